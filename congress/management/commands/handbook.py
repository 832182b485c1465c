"""Print the handbook from what the programs obey: machines, clocks, local rules, papers, roles, words."""

from django.core.management.base import BaseCommand

from congress.models import Congress
from congress.queries import handbook

SIDES = {"label": "时限", "about": "事项", "length": "长度", "basis": "依据", "reminds": "提醒日", "whom": "提醒谁"}


class Command(BaseCommand):
    help = "打印办理手册（Markdown）：状态和手续、期限、本级规则、公文、角色、名词，都取自程序正在执行的同一份声明。"

    def add_arguments(self, parser):
        parser.add_argument("--congress", help="人大全称；不写则取县级人大，没有登记的按默认规则")

    def handle(self, *args, congress=None, **options):
        rows = Congress.objects.filter(name=congress) if congress else Congress.objects.filter(level="county")
        row = rows.order_by("pk").first()
        if congress and row is None:
            self.stderr.write(f"没有名为“{congress}”的人大。")
            raise SystemExit(1)
        pk = row.pk if row else None
        self.stdout.write(f"# 办理手册{f'（{row.name}）' if row else ''}\n")
        for part in (machines(), clocks(pk), rules(pk), papers(), roles(), words()):
            self.stdout.write(part)


def table(head, rows):
    """A table in Markdown; a bar inside a cell would break it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "｜") for cell in line) + " |" for line in lines) + "\n"


def columns_of(rows, columns):
    return table(list(columns.values()), [[getattr(row, key) for key in columns] for row in rows])


def machines():
    columns = {
        "label": "办理",
        "sources": "从",
        "target_label": "到",
        "who": "由谁",
        "condition": "条件",
        "clocks": "期限",
        "basis": "依据",
    }
    return "\n".join(
        f"## {chapter.title}\n\n{columns_of(chapter.moves, columns)}\n```mermaid\n{chapter.mermaid()}\n```\n"
        for chapter in handbook.machines()
    )


def clocks(congress_id):
    ladder = table(["提醒日", "提醒谁"], handbook.rungs())
    return f"## 期限\n\n{columns_of(handbook.clocks(congress_id), SIDES)}\n### 逐级提醒\n\n{ladder}"


def rules(congress_id):
    columns = {"label": "规则", "value": "现行", "default": "默认", "allowed": "可以定为", "basis": "依据"}
    return f"## 本级规则\n\n{columns_of(handbook.rules(congress_id), columns)}"


def papers():
    columns = {"title": "公文", "about": "所属事项", "number": "编号", "who": "由谁签发", "readers": "谁可以看"}
    return f"## 公文\n\n{columns_of(handbook.papers(), columns)}"


def roles():
    return f"## 角色\n\n{columns_of(handbook.roles(), {'label': '角色', 'code': '代号', 'deeds': '能办的手续'})}"


def words():
    return f"## 名词\n\n{table(['词语', '英文', '意思'], handbook.words())}"
