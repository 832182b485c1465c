"""The only place that reads the environment. A value that makes no sense stops the start and names its variable."""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from urllib.parse import parse_qsl, unquote, urlsplit

BASE_DIR = Path(__file__).resolve().parent.parent


# Reading the environment.


def refuse(name, reason):
    raise SystemExit(f"环境变量 {name} {reason}")


def flag(name, default=False):
    """A switch."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("0", "false", "no", "off"):
        return False
    refuse(name, f"只能是 1 或 0，现在是“{value}”。")


def number(name, default, least=0, most=10**9):
    """A whole number within bounds."""
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    try:
        result = int(value)
    except ValueError:
        refuse(name, f"应当是整数，现在是“{value}”。")
    if not least <= result <= most:
        refuse(name, f"应当在 {least} 到 {most} 之间，现在是 {result}。")
    return result


def words(name, default=(), among=None):
    """Words separated by commas or blanks."""
    result = os.environ.get(name, "").replace(",", " ").split() or list(default)
    for word in result:
        if among and word not in among:
            refuse(name, f"只能取 {'、'.join(among)}，现在是“{word}”。")
    return result


def secret(name, default=""):
    """A text that may also lie in the file named by <name>_FILE, as container platforms hand secrets over."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    if not path:
        return os.environ.get(name, "").strip() or default
    if os.environ.get(name):
        refuse(name, f"和 {name}_FILE 只能设置一个。")
    try:
        value = Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        refuse(f"{name}_FILE", f"指向的文件“{path}”读不出来：{getattr(error, 'strerror', None) or '不是文本文件'}。")
    return value or refuse(f"{name}_FILE", f"指向的文件“{path}”是空的。")


def database(name):
    """postgres://user:password@host:port/name?sslmode=require, sqlite:///file, or nothing: the file in var/."""
    url = urlsplit(secret(name, f"sqlite:///{VAR / 'portal.sqlite3'}"))
    if url.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(url.path[1:]),
            # Readers never wait, writers queue up at BEGIN, and what was acknowledged survives a power cut.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
            "TEST": {"NAME": VAR / "test.sqlite3"},
        }
    if url.scheme not in ("postgres", "postgresql") or not url.hostname or not url.path.strip("/"):
        refuse(name, "应当形如 postgres://用户:口令@主机:5432/库名。")
    try:
        port = url.port or 5432
    except ValueError:
        refuse(name, "里的端口不是数字。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname),
        "PORT": port,
        "CONN_MAX_AGE": number("DATABASE_CONN_MAX_AGE", 600, most=86400),
        "CONN_HEALTH_CHECKS": True,
        # A statement that reads a whole page at once looks dear to the planner; compiling it would take longer than it runs.
        # What pages ask for lies in memory or on a disk without a head: a row found by an index is no dearer than the next one.
        # The page of a case joins fifteen tables by their keys: to find the best of all their orders took 18 ms, of groups of six 4.
        "OPTIONS": {
            "connect_timeout": 5,
            "options": "-c jit=off -c random_page_cost=1.1 -c join_collapse_limit=6",
            **dict(parse_qsl(url.query)),
        },
    }


def signing_key(name):
    """Given by the operator; on the embedded database made once and kept beside it, readable by its owner only."""
    key = secret(name)
    if not key and EMBEDDED:
        path = VAR / "secret.key"
        if not path.exists():
            with NamedTemporaryFile(
                "w", dir=VAR
            ) as draft:  # mode 600; linked when complete, so nobody reads half a key
                draft.write(secrets.token_urlsafe(64))
                draft.flush()
                with suppress(FileExistsError):
                    os.link(draft.name, path)
        key = path.read_text(encoding="ascii").strip()
    if len(key) < 50 or len(set(key)) < 5:
        refuse(
            name,
            "必须是至少 50 个字符的随机文本；可用 python -c 'import secrets; print(secrets.token_urlsafe(64))' 生成。",
        )
    return key


# Where things lie.

VAR = Path(os.environ.get("PORTAL_VAR", "").strip() or BASE_DIR / "var").resolve()
for folder in (VAR, VAR / "files", VAR / "tmp"):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)

