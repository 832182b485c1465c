"""One paper of every kind, as the county issues them: long texts, rare characters in names and titles, several readers.

``every(cast)`` walks the cases there by deeds and gives {kind: Paper}; a new kind is added to ``STORIES`` or ``ASKED``.
"""

from datetime import date, timedelta

from congress.actions import agendas, documents, minutes, sittings, summary_sections, volumes
from congress.actions import assessments as scoring
from congress.actions import ballots as voting
from congress.actions import meetings as meeting_actions
from congress.actions.records import plain
from congress.frame import clock, kinds
from congress.models import Document, Person, Volume
from congress.queries.documents import paper_of
from deputies.actions import posts
from deputies.actions import stars as rating
from suggestions import queries
from suggestions.actions import following, unit_contacts
from suggestions.actions import motions as motion_steps
from suggestions.documents import case_file
from suggestions.workflow import ASSIGNMENT
from supervision.actions import topics as topic_steps
from tests.build import (
    activities,
    allowances,
    appointments,
    assessments,
    ballots,
    consultations,
    contacts,
    county,
    dossiers,
    draws,
    duty_reports,
    exams,
    filings,
    finance,
    inquiries,
    inquiry_cases,
    livelihood,
    meetings,
    motions,
    publishing,
    reports,
    resolutions,
    rosters,
    satisfaction,
    stars,
    stations,
    studies,
    supervision,
    voice,
)
from tests.build import posts as seats
from tests.build import summaries as summary_builder
from tests.build.files import docx, handed_in
from tests.build.suggestions import Walk

RARE = "㛃䶮𬭎喆堃燊"
NAMES = {
    "dep": "张㛃䶮",
    "dep2": "王喆",
    "dep4": "马燊",
    "unit": "韩堃燊",
    "unitl": "杨𬭎喆",
    "lead": "李堃",
    "gov": "沈燊",
    "dac": "吴䶮",
}
SUBJECT = "关于修复㛃䶮村至𬭎喆堃燊村通村公路水毁路段并列入农村公路养护工程计划的建议"
LONG = (
    "柳沟村三组通村公路全长2.6公里，去年汛期被冲毁三处，校车已停开两个月，四十一名学生每天步行上学，群众运送花椒也要绕行十一公里；"
    "“村道没人管、坏了没人修”的问题，在㛃䶮村、𬭎喆堃燊村同样存在（详见附表），群众反映比较集中。县交通运输局会同河口镇人民政府于2026年4月"
    "10日到现场核实，并征求了代表和群众的意见：一是水毁路段长度合计1.35公里，估算资金126.5万元；二是现有养护经费每公里仅有1000元，"
    "不足以应急；三是责任主体不明确，《农村公路养护管理办法》第十二条规定的“县道县管、乡道乡管、村道村管”没有真正落实。"
)
TEXT = "\n".join([LONG] * 5)


def every(cast):
    """One Paper of every kind on the shelf, the newest where a story made several."""
    for key, name in NAMES.items():
        person = cast.posts[key].person
        person.name = name
        person.save(update_fields=["name"])
    made = {}
    for story in STORIES:
        made |= story(cast)
    made |= {document.kind: paper_of(document) for document in Document.objects.order_by("pk")}
    return made


def _issue(key, obj, actor, **extra):
    return documents.issue(f"suggestions.{key}", obj, actor=actor, **extra)


def _set(key, obj):
    """What nobody issues: it is composed for the file of the case alone."""
    kind, organ = kinds.documents[key], kinds.documents[key].organ(obj)
    facts = kinds.DocumentFacts(issuer=organ.name if organ else obj.congress.name, issued_on=clock.today())
    return {key: kind.compose(plain(kind.gather(obj)), facts)}


