"""What must agree on the ground floor and that no constraint can hold: copies, targets, files."""

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import F, Q

from congress.frame.kinds import Check, Finding

from .models import ADMINISTRATORS, Deadline, Document, Membership, Summary, SummarySection
from .queries import ballots


def copied_posts():
    """Memberships whose copies differ from their post; the rights of a person hang on them."""
    same = Q(
        role=F("post__role"),
        organization=F("post__organization"),
        congress=F("post__organization__congress"),
        single_seat=F("post__single_seat"),
    )
    administrator = Q(administrator=True, role__in=ADMINISTRATORS) | (
        Q(administrator=False) & ~Q(role__in=ADMINISTRATORS)
    )
    rows = Membership.objects.exclude(same & administrator).select_related("person", "post__organization")
    return [
        Finding(f"任职“{row}”与职位不一致（角色、机构、人大或一人一职）。", row.congress_id)
        for row in rows.order_by("pk")
    ]


def lost_targets():
    """Running clocks whose case is not there."""
    found = []
    for label in Deadline.objects.open().order_by().values_list("target_model", flat=True).distinct():
        model = apps.get_model(label)
        rows = Deadline.objects.open().filter(target_model=label)
        found += rows.exclude(target_pk__in=model._base_manager.order_by().values("pk"))
    return [
        Finding(f"时限“{row}”（{row.due_on}）所属的事项已不存在。", row.congress_id)
        for row in sorted(found, key=lambda row: row.pk)
    ]


def lost_files():
    """Issued papers whose file is gone or has another size."""
    rows = Document.objects.filter(state=Document.State.DONE).defer("snapshot").order_by("pk")
    return [
        Finding(f"公文《{row.title}》{row.number_text}的文件{wrong}。", row.congress_id)
        for row in rows.iterator(chunk_size=500)
        if (wrong := fault_of(row))
    ]


def fault_of(document):
    if not default_storage.exists(document.stored_as):
        return "不见了"
    size = default_storage.size(document.stored_as)
    return "" if size == document.size else f"有{size}字节，签发时是{document.size}字节"


def changed_figures():
    """Sections whose frozen figures are not those that were frozen."""
    rows = SummarySection.objects.exclude(summary__frozen_at=None).select_related("summary").order_by("pk")
    return [
        Finding(f"{row}冻结的数据与冻结时的校验值不一致。", row.congress_id)
        for row in rows.iterator(chunk_size=100)
        if row.digest_of_data() != row.digest
    ]


def sections_of_nobody():
    """Sections of a summary that has been given out, and nobody answers for them."""
    rows = SummarySection.objects.filter(body=None).exclude(summary__state=Summary.State.OPENED)
    return [Finding(f"{row}没有责任单位。", row.congress_id) for row in rows.select_related("summary").order_by("pk")]


def lost_notes():
    """Paragraphs that name figures which their section does not have."""
    found = []
    rows = SummarySection.objects.select_related("summary").prefetch_related("paragraphs").order_by("pk")
    for row in rows.iterator(chunk_size=100):
        known = {fact["key"] for fact in row.data.get("facts", ())}
        lost = sorted({key for paragraph in row.paragraphs.all() for key in paragraph.figures} - known)
        if lost:
            found.append(Finding(f"{row}有段落引用了没有的数据：{'、'.join(lost)}。", row.congress_id))
    return found


SUMMARIES = (
    Check(key="congress.summary_figures", label="总结的数据冻结以后没有变动", find=changed_figures, order=40),
    Check(key="congress.summary_bodies", label="总结各章都有责任单位", find=sections_of_nobody, order=41),
    Check(key="congress.summary_notes", label="总结引用的数据都在", find=lost_notes, order=42),
)


def boxes_astray():
    """Votes in which not as many papers were cast as people have voted."""
    return [Finding(f"《{row}》票箱里的张数与已投票的人数不一致。", row.congress_id) for row in ballots.boxes_astray()]


ALL = (
    *SUMMARIES,
    Check(key="congress.boxes", label="票箱的张数与投票人数一致", find=boxes_astray, order=45),
    Check(key="congress.posts", label="任职与职位一致", find=copied_posts, order=10),
    Check(key="congress.targets", label="每个时限都有所属的事项", find=lost_targets, order=20),
    Check(key="congress.files", label="已签发公文的文件都在", find=lost_files, order=30),
)