DATABASES = {"default": database("DATABASE_URL")}
EMBEDDED = DATABASES["default"]["ENGINE"].endswith("sqlite3")
VERSION = "1.0.0"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What kind of portal this is.

DEBUG = flag("PORTAL_DEBUG")
# `manage.py serve --empty` leaves this mark: a real county's database is never again taken for a demonstration.
REAL_COUNTY_MARK = VAR / "real-county"
DEMO = flag("PORTAL_DEMO", default=EMBEDDED and not REAL_COUNTY_MARK.exists())

SECRET_KEY = signing_key("PORTAL_SECRET_KEY")

PORTAL_URL = os.environ.get("PORTAL_URL", "").strip().rstrip("/")
if PORTAL_URL and (urlsplit(PORTAL_URL).scheme not in ("http", "https") or not urlsplit(PORTAL_URL).hostname):
    refuse("PORTAL_URL", f"应当是完整网址，形如 https://rd.example.gov.cn，现在是“{PORTAL_URL}”。")
HTTPS = flag("PORTAL_HTTPS", default=PORTAL_URL.startswith("https://"))
BEHIND_PROXY = flag("PORTAL_BEHIND_PROXY")

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ALLOWED_HOSTS = [*words("PORTAL_HOSTS", [urlsplit(PORTAL_URL).hostname] if PORTAL_URL else []), *LOOPBACK]
CSRF_TRUSTED_ORIGINS = [PORTAL_URL] if HTTPS and PORTAL_URL else []
if "*" in ALLOWED_HOSTS:
    refuse("PORTAL_HOSTS", "不能是 *，请写出本系统对外的主机名。")

# The parts.

INSTALLED_APPS = [
    "congress",
    "deputies",
    "suggestions",
    "supervision",
    "appointments",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "config.static.PortalStaticFilesConfig",
    "django_filters",
    "django_htmx",
    "rest_framework",
]

MIDDLEWARE = [
    "congress.middleware.proxy.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "congress.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "congress.middleware.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "congress.middleware.actor.ActorMiddleware",
    "congress.middleware.session.SessionMiddleware",
    "congress.middleware.refusals.RefusalMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congress.context.house",
            ],
        },
    }
]

FORM_RENDERER = "congress.frame.forms.FormRenderer"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Accounts and sessions.

AUTH_USER_MODEL = "congress.Account"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# Two schools of password rules: 等保 2.0 (classes of characters, renewal) and OWASP ASVS (length, block-list).
(PASSWORD_PROFILE,) = words("PORTAL_PASSWORD_PROFILE", ["mlps"], among=("mlps", "asvs"))
AUTH_PASSWORD_VALIDATORS = []  # congress/frame/passwords.py holds both schools; the one door for passwords asks it
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# So many wrong tries for one name from one address within the window lock that pair, and nobody else.
SIGN_IN_TRIES = number("PORTAL_LOGIN_TRIES", 5, least=3, most=20)
SIGN_IN_WINDOW = timedelta(minutes=15)
SIGN_IN_LOCK = timedelta(minutes=number("PORTAL_LOGIN_LOCK_MINUTES", 30, least=15, most=1440))
CODE_LIFE = timedelta(days=number("PORTAL_CODE_DAYS", 7, least=1, most=30))  # one-time codes travel on paper

SESSION_IDLE = timedelta(minutes=number("PORTAL_SESSION_IDLE_MINUTES", 30, least=1, most=720))
SESSION_LIFE = timedelta(hours=number("PORTAL_SESSION_HOURS", 12, least=1, most=24))
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(SESSION_LIFE.total_seconds())
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
MESSAGE_STORAGE = "congress.frame.messages.Storage"

# What browsers are told.

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# Files.

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
HASHED_STATIC = flag("PORTAL_HASHED_STATIC", default=not DEBUG)
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not HASHED_STATIC
WHITENOISE_KEEP_ONLY_HASHED_FILES = True


