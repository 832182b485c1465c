"""gunicorn, in `manage.py serve` and in the container alike; address and processes come from the command line."""

from pathlib import Path

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
