"""What a reader will miss in a suggestion, said while it is being written. Advice, except where the law blocks.

Each rule is one line of RULES: what it looks for and what it says. Pure: text in, sentences out.
"""

import re
from dataclasses import dataclass

REQUEST = re.compile(
    r"建议|请|应当|尽快|加强|增加|修建|修复|改造|完善|落实|安排|列入|建立|出台|设立|开展|解决|加快"
    r"|派|配备|增设|新建|扩建|安装|更换|清理|整治|定期|组织|协调|督促|制定|调整|取消|提高|降低|延长|减少|补助|免除"
)
NUMBERED = re.compile(
    r"(^|[\n。；;：:])\s*([一二三四五六七八九十]+、|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]+[）)])\s*\S"
)
ADDRESSEE = re.compile(r"县(人民)?政府|[\u4e00-\u9fff]{2,8}(局|委|办|中心|公司|院|镇|乡|街道)")
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")  # when it was said is no figure of the matter
FIGURE = re.compile(
    r"\d|(?<![一二三四五六七八九十百千万两几])(?!一(户|人|名|处|个|年|月|次|座|所)|一两|一二|两三|二三|三四|三五|四五|五六|六七|七八|八九)"
    r"[一二三四五六七八九十百千万两]+(公里|米|亩|户|人|名|处|个|万元|元|年|月|次|座|所)"
)  # "一个问题", "两三户" are no figures
PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}(村|镇|乡|社区|街|路|组|桥|河|学校|小学|中学|医院|小区)")
SEVERAL = re.compile(r"(二|三|四|2|3|4)是.{0,30}(另外|此外|同时)|以及.{2,20}等(多|几)个方面的问题")
OWN = re.compile(r"(我|本人)(家|的?(儿子|女儿|亲戚|企业|公司|店))")


@dataclass(frozen=True)
class Said:
    """One sentence of advice: tone done | soon | late, what, and why."""

    tone: str
    text: str
    note: str = ""


def check(subject, facts, proposals, *, subject_limit=40, minimum=100):
    """What to say of a text; late = cannot be handed in like this, soon = think again, done = well."""
    subject, facts, proposals = subject.strip(), facts.strip(), proposals.strip()
    if not (subject or facts or proposals):
        return []
    said = [_subject(subject, subject_limit), _facts(facts, minimum), _proposals(proposals)]
    text = f"{facts}\n{proposals}"
    if facts:
        said.append(
            Said("done", "写了具体数字。")
            if FIGURE.search(DAY.sub("", facts))
            else Said("soon", "最好写上具体数字。", "例如多少户、多少公里、几起、哪一年。")
        )
        said.append(
            Said("done", "写了具体地点。")
            if PLACE.search(f"{subject}{facts}")
            else Said("soon", "最好写明具体地点。", "例如哪个村、哪条路、哪所学校。")
        )
    if proposals:
        said.append(
            Said("done", "写明了请谁来办。")
            if ADDRESSEE.search(text)
            else Said("soon", "最好写明请哪个单位办理。", "不清楚也没关系，代表工委会确定承办单位。")
        )
    if SEVERAL.search(text):
        said.append(Said("soon", "看起来写了不止一件事。", "一事一议：不同的事请分开写，便于分别交办。"))
    if OWN.search(text):
        said.append(Said("soon", "请确认不是本人或亲属的个人问题。", "涉及代表本人及其亲属的个人问题不作为建议办理。"))
    return [one for one in said if one]


def _subject(subject, limit):
    if not subject:
        return Said("late", "还没有写标题。")
    if len(subject) > limit:
        return Said("late", f"标题有{len(subject)}字，最多{limit}字。")
    if not (subject.startswith("关于") and subject.endswith(("建议", "意见", "批评"))):
        return Said("soon", "标题一般写成“关于……的建议”。")
    if re.search(r"[，,。；;]", subject):
        return Said("soon", "标题里有逗号，像是一段话。", "标题只说一件事，来龙去脉写在情况和理由里。")
    return Said("done", "标题合适。")


def _facts(facts, minimum):
    if not facts:
        return Said("late", "还没有写情况和理由。")
    if len(facts) < minimum:
        return Said("soon", f"情况和理由只有{len(facts)}字。", "写清楚现在是什么情况、影响了谁、为什么要解决。")
    return Said("done", f"情况和理由{len(facts)}字。")


def _proposals(proposals):
    if not proposals:
        return Said("late", "还没有写具体建议。")
    if not (REQUEST.search(proposals) or NUMBERED.search(proposals)):
        return Said("soon", "没有看到具体要求。", "写明希望怎么做，例如“建议今年底前修复……”。已经写明的不用改。")
    return Said("done", "有具体要求。")