def answered_twice(cast):
    """A suggestion of three deputies, answered, done again, answered again; with all that is pressed on the way."""
    walk = Walk(
        cast, cosigners=("dep2", "dep3"), joint=("finance",), result="not_satisfied", in_session=True, reply_class="B",
        subject=SUBJECT, facts=TEXT, proposals=TEXT, reply=TEXT,
    )  # fmt: skip
    walk.to("in_progress")
    task, dac = walk.answering[0], cast.dac
    _issue("suggestion_form", walk.case, dac)
    _issue("receipt", walk.case, dac)
    documents.issue("congress.derivation", queries.clock_of(task, "suggestions.reply"), actor=dac)
    soon = {"text": LONG, "answer_by": clock.today() + timedelta(days=10)}
    following.urge(task, actor=dac, level=2, **soon)
    following.urge(task, actor=cast.gov, level=2, **soon)
    for level in (3, 4):
        following.urge(task, actor=dac, level=level, signer=cast.lead.name, **{**soon, "text": TEXT})
    following.record_visit(
        walk.case,
        actor=cast.lead,
        on=clock.today(),
        place="㛃䶮村",
        people="李堃、吴䶮、代表三人",
        findings=TEXT,
        outcome=LONG,
    )
    _issue("site_visit", walk.case, dac)
    for step in ("reply_drafted", "reply_signed", "feedback_pending", "rated", "redo"):
        getattr(walk, step)()
    for step in ("reply_drafted", "reply_signed", "feedback_pending"):
        getattr(walk, step)()
    task = walk.answering[0]
    _issue("feedback_form", task, dac)
    case = case_file.whole_case(walk.case.pk)
    return _set("suggestions.review_record", case) | _set(
        "suggestions.handling_record", case.assignments.get(pk=task.pk)
    )


def side_roads(cast):
    """Sent back, not filed, withdrawn, returned to be edited, more time."""
    words = {"facts": LONG, "subject": SUBJECT}
    Walk(cast, **words).to("not_filed")
    Walk(cast, **words).to("withdrawn")
    Walk(cast, **words).to("return_requested")
    returned = Walk(cast, **words)
    returned.to("returned")
    _issue("return_note", returned.case, cast.dac)
    more_time = Walk(cast, **words)
    more_time.to("extension_requested")
    ASSIGNMENT.deeds["grant_extension"](more_time.answering[0], actor=cast.dac, comment="")
    return {}


def registers(cast):
    """The lists of a session, long enough to go over several pages; one unit has rare characters in its name."""
    body = cast.bodies["court"]
    body.name, body.short_name = "㛃䶮县人民法院", "㛃䶮县法院"
    body.save(update_fields=["name", "short_name"])
    Walk(cast, in_session=True, unit="court", subject=SUBJECT).to("feedback_pending")
    for place in range(14):
        Walk(cast, in_session=True, reply_class="B", subject=f"{SUBJECT}（之{place + 1}）").to("feedback_pending")
    for key in ("review_list", "assignment_list", "directory", "commitment_ledger", "handling_figures", "unit_scores"):
        _issue(key, cast.term, cast.dac, year=2026)
    unit_contacts.keep(
        cast.bodies["transport"], actor=cast.dac, leader="杨𬭎喆", leader_title="党组成员、副局长兼㛃䶮村驻村第一书记",
        office="办公室（代表建议办理专班，负责交办、会办、答复、评价、承诺事项跟踪和代表联系的全部工作，与县政府督查室、县人大常委会代表工委对接）"[:40],
        phone="0395-6210001",
    )  # fmt: skip
    _issue("unit_contacts", cast.term, cast.dac)
    return {}


def quarter(cast):
    """A township's report of a quarter, and the county's table."""
    township = cast.townships["river"]
    congress, area = township.congress, township.congress.area
    congress.name, congress.short_name, area.name = "堃燊镇人民代表大会", "堃燊镇人大", "堃燊镇"
    congress.save(update_fields=["name", "short_name"])
    area.save(update_fields=["name"])
    reports.form(cast)
    report = reports.report(cast, "river", at="submitted", **{**reports.GOOD, "problems": TEXT})
    with clock.frozen(reports.OPENS):
        documents.issue("congress.quarter_report", report, actor=township.actor("tsec"))
        documents.issue("congress.quarter_table", report.round, actor=cast.dac)
    return {}


def year(cast):
    """The annual summary, with a chapter that somebody has written at length."""
    summary = summary_builder.summary(cast, at="drafting")
    with clock.frozen(summary_builder.OPENS):
        summary_sections.write(summary.sections.first(), actor=cast.go, texts={}, added=TEXT)
    summary = summary_builder.summary(cast, at="finalised")
    with clock.frozen(date(2027, 1, 14)):
        documents.issue("congress.annual_summary", summary, actor=cast.go)
    return {}


