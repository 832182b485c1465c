"""One command for a whole portal: prepare the database, then web and background work as children of this process."""

import fcntl
import ipaddress
import os
import re
import socket
import sys
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from congress.actions.setup import KEY_FILE, setup_key
from congress.frame.libraries import missing_packages
from congress.frame.supervisor import Supervisor
from congress.models import Congress

ADDRESS = re.compile(r"(?:(?P<host>\[[0-9a-fA-F:.]+\]|[^:\[\]\s]*):)?(?P<port>\d{1,5})")


def parsed(address):
    """(host, port) of "127.0.0.1:8000", "[::1]:8000", ":8000" or "8000"."""
    match = ADDRESS.fullmatch(address)
    if not match or not 0 < int(match["port"]) < 65536:
        raise CommandError(f"地址“{address}”看不懂，应当形如 127.0.0.1:8000。")
    return (match["host"] or "127.0.0.1").strip("[]"), int(match["port"])


def is_loopback(host):
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def family(host):
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def ensure_free(host, port):
    with socket.socket(family(host)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"不能使用 {host} 的 {port} 端口：{error.strerror}。可以换一个，例如 ./start {port + 1}。"
            ) from None


def answers(host, port):
    with socket.socket(family(host)) as probe:
        probe.settimeout(0.2)
        return probe.connect_ex((host, port)) == 0


def told_to_children(address, demo):
    """The environment of the child processes. A demonstration lives where it listens: its papers lead back there."""
    return {
        **os.environ,
        "PORTAL_DEMO": "1" if demo else "0",
        "PORTAL_URL": settings.PORTAL_URL or (f"http://{address}" if demo else ""),
        # Celery's advice about root is for messages that can carry code; ours are JSON.
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges",
    }


@contextmanager
def sole_user_of(folder):
    """Two portals in one folder would fetch each other's work; the kernel forgets the lock when its owner dies."""
    with (folder / "serve.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CommandError(f"已有一个门户在使用 {folder}，请先停止它。") from None
        yield


class Command(BaseCommand):
    help = "启动门户：准备数据库，运行网站和后台任务。空库默认种入演示县；--empty 则打开真实县的设置页。"

    def add_arguments(self, parser):
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="监听地址，默认 127.0.0.1:8000")
        parser.add_argument("--empty", action="store_true", help="真实的县：不种演示数据")

    def handle(self, *, address, empty, **options):
        host, port = parsed(address)
        demo = settings.DEMO and not empty
        self.check_address(host, port, demo)
        self.warn_about_libraries()
        with sole_user_of(settings.VAR):
            if demo:
                self.drop_half_planted()
            self.prepare()
            self.check_kind(demo)
            self.supervise(host, port, demo)

    def check_address(self, host, port, demo):
        if not is_loopback(host):
            if demo:
                raise CommandError("演示县的账号口令是公开的，只能在本机使用：监听地址应当是 127.0.0.1 或 [::1]。")
            if set(settings.ALLOWED_HOSTS) <= set(settings.LOOPBACK):
                raise CommandError("对外提供服务前，请用环境变量 PORTAL_URL 或 PORTAL_HOSTS 写明本系统的主机名。")
        ensure_free(host, port)

    def warn_about_libraries(self):
        if packages := missing_packages():
            self.say(
                f"缺少生成 PDF 的系统库，其他功能不受影响。Debian、统信、麒麟：apt-get install -y {' '.join(packages)}"
            )

    @property
    def planting_mark(self):
        """Lies there from the first planted row to the last; a start that finds it begins the demonstration anew."""
        return settings.VAR / "planting"

    def drop_half_planted(self):
        if not self.planting_mark.exists():
            return
        if not settings.EMBEDDED:
            raise CommandError("上次种入演示数据时中断了。请清空数据库，再删除 " + str(self.planting_mark))
        self.say("上次种入演示数据时中断了，现在重新种。")
        for suffix in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{suffix}").unlink(missing_ok=True)
        self.planting_mark.unlink()

    def prepare(self):
        self.say("正在准备数据库…")
        call_command("migrate", verbosity=0, interactive=False)
        if settings.HASHED_STATIC:
            call_command("collectstatic", verbosity=0, interactive=False)

    def check_kind(self, demo):
        """A demonstration never becomes a real county, nor the other way round."""
        if demo and Congress.objects.filter(is_demo=False).exists():
            raise CommandError("数据库里是真实的县，不能以演示方式运行。请用 ./start --empty 启动。")
        if not demo and Congress.objects.filter(is_demo=True).exists():
            raise CommandError(
                "数据库里是演示县，它的账号口令是公开的，不能当作真实的县使用。"
                f"请删除 {settings.VAR}，或用环境变量 PORTAL_VAR 指定另一个数据目录。"
            )
        if not demo and settings.EMBEDDED:
            settings.REAL_COUNTY_MARK.write_text("这里是真实的县，不是演示。\n", encoding="utf-8")

    def supervise(self, host, port, demo):
        address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        supervisor = Supervisor(str(settings.BASE_DIR), told_to_children(address, demo), self.say)
        python = [sys.executable, "-m"]
        web = ["gunicorn", "config.wsgi", "-c", "config/gunicorn.py", "--workers", "1", "--bind", address]
        worker = ["celery", "-q", "-A", "config", "worker", "-B", "-c", "2", "-l", "WARNING"]
        supervisor.add("网站", python + web)
        supervisor.add("后台任务", [*python, *worker, "--without-gossip", "--without-mingle", "--without-heartbeat"])
        plant = demo and not Congress.objects.exists()

        def on_ready():
            self.say(f"已就绪：http://{address}/ （按 Ctrl-C 停止）")
            if plant:
                self.plant(supervisor)
            elif not demo and not Congress.objects.exists():
                self.say(f"还没有设置。请打开 http://{address}/setup/，首次设置密钥{self.where_is_the_key()}")

        supervisor.run(ready=lambda: answers(host, port), on_ready=on_ready)

    def where_is_the_key(self):
        """The key itself to whoever sits at the terminal; where the output is kept as a log, only its file."""
        key = setup_key()
        return f"：{key}" if self.stdout.isatty() else f"在文件 {settings.VAR / KEY_FILE} 里。"

    def plant(self, supervisor):
        """The demonstration county grows in a process of its own, while the first page is already up."""

        def on_end(code):
            if code:
                self.say(f"演示县没有种完（{code}）；重新启动时会重来。")
            else:
                self.planting_mark.unlink(missing_ok=True)
                self.say("演示县已种好。")
                first = [sys.executable, "manage.py", "send_due"]  # the clock stood still while it was planted
                supervisor.add(
                    "定时事项", first, on_end=lambda code: code and self.say("定时事项没有办完，稍后再办。")
                )

        self.say("正在种入演示县，网页已经可以打开…")
        self.planting_mark.touch()
        supervisor.add("种入演示县", [sys.executable, "manage.py", "demo"], on_end=on_end)

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()
