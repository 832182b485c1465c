import django.db.models.deletion
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
            ],
        ),
    ]