def assessment(cast):
    """The townships' year, scored and published."""
    found = assessments.sheet(cast)
    for town in cast.townships.values():
        assessments.scored(cast, found, town)
    found = scoring.publish(found, actor=cast.dac)
    documents.issue("congress.assessment_table", found, actor=cast.dac)
    return {}


def volume(cast):
    """A session's suggestions with their answers, bound with a preface and indexes."""
    for place in range(3):
        walk = Walk(
            cast, in_session=True, subject=f"{SUBJECT}（又{place + 1}）", facts=TEXT, proposals=LONG, reply=TEXT
        )
        publishing.release(walk.to("feedback_pending"), cast.dac)
    book = volumes.begin(
        Volume(congress=cast.congress, kind="suggestions.volume", session=cast.sessions[-1]), actor=cast.dac
    )
    book.preface = TEXT
    volumes.compile_volume(volumes.keep_volume(book, actor=cast.dac), actor=cast.dac)
    return {}


def pairings(cast):
    """Households with whom deputies keep contact, over several pages."""
    for place in range(30):
        one = contacts.paired(
            cast, "dep", contacts.household(cast, f"{RARE[place % 6]}老{place}", place="㛃䶮村三组", need=LONG[:60])
        )
        contacts.logged(cast, one, clock.today())
    documents.issue("deputies.pairing_ledger", cast.term, actor=cast.dac)
    return {}


def duty(cast):
    """Deputies report to their electors; their papers before and after the count."""
    row = duty_reports.session(cast, "notified", place="㛃䶮村村民委员会")
    for place in range(12):
        duty_reports.session(cast, seats=("dep3", "dep4"), day=clock.today() + timedelta(days=place), place="㛃䶮村")
    documents.issue("deputies.duty_plan", cast.term, actor=cast.dac, year=2026)
    documents.issue("deputies.duty_ballot", row, actor=cast.dac)
    row = duty_reports.session(cast, "rated", place="堃燊村村民委员会")
    for report in row.reports.all():
        duty_reports.asked(report, *[(LONG[:80], LONG[:90])] * 6, actor=cast.dac)
    for key in ("duty_tally", "duty_result"):
        documents.issue(f"deputies.{key}", row, actor=cast.dac)
    return {}


def reception(cast):
    """A station announces its reception and prints its roster."""
    river = cast.townships["river"]
    home = stations.station(river, name="堃燊镇㛃䶮村人大代表联络站", deputies=river.deputies.values(), address="㛃䶮村委会一楼",
                            phone="0930-6123456", serves="㛃䶮村、𬭎喆堃燊村")  # fmt: skip
    day = rosters.noticed(home)
    documents.issue("deputies.reception_notice", day, actor=river.actor("tsec"))
    documents.issue("deputies.duty_roster", day.roster, actor=river.actor("tsec"))
    return {}


def starred(cast):
    """A year's stars with the certificate of a station, and what stations said of a draft."""
    river = cast.townships["river"]
    home = stations.station(river, name="堃燊镇㛃䶮村人大代表中心联络站", area=stations.village(river), kind="station")
    found = stars.cycle(cast)
    for row in found.ratings.select_related("cycle__sheet", "station__congress__parent"):
        town = next(one for one in cast.townships.values() if one.congress == row.station.congress)
        stars.rated(cast, row, town, less="1")
    found = rating.announce(found, actor=cast.dac)
    documents.issue("deputies.star_table", found, actor=cast.dac)
    documents.issue("deputies.star_certificate", stars.of(found, home), actor=cast.dac)
    draft = consultations.begun(cast, home)
    said = [
        consultations.opinion("第二条", LONG[: 40 + 30 * place], f"{RARE[place % 6]}家庄村民") for place in range(14)
    ]
    consultations.answered(draft, home, river.actor("tsec"), *said)
    documents.issue("deputies.consultation_table", consultations.reported(cast, draft), actor=cast.dac)
    return {}


