"""An app's first tables are made at once, and are those that its operations would have made one by one."""

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from congress.frame.founding import Found

ID = ("id", models.BigAutoField(primary_key=True))

OPERATIONS = [
    migrations.CreateModel("Station", [ID, ("name", models.CharField(max_length=20))]),
    migrations.CreateModel("Room", [ID, ("station", models.ForeignKey("t.Station", models.PROTECT))]),
    migrations.AddField("Station", "best_room", models.ForeignKey("t.Room", models.SET_NULL, null=True)),
    migrations.AddField("Station", "rooms_used", models.ManyToManyField("t.Room", related_name="users")),
    migrations.AddIndex("Station", models.Index(fields=["name"], name="t_station_name")),
    migrations.AddConstraint("Room", models.UniqueConstraint(fields=["station"], name="t_room_once")),
]


def made_by(operations):
    """Columns and constraints of each table after the operations; the tables are gone again afterwards."""
    migration = migrations.Migration("0001_initial", "t")
    migration.operations = operations
    before = ProjectState()
    with connection.schema_editor(atomic=False) as editor:
        migration.apply(before.clone(), editor)
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t.startswith("t_")]
        drawn = {
            table: (
                sorted(c.name for c in connection.introspection.get_table_description(cursor, table)),
                sorted(
                    repr((c["columns"], c["unique"], c["foreign_key"], c["index"]))
                    for c in connection.introspection.get_constraints(cursor, table).values()
                ),
            )
            for table in tables
        }
    with connection.schema_editor(atomic=False) as editor:
        migration.unapply(before.clone(), editor)
    with connection.cursor() as cursor:
        assert not [t for t in connection.introspection.table_names(cursor) if t.startswith("t_")]
    return drawn


@pytest.mark.django_db(transaction=True)
def test_the_same_tables_stand_as_after_each_operation_by_itself():
    at_once = made_by([Found(OPERATIONS)])

    assert sorted(at_once) == ["t_room", "t_station", "t_station_rooms_used"]
    assert at_once == made_by(OPERATIONS)
