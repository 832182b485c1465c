from decimal import Decimal

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import congress.frame.clock
import congress.frame.codes
import congress.frame.founding
import deputies.models.activity
import deputies.models.roster


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0001_initial"),
    ]

    operations = [
        congress.frame.founding.Found(
            operations=[
                migrations.CreateModel(
                    name="DutyDay",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="接待日")),
                        ("rolled_from", models.DateField(blank=True, null=True, verbose_name="顺延自")),
                        ("hours", models.CharField(max_length=20, verbose_name="接待时间")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "已排班"),
                                    ("noticed", "已公告"),
                                    ("held", "已接待"),
                                    ("missed", "无人到站"),
                                    ("cancelled", "已取消"),
                                ],
                                default="planned",
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("noticed_on", models.DateField(blank=True, null=True, verbose_name="公告日期")),
                        (
                            "late_because",
                            models.CharField(blank=True, max_length=200, verbose_name="未提前公告的原因"),
                        ),
                        (
                            "visitors",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="接待群众（人）"),
                        ),
                        ("note", models.CharField(blank=True, max_length=400, verbose_name="接待情况")),
                        ("cancelled_because", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
                        (
                            "code",
                            models.CharField(
                                default=deputies.models.roster.day_code,
                                editable=False,
                                max_length=8,
                                verbose_name="当日到站码",
                            ),
                        ),
                        ("vacant", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="空缺")),
                    ],
                    options={
                        "verbose_name": "接待日",
                        "verbose_name_plural": "接待日",
                        "ordering": ["on", "station", "pk"],
                        "indexes": [models.Index(fields=["state", "on"], name="deputies_dutyday_due")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("station", "on"),
                                name="deputies_dutyday_once",
                                violation_error_message="这个站点当天已经排班。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["planned", "cancelled"]),
                                    ("noticed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_dutyday_noticed",
                                violation_error_message="接待前须先公告。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_dutyday_cancelled_says_why",
                                violation_error_message="取消接待须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Roster",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("quarter", models.PositiveSmallIntegerField(verbose_name="季度")),
                        ("explained", models.TextField(blank=True, verbose_name="排班说明")),
                    ],
                    options={
                        "verbose_name": "排班表",
                        "verbose_name_plural": "排班表",
                        "ordering": ["-year", "-quarter", "station"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("station", "year", "quarter"),
                                name="deputies_roster_once",
                                violation_error_message="这个季度已经排班。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                                name="deputies_roster_quarter",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Activity",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("inspection", "视察"),
                                    ("research", "专题调研"),
                                    ("law_check", "执法检查"),
                                    ("group", "代表小组活动"),
                                    ("study", "学习"),
                                    ("training", "培训"),
                                    ("sit_in", "列席会议"),
                                    ("contact", "联系群众"),
                                    ("theme", "主题活动"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="名称")),
                        ("since", models.DateField(verbose_name="开始日期")),
                        (
                            "begins",
                            models.CharField(
                                choices=[("am", "上午"), ("pm", "下午")], default="am", max_length=2, verbose_name="自"
                            ),
                        ),
                        ("until", models.DateField(verbose_name="结束日期")),
                        (
                            "ends",
                            models.CharField(
                                choices=[("am", "上午"), ("pm", "下午")], default="pm", max_length=2, verbose_name="至"
                            ),
                        ),
                        ("place", models.CharField(max_length=80, verbose_name="地点")),
                        ("content", models.TextField(blank=True, max_length=4000, verbose_name="内容和要求")),
                        (
                            "themes",
                            models.CharField(
                                blank=True, help_text="几个议题用顿号分开。", max_length=120, verbose_name="议题"
                            ),
                        ),
                        (
                            "voluntary",
                            models.BooleanField(
                                default=False, help_text="自愿报名的活动，不参加不算缺席。", verbose_name="自愿报名"
                            ),
                        ),
                        ("answer_by", models.DateField(blank=True, null=True, verbose_name="报名截止日")),
                        ("capacity", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="名额")),
                        (
                            "hours",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="学时"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "拟开展"),
                                    ("notified", "已通知"),
                                    ("signup", "报名截止"),
                                    ("ongoing", "进行中"),
                                    ("finished", "已结束"),
                                    ("summarised", "已总结"),
                                    ("cancelled", "已取消"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("notified_on", models.DateField(editable=False, null=True, verbose_name="通知日期")),
                        ("summary", models.TextField(blank=True, editable=False, verbose_name="活动情况")),
                        (
                            "cancelled_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="取消的原因"),
                        ),
                        (
                            "token",
                            models.CharField(default=deputies.models.activity.secret, editable=False, max_length=32),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="congress.organization",
                                verbose_name="组织单位",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activities",
                                to="congress.congress",
                                verbose_name="组织的人大",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sit_ins",
                                to="congress.meeting",
                                verbose_name="列席的会议",
                            ),
                        ),
                        (
                            "plan_item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="congress.planitem",
                                verbose_name="计划事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表活动",
                        "verbose_name_plural": "代表活动",
                        "ordering": ["-since", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-since"], name="deputies_activity_by_day"),
                            models.Index(fields=["kind", "-since"], name="deputies_activity_by_kind"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["notified", "signup", "ongoing"]), _negated=True),
                                    ("notified_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_activity_told_on_a_day",
                                violation_error_message="已通知的活动须有通知日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "summarised"), _negated=True),
                                    models.Q(("summary", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_activity_summed_up_in_words",
                                violation_error_message="总结须写明活动情况。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity", None), ("capacity__gte", 1), _connector="OR"),
                                name="deputies_activity_has_places",
                                violation_error_message="名额至少一名，不限的不填。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("hours", None), ("hours__gt", 0), _connector="OR"),
                                name="deputies_activity_hours_above_zero",
                                violation_error_message="学时须大于零，没有的不填。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until__gt", models.F("since")),
                                    models.Q(
                                        ("until", models.F("since")),
                                        models.Q(("begins", "pm"), ("ends", "am"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_activity_ends_after_start",
                                violation_error_message="结束不能早于开始。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answer_by", None), ("answer_by__lte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_activity_answer_before",
                                violation_error_message="报名截止日不能晚于活动开始。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_activity_cancelled_says_why",
                                violation_error_message="取消活动须写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("meeting", None), ("kind", "sit_in"), _connector="OR"),
                                name="deputies_activity_sits_in_on_a_meeting",
                                violation_error_message="只有列席会议才选会议。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "cancelled"), _negated=True),
                                fields=("meeting",),
                                name="deputies_activity_one_batch_a_meeting",
                                violation_error_message="这次会议已经发出列席邀请，请在原来的邀请里增加代表。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActivityReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="标题")),
                        ("text", models.TextField(max_length=8000, verbose_name="情况和建议")),
                        ("passed_on", models.DateField(editable=False, verbose_name="转交日期")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="答复期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[("passed_on", "已转交"), ("answered", "已答复"), ("told", "已告知代表")],
                                default="passed_on",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="处理情况")),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="deputies.activity",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="activity_reports",
                                to="congress.organization",
                                verbose_name="转交单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "视察调研报告",
                        "verbose_name_plural": "视察调研报告",
                        "ordering": ["-passed_on", "-pk"],
                        "indexes": [models.Index(fields=["unit", "state"], name="deputies_report_of_unit")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on", None), ("answered_on__gte", models.F("passed_on")), _connector="OR"
                                ),
                                name="deputies_activityreport_answered_after",
                                violation_error_message="答复日期不能早于转交日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_on", None), ("state", "passed_on")),
                                    models.Q(
                                        models.Q(("state", "passed_on"), _negated=True),
                                        ("answered_on__isnull", False),
                                        models.Q(("answer", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_activityreport_answered",
                                violation_error_message="答复须有日期和内容。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AllowanceSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="自")),
                        ("until", models.DateField(verbose_name="至")),
                        ("rate", models.PositiveSmallIntegerField(editable=False, verbose_name="标准（元/天）")),
                        ("rounding", models.CharField(editable=False, max_length=8, verbose_name="半天计法")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("generated", "已生成"),
                                    ("township_checked", "乡镇已审核"),
                                    ("dac_checked", "代表工委已审核"),
                                    ("paid", "已发放"),
                                    ("void", "已作废"),
                                ],
                                default="generated",
                                editable=False,
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        ("generated_on", models.DateField(editable=False, verbose_name="生成日期")),
                        ("paid_on", models.DateField(editable=False, null=True, verbose_name="发放日期")),
                        (
                            "returned_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="退回原因"),
                        ),
                        (
                            "void_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="作废原因"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allowance_sheets",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补助发放表",
                        "verbose_name_plural": "补助发放表",
                        "ordering": ["-until", "congress__area__code", "-pk"],
                        "indexes": [models.Index(fields=["congress", "-until"], name="deputies_allowance_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("paid_on", None), ("paid_on__gte", models.F("generated_on")), _connector="OR"
                                ),
                                name="deputies_allowancesheet_paid_after",
                                violation_error_message="发放日期不能早于生成日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="deputies_allowancesheet_days",
                                violation_error_message="结束日期不能早于开始日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "paid"), _negated=True),
                                    ("paid_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_allowancesheet_paid",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(("void_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_allowancesheet_void_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AwardRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("township", "乡镇级"),
                                    ("county", "县级"),
                                    ("city", "市级"),
                                    ("province", "省级以上"),
                                ],
                                default="county",
                                max_length=8,
                                verbose_name="级别",
                            ),
                        ),
                        ("given_by", models.CharField(max_length=60, verbose_name="授予机关")),
                        (
                            "decided_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="决定日期"),
                        ),
                        (
                            "decided_at",
                            models.CharField(
                                blank=True, editable=False, max_length=80, verbose_name="决定的会议或文号"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("nominated", "推荐中"),
                                    ("reviewed", "已审核"),
                                    ("decided", "已决定"),
                                    ("announced", "已公布"),
                                ],
                                default="nominated",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award_rounds",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="award_rounds",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表彰",
                        "verbose_name_plural": "表彰",
                        "ordering": ["-year", "-pk"],
                        "indexes": [models.Index(fields=["congress", "-year"], name="deputies_award_by_year")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "title"),
                                name="deputies_award_once",
                                violation_error_message="这一年的这项表彰已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["nominated", "reviewed"]),
                                    models.Q(
                                        ("decided_on__isnull", False), models.Q(("decided_at", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_award_decided_on_a_day",
                                violation_error_message="已决定的表彰须有决定日期和会议或文号。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几轮计票")),
                        ("place", models.PositiveSmallIntegerField(verbose_name="第几人计票")),
                        ("attempt", models.PositiveSmallIntegerField(default=1, verbose_name="第几次录入")),
                        ("issued", models.PositiveSmallIntegerField(verbose_name="发出评议票")),
                        ("returned", models.PositiveSmallIntegerField(verbose_name="收回评议票")),
                        (
                            "entered_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="录入时间"
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="计票人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计票",
                        "verbose_name_plural": "计票",
                        "ordering": ["session", "round", "place", "-attempt"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("place__in", [1, 2])),
                                name="deputies_ballotcount_two",
                                violation_error_message="由两人计票。",
                            ),
                            models.UniqueConstraint(
                                fields=("session", "round", "place", "attempt"), name="deputies_ballotcount_place_once"
                            ),
                            models.UniqueConstraint(
                                fields=("session", "round", "person", "attempt"),
                                name="deputies_ballotcount_two_persons",
                                violation_error_message="两次计票须由两人分别录入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("returned__lte", models.F("issued"))),
                                name="deputies_ballotcount_returned",
                                violation_error_message="收回的票不能多于发出的票。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ByElection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="补选名额")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("vacancy", "出缺"),
                                    ("planned", "已定选举日"),
                                    ("voter_list", "选民名单已公布"),
                                    ("candidates", "初步候选人已公布"),
                                    ("final", "正式候选人已公布"),
                                    ("voted", "已投票"),
                                    ("confirmed", "资格已确认"),
                                    ("announced", "已公布"),
                                    ("cancelled", "不补选"),
                                ],
                                default="vacancy",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("votes_on", models.DateField(editable=False, null=True, verbose_name="选举日")),
                        ("voter_list_on", models.DateField(editable=False, null=True, verbose_name="选民名单公布日")),
                        (
                            "candidates_on",
                            models.DateField(editable=False, null=True, verbose_name="初步候选人公布日"),
                        ),
                        ("final_on", models.DateField(editable=False, null=True, verbose_name="正式候选人公布日")),
                        (
                            "voter_list_due",
                            models.DateField(editable=False, null=True, verbose_name="选民名单应公布日"),
                        ),
                        (
                            "candidates_due",
                            models.DateField(editable=False, null=True, verbose_name="初步候选人应公布日"),
                        ),
                        ("final_due", models.DateField(editable=False, null=True, verbose_name="正式候选人应公布日")),
                        (
                            "shortened",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="期限缩短的依据"
                            ),
                        ),
                        ("electors", models.PositiveIntegerField(editable=False, null=True, verbose_name="选民数")),
                        ("ballots", models.PositiveIntegerField(editable=False, null=True, verbose_name="参加投票")),
                        ("invalid", models.PositiveIntegerField(editable=False, null=True, verbose_name="废票")),
                        ("round", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="轮次")),
                        (
                            "ballot",
                            models.CharField(
                                choices=[("first", "投票"), ("tie", "再次投票"), ("further", "另行选举")],
                                default="first",
                                editable=False,
                                max_length=7,
                                verbose_name="投票性质",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表补选",
                        "verbose_name_plural": "代表补选",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["vacancy", "cancelled"]),
                                    ("votes_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_byelection_has_its_day",
                                violation_error_message="请先确定选举日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["voted", "confirmed", "announced"]), _negated=True),
                                    models.Q(
                                        ("ballots__isnull", False),
                                        ("electors__isnull", False),
                                        ("invalid__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_byelection_voted_with_counts",
                                violation_error_message="投票须登记选民数、参加投票人数和废票数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("invalid", None),
                                    models.Q(("ballots__isnull", False), ("invalid__lte", models.F("ballots"))),
                                    _connector="OR",
                                ),
                                name="deputies_byelection_invalid_within_ballots",
                                violation_error_message="废票不能多于参加投票的人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("voter_list_on", None),
                                        models.Q(
                                            ("voter_list_on__lte", models.F("votes_on")), ("votes_on__isnull", False)
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("candidates_on", None),
                                        models.Q(
                                            ("candidates_on__lte", models.F("votes_on")), ("votes_on__isnull", False)
                                        ),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("final_on", None),
                                        models.Q(("final_on__lte", models.F("votes_on")), ("votes_on__isnull", False)),
                                        _connector="OR",
                                    ),
                                ),
                                name="deputies_byelection_published_before_the_vote",
                                violation_error_message="公布日期不能晚于选举日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__gte", 1), ("seats__lte", 3)),
                                name="deputies_byelection_one_to_three",
                                violation_error_message="一个选区补选一名至三名代表。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ballots", None),
                                    models.Q(("electors__gte", models.F("ballots")), ("electors__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_byelection_ballots_within_electors",
                                violation_error_message="参加投票的人数不能多于选民数。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ByElectionCandidate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_final", models.BooleanField(default=False, verbose_name="正式候选人")),
                        ("is_standing", models.BooleanField(default=False, editable=False, verbose_name="本轮候选人")),
                        ("votes", models.PositiveIntegerField(blank=True, null=True, verbose_name="得票")),
                        ("is_elected", models.BooleanField(default=False, verbose_name="当选")),
                        (
                            "by_election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="candidates",
                                to="deputies.byelection",
                                verbose_name="补选",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="候选人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补选候选人",
                        "verbose_name_plural": "补选候选人",
                        "ordering": ["by_election", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("deputy", None), ("is_elected", True), _connector="OR"),
                                name="deputies_byelectioncandidate_seated_when_elected",
                                violation_error_message="只有当选的才登记为代表。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_elected", False), ("votes__isnull", False), _connector="OR"),
                                name="deputies_byelectioncandidate_elected_by_votes",
                                violation_error_message="当选须有得票。",
                            ),
                            models.UniqueConstraint(
                                fields=("by_election", "person"),
                                name="deputies_byelectioncandidate_once",
                                violation_error_message="此人已是候选人。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ByElectionRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="第几次投票")),
                        (
                            "ballot",
                            models.CharField(
                                choices=[("first", "投票"), ("tie", "再次投票"), ("further", "另行选举")],
                                max_length=7,
                                verbose_name="投票性质",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="投票日期")),
                        ("seats", models.PositiveSmallIntegerField(verbose_name="应选名额")),
                        ("electors", models.PositiveIntegerField(verbose_name="选民数")),
                        ("ballots", models.PositiveIntegerField(verbose_name="参加投票")),
                        ("invalid", models.PositiveIntegerField(verbose_name="废票")),
                        ("said", models.CharField(blank=True, max_length=200, verbose_name="没有选足的原因")),
                        (
                            "by_election",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rounds",
                                to="deputies.byelection",
                                verbose_name="补选",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补选的各次投票",
                        "verbose_name_plural": "补选的各次投票",
                        "ordering": ["by_election", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("by_election", "number"), name="deputies_byelectionround_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ballots__lte", models.F("electors")),
                                    ("invalid__lte", models.F("ballots")),
                                    ("seats__gte", 1),
                                ),
                                name="deputies_byelectionround_counts",
                                violation_error_message="参加投票的不能多于选民，废票不能多于参加投票的。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ByElectionRoundVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("votes", models.PositiveIntegerField(verbose_name="得票")),
                        ("is_elected", models.BooleanField(default=False, verbose_name="当选")),
                        (
                            "candidate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rounds",
                                to="deputies.byelectioncandidate",
                                verbose_name="候选人",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="votes",
                                to="deputies.byelectionround",
                                verbose_name="投票",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补选各次得票",
                        "verbose_name_plural": "补选各次得票",
                        "ordering": ["round", "-votes", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "candidate"), name="deputies_byelectionroundvote_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_elected", True)),
                                fields=("candidate",),
                                name="deputies_byelectionroundvote_elected_once",
                                violation_error_message="此人已在先前的投票中当选。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campaign",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("theme", "主题活动"), ("visits", "走访代表")],
                                default="theme",
                                editable=False,
                                max_length=6,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="名称")),
                        ("since", models.DateField(verbose_name="开始日期")),
                        ("until", models.DateField(verbose_name="结束日期")),
                        ("tasks", models.TextField(help_text="一行一项。", max_length=4000, verbose_name="任务")),
                        ("returns_by", models.DateField(verbose_name="乡镇报送情况截止日")),
                        (
                            "state",
                            models.CharField(
                                choices=[("drawn_up", "拟定"), ("running", "开展中"), ("closed", "已结束")],
                                default="drawn_up",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, editable=False, verbose_name="总结")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="campaigns",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "主题活动",
                        "verbose_name_plural": "主题活动",
                        "ordering": ["-since", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("summary", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_campaign_closed_with_summary",
                                violation_error_message="结束主题活动须写明总结。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "title", "since"),
                                name="deputies_campaign_once",
                                violation_error_message="这项主题活动已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returns_by__gte", models.F("since")), ("until__gte", models.F("since"))
                                ),
                                name="deputies_campaign_days",
                                violation_error_message="结束日期和报送截止日不能早于开始日期。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="activity",
                    name="campaign",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="activities",
                        to="deputies.campaign",
                        verbose_name="主题活动",
                    ),
                ),
                migrations.CreateModel(
                    name="CampaignReturn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=4000, verbose_name="开展情况")),
                        ("problems", models.PositiveIntegerField(default=0, verbose_name="推动解决问题（件）")),
                        ("handed_in_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "activities",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="活动（次）"),
                        ),
                        (
                            "attendances",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="参加代表（人次）"),
                        ),
                        (
                            "campaign",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="returns",
                                to="deputies.campaign",
                                verbose_name="主题活动",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "主题活动报送",
                        "verbose_name_plural": "主题活动报送",
                        "ordering": ["campaign", "congress__area__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campaign", "congress"), name="deputies_campaignreturn_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handed_in_on", None),
                                    models.Q(
                                        ("activities__isnull", False),
                                        ("attendances__isnull", False),
                                        models.Q(("text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_campaignreturn_whole",
                                violation_error_message="报送前须写明开展情况。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Consultation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                help_text="例如：甘肃省乡村振兴促进条例（修订草案）",
                                max_length=100,
                                verbose_name="草案名称",
                            ),
                        ),
                        (
                            "asked_by",
                            models.CharField(
                                help_text="例如：省人大常委会法制工作委员会", max_length=60, verbose_name="交办机关"
                            ),
                        ),
                        (
                            "text",
                            models.TextField(
                                help_text="每条另起一行，以“第…条”和空格开头，就能逐条提意见。",
                                max_length=100000,
                                verbose_name="草案内容",
                            ),
                        ),
                        ("ask", models.CharField(blank=True, max_length=300, verbose_name="征求重点")),
                        ("due_on", models.DateField(verbose_name="站点报送截止日")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("issued", "已登记"),
                                    ("collecting", "征求中"),
                                    ("summarised", "已汇总"),
                                    ("reported", "已上报"),
                                ],
                                default="issued",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("begun_on", models.DateField(editable=False, null=True, verbose_name="开始征求日期")),
                        (
                            "summary",
                            models.TextField(blank=True, editable=False, max_length=6000, verbose_name="综合意见"),
                        ),
                        (
                            "reported_to",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="报送机关"),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="上报日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="consultations",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "立法意见征求",
                        "verbose_name_plural": "立法意见征求",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "state", "-due_on"], name="deputies_consult_listed")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("reported_on", None),
                                    models.Q(("begun_on__isnull", False), ("reported_on__gte", models.F("begun_on"))),
                                    _connector="OR",
                                ),
                                name="deputies_consultation_reported_after",
                                violation_error_message="上报日期不能早于开始征求的日期。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "title", "due_on"),
                                name="deputies_consultation_once",
                                violation_error_message="这项征求任务已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "issued"), ("begun_on__isnull", False), _connector="OR"),
                                name="deputies_consultation_begun_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["issued", "collecting"]),
                                    models.Q(("summary", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_consultation_has_its_summary",
                                violation_error_message="请写明综合意见。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "reported"), _negated=True),
                                    models.Q(
                                        ("reported_on__isnull", False), models.Q(("reported_to", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_consultation_reported",
                                violation_error_message="已上报的须有上报日期和报送机关。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultationReturn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="征求人数")),
                        (
                            "how",
                            models.CharField(
                                blank=True,
                                help_text="例如：院坝会一次，入户十二户",
                                max_length=100,
                                verbose_name="征求方式",
                            ),
                        ),
                        ("handed_in_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="期限")),
                        (
                            "consultation",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="returns",
                                to="deputies.consultation",
                                verbose_name="立法意见征求",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点征求情况",
                        "verbose_name_plural": "站点征求情况",
                        "ordering": ["consultation", "station__congress__area__code", "station"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("consultation", "station"), name="deputies_consultationreturn_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handed_in_on", None),
                                    models.Q(("people__gte", 1), ("people__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_consultationreturn_people",
                                violation_error_message="请填写征求了多少人。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConsultationOpinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("article", models.CharField(blank=True, max_length=20, verbose_name="条款")),
                        ("text", models.TextField(max_length=1000, verbose_name="意见")),
                        (
                            "said_by",
                            models.CharField(
                                help_text="写身份，不写姓名和电话，例如：柳沟村花椒种植户、村医",
                                max_length=60,
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "未反馈"),
                                    ("adopted", "采纳"),
                                    ("partly", "部分采纳"),
                                    ("not", "未采纳"),
                                ],
                                default="",
                                max_length=8,
                                verbose_name="采纳情况",
                            ),
                        ),
                        ("outcome_note", models.CharField(blank=True, max_length=200, verbose_name="采纳说明")),
                        (
                            "of",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opinions",
                                to="deputies.consultationreturn",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "立法意见",
                        "verbose_name_plural": "立法意见",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ContactAssignment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="开始日期")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="当日仍联系", null=True, verbose_name="结束日期"),
                        ),
                        ("ended_because", models.CharField(blank=True, max_length=100, verbose_name="结束原因")),
                        ("last_on", models.DateField(editable=False, null=True, verbose_name="最近联系日")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="congress.membership",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联系结对",
                        "verbose_name_plural": "联系结对",
                        "ordering": [models.OrderBy(models.F("last_on"), nulls_first=True), "since", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "until", "last_on"], name="deputies_contact_listed"),
                            models.Index(fields=["by", "until"], name="deputies_contact_of_one"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("counterpart", None), ("deputy__isnull", False)),
                                    models.Q(("counterpart__isnull", False), ("deputy", None)),
                                    _connector="OR",
                                ),
                                name="deputies_contact_with_one",
                                violation_error_message="一次只能指定一名代表，或者一个结对对象。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_contact_until_after_since",
                                violation_error_message="结束日期不能早于开始日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), models.Q(("ended_because", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_contact_ended_says_why",
                                violation_error_message="结束联系须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactLog",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                blank=True, help_text="例如：柳沟村三组选民。", max_length=60, verbose_name="联系了谁"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("visit", "入户走访"),
                                    ("phone", "电话联系"),
                                    ("talk", "座谈"),
                                    ("enterprise", "走访企业"),
                                ],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("households", models.PositiveSmallIntegerField(default=0, verbose_name="走访户数")),
                        (
                            "people",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="只计人次，同一人来两次算两人次。", verbose_name="接待人次"
                            ),
                        ),
                        ("topic", models.CharField(max_length=80, verbose_name="主题")),
                        ("said", models.TextField(blank=True, max_length=2000, verbose_name="反映的情况")),
                        (
                            "help",
                            models.CharField(
                                choices=[("none", "没有"), ("cash", "资金"), ("goods", "物资"), ("deed", "办实事")],
                                default="none",
                                max_length=5,
                                verbose_name="帮扶",
                            ),
                        ),
                        (
                            "worth",
                            models.DecimalField(
                                decimal_places=2, default=0, max_digits=12, verbose_name="折合金额（元）"
                            ),
                        ),
                        ("helped", models.CharField(blank=True, max_length=200, verbose_name="帮扶内容")),
                        ("result", models.CharField(blank=True, max_length=200, verbose_name="结果")),
                        (
                            "entered_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="代为登记人"),
                        ),
                        (
                            "entered_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="登记时间"
                            ),
                        ),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="撤销原因"),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="logs",
                                to="deputies.contactassignment",
                                verbose_name="联系对象",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_logs",
                                to="congress.membership",
                                verbose_name="联系人",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_logs",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联系记录",
                        "verbose_name_plural": "联系记录",
                        "ordering": ["-on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-on"], name="deputies_contactlog_by_day"),
                            models.Index(fields=["by", "-on"], name="deputies_contactlog_of_one"),
                            models.Index(fields=["assignment", "-on"], name="deputies_contactlog_of_pair"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("assignment__isnull", False),
                                    models.Q(("whom", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_contactlog_with_somebody",
                                violation_error_message="请写明联系了谁。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("help__in", ["cash", "goods"]), ("worth__gt", 0)),
                                    models.Q(("help__in", ["none", "deed"]), ("worth", 0)),
                                    _connector="OR",
                                ),
                                name="deputies_contactlog_worth_of_help",
                                violation_error_message="资金、物资须写折合金额；没有帮扶或者办实事的不写金额。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("help", "none"), models.Q(("helped", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_contactlog_help_said",
                                violation_error_message="请写明帮扶的内容。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Counterpart",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("household", "农户"),
                                    ("enterprise", "企业"),
                                    ("village", "村（社区）"),
                                    ("project", "重点项目"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="户主或单位名称")),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="村组或地址")),
                        (
                            "members",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="农户填家庭人口。", null=True, verbose_name="人口（人）"
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="联系电话")),
                        ("need", models.CharField(blank=True, max_length=200, verbose_name="主要困难或需求")),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counterparts",
                                to="congress.area",
                                verbose_name="乡镇",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counterparts",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "结对对象",
                        "verbose_name_plural": "结对对象",
                        "ordering": ["area__code", "kind", "name", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "area", "kind"], name="deputies_counterpart_listed")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("members", None), ("members__gte", 1), _connector="OR"),
                                name="deputies_counterpart_members",
                                violation_error_message="人口至少一人，不知道的不填。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "kind", "name", "area", "place"),
                                name="deputies_counterpart_once",
                                violation_error_message="这一户（单位）已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="contactassignment",
                    name="counterpart",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacted_by",
                        to="deputies.counterpart",
                        verbose_name="结对对象",
                    ),
                ),
                migrations.CreateModel(
                    name="Deputy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "全国人大代表"),
                                    ("provincial", "省级人大代表"),
                                    ("prefecture", "市级人大代表"),
                                    ("county", "县级人大代表"),
                                    ("township", "乡镇人大代表"),
                                ],
                                max_length=10,
                                verbose_name="级别",
                            ),
                        ),
                        (
                            "term_number",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="上级人大的届次", null=True, verbose_name="届次"
                            ),
                        ),
                        (
                            "elected_by",
                            models.CharField(
                                blank=True,
                                help_text="上级代表：选举他的人民代表大会",
                                max_length=40,
                                verbose_name="选举单位",
                            ),
                        ),
                        ("card_no", models.CharField(max_length=20, verbose_name="代表证号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("elected", "当选"),
                                    ("credential_check", "资格审查"),
                                    ("active", "在任"),
                                    ("suspended", "暂停执行职务"),
                                    ("ended", "资格终止"),
                                    ("void", "当选无效"),
                                ],
                                default="active",
                                editable=False,
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "suspended_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("custody", "因刑事案件被羁押，正在受侦查、起诉、审判"),
                                    ("sentence", "被依法判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="暂停情形",
                            ),
                        ),
                        (
                            "ended_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("moved", "迁出或者调离本行政区域"),
                                    ("resigned", "辞职、责令辞职被接受"),
                                    ("absent", "未经批准两次不出席本级人民代表大会会议"),
                                    ("recalled", "被罢免"),
                                    ("nationality", "丧失中华人民共和国国籍"),
                                    ("rights", "依照法律被剥夺政治权利"),
                                    ("capacity", "丧失行为能力"),
                                    ("death", "去世，代表资格自然终止"),
                                ],
                                editable=False,
                                max_length=12,
                                verbose_name="终止情形",
                            ),
                        ),
                        (
                            "has_fixed_income",
                            models.BooleanField(
                                default=True,
                                help_text="没有固定工资收入的代表，参加履职活动按标准发给补助。",
                                verbose_name="有固定工资收入",
                            ),
                        ),
                        (
                            "public_code",
                            models.CharField(
                                default=congress.frame.codes.public_code,
                                editable=False,
                                max_length=12,
                                unique=True,
                                verbose_name="公开码",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to="congress.organization",
                                verbose_name="代表团",
                            ),
                        ),
                        (
                            "membership",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputy",
                                to="congress.membership",
                                verbose_name="任职",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to="congress.person",
                                verbose_name="人员",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表",
                        "verbose_name_plural": "代表",
                        "ordering": ["congress", "delegation__order", "person__name_pinyin", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "term", "delegation"], name="deputies_deputy_listed"),
                            models.Index(fields=["congress", "level", "state"], name="deputies_deputy_of_level"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "term", "card_no"),
                                name="deputies_deputy_card_once",
                                violation_error_message="本届已有这个代表证号。",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "term"),
                                name="deputies_deputy_once_a_term",
                                violation_error_message="此人已是本届代表。",
                            ),
                            models.UniqueConstraint(
                                fields=("person", "level", "term_number"),
                                name="deputies_deputy_once_above",
                                violation_error_message="此人已是上级人大本届代表。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("level__in", ["county", "township"]),
                                        ("term__isnull", False),
                                        ("term_number", None),
                                    ),
                                    models.Q(
                                        ("level__in", ["national", "provincial", "prefecture"]),
                                        ("term", None),
                                        ("term_number__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_deputy_term_of_its_level",
                                violation_error_message="县乡代表须在登记的届内；上级代表只写届次数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_reason__gt", ""), ("state", "ended")),
                                    models.Q(models.Q(("state", "ended"), _negated=True), ("ended_reason", "")),
                                    _connector="OR",
                                ),
                                name="deputies_deputy_ended_for_a_reason",
                                violation_error_message="代表资格终止须注明法定情形。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "suspended"), ("suspended_reason__gt", "")),
                                    models.Q(
                                        models.Q(("state", "suspended"), _negated=True), ("suspended_reason", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_deputy_suspended_for_a_reason",
                                violation_error_message="暂停执行代表职务须注明法定情形。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="contactassignment",
                    name="deputy",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacted_by",
                        to="deputies.deputy",
                        verbose_name="所联系的代表",
                    ),
                ),
                migrations.CreateModel(
                    name="CommitteeDeputy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("field", models.CharField(max_length=40, verbose_name="领域")),
                        ("since", models.DateField(verbose_name="开始日期")),
                        (
                            "until",
                            models.DateField(
                                blank=True, help_text="当日仍对口联系", null=True, verbose_name="结束日期"
                            ),
                        ),
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="matched_deputies",
                                to="congress.organization",
                                verbose_name="专工委",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="committees",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专工委对口联系代表",
                        "verbose_name_plural": "专工委对口联系代表",
                        "ordering": ["committee__order", "committee", "deputy__person__name_pinyin", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_committeedeputy_until_after_since",
                                violation_error_message="结束日期不能早于开始日期。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="byelectioncandidate",
                    name="deputy",
                    field=models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="by_election",
                        to="deputies.deputy",
                        verbose_name="代表",
                    ),
                ),
                migrations.CreateModel(
                    name="AwardNomination",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                choices=[
                                    ("group", "先进代表小组"),
                                    ("deputy", "优秀人大代表"),
                                    ("worker", "优秀人大工作者"),
                                    ("suggestion", "优秀代表建议"),
                                ],
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                blank=True,
                                help_text="评为优秀的代表建议，从建议登记册中选",
                                max_length=80,
                                verbose_name="建议",
                            ),
                        ),
                        (
                            "subject",
                            models.CharField(
                                blank=True, editable=False, max_length=110, verbose_name="建议的编号和标题"
                            ),
                        ),
                        ("name", models.CharField(editable=False, max_length=160, verbose_name="名称")),
                        ("grounds", models.TextField(max_length=1000, verbose_name="推荐理由")),
                        ("chosen", models.BooleanField(default=True, editable=False, verbose_name="入选")),
                        (
                            "dropped_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="未入选的理由"),
                        ),
                        (
                            "certificate_no",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="证书号"),
                        ),
                        (
                            "certificate_year",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="证书年度"),
                        ),
                        (
                            "certified_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="编定证书号的人大",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="代表小组",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="工作者",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="deputies.awardround",
                                verbose_name="表彰",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="nominations",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表彰对象",
                        "verbose_name_plural": "表彰对象",
                        "ordering": ["round", "category", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("certificate_no", None), ("certificate_year", None), ("certified_by", None)
                                    ),
                                    models.Q(
                                        ("certificate_no__gte", 1),
                                        ("certificate_year__isnull", False),
                                        ("certified_by__isnull", False),
                                        ("chosen", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_nomination_certificate_of_the_chosen",
                                violation_error_message="只有入选的才有证书号。",
                            ),
                            models.UniqueConstraint(
                                fields=("round", "category", "name"),
                                name="deputies_nomination_once",
                                violation_error_message="已经推荐过。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("target", ""), _negated=True),
                                fields=("round", "target"),
                                name="deputies_nomination_target_once",
                                violation_error_message="这件建议已经推荐过。",
                            ),
                            models.UniqueConstraint(
                                fields=("certified_by", "certificate_year", "certificate_no"),
                                name="deputies_nomination_certificate_once",
                                violation_error_message="这一年的这个证书号已经编定。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("category", "group"),
                                        ("deputy", None),
                                        ("group__isnull", False),
                                        ("person", None),
                                    ),
                                    models.Q(
                                        ("category", "deputy"),
                                        ("deputy__isnull", False),
                                        ("group", None),
                                        ("person", None),
                                    ),
                                    models.Q(
                                        ("category", "worker"),
                                        ("deputy", None),
                                        ("group", None),
                                        ("person__isnull", False),
                                    ),
                                    models.Q(
                                        ("category", "suggestion"),
                                        ("deputy__isnull", False),
                                        ("group", None),
                                        ("person", None),
                                        models.Q(("subject", ""), _negated=True),
                                        models.Q(("target", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_nomination_of_its_kind",
                                violation_error_message="请按类别填写：小组选代表小组，代表选代表，工作者选人员，建议选代表建议。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("chosen", True), models.Q(("dropped_because", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_nomination_dropped_with_reason",
                                violation_error_message="未入选的须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AllowanceLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("half_days", models.PositiveSmallIntegerField(default=0, verbose_name="活动半天数")),
                        (
                            "meeting_half_days",
                            models.PositiveSmallIntegerField(default=0, verbose_name="出席人代会半天数"),
                        ),
                        ("days", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="天数")),
                        (
                            "lodging",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("0"), max_digits=9, verbose_name="住宿费（元）"
                            ),
                        ),
                        (
                            "travel",
                            models.DecimalField(
                                decimal_places=2, default=Decimal("0"), max_digits=9, verbose_name="交通费（元）"
                            ),
                        ),
                        (
                            "receipts",
                            models.CharField(
                                blank=True,
                                help_text="例如：住宿发票1张、客运票2张。",
                                max_length=120,
                                verbose_name="票据",
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=10, verbose_name="合计（元）")),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="deputies.allowancesheet",
                                verbose_name="发放表",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="allowances",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "补助",
                        "verbose_name_plural": "补助",
                        "ordering": ["sheet", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "deputy"),
                                name="deputies_allowanceline_once",
                                violation_error_message="这位代表已在表中。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount__gte", 0), ("days__gte", 0), ("lodging__gte", 0), ("travel__gte", 0)
                                ),
                                name="deputies_allowanceline_not_negative",
                                violation_error_message="金额和天数不能是负数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("lodging", 0), ("travel", 0)),
                                    models.Q(("receipts", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_allowanceline_by_receipt",
                                violation_error_message="住宿费、交通费凭票据发放，请写明票据。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DeputyGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "mode",
                            models.CharField(
                                choices=[("by_level", "分级编组"), ("mixed", "混合编组")],
                                default="by_level",
                                help_text="分级：同一级人大的代表；混合：各级代表编在一起",
                                max_length=8,
                                verbose_name="编组方式",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="活动地点")),
                        ("rules", models.TextField(blank=True, verbose_name="活动制度")),
                        (
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_groups",
                                to="deputies.deputy",
                                verbose_name="组长",
                            ),
                        ),
                        (
                            "organization",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputy_group",
                                to="congress.organization",
                                verbose_name="代表小组",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表小组",
                        "verbose_name_plural": "代表小组",
                        "ordering": ["organization__congress__area__code", "organization__order", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="DossierCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(max_length=60, verbose_name="来源")),
                        ("target", models.CharField(max_length=80, verbose_name="对象")),
                        ("on", models.DateField(null=True, verbose_name="记录日期")),
                        ("reason", models.CharField(max_length=300, verbose_name="理由")),
                        ("decided_by", models.CharField(max_length=40, verbose_name="决定人")),
                        ("decided_on", models.DateField(default=congress.frame.clock.today, verbose_name="决定日")),
                        ("lifted_on", models.DateField(blank=True, null=True, verbose_name="恢复计入日")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dossier_corrections",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "不计入的履职记录",
                        "verbose_name_plural": "不计入的履职记录",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("lifted_on", None), ("lifted_on__gte", models.F("decided_on")), _connector="OR"
                                ),
                                name="deputies_correction_lifted_after",
                                violation_error_message="恢复计入不能早于决定不计入的日期。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("lifted_on", None)),
                                fields=("deputy", "source", "target"),
                                name="deputies_correction_once",
                                violation_error_message="这条记录已不计入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="deputies_correction_says_why",
                                violation_error_message="不予计入须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DossierEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("speech", "大会、小组审议发言"),
                                    ("sit_in", "列席常委会会议、参加听证"),
                                    ("motion_lead", "领衔提出议案"),
                                    ("motion_cosign", "联名提出议案"),
                                    ("inspection", "视察、调研、执法检查"),
                                    ("training", "学习培训"),
                                    ("activity", "小组和主题活动"),
                                    ("help", "为群众办实事"),
                                    ("other", "其他履职"),
                                ],
                                max_length=14,
                                verbose_name="类别",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("text", models.CharField(max_length=200, verbose_name="内容")),
                        ("evidence", models.CharField(editable=False, max_length=64, verbose_name="证明材料校验码")),
                        ("by_deputy", models.BooleanField(default=False, editable=False, verbose_name="代表本人申报")),
                        ("entered_by", models.CharField(editable=False, max_length=40, verbose_name="录入人")),
                        (
                            "entered_on",
                            models.DateField(
                                default=congress.frame.clock.today, editable=False, verbose_name="录入日"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "待确认"),
                                    ("confirmed", "已确认"),
                                    ("refused", "未确认"),
                                    ("struck", "已撤下"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, editable=False, max_length=300, verbose_name="理由")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="dossier_entries",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "履职补录",
                        "verbose_name_plural": "履职补录",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["deputy", "state", "on"], name="deputies_entry_of_deputy")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("entered_on__gte", models.F("on"))),
                                name="deputies_entry_after_the_deed",
                                violation_error_message="日期不能晚于录入的日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("evidence", ""), _negated=True),
                                name="deputies_entry_has_evidence",
                                violation_error_message="补录的履职记录须附证明材料。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["proposed", "confirmed"]),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_entry_refused_with_reason",
                                violation_error_message="未确认、已撤下的须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyDispute",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(blank=True, editable=False, max_length=60, verbose_name="来源")),
                        ("target", models.CharField(blank=True, editable=False, max_length=80, verbose_name="对象")),
                        ("on", models.DateField(editable=False, null=True, verbose_name="记录日期")),
                        ("line", models.CharField(blank=True, editable=False, max_length=300, verbose_name="原记录")),
                        ("words", models.TextField(max_length=1000, verbose_name="异议")),
                        (
                            "raised_on",
                            models.DateField(
                                default=congress.frame.clock.today, editable=False, verbose_name="提出日"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("raised", "待处理"),
                                    ("upheld", "维持原记录"),
                                    ("corrected", "已更正"),
                                    ("excluded", "不予计入"),
                                    ("withdrawn", "本人撤回"),
                                ],
                                default="raised",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("answer", models.TextField(blank=True, editable=False, verbose_name="处理意见")),
                        (
                            "answered_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="处理人"),
                        ),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="处理日")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_disputes",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "履职异议",
                        "verbose_name_plural": "履职异议",
                        "ordering": ["-raised_on", "-pk"],
                        "indexes": [models.Index(fields=["deputy", "state"], name="deputies_dispute_of_deputy")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on", None), ("answered_on__gte", models.F("raised_on")), _connector="OR"
                                ),
                                name="deputies_dispute_answered_after",
                                violation_error_message="处理日期不能早于提出日期。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "raised"), models.Q(("target", ""), _negated=True)),
                                fields=("deputy", "source", "target"),
                                name="deputies_dispute_one_open",
                                violation_error_message="这条记录的异议正在处理。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["raised", "withdrawn"]),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_dispute_answered_with_words",
                                violation_error_message="处理异议须写明意见。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                        ("text", models.TextField(blank=True, max_length=20000, verbose_name="述职报告")),
                        (
                            "written_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="填写人"),
                        ),
                        (
                            "satisfied",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="满意"),
                        ),
                        (
                            "fairly",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="基本满意"),
                        ),
                        (
                            "dissatisfied",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="不满意"),
                        ),
                        (
                            "abstained",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="弃权"),
                        ),
                        ("invalid", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="无效")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_reports",
                                to="deputies.deputy",
                                verbose_name="述职代表",
                            ),
                        ),
                        (
                            "writing",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.writing",
                                verbose_name="归档文稿",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "述职报告",
                        "verbose_name_plural": "述职报告",
                        "ordering": ["session", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("session", "deputy"),
                                name="deputies_dutyreport_once",
                                violation_error_message="这名代表已经列入这次述职会。",
                            ),
                            models.UniqueConstraint(fields=("session", "order"), name="deputies_dutyreport_in_order"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("abstained__isnull", True),
                                        ("dissatisfied__isnull", True),
                                        ("fairly__isnull", True),
                                        ("invalid__isnull", True),
                                        ("satisfied__isnull", True),
                                    ),
                                    models.Q(
                                        ("abstained__isnull", False),
                                        ("dissatisfied__isnull", False),
                                        ("fairly__isnull", False),
                                        ("invalid__isnull", False),
                                        ("satisfied__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_dutyreport_counted_whole",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotCountLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("satisfied", models.PositiveSmallIntegerField(verbose_name="满意")),
                        ("fairly", models.PositiveSmallIntegerField(verbose_name="基本满意")),
                        ("dissatisfied", models.PositiveSmallIntegerField(verbose_name="不满意")),
                        ("abstained", models.PositiveSmallIntegerField(verbose_name="弃权")),
                        ("invalid", models.PositiveSmallIntegerField(verbose_name="无效")),
                        (
                            "count",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="deputies.ballotcount",
                                verbose_name="计票",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="count_lines",
                                to="deputies.dutyreport",
                                verbose_name="述职报告",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计票明细",
                        "verbose_name_plural": "计票明细",
                        "ordering": ["count", "report"],
                        "constraints": [
                            models.UniqueConstraint(fields=("count", "report"), name="deputies_ballotcountline_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutyReportSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="述职日期")),
                        ("place", models.CharField(max_length=60, verbose_name="地点")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "已列入计划"),
                                    ("notified", "已通知"),
                                    ("held", "已述职，待计票"),
                                    ("rated", "已评议"),
                                    ("returned", "已反馈意见"),
                                    ("filed", "已归档"),
                                    ("cancelled", "未召开"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("chaired_by", models.CharField(blank=True, max_length=40, verbose_name="主持人")),
                        ("electors", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="到会选民")),
                        (
                            "villagers",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="其中村（居）民代表"),
                        ),
                        (
                            "issued",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="发出评议票"),
                        ),
                        (
                            "returned",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="收回评议票"),
                        ),
                        (
                            "count_round",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="第几轮计票"),
                        ),
                        ("released", models.BooleanField(default=False, editable=False, verbose_name="公布结果")),
                        (
                            "cancelled_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="未召开的原因"),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_sessions",
                                to="congress.area",
                                verbose_name="所在乡镇",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_sessions",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "述职会",
                        "verbose_name_plural": "述职会",
                        "ordering": ["-on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "term", "-on"], name="deputies_dutysession_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "on", "area", "place"),
                                name="deputies_dutysession_once",
                                violation_error_message="这一天在这里的述职会已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["held", "rated", "returned", "filed"]), _negated=True),
                                    models.Q(("electors__gt", 0), ("electors__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_dutysession_held_before_electors",
                                violation_error_message="已经召开的述职会须登记到会选民人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("villagers", None),
                                    models.Q(("electors__isnull", False), ("villagers__lte", models.F("electors"))),
                                    _connector="OR",
                                ),
                                name="deputies_dutysession_some_of_the_electors",
                                violation_error_message="其中人数不能多于到会选民人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("issued", None), ("returned", None)),
                                    models.Q(
                                        ("electors__isnull", False),
                                        ("issued__isnull", False),
                                        ("issued__lte", models.F("electors")),
                                        ("returned__isnull", False),
                                        ("returned__lte", models.F("issued")),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_dutysession_ballots",
                                violation_error_message="收回的票不能多于发出的票，发出的票不能多于到会选民。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["rated", "returned", "filed"]), _negated=True),
                                    ("issued__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_dutysession_rated_with_ballots",
                                violation_error_message="还没有计票。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_dutysession_cancelled_says_why",
                                violation_error_message="没有召开的须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="dutyreport",
                    name="session",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reports",
                        to="deputies.dutyreportsession",
                        verbose_name="述职会",
                    ),
                ),
                migrations.AddField(
                    model_name="ballotcount",
                    name="session",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballot_counts",
                        to="deputies.dutyreportsession",
                        verbose_name="述职会",
                    ),
                ),
                migrations.CreateModel(
                    name="DutyTurn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(editable=False, verbose_name="日期")),
                        ("came_at", models.DateTimeField(blank=True, null=True, verbose_name="到站时间")),
                        (
                            "came_by",
                            models.CharField(
                                blank=True,
                                choices=[("self", "本人签到"), ("keeper", "管理员登记")],
                                max_length=6,
                                verbose_name="签到方式",
                            ),
                        ),
                        (
                            "late_at",
                            models.DateTimeField(blank=True, editable=False, null=True, verbose_name="补登时间"),
                        ),
                        (
                            "late_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="补登人"),
                        ),
                        ("excused_because", models.CharField(blank=True, max_length=100, verbose_name="请假原因")),
                        ("called_off", models.BooleanField(default=False, editable=False, verbose_name="接待已取消")),
                        (
                            "day",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turns",
                                to="deputies.dutyday",
                                verbose_name="接待日",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="duty_turns",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "instead_of",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deputies.deputy",
                                verbose_name="替换",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "值班",
                        "verbose_name_plural": "值班",
                        "ordering": ["day", "pk"],
                        "indexes": [models.Index(fields=["deputy", "on"], name="deputies_dutyturn_of_deputy")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("day", "deputy"),
                                name="deputies_dutyturn_once",
                                violation_error_message="这位代表当天已经排班。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("called_off", False)),
                                fields=("deputy", "on"),
                                name="deputies_dutyturn_one_place_a_day",
                                violation_error_message="这位代表当天已在别的站点值班。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("came_at", None), ("came_by", "")),
                                    models.Q(("came_at__isnull", False), models.Q(("came_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="deputies_dutyturn_came_somehow",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("came_at", None), ("excused_because", ""), _connector="OR"),
                                name="deputies_dutyturn_came_or_excused",
                                violation_error_message="已经到站的不能再登记请假。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("late_at", None), ("late_by", "")),
                                    models.Q(
                                        ("came_at__isnull", False),
                                        ("late_at__isnull", False),
                                        models.Q(("late_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_dutyturn_late_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DutySwap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "待对方同意"), ("agreed", "已换班"), ("declined", "对方不同意")],
                                default="asked",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        (
                            "with_deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deputies.deputy",
                                verbose_name="换给",
                            ),
                        ),
                        (
                            "their_turn",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="deputies.dutyturn",
                                verbose_name="换来的值班",
                            ),
                        ),
                        (
                            "turn",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="swaps",
                                to="deputies.dutyturn",
                                verbose_name="我的值班",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "换班",
                        "verbose_name_plural": "换班",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("answered_at", None), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True), ("answered_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_dutyswap_answered_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("turn",),
                                name="deputies_dutyswap_one_open",
                                violation_error_message="这次值班已经提出换班，请等对方答复。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ElectoralDistrict",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="选区号")),
                        ("name", models.CharField(max_length=40, verbose_name="选区")),
                        (
                            "covers",
                            models.CharField(
                                blank=True, help_text="包括的村、社区或者单位", max_length=200, verbose_name="范围"
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                default=1, help_text="每一选区选一至三名代表", verbose_name="应选代表"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                help_text="代表建议按它统计到乡镇",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.area",
                                verbose_name="所在乡镇（街道）",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="districts",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "delegation",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="编入代表团",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="districts",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "选区",
                        "verbose_name_plural": "选区",
                        "ordering": ["term", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("term", "number"),
                                name="deputies_electoraldistrict_once",
                                violation_error_message="本届已有这个选区号。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("seats__gte", 1), ("seats__lte", 3)),
                                name="deputies_electoraldistrict_one_to_three",
                                violation_error_message="每一选区选一名至三名代表（选举法第二十五条）。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="deputy",
                    name="district",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deputies",
                        to="deputies.electoraldistrict",
                        verbose_name="选区",
                    ),
                ),
                migrations.AddField(
                    model_name="byelection",
                    name="district",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="by_elections",
                        to="deputies.electoraldistrict",
                        verbose_name="选区",
                    ),
                ),
                migrations.CreateModel(
                    name="ElectorOpinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=300, verbose_name="选民意见")),
                        ("answer", models.CharField(blank=True, max_length=500, verbose_name="代表答复")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opinions",
                                to="deputies.dutyreport",
                                verbose_name="述职报告",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "选民意见",
                        "verbose_name_plural": "选民意见",
                        "ordering": ["report", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "order"), name="deputies_electoropinion_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="编入日期")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="当日仍在组", null=True, verbose_name="退出日期"),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="members",
                                to="deputies.deputygroup",
                                verbose_name="代表小组",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "小组成员",
                        "verbose_name_plural": "小组成员",
                        "ordering": ["group", "deputy__person__name_pinyin", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_groupmember_until_after_since",
                                violation_error_message="退出日期不能早于编入日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Opinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=80, verbose_name="具体位置")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("web", "扫码网上"),
                                    ("walk_in", "来站接待"),
                                    ("visit", "走访收集"),
                                    ("phone", "来电"),
                                    ("letter", "来信"),
                                ],
                                default="web",
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        (
                            "theme",
                            models.CharField(
                                choices=[
                                    ("roads", "道路交通"),
                                    ("water", "供水供电供气供暖"),
                                    ("farming", "农业农村"),
                                    ("housing", "住房和物业"),
                                    ("school", "教育"),
                                    ("health", "医疗卫生"),
                                    ("welfare", "就业和社会保障"),
                                    ("clean", "环境卫生"),
                                    ("order", "治安和安全"),
                                    ("service", "办事服务"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("subject", models.CharField(max_length=60, verbose_name="摘要")),
                        ("text", models.TextField(max_length=2000, verbose_name="原文")),
                        ("shown_text", models.TextField(blank=True, max_length=2000, verbose_name="处理后的文字")),
                        ("name", models.CharField(blank=True, max_length=20, verbose_name="姓名")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="电话")),
                        ("share_contact", models.BooleanField(default=False, verbose_name="承办单位可以联系我")),
                        (
                            "receipt_no",
                            models.CharField(editable=False, max_length=10, unique=True, verbose_name="回执号"),
                        ),
                        ("code_hash", models.CharField(editable=False, max_length=64)),
                        ("once_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("received_on", models.DateField(verbose_name="收到日期")),
                        (
                            "received_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="收到时间"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "待初审"),
                                    ("assigned_township", "乡镇办理中"),
                                    ("reported_county", "待县人大交办"),
                                    ("assigned_unit", "部门办理中"),
                                    ("handled", "已办理待反馈"),
                                    ("offered", "待代表认领"),
                                    ("drafted", "代表正在写建议"),
                                    ("to_suggestion", "已转代表建议"),
                                    ("to_topic", "已转议题线索"),
                                    ("to_petition", "已转信访"),
                                    ("not_accepted", "不予受理"),
                                    ("merged", "已并入同类"),
                                    ("replied", "已答复待评价"),
                                    ("reopened", "重新办理"),
                                    ("closed", "已办结"),
                                ],
                                default="received",
                                max_length=18,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "desk",
                            models.CharField(
                                choices=[
                                    ("station", "联络站"),
                                    ("township", "乡镇人大"),
                                    ("county", "县人大代表工委"),
                                    ("unit", "承办部门"),
                                    ("deputy", "代表"),
                                ],
                                default="station",
                                max_length=8,
                                verbose_name="办理方",
                            ),
                        ),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="写成建议日期")),
                        ("first_due_on", models.DateField(blank=True, null=True, verbose_name="首次回应期限")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                        ("screened_on", models.DateField(blank=True, null=True, verbose_name="初审日期")),
                        ("result", models.TextField(blank=True, max_length=2000, verbose_name="办理情况")),
                        ("handled_on", models.DateField(blank=True, null=True, verbose_name="办理日期")),
                        ("reply", models.TextField(blank=True, max_length=2000, verbose_name="答复")),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                        ("in_time", models.BooleanField(blank=True, null=True, verbose_name="按期答复")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几次办理")),
                        ("mark", models.CharField(blank=True, max_length=9, verbose_name="群众评价")),
                        ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                        (
                            "extended_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="延长期限的日期"),
                        ),
                        (
                            "extended_because",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="延长期限的原因"
                            ),
                        ),
                        (
                            "adopted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adopted_opinions",
                                to="deputies.deputy",
                                verbose_name="写成建议的代表",
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="congress.area",
                                verbose_name="所在地",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="congress.congress",
                                verbose_name="受理人大",
                            ),
                        ),
                        (
                            "contact_log",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="deputies.contactlog",
                                verbose_name="联系记录",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="deputies.deputy",
                                verbose_name="反映给代表",
                            ),
                        ),
                        (
                            "duty_day",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="deputies.dutyday",
                                verbose_name="接待日",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="录入人",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="doubles",
                                to="deputies.opinion",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "offered_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offered_opinions",
                                to="deputies.deputy",
                                verbose_name="认领代表",
                            ),
                        ),
                        (
                            "received_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="received_opinions",
                                to="deputies.deputy",
                                verbose_name="接待代表",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opinions",
                                to="congress.organization",
                                verbose_name="承办部门",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "社情民意",
                        "verbose_name_plural": "社情民意",
                        "ordering": ["-received_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-received_on"], name="deputies_opinion_listed"),
                            models.Index(fields=["congress", "state", "due_on"], name="deputies_opinion_waiting"),
                            models.Index(fields=["unit", "state"], name="deputies_opinion_of_unit"),
                            models.Index(fields=["congress", "theme", "received_on"], name="deputies_opinion_hot"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "received"), ("screened_on__isnull", False), _connector="OR"
                                ),
                                name="deputies_opinion_screened_before_it_goes_on",
                                violation_error_message="请先初审。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "handled"), _negated=True),
                                    models.Q(models.Q(("result", ""), _negated=True), ("handled_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_handled_in_words",
                                violation_error_message="办理情况须有内容和日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    ("closed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_closed_on_a_day",
                                violation_error_message="办结须有日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("screened_on", None),
                                        ("screened_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("replied_on", None),
                                        ("replied_on__gte", models.F("received_on")),
                                        _connector="OR",
                                    ),
                                    models.Q(
                                        ("closed_on", None),
                                        models.Q(
                                            ("closed_on__gte", models.F("replied_on")), ("replied_on__isnull", False)
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="deputies_opinion_days_in_order",
                                violation_error_message="日期须依次为收到、初审、答复、办结。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("round__gte", 1)), name="deputies_opinion_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["assigned_unit", "handled"]), _negated=True),
                                    ("unit__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_unit_named",
                                violation_error_message="交部门办理须写明承办部门。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["replied", "closed"]), _negated=True),
                                    models.Q(models.Q(("reply", ""), _negated=True), ("replied_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_replied_with_words",
                                violation_error_message="答复须有内容和日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["not_accepted", "to_petition"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_refused_with_reason",
                                violation_error_message="须告知群众理由和办理途径。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_merged_into_one",
                                violation_error_message="并入须写明并入哪一件。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["offered", "drafted", "to_suggestion"]), _negated=True),
                                    ("offered_to__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_offered_to_somebody",
                                violation_error_message="转代表建议须写明代表。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("adopted_by", None), ("adopted_on", None)),
                                    models.Q(("adopted_by__isnull", False), ("adopted_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_adopted_by_somebody",
                                violation_error_message="写成建议须写明代表和日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "to_topic"), _negated=True),
                                    ("lead__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_topic_named",
                                violation_error_message="转议题线索须写明线索。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("contact_log", None), models.Q(("source", "web"), _negated=True), _connector="OR"
                                ),
                                name="deputies_opinion_of_a_contact_was_entered",
                                violation_error_message="联系群众时听到的民意由登记人录入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("extended_because", ""), ("extended_on", None)),
                                    models.Q(
                                        ("extended_on__isnull", False),
                                        models.Q(("extended_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_opinion_extended_with_reason",
                                violation_error_message="延长期限须写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", "web"), ("entered_by__isnull", False), _connector="OR"),
                                name="deputies_opinion_entered_by_somebody",
                                violation_error_message="代为录入的须记录录入人。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpinionAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几次办理")),
                        ("words", models.TextField(verbose_name="答复")),
                        ("on", models.DateField(verbose_name="答复日期")),
                        ("by", models.CharField(max_length=40, verbose_name="答复人")),
                        (
                            "opinion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="deputies.opinion",
                                verbose_name="社情民意",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民意答复",
                        "verbose_name_plural": "民意答复",
                        "ordering": ["opinion", "round"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("round__gte", 1)), name="deputies_opinionanswer_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("words", ""), _negated=True),
                                name="deputies_opinionanswer_says_something",
                            ),
                            models.UniqueConstraint(
                                fields=("opinion", "round"),
                                name="deputies_opinionanswer_once",
                                violation_error_message="这次办理已经答复过。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpinionRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="第几次办理")),
                        (
                            "mark",
                            models.CharField(
                                choices=[
                                    ("solved", "解决了"),
                                    ("mostly", "基本解决"),
                                    ("explained", "没解决，但说清楚了"),
                                    ("partly", "只解决了一部分"),
                                    ("unsolved", "没有解决"),
                                ],
                                max_length=9,
                                verbose_name="评价",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                        ("entered_by", models.CharField(blank=True, max_length=40, verbose_name="代录人")),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="时间")),
                        (
                            "opinion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ratings",
                                to="deputies.opinion",
                                verbose_name="社情民意",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民意评价",
                        "verbose_name_plural": "民意评价",
                        "ordering": ["opinion", "round"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("round__gte", 1)), name="deputies_opinionrating_round"
                            ),
                            models.UniqueConstraint(
                                fields=("opinion", "round"),
                                name="deputies_opinionrating_once",
                                violation_error_message="这次答复已经评价过。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("mark__in", ["partly", "unsolved"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_opinionrating_says_why",
                                violation_error_message="请写明还有什么没有解决。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OpinionTransfer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("from_desk", models.CharField(max_length=60, verbose_name="移出")),
                        ("to_desk", models.CharField(max_length=60, verbose_name="移入")),
                        ("reason", models.CharField(max_length=300, verbose_name="理由")),
                        ("by", models.CharField(max_length=40, verbose_name="经手人")),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="时间")),
                        (
                            "opinion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="transfers",
                                to="deputies.opinion",
                                verbose_name="社情民意",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民意转交",
                        "verbose_name_plural": "民意转交",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="deputies_opiniontransfer_with_reason",
                                violation_error_message="转交必须写明理由。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Participation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "待答复"),
                                    ("coming", "参加"),
                                    ("declined", "不参加"),
                                    ("leave", "请假待批"),
                                    ("excused", "已准假"),
                                    ("present", "已签到"),
                                    ("absent", "缺席"),
                                ],
                                default="invited",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("answered_at", models.DateTimeField(editable=False, null=True, verbose_name="答复时间")),
                        ("leave_because", models.CharField(blank=True, max_length=200, verbose_name="请假理由")),
                        ("leave_refused", models.CharField(blank=True, max_length=200, verbose_name="未准假的理由")),
                        ("half_days", models.PositiveSmallIntegerField(default=0, verbose_name="到会半天数")),
                        ("signed_in_at", models.DateTimeField(editable=False, null=True, verbose_name="签到时间")),
                        (
                            "signed_in_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="登记人"),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[("code", "本人扫码"), ("organiser", "现场登记"), ("sheet", "按签到表补录")],
                                editable=False,
                                max_length=9,
                                verbose_name="签到方式",
                            ),
                        ),
                        ("client_key", models.CharField(blank=True, editable=False, max_length=64)),
                        ("opinion", models.CharField(blank=True, max_length=500, verbose_name="发表的意见")),
                        ("certificate_no", models.CharField(blank=True, max_length=30, verbose_name="证书编号")),
                        (
                            "activity",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="participations",
                                to="deputies.activity",
                                verbose_name="活动",
                            ),
                        ),
                        (
                            "allowance",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="participations",
                                to="deputies.allowanceline",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="participations",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表参加活动",
                        "verbose_name_plural": "代表参加活动",
                        "ordering": ["activity", "deputy__delegation__order", "deputy__person__name_pinyin", "pk"],
                        "indexes": [models.Index(fields=["deputy", "state"], name="deputies_participation_mine")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("activity", "deputy"),
                                name="deputies_participation_once",
                                violation_error_message="这位代表已在邀请名单中。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("half_days__gte", 1), ("signed_in_at__isnull", False), ("state", "present")
                                    ),
                                    models.Q(
                                        models.Q(("state", "present"), _negated=True),
                                        ("half_days", 0),
                                        ("signed_in_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_participation_present_signed",
                                violation_error_message="签到须有时间和半天数，没有到会的不计。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ("leave", "excused")), _negated=True),
                                    models.Q(("leave_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_participation_leave_says_why",
                                violation_error_message="请假须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PersonMerge",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="理由")),
                        ("moved", models.JSONField(default=list, editable=False, verbose_name="改动的登记")),
                        ("merged_on", models.DateField(editable=False, verbose_name="合并日期")),
                        ("undone_on", models.DateField(editable=False, null=True, verbose_name="撤销日期")),
                        (
                            "county",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="县",
                            ),
                        ),
                        (
                            "dropped",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "kept",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="保留",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人员合并",
                        "verbose_name_plural": "人员合并",
                        "ordering": ["-merged_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("undone_on", None), ("undone_on__gte", models.F("merged_on")), _connector="OR"
                                ),
                                name="deputies_personmerge_undone_after",
                                violation_error_message="撤销日期不能早于合并日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True),
                                name="deputies_personmerge_says_why",
                                violation_error_message="合并须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kept", models.F("dropped")), _negated=True),
                                name="deputies_personmerge_of_two",
                                violation_error_message="请选择两个不同的人员。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PhotoCover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "cells",
                            models.TextField(
                                blank=True, help_text="行和列，从0数起：“3-4 3-5”。", verbose_name="遮住的格子"
                            ),
                        ),
                        ("by", models.CharField(max_length=40, verbose_name="处理人")),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="处理时间")),
                        (
                            "opinion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="covers",
                                to="deputies.opinion",
                                verbose_name="社情民意",
                            ),
                        ),
                        (
                            "original",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.attachment",
                                verbose_name="原照片",
                            ),
                        ),
                        (
                            "shown",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.attachment",
                                verbose_name="公开的照片",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民意照片遮盖",
                        "verbose_name_plural": "民意照片遮盖",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cells", ""), ("shown", models.F("original"))),
                                    models.Q(
                                        models.Q(("cells", ""), _negated=True),
                                        models.Q(("shown", models.F("original")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_photocover_covered_is_another",
                                violation_error_message="遮住以后公开的须是另一份照片。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointResultSet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("quarter", models.PositiveSmallIntegerField(default=4, verbose_name="截至季度")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版次")),
                        ("fixed_on", models.DateField(verbose_name="固定日")),
                        ("fixed_by", models.CharField(max_length=40, verbose_name="固定人")),
                        ("because", models.CharField(blank=True, max_length=300, verbose_name="重新固定的理由")),
                        ("digest", models.CharField(max_length=64, verbose_name="校验码")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("fixed", "已固定，不公布"),
                                    ("told", "各自告知"),
                                    ("shared", "代表内公布"),
                                    ("public", "向社会公布"),
                                    ("replaced", "已被新版替代"),
                                ],
                                default="fixed",
                                editable=False,
                                max_length=8,
                                verbose_name="公布范围",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_results",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "履职积分结果",
                        "verbose_name_plural": "履职积分结果",
                        "ordering": ["congress", "-year", "-quarter", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "quarter", "version"),
                                name="deputies_resultset_version_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "replaced"), _negated=True),
                                fields=("congress", "year", "quarter"),
                                name="deputies_resultset_one_in_force",
                                violation_error_message="这一期积分已经固定。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__range", (1, 4))), name="deputies_resultset_quarter"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_resultset_again_with_reason",
                                violation_error_message="重新固定须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=1, default=Decimal("0"), max_digits=6, verbose_name="积分"
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(verbose_name="名次")),
                        ("cells", models.JSONField(default=list, verbose_name="分项")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_results",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "result_set",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="results",
                                to="deputies.pointresultset",
                                verbose_name="期",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表积分",
                        "verbose_name_plural": "代表积分",
                        "ordering": ["result_set", "rank", "deputy__person__name_pinyin", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("rank__gte", 1)), name="deputies_pointresult_ranked"
                            ),
                            models.UniqueConstraint(fields=("result_set", "deputy"), name="deputies_pointresult_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PointSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(verbose_name="版次")),
                        (
                            "basis",
                            models.CharField(
                                blank=True,
                                help_text="例如：主任会议2026年3月通过的代表履职积分办法",
                                max_length=120,
                                verbose_name="依据",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草中"),
                                    ("in_force", "施行"),
                                    ("superseded", "已被替代"),
                                    ("dropped", "已放弃"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "from_year",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="自哪一年起施行"),
                        ),
                        ("law", models.JSONField(editable=False, null=True, verbose_name="定稿的项目")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="point_sheets",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "履职积分规则",
                        "verbose_name_plural": "履职积分规则",
                        "ordering": ["congress", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "version"), name="deputies_pointsheet_version_once"
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "from_year"),
                                name="deputies_pointsheet_year_once",
                                violation_error_message="这一年已有一版规则开始施行。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "dropped"]),
                                    models.Q(("from_year__isnull", False), ("law__isnull", False)),
                                    _connector="OR",
                                ),
                                name="deputies_pointsheet_in_force_is_whole",
                                violation_error_message="施行的规则须有施行年份和定稿的项目。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="pointresultset",
                    name="sheet",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deputies.pointsheet",
                        verbose_name="规则",
                    ),
                ),
                migrations.CreateModel(
                    name="PointItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("source", models.CharField(max_length=60, verbose_name="履职事项")),
                        (
                            "points",
                            models.DecimalField(
                                decimal_places=1,
                                help_text="扣分写负数。",
                                max_digits=5,
                                verbose_name="每次（件、半天）分值",
                            ),
                        ),
                        (
                            "cap",
                            models.DecimalField(
                                blank=True,
                                decimal_places=1,
                                help_text="空着不封顶。",
                                max_digits=5,
                                null=True,
                                verbose_name="全年最多",
                            ),
                        ),
                        (
                            "joint",
                            models.CharField(
                                blank=True,
                                help_text="写有相同名称的几项合计不超过其中最小的上限。",
                                max_length=20,
                                verbose_name="合并封顶",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="deputies.pointsheet",
                                verbose_name="规则",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "积分项目",
                        "verbose_name_plural": "积分项目",
                        "ordering": ["sheet", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "source"),
                                name="deputies_pointitem_source_once",
                                violation_error_message="同一事项只能列一次。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("points", 0), _negated=True),
                                name="deputies_pointitem_worth_something",
                                violation_error_message="分值不能是零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cap", None), models.Q(("cap__gt", 0), ("points__gt", 0)), _connector="OR"
                                ),
                                name="deputies_pointitem_cap_above_zero",
                                violation_error_message="上限须大于零；扣分不设上限。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicProfile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "words",
                            models.TextField(
                                blank=True,
                                help_text="不写电话、住址、身份证号。",
                                max_length=600,
                                verbose_name="自我介绍",
                            ),
                        ),
                        ("shows_workplace", models.BooleanField(default=False, verbose_name="公开工作单位和职务")),
                        ("shows_figures", models.BooleanField(default=True, verbose_name="公开上一年度履职情况")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "正在填写"),
                                    ("proposed", "待审核"),
                                    ("approved", "已公开"),
                                    ("replaced", "已有新版"),
                                    ("withdrawn", "已撤下"),
                                ],
                                default="draft",
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="公开日期")),
                        ("made_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="填写时间")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="profiles",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表公开信息",
                        "verbose_name_plural": "代表公开信息",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["state", "deputy"], name="deputies_profile_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "approved")),
                                fields=("deputy",),
                                name="deputies_profile_one_public",
                                violation_error_message="这位代表已有公开的信息。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["draft", "proposed"])),
                                fields=("deputy",),
                                name="deputies_profile_one_open",
                                violation_error_message="已有一份正在填写或者待审核的公开信息。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "approved"), _negated=True),
                                    ("decided_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_profile_public_since",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportUrging",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "level",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "提醒"), (2, "催办函")], verbose_name="级别"
                            ),
                        ),
                        ("text", models.TextField(max_length=1000, verbose_name="要求")),
                        ("answer_by", models.DateField(verbose_name="限期")),
                        ("made_by", models.CharField(max_length=40, verbose_name="经办人")),
                        ("made_on", models.DateField(verbose_name="日期")),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="urgings",
                                to="deputies.activityreport",
                                verbose_name="报告",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "报告催办",
                        "verbose_name_plural": "报告催办",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("report", "made_on"),
                                name="deputies_reporturging_once_a_day",
                                violation_error_message="今天已经催办过。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer_by__gte", models.F("made_on"))),
                                name="deputies_reporturging_ahead",
                                violation_error_message="限期不能早于今天。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resignation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("filed", "已提出"),
                                    ("on_agenda", "列入议程"),
                                    ("accepted", "已接受"),
                                    ("refused", "未接受"),
                                    ("announced", "已公告"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="filed",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("ordered", models.BooleanField(default=False, verbose_name="责令辞职")),
                        ("filed_on", models.DateField(verbose_name="提出日期")),
                        ("grounds", models.TextField(max_length=500, verbose_name="理由")),
                        ("voted_on", models.DateField(editable=False, null=True, verbose_name="表决日期")),
                        (
                            "members",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="全体成员"),
                        ),
                        (
                            "votes_for",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="赞成"),
                        ),
                        (
                            "votes_against",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="反对"),
                        ),
                        (
                            "abstained",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="弃权"),
                        ),
                        ("announced_on", models.DateField(editable=False, null=True, verbose_name="公告日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resignations",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="表决的会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表辞职",
                        "verbose_name_plural": "代表辞职",
                        "ordering": ["-filed_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["accepted", "refused", "announced"]), _negated=True),
                                    models.Q(
                                        ("abstained__isnull", False),
                                        ("members__gte", 1),
                                        ("members__isnull", False),
                                        ("voted_on__isnull", False),
                                        ("votes_against__isnull", False),
                                        ("votes_for__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_resignation_voted_with_counts",
                                violation_error_message="表决须登记日期、全体成员和票数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("voted_on", None), ("voted_on__gte", models.F("filed_on")), _connector="OR"
                                    ),
                                    models.Q(
                                        ("announced_on", None),
                                        models.Q(
                                            ("announced_on__gte", models.F("voted_on")), ("voted_on__isnull", False)
                                        ),
                                        _connector="OR",
                                    ),
                                ),
                                name="deputies_resignation_days_in_order",
                                violation_error_message="表决不能早于提出，公告不能早于表决。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "announced"), _negated=True),
                                    ("announced_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_resignation_announced_on_a_day",
                                violation_error_message="已公告的须有公告日期。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["filed", "on_agenda"])),
                                fields=("deputy",),
                                name="deputies_resignation_one_open",
                                violation_error_message="这位代表已有正在办理的辞职。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("members", None),
                                    (
                                        "members__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("votes_for"), "+", models.F("votes_against")
                                            ),
                                            "+",
                                            models.F("abstained"),
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_resignation_votes_within_members",
                                violation_error_message="赞成、反对、弃权之和不能多于全体成员。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rollover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="新一届届次")),
                        ("starts_on", models.DateField(verbose_name="首次会议开幕日")),
                        ("deputy_seats", models.PositiveSmallIntegerField(verbose_name="代表名额")),
                        (
                            "confirmed_on",
                            models.DateField(editable=False, null=True, verbose_name="代表资格确认公布日"),
                        ),
                        ("keeps_groups", models.BooleanField(default=True, verbose_name="连任代表留在原代表小组")),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="办理日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "term",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rollover",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "换届",
                        "verbose_name_plural": "换届",
                        "ordering": ["-starts_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("deputy_seats__gte", 1), ("number__gte", 1)),
                                name="deputies_rollover_of_a_number",
                                violation_error_message="届次和代表名额须大于零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("done_on", None), ("term", None)),
                                    models.Q(
                                        ("confirmed_on__isnull", False),
                                        ("done_on__isnull", False),
                                        ("term__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_rollover_done_whole",
                                violation_error_message="办理完毕须有届、办理日期和资格确认日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("confirmed_on", None),
                                    ("confirmed_on__lte", models.F("starts_on")),
                                    _connector="OR",
                                ),
                                name="deputies_rollover_confirmed_before_it_opens",
                                violation_error_message="代表资格须在首次会议以前确认并公布。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "number"),
                                name="deputies_rollover_once",
                                violation_error_message="这一届的换届已经登记。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ElectionResult",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveSmallIntegerField(verbose_name="行")),
                        ("district_number", models.PositiveSmallIntegerField(verbose_name="选区号")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("gender", models.CharField(blank=True, max_length=6, verbose_name="性别")),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                        ("ethnicity", models.CharField(blank=True, max_length=20, verbose_name="民族")),
                        ("party", models.CharField(blank=True, max_length=20, verbose_name="政治面貌")),
                        ("education", models.CharField(blank=True, max_length=20, verbose_name="学历")),
                        ("occupation", models.CharField(blank=True, max_length=20, verbose_name="职业构成")),
                        ("workplace", models.CharField(blank=True, max_length=80, verbose_name="工作单位及职务")),
                        ("electors", models.PositiveIntegerField(blank=True, null=True, verbose_name="选民数")),
                        ("ballots", models.PositiveIntegerField(blank=True, null=True, verbose_name="参加投票")),
                        ("votes", models.PositiveIntegerField(blank=True, null=True, verbose_name="得票")),
                        ("card_no", models.CharField(max_length=20, verbose_name="代表证号")),
                        ("delegation", models.CharField(blank=True, max_length=60, verbose_name="代表团")),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="登记的人员",
                            ),
                        ),
                        (
                            "rollover",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="results",
                                to="deputies.rollover",
                                verbose_name="换届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "选举结果",
                        "verbose_name_plural": "选举结果",
                        "ordering": ["rollover", "line"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("rollover", "line"), name="deputies_electionresult_line_once"
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="dutyday",
                    name="roster",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="deputies.roster",
                        verbose_name="排班表",
                    ),
                ),
                migrations.CreateModel(
                    name="SessionAttendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due", models.PositiveSmallIntegerField(verbose_name="应出席（半天）")),
                        ("leave", models.PositiveSmallIntegerField(default=0, verbose_name="请假获准（半天）")),
                        ("absent", models.PositiveSmallIntegerField(default=0, verbose_name="未经批准缺席（半天）")),
                        ("because", models.CharField(blank=True, max_length=120, verbose_name="请假事由或说明")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表大会出席",
                        "verbose_name_plural": "代表大会出席",
                        "ordering": ["meeting", "deputy"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "deputy"),
                                name="deputies_attendance_once",
                                violation_error_message="这位代表的出席情况已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("due__gte", 1),
                                    (
                                        "due__gte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("leave"), "+", models.F("absent")
                                        ),
                                    ),
                                ),
                                name="deputies_attendance_within_due",
                                violation_error_message="请假与缺席之和不能多于应出席的半天数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("leave", 0), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_attendance_leave_says_why",
                                violation_error_message="请假须写明事由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(editable=False, verbose_name="版次")),
                        (
                            "title",
                            models.CharField(default="联络站“九有”建设标准", max_length=60, verbose_name="名称"),
                        ),
                        ("one", models.PositiveSmallIntegerField(default=60, verbose_name="一星最低分")),
                        ("two", models.PositiveSmallIntegerField(default=70, verbose_name="二星最低分")),
                        ("three", models.PositiveSmallIntegerField(default=80, verbose_name="三星最低分")),
                        ("four", models.PositiveSmallIntegerField(default=90, verbose_name="四星最低分")),
                        ("five", models.PositiveSmallIntegerField(default=95, verbose_name="五星最低分")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "制定中"),
                                    ("in_force", "施行中"),
                                    ("superseded", "已被新标准代替"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("in_force_on", models.DateField(editable=False, null=True, verbose_name="施行日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="standard_sheets",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点星级标准",
                        "verbose_name_plural": "站点星级标准",
                        "ordering": ["-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "version"), name="deputies_standard_version_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "in_force")),
                                fields=("congress",),
                                name="deputies_standard_one_in_force",
                                violation_error_message="同一时间只有一份标准施行。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "draft")),
                                fields=("congress",),
                                name="deputies_standard_one_draft",
                                violation_error_message="已有一份标准在制定，请在那一份上修改。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("five__gt", models.F("four")),
                                    ("four__gt", models.F("three")),
                                    ("one__gte", 1),
                                    ("three__gt", models.F("two")),
                                    ("two__gt", models.F("one")),
                                ),
                                name="deputies_standard_stars_rise",
                                violation_error_message="各星级的最低分须逐级提高。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"), ("in_force_on__isnull", False), _connector="OR"
                                ),
                                name="deputies_standard_in_force_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StandardItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=30, verbose_name="项目")),
                        ("most", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="满分")),
                        ("rule", models.CharField(blank=True, max_length=200, verbose_name="要求")),
                        ("proof", models.CharField(blank=True, max_length=100, verbose_name="佐证材料")),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="deputies.standardsheet",
                                verbose_name="标准",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点标准项目",
                        "verbose_name_plural": "站点标准项目",
                        "ordering": ["sheet", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "order"),
                                name="deputies_standarditem_once",
                                violation_error_message="项目序号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("most__gt", 0)),
                                name="deputies_standarditem_worth_something",
                                violation_error_message="满分须大于零。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StarCycle",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("self_by", models.DateField(verbose_name="自评截止日")),
                        (
                            "state",
                            models.CharField(
                                choices=[("open", "评定中"), ("announced", "已公布")],
                                default="open",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("announced_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="star_cycles",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "sheet",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cycles",
                                to="deputies.standardsheet",
                                verbose_name="标准",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点星级评定",
                        "verbose_name_plural": "站点星级评定",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="deputies_starcycle_once",
                                violation_error_message="这一年的星级评定已经开始。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "announced"), _negated=True),
                                    ("announced_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_starcycle_announced_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Station",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("home", "人大代表之家"),
                                    ("station", "人大代表联络站"),
                                    ("room", "人大代表联络室"),
                                    ("point", "民意收集点"),
                                ],
                                max_length=8,
                                verbose_name="类型",
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="名称")),
                        ("address", models.CharField(blank=True, max_length=80, verbose_name="地址")),
                        (
                            "phone",
                            models.CharField(
                                blank=True,
                                help_text="公开的值班电话，不填个人手机号。",
                                max_length=20,
                                verbose_name="联系电话",
                            ),
                        ),
                        (
                            "opening_hours",
                            models.CharField(
                                blank=True, help_text="例如：工作日8:30—17:30", max_length=80, verbose_name="开放时间"
                            ),
                        ),
                        (
                            "serves",
                            models.CharField(
                                blank=True, help_text="例如：柳沟村、石坪村", max_length=80, verbose_name="服务范围"
                            ),
                        ),
                        (
                            "brand",
                            models.CharField(
                                blank=True,
                                help_text="一站一品牌，例如：板凳议事会",
                                max_length=40,
                                verbose_name="品牌名称",
                            ),
                        ),
                        ("brand_text", models.CharField(blank=True, max_length=200, verbose_name="品牌内容")),
                        ("rules_text", models.TextField(blank=True, max_length=4000, verbose_name="站点制度")),
                        (
                            "days",
                            models.CharField(
                                blank=True,
                                help_text="例如：6,16,26（每月逢六）；每周三；第2个周五。不填则按全县规定。",
                                max_length=40,
                                verbose_name="接待日",
                            ),
                        ),
                        (
                            "roll",
                            models.CharField(
                                blank=True,
                                choices=[("", "按全县规定"), ("keep", "照常值班"), ("next", "顺延到下一个工作日")],
                                default="",
                                max_length=4,
                                verbose_name="接待日逢休息日",
                            ),
                        ),
                        ("per_day", models.PositiveSmallIntegerField(default=2, verbose_name="每次值班代表（人）")),
                        ("hours", models.CharField(default="9:00-11:30", max_length=20, verbose_name="接待时间")),
                        ("opened_on", models.DateField(verbose_name="启用日期")),
                        (
                            "closed_on",
                            models.DateField(blank=True, help_text="当日仍开放", null=True, verbose_name="停用日期"),
                        ),
                        ("closed_because", models.CharField(blank=True, max_length=100, verbose_name="停用原因")),
                        (
                            "public_code",
                            models.CharField(
                                default=congress.frame.codes.public_code,
                                editable=False,
                                max_length=12,
                                unique=True,
                                verbose_name="公开码",
                            ),
                        ),
                        (
                            "completeness",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="资料完整度"),
                        ),
                        (
                            "stars",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="星级"
                            ),
                        ),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="congress.area",
                                verbose_name="所在区域",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="congress.congress",
                                verbose_name="所属人大",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="deputies.station",
                                verbose_name="上级站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联络站点",
                        "verbose_name_plural": "联络站点",
                        "ordering": ["congress__area__code", "kind", "area__code", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "kind", "closed_on"], name="deputies_station_listed"),
                            models.Index(fields=["congress", "completeness"], name="deputies_station_complete"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "name"),
                                name="deputies_station_name_once",
                                violation_error_message="已有同名站点。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                                ),
                                name="deputies_station_closed_after_opening",
                                violation_error_message="停用日期不能早于启用日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("closed_on", None),
                                    models.Q(("closed_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="deputies_station_closed_says_why",
                                violation_error_message="停用的站点须写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("per_day__gte", 1), ("per_day__lte", 20)),
                                name="deputies_station_somebody_on_duty",
                                violation_error_message="每次值班代表须在1至20人之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stars", None), models.Q(("stars__gte", 0), ("stars__lte", 5)), _connector="OR"
                                ),
                                name="deputies_station_stars",
                                violation_error_message="星级须在一星至五星之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("completeness__lte", 100)), name="deputies_station_completeness"
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="roster",
                    name="station",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rosters",
                        to="deputies.station",
                        verbose_name="站点",
                    ),
                ),
                migrations.AddField(
                    model_name="opinion",
                    name="station",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="deputies.station",
                        verbose_name="联络站点",
                    ),
                ),
                migrations.AddField(
                    model_name="dutyday",
                    name="station",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_days",
                        to="deputies.station",
                        verbose_name="站点",
                    ),
                ),
                migrations.AddField(
                    model_name="consultationreturn",
                    name="station",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="deputies.station",
                        verbose_name="站点",
                    ),
                ),
                migrations.CreateModel(
                    name="StationCost",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("building", "场所建设"),
                                    ("equipment", "设施设备"),
                                    ("running", "日常运行"),
                                    ("activity", "活动"),
                                    ("other", "其他"),
                                ],
                                max_length=9,
                                verbose_name="用途",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                help_text="登记错了的，用同样的一笔负数冲销。",
                                max_digits=12,
                                verbose_name="金额（元）",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=80, verbose_name="摘要")),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="costs",
                                to="deputies.station",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点经费",
                        "verbose_name_plural": "站点经费",
                        "ordering": ["-year", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="deputies_stationcost_of_something",
                                violation_error_message="金额不能是零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year__gte", 1979), ("year__lte", 2100)),
                                name="deputies_stationcost_year",
                                violation_error_message="年度不对，请写四位数的年份。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StationDeputy",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="进站日期")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="当日仍在站", null=True, verbose_name="离站日期"),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deputies",
                                to="deputies.station",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "进站代表",
                        "verbose_name_plural": "进站代表",
                        "ordering": ["station", "since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_stationdeputy_until_after_since",
                                violation_error_message="离站日期不能早于进站日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StationKeeper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="开始日期")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="当日仍在管理", null=True, verbose_name="结束日期"),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stations",
                                to="congress.membership",
                                verbose_name="管理员",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="keepers",
                                to="deputies.station",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点管理员",
                        "verbose_name_plural": "站点管理员",
                        "ordering": ["station", "since", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="deputies_stationkeeper_until_after_since",
                                violation_error_message="结束日期不能早于开始日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StationRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("self", "待自评"),
                                    ("self_scored", "待乡镇审核"),
                                    ("township_checked", "待县评定"),
                                    ("county_rated", "已评定"),
                                ],
                                default="self",
                                editable=False,
                                max_length=16,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "own_total",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=6, null=True, verbose_name="自评得分"
                            ),
                        ),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=6, null=True, verbose_name="得分"
                            ),
                        ),
                        (
                            "missed_days",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="无人值班天数"),
                        ),
                        (
                            "earned",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="得分对应星级"),
                        ),
                        (
                            "off_missed",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="无人值班降星"),
                        ),
                        (
                            "off_decided",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="决定降星"),
                        ),
                        (
                            "off_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="降星原因"),
                        ),
                        ("stars", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="星级")),
                        ("handed_on", models.DateField(editable=False, null=True, verbose_name="自评日期")),
                        (
                            "checked_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="乡镇审核人"),
                        ),
                        (
                            "opinion",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="乡镇审核意见"),
                        ),
                        ("remark", models.CharField(blank=True, editable=False, max_length=300, verbose_name="评语")),
                        (
                            "cycle",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="deputies.starcycle",
                                verbose_name="评定",
                            ),
                        ),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="deputies.station",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点评定",
                        "verbose_name_plural": "站点评定",
                        "ordering": ["cycle", "station__congress__area__code", "station"],
                        "indexes": [models.Index(fields=["cycle", "state"], name="deputies_rating_by_state")],
                        "constraints": [
                            models.UniqueConstraint(fields=("cycle", "station"), name="deputies_rating_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "county_rated"), _negated=True),
                                    models.Q(
                                        ("earned__isnull", False),
                                        ("missed_days__isnull", False),
                                        ("stars__isnull", False),
                                        ("total__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_rating_rated_has_stars",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("stars", None),
                                    models.Q(
                                        ("earned__isnull", False),
                                        ("earned__lte", 5),
                                        ("stars__lte", models.F("earned")),
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_rating_stars",
                                violation_error_message="星级须在零至五星之间，不能高于得分对应的星级。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("off_decided", 0), models.Q(("off_because", ""), _negated=True), _connector="OR"
                                ),
                                name="deputies_rating_lowered_with_reason",
                                violation_error_message="降星须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RatingScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "own",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="自评分"
                            ),
                        ),
                        ("evidence", models.CharField(blank=True, max_length=500, verbose_name="自评说明")),
                        (
                            "given",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="县评分"
                            ),
                        ),
                        ("comment", models.CharField(blank=True, max_length=200, verbose_name="评分说明")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="deputies.standarditem",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "rating",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scores",
                                to="deputies.stationrating",
                                verbose_name="评定",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "站点评定得分",
                        "verbose_name_plural": "站点评定得分",
                        "ordering": ["rating", "item__order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("rating", "item"), name="deputies_ratingscore_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("own", None), ("own__gte", 0), _connector="OR"),
                                    models.Q(("given", None), ("given__gte", 0), _connector="OR"),
                                ),
                                name="deputies_ratingscore_not_negative",
                                violation_error_message="得分不能是负数。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StationRoom",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=40, verbose_name="房间")),
                        (
                            "size",
                            models.DecimalField(
                                blank=True, decimal_places=1, max_digits=7, null=True, verbose_name="面积（平方米）"
                            ),
                        ),
                        ("use", models.CharField(blank=True, max_length=80, verbose_name="用途")),
                        (
                            "station",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rooms",
                                to="deputies.station",
                                verbose_name="站点",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "房间",
                        "verbose_name_plural": "房间",
                        "ordering": ["station", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("station", "order"),
                                name="deputies_stationroom_once",
                                violation_error_message="房间序号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("size", None), ("size__gt", 0), _connector="OR"),
                                name="deputies_stationroom_size",
                                violation_error_message="面积须大于零。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Story",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=40, verbose_name="标题")),
                        (
                            "words",
                            models.TextField(
                                help_text="写做了什么事、解决了什么问题。不写电话、住址，不写群众的姓名。",
                                max_length=3000,
                                verbose_name="正文",
                            ),
                        ),
                        (
                            "caption",
                            models.CharField(
                                help_text="照片上是什么，例如：在柳沟村查看水渠。",
                                max_length=60,
                                verbose_name="照片说明",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("asked", "待本人同意"),
                                    ("agreed", "待公开"),
                                    ("published", "已公开"),
                                    ("withdrawn", "已撤下"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("drafted_by", models.CharField(editable=False, max_length=40, verbose_name="起草人")),
                        (
                            "drafted_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="起草时间"
                            ),
                        ),
                        ("agreed_on", models.DateField(editable=False, null=True, verbose_name="本人同意日期")),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公开日期")),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="撤下原因"),
                        ),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stories",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表风采",
                        "verbose_name_plural": "代表风采",
                        "ordering": ["-published_on", "-pk"],
                        "indexes": [models.Index(fields=["state", "-published_on"], name="deputies_story_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["agreed", "published"]), _negated=True),
                                    ("agreed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="deputies_story_agreed_before_public",
                                violation_error_message="须经代表本人同意。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    models.Q(
                                        ("published_on__gte", models.F("agreed_on")), ("published_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_story_published_on_a_day",
                                violation_error_message="公开须有日期，不能早于本人同意的日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "withdrawn"), models.Q(("withdrawn_because", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("state", "withdrawn"), _negated=True), ("withdrawn_because", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="deputies_story_withdrawn_says_why",
                                violation_error_message="撤下须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TopicLead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="线索")),
                        ("words", models.TextField(max_length=1000, verbose_name="情况和理由")),
                        (
                            "theme",
                            models.CharField(
                                choices=[
                                    ("roads", "道路交通"),
                                    ("water", "供水供电供气供暖"),
                                    ("farming", "农业农村"),
                                    ("housing", "住房和物业"),
                                    ("school", "教育"),
                                    ("health", "医疗卫生"),
                                    ("welfare", "就业和社会保障"),
                                    ("clean", "环境卫生"),
                                    ("order", "治安和安全"),
                                    ("service", "办事服务"),
                                    ("other", "其他"),
                                ],
                                default="other",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("raised_on", models.DateField(verbose_name="提出日期")),
                        (
                            "county",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="县级人大",
                            ),
                        ),
                        (
                            "raised_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="提出的人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监督议题线索",
                        "verbose_name_plural": "监督议题线索",
                        "ordering": ["-raised_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("county", "title"),
                                name="deputies_topiclead_once",
                                violation_error_message="已有这条线索，请直接选它。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="opinion",
                    name="lead",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="deputies.topiclead",
                        verbose_name="议题线索",
                    ),
                ),
                migrations.CreateModel(
                    name="TrainingYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("classes", models.PositiveSmallIntegerField(editable=False, verbose_name="计划举办（期）")),
                        ("places", models.PositiveIntegerField(editable=False, verbose_name="计划培训（人次）")),
                        (
                            "content",
                            models.TextField(
                                help_text="一行一期，例如：5月\u3000县外履职能力培训班。",
                                max_length=2000,
                                verbose_name="培训班和内容",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="training_years",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表培训计划",
                        "verbose_name_plural": "代表培训计划",
                        "ordering": ["term", "year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="deputies_trainingyear_once",
                                violation_error_message="这一年的培训计划已经列入。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "audience",
                            models.CharField(
                                choices=[
                                    ("leaders", "人大常委会组成人员"),
                                    ("chairs", "乡镇人大主席"),
                                    ("upper", "上级人大代表"),
                                    ("county", "县级人大代表"),
                                    ("township", "乡镇人大代表"),
                                ],
                                max_length=8,
                                verbose_name="培训对象",
                            ),
                        ),
                        ("classes", models.PositiveSmallIntegerField(verbose_name="计划举办（期）")),
                        ("places", models.PositiveIntegerField(verbose_name="计划培训（人次）")),
                        (
                            "year",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="deputies.trainingyear",
                                verbose_name="年度计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分类培训计划",
                        "verbose_name_plural": "分类培训计划",
                        "ordering": ["year", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("year", "audience"),
                                name="deputies_trainingline_once",
                                violation_error_message="这一年已经列了这类对象。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("classes__gte", 1), ("places__gte", 1)),
                                name="deputies_trainingline_of_something",
                                violation_error_message="列入计划的对象须写明期数和人次。",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
