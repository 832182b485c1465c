"""Plants twenty-five normative documents over three years, in every state, with requests for review and the yearly reports."""

from datetime import date, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from congress.actions import notices, records
from congress.demo.timeline import Timeline
from congress.frame import clock, kinds
from congress.frame.printing import Paper, Para, render_docx
from congress.frame.uploads import judge
from congress.models import Organization
from congress.queries import calendar, rules

from ..actions import filings as actions
from ..models import FilingYear, NormativeDocument, ReviewRequest
from . import words
from .plant import acting_for

# Days ago of the publication: how far it came. The steps take their days; what is not over stays where it is.
OLD = (980, 930, 870, 820, 760, 700, 640, 600, 540, 480, 420, 360)
FATES = ("cleared",) * 6 + ("corrected", "cleared", "annulled", "corrected", "cleared", "late")
NOW = ((12, "published"), (40, "overdue"), (8, "filed"), (15, "supplement"), (20, "rejected"), (16, "registered"), (50, "reviewing"),
       (60, "communicating"), (75, "opinion"), (110, "objected"), (100, "promised"), (150, "proposed"), (95, "township"))  # fmt: skip
TEXT = "现报送备案，附备案报告、正式文本、说明和制定依据。"
ROADS = {
    "filed": ("file",), "supplement": ("file", "ask"), "rejected": ("file", "reject"), "registered": ("file", "register"),
    "reviewing": ("file", "register", "assign"), "cleared": ("file", "register", "assign", "clear"),
    "communicating": ("file", "register", "assign", "communicate"), "opinion": ("file", "register", "assign", "communicate", "opinion"),
    "late": ("late", "register", "assign", "clear"), "township": ("file", "register", "assign", "clear"),
}  # fmt: skip
ROADS |= {
    "objected": (*ROADS["opinion"], "object"),
    "promised": (*ROADS["opinion"], "promise"),
    "corrected": (*ROADS["opinion"], "promise", "correct"),
    "proposed": (*ROADS["opinion"], "object", "propose"),
    "annulled": (*ROADS["opinion"], "object", "propose", "annul"),
}
AFTER = {"file": 6, "late": 45, "register": 4, "assign": 3, "clear": 40, "communicate": 25, "opinion": 12, "object": 18, "promise": 14,
         "correct": 40, "propose": 15, "annul": 20, "ask": 3, "reject": 3}  # fmt: skip


def plant(world):
    timeline = Timeline(clock.moment(world.today, 8, 30), before_commit=records.write_waiting)
    with rules.remembered(), calendar.remembered(), records.written_together(), notices.silence():
        wanted = [*zip(OLD, FATES, strict=True), *NOW]
        for place, (ago, fate) in enumerate(wanted):
            timeline.enter(_document(world, place, world.today - timedelta(days=ago), fate))
        for place in range(3):
            timeline.enter(_request(world, place))
        for year in (world.today.year - 2, world.today.year - 1):
            timeline.enter(_year(world, year))
        timeline.run()
    world.say(0.91, "规范性文件备案审查")


def _organ(world, key, fate):
    if fate == "township":
        rows = Organization.objects.filter(congress__parent=world.congress, kind="presidium").order_by("pk")
        return rows.first(), "township"
    return world.bodies[key], None


def _document(world, place, published_on, fate):
    office, legal = world.first("GO"), world.bodies["legal"]
    com = acting_for(world, legal.pk, ("COM",), office)
    title, kind, key = words.RULES_FILED[place % len(words.RULES_FILED)]
    organ, township = _organ(world, key, fate)
    title = "关于批准镇区环境整治实施方案的决议" if township else title
    number = f"{organ.document_word or '浥'}发〔{published_on.year}〕{place + 3}号"
    yield clock.moment(published_on, 9, place)
    row = actions.keep_document(
        NormativeDocument(congress=world.congress, kind=township or kind, organ=organ, title=title, number=number,
                          published_on=published_on, summary="规范有关管理活动，明确各方职责、办理程序和监督措施。"),
        actor=office,
    )  # fmt: skip
    day = published_on
    for step in ROADS.get(fate, ()):
        day = day + timedelta(days=AFTER[step])
        yield clock.moment(day, 10 + place % 7)
        row = STEPS[step](_fresh(row.pk), office, com, legal)


def _materials(row):
    """What is filed: the report and the text of the document."""
    articles = (
        "为了规范有关管理活动，维护公众利益，制定本文件。",
        "有关机关按照职责分工做好实施工作。",
        "本文件自公布之日起施行。",
    )
    said = (f"{row.organ.name}{row.published_on:%Y年%-m月%-d日}公布《{row.title}》（{row.number}），现报请备案。",)
    return [_paper("备案报告", (*said, TEXT), row), _paper("正式文本和说明", articles, row)]


