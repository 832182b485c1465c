"""The card of a deputy leads to what its neighbours keep of him, and never to a closed door."""

import re

import pytest

from deputies.models import Deputy
from tests.build import activities, contacts, dossiers, duty_reports, stations
from tests.build.county import TODAY

pytestmark = pytest.mark.django_db
PANEL = re.compile(r'<dt class="fact-term">([^<]+)</dt><dd>(.*?)</dd>', re.DOTALL)
PARTS = ("履职档案", "参加活动", "联络站", "联系群众", "联系他的组成人员", "述职", "公开信息")


def links(client, deputy):
    """{part: addresses} of the card's panel."""
    aside = client.get(deputy.get_absolute_url()).text.partition("<aside")[2]
    return {what: re.findall('href="([^"]+)"', inside) for what, inside in PANEL.findall(aside)}


@pytest.fixture
def busy(cast):
    """A deputy with something in every register."""
    deputy = cast.deputies["dep"]
    activities.held(cast, present=[deputy])
    town = cast.townships["river"]
    stations.station(town, deputies=[deputy])
    contacts.logged(cast, contacts.paired(cast), TODAY)
    contacts.followed(cast)
    duty_reports.session(cast, "held")
    dossiers.entry(cast)
    return deputy


def test_every_register_is_one_press_away(cast, busy):
    assert tuple(links(cast.client("dac"), busy)) == PARTS


@pytest.mark.parametrize("key", ["lead", "go", "dac", "com", "scm", "dep", "dep2", "unit", "gov", "dhead"])
def test_no_link_of_the_card_is_refused(cast, busy, key):
    client = cast.client(key)
    found = [url for urls in links(client, busy).values() for url in urls]

    assert {url: client.get(url).status_code for url in found} == dict.fromkeys(found, 200)


def test_another_deputy_reads_nothing_of_his_dossier(cast, busy):
    found = links(cast.client("dep2"), busy)

    assert not {"履职档案", "参加活动"} & set(found)
    assert cast.stranger.client("dac").get(busy.get_absolute_url()).status_code == 404


def test_whoever_has_done_nothing_yet_has_a_short_card(cast):
    assert tuple(links(cast.client("dac"), Deputy.objects.get(pk=cast.deputies["dep4"].pk))) == (
        "履职档案", "参加活动", "公开信息")  # fmt: skip