def voices(cast):
    """A reception with long words and many transfers, and the ledger of a township over several pages."""
    town = cast.townships["river"]
    row = voice.opinion(cast, text=LONG * 2, at="replied", received_by=cast.deputies["dep"], place="㛃䶮村三组")
    for place in range(40):
        voice.opinion(cast, text=f"{RARE[place % 6]}家巷{place}号门前的路灯坏了，{LONG[:40]}")
    documents.issue("deputies.reception_record", row, actor=cast.dac)
    documents.issue("deputies.opinion_ledger", town.term, actor=town.tsec)
    return {}


def dossier(cast):
    """A deputy's dossier with many lines, one struck out; a commendation decided, its certificates."""
    dossiers.attended(cast, dep=(2, 1, "住院治疗"))
    for place in range(16):
        kind = ("speech", "inspection", "training", "help")[place % 4]
        dossiers.entry(
            cast, kind=kind, on=clock.today() - timedelta(days=place), text=LONG[: 60 + 9 * place].rstrip("（")
        )
    dossiers.sheet(cast)
    documents.issue("deputies.dossier", cast.deputies["dep"], actor=cast.dac)
    award = dossiers.award(cast, at="decided", grounds=LONG)
    for key in ("award_decision", "award_certificates"):
        documents.issue(f"deputies.{key}", award, actor=cast.dac)
    return {}


def registered(cast):
    """The books of the register with long workplaces, and the announcement that a seat has ended."""
    Person.objects.filter(deputies__congress=cast.congress).update(
        workplace="𬭎喆堃燊村党支部书记、㛃䶮花椒种植农民专业合作社理事长",
        ethnicity="汉族",
        gender="male",
        occupation="农民",
    )
    county.neighbours(cast.deputies["dep"], [f"张{RARE[n % 6]}{n % 10}" for n in range(40)])
    for key in ("address_book", "roster", "structure_table"):
        documents.issue(f"deputies.{key}", cast.term, actor=cast.dac)
    ended = posts.terminate(cast.deputies["dep4"], actor=cast.dac, because="moved", on=clock.today())
    documents.issue("deputies.termination_notice", ended, actor=cast.dac)
    documents.issue("deputies.by_election_notice", seats.filled(cast), actor=cast.dac)
    documents.issue("deputies.resignation_notice", seats.accepted(cast, "dep"), actor=cast.dac)
    return {}


def sat(cast):
    """A session with its sign-in sheet and what the roll says, over several pages, with guests."""
    county.neighbours(cast.deputies["dep2"], [f"马{RARE[n % 6]}{n % 10}" for n in range(40)])
    found = meetings.planned(cast, "session", clock.today(), place="㛃䶮镇政府礼堂")
    sittings.arrange_guests(
        found, [{"title": f"𬭎喆堃燊村党支部书记第{n}位", "kind": "other", "organization": None, "came": True}
                for n in range(12)], actor=cast.go,
    )  # fmt: skip
    rows = [
        {"kind": "report", "title": f"听取和审议{title}", "reporter": "李堃"}
        for title in (LONG[:60], SUBJECT, "㛃䶮河流域治理情况的报告")
    ]
    found = meeting_actions.arrange_items(found, rows, actor=cast.go)
    agendas.publish(found, actor=cast.go)
    for key in ("meeting_notice", "meeting_agenda"):
        documents.issue(f"congress.{key}", found, actor=cast.go)
    leave = sittings.ask_leave(found, actor=cast.dep3, reason=LONG[:180])
    sittings.approve(leave, actor=cast.go)
    row = meetings.called(cast, found)
    documents.issue("congress.sign_in_sheet", row, actor=cast.go)
    documents.issue("congress.attendance", meetings.settled(cast, row, absent=("dep4",)), actor=cast.go)
    found = minutes.begin(meeting_actions.hold(found, actor=cast.go), actor=cast.go)
    minutes.write(found, actor=cast.go, texts={}, added=TEXT)
    documents.issue("congress.minutes", minutes.sign(found, actor=cast.lead), actor=cast.go)
    return {}


def resolved(cast):
    """A decision at length with its announcement."""
    row = resolutions.resolution(cast, "published", title="关于保护㛃䶮村、𬭎喆堃燊村饮用水水源的决定", text=TEXT)
    for key in ("resolution", "announcement"):
        documents.issue(f"congress.{key}", row, actor=cast.go)
    return {}


