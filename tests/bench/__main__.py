"""``python -m tests.bench [rows]`` prints a table; ``… keep`` kills the server under 1,000 filings; ``… summary`` prints a
year's summary of a hundred pages and more by its job: pages, seconds, memory, what a second run changes; ``… papers``
sets letters, text and tables; ``… importing`` takes five thousand deputies in and out again; ``… certificates``
numbers and prints two hundred certificates of appointment; ``… similar [rows]`` looks for similar suggestions and for words;
``… scale`` measures pages and deeds of the portal that the environment names, planted with ``manage.py demo --scale
prefecture``, beside the bare SQL they need (``… scale pages``, ``deeds`` or single ones: submit, assign, export, letter,
tick).

On the embedded database, or on the server named by DATABASE_URL; either way in a database of its own that is dropped
at the end. Times are for people to compare, nothing is ever asserted of them.
"""

import os
import sys
import tempfile

import django

WORDS = ("keep", "summary", "papers", "importing", "certificates", "similar", "scale")
if sys.argv[1:] and sys.argv[1] not in WORDS and not sys.argv[1].isdecimal():
    sys.exit(f"python -m tests.bench [rows], or one of: {', '.join(WORDS)}")

AT_SCALE = sys.argv[1:2] == ["scale"]  # in the database that is there
os.environ |= {
    "PORTAL_VAR": os.environ["PORTAL_VAR"] if AT_SCALE else tempfile.mkdtemp(prefix="portal-bench-"),
    "PORTAL_SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "PORTAL_DEMO": "1" if AT_SCALE else "0",
    "PORTAL_HASHED_STATIC": "0",
    "PORTAL_LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}
django.setup()

from tests.bench import (  # noqa: E402 -- after the environment above
    certificates,
    importing,
    measuring,
    papers,
    scale,
    similar,
    summary,
)

KINDS = (certificates, importing, papers, scale, similar, summary)
{kind.__name__.rpartition(".")[2]: kind for kind in KINDS}.get(" ".join(sys.argv[1:2]), measuring).main()
