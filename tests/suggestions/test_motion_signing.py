"""The arithmetic of joint signatures (domain §2.3): how many must sign, who counts, who does not any more."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congress.frame import clock
from congress.frame.dates import ONE_DAY
from congress.frame.workflow import Refused
from congress.models import Attachment, Membership, Notice
from deputies.models import Deputy
from deputies.queries import joint
from suggestions.actions import motion_signing as signing
from suggestions.actions import motions as actions
from suggestions.models import Motion, MotionDeadline, MotionSigner
from tests.build import files
from tests.build import motions as build

pytestmark = pytest.mark.django_db

SESSION, COMMITTEE = "地方组织法第二十二条", "地方组织法第五十二条"


@pytest.mark.parametrize(
    ("kind", "lead", "enough", "article"),
    [("session", "dep", 10, SESSION), ("standing_committee", "scm", 3, COMMITTEE)],
)
def test_so_many_must_sign_and_the_refusal_names_the_article(cast, kind, lead, enough, article):
    build.deputies(cast) if kind == "session" else build.members(cast)
    row = build.signed(cast, build.draft(cast, kind, actor=lead), enough - 1)
    with pytest.raises(Refused, match=f"{enough}人以上联名（{article}），现有{enough - 1}人"):
        actions.file_motion(row, actor=cast.actor(lead))

    row = actions.file_motion(build.signed(cast, row, enough), actor=cast.actor(lead))

    assert (row.state, row.number, row.filed_on) == ("filed", 1, clock.today())


def test_five_must_sign_in_a_township(cast):
    town = cast.townships["river"]
    row = Motion(congress=town.congress, meeting=build.meeting(cast, congress=town.congress), **build.WORDS)

    row = signing.draft(row, actor=town.tdep)

    assert (row.least, joint.signed(row)) == (5, 1)
    with pytest.raises(Refused, match=f"代表5人以上联名（{SESSION}），现有1人"):
        actions.file_motion(row, actor=town.tdep)


def _ended(deputy):
    Membership.objects.filter(pk=deputy.membership_id).update(until=clock.today() - ONE_DAY)


def _suspended(deputy):
    Deputy.objects.filter(pk=deputy.pk).update(state="suspended", suspended_reason="custody")


def _void(deputy):
    Deputy.objects.filter(pk=deputy.pk).update(state="void")


@pytest.mark.parametrize("happens", [_ended, _suspended, _void])
def test_whoever_may_no_longer_act_counts_no_more(cast, happens):
    build.deputies(cast)
    row = build.signed(cast, build.draft(cast), 10)
    assert joint.signed(row) == 10
    deputy = Deputy.objects.get(person=row.signers.filter(is_lead=False).first().person_id)

    happens(deputy)

    assert (joint.signed(row), row.signers.signed().count()) == (9, 10)
    with pytest.raises(Refused, match="现有9人"):
        actions.file_motion(row, actor=cast.dep)


@pytest.mark.parametrize("happens", [_ended, _suspended])
def test_whoever_leads_must_be_able_to_act(cast, happens):
    build.deputies(cast)
    row = build.signed(cast, build.draft(cast), 11)
    happens(cast.deputies["dep"])

    with pytest.raises(Refused, match="领衔的提案人现在不能执行职务"):
        actions.file_motion(row, actor=cast.dep)


def test_a_person_counts_once_whatever_posts_he_holds(cast):
    build.members(cast)
    row = build.draft(cast, "standing_committee", actor="scm")
    post = cast.posts["scm"]
    second = Membership.objects.create(
        person=post.person, congress=post.congress, organization=post.organization, role="LEAD", post=cast.posts["lead"].post,
        since=post.since, term=post.term,
    )  # fmt: skip

    with pytest.raises(ValidationError, match="不能联名或者已在提案人里"):
        signing.invite(row, actor=cast.scm, members=[second])
    assert joint.signed(row) == 1


def test_a_suspended_deputy_does_not_sign_as_a_member_either(cast):
    build.members(cast)
    row = build.signed(cast, build.draft(cast, "standing_committee", actor="scm"), 3)
    signer = row.signers.filter(is_lead=False).first()
    deputy = cast.deputies["dep4"]
    Deputy.objects.filter(pk=deputy.pk).update(person=signer.person_id, state="suspended", suspended_reason="custody")

    assert joint.signed(row) == 2


def test_each_signs_himself_once_and_the_words_he_has_read(cast):
    build.deputies(cast)
    row = signing.invite(build.draft(cast), actor=cast.dep, members=[cast.posts["dep2"]], on_paper=True)
    assert joint.signed(row) == 1  # a deputy signs for nobody else
    with pytest.raises(PermissionDenied):
        signing.sign(row, actor=cast.dep3)
    with pytest.raises(Refused, match="文字又有修改"):
        signing.sign(row, actor=cast.dep2, digest="an older text")

    signing.sign(row, actor=cast.dep2, digest=signing.digest_of(row))

    assert joint.signed(row) == 2
    with pytest.raises(Refused, match="已经联名"):
        signing.sign(row, actor=cast.dep2)


def test_the_database_takes_nobody_twice(cast):
    row = build.draft(cast)
    signer = MotionSigner(motion=row, member=cast.posts["dep"])

    with pytest.raises(ValidationError, match="已在提案人里"):
        signer.full_clean()


def test_words_that_change_are_signed_anew_but_the_meeting_alone_is_not(cast):
    build.deputies(cast)
    row = build.signed(cast, build.draft(cast), 4)
    signing.change(row, actor=cast.dep)
    assert joint.signed(row) == 4

    row.plan = "另一个方案。"
    signing.change(row, actor=cast.dep)

    assert joint.signed(row) == 1
    told = Notice.objects.filter(subject__startswith="文字有修改，请重新确认联名").values("person").distinct()
    assert told.count() == 3


def test_a_file_that_comes_or_goes_is_signed_anew_and_follows_the_motion(cast):
    build.deputies(cast)
    row = build.draft(cast)
    client, page = cast.client("dep"), f"{row.get_absolute_url()}change/"
    said = {"meeting": row.meeting_id, "title": row.title, "grounds": row.grounds, "plan": row.plan}
    build.signed(cast, row, 4)

    client.post(page, {**said, "files": SimpleUploadedFile("现状.pdf", files.pdf("灌区现状"))})
    (file,) = build.queries.files_of(row)
    assert (file.name, joint.signed(row)) == ("现状.pdf", 1)
    assert "现状.pdf" in client.get(row.get_absolute_url()).content.decode()
    assert client.get(f"/files/{file.pk}/").status_code == 200
    assert cast.client("unit").get(f"/files/{file.pk}/").status_code == 404

    client.post(page, {**said, "drop": [file.pk]})
    assert build.queries.files_of(row) == []


def test_the_files_go_with_a_draft_that_is_thrown_away(cast):
    row = build.draft(cast, files=[files.handed_in("现状.docx", files.docx("灌区现状"))])
    (file,) = build.queries.files_of(row)
    client = cast.client("dep")
    assert client.get(f"/files/{file.pk}/").status_code == 200

    signing.discard(row, actor=cast.dep)

    assert client.get(f"/files/{file.pk}/").status_code == 404
    assert Attachment.objects.get(pk=file.pk).removed_at is not None


@pytest.mark.parametrize(("before", "left", "goes_on"), [(11, 1, True), (11, 2, False), (10, 1, False)])
def test_it_goes_on_while_enough_are_left(cast, before, left, goes_on):
    build.deputies(cast)
    row = actions.file_motion(build.signed(cast, build.draft(cast), before), actor=cast.dep)
    for signer in row.signers.filter(is_lead=False)[:left]:
        signing.leave(row, actor=cast.actor(build.key_of(cast, signer.member)), reason="另有考虑")

    if goes_on:
        assert actions.put_on_agenda(row, actor=cast.go, decided_on=clock.today()).state == "on_agenda"
        return
    with pytest.raises(Refused, match=f"现有{before - left}人"):
        actions.put_on_agenda(row, actor=cast.go, decided_on=clock.today())
    assert Notice.objects.filter(person=cast.posts["go"].person, subject__contains="退出联名").exists()


def test_whoever_left_may_be_asked_again_and_the_lead_does_not_leave(cast):
    build.deputies(cast)
    row = build.signed(cast, build.draft(cast), 3)
    signer = row.signers.filter(is_lead=False).first()
    actor = cast.actor(build.key_of(cast, signer.member))
    signing.leave(row, actor=actor, reason="另有考虑")
    with pytest.raises(PermissionDenied):
        signing.leave(row, actor=cast.dep)
    assert joint.signed(row) == 2

    row = signing.invite(row, actor=cast.dep, members=[signer.member])
    signing.sign(row, actor=actor)

    assert joint.signed(row) == 3


def test_an_organ_needs_no_signatures_and_only_the_organs_of_the_law_may_put_one(cast):
    row = build.draft(cast, actor="go", by="organ", organ=cast.bodies["government"])
    assert actions.file_motion(row, actor=cast.go).state == "filed"
    with pytest.raises(Refused, match="机关提出的议案不需要联名"):
        signing.invite(
            build.draft(cast, actor="go", by="organ", organ=build.committee(cast)), actor=cast.go, members=[]
        )
    with pytest.raises(ValidationError, match="不能向人民代表大会会议提出议案"):
        build.draft(cast, actor="go", by="organ", organ=cast.bodies["transport"])
    with pytest.raises(ValidationError, match="不能向常务委员会会议提出议案"):
        build.draft(cast, "standing_committee", actor="go", by="organ", organ=cast.bodies["sc"])
    with pytest.raises(PermissionDenied):
        build.draft(cast, actor="gov", by="organ", organ=build.committee(cast))


def test_after_its_day_nobody_puts_one_and_the_office_still_enters_what_came_in_time(cast):
    build.deputies(cast)
    row = build.signed(cast, build.draft(cast), 10)
    paper = build.draft(cast, actor="go", lead="dep2")
    signing.invite(paper, actor=cast.go, members=build.queries.candidates(paper)[:9], on_paper=True)
    limit = actions.limit_of(row.meeting)
    limit.closes_on = limit.decided_on = clock.today()
    actions.set_deadline(limit, actor=cast.go)
    MotionDeadline.objects.update(closes_on=clock.today() - ONE_DAY, decided_on=clock.today() - ONE_DAY)

    with pytest.raises(Refused, match="议案截止日期"):
        actions.file_motion(row, actor=cast.dep)
    assert actions.file_motion(paper, actor=cast.go).number == 1


def test_it_has_three_parts(cast):
    build.deputies(cast)
    row = build.draft(cast, plan="")

    with pytest.raises(Refused, match="请先写明方案（代表法第十五条）"):
        actions.file_motion(row, actor=cast.dep)


def test_signing_on_the_telephone(cast):
    build.deputies(cast)
    row = signing.invite(build.draft(cast), actor=cast.dep, members=[cast.posts["dep2"], cast.posts["dep3"]])
    client = cast.client("dep2")
    assert row.title in client.get("/").content.decode()
    page = client.get(row.get_absolute_url()).content.decode()
    assert "请先通读案由、案据和方案" in page

    sent = {"digest": signing.digest_of(row)}
    assert client.post(reverse("suggestions:motion_sign", args=[row.pk]), sent).status_code == 302
    client = cast.client("dep3")
    left = client.post(reverse("suggestions:motion_leave", args=[row.pk]), {"reason": "另有考虑"})

    assert (left.status_code, joint.signed(row)) == (302, 2)
    assert client.get(row.get_absolute_url()).status_code == 403  # it is not his any more, which he is told


def test_confirmed_in_another_tab_it_says_so_and_who_left_is_told_why_he_sees_it_no_more(cast):
    build.deputies(cast)
    row = signing.invite(build.draft(cast), actor=cast.dep, members=[cast.posts["dep2"]])
    client, url = cast.client("dep2"), f"/suggestions/motions/{row.pk}/"
    sent = {"digest": signing.digest_of(row)}

    first, second = client.post(f"{url}sign/", sent), client.post(f"{url}sign/", sent)
    assert [(answer.status_code, answer.url) for answer in (first, second)] == [(302, url)] * 2
    assert "您已经联名。" in client.get(url).content.decode()

    client.post(f"{url}leave/", {"reason": "想法变了"})
    after = client.get(url)
    assert (after.status_code, "您已经不在这件议案的提案人里" in after.content.decode()) == (403, True)
    assert cast.client("dep3").get(url).status_code == 404
