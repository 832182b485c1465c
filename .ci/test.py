"""The body of ./test: pytest on SQLite, then on PostgreSQL and Redis; its last lines say what did not run."""

import os
import re
import signal
import subprocess
import sys

from servers import Missing, postgres, redis

CLOSING = re.compile(r"^(?:=+ )?((?:\d+ \w+(?:, )?)+ in [\d.]+s.*?|no tests ran in [\d.]+s)(?: =+)?$")
SKIPPED = re.compile(r"^SKIPPED \[(\d+)\] (\S+?)(?::\d+)?: (.*)$")


def clean_environment():
    """Without the settings of whoever calls: the tests choose their own."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "DATABASE_", "REDIS_", "DJANGO_"))}


def run(title, **extra):
    """One round of the whole suite, shown as it goes; (exit code, pytest's closing line, reasons of skipped tests)."""
    print(f"—— {title} ——", flush=True)
    processes = min(os.cpu_count() or 1, 4)
    command = [sys.executable, "-m", "pytest", "-q", "--color=no", "-n", str(processes), "--dist", "loadfile"]
    command += [
        "--no-loadscope-reorder"
    ]  # the browser comes first: it is the longest, and nobody waits for it at the end
    environment = clean_environment() | extra
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
        try:
            closing, skipped = shown(child.stdout)
        except BaseException:  # whoever breaks us off (Ctrl-C, SIGTERM) ends it too, and no server is left behind
            child.terminate()
            raise
    return child.returncode, closing, skipped


def shown(lines):
    """Pass pytest's words on; keep its closing line and why tests were skipped."""
    closing, skipped = "没有结果", []
    for line in lines:
        print(line, end="", flush=True)
        if match := CLOSING.match(line.strip()):
            closing = match[1]
        elif match := SKIPPED.match(line.strip()):
            skipped.append(f"{match[3]}（{match[1]} 项，{match[2]}）")
    return closing, skipped


def chosen(arguments):
    """Only the tests asked for, in this terminal; after --postgres on PostgreSQL and Redis."""
    if arguments[0] != "--postgres":
        return subprocess.call([sys.executable, "-m", "pytest", *arguments], env=clean_environment())
    with postgres() as database_url, redis() as redis_url:
        environment = {**clean_environment(), "DATABASE_URL": database_url, "REDIS_URL": redis_url}
        return subprocess.call([sys.executable, "-m", "pytest", *arguments[1:]], env=environment)


def main():
    if sys.argv[1:]:
        sys.exit(chosen(sys.argv[1:]))
    rounds, notes = [], []
    code, closing, skipped = run("SQLite")
    rounds.append((code, f"SQLite：{closing}"))
    notes += [f"SQLite 一轮跳过：{reason}" for reason in skipped]
    try:
        with postgres() as database_url, redis() as redis_url:
            code, closing, skipped = run("PostgreSQL + Redis", DATABASE_URL=database_url, REDIS_URL=redis_url)
        rounds.append((code, f"PostgreSQL + Redis：{closing}"))
        notes += [f"PostgreSQL + Redis 一轮跳过：{reason}" for reason in skipped]
    except Missing as missing:
        notes.append(f"PostgreSQL + Redis 一轮没有运行：{missing}")
    print("\n".join(["", *(line for _, line in rounds), *(notes or ["没有跳过任何测试。"])]))
    sys.exit(max(code for code, _ in rounds))


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    main()
