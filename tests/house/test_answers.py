"""What every answer carries, whoever asks: headers, the visitor's true address, plain words when something broke."""

import json
import logging
import sys

import pytest
from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from config.logs import JsonLines
from congress.middleware.proxy import ProxyMiddleware

from .test_settings import python


@pytest.mark.django_db
def test_every_answer_carries_the_security_headers(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert response["Cross-Origin-Opener-Policy"] == response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.django_db
def test_a_strange_host_name_is_refused(client):
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 400


def test_without_a_declared_proxy_nobody_is_believed():
    with pytest.raises(MiddlewareNotUsed):
        ProxyMiddleware(HttpResponse)


def test_behind_a_proxy_the_last_hop_is_the_visitor(monkeypatch, rf):
    monkeypatch.setattr(settings, "BEHIND_PROXY", True)
    request = rf.get("/", headers={"x-forwarded-for": "1.1.1.1, 10.0.0.7"})

    ProxyMiddleware(lambda request: HttpResponse())(request)

    assert request.META["REMOTE_ADDR"] == "10.0.0.7"


DATABASE_AWAY = """
import django; django.setup()
from django.test import Client
client = Client(raise_request_exception=False, headers={"accept": sys.argv[1]})
answer = client.get("/healthz")
words = answer.json()["detail"] if "json" in answer["Content-Type"] else answer.content.decode()
print(answer.status_code, answer["Retry-After"], words)
"""


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_with_the_database_away_the_answer_is_a_plain_503(tmp_path, accept):
    result = python(
        "-c",
        "import sys" + DATABASE_AWAY,
        accept,
        DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing",
        DJANGO_SETTINGS_MODULE="config.settings",
        PORTAL_HASHED_STATIC="0",
        PORTAL_HOSTS="testserver",
        PORTAL_SECRET_KEY=settings.SECRET_KEY,
        PORTAL_VAR=str(tmp_path),
    )

    assert result.stdout.startswith("503 60 "), result.stderr
    assert "系统暂时不能使用" in result.stdout
    assert "Traceback" not in result.stdout


def test_a_log_line_cannot_be_forged_and_hides_numbers_of_persons():
    record = logging.LogRecord(
        "portal", logging.INFO, __file__, 1, "%s\n{}", ("13800138000 于 110101199003077758",), None
    )

    line = JsonLines().format(record)

    assert "\n" not in line
    assert json.loads(line)["message"] == "*********00 于 ****************58\n{}"


def test_a_trace_is_part_of_the_same_line():
    try:
        raise ValueError("13800138000")
    except ValueError:
        record = logging.LogRecord("portal", logging.ERROR, __file__, 1, "oops", (), sys.exc_info())

    found = json.loads(JsonLines().format(record))

    assert found["trace"].startswith("Traceback")
    assert found["trace"].endswith("ValueError: *********00\n")
