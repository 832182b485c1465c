"""Who and what there is, in the words of Popolo (popoloproject.com): organizations, posts, areas, persons, memberships and
votes, for readers who have signed in or hold a token; for anybody, whom and what the public pages name.
No telephone, no birthday, nobody's mark in a secret vote."""

from dataclasses import dataclass

from django.http import Http404
from rest_framework.response import Response

from ..models import Area, Congress, Membership, Organization, Person, Post
from ..models.ballot import Ballot
from ..queries import ballots, popolo
from ..queries.tokens import POPOLO
from .described import DAY, OPEN, PAGE, PAGE_SIZE, TEXT, WHOLE, answer, nullable, paged, rows, whole
from .lists import Pages
from .public import OpenWindow, published
from .shared import Window, refuse_unknown


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of Popolo: which rows this reader sees, what is told of one, and which rows the public pages name."""

    title: str
    rows: object  # (actor)
    told: object  # (row)
    shape: dict
    public: object = None  # (the memberships that are public)


def number(kind, pk):
    """organization/7: stable, and never that of another kind."""
    return f"{kind}/{pk}" if pk else None


def organization(row):
    return {
        "id": number("organization", row.pk),
        "name": row.name,
        "classification": row.kind,
        "parent_id": number("organization", row.parent_id),
        "area_id": number("area", row.area_id),
        "founding_date": row.since,
        "dissolution_date": row.until,
    }


def post(row):
    return {
        "id": number("post", row.pk),
        "label": row.title,
        "role": row.role,
        "organization_id": number("organization", row.organization_id),
    }


def membership(row):
    return {
        "id": number("membership", row.pk),
        "person_id": number("person", row.person_id),
        "organization_id": number("organization", row.organization_id),
        "post_id": number("post", row.post_id),
        "role": row.role,
        "start_date": row.since,
        "end_date": row.until,
    }


def person(row):
    return {"id": number("person", row.pk), "name": row.name}


def area(row):
    return {
        "id": number("area", row.pk),
        "name": row.name,
        "identifier": row.code,
        "classification": row.level,
        "parent_id": number("area", row.parent_id),
    }


def motion(ballot):
    """What was put to the vote: each of its options with what came of it, by an event of its own."""
    found = ballots.result_of(ballot)
    event = {"start_date": ballot.opened_at, "identifier": str(ballot.round)}
    return {
        "id": number("motion", ballot.pk),
        "text": ballot.title,
        "classification": ballot.kind,
        "result": found.summary,
        "vote_events": [
            {
                "id": f"vote_event/{ballot.pk}-{line.key}",
                "motion_id": number("motion", ballot.pk),
                "label": line.name,
                **event,
                "result": line.fate,
                "counts": [{"option": option, "value": value} for option, value in line.marks.items()],
            }
            for line in found.lines
        ],
    }


def vote(pk, key, who, option):
    """What one said on one option; ``option`` is a word of the counts, too."""
    voter = person(who)
    return {"vote_event_id": f"vote_event/{pk}-{key}", "voter_id": voter["id"], "voter": voter, "option": option}


def announced(actor):
    return ballots.listed(actor).filter(state=Ballot.State.ANNOUNCED)


def areas(actor):
    own = list(Congress.objects.visible_to(actor).values_list("area__code", flat=True))
    rows = Area.objects.visible_to(actor)
    return rows.filter(code__startswith=min(own)) if own else rows.none()


LATER = nullable(DAY)
MAYBE = nullable(TEXT)
EVENT = whole(
    {
        **{"id": TEXT, "motion_id": TEXT, "label": TEXT, "start_date": MAYBE, "identifier": TEXT, "result": TEXT},
        "counts": rows(whole({"option": TEXT, "value": WHOLE})),
    }
)
KINDS = {
    "organizations": Kind(
        title="机构",
        rows=lambda actor: Organization.objects.visible_to(actor).order_by("pk"),
        public=popolo.organizations,
        told=organization,
        shape=whole(
            {
                **{"id": TEXT, "name": TEXT, "classification": TEXT, "parent_id": MAYBE, "area_id": MAYBE},
                **{"founding_date": LATER, "dissolution_date": LATER},
            }
        ),
    ),
    "posts": Kind(
        title="职位",
        rows=lambda actor: Post.objects.visible_to(actor).order_by("pk"),
        public=popolo.posts,
        told=post,
        shape=whole({"id": TEXT, "label": TEXT, "role": TEXT, "organization_id": TEXT}),
    ),
    "memberships": Kind(
        title="任职",
        rows=lambda actor: Membership.objects.visible_to(actor).order_by("pk"),
        public=lambda seats: seats,
        told=membership,
        shape=whole(
            {
                **{"id": TEXT, "person_id": TEXT, "organization_id": TEXT, "post_id": MAYBE, "role": TEXT},
                **{"start_date": LATER, "end_date": LATER},
            }
        ),
    ),
    "persons": Kind(
        title="人员",
        rows=lambda actor: Person.objects.visible_to(actor).order_by("pk"),
        public=popolo.persons,
        told=person,
        shape=whole({"id": TEXT, "name": TEXT}),
    ),
    "areas": Kind(
        title="区域",
        rows=lambda actor: areas(actor).order_by("code"),
        public=popolo.areas,
        told=area,
        shape=whole({"id": TEXT, "name": TEXT, "identifier": TEXT, "classification": TEXT, "parent_id": MAYBE}),
    ),
    "motions": Kind(
        title="已宣布的表决",
        rows=announced,
        told=motion,
        shape=whole({"id": TEXT, "text": TEXT, "classification": TEXT, "result": TEXT, "vote_events": rows(EVENT)}),
    ),
}
PUBLIC = {name: kind for name, kind in KINDS.items() if kind.public}
VOTES = rows(
    whole({"vote_event_id": TEXT, "voter_id": TEXT, "voter": whole({"id": TEXT, "name": TEXT}), "option": TEXT})
)
NOT_VOTING = "not voting"  # Popolo's word for who was there to vote and did not


class PopoloIndex(Window):
    """GET ``/api/v1/popolo/``: which kinds there are."""

    key = POPOLO

    def get(self, request):
        return Response([{"key": key, "title": kind.title} for key, kind in KINDS.items()])


class PopoloWindow(Window):
    """GET ``/api/v1/popolo/<kind>/``."""

    key = POPOLO

    def get(self, request, kind):
        if kind not in KINDS:
            raise Http404(kind)
        refuse_unknown(request.query_params, ())
        pages = Pages()
        page = pages.paginate_queryset(KINDS[kind].rows(self.actor), request, view=self)
        return Response(pages.get_paginated_response([KINDS[kind].told(row) for row in page]).data)


UNSAID = {"start_date", "end_date", "founding_date", "dissolution_date", "parent_id"}  # no public page says it


def without(told):
    return {name: one for name, one in told.items() if name not in UNSAID}


class OpenPopoloWindow(OpenWindow):
    """GET ``/api/v1/open/popolo/<kind>/``: whom the public pages name, and the posts, organizations and areas of these."""

    def get(self, request, kind):
        if kind not in PUBLIC:
            raise Http404(kind)
        refuse_unknown(request.query_params, ())
        pages, shown = Pages(), PUBLIC[kind]
        page = pages.paginate_queryset(shown.public(popolo.named()).order_by("pk"), request, view=self)
        told = [without(shown.told(row)) for row in page]
        return published(request, pages.get_paginated_response(told).data)


class VotesWindow(Window):
    """GET ``/api/v1/popolo/motions/<id>/votes/``: who said what in a vote by name; of a secret one nothing is kept."""

    key = POPOLO

    def get(self, request, pk):
        ballot = announced(self.actor).filter(pk=pk, method=Ballot.Method.NAMED).first()
        if ballot is None:
            raise Http404(pk)
        keys = [line.key for line in ballots.result_of(ballot).lines]
        return Response(
            [
                vote(pk, key, who, NOT_VOTING if marks is None else marks[key])
                for who, marks in ballots.named_marks(ballot)
                for key in (keys if marks is None else marks)
            ]
        )


def paths():
    """The calls of Popolo, for the description."""
    index = {"operationId": "popolo", "summary": "Popolo 目录", "tags": ["popolo"]}
    yield "/api/v1/popolo/", {"get": index | {"responses": answer(rows(whole({"key": TEXT, "title": TEXT})))}}
    for name, kind in KINDS.items():
        call = {"operationId": f"popolo.{name}", "summary": kind.title, "tags": ["popolo"]}
        given = {"parameters": [PAGE, PAGE_SIZE], "responses": answer(paged(kind.shape))}
        yield f"/api/v1/popolo/{name}/", {"get": call | given}
    for name, kind in PUBLIC.items():
        call = {
            "operationId": f"open.popolo.{name}",
            "summary": f"{kind.title}（公开的）",
            "tags": ["open"],
            "security": [],
        }
        shape = whole(without(kind.shape["properties"]))
        given = {"parameters": [PAGE, PAGE_SIZE], "responses": answer(paged(shape), OPEN)}
        yield f"/api/v1/open/popolo/{name}/", {"get": call | given}
    call = {"operationId": "popolo.votes", "summary": "记名表决各人的表态", "tags": ["popolo"]}
    yield (
        "/api/v1/popolo/motions/{id}/votes/",
        {"parameters": [{"$ref": "#/components/parameters/id"}], "get": call | {"responses": answer(VOTES)}},
    )
