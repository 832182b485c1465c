from decimal import Decimal

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
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
                    name="AssetReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "theme",
                            models.CharField(
                                choices=[
                                    ("enterprise", "企业国有资产（不含金融企业）"),
                                    ("financial", "金融企业国有资产"),
                                    ("administrative", "行政事业性国有资产"),
                                    ("natural", "国有自然资源资产"),
                                ],
                                max_length=14,
                                verbose_name="专项报告的种类",
                            ),
                        ),
                        ("text", models.TextField(blank=True, max_length=6000, verbose_name="情况和意见")),
                        ("reported_on", models.DateField(blank=True, null=True, verbose_name="常委会审议日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="asset_reports",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "国有资产管理情况报告",
                        "verbose_name_plural": "国有资产管理情况报告",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="supervision_assetreport_once",
                                violation_error_message="这一年的报告已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssetFigure",
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
                                    ("enterprise", "企业国有资产（不含金融企业）"),
                                    ("financial", "金融企业国有资产"),
                                    ("administrative", "行政事业性国有资产"),
                                    ("natural", "国有自然资源资产"),
                                ],
                                max_length=14,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "assets",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="资产总额（万元）",
                            ),
                        ),
                        (
                            "liabilities",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="负债总额（万元）",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="figures",
                                to="supervision.assetreport",
                                verbose_name="报告",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "国有资产",
                        "verbose_name_plural": "国有资产",
                        "ordering": ["report", "kind"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "kind"), name="supervision_assetfigure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetDecision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "book",
                            models.CharField(
                                choices=[
                                    ("general", "一般公共预算"),
                                    ("fund", "政府性基金预算"),
                                    ("capital", "国有资本经营预算"),
                                    ("insurance", "社会保险基金预算"),
                                ],
                                max_length=9,
                                verbose_name="预算",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="批准日期")),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="批准后的支出总额（万元）",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="决议")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_decisions",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算调整决议",
                        "verbose_name_plural": "预算调整决议",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "book", "on"),
                                name="supervision_budgetdecision_once",
                                violation_error_message="这一天对这本预算的决议已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BudgetLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "book",
                            models.CharField(
                                choices=[
                                    ("general", "一般公共预算"),
                                    ("fund", "政府性基金预算"),
                                    ("capital", "国有资本经营预算"),
                                    ("insurance", "社会保险基金预算"),
                                ],
                                max_length=9,
                                verbose_name="预算",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("revenue", "收入"),
                                    ("function", "支出（功能分类）"),
                                    ("economy", "支出（经济分类）"),
                                ],
                                max_length=8,
                                verbose_name="收支",
                            ),
                        ),
                        ("code", models.CharField(max_length=9, verbose_name="科目编码")),
                        ("name", models.CharField(max_length=60, verbose_name="科目")),
                        (
                            "budget",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="年初预算（万元）",
                            ),
                        ),
                        (
                            "adjusted",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="没有调整的不填",
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="调整预算（万元）",
                            ),
                        ),
                        (
                            "half",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="上半年执行（万元）",
                            ),
                        ),
                        (
                            "actual",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                help_text="决算数",
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="全年执行（万元）",
                            ),
                        ),
                        (
                            "carried",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=14,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="结转下年（万元）",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="budget_lines",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "预算科目",
                        "verbose_name_plural": "预算科目",
                        "ordering": ["-year", "book", "kind", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "book", "kind", "code"),
                                name="supervision_budgetline_once",
                                violation_error_message="这一年的这个科目已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("budget__gte", 0),
                                    models.Q(("adjusted", None), ("adjusted__gte", 0), _connector="OR"),
                                    models.Q(("half", None), ("half__gte", 0), _connector="OR"),
                                    models.Q(("actual", None), ("actual__gte", 0), _connector="OR"),
                                    models.Q(("carried", None), ("carried__gte", 0), _connector="OR"),
                                ),
                                name="supervision_budgetline_not_negative",
                                violation_error_message="金额不能是负数。",
                            ),
                        ],
                    },
                ),
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
                    name="DebtYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "general_limit",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="一般债务限额（万元）",
                            ),
                        ),
                        (
                            "general_balance",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="一般债务余额（万元）",
                            ),
                        ),
                        (
                            "special_limit",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="专项债务限额（万元）",
                            ),
                        ),
                        (
                            "special_balance",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="专项债务余额（万元）",
                            ),
                        ),
                        (
                            "service",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="当年还本付息（万元）",
                            ),
                        ),
                        (
                            "capacity",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="综合财力（万元）",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="debt_years",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "政府债务",
                        "verbose_name_plural": "政府债务",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="supervision_debtyear_once",
                                violation_error_message="这一年的政府债务已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("capacity__gt", 0)),
                                name="supervision_debtyear_has_means",
                                violation_error_message="综合财力须大于零。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draw",
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
                                choices=[("people", "人员"), ("cases", "案件"), ("units", "单位"), ("other", "其他")],
                                default="cases",
                                max_length=8,
                                verbose_name="抽取对象",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                help_text="例如：2026年司法案件评查抽取案件。向公众公布。",
                                max_length=80,
                                verbose_name="事项",
                            ),
                        ),
                        (
                            "purpose",
                            models.TextField(
                                blank=True,
                                help_text="依据什么、抽出来做什么。向公众公布，不写当事人姓名。",
                                max_length=1000,
                                verbose_name="说明",
                            ),
                        ),
                        (
                            "count",
                            models.PositiveSmallIntegerField(
                                default=1, help_text="分组抽取的，以各组的个数为准。", verbose_name="抽取个数"
                            ),
                        ),
                        (
                            "word_rule",
                            models.CharField(
                                default="抽取时由现场见证人当场说出。",
                                help_text="见证词与机关预先封存的种子合在一起决定结果。写明由谁说出，或者用哪一期彩票的开奖号码。",
                                max_length=120,
                                verbose_name="见证词的来源",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("prepared", "准备"),
                                    ("committed", "已公布承诺"),
                                    ("drawn", "已抽取"),
                                    ("revealed", "已公布种子"),
                                    ("voided", "已作废"),
                                ],
                                default="prepared",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="年度")),
                        ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="编号")),
                        ("sheet", models.TextField(blank=True, editable=False, verbose_name="公布的内容")),
                        ("salt", models.CharField(blank=True, editable=False, max_length=32, verbose_name="封存码")),
                        (
                            "commitment",
                            models.CharField(blank=True, editable=False, max_length=64, verbose_name="承诺值"),
                        ),
                        ("committed_at", models.DateTimeField(editable=False, null=True, verbose_name="公布承诺")),
                        (
                            "committed_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="公布人"),
                        ),
                        ("word", models.CharField(blank=True, editable=False, max_length=80, verbose_name="见证词")),
                        (
                            "witness",
                            models.CharField(blank=True, editable=False, max_length=120, verbose_name="见证人"),
                        ),
                        ("drawn_at", models.DateTimeField(editable=False, null=True, verbose_name="抽取")),
                        (
                            "drawn_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="抽取人"),
                        ),
                        ("seed", models.CharField(blank=True, editable=False, max_length=64, verbose_name="种子")),
                        ("revealed_at", models.DateTimeField(editable=False, null=True, verbose_name="公布种子")),
                        (
                            "voided_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="作废理由"),
                        ),
                        ("voided_at", models.DateTimeField(editable=False, null=True, verbose_name="作废")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="draws",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "随机抽取",
                        "verbose_name_plural": "随机抽取",
                        "ordering": ["-committed_at", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-committed_at"], name="supervision_draw_listed")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "number"),
                                name="supervision_draw_number_once",
                                violation_error_message="刚才有另一次抽取用了这个编号，请再办理一次。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("commitment", ""),
                                        ("committed_at", None),
                                        ("sheet", ""),
                                        ("state", "prepared"),
                                    ),
                                    models.Q(
                                        ("committed_at__isnull", False),
                                        ("number__isnull", False),
                                        ("year__isnull", False),
                                        models.Q(("state", "prepared"), _negated=True),
                                        models.Q(("commitment", ""), _negated=True),
                                        models.Q(("sheet", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_draw_committed_or_prepared",
                                violation_error_message="公布承诺须有编号、承诺值和抽取池。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("drawn_at", None),
                                        ("word", ""),
                                        models.Q(("state__in", ["drawn", "revealed"]), _negated=True),
                                    ),
                                    models.Q(
                                        ("drawn_at__isnull", False),
                                        ("state__in", ["drawn", "revealed", "voided"]),
                                        models.Q(("word", ""), _negated=True),
                                        models.Q(("witness", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_draw_drawn_with_a_word",
                                violation_error_message="抽取须有见证词和见证人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("revealed_at", None),
                                        ("seed", ""),
                                        models.Q(("state", "revealed"), _negated=True),
                                    ),
                                    models.Q(
                                        ("revealed_at__isnull", False),
                                        ("state__in", ["revealed", "voided"]),
                                        models.Q(("seed", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_draw_revealed_with_its_seed",
                                violation_error_message="公布种子须有种子。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "voided"),
                                        ("voided_at__isnull", False),
                                        models.Q(("voided_because", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("voided_at", None),
                                        ("voided_because", ""),
                                        models.Q(("state", "voided"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_draw_voided_says_why",
                                violation_error_message="作废须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("key", models.CharField(max_length=40, verbose_name="编号")),
                        ("name", models.CharField(max_length=80, verbose_name="名称")),
                        ("note", models.CharField(blank=True, max_length=80, verbose_name="备注")),
                        ("share", models.CharField(blank=True, max_length=30, verbose_name="分组")),
                        ("left_out", models.CharField(blank=True, max_length=120, verbose_name="不入池的原因")),
                        (
                            "target",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="对应的登记"),
                        ),
                        (
                            "place",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="抽中顺序"),
                        ),
                        (
                            "draw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="supervision.draw",
                                verbose_name="抽取",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "抽取池",
                        "verbose_name_plural": "抽取池",
                        "ordering": ["draw", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("draw", "key"),
                                name="supervision_drawentry_key_once",
                                violation_error_message="编号重复。",
                            ),
                            models.UniqueConstraint(fields=("draw", "place"), name="supervision_drawentry_place_once"),
                            models.CheckConstraint(
                                condition=models.Q(("left_out", ""), ("place", None), _connector="OR"),
                                name="supervision_drawentry_left_out_is_not_drawn",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DrawShare",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=30, verbose_name="分组")),
                        ("count", models.PositiveSmallIntegerField(default=1, verbose_name="抽取个数")),
                        (
                            "draw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="shares",
                                to="supervision.draw",
                                verbose_name="抽取",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "抽取分组",
                        "verbose_name_plural": "抽取分组",
                        "ordering": ["draw", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("draw", "order"), name="supervision_drawshare_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Expert",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(editable=False, verbose_name="专家编号")),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("employer", models.CharField(max_length=60, verbose_name="工作单位")),
                        ("title", models.CharField(blank=True, max_length=40, verbose_name="职务职称")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="手机号")),
                        ("introduction", models.TextField(blank=True, max_length=1000, verbose_name="专长和经历")),
                        (
                            "state",
                            models.CharField(
                                choices=[("proposed", "拟聘"), ("appointed", "在聘"), ("ended", "已解聘")],
                                default="proposed",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("since", models.DateField(editable=False, null=True, verbose_name="聘任日")),
                        ("until", models.DateField(editable=False, null=True, verbose_name="聘期届满日")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="解聘日")),
                        (
                            "ended_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="解聘原因"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="experts",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                help_text="在本县登记的机构工作的，在这里选出来；监督它时自动回避。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="对应的登记机构",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专家",
                        "verbose_name_plural": "专家",
                        "ordering": ["congress", "number"],
                        "indexes": [
                            models.Index(fields=["congress", "state", "until"], name="supervision_expert_pool")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "number"),
                                name="supervision_expert_number_once",
                                violation_error_message="专家编号重复，请再办理一次。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "name", "employer"),
                                name="supervision_expert_once",
                                violation_error_message="这个单位的同名专家已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("since", None), ("state", "proposed"), ("until", None)),
                                    ("state", "ended"),
                                    models.Q(
                                        ("since__isnull", False),
                                        ("state", "appointed"),
                                        ("until__gte", models.F("since")),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_expert_appointed_for_a_time",
                                violation_error_message="聘任须有起止日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        ("state", "ended"),
                                        models.Q(("ended_because", ""), _negated=True),
                                    ),
                                    models.Q(
                                        ("ended_because", ""),
                                        ("ended_on", None),
                                        models.Q(("state", "ended"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_expert_ended_says_why",
                                violation_error_message="解聘须有日期和原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpertField",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "discipline",
                            models.CharField(
                                choices=[
                                    ("budget", "财政预算"),
                                    ("audit", "审计"),
                                    ("economy", "经济运行"),
                                    ("law", "法律"),
                                    ("justice", "司法"),
                                    ("planning", "城乡规划"),
                                    ("engineering", "工程造价"),
                                    ("environment", "生态环境"),
                                    ("agriculture", "农业农村"),
                                    ("education", "教育"),
                                    ("health", "卫生健康"),
                                    ("welfare", "社会保障"),
                                    ("information", "信息化"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="领域",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fields",
                                to="supervision.expert",
                                verbose_name="专家",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专家领域",
                        "verbose_name_plural": "专家领域",
                        "ordering": ["expert", "discipline"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("expert", "discipline"),
                                name="supervision_expertfield_once",
                                violation_error_message="领域重复。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpertInterest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "because",
                            models.CharField(
                                help_text="例如：配偶在该单位工作；承接过该单位的项目。",
                                max_length=60,
                                verbose_name="利害关系",
                            ),
                        ),
                        (
                            "since",
                            models.DateField(
                                default=congress.frame.clock.today, editable=False, verbose_name="申报日"
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="interests",
                                to="supervision.expert",
                                verbose_name="专家",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "利害关系",
                        "verbose_name_plural": "利害关系",
                        "ordering": ["expert", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("expert", "organization"),
                                name="supervision_expertinterest_once",
                                violation_error_message="这个单位已经申报。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpertMatter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "title",
                            models.CharField(help_text="例如：2025年决算草案审查", max_length=60, verbose_name="事项"),
                        ),
                        (
                            "discipline",
                            models.CharField(
                                choices=[
                                    ("budget", "财政预算"),
                                    ("audit", "审计"),
                                    ("economy", "经济运行"),
                                    ("law", "法律"),
                                    ("justice", "司法"),
                                    ("planning", "城乡规划"),
                                    ("engineering", "工程造价"),
                                    ("environment", "生态环境"),
                                    ("agriculture", "农业农村"),
                                    ("education", "教育"),
                                    ("health", "卫生健康"),
                                    ("welfare", "社会保障"),
                                    ("information", "信息化"),
                                    ("other", "其他"),
                                ],
                                max_length=12,
                                verbose_name="领域",
                            ),
                        ),
                        ("wanted", models.PositiveSmallIntegerField(default=3, verbose_name="需要人数")),
                        ("on", models.DateField(verbose_name="使用日期")),
                        ("purpose", models.CharField(blank=True, max_length=300, verbose_name="工作内容")),
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
                            "unit",
                            models.ForeignKey(
                                help_text="在该单位工作、或者申报过与它有利害关系的专家自动回避。",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="被监督单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专家聘请事项",
                        "verbose_name_plural": "专家聘请事项",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wanted__gte", 1)),
                                name="supervision_expertmatter_wants_somebody",
                                violation_error_message="至少需要一人。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="draw",
                    name="matter",
                    field=models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="supervision.expertmatter",
                        verbose_name="聘请事项",
                    ),
                ),
                migrations.CreateModel(
                    name="ExpertWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "chosen",
                            models.CharField(
                                choices=[("draw", "随机抽取"), ("hand", "指定")],
                                editable=False,
                                max_length=4,
                                verbose_name="产生方式",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="指定理由"),
                        ),
                        ("text", models.TextField(blank=True, max_length=2000, verbose_name="工作情况")),
                        ("opinions", models.PositiveSmallIntegerField(default=0, verbose_name="提出意见（条）")),
                        ("adopted", models.PositiveSmallIntegerField(default=0, verbose_name="采纳（条）")),
                        (
                            "days",
                            models.DecimalField(decimal_places=1, default=0, max_digits=4, verbose_name="工作（天）"),
                        ),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="登记日")),
                        (
                            "draw",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="works",
                                to="supervision.draw",
                                verbose_name="抽取",
                            ),
                        ),
                        (
                            "expert",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="works",
                                to="supervision.expert",
                                verbose_name="专家",
                            ),
                        ),
                        (
                            "matter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="works",
                                to="supervision.expertmatter",
                                verbose_name="聘请事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "专家工作记录",
                        "verbose_name_plural": "专家工作记录",
                        "ordering": ["-matter__on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("matter", "expert"),
                                name="supervision_expertwork_once",
                                violation_error_message="这位专家已经参加这个事项。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("chosen", "hand"), ("draw", None), models.Q(("reason", ""), _negated=True)
                                    ),
                                    models.Q(("chosen", "draw"), ("draw__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_expertwork_by_hand_says_why",
                                violation_error_message="指定专家须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("adopted__lte", models.F("opinions")), ("days__gte", 0)),
                                name="supervision_expertwork_adopts_what_was_said",
                                violation_error_message="采纳的意见不能多于提出的意见。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FilingYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "text",
                            models.TextField(
                                blank=True,
                                help_text="数字由系统统计，列在报告后面；这里写做法、问题和打算。",
                                max_length=10000,
                                verbose_name="工作情况",
                            ),
                        ),
                        ("catalogue_on", models.DateField(editable=False, null=True, verbose_name="目录印发日期")),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="听取日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filing_years",
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
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="听取报告的会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备案审查工作报告",
                        "verbose_name_plural": "备案审查工作报告",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="supervision_filingyear_once",
                                violation_error_message="这一年的报告已经建立。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InquiryCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[("session", "人民代表大会会议"), ("committee", "常务委员会会议")],
                                max_length=9,
                                verbose_name="提出的会议",
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="案由")),
                        ("question", models.TextField(max_length=2000, verbose_name="质询的问题")),
                        ("content", models.TextField(max_length=4000, verbose_name="质询的内容")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("signing", "联名中"),
                                    ("filed", "已提出"),
                                    ("answering", "待答复"),
                                    ("answered", "已答复"),
                                    ("closed", "已办结"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="signing",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="提出日期")),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="决定日期")),
                        (
                            "manner",
                            models.CharField(
                                blank=True,
                                choices=[("oral", "口头答复（负责人到会）"), ("written", "书面答复（负责人签署）")],
                                editable=False,
                                max_length=7,
                                verbose_name="答复方式",
                            ),
                        ),
                        (
                            "venue",
                            models.CharField(blank=True, editable=False, max_length=80, verbose_name="答复的会议"),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="答复期限")),
                        (
                            "answer",
                            models.TextField(blank=True, editable=False, max_length=10000, verbose_name="答复"),
                        ),
                        (
                            "answerer",
                            models.CharField(
                                blank=True, editable=False, max_length=60, verbose_name="到会或者签署的负责人"
                            ),
                        ),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="答复次数"),
                        ),
                        ("earlier", models.TextField(blank=True, editable=False, verbose_name="以前的答复")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="办结日期")),
                        (
                            "withdrawn_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="撤回理由"),
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiry_cases",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inquiry_cases",
                                to="congress.organization",
                                verbose_name="质询对象",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "质询案",
                        "verbose_name_plural": "质询案",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["congress", "state"], name="supervision_inquirycase_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["signing", "withdrawn"]),
                                    ("filed_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_inquirycase_filed_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["answering", "answered", "closed"]), _negated=True),
                                    models.Q(
                                        ("decided_on__isnull", False),
                                        ("due_on__isnull", False),
                                        models.Q(("manner", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_inquirycase_decided",
                                violation_error_message="请写明答复方式和期限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["answered", "closed"]), _negated=True),
                                    models.Q(
                                        models.Q(("answer", ""), _negated=True),
                                        models.Q(("answerer", ""), _negated=True),
                                        ("answered_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_inquirycase_answered",
                                violation_error_message="请写明答复和到会或者签署的负责人。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InquirySigner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_lead", models.BooleanField(default=False, verbose_name="领衔")),
                        ("signed_on", models.DateField(editable=False, null=True, verbose_name="签名日期")),
                        ("satisfied", models.BooleanField(editable=False, null=True, verbose_name="对答复满意")),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signers",
                                to="supervision.inquirycase",
                                verbose_name="质询案",
                            ),
                        ),
                        (
                            "member",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="提案人",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "质询案提案人",
                        "verbose_name_plural": "质询案提案人",
                        "ordering": ["case", "-is_lead", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "person"),
                                name="supervision_inquirysigner_once",
                                violation_error_message="已在提案人里。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_lead", True)),
                                fields=("case",),
                                name="supervision_inquirysigner_one_lead",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("satisfied", None), ("signed_on__isnull", False), _connector="OR"),
                                name="supervision_inquirysigner_judges_after_signing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="KeyProject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="完成进度（%）"),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="已支付（万元）",
                            ),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="最近更新日期")),
                        ("update_due_on", models.DateField(editable=False, null=True, verbose_name="更新期限")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="列入年度")),
                        ("name", models.CharField(max_length=100, verbose_name="项目名称")),
                        (
                            "field",
                            models.CharField(
                                choices=[
                                    ("transport", "交通"),
                                    ("water", "水利"),
                                    ("farming", "农业农村"),
                                    ("industry", "产业园区"),
                                    ("town", "城镇建设"),
                                    ("education", "教育"),
                                    ("health", "卫生健康"),
                                    ("ecology", "生态环境"),
                                    ("other", "其他"),
                                ],
                                max_length=9,
                                verbose_name="类别",
                            ),
                        ),
                        ("place", models.CharField(max_length=80, verbose_name="建设地点")),
                        ("content", models.TextField(max_length=2000, verbose_name="建设内容和规模")),
                        ("total", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="总投资（万元）")),
                        (
                            "sources",
                            models.CharField(
                                help_text="例如：上级补助3000万元、专项债券2000万元",
                                max_length=120,
                                verbose_name="资金来源",
                            ),
                        ),
                        ("starts_on", models.DateField(verbose_name="计划开工日期")),
                        ("ends_on", models.DateField(verbose_name="计划完工日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("listed", "待开工"),
                                    ("building", "建设中"),
                                    ("stopped", "已停建"),
                                    ("finished", "已完工"),
                                    ("accepted", "已竣工验收"),
                                ],
                                default="listed",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("started_on", models.DateField(editable=False, null=True, verbose_name="开工日期")),
                        ("finished_on", models.DateField(editable=False, null=True, verbose_name="完工日期")),
                        ("accepted_on", models.DateField(editable=False, null=True, verbose_name="验收日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_projects",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_projects",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重点项目",
                        "verbose_name_plural": "重点项目",
                        "ordering": ["-year", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-year", "state"], name="supervision_project_listed")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "name"),
                                name="supervision_keyproject_once",
                                violation_error_message="这一年已登记同名的项目。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("total__gt", 0)),
                                name="supervision_keyproject_costs_something",
                                violation_error_message="总投资须大于零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                                name="supervision_keyproject_ends_after_it_starts",
                                violation_error_message="计划完工日期须晚于计划开工日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["listed", "stopped"]),
                                    ("started_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_keyproject_built_since_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_on__isnull", False), ("state", "accepted")),
                                    models.Q(models.Q(("state", "accepted"), _negated=True), ("accepted_on", None)),
                                    _connector="OR",
                                ),
                                name="supervision_keyproject_accepted_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodProject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="完成进度（%）"),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                default=0,
                                editable=False,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="已支付（万元）",
                            ),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="最近更新日期")),
                        ("update_due_on", models.DateField(editable=False, null=True, verbose_name="更新期限")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=60, verbose_name="项目名称")),
                        ("content", models.TextField(max_length=1000, verbose_name="建设内容和规模")),
                        ("place", models.CharField(max_length=100, verbose_name="实施地点")),
                        (
                            "benefit",
                            models.CharField(
                                help_text="例如：12个村3600名群众", max_length=200, verbose_name="受益范围"
                            ),
                        ),
                        (
                            "money",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="资金（万元）",
                            ),
                        ),
                        ("money_source", models.CharField(max_length=100, verbose_name="资金来源")),
                        ("starts_on", models.DateField(verbose_name="开工日期")),
                        ("ends_on", models.DateField(verbose_name="完成日期")),
                        (
                            "origin",
                            models.CharField(
                                blank=True,
                                help_text="没有征集意见作依据的，写明由来，例如：上级任务、部门申报。",
                                max_length=60,
                                verbose_name="项目的由来",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("candidate", "候选"),
                                    ("withdrawn", "已撤回"),
                                    ("reserved", "落选储备"),
                                    ("implementing", "实施中"),
                                    ("carried", "结转实施"),
                                    ("accepted", "已验收"),
                                    ("stopped", "决定停止"),
                                ],
                                default="candidate",
                                editable=False,
                                max_length=12,
                                verbose_name="状态",
                            ),
                        ),
                        ("votes", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="得票")),
                        ("rank", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="名次")),
                        ("adopted_on", models.DateField(editable=False, null=True, verbose_name="票决确定日期")),
                        ("accepted_on", models.DateField(editable=False, null=True, verbose_name="验收日期")),
                        (
                            "verdict",
                            models.TextField(blank=True, editable=False, max_length=2000, verbose_name="验收意见"),
                        ),
                        (
                            "carried_because",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="结转的理由"),
                        ),
                        (
                            "grade",
                            models.CharField(blank=True, editable=False, max_length=10, verbose_name="测评等次"),
                        ),
                        (
                            "grade_words",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="测评结果"),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="livelihood_projects",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事项目",
                        "verbose_name_plural": "民生实事项目",
                        "ordering": ["round", "order", "pk"],
                        "indexes": [
                            models.Index(fields=["round", "state"], name="supervision_livelihood_listed"),
                            models.Index(
                                fields=["unit", "state", "update_due_on"], name="supervision_livelihood_at_unit"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "title"),
                                name="supervision_livelihoodproject_once",
                                violation_error_message="已有同名的候选项目。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                                name="supervision_livelihoodproject_ends_after_starting",
                                violation_error_message="完成日期不能早于开工日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["candidate", "withdrawn", "reserved"]),
                                    models.Q(("adopted_on__isnull", False), ("votes__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_livelihoodproject_adopted_by_votes",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "accepted"), ("accepted_on", None), _connector="XOR"),
                                name="supervision_livelihoodproject_accepted_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodMonth",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="月份")),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="计划进度（%）",
                            ),
                        ),
                        (
                            "money",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="计划支付（万元）",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="months",
                                to="supervision.livelihoodproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事进度计划",
                        "verbose_name_plural": "民生实事进度计划",
                        "ordering": ["project", "month"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("project", "month"), name="supervision_livelihoodmonth_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)),
                                name="supervision_livelihoodmonth_begins_a_month",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="supervision_livelihoodmonth_within_the_whole",
                                violation_error_message="进度不能超过100%。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodAdjustment",
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
                                choices=[("change", "调整内容、资金或期限"), ("stop", "停止实施")],
                                default="change",
                                max_length=6,
                                verbose_name="调整方式",
                            ),
                        ),
                        ("because", models.TextField(max_length=1000, verbose_name="调整的理由")),
                        ("content", models.TextField(max_length=1000, verbose_name="建设内容和规模")),
                        ("place", models.CharField(max_length=100, verbose_name="实施地点")),
                        (
                            "money",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="资金（万元）",
                            ),
                        ),
                        ("ends_on", models.DateField(verbose_name="完成日期")),
                        ("asked_on", models.DateField(editable=False, verbose_name="提出日期")),
                        ("asked_by", models.CharField(editable=False, max_length=40, verbose_name="提出人")),
                        ("before", models.JSONField(default=dict, editable=False, verbose_name="调整前")),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "待决定"), ("decided", "已决定"), ("refused", "未同意")],
                                default="asked",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="决定日期")),
                        (
                            "refused_because",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="未同意的理由"),
                        ),
                        (
                            "decision",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.resolution",
                                verbose_name="依据的决定",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adjustments",
                                to="supervision.livelihoodproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事调整",
                        "verbose_name_plural": "民生实事调整",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("project",),
                                name="supervision_livelihoodadjustment_one_waits",
                                violation_error_message="这个项目已有一项调整等待决定。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "decided"), ("decision", None), _connector="XOR"),
                                name="supervision_livelihoodadjustment_by_decision",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodRating",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "score",
                            models.PositiveSmallIntegerField(
                                choices=[(5, "很满意"), (4, "满意"), (3, "一般"), (2, "不太满意"), (1, "不满意")],
                                verbose_name="评分",
                            ),
                        ),
                        ("comment", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                        ("rated_on", models.DateField(editable=False, verbose_name="评分日期")),
                        ("released_on", models.DateField(editable=False, null=True, verbose_name="意见公布日期")),
                        ("once_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "deputy",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="supervision.livelihoodproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事评分",
                        "verbose_name_plural": "民生实事评分",
                        "ordering": ["project", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("deputy__isnull", False)),
                                fields=("project", "deputy"),
                                name="supervision_rating_deputy_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("once_hash", ""), _negated=True),
                                fields=("project", "once_hash"),
                                name="supervision_rating_visitor_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("deputy", None), ("once_hash", ""), _connector="XOR"),
                                name="supervision_rating_of_a_deputy_or_a_visitor",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__range", (1, 5))), name="supervision_rating_one_to_five"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("released_on", None), models.Q(("comment", ""), _negated=True), _connector="OR"
                                ),
                                name="supervision_rating_releases_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="完成进度（%）",
                            ),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="累计支付（万元）",
                            ),
                        ),
                        ("fell_because", models.CharField(blank=True, max_length=300, verbose_name="比上次少的原因")),
                        ("text", models.TextField(max_length=3000, verbose_name="进展情况")),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="填报人")),
                        (
                            "at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="填报时间"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="supervision.livelihoodproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事进展",
                        "verbose_name_plural": "民生实事进展",
                        "ordering": ["-on", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="supervision_livelihoodreport_within_the_whole",
                                violation_error_message="进度不能超过100%。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "batch",
                            models.PositiveSmallIntegerField(
                                default=1,
                                help_text="多批次票决的，第几批。",
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="批次",
                            ),
                        ),
                        (
                            "seats",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="票决确定的项目数（个）",
                            ),
                        ),
                        (
                            "ceiling",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="资金总额上限（万元）",
                            ),
                        ),
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
                                    ("collecting", "征集中"),
                                    ("screening", "初定候选项目"),
                                    ("submitted", "提请大会票决"),
                                    ("implementing", "实施中"),
                                    ("rating", "评估测评"),
                                    ("closed", "已办结"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=12,
                                verbose_name="阶段",
                            ),
                        ),
                        (
                            "heard_on",
                            models.DateField(editable=False, null=True, verbose_name="听取候选项目情况的日期"),
                        ),
                        ("submitted_on", models.DateField(editable=False, null=True, verbose_name="提请大会日期")),
                        ("voted_on", models.DateField(editable=False, null=True, verbose_name="票决日期")),
                        ("rated_on", models.DateField(editable=False, null=True, verbose_name="测评日期")),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="办结日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="livelihood_rounds",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事票决",
                        "verbose_name_plural": "民生实事票决",
                        "ordering": ["-year", "congress__level", "congress__area__code", "-batch"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "batch"),
                                name="supervision_livelihoodround_once",
                                violation_error_message="这一年的这一批已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="supervision_livelihoodround_closes_after_opening",
                                violation_error_message="截止日不能早于开始日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("batch__gte", 1), ("seats__gte", 1)),
                                name="supervision_livelihoodround_some_are_chosen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["implementing", "rating", "closed"]), _negated=True),
                                    ("voted_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_livelihoodround_voted_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="livelihoodproject",
                    name="round",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="supervision.livelihoodround",
                        verbose_name="民生实事票决",
                    ),
                ),
                migrations.CreateModel(
                    name="LivelihoodIdea",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="建议的项目")),
                        ("text", models.TextField(max_length=2000, verbose_name="内容和理由")),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="地点")),
                        (
                            "source",
                            models.CharField(
                                choices=[
                                    ("public", "群众"),
                                    ("deputy", "人大代表"),
                                    ("station", "代表联络站"),
                                    ("unit", "部门和乡镇"),
                                ],
                                max_length=8,
                                verbose_name="来源",
                            ),
                        ),
                        ("proposed_on", models.DateField(editable=False, verbose_name="提出日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[("received", "待筛选"), ("taken", "已纳入候选"), ("declined", "未纳入")],
                                default="received",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "declined_because",
                            models.CharField(blank=True, editable=False, max_length=500, verbose_name="未纳入的理由"),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="提出或登记人",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ideas",
                                to="supervision.livelihoodproject",
                                verbose_name="纳入的项目",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ideas",
                                to="supervision.livelihoodround",
                                verbose_name="民生实事票决",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事征集意见",
                        "verbose_name_plural": "民生实事征集意见",
                        "ordering": ["round", "pk"],
                        "indexes": [models.Index(fields=["round", "state"], name="supervision_idea_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("state", "taken"), ("project", None), _connector="XOR"),
                                name="supervision_livelihoodidea_taken_into_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "declined"), _negated=True),
                                    models.Q(("declined_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_livelihoodidea_declined_says_why",
                                violation_error_message="未纳入的须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LivelihoodVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="视察日期")),
                        ("text", models.TextField(max_length=2000, verbose_name="情况和意见")),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="登记人")),
                        (
                            "deputies",
                            models.ManyToManyField(
                                related_name="livelihood_visits", to="deputies.deputy", verbose_name="参加代表"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="supervision.livelihoodproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "民生实事视察",
                        "verbose_name_plural": "民生实事视察",
                        "ordering": ["-on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="NormativeDocument",
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
                                    ("government", "县政府规范性文件"),
                                    ("office", "县政府办公室规范性文件"),
                                    ("supervision", "监察委员会规范性文件"),
                                    ("justice", "法院、检察院规范性文件"),
                                    ("township", "乡镇人大决议、决定"),
                                ],
                                max_length=11,
                                verbose_name="文件种类",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="文件名称")),
                        ("number", models.CharField(max_length=40, verbose_name="文号")),
                        ("published_on", models.DateField(verbose_name="公布日期")),
                        ("summary", models.TextField(blank=True, max_length=2000, verbose_name="主要内容")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("published", "待报备"),
                                    ("filed", "形式审查中"),
                                    ("supplement", "待补正"),
                                    ("rejected", "不予登记"),
                                    ("registered", "待分送"),
                                    ("reviewing", "审查中"),
                                    ("communicating", "沟通中"),
                                    ("opinion", "待回复审查意见"),
                                    ("objected", "制定机关不同意修改"),
                                    ("promised", "待修改"),
                                    ("proposed", "提请撤销"),
                                    ("cleared", "审查通过"),
                                    ("corrected", "已修改或废止"),
                                    ("annulled", "已撤销"),
                                ],
                                default="published",
                                editable=False,
                                max_length=13,
                                verbose_name="状态",
                            ),
                        ),
                        ("file_by", models.DateField(editable=False, null=True, verbose_name="报备期限")),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="报备日期")),
                        ("registered_on", models.DateField(editable=False, null=True, verbose_name="登记日期")),
                        (
                            "register_number",
                            models.CharField(blank=True, editable=False, max_length=30, verbose_name="备案登记号"),
                        ),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="审查结束日期")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="最近的期限")),
                        (
                            "committee",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings_reviewed",
                                to="congress.organization",
                                verbose_name="审查单位",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "organ",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="filings",
                                to="congress.organization",
                                verbose_name="制定机关",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="supervision.normativedocument",
                                verbose_name="修改的原文件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "规范性文件备案",
                        "verbose_name_plural": "规范性文件备案",
                        "ordering": ["-published_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-published_on"], name="supervision_filing_listed"),
                            models.Index(fields=["congress", "state", "due_on"], name="supervision_filing_waiting"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "organ", "number"),
                                name="supervision_filing_once",
                                violation_error_message="这个机关的这个文号已经登记。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("register_number", ""), _negated=True),
                                fields=("congress", "register_number"),
                                name="supervision_filing_number_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("filed_on", None), ("filed_on__gte", models.F("published_on")), _connector="OR"
                                ),
                                name="supervision_filing_filed_after_publication",
                                violation_error_message="报备日期不能早于公布日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("register_number", ""), ("registered_on", None)),
                                    models.Q(
                                        ("registered_on__isnull", False),
                                        models.Q(("register_number", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_filing_registered_with_a_number",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("ended_on__isnull", False),
                                        ("state__in", ["rejected", "cleared", "corrected", "annulled"]),
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("state__in", ["rejected", "cleared", "corrected", "annulled"]),
                                            _negated=True,
                                        ),
                                        ("ended_on", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_filing_ended_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FilingEntry",
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
                        ("text", models.TextField(max_length=10000, verbose_name="内容")),
                        ("by_name", models.CharField(max_length=40, verbose_name="登记人")),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="entries",
                                to="supervision.normativedocument",
                                verbose_name="文件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "备案审查环节",
                        "verbose_name_plural": "备案审查环节",
                        "ordering": ["pk"],
                        "indexes": [models.Index(fields=["document", "step"], name="supervision_filing_step")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True),
                                name="supervision_filingentry_says_something",
                                violation_error_message="请写明内容。",
                            )
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
                        (
                            "category",
                            models.CharField(
                                blank=True,
                                help_text="例如：预算编制、专项资金、政府采购",
                                max_length=40,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                blank=True,
                                decimal_places=2,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="涉及金额（万元）",
                            ),
                        ),
                        (
                            "settled",
                            models.DecimalField(
                                decimal_places=2,
                                editable=False,
                                max_digits=12,
                                null=True,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="已整改金额（万元）",
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
                            models.UniqueConstraint(fields=("topic", "order"), name="supervision_problem_once"),
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
                                condition=models.Q(
                                    ("settled", None), ("settled__lte", models.F("amount")), _connector="OR"
                                ),
                                name="supervision_problem_settles_at_most_all",
                                violation_error_message="已整改金额不能超过涉及金额。",
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
                    name="ProjectDecision",
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
                                    ("urge", "督促推进"),
                                    ("adjust", "同意调整"),
                                    ("stop", "要求停建"),
                                    ("resume", "同意恢复"),
                                ],
                                max_length=6,
                                verbose_name="决定",
                            ),
                        ),
                        (
                            "reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "—"),
                                    ("funds", "资金没有落实"),
                                    ("need", "没有必要"),
                                    ("double", "重复建设"),
                                    ("means", "超出财力"),
                                    ("ecology", "损害生态环境"),
                                ],
                                default="",
                                max_length=7,
                                verbose_name="停建的理由",
                            ),
                        ),
                        (
                            "body",
                            models.CharField(
                                choices=[("committee", "常委会会议"), ("council", "主任会议")],
                                max_length=9,
                                verbose_name="作出决定的会议",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="决定日期")),
                        ("text", models.TextField(max_length=2000, verbose_name="内容")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="报告落实情况的期限")),
                        (
                            "reply",
                            models.TextField(blank=True, editable=False, max_length=3000, verbose_name="落实情况"),
                        ),
                        ("replied_on", models.DateField(editable=False, null=True, verbose_name="报告日期")),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="supervision.keyproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "项目决定",
                        "verbose_name_plural": "项目决定",
                        "ordering": ["-on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "stop"), models.Q(("reason", ""), _negated=True)),
                                    models.Q(models.Q(("kind", "stop"), _negated=True), ("reason", "")),
                                    _connector="OR",
                                ),
                                name="supervision_projectdecision_stop_says_why",
                                violation_error_message="停建须选择理由；其他决定不填。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replied_on", None), ("reply", "")),
                                    models.Q(models.Q(("reply", ""), _negated=True), ("replied_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_projectdecision_replied_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectMonth",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("month", models.DateField(verbose_name="月份")),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="计划进度（%）",
                            ),
                        ),
                        (
                            "money",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="计划支付（万元）",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="months",
                                to="supervision.keyproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重点项目计划",
                        "verbose_name_plural": "重点项目计划",
                        "ordering": ["project", "month"],
                        "abstract": False,
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "month"), name="supervision_projectmonth_once"),
                            models.CheckConstraint(
                                condition=models.Q(("month__day", 1)), name="supervision_projectmonth_begins_a_month"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="supervision_projectmonth_within_the_whole",
                                violation_error_message="进度不能超过100%。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "progress",
                            models.PositiveSmallIntegerField(
                                validators=[django.core.validators.MaxValueValidator(100)],
                                verbose_name="完成进度（%）",
                            ),
                        ),
                        (
                            "paid",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=12,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="累计支付（万元）",
                            ),
                        ),
                        ("fell_because", models.CharField(blank=True, max_length=300, verbose_name="比上次少的原因")),
                        ("text", models.TextField(max_length=3000, verbose_name="进展情况")),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="填报人")),
                        (
                            "at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="填报时间"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="supervision.keyproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "重点项目进展",
                        "verbose_name_plural": "重点项目进展",
                        "ordering": ["-on", "-pk"],
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("progress__lte", 100)),
                                name="supervision_projectreport_within_the_whole",
                                violation_error_message="进度不能超过100%。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProjectVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="视察日期")),
                        ("lead", models.CharField(max_length=40, verbose_name="带队")),
                        ("found", models.TextField(max_length=3000, verbose_name="情况和问题")),
                        ("asked", models.TextField(blank=True, max_length=2000, verbose_name="意见")),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="登记人")),
                        (
                            "deputies",
                            models.ManyToManyField(
                                blank=True,
                                related_name="project_visits",
                                to="deputies.deputy",
                                verbose_name="参加的代表",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="visits",
                                to="supervision.keyproject",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "项目视察",
                        "verbose_name_plural": "项目视察",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["on"], name="supervision_visit_by_day")],
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
                                    ("satisfaction", "满意度测评结果（本级规定）"),
                                    ("appointed", "常委会任命人员履职监督（本级规定）"),
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
                                choices=[
                                    ("special_report", "听取和审议专项工作报告"),
                                    ("inspection", "执法检查"),
                                    ("work_review", "工作评议"),
                                    ("duty_review", "履职评议"),
                                    ("rectification", "测评整改"),
                                    ("special_inquiry", "专题询问"),
                                    ("judicial_review", "司法案件评查"),
                                    ("visit", "代表视察"),
                                    ("finance", "审查批准决算、预算调整"),
                                    ("audit", "审计查出问题整改"),
                                ],
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
                    name="ReviewCase",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="抽中顺序")),
                        ("key", models.CharField(max_length=40, verbose_name="案号")),
                        ("name", models.CharField(max_length=80, verbose_name="案件")),
                        ("share", models.CharField(blank=True, max_length=30, verbose_name="分组")),
                        ("officer", models.CharField(blank=True, max_length=40, verbose_name="承办人")),
                        (
                            "called_back",
                            models.TextField(
                                blank=True, help_text="不写当事人姓名。", max_length=1000, verbose_name="回访情况"
                            ),
                        ),
                        (
                            "draw",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="supervision.draw",
                                verbose_name="抽取",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "评查案件",
                        "verbose_name_plural": "评查案件",
                        "ordering": ["topic", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "key"), name="supervision_reviewcase_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("facts", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="事实和证据")),
                        ("law", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="法律适用")),
                        (
                            "procedure",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="办案程序"),
                        ),
                        (
                            "document",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="裁判和文书"),
                        ),
                        ("text", models.TextField(blank=True, max_length=3000, verbose_name="评查意见")),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="登记日期")),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="supervision.expertwork",
                                verbose_name="评查专家",
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="supervision.reviewcase",
                                verbose_name="案件",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "案件评查",
                        "verbose_name_plural": "案件评查",
                        "ordering": ["case", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("case", "work"),
                                name="supervision_casereview_once",
                                violation_error_message="这位专家已经评查这个案件。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on", None),
                                    models.Q(
                                        ("document__lte", 25),
                                        ("facts__isnull", False),
                                        ("facts__lte", 25),
                                        ("law__lte", 25),
                                        ("procedure__lte", 25),
                                        ("document__isnull", False),
                                        ("law__isnull", False),
                                        ("procedure__isnull", False),
                                        models.Q(("text", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_casereview_marks",
                                violation_error_message="四项都要评分，每项0至25分，并写明评查意见。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReviewRequest",
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
                                choices=[("demand", "审查要求"), ("proposal", "审查建议")],
                                max_length=8,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                help_text="写文件名称和文号。", max_length=120, verbose_name="请求审查的文件"
                            ),
                        ),
                        (
                            "reason",
                            models.TextField(
                                help_text="写明哪些条款、同什么规定相抵触。", max_length=4000, verbose_name="理由"
                            ),
                        ),
                        ("proposer", models.CharField(max_length=80, verbose_name="提出的机关或个人")),
                        ("contact", models.CharField(blank=True, max_length=80, verbose_name="联系方式")),
                        ("received_on", models.DateField(verbose_name="收到日期")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("received", "待研究"),
                                    ("incomplete", "待补充"),
                                    ("transferred", "已移送"),
                                    ("declined", "不启动审查"),
                                    ("opened", "审查中"),
                                    ("answered", "已告知结果"),
                                ],
                                default="received",
                                editable=False,
                                max_length=11,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "receipt_no",
                            models.CharField(blank=True, editable=False, max_length=10, verbose_name="回执号"),
                        ),
                        ("code_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        ("once_hash", models.CharField(blank=True, editable=False, max_length=64)),
                        (
                            "answer",
                            models.TextField(blank=True, editable=False, max_length=4000, verbose_name="告知内容"),
                        ),
                        ("told_on", models.DateField(editable=False, null=True, verbose_name="告知日期")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="期限")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="review_requests",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="requests",
                                to="supervision.normativedocument",
                                verbose_name="备案的文件",
                            ),
                        ),
                        (
                            "proposer_person",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="提出人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "审查要求和建议",
                        "verbose_name_plural": "审查要求和建议",
                        "ordering": ["-received_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "state", "due_on"], name="supervision_request_waiting")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("receipt_no", ""), _negated=True),
                                fields=("receipt_no",),
                                name="supervision_reviewrequest_receipt_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("once_hash", ""), _negated=True),
                                fields=("once_hash",),
                                name="supervision_reviewrequest_form_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["opened", "answered"]), _negated=True),
                                    ("document__isnull", False),
                                    _connector="OR",
                                ),
                                name="supervision_reviewrequest_opened_on_a_document",
                                violation_error_message="启动审查须对应到备案的文件。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["incomplete", "transferred", "declined", "answered"]),
                                        _negated=True,
                                    ),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("told_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_reviewrequest_told_in_words",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Study",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("title", models.CharField(max_length=100, verbose_name="课题")),
                        ("outline", models.TextField(max_length=6000, verbose_name="调研提纲")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("planned", "已立项"),
                                    ("underway", "调研中"),
                                    ("reported", "已形成报告"),
                                    ("used", "成果已运用"),
                                    ("dropped", "已终止"),
                                ],
                                default="planned",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "report",
                            models.TextField(blank=True, editable=False, max_length=20000, verbose_name="调研报告"),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报告日期")),
                        (
                            "uses",
                            models.TextField(blank=True, editable=False, max_length=3000, verbose_name="成果运用"),
                        ),
                        ("used_on", models.DateField(editable=False, null=True, verbose_name="运用日期")),
                        (
                            "dropped_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="终止的理由"),
                        ),
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studies",
                                to="congress.organization",
                                verbose_name="认领的专工委",
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
                            "leader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studies",
                                to="congress.membership",
                                verbose_name="牵头的常委会领导",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "调研课题",
                        "verbose_name_plural": "调研课题",
                        "ordering": ["-year", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-year", "state"], name="supervision_study_listed")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "title"),
                                name="supervision_study_once",
                                violation_error_message="这一年已有同名的课题。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["reported", "used"]), _negated=True),
                                    models.Q(models.Q(("report", ""), _negated=True), ("reported_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_study_reported_in_words",
                                violation_error_message="请写明调研报告。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "used"), _negated=True),
                                    models.Q(models.Q(("uses", ""), _negated=True), ("used_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_study_used_in_words",
                                violation_error_message="请写明成果怎样运用。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StudyGroup",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=40, verbose_name="小组")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("topic", "课题小组"), ("profession", "专业小组")],
                                default="topic",
                                max_length=10,
                                verbose_name="类型",
                            ),
                        ),
                        ("task", models.CharField(blank=True, max_length=300, verbose_name="分工")),
                        (
                            "state",
                            models.CharField(
                                choices=[("working", "调研中"), ("reported", "已报送")],
                                default="working",
                                editable=False,
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "report",
                            models.TextField(blank=True, editable=False, max_length=10000, verbose_name="小组报告"),
                        ),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报送日期")),
                        (
                            "study",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groups",
                                to="supervision.study",
                                verbose_name="课题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "课题小组",
                        "verbose_name_plural": "课题小组",
                        "ordering": ["study", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("study", "title"),
                                name="supervision_studygroup_once",
                                violation_error_message="已有同名的小组。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "working"),
                                    models.Q(models.Q(("report", ""), _negated=True), ("reported_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_studygroup_reported_in_words",
                                violation_error_message="请写明小组报告。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StudyMember",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_head", models.BooleanField(default=False, verbose_name="组长")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="studies",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="members",
                                to="supervision.studygroup",
                                verbose_name="小组",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "课题小组成员",
                        "verbose_name_plural": "课题小组成员",
                        "ordering": ["group", "-is_head", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "deputy"),
                                name="supervision_studymember_once",
                                violation_error_message="这名代表已在小组里。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_head", True)),
                                fields=("group",),
                                name="supervision_studymember_one_head",
                                violation_error_message="组长只有一名。",
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
                                choices=[
                                    ("special_report", "听取和审议专项工作报告"),
                                    ("inspection", "执法检查"),
                                    ("work_review", "工作评议"),
                                    ("duty_review", "履职评议"),
                                    ("rectification", "测评整改"),
                                    ("special_inquiry", "专题询问"),
                                    ("judicial_review", "司法案件评查"),
                                    ("visit", "代表视察"),
                                    ("finance", "审查批准决算、预算调整"),
                                    ("audit", "审计查出问题整改"),
                                ],
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
                                    ("satisfaction", "满意度测评结果（本级规定）"),
                                    ("appointed", "常委会任命人员履职监督（本级规定）"),
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
                        (
                            "failures",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="测评不满意的次数"
                            ),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="最近的期限")),
                        (
                            "activity",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visit",
                                to="deputies.activity",
                                verbose_name="代表活动",
                            ),
                        ),
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
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="congress.membership",
                                verbose_name="述职人员",
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
                                                "result_rating",
                                                "result_rated",
                                                "failed",
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
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "work_review"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "notified",
                                                "self_checked",
                                                "surveyed",
                                                "report_drafted",
                                                "council_passed",
                                                "heard",
                                                "rating",
                                                "rated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "duty_review"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "notified",
                                                "self_checked",
                                                "surveyed",
                                                "report_drafted",
                                                "council_passed",
                                                "heard",
                                                "rating",
                                                "rated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "rectification"),
                                        (
                                            "state__in",
                                            [
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "special_inquiry"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "scheme",
                                                "researched",
                                                "questions_fixed",
                                                "called",
                                                "deliberated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "judicial_review"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "scheme",
                                                "cases_drawn",
                                                "reviewing",
                                                "report_drafted",
                                                "council_passed",
                                                "deliberated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
                                                "published",
                                                "follow_up",
                                                "followed",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "visit"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "team_formed",
                                                "announced",
                                                "visited",
                                                "handling",
                                                "result_reported",
                                                "published",
                                                "closed",
                                                "dropped",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        ("form", "finance"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "draft_sent",
                                                "opined",
                                                "fed_back",
                                                "distributed",
                                                "heard",
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
                                        ("form", "audit"),
                                        (
                                            "state__in",
                                            [
                                                "planned",
                                                "list_issued",
                                                "report_submitted",
                                                "distributed",
                                                "deliberated",
                                                "opinion_draft",
                                                "handling",
                                                "result_draft",
                                                "result_commented",
                                                "result_reported",
                                                "result_rating",
                                                "result_rated",
                                                "failed",
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
                                condition=models.Q(("form", "duty_review"), ("officer", None), _connector="XOR"),
                                name="supervision_topic_reviews_an_officer",
                                violation_error_message="履职评议须写明述职人员，其他形式不填。",
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
                                                "result_rating",
                                                "result_rated",
                                                "failed",
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
                            "group",
                            models.CharField(
                                blank=True,
                                help_text="分组检查、视察的，例如：第一检查小组。",
                                max_length=30,
                                verbose_name="小组",
                            ),
                        ),
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
                            "person",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="人员",
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
                                fields=("topic", "person"),
                                name="supervision_teammember_person_once",
                                violation_error_message="同一个人在组里只能有一个位置。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("deputy", None), ("membership__isnull", False), ("person__isnull", False)
                                    ),
                                    models.Q(
                                        ("deputy__isnull", False), ("membership", None), ("person__isnull", False)
                                    ),
                                    models.Q(
                                        ("deputy", None),
                                        ("membership", None),
                                        ("person", None),
                                        models.Q(("name", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_teammember_somebody",
                                violation_error_message="请选择一名机关人员或代表，或者填写专家姓名。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StaffPoll",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("polled_on", models.DateField(verbose_name="测评日期")),
                        ("issued", models.PositiveSmallIntegerField(verbose_name="发出（张）")),
                        ("returned", models.PositiveSmallIntegerField(verbose_name="收回（张）")),
                        ("invalid", models.PositiveSmallIntegerField(default=0, verbose_name="无效（张）")),
                        ("good", models.PositiveSmallIntegerField(verbose_name="满意（票）")),
                        ("fair", models.PositiveSmallIntegerField(verbose_name="基本满意（票）")),
                        ("poor", models.PositiveSmallIntegerField(verbose_name="不满意（票）")),
                        ("unknown", models.PositiveSmallIntegerField(default=0, verbose_name="不了解（票）")),
                        (
                            "text",
                            models.TextField(
                                blank=True,
                                help_text="不写姓名，归纳集中的意见。",
                                max_length=2000,
                                verbose_name="意见摘要",
                            ),
                        ),
                        (
                            "counted_by",
                            models.CharField(
                                help_text="写两名以上计票人的姓名，用顿号分开。", max_length=60, verbose_name="计票人"
                            ),
                        ),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="登记人")),
                        (
                            "topic",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="staff_poll",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "干警测评",
                        "verbose_name_plural": "干警测评",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("returned__lte", models.F("issued"))),
                                name="supervision_staffpoll_returned_within_issued",
                                violation_error_message="收回的不能多于发出的，这次测评无效，请重新测评。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "returned",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                django.db.models.expressions.CombinedExpression(
                                                    django.db.models.expressions.CombinedExpression(
                                                        models.F("invalid"), "+", models.F("good")
                                                    ),
                                                    "+",
                                                    models.F("fair"),
                                                ),
                                                "+",
                                                models.F("poor"),
                                            ),
                                            "+",
                                            models.F("unknown"),
                                        ),
                                    )
                                ),
                                name="supervision_staffpoll_adds_up",
                                violation_error_message="各等次票数和无效票加起来应等于收回的张数，请核对。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("counted_by", ""), _negated=True),
                                name="supervision_staffpoll_counted_by_somebody",
                                violation_error_message="请写明计票人。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SatisfactionVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(editable=False, verbose_name="年度")),
                        ("title", models.CharField(max_length=100, verbose_name="名称")),
                        (
                            "body",
                            models.CharField(
                                choices=[("committee", "常委会组成人员"), ("session", "全体代表")],
                                default="committee",
                                max_length=9,
                                verbose_name="投票人",
                            ),
                        ),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟订"),
                                    ("voting", "交付测评"),
                                    ("announced", "已宣布"),
                                    ("published", "已公布"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "summary",
                            models.TextField(blank=True, editable=False, max_length=4000, verbose_name="结果"),
                        ),
                        (
                            "law",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="等次和名次怎样确定"
                            ),
                        ),
                        ("count", models.JSONField(editable=False, null=True, verbose_name="票数")),
                        ("announced_on", models.DateField(editable=False, null=True, verbose_name="宣布日期")),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "committee",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="组织后续评议和整改的单位",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="satisfaction_votes",
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
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="satisfaction_votes",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "满意度测评",
                        "verbose_name_plural": "满意度测评",
                        "ordering": ["-year", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-year", "state"], name="supervision_satisf_listed")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("topic", None)),
                                fields=("congress", "year", "title"),
                                name="supervision_satisfactionvote_once",
                                violation_error_message="这一年已有同名的测评。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "voting"]),
                                    models.Q(("announced_on__isnull", False), ("count__isnull", False)),
                                    _connector="XOR",
                                ),
                                name="supervision_satisfactionvote_announced",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "published"), ("published_on", None), _connector="XOR"),
                                name="supervision_satisfactionvote_published",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SatisfactionObject",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("marks", models.JSONField(editable=False, null=True, verbose_name="各等次票数")),
                        (
                            "score",
                            models.PositiveIntegerField(editable=False, null=True, verbose_name="得分（百分之一分）"),
                        ),
                        ("rank", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="名次")),
                        ("grade", models.CharField(blank=True, editable=False, max_length=8, verbose_name="等次")),
                        ("failed", models.BooleanField(default=False, editable=False, verbose_name="不满意")),
                        ("at_bottom", models.BooleanField(default=False, editable=False, verbose_name="末位")),
                        (
                            "sentence",
                            models.CharField(blank=True, editable=False, max_length=400, verbose_name="结果和依据"),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="述职人员",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rated",
                                to="congress.organization",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "vote",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="objects_of",
                                to="supervision.satisfactionvote",
                                verbose_name="测评",
                            ),
                        ),
                        (
                            "rectification",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="failed_in",
                                to="supervision.topic",
                                verbose_name="测评整改",
                            ),
                        ),
                        (
                            "review",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bottom_of",
                                to="supervision.topic",
                                verbose_name="工作评议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "测评对象",
                        "verbose_name_plural": "测评对象",
                        "ordering": ["vote", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("officer", None)),
                                fields=("vote", "unit"),
                                name="supervision_satisfactionobject_once",
                                violation_error_message="这个单位已在测评名单里。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("grade", ""), ("marks__isnull", True), ("rank", None), ("score", None)),
                                    models.Q(
                                        ("marks__isnull", False),
                                        ("rank__isnull", False),
                                        ("score__isnull", False),
                                        models.Q(("grade", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="supervision_satisfactionobject_result_whole",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="reviewcase",
                    name="topic",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cases",
                        to="supervision.topic",
                        verbose_name="议题",
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
                        ("order", models.PositiveSmallIntegerField(editable=False, verbose_name="序号")),
                        ("text", models.TextField(max_length=1000, verbose_name="问题")),
                        (
                            "is_open",
                            models.BooleanField(
                                default=False,
                                help_text="不勾选的，答复单位在会上才知道问题的内容。",
                                verbose_name="会前告知答复单位",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("collected", "已征集"),
                                    ("listed", "待询问"),
                                    ("answered", "已答复"),
                                    ("left_out", "未列入"),
                                ],
                                default="collected",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("by_name", models.CharField(editable=False, max_length=40, verbose_name="提出人")),
                        ("answer", models.TextField(blank=True, editable=False, max_length=6000, verbose_name="答复")),
                        (
                            "answerer",
                            models.CharField(blank=True, editable=False, max_length=60, verbose_name="答复人"),
                        ),
                        (
                            "further",
                            models.TextField(blank=True, editable=False, max_length=6000, verbose_name="追问和回答"),
                        ),
                        ("answered_on", models.DateField(editable=False, null=True, verbose_name="答复日期")),
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
                                verbose_name="提问人评价",
                            ),
                        ),
                        (
                            "left_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="未列入的理由"),
                        ),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="书面答复期限")),
                        (
                            "asker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="congress.membership",
                                verbose_name="提问人",
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
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "proposer",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="提出人",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="congress.organization",
                                verbose_name="答复单位",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questions",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "询问",
                        "verbose_name_plural": "询问",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "state"], name="supervision_question_listed"),
                            models.Index(fields=["unit", "state", "due_on"], name="supervision_question_of_unit"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("topic__isnull", False), ("meeting__isnull", False), _connector="OR"
                                ),
                                name="supervision_question_of_a_topic_or_a_meeting",
                                violation_error_message="请选择会议。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["collected", "left_out"]), ("asker__isnull", False), _connector="OR"
                                ),
                                name="supervision_question_asked_by_somebody",
                                violation_error_message="列入的问题须有提问人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "answered"), _negated=True),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="supervision_question_answered_in_words",
                                violation_error_message="请写明答复。",
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
                                choices=[
                                    ("special_report", "听取和审议专项工作报告"),
                                    ("inspection", "执法检查"),
                                    ("work_review", "工作评议"),
                                    ("duty_review", "履职评议"),
                                    ("rectification", "测评整改"),
                                    ("special_inquiry", "专题询问"),
                                    ("judicial_review", "司法案件评查"),
                                    ("visit", "代表视察"),
                                    ("finance", "审查批准决算、预算调整"),
                                    ("audit", "审计查出问题整改"),
                                ],
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
                                    ("satisfaction", "满意度测评结果（本级规定）"),
                                    ("appointed", "常委会任命人员履职监督（本级规定）"),
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
                            "leader",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="负责领导",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                help_text="履职评议填写。",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="述职人员",
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
                                condition=models.Q(("form", "duty_review"), ("officer", None), _connector="XOR"),
                                name="supervision_planline_reviews_an_officer",
                                violation_error_message="履职评议须写明述职人员，其他形式不填。",
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
                    name="FinanceDuty",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "matter",
                            models.CharField(
                                choices=[
                                    ("execution", "听取上半年计划、预算执行情况报告"),
                                    ("accounts", "审查批准上一年度决算"),
                                    ("audit", "听取审计工作报告"),
                                    ("rectified", "听取审计查出问题整改情况报告"),
                                    ("assets", "听取国有资产管理情况报告"),
                                    ("debt", "听取政府债务管理情况报告"),
                                ],
                                max_length=9,
                                verbose_name="事项",
                            ),
                        ),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="最后日期")),
                        ("done_on", models.DateField(editable=False, null=True, verbose_name="完成日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finance_duties",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="finance_duties",
                                to="supervision.topic",
                                verbose_name="监督议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "财政监督法定事项",
                        "verbose_name_plural": "财政监督法定事项",
                        "ordering": ["year", "due_on", "pk"],
                        "indexes": [models.Index(fields=["congress", "year"], name="supervision_finance_duties")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "matter"), name="supervision_financeduty_once"
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="expertmatter",
                    name="topic",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="matters",
                        to="supervision.topic",
                        verbose_name="监督议题",
                    ),
                ),
                migrations.AddField(
                    model_name="draw",
                    name="topic",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="supervision.topic",
                        verbose_name="监督议题",
                    ),
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "came",
                            models.CharField(
                                choices=[
                                    ("called", "已通知"),
                                    ("head", "主要负责人到会"),
                                    ("deputed", "委托其他负责人到会"),
                                    ("absent", "没有到会"),
                                ],
                                default="called",
                                max_length=8,
                                verbose_name="到会情况",
                            ),
                        ),
                        ("name", models.CharField(blank=True, max_length=40, verbose_name="到会负责人")),
                        ("post", models.CharField(blank=True, max_length=60, verbose_name="职务")),
                        (
                            "because",
                            models.CharField(
                                blank=True,
                                help_text="主要负责人没有到会的，写明原因。",
                                max_length=200,
                                verbose_name="原因",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="应询单位",
                            ),
                        ),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "应询单位到会",
                        "verbose_name_plural": "应询单位到会",
                        "ordering": ["topic", "unit__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "unit"), name="supervision_attendance_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came__in", ["called", "absent"]),
                                    models.Q(("name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_attendance_says_who",
                                violation_error_message="请写明到会负责人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("came__in", ["called", "head"]),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="supervision_attendance_says_why",
                                violation_error_message="主要负责人没有到会的，请写明原因。",
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
                        ("late_because", models.CharField(blank=True, max_length=200, verbose_name="超过期限的原因")),
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
                migrations.CreateModel(
                    name="Transfer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("name", models.CharField(max_length=80, verbose_name="项目")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("general", "一般性转移支付"), ("special", "专项转移支付")],
                                max_length=7,
                                verbose_name="种类",
                            ),
                        ),
                        (
                            "amount",
                            models.DecimalField(
                                decimal_places=2,
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="预算安排（万元）",
                            ),
                        ),
                        ("since", models.DateField(verbose_name="预算批准日期")),
                        (
                            "issued",
                            models.DecimalField(
                                decimal_places=2,
                                default=Decimal("0"),
                                max_digits=14,
                                validators=[django.core.validators.MinValueValidator(0)],
                                verbose_name="已下达（万元）",
                            ),
                        ),
                        ("issued_on", models.DateField(blank=True, null=True, verbose_name="最近下达日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="transfers",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "转移支付",
                        "verbose_name_plural": "转移支付",
                        "ordering": ["-year", "kind", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "name"),
                                name="supervision_transfer_once",
                                violation_error_message="这一年的这个项目已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("issued__lte", models.F("amount"))),
                                name="supervision_transfer_issued_at_most_all",
                                violation_error_message="已下达的不能超过预算安排。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("issued", 0), ("issued_on__isnull", False), _connector="OR"),
                                name="supervision_transfer_issued_on_a_day",
                                violation_error_message="已下达的请填下达日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=60, verbose_name="视察点")),
                        (
                            "at",
                            models.CharField(
                                blank=True, help_text="例如：上午9:00—9:40", max_length=30, verbose_name="时间"
                            ),
                        ),
                        ("what", models.CharField(blank=True, max_length=200, verbose_name="视察内容")),
                        ("host", models.CharField(blank=True, max_length=60, verbose_name="接待和介绍情况的单位")),
                        (
                            "topic",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stops",
                                to="supervision.topic",
                                verbose_name="议题",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "视察路线",
                        "verbose_name_plural": "视察路线",
                        "ordering": ["topic", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("topic", "order"), name="supervision_visitstop_once")
                        ],
                    },
                ),
            ],
        ),
    ]
