"""The pack of a year: what is in it for whom, its digests, its front page in a browser without any server, its bytes."""

import subprocess
import zipfile
from datetime import date, timedelta
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from congress.actions import archiving, attachments, documents, exporting, jobs
from congress.frame import clock, files, packing
from congress.frame.uploads import Judged
from congress.frame.workflow import Refused
from congress.models import AuditEvent, Document, Job
from tests.build import documents as papers
from tests.build import publishing
from tests.build import writings as texts
from tests.build.suggestions import suggestion

pytestmark = pytest.mark.django_db
YEAR = 2026


@pytest.fixture(autouse=True)
def own_files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"
    (settings.MEDIA_ROOT / exporting.FOLDER).mkdir(parents=True)


def packed(actor, year=YEAR):
    """(the ZIP, the finished job) of one who asks."""
    job = archiving.ask(year, actor=actor)
    assert jobs.run(job.pk) == Job.State.DONE, Job.objects.get(pk=job.pk).error
    job.refresh_from_db()
    return zipfile.ZipFile(files.path_of(job.result["file"])), job


def photo(case, actor, name="现场照片.png"):
    one = (SimpleUploadedFile(name, name.encode()), Judged(extension="png", content_type="image/png"))
    return attachments.attach(case, [one], actor=actor)[0]


def issued(case, actor, kind="suggestions.receipt"):
    return papers.rendered(documents.issue(kind, case, actor=actor))


@pytest.fixture
def year(cast):
    """An archived suggestion with a file and a paper, one of a deputy who asked for secrecy with the same, a rule."""
    found = {
        "case": suggestion(cast, at="archived", subject="关于修路/架桥的建议"),
        "secret": suggestion(cast, at="archived", subject="关于某事的建议", secret_identity=True),
    }
    for case in found.values():
        photo(case, cast.dac)
        issued(case, cast.dac)
    texts.rule(cast, "会议办法")
    return found


# Who.


@pytest.mark.parametrize("who", ["dac", "com", "scm", "dep", "gov", "unit", "aud", "sys"])
def test_only_the_office_and_the_leaders_take_a_year_away(cast, who):
    assert archiving.ask(YEAR, actor=cast.go)

    with pytest.raises(PermissionDenied):
        archiving.ask(YEAR, actor=cast.actor(who))


def test_a_township_takes_none_and_a_year_to_come_is_refused(cast):
    with pytest.raises(PermissionDenied):
        archiving.ask(YEAR, actor=cast.townships["river"].tch)
    with pytest.raises(Refused, match="还没有到"):
        archiving.ask(YEAR + 1, actor=cast.go)


def test_it_is_on_record_and_only_the_one_who_asked_fetches_it(cast, year):
    _, job = packed(cast.signed_in("go"))

    assert AuditEvent.objects.filter(kind="congress.archive").values_list("person_name", "text").get() == (
        "周文书",
        "周文书生成2026年归档包",
    )
    fetched = {who: cast.client(who).get(f"/jobs/{job.pk}/file/").status_code for who in ("go", "lead", "dac")}
    assert fetched == {"go": 200, "lead": 404, "dac": 404}


def test_it_is_cleared_away_after_the_usual_days(cast, year):
    _, job = packed(cast.go)
    path = files.path_of(job.result["file"])

    exporting.forget_old(clock.now() + exporting.KEPT + timedelta(days=1))

    job.refresh_from_db()
    assert (path.exists(), job.has_expired) == (False, True)


# What.


def test_papers_registers_and_files_stand_in_folders_under_names_that_speak(cast, year):
    found, job = packed(cast.lead)

    names = found.namelist()
    number = year["case"].number_text
    case = f"附件/代表建议/{number} 关于修路 架桥的建议/现场照片.png"
    assert [name for name in names if name.startswith("附件/代表建议/")] == [
        case,
        f"附件/代表建议/{year['secret'].number_text} 关于某事的建议/现场照片.png",
    ]
    assert found.read(case) == "现场照片.png".encode()
    receipts = [name for name in names if name.startswith("公文/")]
    assert len(receipts) == 2
    assert receipts[0].endswith(f"{number} 关于修路 架桥的建议.pdf"), "without a number of its own: what it is about"
    assert {"登记册/会议登记.xlsx", "登记册/会议登记.csv", "登记册/代表建议清单.csv", "登记册/文稿和制度.csv"} <= set(
        names
    )
    assert not [name for name in names if "审计" in name]
    assert names[-2:] == ["index.html", "清单-SHA256.txt"]
    assert job.result["members"] == len(names)
    assert "关于修路/架桥的建议" in found.read("登记册/代表建议清单.csv").decode()


def test_the_paper_that_names_a_secret_deputy_goes_only_to_who_may_read_it(cast, year):
    held = {}
    for who in ("lead", "go"):
        found, _ = packed(cast.actor(who))
        held[who] = [name for name in found.namelist() if name.startswith("公文/")]
        pages = found.read("index.html").decode() + found.read("登记册/代表建议清单.csv").decode()
        assert ("张德福" in pages, "身份保密" in pages) == (True, who == "go")

    assert (len(held["lead"]), len(held["go"])) == (2, 1)


