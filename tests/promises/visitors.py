"""A visitor who speaks plain HTTP with a real server: cookies, forms, files, and nothing of Django."""

import re
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlencode, urljoin

from tests.worker import until

AWAY = (OSError, HTTPException)  # what a visitor meets while the server is dead


@dataclass
class Field:
    """One control of a form as it was drawn."""

    name: str
    kind: str
    value: str = ""
    options: list = field(default_factory=list)


class Form:
    """A form as the page drew it: where it leads, and what a browser would send if nobody typed anything."""

    def __init__(self, action, method):
        self.action, self.method, self.fields, self.sent, self.is_multipart = action, method, {}, [], False

    @property
    def data(self):
        """{name: [values]} of a browser's own submission."""
        found = {}
        for name, value in self.sent:
            found.setdefault(name, []).append(value)
        return found


class Page(HTMLParser):
    """What a test reads out of a page: its forms, its links, and everything a browser would fetch or run."""

    def __init__(self, text, url):
        super().__init__()
        self.url, self.forms, self.links, self.fetched, self.inline, self.text = url, [], [], [], [], text
        self._form = self._select = self._area = None
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        self.inline += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag in ("script", "style"):
            self._inside = tag if "src" not in given else ""
        for name in ("href", "src", "action", "formaction", "srcset", "poster", "data", "hx-get", "hx-post"):
            if name in given and not (tag == "option" and name == "data"):
                (self.links if tag == "a" and name == "href" else self.fetched).append(given[name])
        getattr(self, f"start_{tag}", lambda given: None)(given)

    def start_form(self, given):
        self._form = Form(urljoin(self.url, given.get("action") or self.url), given.get("method", "get").lower())
        self._form.is_multipart = "multipart" in given.get("enctype", "")
        self.forms.append(self._form)

    def start_input(self, given):
        if self._form is None or not given.get("name") or "disabled" in given:
            return
        name, kind, value = given["name"], given.get("type", "text"), given.get("value", "")
        if kind in ("submit", "button", "image", "reset"):
            return
        known = self._form.fields.setdefault(name, Field(name, kind, value))
        if kind in ("checkbox", "radio"):
            known.options.append(given.get("value", "on"))
            if "checked" not in given:
                return
            value = given.get("value", "on")
        if kind != "file":
            self._form.sent.append((name, value))

    def start_textarea(self, given):
        if self._form is not None and given.get("name") and "disabled" not in given:
            self._area = self._form.fields[given["name"]] = Field(given["name"], "textarea")

    def start_select(self, given):
        if self._form is not None and given.get("name") and "disabled" not in given:
            self._select = self._form.fields[given["name"]] = Field(given["name"], "select")

    def start_option(self, given):
        if self._select is not None and given.get("value"):
            self._select.options.append(given["value"])
            if "selected" in given:
                self._form.sent.append((self._select.name, given["value"]))

    def handle_data(self, data):
        if self._inside and data.strip():
            self.inline.append(f"<{self._inside}>")
        if self._area is not None:
            self._area.value += data

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "select":
            self._select = None
        elif tag == "textarea" and self._area is not None:
            self._form.sent.append((self._area.name, self._area.value.removeprefix("\n")))
            self._area = None
        elif tag in ("script", "style"):
            self._inside = ""


@dataclass
class Answer:
    """Status, headers, body."""

    url: str
    status: int
    headers: list
    body: bytes

    def header(self, name):
        return "; ".join(value for key, value in self.headers if key.lower() == name.lower())

    @cached_property
    def text(self):
        return self.body.decode("utf-8", "replace")

    @cached_property
    def page(self):
        return Page(self.text if "text/html" in self.header("Content-Type") else "", self.url)

    @property
    def to(self):
        return self.header("Location")

    @property
    def errors(self):
        """What the page complains about, for the message of a failed test."""
        return re.findall(r'class="[^"]*error[^"]*"[^>]*>\s*([^<]+)', self.text)[:5]


class Visitor:
    """One browser. One connection, so one thread at a time; ``twin()`` is the same browser's second tab."""

    def __init__(self, port, cookies=None, host="127.0.0.1"):
        self.port, self.host, self.connection = port, host, None
        self.cookies = {"csrf": secrets.token_hex(16), **(cookies or {})}

    def twin(self):
        return Visitor(self.port, self.cookies, self.host)

    def ask(self, method, url, body=None, **headers):
        path = urljoin("/", url.removeprefix(f"http://{self.host}:{self.port}"))
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, **{name.replace("_", "-"): value for name, value in headers.items()}}
        for again in (False, True):
            fresh = self.connection is None
            self.connection = self.connection or HTTPConnection(self.host, self.port, timeout=60)
            try:
                self.connection.request(method, path, body=body, headers=headers)
                given = self.connection.getresponse()
                answer = Answer(path, given.status, given.getheaders(), given.read())
                break
            except AWAY:
                self.connection.close()
                self.connection = None
                if fresh or again or method != "GET":
                    raise
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        if "close" in answer.header("Connection").lower():
            self.connection = None
        return answer

    def get(self, url, **headers):
        return self.ask("GET", url, **headers)

    def post(self, url, data=None, files=(), **headers):
        """A form, with the token against forgery; ``files`` are (field, name, content)."""
        pairs = [("csrfmiddlewaretoken", self.cookies["csrf"])]
        for name, value in (data or {}).items():
            if name != "csrfmiddlewaretoken":
                pairs += [(name, one) for one in (value if isinstance(value, list | tuple) else [value])]
        if not files:
            body, kind = urlencode(pairs, errors="surrogatepass"), "application/x-www-form-urlencoded"
        else:
            body, kind = multipart(pairs, files)
        return self.ask("POST", url, body, Content_Type=kind, **headers)

    def fill(self, url, files=(), **answers):
        """Open a page, fill in its form – the one with most questions – and send it as a browser would."""
        answer = self.get(url)
        assert answer.status == 200, (url, answer.status, answer.to)
        form = max(
            (one for one in answer.page.forms if one.method == "post" and "logout" not in one.action),
            key=lambda one: (one.action.endswith(url), len(one.fields)),
        )
        unknown = set(answers) - set(form.fields)
        return self.post(form.action, {**form.data, **answers}, files), unknown


def multipart(pairs, files):
    edge = secrets.token_hex(16)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode(
            "utf-8", "surrogatepass"
        )
        for name, value in pairs
    ]
    parts += [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        f"Content-Type: application/octet-stream\r\n\r\n".encode()
        + content
        + b"\r\n"
        for name, filename, content in files
    ]
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"


def once():
    """A fresh one-time token, as a form carries it."""
    return secrets.token_urlsafe(24)


def wait_for(port, process, log, host="127.0.0.1"):
    """Until the server behind that port answers."""

    def answers():
        assert process.poll() is None, log.read_text()
        try:
            answer = Visitor(port, host=host).get("/healthz")
            assert answer.status == 200, log.read_text()
            return True
        except AWAY:
            return False

    until(answers, f"the first answer ({log})")