def WHITENOISE_ADD_HEADERS_FUNCTION(headers, path, url):
    """The script that opens pages put aside without network lies among the static files and looks after the pages."""
    if url.rpartition("/")[2].startswith("offline."):
        headers["Service-Worker-Allowed"] = "/"


MEDIA_ROOT = VAR / "files"  # never served by address: a view that asks for permission hands them out
PDF_FONT_DIR = os.environ.get("PDF_FONT_DIR", "").strip()  # an office's own licensed fonts, used before ours
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "config.static.PortalStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
UPLOAD_MAX_BYTES = number("PORTAL_UPLOAD_MB", 20, least=1, most=200) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_TEMP_DIR = VAR / "tmp"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# Background work.
# The truth is a row in the database; a message only says "look now" and may be lost, late or doubled.

REDIS_URL = secret("REDIS_URL")
if REDIS_URL and urlsplit(REDIS_URL).scheme not in ("redis", "rediss", "unix"):
    refuse("REDIS_URL", "应当形如 redis://主机:6379/0。")
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 3600,
        "max_retries": 0,  # a hint is tried once; the sweep gives it again
        "socket_connect_timeout": 1,
        "socket_timeout": 5,
    }
else:
    BROKER = VAR / "broker"
    for folder in (BROKER, BROKER / "control"):
        folder.mkdir(mode=0o700, exist_ok=True)
    CELERY_BROKER_URL = "filesystem://localhost"
    CELERY_BROKER_TRANSPORT = "congress.frame.broker:Transport"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER),
        "data_folder_out": str(BROKER),
        "control_folder": str(BROKER / "control"),
        "store_processed": False,
        "polling_interval": 0.2,
    }
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False  # no deed waits for the broker; the sweep publishes again
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_ANNOTATIONS = {"*": {"expires": 3600}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "tick": {"task": "congress.tick", "schedule": 600, "options": {"expires": 540}},
    "sweep": {"task": "congress.sweep", "schedule": 20, "options": {"expires": 15}},
}

# Messages to the outside: only what the county itself sets up.

EMAIL_HOST = os.environ.get("PORTAL_MAIL_HOST", "").strip()
EMAIL_PORT = number("PORTAL_MAIL_PORT", 465, least=1, most=65535)
EMAIL_HOST_USER = os.environ.get("PORTAL_MAIL_USER", "").strip()
EMAIL_HOST_PASSWORD = secret("PORTAL_MAIL_PASSWORD")
(MAIL_SECURITY,) = words("PORTAL_MAIL_SECURITY", ["ssl"], among=("ssl", "starttls", "none"))
EMAIL_USE_SSL = MAIL_SECURITY == "ssl"
EMAIL_USE_TLS = MAIL_SECURITY == "starttls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("PORTAL_MAIL_FROM", "").strip() or EMAIL_HOST_USER
BACKUP_KEY = secret("PORTAL_BACKUP_KEY")  # backups are sealed with it
if BACKUP_KEY and len(BACKUP_KEY) < 32:
    refuse("PORTAL_BACKUP_KEY", "应当是至少 32 个字符的随机文本；可用 openssl rand -base64 48 生成。")
SMS_GATEWAY_URL = os.environ.get("PORTAL_SMS_URL", "").strip()
SMS_GATEWAY_SECRET = secret("PORTAL_SMS_SECRET")
if SMS_GATEWAY_URL and len(SMS_GATEWAY_SECRET) < 32:
    refuse("PORTAL_SMS_SECRET", "应当是至少 32 个字符，用来给发往短信网关的请求签名。")

# Records.

AUDIT_KEEP_DAYS = number("PORTAL_AUDIT_KEEP_DAYS", 400, least=184, most=36500)  # 网络安全法：日志留存不少于六个月
(LOG_LEVEL,) = words("PORTAL_LOG_LEVEL", ["INFO"], among=("DEBUG", "INFO", "WARNING", "ERROR"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}

# The interface for programs.

REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "congress.api.shared.answer_error",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "congress.api.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_METADATA_CLASS": None,  # what there is stands in /api/v1/schema/
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.UserRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": "600/min"},
    "NUM_PROXIES": 0,
}
