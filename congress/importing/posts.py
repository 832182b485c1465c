"""Who holds which post, from a table: the person is registered already, the post or at least its body is."""

from collections import defaultdict
from datetime import date

from congress.frame.importing import ImportColumn, ImportKind, column

from ..actions import institution
from ..models import ADMINISTRATORS, BY_TERM, Congress, Membership, Organization, Post, Role, Term
from ..models.people import SEATS
from ..policies.institution import adds_posts, gives_posts, reaches
from ..queries.importing import in_pieces
from . import people
from .bodies import bodies

WHO = ("person_id", "name", "born_on", "phone")
COLUMNS = (
    *(one for one in people.person_columns("person") if one.key in WHO),
    ImportColumn(
        key="body", label="机构", required=True, lookup=bodies, example="青山县交通运输局", help="写全称", width=30,
        read=lambda row: row.organization_id, say=lambda row: row.organization.name,
    ),
    ImportColumn(
        key="title", label="职务", required=True, most=40, example="养护股股长", width=16,
        read=lambda row: row.post.title,
    ),
    ImportColumn(
        key="role", label="角色", kind="choice", choices=tuple(Role.choices), silent=True, width=14,
        help="机构里还没有这个职务时填，不填为“机构成员”；带权限的角色由安全管理员导入",
        read=lambda row: row.role,
    ),
    column(Membership, "since", example="2022-01-10", width=12),
    column(Membership, "until", width=12),
)  # fmt: skip


def find(lines, intake):
    people.find_people(lines, intake, once=False)
    intake.more.bodies = Organization.objects.select_related("congress").in_bulk(
        {line.get("body") for line in lines} - {None}
    )
    posts = {}
    for piece in in_pieces(intake.more.bodies):
        rows = Post.objects.filter(organization__in=piece).select_related("organization__congress")
        posts |= {(row.organization_id, row.title): row for row in rows}
    held = defaultdict(list)
    for piece in in_pieces({line.person.pk for line in lines if line.person is not None}):
        for row in Membership.objects.filter(person__in=piece).select_related("post", "organization", "person"):
            held[row.person_id].append(row)
    intake.more.posts, intake.more.held = posts, held
    for line in lines:
        _match(line, intake)


def _match(line, intake):
    if line.person is None:
        if line.get("name") and not line.candidates:
            line.wrong("姓名", f"没有登记“{line.get('name')}”，请先导入人员")
        return
    same = [
        row
        for row in intake.more.held[line.person.pk]
        if (row.organization_id, row.post.title) == (line.get("body"), line.get("title"))
    ]
    line.target = next((row for row in same if row.since == line.day("since")), None)
    if line.target is None and line.day("since") and any(_meets(row, line) for row in same):
        line.wrong("任职日", f"{line.person.name}在这段时间已担任这个职位")


LAST = date.max


def _meets(row, line):
    return row.since <= (line.day("until") or LAST) and line.day("since") <= (row.until or LAST)


def check(lines, intake):
    terms = list(Term.objects.filter(congress__in=Congress.objects.visible_to(intake.actor)))
    holders = _holders(lines, intake)
    taken = defaultdict(list)
    for line in lines:
        if line.changes:
            for key, label, *_ in line.changes:
                words = "请在“人员”导入修改" if key in WHO else "任职的变动和离任请在机构页面办理"
                line.wrong(label, f"与登记的不同；{words}")
        body, since = intake.more.bodies.get(line.get("body")), line.day("since")
        if line.faults or line.target is not None or body is None or since is None:
            continue
        post = intake.more.posts.get((body.pk, line.get("title")))
        role = post.role if post else line.get("role") or Role.MEMBER
        _check_right(line, intake, body, role)
        _check_seat(line, intake, post, role, holders, taken)
        if (post.by_term if post else role in BY_TERM) and not any(
            term.congress_id == body.congress_id and term.starts_on <= since <= (term.ends_on or LAST)
            for term in terms
        ):
            line.wrong("任职日", "这个职务随届任职，这一天没有登记届次")


def _check_right(line, intake, body, role):
    if role in SEATS:
        line.wrong("职务", "代表请用“代表”导入，一并登记证号、选区和代表团")
    elif not reaches(intake.actor, body.congress) or not gives_posts(intake.actor, role, body.congress):
        line.wrong("职务", f"“{Role(role).label}”的任职您不能登记：{gives_posts.__doc__}")
    if line.person is not None and line.person.pk == intake.actor.person_id:
        line.wrong("姓名", "不能给自己登记任职，请由另一位经办人办理")
    if line.get("until") and line.day("until") < line.day("since"):
        line.wrong("离任日", "不能早于任职日")


def _holders(lines, intake):
    """Who holds the single seats that the lines speak of."""
    found = defaultdict(list)
    for piece in in_pieces({post.pk for post in intake.more.posts.values() if post.single_seat}):
        for row in Membership.objects.filter(post__in=piece).select_related("person"):
            found[row.post_id].append(row)
    return found


def _check_seat(line, intake, post, role, holders, taken):
    """Nobody twice on a single seat, nobody two of the three administrators: by the register and within the file."""
    if post is not None and post.single_seat:
        for row in holders[post.pk]:
            if _meets(row, line):
                line.wrong("职务", f"只能由一人担任，{row.person.name}在任，请先办理离任")
    keys = [("seat", line.get("body"), line.get("title"))] if post is not None and post.single_seat else []
    if role in ADMINISTRATORS and line.person is not None:
        keys.append(("administrator", line.person.pk))
        if any(row.administrator and _meets(row, line) for row in intake.more.held[line.person.pk]):
            line.wrong("姓名", "系统管理员、安全管理员、审计员须由三人分任，一人不得兼两职")
    for key in keys:
        for other in taken[key]:
            if other.day("since") <= (line.day("until") or LAST) and line.day("since") <= (other.day("until") or LAST):
                line.wrong("职务", f"与第{other.number}行相冲突：一人一职")
        taken[key].append(line)


def apply(new, changed, intake):
    done, posts, groups = [], dict(intake.more.posts), defaultdict(list)
    for line in new:
        key = (line.get("body"), line.get("title"))
        if key not in posts:
            posts[key] = institution.add_post(
                actor=intake.actor,
                organization=intake.more.bodies[key[0]],
                title=key[1],
                role=line.get("role") or Role.MEMBER,
            )
            done.append((line, posts[key], None))
        groups[line.day("since"), line.day("until")].append((line, posts[key]))
    for (since, until), group in sorted(groups.items(), key=lambda one: (one[0][0], one[0][1] or LAST)):
        pairs = [(line.person, post) for line, post in group]
        taken = institution.appoint_all(pairs, actor=intake.actor, since=since, until=until)
        done += [(line, row, None) for (line, _), row in zip(group, taken, strict=True)]
    return done


POSTS = ImportKind(
    key="congress.posts",
    title="任职",
    columns=COLUMNS,
    may=adds_posts,
    find=find,
    check=check,
    apply=apply,
    note="给已登记的人登记职务。带权限的职务由安全管理员导入；离任和变动请在机构页面办理。",
    listing="congress.posts",
    order=50,
)
