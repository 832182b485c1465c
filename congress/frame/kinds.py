"""The kinds of things an app may hand to congress, and the shelves they stand on. Plain data; no models here."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from . import ladders, ordering
from .address import address
from .dates import is_day_of_year
from .importing import ImportKind
from .registry import Store
from .together import counted, gathered, lightly
from .votes import VoteRule
from .workflow import Machine


def nobody(*args):
    """任何人都不可"""
    return False


class Ground(StrEnum):
    """What kind of thing a rule rests on: an article that fixes it or its bounds, what the province or city lays down, or
    the congress's own choice."""

    LAW = "law"
    LOCAL = "local"
    OWN = "own"

    @property
    def label(self):
        return {"law": "法律", "local": "地方规定", "own": "本机关自定"}[self]


class Keeper(StrEnum):
    """Who sets a rule: the office, also the commission for deputies, or the system administrator what is technical."""

    OFFICE = "office"
    COMMISSION = "commission"
    SYSTEM = "system"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A local rule each congress may set within its legal range; stored as dated rows, read "as of" a day.

    ``kind`` is int, bool, choice, text or day (of every year: 01-15); ``low``/``high`` bound an int; ``choices`` are
    (value, label) pairs; ``lawful`` says whether a text can be read. ``ground`` is what kind of thing the ``basis`` is;
    ``subject`` and ``keeper`` are those of the rules it stands among (``under``).
    """

    key: str
    label: str
    basis: str
    default: object
    ground: str = Ground.OWN
    subject: str = ""
    keeper: str = Keeper.OFFICE
    kind: str = "int"
    unit: str = ""
    low: int | None = None
    high: int | None = None
    choices: tuple = ()
    lawful: Callable | None = None
    order: int = 100

    @property
    def is_fixed(self):
        """Whether the law leaves no choice; it is listed so that people find the number with its article."""
        return self.kind == "int" and self.low is not None and self.low == self.high

    def fault(self, value):
        """What is wrong with a value for this rule, in Chinese; "" when it is lawful."""
        if self.kind == "bool":
            return "" if isinstance(value, bool) else f"“{self.label}”只能是“是”或“否”。"
        if self.kind == "choice":
            return "" if value in dict(self.choices) else f"“{self.label}”没有这个选项。"
        if self.kind == "text":
            if not isinstance(value, str) or not value.strip():
                return f"“{self.label}”不能为空。"
            read = self.lawful is None or self.lawful(value)
            return "" if read else f"“{self.label}”看不懂，请写成 {self.default} 这样。"
        if self.kind == "day":
            return "" if is_day_of_year(value) else f"“{self.label}”须写成“月-日”，例如01-15。"
        if not isinstance(value, int) or isinstance(value, bool):
            return f"“{self.label}”须是整数。"
        if (self.low is not None and value < self.low) or (self.high is not None and value > self.high):
            return f"“{self.label}”只能在{self.low}至{self.high}{self.unit}之间（{self.basis}）。"
        return ""

    def said(self, value):
        """A value in words: 是, 另行写明, 3个月."""
        if self.kind == "bool":
            return "是" if value else "否"
        if self.kind == "choice":
            return dict(self.choices).get(value, str(value))
        if self.kind == "day":
            return "{}月{}日".format(*map(int, value.split("-")))
        return f"{value}{self.unit}"

    @property
    def allowed(self):
        """What it may be set to, in words."""
        if self.is_fixed:
            return "法律规定，不能另定"
        if self.kind == "bool":
            return "是或否"
        if self.kind == "choice":
            return "、".join(label for _, label in self.choices)
        if self.kind == "day":
            return "一年中的任何一天"
        if self.kind == "text":
            return f"照“{self.default}”的样子写"
        return f"{self.low}至{self.high}{self.unit}"


def under(subject, *rules, keeper=Keeper.OFFICE):
    """Rules of one subject, which the same people set."""
    return tuple(replace(rule, subject=subject, keeper=keeper) for rule in rules)


@dataclass(frozen=True, kw_only=True)
class Holders:
    """Whoever holds a post of one of these roles on the day it is asked: in a congress, an organization, or as one
    person. Plain words, so that those of many cases are looked up together."""

    roles: tuple[str, ...]
    congress_id: int | None = None
    organization_id: int | None = None
    person_id: int | None = None

    @property
    def place(self):
        """The narrowest of the three."""
        names = ("person_id", "organization_id", "congress_id")
        return next((name, value) for name in names if (value := getattr(self, name)) is not None)

    def includes(self, membership):
        ours = (self.congress_id, self.organization_id, self.person_id)
        theirs = (membership.congress_id, membership.organization_id, membership.person_id)
        same = all(mine in (None, its) for mine, its in zip(ours, theirs, strict=True))
        return same and membership.role in self.roles


@dataclass(frozen=True, kw_only=True)
class DeadlineRule:
    """A legal clock. ``on`` names the model whose rows it dates (``suggestions.assignment``).

    ``amount`` names the setting that holds the length, or is a function of the object giving its key (or the length
    itself); a fixed date has none. ``due_column`` names the object's own column that lists sort by: it is set whenever
    the clock opens or moves; ``settle(obj)`` then brings along what is derived from it, when one date takes over from
    another. ``audience(obj, rung)`` names the Holders of one rung (None: nobody), rungs as in RUNGS; a reminder on a rung
    also goes to the rungs below it. ``reads`` names the columns it looks at, along relations (``unit__kind``), so that
    many cases are fetched at once and lightly. ``ladder`` names the setting that says in words when people are reminded
    (``ladders.read``), or is the days themselves, the same everywhere.
    """

    key: str
    on: str
    label: str
    unit: str  # months | days | workdays | days_before | fixed
    amount: str | Callable = ""
    amounts: tuple[str, ...] = ()  # the settings a function in ``amount`` chooses from, for the handbook
    basis: str
    congress_id: Callable = lambda obj: obj.congress_id
    title: Callable = str  # what the duty is about, in lists and reminders
    holder: Callable = lambda obj: None  # the Organization that must act, or None
    audience: Callable = lambda obj, rung: None
    reads: tuple[str, ...] = ()
    due_column: str = ""
    settle: Callable | None = None
    ladder: str | tuple[int, ...] = (-15, -7, -3, 0, 1, 7)  # days from the due date
    weekly: bool = True  # after the last of these days
    is_private: bool = False  # between its holder and the offices: no affair of another unit that sees the case
    order: int = 100

    def ladder_by(self, rule_of):
        """The Ladder of a congress, whose settings ``rule_of(key)`` reads."""
        if isinstance(self.ladder, str):
            return ladders.read(rule_of(self.ladder))
        return ladders.Ladder(self.ladder, 7 if self.weekly and self.ladder else 0)


# The ladder of reminders: what ``audience`` is asked for, and what people read.
RUNGS = (
    ("handler", "经办人"),
    ("unit_head", "承办单位负责人"),
    ("government_supervision", "政府督查室"),
    ("commission", "代表工委"),
    ("leadership", "常委会领导"),
)


def rung_of(step: int) -> int:
    """How many rungs up a reminder goes, by its days from the due date: ten days late is worse than three early."""
    return 0 if step < -7 else 1 if step < 0 else 2 if step == 0 else 3 if step < 7 else 4


def every_target(actor, targets):
    """Papers are seen by whoever sees what they are about."""
    return targets


@dataclass(frozen=True, kw_only=True)
class DocumentFacts:
    """What issuing adds to a paper's snapshot: fixed when the paper is issued, the same whenever it is printed again."""

    issuer: str
    issued_on: date
    number: str = ""
    version: int = 1
    check_url: str = ""
    corrects: str = ""  # of a correction: the reason, and the version it replaces


