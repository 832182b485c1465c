"""The last answer when something broke or cannot be read: plain Chinese, no trace, and nothing asked of the database."""

import sys
from contextlib import suppress

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.defaults import page_not_found

WORDS = {
    400: "网址或者提交的内容不完整。请回到上一页，刷新以后再试一次。",
    500: "系统出了差错，刚才的操作没有完成，差错已经记录下来。",
    503: "系统暂时不能使用，正在恢复，请过几分钟再试。",
}


TOO_MUCH = {
    RequestDataTooBig: f"一次提交的文字不能超过 {settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024} MB（附件另计）。",
    TooManyFieldsSent: f"一次提交的内容不能超过 {settings.DATA_UPLOAD_MAX_NUMBER_FIELDS} 项。",
    TooManyFilesSent: f"一次最多上传 {settings.DATA_UPLOAD_MAX_NUMBER_FILES} 个文件。",
}
PIECE, MOST = 64 * 1024, 32 * 1024 * 1024  # bytes still listened to: no browser reads while it speaks


def bad_request(request, exception):
    """413 with the limit that was passed; 400 for everything else that cannot be read."""
    if reason := TOO_MUCH.get(type(exception)):
        _hear_out(request)
        return _answer(request, 413, reason)
    return _answer(request, 400, WORDS[400])


def _hear_out(request):
    with suppress(OSError):
        for _ in range(MOST // PIECE):
            if not request.read(PIECE):
                return


def not_found(request, exception):
    """The house's own page; a program is told so as it is told everything else."""
    if _speaks_json(request):
        path = request.path
        hint = "" if path.endswith("/") or not path.startswith("/api/") else f"接口的地址以“/”结尾：{path}/"
        return JsonResponse({"detail": f"没有找到。{hint}", "fields": {}}, status=404)
    return page_not_found(request, exception)


def _speaks_json(request):
    wanted = request.get_preferred_type(["text/html", "application/json"])
    return request.path.startswith("/api/") or wanted == "application/json"


def _answer(request, status, reason):
    if _speaks_json(request):
        return JsonResponse({"detail": reason, "fields": {}}, status=status)
    return HttpResponse(render_to_string(f"{status}.html", {"reason": reason}), status=status)


def server_error(request):
    """503 while the database is away, with a hint when to come back; 500 for everything else."""
    status = 503 if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)) else 500
    response = _answer(request, status, WORDS[status])
    if status == 503:
        response["Retry-After"] = "60"
    return response