def voted(cast):
    """An election on paper, with a name that was written in, and a vote on departments over several pages."""
    ballots.deputies(cast, more=12)
    names = [f"张{RARE[place]}" for place in range(6)]
    row = ballots.drafted(cast, *names, kind="session_vices", seats=4, method="paper", title="选举县人大常委会副主任")
    documents.issue("congress.voting_paper", row, actor=cast.go)
    row = voting.close(voting.open_round(row, actor=cast.go), actor=cast.go)
    marks = {key: {"yes": 10 - place, "no": 5 + place, "abstain": 0} for place, key in enumerate(row_keys(row))}
    found = {"issued": 16, "returned": 16, "invalid": 1, "marks": marks, "write_ins": {"马燊": 3}}
    ballots.counted_on_paper(row, cast.com, cast.other_com, **found)
    row = voting.confirm(row, actor=cast.go, scrutineers="杨𬭎喆、李堃")
    for key in ("count_sheet", "vote_result"):
        documents.issue(f"congress.{key}", row, actor=cast.go)
    return {}


def row_keys(row):
    return [str(option.pk) for option in row.options.order_by("order")]


def rated(cast):
    """A vote on departments with rare names over several pages, the order to put right, a review with its opinions."""
    given = [(2, 1, 6), (9, 0, 0), (8, 1, 0), (1, 1, 7)] + [(9, 0, 0)] * 25
    vote = satisfaction.counted(
        cast, given, satisfaction.departments(cast, more=26, rare=RARE), title=f"{RARE}等部门工作满意度测评"
    )
    documents.issue("supervision.satisfaction_result", vote, actor=cast.go)
    documents.issue("supervision.satisfaction_announcement", satisfaction.published(cast, vote), actor=cast.go)
    documents.issue(
        "supervision.rectify_order", satisfaction.case(vote.objects_of.get(order=4).rectification), actor=cast.go
    )
    case = satisfaction.case(vote.objects_of.first().review)
    found = satisfaction.review(cast, found=case, texts={"settle_scheme": TEXT})
    documents.issue("supervision.review_notice", found, actor=cast.go)
    found = satisfaction.handed_over(cast, satisfaction.judged(cast, found, (2, 1, 6)), text=TEXT)
    documents.issue("supervision.review_opinions", found, actor=cast.go)
    return {}


def supervised(cast):
    """A topic of supervision up to the opinions, with its four lists."""
    return supervision.papers(cast, rare=RARE, long=LONG, text=TEXT)


def chosen_projects(cast):
    """Livelihood projects before the vote, announced, and carried out for some months."""
    return livelihood.papers(cast, rare=RARE, long=LONG)


def moved(cast):
    """A motion of ten deputies as it was put, considered, put on the agenda, and told of; another that was left for later."""
    named = [handed_in(name, docx(LONG)) for name in (f"{RARE}村公路现状.docx", "资金测算表.docx")]
    row = motions.at(
        cast, "committee_opinion", title=f"关于制定{RARE}村公路养护办法的议案", grounds=LONG, plan=TEXT, files=named
    )
    row = motion_steps.report(row, actor=cast.go, advice="agenda", opinion=LONG, reported_on=clock.today())
    row = motion_steps.put_on_agenda(row, actor=cast.go, decided_on=clock.today())
    for key in ("motion", "motion_receipt", "motion_opinion", "motion_notice"):
        _issue(key, row, cast.go)
    later = motions.at(cast, "after_session", title=f"关于保护{RARE}古道的议案", grounds=LONG, plan=TEXT)
    later = motion_steps.report_later(later, actor=cast.go, advice="not", opinion=TEXT, reported_on=clock.today())
    later = motion_steps.conclude(later, actor=cast.go, outcome=LONG)
    for key in ("motion_report", "motion_results"):
        _issue(key, row.meeting, cast.go)
    return {}


def inquired(cast):
    """A special inquiry, a visit, a judicial review, and an inquiry case that has to be answered."""
    inquiries.papers(cast, inquiries.added(cast), rare=RARE, long=LONG, text=TEXT)
    row = inquiry_cases.at(cast, "answering", title=f"关于{RARE}村公路养护资金的质询案", question=LONG, content=TEXT)
    for key in ("inquiry_case", "inquiry_letter"):
        documents.issue(f"supervision.{key}", row, actor=cast.go)
    return studies.papers(cast, rare=RARE, text=TEXT)


