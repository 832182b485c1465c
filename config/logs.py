"""One JSON object per log line: searchable, unforgeable by line breaks, without telephone or identity numbers."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{11,18}[Xx]?(?![0-9A-Za-z])")

LONGEST_TRACE = 8000  # characters; the end of a trace is what tells


def masked(text):
    """Telephone (11 digits) and identity numbers (18) keep only their last two places."""
    return LONG_NUMBER.sub(lambda match: "*" * (len(match[0]) - 2) + match[0][-2:], text)


BAD_INPUT = "django.security."  # what a browser sent and was refused: theirs, not a fault of ours


class JsonLines(logging.Formatter):
    """Time with zone, level, logger, message, and the trace of an error."""

    def format(self, record):
        refused = record.name.startswith(BAD_INPUT)
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="milliseconds"),
            "level": "WARNING" if refused else record.levelname,
            "logger": record.name,
            "message": masked(record.getMessage()),
        }
        if not refused and record.exc_info and record.exc_info[0]:
            line["trace"] = masked("".join(traceback.format_exception(*record.exc_info)))[-LONGEST_TRACE:]
        return json.dumps(line, ensure_ascii=False)