def _paper(name, words, row):
    made = Paper(title=(row.title,), subtitle=(f"（{name}）",), blocks=tuple(map(Para, words)), signer=row.organ.name,
                 date=row.published_on)  # fmt: skip
    upload = SimpleUploadedFile(f"{name}.docx", render_docx(made))
    return upload, judge(upload)


def _fresh(pk):
    return NormativeDocument.objects.select_related("organ__congress", "committee", "congress").get(pk=pk)


STEPS = {
    "file": lambda row, office, com, legal: actions.file(row, actor=office, text=TEXT, files=_materials(row)),
    "late": lambda row, office, com, legal: actions.file(row, actor=office, text=TEXT, files=_materials(row)),
    "register": lambda row, office, com, legal: actions.register(row, actor=office),
    "ask": lambda row, office, com, legal: actions.ask_supplement(row, actor=office, reason="缺少制定依据和说明，请在十日内补正。"),
    "reject": lambda row, office, com, legal: actions.reject(row, actor=office, reason="属于内部工作制度，不在报备范围。"),
    "assign": lambda row, office, com, legal: actions.assign(row, actor=office, committee=legal),
    "clear": lambda row, office, com, legal: actions.clear(row, actor=com, text="经审查，没有发现超越权限或者同上位法相抵触的情形。"),
    "communicate": lambda row, office, com, legal: actions.communicate(row, actor=com, text="第八条设定的收费没有上位法依据，请说明。"),
    "opinion": lambda row, office, com, legal: actions.issue_opinion(
        row, actor=com, articles="第八条", basis="监督法第三十九条", text="第八条增加公民、法人和其他组织的义务，没有上位法依据，应当修改。"
    ),
    "object": lambda row, office, com, legal: actions.object_to(row, actor=office, text="该条款依据上级部门文件制定，拟继续执行。"),
    "promise": lambda row, office, com, legal: actions.promise(
        row, actor=office, text="同意修改第八条。", due_on=clock.today() + timedelta(days=60)
    ),
    "correct": lambda row, office, com, legal: actions.correct(
        row, actor=office, outcome="abolished", on=clock.today(), text="已废止，并向社会公布。"
    ),
    "propose": lambda row, office, com, legal: actions.propose(row, actor=office, text="主任会议决定提请常委会会议撤销。"),
    "annul": lambda row, office, com, legal: actions.annul(row, actor=office, on=clock.today(), text="常委会会议决定撤销该文件，并向社会公布。"),
}  # fmt: skip


def _request(world, place):
    """Three requests: one open, one passed on, one not yet looked at."""
    office = world.first("GO")
    day = world.today - timedelta(days=(40, 90, 4)[place])
    yield clock.moment(day, 15)
    title = ("城区停车收费管理办法", "关于医疗保险缴费标准的通知", "农贸市场管理办法")[place]
    asked = actions.ask_for_review(
        ReviewRequest(congress=world.congress, kind="demand" if place == 1 else "proposal", title=title, received_on=day,
                      reason="第六条提高了收费标准，没有听取意见，也没有上位法依据，请求审查。",
                      proposer=("市民张先生", "县人民检察院", "某商户协会")[place]),
        actor=office,
    )  # fmt: skip
    if place == 2:
        return
    yield clock.moment(day + timedelta(days=7), 10)
    if place == 1:
        actions.transfer(asked, actor=office, text="该文件由市级机关制定，已移送市人大常委会。")
        return
    found = (
        NormativeDocument.objects.filter(registered_on__isnull=False, state="cleared")
        .order_by("-published_on", "pk")
        .first()
    )
    actions.open_review(asked, actor=office, document=found)


def _year(world, year):
    office = world.first("GO")
    yield clock.moment(date(year + 1, 1, 2), 8)
    actions.begin_years()
    yield clock.moment(date(year + 1, 1, 22), 10)
    row = FilingYear.objects.filter(congress=world.congress, year=year).first()
    row = row or FilingYear(congress=world.congress, year=year)
    row.text = (
        "坚持有件必备、有备必审、有错必纠，督促制定机关按期报备，对涉及群众切身利益的文件重点审查。\n"
        "部分文件报备不及时、说明不充分的问题仍然存在。\n下一年将开展集中清理，完善与有关机关的衔接联动。"
    )
    row = actions.issue_catalogue(actions.keep_year(row, actor=office), actor=office, on=clock.today())
    yield clock.moment(date(year + 1, 3, 20), 16)
    actions.report_year(row, actor=office, on=clock.today())


FILINGS = kinds.Demo(key="supervision.filings", order=85, plant=plant)
