import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
from django.db import migrations, models

import congress.frame.clock
import congress.frame.founding


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0001_initial"),
    ]

    operations = [
        congress.frame.founding.Found(
            operations=[
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(editable=False, verbose_name="年度")),
                        ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="编号")),
                        (
                            "signed_by",
                            models.CharField(
                                help_text="签署提请议案的负责人姓名和职务，例如：县长某某某",
                                max_length=40,
                                verbose_name="提请人",
                            ),
                        ),
                        ("letter_no", models.CharField(blank=True, max_length=40, verbose_name="提请文号")),
                        ("received_on", models.DateField(default=congress.frame.clock.today, verbose_name="收到日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "收到提请"),
                                    ("supplement", "补充材料"),
                                    ("checked", "审查合格"),
                                    ("held_over", "暂不提请"),
                                    ("council", "主任会议决定提请"),
                                    ("agenda", "列入议程"),
                                    ("handed_out", "已印发"),
                                    ("explained", "已作说明"),
                                    ("deliberated", "已审议"),
                                    ("voting", "交付表决"),
                                    ("announced", "已宣布"),
                                    ("notified", "已通知提请机关"),
                                    ("closed", "已归档"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="received",
                                editable=False,
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("checked_on", models.DateField(editable=False, null=True, verbose_name="审查合格日期")),
                        ("council_on", models.DateField(editable=False, null=True, verbose_name="主任会议日期")),
                        (
                            "late_because",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="材料迟报的处理"
                            ),
                        ),
                        ("handed_out_on", models.DateField(editable=False, null=True, verbose_name="印发日期")),
                        ("explained_on", models.DateField(editable=False, null=True, verbose_name="作说明日期")),
                        (
                            "explained_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="作说明的人"),
                        ),
                        ("deliberated_on", models.DateField(editable=False, null=True, verbose_name="审议日期")),
                        ("announced_on", models.DateField(editable=False, null=True, verbose_name="宣布日期")),
                        ("notified_on", models.DateField(editable=False, null=True, verbose_name="通知提请机关日期")),
                        (
                            "because",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=500,
                                verbose_name="最近一次退回、暂缓或者撤回的原因",
                            ),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报上级日期")),
                        (
                            "reported_to",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="报送机关"),
                        ),
                        (
                            "agenda_item",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="appointment_cases",
                                to="congress.meetingitem",
                                verbose_name="议题",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment_cases",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "election",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="elected",
                                to="congress.ballot",
                                verbose_name="大会选举",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment_cases",
                                to="congress.meeting",
                                verbose_name="提请审议的会议",
                            ),
                        ),
                        (
                            "organ",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment_cases",
                                to="congress.organization",
                                verbose_name="提请机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任免案",
                        "verbose_name_plural": "任免案",
                        "ordering": ["-year", "-number"],
                        "indexes": [models.Index(fields=["congress", "state"], name="appointments_case_by_state")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "number"), name="appointments_case_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "received",
                                            "supplement",
                                            "checked",
                                            "held_over",
                                            "council",
                                            "agenda",
                                            "withdrawn",
                                        ],
                                    ),
                                    ("handed_out_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="appointments_case_handed_out_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("announced_on__isnull", False),
                                        ("state__in", ["announced", "notified", "closed"]),
                                    ),
                                    models.Q(
                                        models.Q(("state__in", ["announced", "notified", "closed"]), _negated=True),
                                        ("announced_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_case_announced_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("notified_on", None),
                                    ("notified_on__gte", models.F("announced_on")),
                                    _connector="OR",
                                ),
                                name="appointments_case_notified_after_announcing",
                                violation_error_message="通知日期不能早于宣布日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ceremony",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organiser",
                            models.CharField(
                                choices=[
                                    ("presidium", "大会主席团组织宣誓"),
                                    ("council", "主任会议组织宣誓"),
                                    ("organ", "所在机关组织宣誓"),
                                ],
                                max_length=10,
                                verbose_name="组织者",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("begins_at", models.TimeField(blank=True, null=True, verbose_name="时间")),
                        ("place", models.CharField(max_length=80, verbose_name="地点")),
                        (
                            "form",
                            models.CharField(
                                choices=[("single", "单独宣誓"), ("collective", "集体宣誓")],
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("host", models.CharField(max_length=40, verbose_name="主持人")),
                        (
                            "leader",
                            models.CharField(
                                blank=True,
                                help_text="集体宣誓时由宣誓人中的一人领读誓词，填他的姓名；单独宣誓不填。",
                                max_length=40,
                                verbose_name="领誓人",
                            ),
                        ),
                        (
                            "witness",
                            models.CharField(
                                blank=True, help_text="本级没有这项安排的不填。", max_length=40, verbose_name="监誓人"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "已安排"),
                                    ("held", "已举行"),
                                    ("filed", "已归档"),
                                    ("cancelled", "已取消"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("file_no", models.CharField(blank=True, editable=False, max_length=40, verbose_name="档号")),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oath_ceremonies",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oath_ceremonies",
                                to="congress.meeting",
                                verbose_name="在哪次会议上",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "宪法宣誓仪式",
                        "verbose_name_plural": "宪法宣誓仪式",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["congress", "-on"], name="appointments_ceremony_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "collective"), models.Q(("leader", ""), _negated=True)),
                                    models.Q(("form", "single"), ("leader", "")),
                                    _connector="OR",
                                ),
                                name="appointments_ceremony_led_by_one",
                                violation_error_message="集体宣誓须有领誓人；单独宣誓没有领誓人。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deliberation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.CharField(
                                help_text="例如：第一组；全体会议审议的写“全体会议”",
                                max_length=30,
                                verbose_name="分组",
                            ),
                        ),
                        ("on", models.DateField(default=congress.frame.clock.today, verbose_name="日期")),
                        ("convener", models.CharField(max_length=40, verbose_name="召集人")),
                        ("present", models.PositiveSmallIntegerField(verbose_name="到会人数")),
                        ("text", models.TextField(max_length=4000, verbose_name="审议意见")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliberations",
                                to="appointments.case",
                                verbose_name="任免案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "审议记录",
                        "verbose_name_plural": "审议记录",
                        "ordering": ["case", "on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "group", "on"),
                                name="appointments_deliberation_once",
                                violation_error_message="这个组当天的审议已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Exam",
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
                                default="任前法律知识考试",
                                help_text="名称会出现在日志和期限里，不写考生的姓名和拟任职务。",
                                max_length=60,
                                verbose_name="名称",
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[("paper", "纸质试卷"), ("screen", "上机答题")],
                                default="paper",
                                max_length=6,
                                verbose_name="考试方式",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="考试日期")),
                        ("begins", models.TimeField(default="09:00", verbose_name="开考时间")),
                        ("place", models.CharField(max_length=60, verbose_name="地点")),
                        ("minutes", models.PositiveSmallIntegerField(default=60, verbose_name="时长（分钟）")),
                        (
                            "scope",
                            models.TextField(
                                help_text="考哪些法律法规，提前告知考生。", max_length=600, verbose_name="考试范围"
                            ),
                        ),
                        ("laws", models.JSONField(blank=True, default=list, verbose_name="从哪些法律法规抽题")),
                        ("single_count", models.PositiveSmallIntegerField(default=20, verbose_name="单选题（道）")),
                        ("single_points", models.PositiveSmallIntegerField(default=2, verbose_name="单选题每题分值")),
                        ("multiple_count", models.PositiveSmallIntegerField(default=10, verbose_name="多选题（道）")),
                        (
                            "multiple_points",
                            models.PositiveSmallIntegerField(default=4, verbose_name="多选题每题分值"),
                        ),
                        ("judge_count", models.PositiveSmallIntegerField(default=10, verbose_name="判断题（道）")),
                        ("judge_points", models.PositiveSmallIntegerField(default=2, verbose_name="判断题每题分值")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "筹备"),
                                    ("told", "已告知范围"),
                                    ("drawn", "已组卷"),
                                    ("open", "正在考试"),
                                    ("closed", "已收卷"),
                                    ("confirmed", "成绩已确定"),
                                    ("called_off", "已取消"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("told_on", models.DateField(editable=False, null=True, verbose_name="告知范围日")),
                        ("drawn_at", models.DateTimeField(editable=False, null=True, verbose_name="组卷时间")),
                        ("seed", models.CharField(blank=True, editable=False, max_length=64, verbose_name="抽题种子")),
                        ("pool", models.JSONField(default=list, editable=False, verbose_name="抽题范围")),
                        ("paper", models.JSONField(default=list, editable=False, verbose_name="试卷")),
                        ("bands", models.JSONField(default=dict, editable=False, verbose_name="等次分数线")),
                        ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="开考")),
                        ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="收卷")),
                        ("confirmed_on", models.DateField(editable=False, null=True, verbose_name="成绩确定日")),
                        (
                            "called_off_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="取消原因"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="exams",
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
                                verbose_name="届次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任前法律知识考试",
                        "verbose_name_plural": "任前法律知识考试",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["congress", "-on"], name="appointments_exam_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=django.db.models.lookups.Exact(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("single_count"), "*", models.F("single_points")
                                            ),
                                            "+",
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("multiple_count"), "*", models.F("multiple_points")
                                            ),
                                        ),
                                        "+",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("judge_count"), "*", models.F("judge_points")
                                        ),
                                    ),
                                    100,
                                ),
                                name="appointments_exam_full_marks",
                                violation_error_message="各题分值合计须是100分。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("minutes__gte", 10), ("minutes__lte", 240)),
                                name="appointments_exam_time_limit",
                                violation_error_message="时长应在10至240分钟之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("drawn_at", None), ("seed", ""), ("state__in", ["planned", "told"])),
                                    models.Q(
                                        ("drawn_at__isnull", False),
                                        ("state__in", ["drawn", "open", "closed", "confirmed"]),
                                        models.Q(("seed", ""), _negated=True),
                                    ),
                                    ("state", "called_off"),
                                    _connector="OR",
                                ),
                                name="appointments_exam_drawn_with_its_paper",
                                violation_error_message="组卷须留下种子和试卷。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "called_off"), models.Q(("called_off_because", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("state", "called_off"), _negated=True), ("called_off_because", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_exam_called_off_says_why",
                                violation_error_message="取消须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExamMarking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="第几阅卷人")),
                        ("attempt", models.PositiveSmallIntegerField(verbose_name="第几次")),
                        ("scores", models.JSONField(verbose_name="得分")),
                        (
                            "exam",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="markings",
                                to="appointments.exam",
                                verbose_name="考试",
                            ),
                        ),
                        (
                            "marker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="阅卷人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "阅卷录入",
                        "verbose_name_plural": "阅卷录入",
                        "ordering": ["exam", "place", "-attempt"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("exam", "place", "attempt"), name="appointments_exammarking_once"
                            ),
                            models.UniqueConstraint(
                                fields=("exam", "marker", "attempt"),
                                name="appointments_exammarking_by_two_people",
                                violation_error_message="两次得分须由两个人分别录入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__in", [1, 2])), name="appointments_exammarking_two_places"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Item",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(editable=False, verbose_name="序号")),
                        (
                            "action",
                            models.CharField(
                                choices=[
                                    ("elect", "选举"),
                                    ("appoint", "任命"),
                                    ("act", "代理"),
                                    ("remove", "免职"),
                                    ("resign", "接受辞职"),
                                    ("dismiss", "撤职"),
                                ],
                                max_length=8,
                                verbose_name="事项",
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "gender",
                            models.CharField(
                                blank=True,
                                choices=[("male", "男"), ("female", "女")],
                                max_length=6,
                                verbose_name="性别",
                            ),
                        ),
                        ("born_on", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                        ("ethnicity", models.CharField(blank=True, max_length=20, verbose_name="民族")),
                        ("education", models.CharField(blank=True, max_length=20, verbose_name="学历")),
                        ("party", models.CharField(blank=True, max_length=20, verbose_name="政治面貌")),
                        ("present_post", models.CharField(blank=True, max_length=80, verbose_name="现任职务")),
                        (
                            "grounds",
                            models.TextField(
                                help_text="拟任职理由（德、能、勤、绩、廉）或者免职、辞职、撤职的理由。",
                                max_length=2000,
                                verbose_name="理由",
                            ),
                        ),
                        (
                            "statement_place",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="发言顺序"),
                        ),
                        (
                            "statement_minutes",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="发言分钟"),
                        ),
                        ("stated_on", models.DateField(editable=False, null=True, verbose_name="发言日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "待表决"),
                                    ("held_over", "暂不提请"),
                                    ("withdrawn", "已撤回"),
                                    ("voting", "交付表决"),
                                    ("passed", "通过"),
                                    ("failed", "未获通过"),
                                    ("awaiting_upper", "报批中"),
                                    ("not_approved", "未获批准"),
                                ],
                                default="proposed",
                                editable=False,
                                max_length=14,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "because",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="暂缓或者撤回的原因"
                            ),
                        ),
                        (
                            "result",
                            models.CharField(blank=True, editable=False, max_length=400, verbose_name="表决结果"),
                        ),
                        ("votes", models.JSONField(editable=False, null=True, verbose_name="票数")),
                        ("announced_on", models.DateField(editable=False, null=True, verbose_name="宣布日期")),
                        ("approved_on", models.DateField(editable=False, null=True, verbose_name="批准日期")),
                        (
                            "approval",
                            models.CharField(blank=True, editable=False, max_length=80, verbose_name="批准机关和文号"),
                        ),
                        ("effective_on", models.DateField(editable=False, null=True, verbose_name="生效日期")),
                        (
                            "waits_because",
                            models.CharField(
                                blank=True, editable=False, max_length=200, verbose_name="尚未登记任职的原因"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="items",
                                to="appointments.case",
                                verbose_name="任免案",
                            ),
                        ),
                        (
                            "membership",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointed_by",
                                to="congress.membership",
                                verbose_name="任职登记",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment_items",
                                to="congress.person",
                                verbose_name="人员登记",
                            ),
                        ),
                        (
                            "seat",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="appointment_endings",
                                to="congress.membership",
                                verbose_name="现任职",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任免事项",
                        "verbose_name_plural": "任免事项",
                        "ordering": ["case", "order"],
                        "indexes": [
                            models.Index(fields=["office", "state"], name="appointments_item_of_office"),
                            models.Index(fields=["person", "state"], name="appointments_item_of_person"),
                            models.Index(fields=["-announced_on", "state"], name="appointments_item_by_day"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("case", "order"), name="appointments_item_order"),
                            models.UniqueConstraint(
                                fields=("case", "office", "action", "name"),
                                name="appointments_item_once",
                                violation_error_message="这一项已经在任免案里。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("action__in", ("remove", "resign", "dismiss")),
                                        ("person__isnull", False),
                                        ("seat__isnull", False),
                                    ),
                                    models.Q(("action__in", ("elect", "appoint", "act")), ("seat", None)),
                                    _connector="OR",
                                ),
                                name="appointments_item_leaves_a_seat",
                                violation_error_message="免职、辞职、撤职须指明现任职。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("announced_on__isnull", False),
                                        ("state__in", ["passed", "failed", "awaiting_upper", "not_approved"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["passed", "failed", "awaiting_upper", "not_approved"]),
                                            _negated=True,
                                        ),
                                        ("announced_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_item_decided_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("effective_on", None), ("membership", None)),
                                    ("state", "passed"),
                                    _connector="OR",
                                ),
                                name="appointments_item_effect_after_passing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["held_over", "withdrawn"]), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="appointments_item_put_off_says_why",
                                violation_error_message="暂不提请或者撤回须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExamSitting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(editable=False, max_length=40, verbose_name="姓名")),
                        ("seat", models.PositiveSmallIntegerField(editable=False, verbose_name="座位号")),
                        ("is_resit", models.BooleanField(default=False, editable=False, verbose_name="补考")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "待考"),
                                    ("writing", "正在答题"),
                                    ("handed_in", "已交卷"),
                                    ("absent", "缺考"),
                                    ("marked", "已评分"),
                                ],
                                default="expected",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "code_issue",
                            models.PositiveSmallIntegerField(
                                default=1, editable=False, verbose_name="第几次发放考试码"
                            ),
                        ),
                        (
                            "desk",
                            models.CharField(blank=True, editable=False, max_length=64, verbose_name="答题的电脑"),
                        ),
                        ("started_at", models.DateTimeField(editable=False, null=True, verbose_name="开始答题")),
                        (
                            "extra_minutes",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="补时（分钟）"),
                        ),
                        ("answers", models.JSONField(default=dict, editable=False, verbose_name="答案")),
                        ("saved_at", models.DateTimeField(editable=False, null=True, verbose_name="最近保存")),
                        ("handed_in_at", models.DateTimeField(editable=False, null=True, verbose_name="交卷")),
                        ("score", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="得分")),
                        (
                            "band",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("excellent", "优秀"),
                                    ("good", "良好"),
                                    ("passed", "合格"),
                                    ("failed", "不合格"),
                                ],
                                editable=False,
                                max_length=9,
                                verbose_name="等次",
                            ),
                        ),
                        ("marked_at", models.DateTimeField(editable=False, null=True, verbose_name="评分")),
                        (
                            "exam",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sittings",
                                to="appointments.exam",
                                verbose_name="考试",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="人员登记",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sittings",
                                to="appointments.item",
                                verbose_name="任免事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考生",
                        "verbose_name_plural": "考生",
                        "ordering": ["exam", "seat"],
                        "indexes": [models.Index(fields=["person", "state"], name="appointments_sitting_of_person")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("exam", "person"),
                                name="appointments_examsitting_person_once",
                                violation_error_message="这名考生已在名单里。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person", None)),
                                fields=("exam", "name"),
                                name="appointments_examsitting_name_once",
                                violation_error_message="这名考生已在名单里。",
                            ),
                            models.UniqueConstraint(
                                fields=("exam", "seat"),
                                name="appointments_examsitting_seat_once",
                                violation_error_message="刚才有人同时登记，请再办理一次。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("marked_at__isnull", False),
                                        ("score__lte", 100),
                                        ("state", "marked"),
                                        models.Q(("band", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("band", ""),
                                        ("marked_at", None),
                                        ("score", None),
                                        models.Q(("state", "marked"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_examsitting_marked_with_its_band",
                                violation_error_message="评分须有得分和等次。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificate",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("dated_on", models.DateField(editable=False, verbose_name="落款日期")),
                        ("cancelled_on", models.DateField(editable=False, null=True, verbose_name="作废日期")),
                        (
                            "number",
                            models.OneToOneField(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.number",
                                verbose_name="编号",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificates",
                                to="appointments.item",
                                verbose_name="任免事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任命书",
                        "verbose_name_plural": "任命书",
                        "ordering": ["-number__series__year", "-number__value"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("cancelled_on", None)),
                                fields=("item",),
                                name="appointments_certificate_once",
                                violation_error_message="这一项已经编了任命书号。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cancelled_on", None),
                                    ("cancelled_on__gte", models.F("dated_on")),
                                    _connector="OR",
                                ),
                                name="appointments_certificate_struck_later",
                                violation_error_message="作废日期不能早于落款日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ItemPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=20)),
                        ("title", models.CharField(editable=False, max_length=60, verbose_name="材料")),
                        ("needed", models.BooleanField(default=True, editable=False, verbose_name="必需")),
                        ("came_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="appointments.item",
                                verbose_name="任免事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任免材料",
                        "verbose_name_plural": "任免材料",
                        "ordering": ["item", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("item", "key"), name="appointments_itempaper_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Office",
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
                                    ("committee_chair", "县人大常委会主任"),
                                    ("committee_members", "县人大常委会副主任、委员"),
                                    ("government_head", "县长"),
                                    ("government_vices", "副县长"),
                                    ("government_members", "政府组成部门正职"),
                                    ("supervisory_director", "监察委员会主任"),
                                    ("supervisory_members", "监察委员会副主任、委员"),
                                    ("court_president", "人民法院院长"),
                                    ("court_members", "人民法院副院长、庭长、副庭长、审判委员会委员、审判员"),
                                    ("assessors", "人民陪审员"),
                                    ("procurator_general", "人民检察院检察长"),
                                    ("procuratorate_members", "人民检察院副检察长、检察委员会委员、检察员"),
                                    ("committee_offices", "县人大常委会办事机构、工作机构负责人"),
                                    ("special_committees", "专门委员会副主任委员、委员"),
                                    ("credentials_committee", "代表资格审查委员会组成人员"),
                                    ("investigation_committee", "特定问题调查委员会组成人员"),
                                ],
                                max_length=24,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "verb",
                            models.CharField(
                                blank=True,
                                help_text="空：按类别，例如任免、决定任免、通过。",
                                max_length=12,
                                verbose_name="任免用语",
                            ),
                        ),
                        ("places", models.PositiveSmallIntegerField(default=1, verbose_name="职数")),
                        (
                            "most_terms",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="最多连续担任几届；0：没有限制。", verbose_name="连任届数"
                            ),
                        ),
                        (
                            "oath",
                            models.CharField(
                                choices=[
                                    ("presidium", "大会主席团组织宣誓"),
                                    ("council", "主任会议组织宣誓"),
                                    ("organ", "所在机关组织宣誓"),
                                    ("none", "不要求宣誓"),
                                ],
                                default="council",
                                max_length=10,
                                verbose_name="宪法宣誓",
                            ),
                        ),
                        ("exam", models.BooleanField(default=True, verbose_name="任前法律考试")),
                        ("statement", models.BooleanField(default=False, verbose_name="表决前发言")),
                        ("certificate", models.BooleanField(default=True, verbose_name="颁发任命书")),
                        ("year_report", models.BooleanField(default=False, verbose_name="任后年度书面述职")),
                        (
                            "abolished_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="撤销日"),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                        (
                            "acting_for",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acting",
                                to="appointments.office",
                                verbose_name="代理的职务",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="offices",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "post",
                            models.OneToOneField(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="office",
                                to="congress.post",
                                verbose_name="职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任免职务",
                        "verbose_name_plural": "任免职务",
                        "ordering": ["post__organization__order", "post__order", "pk"],
                        "indexes": [models.Index(fields=["congress", "category"], name="appointments_office_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("places__gte", 1)),
                                name="appointments_office_has_places",
                                violation_error_message="职数至少是1。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="item",
                    name="office",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="appointments.office",
                        verbose_name="职务",
                    ),
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
                        ("year", models.PositiveSmallIntegerField(editable=False, verbose_name="年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "待报送"),
                                    ("handed_in", "已报送"),
                                    ("returned", "退回补充"),
                                    ("read", "已审阅"),
                                    ("waived", "不再报送"),
                                ],
                                default="asked",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="期限")),
                        (
                            "text",
                            models.TextField(blank=True, editable=False, max_length=20000, verbose_name="述职内容"),
                        ),
                        ("handed_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "by_name",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="报送人"),
                        ),
                        (
                            "comment",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="审阅意见"),
                        ),
                        ("read_on", models.DateField(editable=False, null=True, verbose_name="审阅日期")),
                        (
                            "because",
                            models.CharField(
                                blank=True, editable=False, max_length=300, verbose_name="退回或者不再报送的原因"
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_reports",
                                to="congress.membership",
                                verbose_name="任职",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="year_reports",
                                to="appointments.office",
                                verbose_name="职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任后年度述职报告",
                        "verbose_name_plural": "任后年度述职报告",
                        "ordering": ["-year", "office", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-year", "state"], name="appointments_report_listed")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("membership", "year"), name="appointments_dutyreport_once_a_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["handed_in", "read"]), _negated=True),
                                    models.Q(models.Q(("text", ""), _negated=True), ("handed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="appointments_dutyreport_handed_in_with_words",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["returned", "waived"]), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="appointments_dutyreport_why",
                                violation_error_message="请写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Poll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("merged", models.BooleanField(default=False, verbose_name="合并表决")),
                        ("title", models.CharField(max_length=60, verbose_name="名称")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="polls",
                                to="appointments.case",
                                verbose_name="任免案",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任免表决",
                        "verbose_name_plural": "任免表决",
                        "ordering": ["case", "pk"],
                    },
                ),
                migrations.AddField(
                    model_name="item",
                    name="poll",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="items",
                        to="appointments.poll",
                        verbose_name="表决",
                    ),
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveIntegerField(editable=False, verbose_name="题号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("single", "单选题"), ("multiple", "多选题"), ("judge", "判断题")],
                                default="single",
                                max_length=8,
                                verbose_name="题型",
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                help_text="写简称，例如：宪法、监督法、地方组织法。",
                                max_length=40,
                                verbose_name="法律法规",
                            ),
                        ),
                        ("text", models.TextField(max_length=400, verbose_name="题干")),
                        ("options", models.JSONField(blank=True, default=list, verbose_name="选项")),
                        ("key", models.CharField(max_length=6, verbose_name="答案")),
                        (
                            "explanation",
                            models.TextField(
                                blank=True, help_text="依据哪一条，为什么。", max_length=500, verbose_name="解析"
                            ),
                        ),
                        ("retired_on", models.DateField(editable=False, null=True, verbose_name="停用日")),
                        (
                            "retired_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="停用原因"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考试题目",
                        "verbose_name_plural": "考试题目",
                        "ordering": ["congress", "number"],
                        "indexes": [
                            models.Index(fields=["congress", "retired_on", "kind"], name="appointments_question_pool")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "number"),
                                name="appointments_question_number_once",
                                violation_error_message="题号重复，请再办理一次。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "text"),
                                name="appointments_question_text_once",
                                violation_error_message="题库里已有同样题干的题目。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("key__regex", "^A?B?C?D?E?F?$"), ("kind", "multiple"), ("key__regex", "..")
                                    ),
                                    models.Q(("key__in", ["A", "B", "C", "D", "E", "F"]), ("kind", "single")),
                                    models.Q(("key__in", ["A", "B"]), ("kind", "judge")),
                                    _connector="OR",
                                ),
                                name="appointments_question_has_one_key",
                                violation_error_message="单选题有一个答案，多选题至少有两个，判断题为正确或者错误。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("retired_because", ""), ("retired_on", None)),
                                    models.Q(
                                        ("retired_on__isnull", False), models.Q(("retired_because", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_question_retired_says_why",
                                violation_error_message="停用须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Swearing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        (
                            "organiser",
                            models.CharField(
                                choices=[
                                    ("presidium", "大会主席团组织宣誓"),
                                    ("council", "主任会议组织宣誓"),
                                    ("organ", "所在机关组织宣誓"),
                                    ("none", "不要求宣誓"),
                                ],
                                max_length=10,
                                verbose_name="组织者",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="应宣誓起")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待就职"),
                                    ("required", "应宣誓"),
                                    ("scheduled", "已安排"),
                                    ("absent", "缺席，待补宣誓"),
                                    ("sworn", "已宣誓"),
                                    ("exempt", "不再宣誓"),
                                    ("lapsed", "未宣誓已离任"),
                                ],
                                default="waiting",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="顺序")),
                        ("sworn_on", models.DateField(editable=False, null=True, verbose_name="宣誓日期")),
                        ("because", models.CharField(blank=True, editable=False, max_length=300, verbose_name="说明")),
                        (
                            "ceremony",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="oaths",
                                to="appointments.ceremony",
                                verbose_name="仪式",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oaths",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "item",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oath",
                                to="appointments.item",
                                verbose_name="任免事项",
                            ),
                        ),
                        (
                            "membership",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oath",
                                to="congress.membership",
                                verbose_name="任职登记",
                            ),
                        ),
                        (
                            "office",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oaths",
                                to="appointments.office",
                                verbose_name="职务",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="oaths",
                                to="congress.person",
                                verbose_name="宣誓人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "宪法宣誓",
                        "verbose_name_plural": "宪法宣誓",
                        "ordering": ["-since", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "state", "due_on"], name="appointments_oath_owed")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("membership", None), ("state", "waiting")),
                                    ("state", "lapsed"),
                                    models.Q(
                                        models.Q(("state__in", ["waiting", "lapsed"]), _negated=True),
                                        ("membership__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="appointments_swearing_of_a_holder",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ceremony__isnull", False), ("state", "sworn"), ("sworn_on__isnull", False)
                                    ),
                                    models.Q(models.Q(("state", "sworn"), _negated=True), ("sworn_on", None)),
                                    _connector="OR",
                                ),
                                name="appointments_swearing_sworn_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "scheduled"), _negated=True),
                                    ("ceremony__isnull", False),
                                    _connector="OR",
                                ),
                                name="appointments_swearing_arranged_in_a_ceremony",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["exempt", "lapsed"]), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="appointments_swearing_not_owed_says_why",
                                violation_error_message="不再宣誓须写明原因。",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
