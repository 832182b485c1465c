"""The law exam on paper: the notice of its scope, the question paper, the key for markers, the results."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Column, Field, Fields, Heading, Paper, Para, Signature, Signatures, Table
from congress.models import Organization
from congress.queries.rules import rule

from ..models import ExamSitting, QuestionKind
from ..models.questions import FALSE, TRUE
from ..policies import exams as policies
from ..queries import exams as queries

BLANK = "（　　）"
RULES = "单选题只有一个正确答案；多选题有两个以上正确答案，多选、少选、错选都不得分；判断题写“√”或者“×”。"


def organ(exam):
    return body_of(exam.congress_id, Organization.Kind.STANDING_COMMITTEE)


def _head(exam):
    return {
        "title": exam.title,
        "committee": organ(exam).name if organ(exam) else exam.congress.name,
        "on": long_date(exam.on),
        "begins": f"{exam.begins:%-H:%M}",
        "place": exam.place,
        "minutes": exam.minutes,
    }


def gather_notice(exam):
    asked = [f"{label}{count}道，每道{points}分" for _, label, count, points in exam.parts]
    return _head(exam) | {
        "scope": exam.scope,
        "on_screen": exam.is_on_screen,
        "asked": "；".join(asked),
        "term": str(exam.term),
        "pass": rule(exam.congress_id, "appointment.exam_pass"),
        "resits": rule(exam.congress_id, "appointment.exam_resits"),
    }


def compose_notice(snapshot, facts):
    how = "上机答题，凭监考人员发给的考试码或者本人账号进入" if snapshot["on_screen"] else "纸质试卷，闭卷答题"
    again = f"不合格的可以补考{snapshot['resits']}次；" if snapshot["resits"] else "不合格的不再补考；"
    return Paper(
        form="plain",
        title=(snapshot["title"], "通　知"),
        blocks=(
            Para(f"根据人事任免工作安排，现将{snapshot['title']}的有关事项通知如下。"),
            Heading("一、时间和地点"),
            Para(f"{snapshot['on']}{snapshot['begins']}，{snapshot['place']}，时长{snapshot['minutes']}分钟。"),
            Heading("二、考试范围"),
            *(Para(line) for line in snapshot["scope"].splitlines() if line.strip()),
            Heading("三、题型和分值"),
            Para(f"{snapshot['asked']}，满分100分。{how}。"),
            Heading("四、成绩"),
            Para(f"{snapshot['pass']}分为合格。{again}成绩在{snapshot['term']}内有效。"),
            Heading("五、注意事项"),
            Para("请带身份证件，提前15分钟到场。表决以前，本通知的内容不得向他人透露。"),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def gather_paper(exam):
    return _head(exam) | {
        "parts": [
            {"heading": heading, "lines": [
                {"text": f"{one['place']}．{one['text'].replace('（　）', BLANK)}", "kind": one["kind"],
                 "choices": [f"{letter}．{text}" for letter, text in one["choices"]] if one["kind"] != QuestionKind.JUDGE else []}
                for one in lines
            ]}
            for heading, lines in queries.parts_of(exam)
        ],
    }  # fmt: skip


def _asked(part):
    for one in part["lines"]:
        yield Para(one["text"] if BLANK in one["text"] else f"{one['text']}{BLANK}")
        # Short choices share a line, as on any question paper.
        if one["choices"] and max(map(len, one["choices"])) <= 11:
            pairs = [one["choices"][place : place + 2] for place in range(0, len(one["choices"]), 2)]
            yield from (Para("　".join(choice.ljust(12, "　") for choice in pair).rstrip("　")) for pair in pairs)
        else:
            yield from (Para(choice) for choice in one["choices"])


def compose_paper(snapshot, facts):
    boxes = [Field("座位号"), Field("姓名"), Field("得分")]
    return Paper(
        form="sheet",
        title=(snapshot["committee"], f"{snapshot['title']}试卷"),
        subtitle=(f"（{snapshot['on']}　时长{snapshot['minutes']}分钟　满分100分）",),
        blocks=(
            Fields((tuple(boxes),)),
            Para(RULES),
            *(block for part in snapshot["parts"] for block in (Heading(part["heading"]), *_asked(part))),
        ),
    )


def gather_key(exam):
    return _head(exam) | {
        "parts": [
            {"heading": heading, "rows": [
                [str(one["place"]), one["key_words"], one["law"], one["explanation"]] for one in lines
            ]}
            for heading, lines in queries.parts_of(exam)
        ],
        "seed": exam.seed[:8],
        "pool": len(exam.pool),
    }  # fmt: skip


def compose_key(snapshot, facts):
    columns = (
        Column("题号", 0.8, "center"),
        Column("答案", 1.4, "center"),
        Column("法律法规", 2.2),
        Column("依据", 7),
    )
    tables = [
        block for part in snapshot["parts"]
        for block in (Heading(part["heading"]), Table(columns, tuple(map(tuple, part["rows"])), small=True))
    ]  # fmt: skip
    return Paper(
        form="plain",
        title=(snapshot["title"], "答案和评分标准"),
        subtitle=(f"（{snapshot['on']}，开考以前不得启封）",),
        blocks=(
            Para(f"{RULES}判断题“√”即{TRUE}，“×”即{FALSE}。每题全对得满分，不对不得分，不给半分。由两人分别阅卷、分别录入得分。"),
            *tables,
            Para(f"本卷由系统从题库在用的{snapshot['pool']}道题中按种子抽取，种子的前八位是{snapshot['seed']}，全文在考试页面，可以复核。"),
        ),
    )  # fmt: skip


def gather_results(exam):
    rows = queries.sittings_of(exam)
    return _head(exam) | {
        "on_screen": exam.is_on_screen,
        "term": str(exam.term),
        "bands": exam.bands,
        "expected": len(rows),
        "absent": sum(row.state == ExamSitting.State.ABSENT for row in rows),
        "passed": sum(row.is_passed for row in rows),
        "rows": [
            [str(row.seat), row.name, "补考" if row.is_resit else "初次", "—" if row.score is None else str(row.score),
             row.get_band_display() or row.get_state_display()]
            for row in rows
        ],
    }  # fmt: skip


def compose_results(snapshot, facts):
    columns = (Column("座位号", 1, "center"), Column("姓名", 2, "center"), Column("考次", 1.2, "center"),
               Column("得分", 1.2, "center"), Column("等次", 1.4, "center"))  # fmt: skip
    bands, came = snapshot["bands"], snapshot["expected"] - snapshot["absent"]
    lines = f"{bands['pass']}分以上合格，{bands['good']}分以上良好，{bands['excellent']}分以上优秀"
    signers = (
        (Signature("监考人"),)
        if snapshot["on_screen"]
        else (Signature("阅卷人"), Signature("阅卷人"), Signature("监考人"))
    )
    return Paper(
        form="plain",
        title=(snapshot["title"], "成绩单"),
        secrecy="内部使用",
        blocks=(
            Para(f"考试于{snapshot['on']}在{snapshot['place']}举行，应考{snapshot['expected']}人，实考{came}人，合格{snapshot['passed']}人。"
                 f"{lines}。成绩在{snapshot['term']}内有效。"),
            Table(columns, tuple(map(tuple, snapshot["rows"]))),
            Signatures(signers),
        ),
        signer=facts.issuer,
        date=facts.issued_on,
        seal=True,
    )  # fmt: skip


def _kind(key, title, gather, compose, may_issue, may_read, order):
    return kinds.DocumentKind(
        key=f"appointments.{key}", title=title, model="appointments.exam", gather=gather, compose=compose, organ=organ,
        may_issue=may_issue, may_read=may_read, order=order,
    )  # fmt: skip


EXAM_NOTICE = _kind(
    "exam_notice", "考试通知", gather_notice, compose_notice, policies.prints_notice, policies.reads_exams, 500
)
EXAM_PAPER = _kind(
    "exam_paper", "试卷", gather_paper, compose_paper, policies.prints_paper, policies.prints_paper, 501
)
EXAM_KEY = _kind(
    "exam_key", "答案和评分标准", gather_key, compose_key, policies.prints_paper, policies.prints_paper, 502
)
EXAM_RESULTS = _kind("exam_results", "考试成绩单", gather_results, compose_results, policies.prints_results,
                     policies.reads_results, 503)  # fmt: skip
ALL = (EXAM_NOTICE, EXAM_PAPER, EXAM_KEY, EXAM_RESULTS)
