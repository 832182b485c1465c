"""``python -m tests.promises.scanning sqlmap|wapiti http://127.0.0.1:8000 [login …]`` lets a scanner loose on a demonstration.

Promises 22 and 23. Both scanners are got by ``pip install sqlmap wapiti3`` into any environment on the PATH; they press
buttons, so the county should be one to throw away. First the scanner must find the hole in a page that is made with
one: what finds nothing there proves nothing here. Exit 1 names what was found.
"""

import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlencode, urlsplit

from .crawling import SAME, crawl
from .visitors import Visitor

PASSWORD = "yanshi-2026"  # of the accounts that exist in a demonstration only, see README
LOGINS = ("dac01", "dep01", "unit01")
MODULES = "sql,timesql,xss,permanentxss,exec,file,crlf,redirect,ssrf,xxe,ldap,upload,backup,htaccess,methods,http_headers,cookieflags,csp"
PATTERN = re.compile(
    rf"{SAME.pattern}|(?<=^/lists/)[\w.]+"
)  # every list keeps its columns and views at an address of one kind
HARMLESS = {"Secure Flag cookie", "HTTP Strict Transport Security (HSTS)"}  # a demonstration has no https


class Leaky(BaseHTTPRequestHandler):
    """A list that pastes what is asked into its SQL and its page: the hole that a scanner must find."""

    def do_GET(self):
        asked = parse_qs(urlsplit(self.path).query).get("q", ["a"])[0]
        rows = sqlite3.connect(":memory:")
        rows.executescript("CREATE TABLE t(name); INSERT INTO t VALUES ('abc'), ('abd'), ('xyz');")
        try:
            found = rows.execute(f"SELECT name FROM t WHERE name LIKE '%{asked}%'").fetchall()
        except sqlite3.Error:
            found = []
        body = f"<html><body><a href='/?q=a'>a</a><p>{asked}</p>{found}</body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def leaky():
    """The address of the page with a hole."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Leaky)
    Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/?q=a"


def signed_in(base, login):
    visitor = Visitor(urlsplit(base).port)
    visitor.get("/login/")
    answer, _ = visitor.fill("/login/", name=login, password=PASSWORD)
    assert answer.status == 302, (login, answer.status, answer.errors)
    return visitor


def targets(visitor):
    """{pattern: {"path", "asked"}} of every pattern of address that takes questions, with all that its forms ask."""
    found = {}
    for url, answer in crawl(visitor, most=250, few=1).items():
        if answer.status != 200:
            continue
        path = urlsplit(url).path
        asked = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}
        for form in answer.page.forms:
            if form.method == "get" and urlsplit(form.action).path == path:
                asked |= {name: field.value or (field.options or ["1"])[0] for name, field in form.fields.items()}
        if asked:
            found.setdefault(PATTERN.sub("0", path), {"path": path, "asked": {}})["asked"].update(asked)
    return found


def addresses(visitor, base, tried):
    """The addresses with what nobody has been asked there yet; ``tried`` – pairs of pattern and parameter – grows."""
    listed = []
    for pattern, one in targets(visitor).items():
        new = {name: value for name, value in one["asked"].items() if (pattern, name) not in tried}
        tried |= {(pattern, name) for name in new}
        if new:
            listed.append(f"{base}{one['path']}?{urlencode(new)}")
    return listed


def sqlmap(listed, cookies):
    """Lines of sqlmap that say a parameter can be used to inject; the demonstration and the hole are both on SQLite."""
    folder = Path(tempfile.mkdtemp(prefix="sqlmap-"))
    (folder / "addresses").write_text("\n".join(listed))
    command = ["sqlmap", "-m", folder / "addresses", "--batch", "--level", "3", "--risk", "2", "--technique", "BE"]
    command += ["--dbms", "sqlite", "--skip", "user-agent,referer,host,cookie", "--output-dir", folder]
    command += ["--threads", "4", "--flush-session"]
    command += ["--cookie", cookies, "--ignore-code", "*"] if cookies else []
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    tried = re.findall(r"testing for SQL injection on GET parameter '([^']+)'", done.stdout)
    print(f"sqlmap：{len(listed)} 个地址，{len(tried)} 个参数", flush=True)
    return sorted(set(re.findall(r"Parameter: .*|.*is vulnerable.*|.*appears to be .*injectable.*", done.stdout)))


def wapiti(base, cookies):
    """What wapiti calls a vulnerability, each with its address."""
    folder = Path(tempfile.mkdtemp(prefix="wapiti-"))
    command = ["wapiti", "-u", base, "--scope", "domain", "-m", MODULES, "-f", "json", "-o", folder / "found.json"]
    command += ["-x", f"{base.rstrip('/')}/logout/", "--max-scan-time", "900", "--max-attack-time", "300"]
    command += ["--max-links-per-page", "60", "-S", "normal", "--store-session", folder, "--flush-session", "-v", "0"]
    command += ["--no-bugreport", "--drop-set-cookie"] + (["-C", cookies] if cookies else [])
    subprocess.run([*map(str, command)], check=True, stdout=subprocess.DEVNULL)
    report = json.loads((folder / "found.json").read_text())
    print(f"wapiti：{report['infos']['crawled_pages_nbr']} 页", flush=True)
    return [
        f"{kind}: {one['method']} {one['path']} {one['parameter']}: {one['info']}"
        for kind, rows in report["vulnerabilities"].items()
        for one in rows
        if kind not in HARMLESS
    ]


def main(tool, base, *logins):
    base = base.rstrip("/")
    hole = leaky()
    missed = not (sqlmap([hole], "") if tool == "sqlmap" else wapiti(hole, ""))
    if missed:
        sys.exit(f"{tool} 没有发现特意留的漏洞，它的结论不能作数。")
    found, tried = [], set()
    for login in logins or LOGINS:
        visitor = signed_in(base, login)
        cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
        print(login, flush=True)
        found += sqlmap(addresses(visitor, base, tried), cookies) if tool == "sqlmap" else wapiti(base + "/", cookies)
    print("\n".join(found) or "没有发现漏洞。")
    sys.exit(bool(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
