"""What two hundred certificates of appointment cost, by the way they go in the office: a case of judges is announced, numbered
in one deed, issued as one paper, set by its job."""

import resource

from congress.actions import documents, jobs
from congress.frame import clock
from congress.models import Document
from tests.bench.summary import in_a_database, timed
from tests.build import appointments as build
from tests.build import county

PEOPLE = 200
FAMILIES, GIVEN = "赵钱孙李周吴郑王冯陈", "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"


def names():
    return [f"{family}{given}" for family in FAMILIES for given in GIVEN][:PEOPLE]


def measure():
    with clock.frozen(county.TODAY):
        cast = county.cast()
        build.office(cast, "judge", places=PEOPLE)
        slow, _, row = timed(lambda: build.judges(cast, *names()))
        print(f"任免案  {row.items.count()} 项  提请、审查、表决、宣布 {slow:.1f} 秒")
        slow, _, given = timed(lambda: build.numbered(cast, row))
        print(f"编号    {len(given)} 份  {slow:.1f} 秒")
        slow, _, paper = timed(lambda: documents.issue("appointments.certificates", row, actor=cast.go))
        print(f"签发    {slow:.1f} 秒（文件由后台任务生成）")
        slow, busy, state = timed(lambda: jobs.run(paper.job_id))
    paper = Document.objects.get(pk=paper.pk)
    print(
        f"PDF     {paper.pages} 页  {paper.size / 1024:.0f} kB  {slow:.1f} 秒（处理器 {busy:.1f} 秒）  任务：{state}"
    )
    print(f"内存    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main():
    in_a_database("任命书", measure)
