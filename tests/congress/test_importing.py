"""Tables taken in: every fault of every line before anything is written, all or nothing, and the way back."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from pypdf import PdfReader

from congress.actions import importing, institution, jobs
from congress.frame import clock, kinds, lists
from congress.frame.tables import Column
from congress.frame.workflow import Refused
from congress.models import Attachment, AuditEvent, ImportBatch, ImportRow, Job, Person
from tests.build.importing import applied, faults, states, taken, upload, workbook

pytestmark = pytest.mark.django_db
PEOPLE = "congress.people"
HEAD = ["姓名", "性别", "出生日期", "工作单位及职务", "手机号"]
NEW = ["田秀兰", "女", "1975-03-12", "河口镇柳沟村党支部书记", "13811112222"]


def test_a_table_of_people_is_shown_first_and_written_when_confirmed(cast):
    batch = taken(PEOPLE, [HEAD, NEW], actor=cast.dac)

    assert (batch.counts, Person.objects.filter(name="田秀兰").count()) == ({"new": 1}, 0)

    importing.confirm(batch, actor=cast.dac)

    person = Person.objects.get(name="田秀兰")
    assert (person.born_on, person.gender, person.phone) == (datetime.date(1975, 3, 12), "female", "13811112222")
    assert (person.county, person.name_initials) == (cast.congress, "txl")
    event = AuditEvent.objects.get(kind="congress.import.apply")
    assert event.text == "吴联络导入人员：名单.xlsx，新增1行，修改0行，无变化0行"


SPOILED = [
    ("出生日期", "1975-02-30", "没有1975年2月30日这一天，请核对"),
    ("出生日期", "1975年3月", "“1975年3月”缺少日，请写到日，例如2026-03-05"),
    ("出生日期", "不详", "“不详”不是日期，请写成2026-03-05、2026年3月5日或20260305"),
    ("出生日期", "2027-01-01", "2027-01-01不会是出生日期，请核对"),
    ("性别", "女性", "“女性”不在可选项中，可填：男、女"),
    ("手机号", "1381111222", "“1381111222”不是手机号，应是1开头的11位数字"),
    ("手机号", "1.38E+10", "号码被写成了科学计数，请把这一列的格式改为“文本”，重新填写"),
    ("手机号", "138****2222", "号码被遮盖了，请填完整的号码，或把这一格留空"),
    ("工作单位及职务", "柳" * 81, "有81个字，最多80个字"),
    ("工作单位及职务", "#N/A", "公式出错（#N/A），请改成实际内容"),
    ("姓名", "", "没有填，这一列必须填写"),
]


@pytest.mark.parametrize(("column", "cell", "words"), SPOILED)
def test_a_wrong_cell_is_named_by_line_and_column_and_what_is_accepted(cast, column, cell, words):
    row = [cell if name == column else value for name, value in zip(HEAD, NEW, strict=True)]

    batch = taken(PEOPLE, [HEAD, row], actor=cast.dac)

    assert faults(batch) == [(2, column, words)]
    with pytest.raises(Refused):
        importing.confirm(batch, actor=cast.dac)


def test_all_faults_are_told_at_once(cast):
    rows = [HEAD, ["", "妇", "1975-13-01", "x", "12"], ["赵一", "男", "", "", ""], ["钱二", "?", "", "", ""]]

    batch = taken(PEOPLE, rows, actor=cast.dac)

    assert [(line, column) for line, column, _ in faults(batch)] == [
        (2, "性别"), (2, "出生日期"), (2, "手机号"), (2, "姓名"), (4, "性别"),
    ]  # fmt: skip


DAYS = ["1975年3月12日", "1975-3-12", "1975.3.12", "1975/03/12", "19750312", 27465, "27465", "１９７５年３月１２日",
        datetime.date(1975, 3, 12)]  # fmt: skip


@pytest.mark.parametrize("cell", DAYS, ids=str)
def test_a_day_is_understood_in_the_usual_forms(cast, cell):
    def more(book, sheet):
        if isinstance(cell, datetime.date):
            sheet.write_datetime(1, 2, cell, book.add_format({"num_format": "yyyy/m/d"}))

    row = [*NEW[:2], "" if isinstance(cell, datetime.date) else cell, *NEW[3:]]
    batch = taken(PEOPLE, workbook([HEAD, row], more=more), actor=cast.dac)

    assert (faults(batch), ImportRow.objects.get(batch=batch).values["born_on"]) == ([], "1975-03-12")


def test_what_is_harmless_is_put_right(cast):
    rows = [
        ["名单"],
        ["2026年制"],
        [" 姓　名* ", "手机号（必填）", "性 别"],
        ["田　秀兰 ", "１３８１１１１２２２２", "女"],
        [],
    ]

    applied(PEOPLE, rows, actor=cast.dac)

    assert Person.objects.filter(name="田秀兰", phone="13811112222").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("comma", [",", "\t", ";"])
def test_csv_comes_in_whatever_excel_or_wps_has_made_of_it(cast, encoding, comma):
    text = "\r\n".join(comma.join(row) for row in (HEAD, NEW)) + "\r\n"

    batch = taken(PEOPLE, text.encode(encoding), actor=cast.dac, name="名单.csv")

    assert (states(batch), faults(batch)) == (["new"], [])


def merged_name(book, sheet):
    sheet.merge_range(1, 0, 2, 0, "田秀兰")


FILES = [
    (b"", "文件是空的，请重新选择。"),
    (b"%PDF-1.7 ...", "这不是表格文件，请传 .xlsx 或 .csv（按内容判断，与文件名无关）。"),
    (
        b"\xd0\xcf\x11\xe0" + b"x" * 99,
        "这是旧格式（.xls）或加了密码的文件，请在 Excel 或 WPS 中另存为不带密码的 .xlsx 再传。",
    ),
    (b"PK\x03\x04" + b"x" * 99, "这不是可用的 Excel 文件：不是 .xlsx，或含有宏，或已经损坏。请另存为 .xlsx 再传。"),
    (
        "甲,乙\n一,二\n".encode(),
        "这个文件的内容是文本，不是 Excel 工作簿；它的前20行里没有找到“人员”的标题行，其中至少要有：姓名。请用模板填写。",
    ),
    (workbook([[]]), "文件里没有内容，请填好后再传。"),
    (workbook([HEAD]), "标题行下面没有内容，请填好后再传。"),
    (workbook([["性别", "民族"], ["女", "汉"]]), "缺少必填的列“姓名”，请补上这一列。"),
    (workbook([["姓名", "姓名", "性别"], ["一", "二", "女"]]), "列“姓名”有两列（A列和B列），请只留一列。"),
    (
        workbook([["姓名", "性别", "出生日"], ["一", "女", "1970-1-1"]]),
        "列名“出生日”（C列）不认识，是不是“出生日期”？请改正，或删去这一列。",
    ),
    (
        workbook([["甲", "乙"], ["一", "二"]], name="流水"),
        "工作表“流水”的前20行里没有找到“人员”的标题行，其中至少要有：姓名。请用模板填写。",
    ),
]


@pytest.mark.parametrize(("content", "words"), FILES, ids=[words[:12] for _, words in FILES])
def test_a_wrong_file_is_refused_with_what_to_do(cast, content, words):
    with pytest.raises(ValidationError) as refused:
        taken(PEOPLE, content, actor=cast.dac)

    assert refused.value.messages == [words]
    assert not ImportBatch.objects.exists()


def test_merged_cells_are_named(cast):
    batch = taken(PEOPLE, workbook([HEAD, NEW, ["", "男"]], more=merged_name), actor=cast.dac)

    words = "这里是合并单元格（A2:A3），请取消合并，每一格都填写"
    assert faults(batch) == [(2, "姓名", words), (3, "姓名", "没有填，这一列必须填写"), (3, "姓名", words)]


def test_hidden_rows_unknown_columns_and_other_sheets_are_told(cast):
    def more(book, sheet):
        sheet.set_row(2, None, None, {"hidden": True})
        book.add_worksheet("去年").write_row(0, 0, ["姓名", "性别"])

    batch = taken(PEOPLE, workbook([[*HEAD, "血型"], [*NEW, "A"], ["郝二", "男"]], more=more), actor=cast.dac)

    assert (batch.counts, batch.notes) == (
        {"new": 2},
        [
            "只读取工作表“名单”，没有读取：去年。",
            "列“血型”（F列）不认识，没有读取。",
            "有1行是隐藏的（可能是筛选），也一起读取了。",
        ],
    )


# Who is meant.


@pytest.fixture
def namesake(cast):
    return institution.add_person(
        actor=cast.dac, county=cast.congress, name="田秀兰", born_on=datetime.date(1975, 3, 12), phone="13811112222"
    )


@pytest.mark.parametrize(
    ("born", "phone", "state"),
    [
        ("1975-03-12", "", "same"),
        ("1975-03-12", "13833334444", "changed"),
        ("", "13811112222", "same"),
        ("", "", "asked"),
        ("", "13833334444", "asked"),
        ("1980-01-01", "", "new"),
        ("1980-01-01", "13811112222", "new"),
    ],
)
def test_a_person_is_known_by_name_and_birthday_or_phone_and_a_namesake_is_asked_about(
    cast, namesake, born, phone, state
):
    batch = taken(PEOPLE, [["姓名", "出生日期", "手机号"], ["田秀兰", born, phone]], actor=cast.dac)

    assert states(batch) == [state]


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("new", 2)])
def test_a_namesake_is_settled_on_the_page(cast, namesake, answer, people):
    batch = taken(PEOPLE, [["姓名", "民族"], ["田秀兰", "汉族"]], actor=cast.dac)
    choice = str(namesake.pk) if answer == "same" else "new"

    importing.choose(batch, {2: choice}, actor=cast.dac)
    importing.confirm(batch, actor=cast.dac)

    assert Person.objects.filter(name="田秀兰").count() == people
    assert Person.objects.filter(name="田秀兰", ethnicity="汉族").count() == 1


def test_one_person_twice_in_a_file_is_told_on_both_lines(cast, namesake):
    rows = [["姓名", "出生日期"], ["田秀兰", "1975-03-12"], ["郝新"], ["田秀兰", "19750312"], ["郝新"]]

    batch = taken(PEOPLE, rows, actor=cast.dac)

    assert [(line, words[:8]) for line, _, words in faults(batch)] == [
        (2, "与第4行是同一个"), (3, "与第5行都是“郝"), (4, "与第2行是同一个"), (5, "与第3行都是“郝"),
    ]  # fmt: skip


def test_an_empty_cell_changes_nothing_and_a_cleared_one_empties(cast, namesake):
    rows = [["人员编号", "姓名", "出生日期", "手机号"], [namesake.pk, "田秀兰", "", "（清空）"]]

    applied(PEOPLE, rows, actor=cast.dac)

    namesake.refresh_from_db()
    assert (namesake.born_on, namesake.phone) == (datetime.date(1975, 3, 12), "")


# All or nothing, and back.


def test_what_changed_since_the_preview_is_told_and_nothing_is_written(cast, namesake):
    batch = taken(
        PEOPLE, [["姓名", "出生日期", "民族"], ["田秀兰", "1975-03-12", "汉族"], ["郝新", "", ""]], actor=cast.dac
    )
    namesake.ethnicity = "满族"
    institution.keep_person(namesake, actor=cast.go)

    batch = importing.confirm(batch, actor=cast.dac)

    assert (batch.state, batch.moved) == ("checked", ["第2行：登记的内容已被别人改动"])
    assert not Person.objects.filter(name="郝新").exists()
    assert importing.confirm(batch, actor=cast.dac).state == "applied"


def test_an_import_is_undone_as_a_whole(cast, namesake):
    batch = applied(PEOPLE, [HEAD[:3], ["田秀兰", "男", "1975-03-12"], ["郝新", "男", ""]], actor=cast.dac)

    importing.undo(batch, actor=cast.dac)

    namesake.refresh_from_db()
    assert (namesake.gender, Person.objects.filter(name="郝新").exists()) == ("", False)
    undone = ImportBatch.objects.get(pk=batch.pk)
    assert (undone.state, AuditEvent.objects.filter(kind="congress.import.undo").count()) == ("undone", 1)


def test_what_was_changed_or_used_since_is_not_undone_and_named(cast, namesake):
    batch = applied(
        PEOPLE, [HEAD[:3], ["田秀兰", "男", "1975-03-12"], ["郝新", "男", ""], ["郝旧", "", ""]], actor=cast.dac
    )
    namesake.refresh_from_db()
    namesake.education = "高中"
    institution.keep_person(namesake, actor=cast.dac)
    post = institution.add_post(actor=cast.sec, organization=cast.bodies["credentials"], title="成员")
    institution.appoint(Person.objects.get(name="郝新"), post, actor=cast.sec, since=clock.today())

    assert importing.hindrances(batch) == ["第2行 田秀兰：学历已被改动", "第3行 郝新：已有任职"]
    with pytest.raises(Refused, match="有2项在导入后被改动或使用"):
        importing.undo(batch, actor=cast.dac)
    assert Person.objects.filter(name="郝旧").exists()


def test_after_thirty_days_there_is_no_way_back_and_the_lines_are_gone(cast):
    batch = applied(PEOPLE, [HEAD, NEW], actor=cast.dac)

    with clock.frozen(clock.now() + datetime.timedelta(days=31)):
        with pytest.raises(Refused, match="超过30天"):
            importing.undo(batch, actor=cast.dac)
        assert importing.forget_old(clock.now()) == 1
        assert importing.forget_old(clock.now()) == 0

    assert not ImportRow.objects.filter(batch=batch).exists()
    assert not Attachment.objects.filter(removed_at=None).exists()


def test_it_is_taken_in_once_whoever_presses_twice(cast):
    batch = applied(PEOPLE, [HEAD, NEW], actor=cast.dac)

    with pytest.raises(Refused, match="已导入"):
        importing.confirm(batch, actor=cast.dac)
    assert Person.objects.filter(name="田秀兰").count() == 1


def test_a_long_file_is_taken_in_by_its_job_once(cast):
    rows = [["姓名", "出生日期"], *([f"郝{chr(0x4E00 + n)}", "1970-01-01"] for n in range(501))]

    batch = applied(PEOPLE, rows, actor=cast.signed_in("dac"))
    before = Person.objects.filter(name__startswith="郝").count()
    states = [jobs.run(batch.job_id), importing.run(Job.objects.get(pk=batch.job_id), lambda *_: None)["label"]]

    batch.refresh_from_db()
    assert (before, states, batch.state) == (0, ["done", "查看导入结果"], "applied")
    assert Person.objects.filter(name__startswith="郝").count() == 501


# Who.


def test_only_who_keeps_the_register_takes_in(cast):
    taken(PEOPLE, [HEAD, NEW], actor=cast.go)

    with pytest.raises(PermissionDenied):
        taken(PEOPLE, [HEAD, NEW], actor=cast.com)


def test_a_neighbour_and_other_posts_see_nothing_of_it(cast):
    batch = taken(PEOPLE, [HEAD, NEW], actor=cast.dac)
    url = batch.get_absolute_url()

    answers = {key: cast.client(key).get(url).status_code for key in ("dac", "dac_clerk", "go", "com", "dep")}
    answers["stranger"] = cast.stranger.client("dac").get(url).status_code

    assert answers == {"dac": 200, "dac_clerk": 200, "go": 404, "com": 404, "dep": 404, "stranger": 404}


def test_the_file_is_for_its_sender_alone(cast):
    batch = taken(PEOPLE, [HEAD, NEW], actor=cast.dac)
    url = f"/files/{Attachment.objects.get(purpose='import').pk}/"

    assert [cast.client(key).get(url).status_code for key in ("dac", "dac_clerk")] == [200, 404]
    shown = [url in cast.client(key).get(batch.get_absolute_url()).content.decode() for key in ("dac", "dac_clerk")]
    assert shown == [True, False]


def test_a_township_changes_only_its_own_people(cast):
    town, county_person = cast.townships["river"], cast.posts["lead"].person
    own = town.posts["tdep"].person
    rows = [["人员编号", "姓名", "民族"], [county_person.pk, county_person.name, "回族"], [own.pk, own.name, "回族"]]

    batch = taken(PEOPLE, rows, actor=town.tsec)

    assert states(batch) == ["wrong", "changed"]


# Pages.


def test_the_way_through_the_pages(cast, namesake):
    browser = cast.client("dac")
    sent = browser.post(
        "/imports/congress.people/", {"file": upload([["姓名", "性别"], ["田秀兰", "女"], ["郝新", "错"]])}
    )
    batch = ImportBatch.objects.get()
    shown = browser.get(batch.get_absolute_url()).content.decode()

    assert (sent.status_code, sent.url) == (302, batch.get_absolute_url())
    assert "第3行“性别”：“错”不在可选项中，可填：男、女。" in shown
    mended = browser.get(f"{batch.get_absolute_url()}mend/")
    again = taken(PEOPLE, mended.getvalue(), actor=cast.dac)
    assert [line[1:] for line in faults(again)] == [line[1:] for line in faults(batch)]
    assert browser.post(f"{batch.get_absolute_url()}discard/").url == "/imports/"
    assert ImportBatch.objects.get(pk=batch.pk).state == "discarded"


def test_a_whole_journey_by_pages_alone(cast, namesake):
    browser = cast.client("dac")
    browser.post("/imports/congress.people/", {"file": upload([["姓名", "民族"], ["田秀兰", "汉族"]])})
    batch = ImportBatch.objects.get()
    url = batch.get_absolute_url()
    browser.post(f"{url}choose/", {"line2": str(namesake.pk)})
    browser.post(f"{url}confirm/")
    done = browser.get(url).content.decode()
    asked = browser.get(f"{url}undo/").content.decode()
    browser.post(f"{url}undo/")

    assert "吴联络于2026年4月15日" in done
    assert "撤销这次导入" in asked
    namesake.refresh_from_db()
    assert (namesake.ethnicity, ImportBatch.objects.get().state) == ("", "undone")


def test_the_template_is_read_back_without_its_example(cast):
    answer = cast.client("dac").get("/imports/congress.people/template/")

    with pytest.raises(ValidationError, match="标题行下面只有模板里的示例"):
        taken(PEOPLE, answer.getvalue(), actor=cast.dac)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_take_the_same_queries_for_any_number(cast, rows, django_assert_num_queries):
    batch, *_ = [taken(PEOPLE, [HEAD, *[NEW] * rows], actor=cast.dac) for _ in range(rows)]
    browser = cast.client("dac")
    browser.get("/imports/")

    with django_assert_num_queries(6):
        assert browser.get("/imports/").status_code == 200
    with django_assert_num_queries(8):
        assert browser.get(batch.get_absolute_url()).status_code == 200


def test_a_list_as_pdf_names_filters_time_and_person_and_is_bounded(cast, tmp_path):
    columns = (Column(label="姓名", value=str, width=20), Column(label="单位", value=lambda row: "河口镇", width=30))
    facts = {"title": "人员名单", "columns": columns, "notes": ["条件：全部", "导出：吴联络　2026-04-15 09:00"]}

    lists.write_pdf(tmp_path / "list.pdf", rows=[f"田秀{n}" for n in range(60)], total=60, **facts)

    pages = [page.extract_text() for page in PdfReader(tmp_path / "list.pdf").pages]
    assert [all("导出：吴联络" in page for page in pages), len(pages) > 1] == [True, True]
    with pytest.raises(Refused, match="2栏的名单最多印1000行，这份有1001行"):
        lists.write_pdf(tmp_path / "list.pdf", rows=[], total=1001, **facts)


@pytest.mark.parametrize(
    ("columns", "sheets", "told", "lying"),
    [
        (3, ["名 栏1 栏2"], [], False),
        (9, ["名 栏1 栏2 栏3 栏4 栏5 栏6 栏7 栏8"], [], True),
        (22, ["序号 名 栏1 栏2 栏3 栏4 栏5 栏6 栏7 栏8 栏9 栏10", "序号 名 栏11 栏12 栏13 栏14 栏15 栏16 栏17 栏18 栏19"],
         ["各行相同，不逐行印出：栏20“汉族”。", "各行都没有填写，未印：栏21。", "栏目较多，分2张印，按序号和“名”对照。"], True),
    ],
)  # fmt: skip
def test_a_wide_list_lies_down_and_then_goes_on_on_further_sheets_beside_its_key(columns, sheets, told, lying):
    labels = ["名", *(f"栏{n}" for n in range(1, columns))]
    fixed = {20: "汉族", 21: ""}
    cells = [(f"田秀{row}", *(fixed.get(n, f"第{row}行{n}列") for n in range(1, columns))) for row in range(3)]

    tables, said, lies = lists.laid_out(labels, cells)

    assert [" ".join(column.title for column in table.columns) for table in tables] == sheets
    assert (said, lies) == (told, lying)
    assert [[row[-1] for row in table.rows][-1] for table in tables][-1] == cells[-1][-1 if columns < 22 else 19]


def test_a_list_is_asked_for_as_pdf_from_its_page(cast):
    browser = cast.client("dac")

    shown = browser.get("/institution/people/").content.decode()
    asked = browser.post("/export/congress.people/", {"format": "pdf"})

    assert 'value="pdf"' in shown
    assert (asked.status_code, Job.objects.get(kind="congress.export").args["format"]) == (302, "pdf")

    Person.objects.bulk_create(Person(name=f"田秀{n}", county_id=cast.dac.county_id) for n in range(1001))
    refused = browser.post("/export/congress.people/", {"format": "pdf"})
    assert (refused.status_code, "或导出为 Excel" in refused.content.decode(), Job.objects.count()) == (409, True, 1)


def test_the_list_says_who_takes_in_the_other_registers_and_where_accounts_are_opened(cast):
    page, admin = (cast.client(who).get("/imports/").content.decode() for who in ("dac", "sys"))

    assert f"机构：{kinds.imports['congress.bodies'].may.__doc__}" in page
    assert ("/accounts/open/table/" in page, "/accounts/open/table/" in admin) == (False, True)


def test_the_table_of_columns_names_the_choices(cast):
    assert "从下拉列表选择：男、女" in cast.client("dac").get("/imports/congress.people/").content.decode()


def test_a_long_list_of_hints_ends_in_words_and_is_folded(cast):
    heads = [*HEAD, *(f"多余列{n}" for n in range(60))]

    batch = taken(PEOPLE, [heads, [*NEW, *["x"] * 60]], actor=cast.dac)

    assert (len(batch.notes), batch.notes[-1]) == (50, "还有11条提示没有列出。")
    assert "其余提示" in cast.client("dac").get(batch.get_absolute_url()).content.decode()
