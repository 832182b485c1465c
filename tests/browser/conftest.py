"""People with accounts, and browsers for them."""

import pytest

from tests.browser.visitor import PHONE, Visitor
from tests.build import county


@pytest.fixture
def town(transactional_db):
    """The county of all tests, on today's real date: the server under test keeps no other."""
    return county.cast()


@pytest.fixture
def visit(live_server, chromium, town):
    """``visit("dep")`` gives somebody of the cast – or ``of`` a township of it –, signed in by phone number, on a phone
    unless told otherwise."""
    contexts = []

    def arrive(key, *, of=town, width=PHONE, height=800, sign_in=True, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai", **options
        )
        contexts.append(context)
        visitor = Visitor(context, live_server.url + "/")
        if key:
            account = of.account(key)
            if not account.phone:
                account.phone = account.person.phone
                account.save(update_fields=["phone"])
            if sign_in:
                visitor.signs_in(account.phone, county.PASSWORD)
        return visitor

    yield arrive
    for context in contexts:
        context.close()