def test_another_year_has_none_of_it(cast, year):
    found, _ = packed(cast.lead, 2025)

    assert [name for name in found.namelist() if not name.startswith("登记册/")] == [
        "样式.css",
        "index.html",
        "清单-SHA256.txt",
    ]
    lines = found.read("登记册/代表建议清单.csv").decode("utf-8-sig").splitlines()
    assert lines[:3] == ["代表建议清单", "范围：2025年", "共 0 条"]


def test_the_things_of_another_congress_are_not_in_it(cast, year):
    theirs = suggestion(cast.townships["river"], at="archived", subject="关于镇里的建议")
    photo(theirs, cast.townships["river"].tch)

    found, _ = packed(cast.lead)

    assert [name for name in found.namelist() if "镇里" in name] == []
    assert "镇里" not in found.read("登记册/代表建议清单.csv").decode()


def test_a_file_that_was_altered_is_named_and_stays_out(cast, year):
    paper = Document.objects.get(kind="suggestions.receipt", target_id=year["case"].pk)
    files.path_of(paper.stored_as).write_bytes(b"%PDF-1.4 forged")

    found, _ = packed(cast.lead)

    assert len([name for name in found.namelist() if name.startswith("公文/")]) == 1
    assert "文件缺失，或者与登记的校验码不一致" in found.read("index.html").decode()


# Read without us.


def test_sha256sum_finds_every_file_whole(cast, year, tmp_path):
    found, _ = packed(cast.lead)
    found.extractall(tmp_path)

    told = subprocess.run(
        ["sha256sum", "-c", "清单-SHA256.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stderr
    assert len(told.stdout.splitlines()) == len(found.namelist()) - 1
    (tmp_path / "index.html").write_text("altered")
    told = subprocess.run(
        ["sha256sum", "-c", "清单-SHA256.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (told.returncode, "index.html: FAILED" in told.stdout) == (1, True)


def test_the_front_page_opens_and_leads_on_without_any_server(cast, year, tmp_path, chromium):
    found, _ = packed(cast.lead)
    found.extractall(tmp_path)
    context = chromium.new_context(offline=True, java_script_enabled=False)
    page = context.new_page()

    page.goto((tmp_path / "index.html").as_uri())
    assert page.title() == f"{cast.congress}2026年归档包"
    links = [link.get_attribute("href") for link in page.query_selector_all("a")]
    inside = [href for href in links if not href.startswith("#")]
    assert [href for href in inside if ":" in href or href.startswith("/")] == []
    there = [(tmp_path / unquote(href)).is_file() for href in inside]
    assert all(there)
    assert len(there) >= 12
    page.click("text=清单-SHA256.txt")
    assert "index.html" in page.inner_text("body")
    context.close()


def test_the_same_data_are_the_same_bytes(cast, year):
    first, one = packed(cast.lead)
    with clock.frozen(date(2026, 4, 16)):
        second, other = packed(cast.lead)

    assert first.namelist() == second.namelist()
    different = [name for name in first.namelist() if first.read(name) != second.read(name)]
    assert (different, one.result["sha256"] == other.result["sha256"]) == ([], True)

    publishing.release(year["case"], cast.dac)
    texts.rule(cast, "新办法")
    third, _ = packed(cast.lead)
    assert [
        name for name in third.namelist() if name in first.namelist() and first.read(name) != third.read(name)
    ] == [
        "登记册/会议登记.xlsx",
        "登记册/会议登记.csv",
        "登记册/文稿和制度.xlsx",
        "登记册/文稿和制度.csv",
        "登记册/列席邀请.xlsx",
        "登记册/列席邀请.csv",
        "index.html",
        "清单-SHA256.txt",
    ]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("西代工函〔2026〕7号 关于道路", "西代工函〔2026〕7号 关于道路"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("  行\n尾. ", "行 尾"),
        ("..", "无题"),
        ("长" * 99, "长" * 60),
    ],
)
def test_a_title_becomes_a_name_every_system_takes(title, name):
    assert files.speaking(title) == name


def test_two_of_one_name_are_told_apart(tmp_path):
    with packing.Pack(tmp_path / "a.zip") as pack:
        assert [pack.add(name, b"x") for name in ("一/A.txt", "一/a.txt", "一/A.txt")] == [
            "一/A.txt",
            "一/a（2）.txt",
            "一/A（3）.txt",
        ]


def test_asked_for_on_its_page(cast):
    answer = cast.client("go").post("/archive/", {"year": "2026"})
    assert answer.headers["Location"] == f"/jobs/{Job.objects.get(kind='congress.year_archive').pk}/"

    wrong = cast.client("go").post("/archive/", {"year": "1999"})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["year"])