def drawn(cast):
    """A draw of many cases in two shares, laid open, and the letter of an expert."""
    rows = [{"key": f"（2025）豫01民初{place}号", "name": f"㛃䶮村与𬭎喆堃燊公司第{place}号合同纠纷", "note": "民事一审", "share": "",
             "left_out": "承办人已经调离" if place == 7 else ""} for place in range(1, 60)]  # fmt: skip
    row = draws.draw(cast, "revealed", title="𬭎喆堃燊、㛃䶮两个法庭案件评查抽取", rows=rows, count=8, purpose=LONG)
    documents.issue("supervision.draw_record", row, actor=cast.go)
    expert = draws.expert(cast, "马㛃䶮", employer="𬭎喆堃燊大学法学院", disciplines=("law", "justice"))
    documents.issue("supervision.expert_letter", expert, actor=cast.go)
    return {}


def filed(cast):
    """A document under review with long words, and the report on a year with a long catalogue."""
    title = "关于㛃䶮村、𬭎喆堃燊村农村公路养护和集体资产管理若干事项的规定"
    row = filings.document(cast, "communicating", title=title, number="西法发〔2026〕喆号")
    row = filings.opinion(cast, row, text=TEXT)
    for number in range(2, 30):
        filings.document(cast, "registered", title=f"{title}（{number}）", number=f"西法发〔2026〕{number}号")
    for key in ("filing_receipt", "filing_opinion"):
        documents.issue(f"supervision.{key}", row, actor=cast.go)
    documents.issue("supervision.filing_year", filings.year(cast, text=f"㛃䶮村：{TEXT}"), actor=cast.go)
    return {}


def audited(cast):
    """What the audit found, and the opinion on final accounts, with long words."""
    plan = supervision.plan(
        cast,
        {**finance.AUDIT, "title": f"{finance.AUDIT['title']}（㛃䶮村等）"},
        {**finance.ACCOUNTS, "title": "审查批准𬭎喆堃燊开发区2025年决算"},
        year=2025,
    )
    audit, accounts = (line.topic for line in plan.lines.order_by("pk"))
    for place in range(1, 15):
        row = supervision.problem(cast, audit, text=f"{place}．{LONG[:200]}", category="专项资金", amount=place * 13)
        supervision.reported(cast, row)
    documents.issue("supervision.audit_list", audit, actor=cast.go)
    for name, who in (("send_draft", "unit"), ("opine", "com")):
        accounts = (
            topic_steps.set_meeting(accounts, actor=cast.com, meeting=supervision.meeting(cast, number=91))
            if name == "send_draft"
            else accounts
        )
        accounts = supervision.step(accounts, name, cast.actor(who), text=f"㛃䶮：{TEXT}")
    documents.issue("supervision.finance_opinion", accounts, actor=cast.go)
    return {}


def examined(cast):
    """A law exam before an appointment, told, on paper, with its key, marked."""
    return exams.papers(cast, rare=RARE, long=LONG)


def sworn(cast):
    """A ceremony of many with rare names: its order, the pages to sign, the words."""
    owed = [appointments.in_post(cast, "vice", name) for name in ("张㛃䶮", "王喆", "马燊", "韩堃燊")]
    row = appointments.ceremony(
        cast, *owed, organiser="presidium", place="𬭎喆堃燊县人大常委会会议厅", witness="宋䶮", host="李㛃"
    )
    for key in ("oath_order", "oath_list", "oath_words"):
        documents.issue(f"appointments.{key}", row, actor=cast.go)
    return {}


def appointed(cast):
    """Judges with rare names, proposed, voted on, announced, with their certificates."""
    return appointments.papers(cast, rare=RARE, long=LONG)


STORIES = (
    examined,
    sworn,
    filed,
    drawn,
    resolved,
    dossier,
    reception,
    starred,
    answered_twice,
    side_roads,
    registers,
    quarter,
    year,
    assessment,
    volume,
    pairings,
    duty,
    voices,
    activities.papers,
    allowances.papers,
    supervised,
    rated,
    inquired,
    voted,
    chosen_projects,
    appointed,
    audited,
    moved,
    sat,  # late: a session sits in it
    registered,  # last: a seat ends in it
)
