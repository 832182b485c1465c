"""``python -m tests.bench [rows]`` prints a table; ``… keep`` kills the server under 1,000 filings; ``… summary`` prints a
year's summary of a hundred pages and more by its job: pages, seconds, memory, what a second run changes; ``… papers``
sets letters, text and tables; ``… importing`` takes five thousand deputies in and out again; ``… certificates``
numbers and prints two hundred certificates of appointment.

On the embedded database, or on the server named by DATABASE_URL; either way in a database of its own that is dropped
at the end. Times are for people to compare, nothing is ever asserted of them.
"""

import os
import sys
import tempfile

import django

os.environ |= {
    "PORTAL_VAR": tempfile.mkdtemp(prefix="portal-bench-"),
    "PORTAL_SECRET_KEY": "only-for-measuring-0123456789-abcdefghijklmnopqrstuvwxyz",
    "PORTAL_DEMO": "0",
    "PORTAL_HASHED_STATIC": "0",
    "PORTAL_LOG_LEVEL": "ERROR",
    "DJANGO_SETTINGS_MODULE": "config.settings",
}
django.setup()

from tests.bench import certificates, importing, measuring, papers, summary  # noqa: E402 -- after the environment above

{"certificates": certificates, "importing": importing, "summary": summary, "papers": papers}.get(
    " ".join(sys.argv[1:]), measuring
).main()
