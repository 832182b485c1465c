"""Many at the door at once, on a real database file: no extra guesses, one entry per code, one county per portal."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from congress.actions import accounts, setup, sign_ins
from congress.frame.actor import SYSTEM
from congress.frame.workflow import Refused
from congress.models import Congress, SignIn
from tests import build
from tests.build.accounts import HERE

RIVALS = 12


def at_once(deed, rivals=RIVALS):
    """The words of each rival's refusal, or his result."""
    start = Barrier(rivals)

    def one(number):
        start.wait()
        try:
            return deed(number)
        except Refused as refusal:
            return str(refusal)
        finally:
            connection.close()

    with ThreadPoolExecutor(rivals) as pool:
        return list(pool.map(one, range(rivals)))


@pytest.mark.django_db(transaction=True)
def test_twelve_guesses_at_once_are_five_guesses():
    account = build.accounts.account("DEP", "欧阳小禾")

    at_once(lambda number: sign_ins.sign_in(account.login, f"falsch-{number}-Wrong", ip=HERE))

    results = sorted(SignIn.objects.filter(by_code=False).values_list("result", flat=True))
    assert results == ["locked"] * 7 + ["wrong"] * 5


@pytest.mark.django_db(transaction=True)
def test_one_code_lets_one_in_however_many_type_it_at_once():
    account, code = accounts.open_account(build.accounts.membership("DEP", "欧阳小禾").person, actor=SYSTEM)

    at_once(lambda number: sign_ins.sign_in(account.login, code, ip=f"10.0.0.{number}"))

    assert SignIn.objects.filter(result="entered").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_set_ups_at_once_one_founds_the_county(settings, tmp_path):
    settings.VAR = tmp_path
    key = setup.setup_key()

    def found(number):
        names = tuple(f"{name}{number}" for name in ("甲", "乙", "丙"))
        county = setup.County(name=f"第{number}样县", area_code=f"41990{number}", term_number=18,
                              term_starts_on=date(2022, 1, 10), administrators=names)  # fmt: skip
        return len(setup.set_up(county, key=key))

    results = at_once(found, rivals=2)

    assert results.count(3) == 1
    assert Congress.objects.count() == 1
