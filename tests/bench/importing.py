"""A county's deputies by the thousand: read, judged, shown, taken in, undone; and a long list going out."""

import resource
import tempfile
import time
import tracemalloc
from pathlib import Path

from django.conf import settings
from django.db import connection

from congress.actions import importing, jobs
from congress.frame import kinds, tables
from congress.frame.importing import as_columns
from congress.models import ImportBatch, Person
from tests.build import county
from tests.build.importing import taken, workbook

ROWS, EXPORTED = 5000, 20_000
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏", "国建秀德桂明文志永玉海春成光荣庆福"
HEAD = ["姓名", "性别", "出生日期", "手机号", "代表证号", "选区", "代表团", "工作单位及职务"]


def name(n):
    return SURNAMES[n % 30] + GIVEN[n // 30 % 17] + GIVEN[n // 510 % 17]


def row(n):
    born = f"{1955 + n % 40}-{n % 12 + 1:02d}-{n // 480 % 28 + 1:02d}"
    return [
        name(n),
        "男女"[n % 2],
        born,
        f"1370{n:07d}",
        f"{1000 + n}",
        f"第{n % 300 + 1}选区",
        "河口代表团",
        "柳沟村村民",
    ]


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def step(words, deed):
    start, before = time.perf_counter(), memory()
    result = deed()
    print(
        f"{words:<34}{time.perf_counter() - start:>8.1f} s {memory() - before:>8.0f} MB more at the peak", flush=True
    )
    return result


def imports(cast):
    content = step(f"{ROWS} deputies written as XLSX", lambda: workbook([HEAD, *map(row, range(ROWS))]))
    batch = step("read, judged, stored", lambda: taken("deputies.deputies", content, actor=cast.signed_in("dac")))
    print(f"{'':<34}{batch.counts}")
    actor = cast.signed_in("dac")
    step("confirmed by its job", lambda: jobs.run(importing.confirm(batch, actor=actor).job_id))
    batch = ImportBatch.objects.get(pk=batch.pk)
    step("what stands in the way of undoing", lambda: importing.hindrances(batch))
    step("undone", lambda: importing.undo(batch, actor=actor))


def exports(cast):
    people = [Person(county=cast.congress, name=name(n), name_pinyin="x", name_initials="x") for n in range(EXPORTED)]
    Person.objects.bulk_create(people, batch_size=1000)
    first = Person.objects.order_by("-pk").first().pk - EXPORTED + 1
    kind, rows = kinds.imports["congress.people"], Person.objects.filter(county=cast.congress, pk__gte=first)
    for form in ("xlsx", "csv"):
        for size in (EXPORTED // 10, EXPORTED):
            with tempfile.TemporaryDirectory() as folder:
                tracemalloc.start()
                start = time.perf_counter()
                tables.WRITERS[form](Path(folder) / "list", title="人员", columns=as_columns(kind),
                                     rows=tables.in_pieces(rows.filter(pk__lt=first + size)), total=size)  # fmt: skip
                peak = tracemalloc.get_traced_memory()[1] / 1024 / 1024
                tracemalloc.stop()
            print(f"{form}: {size} rows out{'':<18}{time.perf_counter() - start:>8.1f} s {peak:>8.1f} MB at the peak")


def main():
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        cast = county.cast()
        print(f"{connection.vendor}, {memory():.0f} MB to begin with")
        imports(cast)
        exports(cast)
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
