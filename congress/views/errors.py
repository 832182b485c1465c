"""The last answer when something broke: plain Chinese, no trace, and nothing asked of the database."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

WORDS = {
    500: "系统出了差错，刚才的操作没有完成，差错已经记录下来。",
    503: "系统暂时不能使用，正在恢复，请过几分钟再试。",
}


def server_error(request):
    """503 while the database is away, with a hint when to come back; 500 for everything else."""
    status = 503 if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) else 500
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        response = JsonResponse({"detail": WORDS[status], "fields": {}}, status=status)
    else:
        response = HttpResponse(render_to_string(f"{status}.html"), status=status)
    if status == 503:
        response["Retry-After"] = "60"
    return response
