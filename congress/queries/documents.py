"""Reading papers: the archive, one paper with its versions, the register of numbers, and what the public may check."""

import re

from django.apps import apps
from django.db.models import Count, Max, Min, Prefetch, Q

from congress.frame import kinds
from congress.frame.address import find, find_all
from congress.frame.kinds import Finding
from congress.frame.numbers import long_date

from ..models import Congress, Document, Number, NumberSeries

CHECK_URL = re.compile(rb"/check/([A-Za-z0-9_-]{20,64})/")


def facts_of(document):
    """What issuing has fixed of a paper. No actor: pure."""
    corrects = ""
    if document.replaces_id:
        old = document.replaces
        corrects = (
            f"本件为第{document.version}版，替代{long_date(old.issued_on)}签发的第{old.version}版。"
            f"更正原因：{document.corrected_because}"
        )
    return kinds.DocumentFacts(
        issuer=document.issuer,
        issued_on=document.issued_on,
        number=document.number_text,
        version=document.version,
        check_url=document.check_url,
        corrects=corrects,
    )


class Frozen(dict):
    """The facts a paper was issued with: one that papers of its day did not know yet reads as nothing."""

    def __missing__(self, key):
        return ""


def paper_of(document):
    """The paper as it was issued, composed from its frozen facts. No actor: pure."""
    facts = facts_of(document)
    paper = kinds.documents[document.kind].compose(Frozen(document.snapshot), facts)
    said = document.number_text or f"核验码 {document.check_token[:8]}"
    return paper.replace(
        date=paper.date or document.issued_on,
        note="\n".join(filter(None, (paper.note, facts.corrects))),
        check_url=document.check_url,
        check_words=f"扫码核验本件真伪\n{said}" + (f"\n第{document.version}版" if document.version > 1 else ""),
        author=document.issuer,
    )


def archive(actor, kept=None):
    """All papers the actor may see, with what a list shows of each. ``kept`` is what ``archive_kept`` says: only the kinds
    of papers that there are need be asked for their matters."""
    kept = archive_kept(actor) if kept is None else kept
    seen = Document.objects.visible_to(actor, dict.fromkeys(kept))
    return seen.defer("snapshot").select_related("congress", "replaced_by")


def archive_kept(actor):
    """{kind: (first, last year)} of the papers in the archives of the actor's county; which of them he sees ``visible_to``
    says."""
    here = Document.objects.filter(congress__in=Congress.objects.visible_to(actor)).order_by()
    spans = here.values("kind").annotate(first=Min("issued_on"), last=Max("issued_on"))
    return {span["kind"]: (span["first"].year, span["last"].year) for span in spans}


def archive_years(kept):
    """The years of an archive, the newest first, from the first paper of a kind to its last."""
    return sorted({year for first, last in kept.values() for year in range(first, last + 1)}, reverse=True)


def document_for(actor, pk):
    """The paper if the actor may read it, else None: visible through its matter and by its kind's own rule."""
    among = {kind: [target] for kind, target in Document.objects.filter(pk=pk).values_list("kind", "target_id")}
    papers = Document.objects.visible_to(actor, among).select_related("number__series", "job", "congress")
    document = papers.filter(pk=pk).first()
    if document is None:
        return None
    document.about, kind = find(document.target), kinds.documents[document.kind]
    obj = document.about
    return document if obj is not None and (kind.may_read(actor, obj) or kind.may_issue(actor, obj)) else None


def target_for(actor, kind, pk):
    """The object a paper of this kind would be about, if the actor may see it, else None."""
    return apps.get_model(kind.model).objects.visible_to(actor).filter(pk=pk).first()


def with_matters(rows):
    """These papers or numbers, each with what it is about in words: ``row.matter``. One statement, however many rows.
    No actor: whoever may read the row may read what it is about."""
    rows = list(rows)
    found = find_all(row.target for row in rows if row.target)
    for row in rows:
        row.matter = words_about(found[row.target]) if row.target in found else ""
    return rows


def words_about(obj):
    return str(getattr(obj, "about", obj))


def matter_of(document):
    """What the paper is about, as a page links to it: (words, address or ""). The caller may read the paper."""
    obj = _about(document)
    if obj is None:
        return "", ""
    return words_about(obj), obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else ""


def kind_of(document):
    return kinds.documents[document.kind]


def may_change(actor, document):
    """Whether the actor may correct or void the paper."""
    obj = _about(document)
    return obj is not None and kinds.documents[document.kind].may_issue(actor, obj)


