"""What can be found by its words: one row per thing, with the pairs of characters its text is made of."""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models

from .org import Congress


class SearchEntry(models.Model):
    """The words of one row of any app, written in the same transaction as the row itself."""

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="+")
    kind = models.CharField("种类", max_length=40)
    target = models.CharField("所指", max_length=80, unique=True)
    title = models.CharField("标题", max_length=200)
    grams = models.TextField("字对")

    class Meta:
        verbose_name = verbose_name_plural = "检索"
        indexes = [models.Index(fields=["congress", "kind"], name="congress_search_kind")]

    def __str__(self):
        return self.title


FTS = "congress_searchentry_words"


def install(using=DEFAULT_DB_ALIAS):
    """The index of the words: GIN on PostgreSQL; on SQLite an FTS5 table kept equal by triggers. Safe to repeat."""
    connection = connections[using]
    table = apps.get_model("congress.SearchEntry")._meta.db_table
    if table not in connection.introspection.table_names():
        return
    if connection.vendor == "postgresql":
        statements = [f"CREATE INDEX IF NOT EXISTS {FTS} ON \"{table}\" USING gin (to_tsvector('simple', grams))"]
    else:
        statements = [
            f'CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5(grams, content="{table}", content_rowid="id", tokenize="unicode61")',
            *(f"DROP TRIGGER IF EXISTS {FTS}_{event}" for event in ("insert", "update", "delete")),
            f'CREATE TRIGGER {FTS}_insert AFTER INSERT ON "{table}" BEGIN '
            f"INSERT INTO {FTS}(rowid, grams) VALUES (NEW.id, NEW.grams); END",
            f'CREATE TRIGGER {FTS}_delete AFTER DELETE ON "{table}" BEGIN '
            f"INSERT INTO {FTS}({FTS}, rowid, grams) VALUES ('delete', OLD.id, OLD.grams); END",
            f'CREATE TRIGGER {FTS}_update AFTER UPDATE ON "{table}" BEGIN '
            f"INSERT INTO {FTS}({FTS}, rowid, grams) VALUES ('delete', OLD.id, OLD.grams); "
            f"INSERT INTO {FTS}(rowid, grams) VALUES (NEW.id, NEW.grams); END",
        ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
