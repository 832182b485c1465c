"""gunicorn, in `manage.py serve` and in the container alike; address and processes come from the command line."""

from contextlib import suppress
from pathlib import Path
from socket import SHUT_WR

from gunicorn import util

worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 30
keepalive = 5
forwarded_allow_ips = ""  # only the application decides whether a proxy is believed (PORTAL_BEHIND_PROXY)
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "gunicorn.access": {"handlers": [], "level": "WARNING", "propagate": False},
    },
}

answering = set()  # the requests that this process is at work on


def pre_request(worker, request):
    """A process at work on another request keeps no connection: kept ones would bind two visitors to one process for as
    long as they go on, while the next process waits with nothing to do. Opened anew, a request finds the idle one."""
    if answering:
        request.force_close()
    answering.add(request)


def post_request(worker, request, environ, response):
    answering.discard(request)


PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><h1>{title}</h1><p>{words}</p><p><a href="/">回到首页</a></p>"""
HEAD = (
    "HTTP/1.1 {status} {reason}\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n"
    "Cache-Control: no-store\r\nContent-Security-Policy: default-src 'none'\r\nX-Content-Type-Options: nosniff\r\n\r\n"
)
UNREAD = {
    400: ("这个请求读不懂", "请回到上一页，刷新以后再试一次。"),
    414: ("网址太长", "筛选的条件或者选中的内容太多，网址装不下。请回到上一页，少选一些再试。"),
    431: ("浏览器带来的内容太多", "请清除浏览器里本站的 Cookie，再打开首页。"),
    500: ("系统出了差错", "刚才的操作没有完成，差错已经记录下来。"),
}


def write_error(sock, status, reason, message):
    """What cannot be read as a request reaches no page of the portal; this is said in its place, and heard out: a browser
    still sending would not read it."""
    title, words = UNREAD.get(status, UNREAD[400])
    body = PAGE.format(title=title, words=words).encode()
    util.write_nonblock(sock, HEAD.format(status=status, reason=reason, length=len(body)).encode() + body)
    with suppress(OSError):
        sock.settimeout(1)
        sock.shutdown(SHUT_WR)
        for _ in range(16):
            if not sock.recv(64 * 1024):
                break


util.write_error = write_error
