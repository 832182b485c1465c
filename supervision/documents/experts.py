"""The letter of appointment of an expert (聘书)."""

from congress.documents.reports import body_of
from congress.frame import kinds
from congress.frame.numbers import long_date
from congress.frame.printing import Paper, Para
from congress.models import Organization

from ..policies import experts as policies

KIND = Organization.Kind


def organ(expert):
    kind = KIND.PRESIDIUM if expert.congress.level == "township" else KIND.STANDING_COMMITTEE
    return body_of(expert.congress_id, kind)


def gather(expert):
    return {
        "name": expert.name,
        "employer": expert.employer,
        "title": expert.title,
        "fields": [field.get_discipline_display() for field in expert.fields.order_by("discipline")],
        "since": long_date(expert.since),
        "until": long_date(expert.until),
        "introduction": expert.introduction,
    }


def compose(snapshot, issued):
    fields = "、".join(snapshot["fields"])
    duties = (
        f"请您在{fields}领域，参加本机关组织的审查、检查、调研和评查，客观、独立地提出专业意见。"
        "与被监督的单位有工作关系或者其他利害关系的，应当主动申报并回避；在工作中知悉的国家秘密、工作秘密和个人信息，应当保密。"
    )
    return Paper(
        form="plain",
        title=("聘　书",),
        addressee=f"{snapshot['name']}同志",
        blocks=(
            Para(f"兹聘请您（{snapshot['employer']}{snapshot['title']}）为{issued.issuer}专家库专家，聘期自"
                 f"{snapshot['since']}至{snapshot['until']}。"),
            Para(duties),
            Para("此聘。"),
        ),
        signer=issued.issuer,
        date=issued.issued_on,
        seal=True,
    )  # fmt: skip


EXPERT_LETTER = kinds.DocumentKind(
    key="supervision.expert_letter",
    title="专家聘书",
    model="supervision.expert",
    gather=gather,
    compose=compose,
    organ=organ,
    may_issue=policies.prints_letter,
    may_read=policies.reads_letter,
    order=61,
)
