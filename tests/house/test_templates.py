"""House rules for what people see: read from the templates, style sheets and modules themselves."""

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template.loader import get_template

from config import static

ROOT = Path(__file__).parents[2]
APPS = ("congress", "deputies", "suggestions", "supervision", "appointments")
TEMPLATES = ROOT / "templates"
PRINTED = TEMPLATES / "house" / "print"  # papers have a world of their own
PAGES = sorted(p for p in TEMPLATES.rglob("*.html") if not p.is_relative_to(PRINTED))
CSS = sorted((ROOT / "static" / "css").rglob("*.css"))
HOUSE_JS = ROOT / "static" / "js" / "house.js"
JS = sorted(p for p in HOUSE_JS.parent.rglob("*.js") if p != HOUSE_JS)
CALLED_BY_STATUS = {"400.html", "403.html", "403_csrf.html", "404.html", "413.html", "500.html", "503.html"}
BLOCKS = ["title", "body", "content", "script"]
TAG = re.compile(r"{%-?\s*(\w+)(.*?)%}", re.S)


def short(path):
    return str(path.relative_to(ROOT))


def text_of(path):
    return path.read_text(encoding="utf-8")


def tags(source, name):
    return [rest.strip() for found, rest in TAG.findall(source) if found == name]


def without_django(source):
    """The HTML alone; what Django fills in leaves a blank."""
    source = re.sub(r"{#.*?#}|{% comment.*?endcomment %}", "", source, flags=re.S)
    return re.sub(r"{%.*?%}|{{.*?}}", " ", source, flags=re.S)


class Reader(HTMLParser):
    """Collects the start tags, and the texts outside script and style."""

    def __init__(self, source):
        super().__init__()
        self.starts, self.texts, self.inside = [], [], []
        self.feed(without_django(source))

    def handle_starttag(self, tag, attrs):
        self.starts.append((tag, {name: value or "" for name, value in attrs}))
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data):
        if not self.inside:
            self.texts.append(data.strip())


every_page = pytest.mark.parametrize("path", PAGES, ids=short)


@every_page
def test_a_template_can_be_read(path):
    get_template(str(path.relative_to(TEMPLATES)))


@every_page
def test_nothing_is_styled_or_scripted_in_place(path):
    source = re.sub(r"{%.*?%}", "", text_of(path), flags=re.S)

    assert re.findall(r"\sstyle\s*=|\son[a-z]+\s*=|<style|javascript:", source) == []
    assert [attrs for tag, attrs in Reader(text_of(path)).starts if tag == "script" and "src" not in attrs] == []