@dataclass(frozen=True, kw_only=True)
class DocumentKind:
    """A paper: what it gathers (a frozen JSON snapshot) and how the snapshot becomes a Paper.

    A paper may be seen by whoever sees its object, or only by those ``readers`` among them; ``narrow`` leaves out
    objects that the actor sees but whose papers are not for him (or lets one in whose letter is for him); ``may_read``
    has the last word. One that ``is_long`` is gathered in the background only. What was asked for beyond the object
    (``extra``) is kept with the snapshot, so that a correction is made for the same. Kinds that share a
    ``number_word`` (西交函〔2026〕7号: 函) share a ``series``; without one a paper has no number.
    """

    key: str
    title: str
    model: str  # of the object: "suggestions.suggestion"
    gather: Callable  # (obj, **extra) -> dict; dates come back as ISO text
    compose: Callable  # (snapshot, DocumentFacts) -> Paper; pure, and quick
    organ: Callable = lambda obj: None  # the issuing Organization; None: the congress itself
    series: str = ""
    number_word: str = ""
    may_issue: Callable = nobody  # (actor, obj)
    may_read: Callable = nobody
    readers: tuple[str, ...] = ()
    narrow: Callable = every_target
    is_long: bool = False
    order: int = 100

    def open_to(self, actor):
        return not self.readers or actor.is_any(*self.readers)


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter of the annual work summary.

    ``gather(congress, since, until)`` counts what happened in that time (ChapterData): by the dates of events, so that
    it gives the same whenever it is asked. ``draft(data, before)`` puts it into Chinese ([Drafted, …]); ``before`` is
    the year before, or None. ``bodies`` are the kinds of organization that usually write it, the first that stands.
    """

    key: str
    title: str
    order: int
    gather: Callable
    draft: Callable
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class VolumeKind:
    """A printed volume (编印册) and what goes into it.

    ``asks`` is what it is made of: a session, a year, what stands on a day, or what came ``since`` the one before.
    ``collect(volume)`` gives, in the usual order, what may go in today – nothing secret, nothing that has not been
    released – as [(pk, title)]; ``parts(volume, pks)`` gives their VolumeParts in the order of the pks. ``not_in(volume)``
    says in words what must stay out, ``closing(volume)`` gives VolumeParts that stand last in any case, and
    ``name(volume)`` proposes title and subtitle. ``indexes`` names those at the end, in their order.
    """

    key: str
    title: str
    asks: str
    may: Callable  # (actor): who compiles it
    name: Callable
    collect: Callable
    parts: Callable
    not_in: Callable = lambda volume: ""
    closing: Callable = lambda volume: ()
    indexes: tuple[str, ...] = ()
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A number the system knows of a congress and a time: prefilled in quarterly reports, proof in assessments.

    ``count(congress_ids, since, until)`` gives {congress_id: number} in one statement, however many congresses;
    ``definition`` says in one sentence what is counted; ``url(congress_id, since, until)`` opens the list behind it
    ("": there is none); with ``own`` it opens to that congress's own people alone. ``level`` is county, township, or ""
    for both.
    """

    key: str
    label: str
    unit: str
    count: Callable
    definition: str
    url: Callable = lambda congress_id, since, until: ""
    own: bool = False
    level: str = ""
    order: int = 100


