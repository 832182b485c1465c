import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import congress.frame.clock
import congress.frame.founding


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0001_initial"),
        ("deputies", "0001_initial"),
    ]

    operations = [
        congress.frame.founding.Found(
            operations=[
                migrations.CreateModel(
                    name="Call",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="计划年度")),
                        (
                            "text",
                            models.TextField(
                                help_text="写明征集的范围、要求和联系方式。", max_length=4000, verbose_name="征集公告"
                            ),
                        ),
                        ("opens_on", models.DateField(verbose_name="征集开始")),
                        ("closes_on", models.DateField(verbose_name="征集截止")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟征集"),
                                    ("open", "征集中"),
                                    ("closed", "筛选中"),
                                    ("settled", "已完成"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="calls",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议题征集",
                        "verbose_name_plural": "议题征集",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="supervision_call_once",
                                violation_error_message="这一年的议题征集已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="supervision_call_closes_after_opening",
                                violation_error_message="截止日不能早于开始日。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Problem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(editable=False, verbose_name="序号")),
                        ("text", models.CharField(max_length=500, verbose_name="问题")),
                        (
                            "found_by",
                            models.CharField(
                                blank=True,
                                help_text="例如：实地检查、河口镇检查报告、会议审议",
                                max_length=60,
                                verbose_name="来源",
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="整改期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("listed", "待报对策"),
                                    ("measured", "整改中"),
                                    ("reported", "待评价"),
                                    ("closed", "已销号"),
                                ],
                                default="listed",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("listed_on", models.DateField(editable=False, verbose_name="列出日期")),
                        (
                            "result",
                            models.TextField(blank=True, editable=False, max_length=3000, verbose_name="整改成效"),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "mark",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "未评价"),
                                    ("satisfied", "满意"),
                                    ("basically", "基本满意"),
                                    ("not", "不满意"),
                                ],
                                default="",
                                editable=False,
                                max_length=9,
                                verbose_name="评价",
                            ),
                        ),
                        (
                            "judgement",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="评价意见"),
                        ),
                        ("judged_on", models.DateField(editable=False, null=True, verbose_name="评价日期")),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="退回次数"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="problems",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "问题清单",
                        "verbose_name_plural": "问题清单",
                        "ordering": ["topic", "order"],
                        "indexes": [
                            models.Index(fields=["unit", "state", "due_on"], name="supervision_problem_of_unit"),
                            models.Index(fields=["state", "due_on"], name="supervision_problem_by_day"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["listed", "measured"]),
                                    models.Q(models.Q(("result", ""), _negated=True), ("reported_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_problem_result_once_reported",
                                violation_error_message="请写明整改成效。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(("mark__in", ["satisfied", "basically"]), ("judged_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_problem_closed_when_satisfied",
                                violation_error_message="评价为满意、基本满意的才能销号。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("due_on__gte", models.F("listed_on"))),
                                name="supervision_problem_due_after_listing",
                                violation_error_message="整改期限不能早于列出的日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Measure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=300, verbose_name="对策")),
                        ("person", models.CharField(blank=True, max_length=40, verbose_name="责任人")),
                        (
                            "until",
                            models.CharField(
                                blank=True,
                                help_text="例如：2026年9月底前、长期坚持",
                                max_length=40,
                                verbose_name="完成时限",
                            ),
                        ),
                        (
                            "problem",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="measures",
                                to="supervision.problem",
                                verbose_name="问题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "对策清单",
                        "verbose_name_plural": "对策清单",
                        "ordering": ["problem", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("problem", "order"),
                                name="supervision_measure_once",
                                violation_error_message="对策序号重复。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="议题")),
                        ("reason", models.TextField(max_length=2000, verbose_name="情况和理由")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("inspection", "执法检查中发现的突出问题"),
                                    ("suggestions", "代表建议、批评和意见集中反映的问题"),
                                    ("members", "常委会组成人员提出的比较集中的问题"),
                                    ("research", "专门委员会、工作机构调查研究中发现的突出问题"),
                                    ("letters", "人民来信来访集中反映的问题"),
                                    ("public", "社会普遍关注的其他问题"),
                                    ("organ", "报告机关要求报告"),
                                ],
                                max_length=12,
                                verbose_name="议题来源",
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("decisions", "重大决策部署落实"),
                                    ("laws", "宪法和法律法规实施"),
                                    ("economy", "经济运行和财政预算"),
                                    ("ecology", "生态环境保护"),
                                    ("livelihood", "民生和社会保障"),
                                    ("justice", "监察和司法工作"),
                                    ("suggestions", "代表建议办理"),
                                ],
                                max_length=12,
                                verbose_name="监督领域",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                choices=[("special_report", "听取和审议专项工作报告"), ("inspection", "执法检查")],
                                max_length=16,
                                verbose_name="建议的监督形式",
                            ),
                        ),
                        (
                            "collected_at",
                            models.CharField(
                                blank=True,
                                help_text="征集组填写，例如：河口镇，村组干部十二人",
                                max_length=80,
                                verbose_name="征集地点和对象",
                            ),
                        ),
                        ("proposed_on", models.DateField(editable=False, verbose_name="提出日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("submitted", "待筛选"),
                                    ("merged", "已合并"),
                                    ("adopted", "已列入计划"),
                                    ("declined", "未列入"),
                                ],
                                default="submitted",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "declined_because",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="未列入的理由"),
                        ),
                        (
                            "call",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="supervision.call",
                                verbose_name="议题征集",
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="supervision.proposal",
                                verbose_name="并入的议题",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="涉及的单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监督议题建议",
                        "verbose_name_plural": "监督议题建议",
                        "ordering": ["-call__year", "pk"],
                        "indexes": [models.Index(fields=["call", "state"], name="supervision_proposal_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state", "merged"), ("into", None), _connector="XOR"),
                                name="supervision_proposal_merged_into_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "declined"), _negated=True),
                                    models.Q(("declined_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_proposal_declined_says_why",
                                violation_error_message="未列入的须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalScore",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "importance",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="重要程度",
                            ),
                        ),
                        (
                            "urgency",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="紧迫程度",
                            ),
                        ),
                        (
                            "feasibility",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ],
                                verbose_name="可行程度",
                            ),
                        ),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="评分时间")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="评分人",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scores",
                                to="supervision.proposal",
                                verbose_name="议题建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议题评分",
                        "verbose_name_plural": "议题评分",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "by"), name="supervision_proposalscore_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("feasibility__range", (1, 5)),
                                    ("importance__range", (1, 5)),
                                    ("urgency__range", (1, 5)),
                                ),
                                name="supervision_proposalscore_in_range",
                                violation_error_message="每项为1至5分。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SupervisionPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("version", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版本")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "起草"),
                                    ("council", "主任会议已通过"),
                                    ("adopted", "常委会已通过"),
                                    ("published", "已公布"),
                                    ("replaced", "已被调整"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("foreword", models.TextField(blank=True, max_length=4000, verbose_name="总体要求")),
                        (
                            "because",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="调整的理由"),
                        ),
                        ("council_on", models.DateField(editable=False, null=True, verbose_name="主任会议通过日期")),
                        ("adopted_on", models.DateField(editable=False, null=True, verbose_name="常委会通过日期")),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="supervision_plans",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度监督工作计划",
                        "verbose_name_plural": "年度监督工作计划",
                        "ordering": ["-year", "-version"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "version"),
                                name="supervision_plan_once",
                                violation_error_message="这一年的监督工作计划已经建立。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "published")),
                                fields=("congress", "year"),
                                name="supervision_plan_one_in_force",
                                violation_error_message="这一年已有公布的计划。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "draft"), ("council_on__isnull", False), _connector="OR"),
                                name="supervision_plan_passed_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["published", "replaced"]), _negated=True),
                                    ("published_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_plan_published_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("version", 1), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="supervision_plan_adjusted_says_why",
                                violation_error_message="调整计划须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Topic",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=100, verbose_name="议题")),
                        (
                            "form",
                            models.CharField(
                                choices=[("special_report", "听取和审议专项工作报告"), ("inspection", "执法检查")],
                                max_length=16,
                                verbose_name="监督形式",
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("decisions", "重大决策部署落实"),
                                    ("laws", "宪法和法律法规实施"),
                                    ("economy", "经济运行和财政预算"),
                                    ("ecology", "生态环境保护"),
                                    ("livelihood", "民生和社会保障"),
                                    ("justice", "监察和司法工作"),
                                    ("suggestions", "代表建议办理"),
                                ],
                                max_length=12,
                                verbose_name="监督领域",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("inspection", "执法检查中发现的突出问题"),
                                    ("suggestions", "代表建议、批评和意见集中反映的问题"),
                                    ("members", "常委会组成人员提出的比较集中的问题"),
                                    ("research", "专门委员会、工作机构调查研究中发现的突出问题"),
                                    ("letters", "人民来信来访集中反映的问题"),
                                    ("public", "社会普遍关注的其他问题"),
                                    ("organ", "报告机关要求报告"),
                                ],
                                max_length=12,
                                verbose_name="议题来源",
                            ),
                        ),
                        ("law", models.CharField(blank=True, max_length=100, verbose_name="检查的法律法规")),
                        ("month", models.PositiveSmallIntegerField(verbose_name="安排月份")),
                        (
                            "state",
                            models.CharField(default="planned", editable=False, max_length=16, verbose_name="状态"),
                        ),
                        ("inspect_from", models.DateField(editable=False, null=True, verbose_name="检查开始日期")),
                        ("deliberated_on", models.DateField(editable=False, null=True, verbose_name="审议日期")),
                        (
                            "opinions_issued_on",
                            models.DateField(editable=False, null=True, verbose_name="审议意见交办日期"),
                        ),
                        (
                            "result_reported_on",
                            models.DateField(editable=False, null=True, verbose_name="处理情况报告日期"),
                        ),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        ("followed_on", models.DateField(editable=False, null=True, verbose_name="“回头看”日期")),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="办结日期")),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="研究处理次数"),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="最近的期限")),
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics_led",
                                to="congress.organization",
                                verbose_name="组织实施单位",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics",
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
                                related_name="supervised",
                                to="congress.meeting",
                                verbose_name="审议的会议",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="topics_reported",
                                to="congress.organization",
                                verbose_name="报告机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监督议题",
                        "verbose_name_plural": "监督议题",
                        "ordering": ["-year", "order", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-year", "order"], name="supervision_topic_listed"),
                            models.Index(fields=["congress", "state", "due_on"], name="supervision_topic_waiting"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "title"),
                                name="supervision_topic_once",
                                violation_error_message="这一年已有同名的议题。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("form", "special_report"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "scheme",
                                                "researched",
                                                "opinions_sent",
                                                "report_draft",
                                                "commented",
                                                "report_submitted",
                                                "distributed",
                                                "deliberated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "inspection"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "team_formed",
                                                "notified",
                                                "self_checked",
                                                "inspecting",
                                                "report_drafted",
                                                "council_passed",
                                                "deliberated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_topic_state_of_its_form",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__range", (1, 12))),
                                name="supervision_topic_in_a_month",
                                violation_error_message="月份须在1至12之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "inspection"), _negated=True),
                                    models.Q(("law", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_topic_inspects_a_law",
                                violation_error_message="执法检查须写明检查的法律法规。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            [
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                            ],
                                        ),
                                        _negated=True,
                                    ),
                                    ("opinions_issued_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_topic_handled_since_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["published", "follow_up", "followed", "closed"]), _negated=True
                                    ),
                                    ("published_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_topic_published_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "closed"), ("closed_on", None), _connector="XOR"),
                                name="supervision_topic_closed_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TeamMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("leader", "组长"),
                                    ("vice", "副组长"),
                                    ("member", "成员"),
                                    ("expert", "专家"),
                                ],
                                default="member",
                                max_length=6,
                                verbose_name="职责",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="姓名")),
                        ("post", models.CharField(blank=True, max_length=80, verbose_name="单位和职务")),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="teams",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="人大机关人员",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="team",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检查调研组成员",
                        "verbose_name_plural": "检查调研组成员",
                        "ordering": [
                            "topic",
                            models.Case(
                                models.When(role="leader", then=0),
                                models.When(role="vice", then=1),
                                models.When(role="member", then=2),
                                default=3,
                            ),
                            "pk",
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("role", "leader")),
                                fields=("topic",),
                                name="supervision_teammember_one_leader",
                                violation_error_message="组长只有一名。",
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "deputy"),
                                name="supervision_teammember_deputy_once",
                                violation_error_message="这名代表已在组里。",
                            ),
                            models.UniqueConstraint(
                                fields=("topic", "membership"),
                                name="supervision_teammember_member_once",
                                violation_error_message="这名人员已在组里。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("deputy", None), ("membership__isnull", False)),
                                    models.Q(("deputy__isnull", False), ("membership", None)),
                                    models.Q(
                                        ("deputy", None), ("membership", None), models.Q(("name", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_teammember_somebody",
                                violation_error_message="请选择一名机关人员或代表，或者填写专家姓名。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="problem",
                    name="topic",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="problems",
                        to="supervision.topic",
                        verbose_name="议题",
                    ),
                ),
                migrations.CreateModel(
                    name="PlanLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=100, verbose_name="议题")),
                        (
                            "form",
                            models.CharField(
                                choices=[("special_report", "听取和审议专项工作报告"), ("inspection", "执法检查")],
                                max_length=16,
                                verbose_name="监督形式",
                            ),
                        ),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("decisions", "重大决策部署落实"),
                                    ("laws", "宪法和法律法规实施"),
                                    ("economy", "经济运行和财政预算"),
                                    ("ecology", "生态环境保护"),
                                    ("livelihood", "民生和社会保障"),
                                    ("justice", "监察和司法工作"),
                                    ("suggestions", "代表建议办理"),
                                ],
                                max_length=12,
                                verbose_name="监督领域",
                            ),
                        ),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("inspection", "执法检查中发现的突出问题"),
                                    ("suggestions", "代表建议、批评和意见集中反映的问题"),
                                    ("members", "常委会组成人员提出的比较集中的问题"),
                                    ("research", "专门委员会、工作机构调查研究中发现的突出问题"),
                                    ("letters", "人民来信来访集中反映的问题"),
                                    ("public", "社会普遍关注的其他问题"),
                                    ("organ", "报告机关要求报告"),
                                ],
                                max_length=12,
                                verbose_name="议题来源",
                            ),
                        ),
                        (
                            "law",
                            models.CharField(
                                blank=True, help_text="执法检查填写。", max_length=100, verbose_name="检查的法律法规"
                            ),
                        ),
                        ("month", models.PositiveSmallIntegerField(verbose_name="安排月份")),
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="组织实施单位",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="报告机关",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="supervision.proposal",
                                verbose_name="议题建议",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="supervision.supervisionplan",
                                verbose_name="计划",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计划议题",
                        "verbose_name_plural": "计划议题",
                        "ordering": ["plan", "month", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "title"),
                                name="supervision_planline_once",
                                violation_error_message="计划里已有同名的议题。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("topic__isnull", False)),
                                fields=("plan", "topic"),
                                name="supervision_planline_topic_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__range", (1, 12))),
                                name="supervision_planline_in_a_month",
                                violation_error_message="月份须在1至12之间。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("form", "inspection"), _negated=True),
                                    models.Q(("law", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_planline_inspects_a_law",
                                violation_error_message="执法检查须写明检查的法律法规。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TopicEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.SlugField(max_length=24, verbose_name="环节")),
                        ("label", models.CharField(max_length=30, verbose_name="名称")),
                        ("on", models.DateField(verbose_name="日期")),
                        ("text", models.TextField(max_length=20000, verbose_name="内容")),
                        ("round", models.PositiveSmallIntegerField(default=0, verbose_name="研究处理次数")),
                        ("by_name", models.CharField(max_length=40, verbose_name="登记人")),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="登记时间")),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "监督环节",
                        "verbose_name_plural": "监督环节",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["topic", "step"], name="supervision_entry_of_step")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="supervision_topicentry_says_something",
                                violation_error_message="请写明内容。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TownshipCheck",
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
                                choices=[("pending", "待报送"), ("done", "已报送")],
                                default="pending",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="报送期限")),
                        (
                            "sites",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="检查点（个）"),
                        ),
                        (
                            "deputies",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="参加代表（名）"),
                        ),
                        (
                            "text",
                            models.TextField(blank=True, editable=False, max_length=6000, verbose_name="检查情况"),
                        ),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="checks",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "乡镇检查",
                        "verbose_name_plural": "乡镇检查",
                        "ordering": ["topic", "congress__area__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("topic", "congress"), name="supervision_townshipcheck_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "pending"),
                                    models.Q(("done_on__isnull", False), models.Q(("text", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="supervision_townshipcheck_reported",
                                violation_error_message="请写明检查情况。",
                            ),
                        ],
                    },
                ),
                migrations.AddConstraint(
                    model_name="problem",
                    constraint=models.UniqueConstraint(fields=("topic", "order"), name="supervision_problem_once"),
                ),
            ],
        ),
    ]
