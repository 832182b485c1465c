"""What the database refuses is said in the words of the law behind it, on both databases."""

import pytest
from django.db import IntegrityError, transaction

from congress.frame.laws import UNNAMED, sentence_for
from congress.models import Area, AuditEvent, FormToken, Post, Term

pytestmark = pytest.mark.django_db


def refusal(deed):
    try:
        with transaction.atomic():
            deed()
    except IntegrityError as error:
        return sentence_for(error)
    return ""


def test_a_check_speaks_its_own_sentence(cast):
    assert refusal(lambda: Area.objects.create(code="99", name="某乡", level="township")) == (
        "县没有上级区域，其他区域必须有上级。"
    )


def test_what_may_be_there_only_once_speaks_its_own_sentence(cast):
    post = cast.dac_post.post

    said = refusal(lambda: Post.objects.create(organization=post.organization, title=post.title))

    assert said == "这个机构已有同名职位。"


def test_a_guard_speaks_its_own_sentence(cast):
    term = Term(congress=cast.congress, number=19, starts_on=cast.term.starts_on)

    assert refusal(term.save) == "两届的时间不能重叠。"
    assert AuditEvent.objects.count() == 0


def test_a_law_without_words_says_at_least_that_there_is_a_conflict(cast):
    FormToken.objects.create(token="einmal", result_url="/")

    assert refusal(lambda: FormToken.objects.create(token="einmal", result_url="/")) == UNNAMED
