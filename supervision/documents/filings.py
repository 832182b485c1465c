"""The papers of filing review: receipt, opinion in writing, report and catalogue of a year."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Heading, Paper, Para, Table, blocks_of, letter
from congress.models import Organization

from ..policies import filings as policies
from ..queries import filings as queries

LAW = "《中华人民共和国各级人民代表大会常务委员会监督法》"


def _office(row):
    return body_of(row.congress_id, Organization.Kind.GENERAL_OFFICE)


def _committee(row):
    return body_of(row.congress_id, Organization.Kind.STANDING_COMMITTEE)


def gather_receipt(document):
    return {
        "organ": document.organ.name,
        "title": document.title,
        "number": document.number,
        "published_on": long_date(document.published_on),
        "filed_on": long_date(document.filed_on),
        "registered_on": long_date(document.registered_on),
        "register_number": document.register_number,
        "days": document.days_to_file,
        "is_late": document.is_late,
    }


def compose_receipt(snapshot, facts):
    late = (
        f"报备距公布{snapshot['days']}日，已超过规定的期限，请今后按期报送。"
        if snapshot["is_late"]
        else "报备符合规定的期限。"
    )
    return letter(
        facts,
        title="规范性文件备案登记回执",
        addressee=snapshot["organ"],
        blocks=(
            Para(f"你机关{snapshot['published_on']}公布的《{snapshot['title']}》（{snapshot['number']}），{snapshot['filed_on']}报送备案。"
                 f"经形式审查，备案材料齐全，{snapshot['registered_on']}予以登记，登记号为{snapshot['register_number']}。"),
            Para(late),
        ),
    )  # fmt: skip


RECEIPT = kinds.DocumentKind(
    key="supervision.filing_receipt",
    title="备案登记回执",
    model="supervision.normativedocument",
    gather=gather_receipt,
    compose=compose_receipt,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.prints_receipt,
    may_read=policies.reads_paper,
    order=320,
)


def gather_opinion(document):
    return {
        "organ": document.organ.name,
        "title": document.title,
        "number": document.number,
        "register_number": document.register_number,
        "committee": document.committee.name if document.committee_id else "",
        "due_on": long_date(queries.due_of(document, "supervision.filing_reply")),
        "text": queries.words_of(document, "issue_opinion"),
    }


def compose_opinion(snapshot, facts):
    return letter(
        facts,
        title=f"对《{snapshot['title']}》的审查意见",
        addressee=snapshot["organ"],
        blocks=(
            Para(f"你机关报送备案的《{snapshot['title']}》（{snapshot['number']}，登记号{snapshot['register_number']}），经审查，"
                 "提出如下意见。"),
            *blocks_of(snapshot["text"]),
            Para(f"请研究处理，于{snapshot['due_on']}前书面回复是否修改、废止及处理计划。不予修改、废止的，将依照{LAW}第三十九条的规定办理。"),
        ),
    )  # fmt: skip


OPINION = kinds.DocumentKind(
    key="supervision.filing_opinion",
    title="规范性文件审查意见书",
    model="supervision.normativedocument",
    gather=gather_opinion,
    compose=compose_opinion,
    organ=_office,
    series="supervision",
    number_word="函",
    may_issue=policies.prints_opinion,
    may_read=policies.reads_paper,
    order=321,
)

COLUMNS = (
    Column("登记号", 2, "center"),
    Column("文件名称", 5),
    Column("文号", 2.4),
    Column("制定机关", 2.6),
    Column("公布日期", 1.7, "center"),
    Column("登记日期", 1.7, "center"),
)


def gather_year(row):
    counted = queries.figures(row.congress_id, row.year)
    return {
        "year": row.year,
        "text": row.text,
        "meeting": str(row.meeting) if row.meeting_id else "",
        "figures": {
            "published": counted.published, "filed": counted.filed, "in_time": counted.in_time, "registered": counted.registered,
            "reviewed": counted.reviewed, "opinions": counted.opinions, "corrected": counted.corrected,
            "annulled": counted.annulled, "demands": counted.demands, "proposals": counted.proposals,
            "filing_rate": counted.filing_rate, "timely_rate": counted.timely_rate,
        },
        "rows": [
            [one.register_number, one.title, one.number, one.organ.name, f"{one.published_on:%Y.%-m.%-d}", f"{one.registered_on:%Y.%-m.%-d}"]
            for one in queries.catalogue(row.congress_id, row.year)
        ],
    }  # fmt: skip


def compose_year(snapshot, facts):
    """The report with its catalogue; the catalogue alone while there is no report yet."""
    name = f"{snapshot['year']}年规范性文件备案目录"
    rows = tuple(tuple(row) for row in snapshot["rows"])
    if not snapshot["text"]:
        return Paper(form="plain", title=(name,), blocks=(Table(COLUMNS, rows, small=True),), signer=facts.issuer,
                     date=facts.issued_on, seal=True)  # fmt: skip
    said = snapshot["figures"]
    return Paper(
        form="plain",
        title=(f"{snapshot['year']}年备案审查工作情况的报告",),
        blocks=(
            Para(f"根据{LAW}第四十五条的规定，现将{snapshot['year']}年备案审查工作情况报告如下。"),
            Heading("一、备案审查情况"),
            Para(
                f"全年公布应当报备的规范性文件{said['published']}件，报送备案{said['filed']}件，备案率{said['filing_rate']}；按期报备"
                f"{said['in_time']}件，及时率{said['timely_rate']}；登记{said['registered']}件。审查完成{said['reviewed']}件，提出书面审查意见"
                f"{said['opinions']}件，制定机关修改、废止{said['corrected']}件，常委会撤销{said['annulled']}件。收到审查要求{said['demands']}件、"
                f"审查建议{said['proposals']}件。"
            ),
            Heading("二、工作情况"),
            *blocks_of(snapshot["text"]),
            Table(COLUMNS, rows, caption=name, small=True),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


YEAR = kinds.DocumentKind(
    key="supervision.filing_year",
    title="备案目录、备案审查工作情况报告",
    model="supervision.filingyear",
    gather=gather_year,
    compose=compose_year,
    organ=_committee,
    may_issue=policies.prints_year,
    may_read=policies.reads_years,
    order=322,
)