# The parts of a deputy's duty dossier (履职档案), in their printed order; what was missed is no duty done.
MISSED = "missed"
DUTY_PARTS = (
    ("meetings", "出席会议"),
    ("inspections", "视察、调研和执法检查"),
    ("training", "学习培训"),
    ("activities", "小组和主题活动"),
    ("suggestions", "议案和建议"),
    ("stations", "进站接待"),
    ("contacts", "联系群众"),
    ("reports", "向选民述职"),
    ("awards", "表彰奖励"),
    ("others", "其他履职"),
    (MISSED, "请假和缺席"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyFact:
    """One line of a duty dossier: what one deputy (a seat, not a person) did on a day, and the row that proves it.

    ``target`` is the address of that row ("deputies.activity:12"), ``url`` its page; ``amount`` counts in the unit of
    the source (times, half-days). ``kept`` is false for what is shown but earns nothing, such as leave with approval.
    ``part`` is only said where it differs from the source's. A fact that is ``sealed`` counts like any other, but neither
    its day nor its row is shown: they would betray who asked for secrecy.
    """

    deputy_id: int
    on: date
    text: str
    target: str
    url: str = ""
    amount: int = 1
    kept: bool = True
    part: str = ""
    sealed: bool = False


@dataclass(frozen=True, kw_only=True)
class DutySource:
    """One kind of duty, read from the rows in which it was done – never typed a second time.

    ``reads(deputy_ids, since, until)`` is a reader (``together.gathered``): it yields the querysets it needs – the whole
    shelf is read in one statement, however many deputies there are – and returns the DutyFacts of these deputies in
    that time, both days included; what they say depends on dates of events alone, so that an old period gives the same
    whenever it is asked. ``part`` is one of DUTY_PARTS. The sheet of points names sources by their keys. Sources that lie
    in the same rows share one reading: ``shared(deputy_ids, since, until)`` returns (key of the source, DutyFact) of all
    of them, and ``reads`` needs not be given.
    """

    key: str
    label: str
    part: str
    reads: Callable | None = None
    unit: str = "次"
    order: int = 100
    shared: Callable | None = None

    def facts(self, deputy_ids, since, until):
        """The DutyFacts of this source, read by itself."""
        (found,) = gathered([(self.shared or self.reads)(deputy_ids, since, until)])
        return [fact for key, fact in found if key == self.key] if self.shared else found


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How far a case has come, in words meant for the public; ``url`` is its public page, if it has one. ``coming`` says
    what is next and by when, as its own clocks run; ``answer`` is what may be told to whoever began it, once it is over."""

    words: str
    url: str = ""
    coming: str = ""
    is_over: bool = False
    answer: str = ""


@dataclass(frozen=True, kw_only=True)
class Continuation:
    """What a matter of one app may become in another, which it need not know: a suggestion from what people say.

    ``may(actor)`` says who may begin it, ``begin(source)`` gives the page where it begins from the address of the matter;
    ``model`` is what it becomes and ``stage(target)`` the Stage of one such case by its address, in words for the public;
    ``case(target, actor)`` names it and leads there, (words, url), or is None for whoever may not see it. ``sources`` are
    the models it may be made of. Whoever files it writes the Link from source to target in the same transaction.
    """

    key: str
    label: str
    model: str
    may: Callable
    begin: Callable
    stage: Callable
    case: Callable
    sources: tuple[str, ...] = ("deputies.opinion",)
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """One matter that is set down for a meeting: its address, and the item it would be."""

    address: str
    title: str
    kind: str
    reporter: str
    url: str


@dataclass(frozen=True, kw_only=True)
class AgendaSource:
    """What another app sets down for meetings: ``proposed(meeting)`` gives the Proposed of one. Its report keeps its days
    where it comes from: the papers of an item made of it have none of their own."""

    key: str
    label: str
    proposed: Callable
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class PublicPage:
    """A page that anybody reads without an account: the index of such pages names it with a ``note`` and leads to ``url``.
    ``receipt`` is the page below it that opens what one person handed in, by a secret in its address."""

    key: str
    label: str
    note: str
    url: str
    order: int
    receipt: str = ""


@dataclass(frozen=True, kw_only=True)
class Merit:
    """A register whose cases may be commended, which commendations need not know: excellent suggestions (优秀代表建议).

    ``choices(congress_id, years)`` gives those of these years that may be, [(address, title)]; ``of(target, congress_id)``
    is (title, pk of the seat that led it) of one of them, or None where it may not be commended.
    """

    key: str
    choices: Callable
    of: Callable
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Facet:
    """What an app knows of somebody in office, on the page that joins all of it: ``lines(actor, seats)`` gives
    [(day or None, words, address or "")], the latest first, of whoever holds or held these memberships."""

    key: str
    title: str
    lines: Callable
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Card:
    """One block of 今天要办; an empty card is not drawn. ``waits(actor)`` is the queryset of all that waits, the most
    urgent first: ``item(row, actor)`` draws each of the first ``most`` from the columns it ``reads`` (none named: all the
    queryset has), ``url`` is where they all are. Nothing but the actor, the day and the local rules may decide what
    ``waits`` asks: its words are kept (queries.asking). A card that is drawn from more than that has ``gather(actor)``, a
    generator that yields lists of querysets, is sent them read, and returns its CardItems – or (CardItems, how many wait
    in all). What all cards of a page ask for is read in one statement.
    ``tiles(actor)`` are figures that stand above everything and open the list they count."""

    key: str
    title: str
    order: int
    roles: tuple[str, ...]
    waits: Callable | None = None
    item: Callable | None = None
    reads: tuple[str, ...] = ()
    gather: Callable | None = None
    icon: str = "list"
    most: int = 5
    url: str = ""
    tiles: Callable | None = None

    def rows(self, actor):
        """The first of all that waits, each knowing how many there are."""
        rows = self.waits(actor)
        return counted(lightly(rows, *self.reads) if self.reads else rows)[: self.most]

    def read(self, actor, asked=None):
        """Generator: yields lists of querysets – its ``rows`` may be ``asked`` already –, returns ([CardItem], how many
        wait in all)."""
        if self.waits:
            rows = self.rows(actor) if asked is None else asked
            yield [rows]
            return [self.item(row, actor) for row in rows], rows[0].in_all if rows else 0
        found = (yield from self.gather(actor)) if self.gather else []
        return found if isinstance(found, tuple) else (found, len(found))


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One figure of 今天要办 and the list it counts."""

    label: str
    number: int
    url: str
    unit: str = "件"
    tone: str = "plain"


@dataclass(frozen=True, kw_only=True)
class CardItem:
    title: str
    url: str
    verb: str
    due_on: object = None
    detail: str = ""
    tone: str = "plain"


@dataclass(frozen=True, kw_only=True)
class NavItem:
    """An entry of the menu. ``place`` is main, phone (also in the bottom bar) or settings. For the ``daily`` roles it is
    one of the large entries on the first page of a phone, under its ``short`` name where it has one. ``also`` are addresses
    outside its own that belong to it. ``badge(actor)`` gives the querysets of what waits behind it: those of all entries
    are counted in one statement."""

    key: str
    label: str
    url: str
    show: Callable
    order: int
    group: str = ""
    icon: str = "list"
    place: str = "main"
    badge: Callable | None = None
    daily: tuple[str, ...] = ()
    short: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Search:
    """What the search field of every page finds of one kind: ``rows(actor, words)`` is a queryset of what this person
    sees and what holds the words, best first; ``name`` is what a row is called, ``place`` where it opens, ``note`` what
    stands below it; ``text`` is what this person may read of it, for the piece around the words. ``gather(rows, actor)``
    brings what these ask for, of all rows at once and as this person reads it. ``url`` is the page that lists them all for ?q=, if there is one."""

    key: str
    label: str
    rows: Callable
    show: Callable
    name: Callable = str
    place: Callable = lambda row: row.get_absolute_url()
    note: Callable = lambda row: ""
    text: Callable = lambda row: ""
    gather: Callable = lambda rows, actor: None
    url: str = ""
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Demo:
    """A part of the demonstration county. ``beside(world)`` yields lives that go on beside the meetings of the county, in
    the order of time, so that what belongs to a meeting is done while it is still to come or sits. ``copied`` are the
    tables (copying.Copied) that a neighbour of the county gets, too."""

    key: str
    order: int
    plant: Callable
    beside: Callable | None = None
    copied: tuple = ()


@dataclass(frozen=True, kw_only=True)
class JobKind:
    """Work that takes longer than a page may: ``run(job, progress)`` is idempotent."""

    key: str
    label: str
    run: Callable
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Bulk:
    """One move that may be made with many rows of a list at once; each stands for itself before the law of ``machine``.

    ``objects(actor)`` is the queryset of what this person may do it to, with all that the law looks at; ``row`` is the
    field by which each belongs to a row of the list. ``alone(obj)`` says why one wants words of its own and is left to its
    own page. With ``asks`` the move's own form is asked once for all of them.
    """

    machine: Machine
    move: str
    may: Callable  # (actor)
    objects: Callable
    row: str = "pk"
    alone: Callable = lambda obj: ""
    asks: bool = False

    @property
    def step(self):
        return self.machine[self.move]


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A list that may be exported, and that goes into the pack of a year unless ``packed`` says no: ``rows(actor,
    filters)`` is the queryset the actor sees (or anything with ``count()`` and ``iterator(size)``, which reads by
    tables.in_pieces) – ``filters`` is {name: [values]} as in the page's address – ``said`` puts the filters in words,
    ``columns`` are tables.Column, or a function (actor, filters) that gives them where they depend on what is asked for.
    ``asks(actor, filters)`` is the page's own form with these filters, ``also`` the numbers that ``rows`` asks besides, with what they
    stand for; ``reads`` names who reads the page, where those are more than may have the list as a file: they have the
    columns ``shown`` on it.
    ``below(actor, filters)`` are lines that the file bears under its rows: how they are reckoned.
    ``of_year(actor, year)`` gives the rows of one year; without it the list goes into the pack whole.

    ``page`` is the route of the page that lists the same rows; ``shown`` names its columns as everybody first sees them,
    the first of them fixed, and ``sorts`` the fields of those it may be sorted by ({"期限": "due_on"}; indexed ones, where
    rows are many). Whoever may have the list as a file may have its other columns on the page too, unless
    the page lists something else than the file (``same_rows`` is false). ``bulks`` are what may
    be done to many of its rows, which ``picked(actor, filters)`` gives where ``rows`` is no queryset."""

    key: str
    title: str
    rows: Callable
    columns: tuple | Callable
    may: Callable  # (actor) -> bool, its docstring names for whom
    said: Callable = lambda actor, filters: ""
    below: Callable = lambda actor, filters: ()
    asks: Callable | None = None
    also: dict[str, str] = field(default_factory=dict)
    reads: Callable | None = None
    of_year: Callable | None = None
    packed: bool = True
    page: str = ""
    same_rows: bool = True
    shown: tuple[str, ...] = ()
    sorts: dict[str, str] = field(default_factory=dict)
    bulks: tuple[Bulk, ...] = ()
    picked: Callable | None = None
    order: int = 100

    def open_to(self, actor):
        return self.may(actor) or bool(self.reads and self.reads(actor))

    def columns_told(self, actor, filters):
        """The columns a program reads: those of the file, or of the page for whoever may not have the file."""
        columns = self.columns_for(actor, filters)
        return columns if self.may(actor) else tuple(one for one in columns if one.label in self.shown)

    def columns_for(self, actor, filters):
        return self.columns(actor, filters) if callable(self.columns) else self.columns

    def order_of(self, filters):
        """[Sorted] that ``sort`` among the filters asks for, as far as the list knows it."""
        return ordering.read(",".join(filters.get("sort", ())), self.sorts.values())

    def in_order(self, rows, filters):
        """The rows in the order asked for; in their own where none is."""
        asked = self.order_of(filters)
        return rows.order_by(*ordering.fields(asked)) if asked and hasattr(rows, "order_by") else rows

    def more_for(self, actor, filters):
        """The columns that the page does not show by itself, for whoever may have the list as a file."""
        if not self.same_rows or not self.may(actor):
            return {}
        return {one.label: one for one in self.columns_for(actor, filters) if one.label not in self.shown}

    def bulks_for(self, actor):
        return [bulk for bulk in self.bulks if bulk.may(actor)]


@dataclass(frozen=True, kw_only=True)
class OpenSet:
    """What a public page shows, as data for anybody: ``rows()`` is the page's own queryset, ``columns`` are tables.Column
    with names. ``facts(rows)`` gives what is told of a page of rows, where that is not the rows themselves; ``identity`` is
    the same for ever. ``asks`` is the form of what the page is asked, whose ``asked()`` are the answers that ``rows`` takes.
    ``holders()`` are the memberships whose holders the page names: these, and nobody else, stand in the
    Popolo that is open to everybody."""

    key: str
    title: str
    rows: Callable
    columns: tuple
    facts: Callable = list
    identity: Callable = lambda row: row.pk
    asks: type | None = None
    holders: Callable | None = None
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Archive:
    """Cases whose uploaded files go into the pack of a year: ``cases(actor, year)`` gives (name, [rows that files hang
    on]) of each that was put away in that year, as far as the actor sees it."""

    key: str
    title: str
    cases: Callable
    order: int = 100


class VotingBody(StrEnum):
    """Who votes: the whole congress, its standing committee, a township's presidium."""

    SESSION = "session"
    COMMITTEE = "committee"
    PRESIDIUM = "presidium"


@dataclass(frozen=True, kw_only=True)
class BallotKind:
    """A vote and the law it is held under: which ``body`` votes (session, committee, presidium) and its VoteRule.

    ``of_persons``: its options are names, put in the order of strokes. Whoever hangs a vote on an object of his own gives
    its address with the ballot; ``settled(ballot, actor)`` is called in the transaction that announces the result.
    ``local(rule, congress_id)`` gives the rule as the settings of one congress have it; one that is not ``by_hand`` is
    drawn up only by whoever hangs it on his object, and ``fault(ballot)`` says in words why it may not be opened now.
    What stands on one that is ``confidential`` is known to few before it is announced.
    The announced result is read by all of the congress; where ``readers`` are named, by these roles alone; of votes that
    hang on matters, by those whom ``matters(actor)`` – the matters this person sees – lets see it.
    """

    key: str
    title: str
    body: str
    rule: VoteRule
    of_persons: bool = False
    settled: Callable | None = None
    local: Callable | None = None
    by_hand: bool = True
    confidential: bool = False
    fault: Callable = lambda ballot: ""
    readers: tuple[str, ...] = ()
    matters: Callable | None = None
    order: int = 100

    def law_in(self, congress_id):
        """The rule a congress holds such a vote under today."""
        return self.local(self.rule, congress_id) if self.local else self.rule


@dataclass(frozen=True, kw_only=True)
class Ticker:
    """A deed of the clock: ``run(now)`` does what has fallen due; late, twice or at once, each effect once."""

    key: str
    label: str
    run: Callable
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Expiry:
    """Contact data that nobody needs any more when a matter has been over for so long (个人信息保护法第四十七条).

    ``rows(congress_id, before)`` are the rows of a congress that were over before that day and still have some;
    ``blank`` says what each column becomes. What the matter was and what came of it stays.
    """

    key: str
    label: str
    goes: str  # what is taken away, in words
    stays: str
    rows: Callable
    blank: dict
    order: int = 100


class Finding(str):
    """One contradiction in words, the congress whose offices it concerns (None: the whole portal) and the row it is about
    (None: none that has a page). Its words are read by whoever sees that row."""

    def __new__(cls, text, congress_id=None, about=None):
        finding = super().__new__(cls, text)
        finding.congress_id = congress_id
        finding.target = address(about) if about is not None else ""
        return finding


class Severity(StrEnum):
    """Whether a finding must be mended, or somebody should know of it."""

    MUST = "must"
    REMIND = "remind"

    @property
    def label(self):
        return {"must": "必须处理", "remind": "提醒"}[self]


@dataclass(frozen=True, kw_only=True)
class Check:
    """A self-check: ``find()`` names rows that contradict one another, a Finding each, in a fixed number of statements.

    ``means`` says what is wrong when something is found, ``todo`` what to do about it. One that reads too much for every
    night has a ``sample()`` that stands for it then. What is ``technical`` is the system administrator's to read and mend.
    """

    key: str
    label: str
    find: Callable
    means: str
    todo: str
    severity: Severity = Severity.MUST
    technical: bool = False
    sample: Callable | None = None
    order: int = 100


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What is done and recorded beside the moves of the machines: its word, for readers of the log who may know that
    it was done but not to what. The words of ``open`` deeds are told whole: they speak of no case."""

    key: str  # the kind of the record, or the beginning of several: "congress.account"
    label: str
    open: bool = False
    order: int = 100


rules = Store("rules", Rule)
machines = Store("machines", Machine)
deadlines = Store("deadlines", DeadlineRule)
documents = Store("documents", DocumentKind)
chapters = Store("chapters", Chapter)
volumes = Store("volumes", VolumeKind)
figures = Store("figures", Figure)
duties = Store("duties", DutySource)
continuations = Store("continuations", Continuation)
agenda_sources = Store("agenda_sources", AgendaSource)
publics = Store("publics", PublicPage)
merits = Store("merits", Merit)
facets = Store("facets", Facet)
cards = Store("cards", Card)
navs = Store("navs", NavItem)
searches = Store("searches", Search)
demos = Store("demos", Demo)
jobs = Store("jobs", JobKind)
listings = Store("listings", Listing)
open_sets = Store("open_sets", OpenSet)
imports = Store("imports", ImportKind)
archives = Store("archives", Archive)
ballots = Store("ballots", BallotKind)
tickers = Store("tickers", Ticker)
checks = Store("checks", Check)
expiries = Store("expiries", Expiry)
deeds = Store("deeds", Deed)

ALL = (
    rules,
    machines,
    deadlines,
    documents,
    chapters,
    volumes,
    figures,
    duties,
    continuations,
    agenda_sources,
    publics,
    merits,
    cards,
    navs,
    searches,
    demos,
    jobs,
    listings,
    open_sets,
    imports,
    archives,
    ballots,
    tickers,
    checks,
    expiries,
    deeds,
)


def close_all():
    for store in ALL:
        store.close()
