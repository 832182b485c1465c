"""The pack of a year (归档包): papers, registers and files of closed cases in one ZIP that needs none of our software."""

import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from congress.frame import clock, files, kinds, packing, tables
from congress.frame.workflow import Refused

from ..models import Congress
from ..policies import archiving as policies
from ..queries import archiving as queries
from ..queries.jobs import asker
from . import exporting, jobs, records
from .registers import demand

SUMS, STYLE, FRONT = "清单-SHA256.txt", "样式.css", "index.html"
PAPERS, REGISTERS, FILES = "公文", "登记册", "附件"
BEAT = 20  # members between two words of progress


@transaction.atomic
def ask(year, *, actor):
    """Ask for the pack of a year; it is on record who took it. Returns the Job."""
    demand(policies.makes_archives, actor)
    if year > clock.today().year:
        raise Refused("这一年还没有到。")
    records.record("congress.archive", actor=actor, text=f"{actor.name}生成{year}年归档包", after={"年度": year})
    return jobs.submit(queries.PACK, actor=actor, label=f"{year}年归档包", year=year)


def run(job, progress):
    """Write the ZIP with the rights its asker has today. The same data are the same bytes: nothing in it tells when it
    was made."""
    actor, year = asker(job), job.args["year"]
    if not policies.makes_archives(actor):
        raise Refused(f"只有{policies.makes_archives.__doc__}可以生成归档包。")
    stored_as, path = exporting.place("zip")
    try:
        with packing.Pack(path) as pack:
            members = _Packing(pack, actor, year, progress).whole()
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    path.chmod(0o600)
    with path.open("rb") as file:
        sha256 = files.sha256_of(file)
    name = f"{year}年归档包{clock.now().astimezone(clock.BEIJING):%Y%m%d-%H%M}.zip"
    return exporting.fetched_as(job, stored_as, name) | {"members": members, "sha256": sha256}


class _Packing:
    """One pack while it is written: what went in is remembered for its front page."""

    def __init__(self, pack, actor, year, progress):
        self.pack, self.actor, self.year = pack, actor, year
        self.papers = list(queries.readable(actor, list(queries.papers(actor, year))))
        self.registers = queries.registers(actor)
        self.cases = queries.case_files(actor, year)
        self.missing, self.done, self._progress = [], 0, progress
        files_in = sum(len(rows) for _, cases in self.cases for _, rows in cases)
        self.total = len(self.papers) + 2 * len(self.registers) + files_in + 1

    def beat(self):
        self.done += 1
        if self.done % BEAT == 0:
            self._progress(min(self.done, self.total), self.total)

    def whole(self):
        """Everything, the front page, and last the list of digests; returns how many members there are."""
        self._progress(0, self.total)
        shelves = {"papers": self._papers(), "registers": self._registers(), "cases": self._cases()}
        self.pack.add(STYLE, render_to_string("house/print/archive.css").encode())
        congress = Congress.objects.get(pk=self.actor.congress_id)
        told = {
            "congress": congress,
            "year": self.year,
            "missing": self.missing,
            "style": packing.link(STYLE),
            "sums": SUMS,
        }
        self.pack.add(FRONT, render_to_string("house/print/archive.html", {**told, **shelves}).encode())
        self.pack.add(SUMS, self.pack.checklist())
        self._progress(self.total, self.total)
        return len(self.pack.sums)

    def _put(self, name, content):
        self.beat()
        return packing.link(self.pack.add(name, content))

    def _papers(self):
        """[(kind, [(paper, link)])]"""
        shelves = {}
        for paper in self.papers:
            title = kinds.documents[paper.kind].title
            if fault := queries.fault(paper):
                self.beat()
                self.missing.append((f"{paper.file_name}（{title}）", fault))
                continue
            name = f"{PAPERS}/{files.speaking(title)}/{files.speaking(queries.called(paper))}.pdf"
            shelves.setdefault(title, []).append((paper, self._put(name, files.path_of(paper.stored_as))))
        return list(shelves.items())

    def _registers(self):
        """[(title, how many rows, [(format, link)])]"""
        with TemporaryDirectory(dir=Path(settings.MEDIA_ROOT) / exporting.FOLDER) as folder:
            return [self._register(listing, Path(folder)) for listing in self.registers]

    def _register(self, listing, folder):
        links, count, span = [], 0, f"{self.year}年" if listing.of_year else "全部"
        for form, write in tables.WRITERS.items():
            rows = queries.rows_of(listing, self.actor, self.year)
            count = rows.count()
            notes = [f"范围：{span}", f"共 {count} 条"]
            draft = folder / f"register.{form}"
            write(
                draft,
                title=listing.title,
                columns=listing.columns_for(self.actor, {}),
                rows=tables.in_pieces(rows),
                total=count,
                notes=notes,
                progress=lambda *_: self._progress(min(self.done, self.total), self.total),
                made_at=datetime.datetime(self.year, 12, 31, tzinfo=datetime.UTC),
            )
            links.append((form, self._put(f"{REGISTERS}/{files.speaking(listing.title)}.{form}", draft)))
        return listing.title, count, links

    def _cases(self):
        """[(title, [(case, [(file name, link)])])]"""
        return [(title, [self._case(title, *case) for case in cases]) for title, cases in self.cases]

    def _case(self, title, name, rows):
        folder, links = f"{FILES}/{files.speaking(title)}/{files.speaking(name)}", []
        for row in rows:
            path = files.path_of(row.stored_as)
            if files.is_whole(row.stored_as, row.sha256):
                stem, dot, extension = row.name.rpartition(".")
                called = f"{files.speaking(stem or extension)}{dot and '.' + extension.lower()}"
                links.append((row.name, self._put(f"{folder}/{called}", path)))
            else:
                self.beat()
                self.missing.append((f"{row.name}（{name}）", "文件缺失，或者与登记的校验码不一致"))
        return name, links


ARCHIVE = kinds.JobKind(key=queries.PACK, label="生成年度归档包", run=run)