@every_page
def test_nothing_is_fetched_from_elsewhere(path):
    assert re.findall(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", text_of(path)) == []


@every_page
def test_extends_comes_first_then_one_load_a_line_sorted(path):
    source = text_of(path)
    names = [name for name, _ in TAG.findall(source)]
    loads = tags(source, "load")

    assert "extends" not in names[1:]
    assert [one for one in loads if " " in one] == []
    assert loads == sorted(set(loads))
    lines = [line for line in source.splitlines() if "{% load" in line]
    assert len(lines) == len(loads)
    first = 1 if names[:1] == ["extends"] else 0
    assert names[first : first + len(loads)] == ["load"] * len(loads)


@every_page
def test_blocks_stand_in_order(path):
    blocks = [rest.split()[0] for rest in tags(text_of(path), "block")]

    assert blocks == sorted(set(blocks), key=BLOCKS.index)


@every_page
def test_a_whole_page_has_a_title(path):
    named = [(name, rest.split()[:1]) for name, rest in TAG.findall(text_of(path))]

    if [name for name, _ in named[:1]] == ["extends"] and path.name not in ("page.html", "bare.html"):
        assert ("block", ["title"]) in named


def is_chinese(text):
    """Figures, letters and kinds of files belong to all; a foreign word only stands inside a Chinese sentence."""
    foreign = re.search(r"[A-Za-z]{2,}", re.sub(r"\b(?:[A-Z]{2,5}|xlsx|docx)\b", "", text))
    return not foreign or bool(re.search(r"[\u4e00-\u9fff]", text))


SPOKEN = ("aria-label", "placeholder", "title", "alt")
TOLD = {
    "label",
    "title",
    "text",
    "note",
    "word",
    "hint",
    "caption",
    "legend",
    "verb",
    "term",
    "action",
    "unit",
    "confirm",
}
TOLD |= {"more", "who", "above", "kinds"}


@every_page
def test_what_people_read_is_chinese(path):
    source = text_of(path)
    reader = Reader(source)
    spoken = [attrs.get(name, "") for _, attrs in reader.starts for name in SPOKEN]
    told = [
        value
        for _, rest in TAG.findall(source)
        for key, value in re.findall(r"""\b(\w+)=["']([^"']*)["']""", rest)
        if key in TOLD
    ]

    assert [words for words in [*reader.texts, *spoken, *told] if not is_chinese(words)] == []


@every_page
def test_people_are_not_shouted_at(path):
    assert [text for text in Reader(text_of(path)).texts if "!" in text or "！" in text or "您好" in text] == []


@every_page
def test_every_control_has_a_label(path):
    """Inputs come through the field part; one written by hand has a label for its id, or lies inside its label."""
    source = text_of(path)
    starts = Reader(re.sub(r"{{\s*([\w.]+)\s*}}", r"\1", source)).starts
    named = {attrs.get("for") for tag, attrs in starts if tag == "label"}
    bare = [
        attrs
        for tag, attrs in starts
        if tag in ("input", "select", "textarea")
        and attrs.get("type") not in ("hidden", "submit")
        and "aria-label" not in attrs
        and attrs.get("id") not in named
    ]

    assert bare == []


@every_page
def test_every_form_that_posts_is_guarded(path):
    source = text_of(path)
    posting = re.findall(r"<form[^>]*method=\"post\".*?</form>", source, re.S)

    assert [form[:80] for form in posting if "{% csrf_token %}" not in form] == []


@every_page
def test_tables_have_captions_scopes_and_names_for_their_cells(path):
    source = text_of(path)
    starts = Reader(source).starts
    tables = [tag for tag, _ in starts if tag == "table"]

    assert len(tables) == source.count("<caption") or not tables
    assert [attrs for tag, attrs in starts if tag == "th" and "scope" not in attrs] == []
    if "{% table " in source:
        assert [attrs for tag, attrs in starts if tag == "td" and not {"data-label", "colspan"} & set(attrs)] == []


@every_page
def test_pictures_are_described(path):
    assert [attrs for tag, attrs in Reader(text_of(path)).starts if tag == "img" and "alt" not in attrs] == []


@every_page
def test_drawings_come_with_words(path):
    """An svg may only come from the icon part, which demands its word."""
    assert [tag for tag, _ in Reader(text_of(path)).starts if tag in ("svg", "use")] == []


def test_no_template_lies_unused():
    sources = [text_of(p) for p in TEMPLATES.rglob("*") if p.is_file()]
    code = [text_of(p) for app in (*APPS, "config") for p in (ROOT / app).rglob("*.py")]
    named = set(re.findall(r"""["']([\w/.-]+\.(?:html|txt))["']""", "\n".join([*sources, *code])))
    pieces = set(re.findall(r"""f["']([\w/.-]*)\{""", "\n".join(code)))
    all_of_them = {str(p.relative_to(TEMPLATES)) for p in TEMPLATES.rglob("*") if p.suffix in (".html", ".txt")}

    built = {name for name in all_of_them if any(len(piece) > 8 and name.startswith(piece) for piece in pieces)}
    assert sorted(all_of_them - named - built - CALLED_BY_STATUS) == []


def test_no_template_is_missing():
    missing = []
    for path in PAGES:
        for name in ("include", "extends"):
            for wanted in re.findall(r"""^["']([^"']+)["']""", "\n".join(tags(text_of(path), name)), re.M):
                if not (TEMPLATES / wanted).is_file():
                    missing.append((short(path), wanted))
    assert missing == []


def test_every_part_is_drawn_by_its_own_template():
    library = text_of(ROOT / "congress" / "templatetags" / "house.py")
    drawn = set(re.findall(r'"house/parts/(_\w+\.html)"', library))
    shared = set(re.findall(r'include "house/parts/(_\w+\.html)"', "".join(text_of(p) for p in PAGES)))

    assert {p.name for p in (TEMPLATES / "house" / "parts").iterdir()} == drawn | shared


# Style sheets.

every_sheet = pytest.mark.parametrize("path", CSS, ids=short)


def rules(path):
    return re.sub(r"/\*.*?\*/", "", text_of(path), flags=re.S)


@every_sheet
def test_colours_live_in_the_tokens_alone(path):
    if path.name in ("tokens.css", "print.css"):
        return
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(", rules(path)) == []


@every_sheet
def test_selectors_are_flat_without_ids_and_nothing_is_important(path):
    css = re.sub(r"@import[^;]+;|@layer[^;{]+;", "", rules(path))
    selectors = [s.strip() for group in re.findall(r"([^{};]+){", css) if "@" not in group for s in group.split(",\n")]

    assert "!important" not in css
    assert [s for s in selectors if re.search(r"(?<![\w(])#[\w-]+", s)] == []
    flat = [re.sub(r":[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)|:root\S* ", "", s) for s in selectors]
    assert [s for s in flat if len([part for part in s.split() if part not in ">+~"]) > 3] == []


@every_sheet
def test_directions_are_logical(path):
    sides = "left|right|top|bottom"
    physical = rf"(?<![\w-])(?:(?:margin|padding|border)-(?:{sides})|(?:{sides}|width|height):)"

    assert re.findall(physical, rules(path)) == []


@every_sheet
def test_tokens_that_are_used_exist(path):
    known = set(re.findall(r"(--[\w-]+):", text_of(ROOT / "static/css/tokens.css")))

    assert sorted(set(re.findall(r"var\((--[\w-]+)", rules(path))) - known) == []


def test_every_sheet_is_imported_once_into_its_layer():
    house = ROOT / "static" / "css" / "house.css"
    imported = re.findall(r'@import url\("([\w/-]+\.css)"\) layer\((\w+)\);', text_of(house))
    layers = {name: "parts" if name.startswith("parts/") else name.removesuffix(".css") for name, _ in imported}

    assert dict(imported) == layers
    assert sorted(layers) == sorted(str(p.relative_to(house.parent)) for p in CSS if p != house)


def test_each_token_is_used():
    everything = "\n".join(text_of(p) for p in CSS)
    known = set(re.findall(r"(--[\w-]+):", text_of(ROOT / "static/css/tokens.css")))

    assert sorted(known - set(re.findall(r"var\((--[\w-]+)", everything))) == []


# Modules.


@pytest.mark.parametrize("path", JS, ids=short)
def test_a_module_stands_alone_and_needs_no_secure_context(path):
    source = text_of(path)

    forbidden = (
        r"^import|randomUUID|serviceWorker(?!\" in|\.register)|crypto\.subtle|\beval\(|innerHTML|\.style\b|https?://"
    )

    assert ("serviceWorker." in source) <= ('"serviceWorker" in navigator' in source)
    assert len(source.splitlines()) <= 150
    assert re.findall(forbidden, source, re.M) == []


def test_every_module_is_loaded_and_every_hook_it_reads_is_drawn():
    templates = "\n".join(text_of(p) for p in PAGES)
    made = "\n".join(text_of(p) for p in JS)
    gathered = re.findall(r'^import "\./([\w-]+\.js)";$', text_of(HOUSE_JS), re.M)
    own = set(re.findall(r"static 'js/([\w-]+\.js)'", templates)) - {HOUSE_JS.name}
    hooks = set(re.findall(r"\[(data-house-[\w-]+)", made))

    assert {*gathered, *own} == {p.name for p in JS}
    assert sorted(hook for hook in hooks if hook not in templates) == []


# What is served where names are hashed.


def test_one_sheet_and_one_module_hold_all_the_others():
    sheet = static.sheets_joined(ROOT / "static" / "css" / "house.css")
    module = static.modules_joined(HOUSE_JS)

    assert "@import" not in sheet
    assert [short(p) for p in CSS if p.name != "house.css" and text_of(p) not in sheet] == []
    assert re.findall("^import", module, re.M) == []
    assert [
        name
        for name in re.findall('import "./([^"]+)', text_of(HOUSE_JS))
        if f"{{\n{text_of(HOUSE_JS.parent / name)}}}" not in module
    ] == []


def test_the_first_view_on_a_phone_weighs_less_than_a_hundred_kilobytes():
    htmx = Path(finders.find("django_htmx/htmx-2.min.js")).read_bytes()
    sheet = static.sheets_joined(ROOT / "static" / "css" / "house.css").encode()
    module = static.modules_joined(HOUSE_JS).encode()
    drawings = (ROOT / "static" / "img" / "icons.svg").read_bytes()

    assert sum(len(gzip.compress(part)) for part in (htmx, sheet, module, drawings)) < 60 * 1024


def test_hashed_files_find_each_other(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static.PortalStaticFilesStorage"}}
    call_command("collectstatic", verbosity=0, interactive=False)

    named = json.loads((tmp_path / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    manifest = json.loads((tmp_path / named["portal.webmanifest"]).read_text(encoding="utf-8"))
    assert [icon["src"].removeprefix("/static/") for icon in manifest["icons"]] == [
        named["img/mark-192.png"],
        named["img/mark-512.png"],
    ]
    sheet = tmp_path / named["css/house.css"]
    assert "@import" not in sheet.read_text(encoding="utf-8")
    assert f"{sheet.stat().st_mode & 0o777:o}" == "644"