def _about(document):
    """The matter, read once with a paper that ``document_for`` has found."""
    return document.about if hasattr(document, "about") else find(document.target)


def documents_about(obj, actor):
    """The papers of one matter, oldest first, as far as the actor sees the matter itself: whether he may read each kind
    of them is still to be asked (``documents_of``)."""
    of_its_kind = [kind for kind in kinds.documents if kind.model == obj._meta.label_lower]
    found = Document.objects.visible_to(actor, {kind.key: [obj.pk] for kind in of_its_kind})
    found = found.filter(target_id=obj.pk, target=f"{obj._meta.label_lower}:{obj.pk}")
    return found.defer("snapshot").order_by("issued_on", "pk")


def documents_of(obj, actor, *keys, found=None):
    """The papers of one matter that the actor may read, oldest first; of these kinds only, if any are named. ``found``:
    what ``documents_about`` gave, where it has been read with other things."""
    found = documents_about(obj, actor) if found is None else found
    found = list(found.filter(kind__in=keys) if keys else found)
    there = [kinds.documents[key] for key in {document.kind for document in found}]
    readable = {kind.key for kind in there if kind.may_read(actor, obj) or kind.may_issue(actor, obj)}
    return [document for document in found if document.kind in readable]


def siblings(document, actor):
    """The letters of the same number to the other addressees that are still in force: what is wrong in one is, as a
    rule, wrong in all."""
    if document.number_id is None:
        return Document.objects.none()
    among = {document.kind: [document.target_id]}
    same = Document.objects.visible_to(actor, among).current().filter(number=document.number_id, kind=document.kind)
    return same.filter(target=document.target).exclude(pk=document.pk).order_by("pk")


def named(document):
    """A letter among its siblings: by whom it is to."""
    return f"致{paper_of(document).addressee or document.title}（第{document.version}版）"


def versions(document):
    """All versions of a paper, first to last."""
    first = document
    while first.replaces_id:
        first = first.replaces
    chain, following = [first], Document.objects.filter(replaces=first).first()
    while following:
        chain.append(following)
        following = Document.objects.filter(replaces=following).first()
    return chain


def series_of(actor):
    """The registers the actor may read, with how many numbers were given out and how many were cancelled."""
    cancelled = Count("numbers", filter=Q(numbers__state=Number.State.CANCELLED))
    return (
        NumberSeries.objects.visible_to(actor)
        .select_related("organ", "congress")
        .annotate(given=Count("numbers"), cancelled=cancelled, highest=Max("numbers__value"))
        .order_by("-year", "key", "organ", "pk")
    )


def numbers_of(series):
    """One register, every number in order with the papers that bear it. The caller has checked the series."""
    papers = Prefetch("documents", Document.objects.defer("snapshot").order_by("version"))
    return series.numbers.order_by("value").prefetch_related(papers)


def broken_series():
    """Registers with a gap: in Chinese, for the self-check. No actor: it looks at everything."""
    found = NumberSeries.objects.annotate(given=Count("numbers"), highest=Max("numbers__value")).order_by("pk")
    return [
        Finding(
            f"编号序列“{series}”已编到{series.last}，登记的编号有{series.given}个（最大{series.highest or 0}）。",
            series.congress_id,
        )
        for series in found
        if not series.last == series.given == (series.highest or 0)
    ]


def by_token(token):
    """The paper behind a check code, for anybody who holds the paper. No actor: the code is the key."""
    return (
        Document.objects.select_related("replaces", "replaced_by").defer("snapshot").filter(check_token=token).first()
    )


def by_digest(sha256):
    """The issued paper whose file has this digest. No actor: used by the command and the check page."""
    return Document.objects.defer("snapshot").filter(sha256=sha256).order_by("pk").first()


def match(document, sha256):
    """What a file with this digest is, beside this paper: "same", another version's number, "pending", or "other"."""
    if document.sha256 is None:
        return {"word": "pending"}
    if sha256 == document.sha256:
        return {"word": "same"}
    for other in versions(document):
        if other.sha256 == sha256:
            said = f"您选择的文件是本公文的第{other.version}版，没有被改动；本页核验的是第{document.version}版。"
            return {"word": "version", "version": other.version, "said": said}
    return {"word": "other"}


def claimed_by(content):
    """The paper a file says it is, by the check address written into it. No actor."""
    match = CHECK_URL.search(content)
    return by_token(match.group(1).decode()) if match else None
