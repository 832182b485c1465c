import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import congress.frame.clock
import congress.frame.founding


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        congress.frame.founding.Found(
            operations=[
                migrations.CreateModel(
                    name="Account",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        ("login", models.CharField(max_length=40, unique=True, verbose_name="登录名")),
                        (
                            "phone",
                            models.CharField(
                                blank=True, max_length=20, null=True, unique=True, verbose_name="登录手机号"
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                        ("must_change_password", models.BooleanField(default=True, verbose_name="须改密码")),
                        ("code_hash", models.CharField(blank=True, editable=False, max_length=160)),
                        (
                            "code_expires_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="一次性口令有效至"),
                        ),
                        (
                            "password_changed_at",
                            models.DateTimeField(blank=True, null=True, verbose_name="上次改密码"),
                        ),
                        ("past_passwords", models.JSONField(default=list, editable=False, verbose_name="用过的密码")),
                        ("large_type", models.BooleanField(default=False, verbose_name="大字版")),
                        ("list_columns", models.JSONField(default=dict, editable=False, verbose_name="各列表的栏目")),
                        ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="演示账号")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="开通时间"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "账号",
                        "verbose_name_plural": "账号",
                        "ordering": ["login"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("phone", ""), _negated=True),
                                name="congress_account_phone_or_none",
                                violation_error_message="没有手机号时请留空。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("code_hash", ""), ("code_expires_at__isnull", False), _connector="OR"
                                ),
                                name="congress_account_code_expires",
                                violation_error_message="一次性口令必须有期限。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attachment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("target", models.CharField(db_index=True, max_length=80, verbose_name="所属")),
                        ("purpose", models.CharField(default="attachment", max_length=40, verbose_name="用途")),
                        ("name", models.CharField(max_length=120, verbose_name="文件名")),
                        ("stored_as", models.CharField(editable=False, max_length=80, unique=True)),
                        ("content_type", models.CharField(max_length=100, verbose_name="类型")),
                        ("size", models.PositiveIntegerField(verbose_name="大小")),
                        ("sha256", models.CharField(max_length=64, verbose_name="校验码")),
                        ("uploaded_by", models.CharField(max_length=40, verbose_name="上传人")),
                        (
                            "uploaded_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="上传时间"),
                        ),
                        ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="撤下时间")),
                    ],
                    options={
                        "verbose_name": "附件",
                        "verbose_name_plural": "附件",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="AuditHead",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain", models.BigIntegerField(unique=True, verbose_name="链")),
                        ("seq", models.PositiveBigIntegerField(default=0, verbose_name="最后序号")),
                        ("hash", models.CharField(blank=True, max_length=64, verbose_name="最后校验值")),
                    ],
                    options={
                        "verbose_name": "审计链末端",
                        "verbose_name_plural": "审计链末端",
                    },
                ),
                migrations.CreateModel(
                    name="CalendarYear",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(unique=True, verbose_name="年度")),
                        ("source", models.CharField(max_length=120, verbose_name="来源")),
                        ("confirmed_by", models.CharField(max_length=40, verbose_name="确认人")),
                        (
                            "confirmed_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="确认时间"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "已录全的年度",
                        "verbose_name_plural": "已录全的年度",
                        "ordering": ["year"],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                                    ("session", "人民代表大会会议"),
                                    ("standing_committee", "常务委员会会议"),
                                    ("council", "主任会议"),
                                    ("presidium", "主席团会议"),
                                ],
                                max_length=20,
                                verbose_name="会议",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="次")),
                        ("opens_on", models.DateField(verbose_name="开幕日")),
                        ("closes_on", models.DateField(verbose_name="闭幕日")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "拟召开"), ("held", "已召开"), ("cancelled", "未召开")],
                                default="planned",
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="地点")),
                        ("chaired_by", models.CharField(blank=True, max_length=60, verbose_name="主持人")),
                        ("due", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="应到")),
                        ("present", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="实到")),
                        ("on_leave", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="请假")),
                        ("sitting_in", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="列席")),
                        ("summary", models.TextField(blank=True, verbose_name="会议情况")),
                        (
                            "cancelled_because",
                            models.CharField(blank=True, max_length=200, verbose_name="未召开的原因"),
                        ),
                        ("speaking_until", models.DateTimeField(editable=False, null=True, verbose_name="发言到")),
                    ],
                    options={
                        "verbose_name": "会议",
                        "verbose_name_plural": "会议",
                        "ordering": ["-opens_on", "-pk"],
                        "indexes": [models.Index(fields=["kind", "-opens_on"], name="congress_meeting_by_date")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("term", "kind", "number"),
                                name="congress_meeting_once",
                                violation_error_message="本届的这次会议已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("opens_on"))),
                                name="congress_meeting_closes_after_opening",
                                violation_error_message="闭幕日不能早于开幕日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("present", None),
                                    ("due", None),
                                    ("present__lte", models.F("due")),
                                    _connector="OR",
                                ),
                                name="congress_meeting_present_within_due",
                                violation_error_message="实到人数不能多于应到人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "cancelled"), _negated=True),
                                    models.Q(("cancelled_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="congress_meeting_cancelled_says_why",
                                violation_error_message="没有召开的会议须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Number",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("value", models.PositiveIntegerField(verbose_name="序号")),
                        ("text", models.CharField(max_length=60, verbose_name="编号")),
                        (
                            "state",
                            models.CharField(
                                choices=[("used", "在用"), ("cancelled", "作废")],
                                default="used",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="作废原因")),
                        ("target", models.CharField(blank=True, max_length=80, verbose_name="用于")),
                        ("taken_by", models.CharField(max_length=40, verbose_name="编号人")),
                        ("taken_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="编号时间")),
                        ("cancelled_by", models.CharField(blank=True, max_length=40, verbose_name="作废人")),
                        ("cancelled_at", models.DateTimeField(null=True, verbose_name="作废时间")),
                    ],
                    options={
                        "verbose_name": "编号",
                        "verbose_name_plural": "编号",
                        "ordering": ["series", "value"],
                        "constraints": [
                            models.UniqueConstraint(fields=("series", "value"), name="congress_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("cancelled_at", None), ("state", "used")),
                                    models.Q(
                                        ("cancelled_at__isnull", False),
                                        ("state", "cancelled"),
                                        models.Q(("reason", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_number_cancelled_says_why",
                                violation_error_message="作废编号必须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Pulse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, unique=True, verbose_name="事项")),
                        ("label", models.CharField(max_length=60, verbose_name="名称")),
                        ("started_at", models.DateTimeField(null=True, verbose_name="开始时间")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        ("runs", models.PositiveIntegerField(default=0, verbose_name="运行次数")),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="上次办理")),
                        ("failed", models.PositiveIntegerField(default=0, verbose_name="上次失败")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="上次失败原因")),
                        ("succeeded_at", models.DateTimeField(null=True, verbose_name="最近一次全部成功")),
                    ],
                    options={
                        "verbose_name": "时钟运行情况",
                        "verbose_name_plural": "时钟运行情况",
                        "ordering": ["key"],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=60, verbose_name="项目")),
                        (
                            "about",
                            models.CharField(
                                choices=[("township", "乡镇人大"), ("chair", "主席")],
                                default="township",
                                max_length=8,
                                verbose_name="对象",
                            ),
                        ),
                        ("most", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="满分")),
                        ("rule", models.CharField(blank=True, max_length=200, verbose_name="评分办法")),
                        ("figure", models.CharField(blank=True, max_length=60, verbose_name="系统数据")),
                        (
                            "target",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="得满分的数量"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核项目",
                        "verbose_name_plural": "考核项目",
                        "ordering": ["sheet", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sheet", "order"),
                                name="congress_scoreitem_once",
                                violation_error_message="项目序号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("most__gt", 0)),
                                name="congress_scoreitem_worth_something",
                                violation_error_message="满分须大于零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("figure", ""),
                                    models.Q(("target__gt", 0), ("target__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_scoreitem_figure_has_a_target",
                                violation_error_message="由系统数据评分的项目须填写得满分的数量。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Area",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=12, unique=True, verbose_name="区划代码")),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("county", "县（市、区）"),
                                    ("township", "乡镇"),
                                    ("street", "街道"),
                                    ("scenic", "景区"),
                                    ("village", "村"),
                                    ("community", "社区"),
                                ],
                                max_length=10,
                                verbose_name="层级",
                            ),
                        ),
                        (
                            "since",
                            models.DateField(blank=True, help_text="不清楚的不填。", null=True, verbose_name="设立日"),
                        ),
                        (
                            "until",
                            models.DateField(
                                blank=True, help_text="撤并当日仍算存在。", null=True, verbose_name="撤销日"
                            ),
                        ),
                        ("order", models.PositiveIntegerField(default=0, verbose_name="排序")),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="parts",
                                to="congress.area",
                                verbose_name="上级",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "区域",
                        "verbose_name_plural": "区域",
                        "ordering": ["code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", "county"), ("parent", None)),
                                    models.Q(models.Q(("level", "county"), _negated=True), ("parent__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_area_county_is_top",
                                violation_error_message="县没有上级区域，其他区域必须有上级。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("since", None),
                                    ("until", None),
                                    ("until__gte", models.F("since")),
                                    _connector="OR",
                                ),
                                name="congress_area_until_after_since",
                                violation_error_message="撤销日不能早于设立日。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FileText",
                    fields=[
                        (
                            "attachment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="words",
                                serialize=False,
                                to="congress.attachment",
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="文字")),
                        (
                            "extent",
                            models.CharField(
                                choices=[
                                    ("whole", "全文"),
                                    ("part", "只读了前面一部分"),
                                    ("empty", "没有文字（照片或者扫描件）"),
                                    ("broken", "打不开（加了密码或者已经损坏）"),
                                ],
                                max_length=6,
                                verbose_name="读到的范围",
                            ),
                        ),
                        ("read_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="读取时间")),
                    ],
                    options={
                        "verbose_name": "附件文字",
                        "verbose_name_plural": "附件文字",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("extent__in", ["empty", "broken"]), ("text", "")),
                                    models.Q(("extent__in", ["whole", "part"]), models.Q(("text", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="congress_filetext_has_words_or_none",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AuditGap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chain", models.BigIntegerField(verbose_name="链")),
                        ("first", models.PositiveBigIntegerField(verbose_name="从第几条")),
                        ("last", models.PositiveBigIntegerField(verbose_name="到第几条")),
                        ("prev_hash", models.CharField(blank=True, max_length=64, verbose_name="之前的校验值")),
                        ("hash", models.CharField(max_length=64, verbose_name="最后一条的校验值")),
                        ("digest", models.CharField(max_length=64, verbose_name="这次清理的校验值")),
                    ],
                    options={
                        "verbose_name": "审计清理处",
                        "verbose_name_plural": "审计清理处",
                        "constraints": [
                            models.UniqueConstraint(fields=("chain", "first"), name="congress_auditgap_once"),
                            models.CheckConstraint(
                                condition=models.Q(("last__gte", models.F("first"))), name="congress_auditgap_forward"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ballot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=60, verbose_name="类别")),
                        ("title", models.CharField(max_length=120, verbose_name="表决事项")),
                        ("note", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                        (
                            "about",
                            models.CharField(
                                blank=True, db_index=True, editable=False, max_length=80, verbose_name="所属事项"
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("paper", "纸质票"),
                                    ("electronic", "电子票（无记名）"),
                                    ("named", "记名表决"),
                                ],
                                default="paper",
                                max_length=10,
                                verbose_name="方式",
                            ),
                        ),
                        ("rule", models.JSONField(editable=False, verbose_name="表决规则")),
                        ("secret", models.BooleanField(editable=False, verbose_name="无记名")),
                        (
                            "confidential",
                            models.BooleanField(default=False, editable=False, verbose_name="宣布前保密"),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="轮次")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "拟订"),
                                    ("open", "正在投票"),
                                    ("closed", "投票截止"),
                                    ("counted", "已计票"),
                                    ("announced", "已宣布"),
                                    ("void", "已作废"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("members", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="应到")),
                        ("present", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="实到")),
                        ("opened_at", models.DateTimeField(editable=False, null=True, verbose_name="开始投票")),
                        ("closed_at", models.DateTimeField(editable=False, null=True, verbose_name="截止投票")),
                        (
                            "scrutineers",
                            models.CharField(blank=True, editable=False, max_length=80, verbose_name="监票人"),
                        ),
                        ("result", models.JSONField(editable=False, null=True, verbose_name="结果")),
                        ("announced_at", models.DateTimeField(editable=False, null=True, verbose_name="宣布")),
                        (
                            "voided_because",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="作废原因"),
                        ),
                        (
                            "previous",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="next",
                                to="congress.ballot",
                                verbose_name="上一轮",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表决",
                        "verbose_name_plural": "表决",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["congress", "state"], name="congress_ballot_by_state")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("previous", None), ("round", 1)),
                                    models.Q(("previous__isnull", False), ("round__gt", 1)),
                                    _connector="OR",
                                ),
                                name="congress_ballot_round_after_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("secret", False), models.Q(("method", "named"), _negated=True), _connector="OR"
                                ),
                                name="congress_ballot_secret_is_never_named",
                                violation_error_message="依法应当无记名的投票不能记名。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("present", None), ("present__lte", models.F("members")), _connector="OR"
                                ),
                                name="congress_ballot_present_among_members",
                                violation_error_message="实到人数不能多于应到人数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "void"]),
                                    models.Q(
                                        ("members__isnull", False),
                                        ("opened_at__isnull", False),
                                        ("present__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_ballot_opened_with_a_roll",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["counted", "announced"]), _negated=True),
                                    models.Q(("closed_at__isnull", False), ("result__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_ballot_counted_has_a_result",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(("voided_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="congress_ballot_void_says_why",
                                violation_error_message="作废须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotBox",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sealed", models.BinaryField(null=True, verbose_name="封存的票")),
                        ("papers", models.JSONField(default=list, verbose_name="票")),
                        ("size", models.PositiveIntegerField(default=0, verbose_name="张数")),
                        ("digest", models.CharField(max_length=64, null=True, verbose_name="校验码")),
                        (
                            "ballot",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="box",
                                to="congress.ballot",
                                verbose_name="表决",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "票箱",
                        "verbose_name_plural": "票箱",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("sealed", None), ("digest", None), _connector="OR"),
                                name="congress_ballotbox_sealed_or_closed",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BallotOption",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=120, verbose_name="名称")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("target", models.CharField(blank=True, editable=False, max_length=80, verbose_name="所指")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="congress.ballot",
                                verbose_name="表决",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "票上事项",
                        "verbose_name_plural": "票上事项",
                        "ordering": ["ballot", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "order"),
                                name="congress_ballotoption_once",
                                violation_error_message="序号重复。",
                            ),
                            models.UniqueConstraint(
                                fields=("ballot", "title"),
                                name="congress_ballotoption_named_once",
                                violation_error_message="票上已有同名的一项。同名的人请注明单位或性别。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Congress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                help_text="例如：某某县人民代表大会", max_length=60, unique=True, verbose_name="全称"
                            ),
                        ),
                        (
                            "short_name",
                            models.CharField(help_text="例如：某某县人大", max_length=20, verbose_name="简称"),
                        ),
                        (
                            "level",
                            models.CharField(
                                choices=[("county", "县级"), ("township", "乡级")], max_length=10, verbose_name="层级"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False, editable=False, verbose_name="演示数据")),
                        (
                            "area",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="congress",
                                to="congress.area",
                                verbose_name="行政区域",
                            ),
                        ),
                        (
                            "parent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="townships",
                                to="congress.congress",
                                verbose_name="县级人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人民代表大会",
                        "verbose_name_plural": "人民代表大会",
                        "ordering": ["area__code"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("level", "county"), ("parent", None)),
                                    models.Q(("level", "township"), ("parent__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_congress_level_and_parent",
                                violation_error_message="乡镇人大必须隶属一个县级人大，县级人大没有上级。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CheckFinding",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="自查项目")),
                        ("mark", models.CharField(editable=False, max_length=64)),
                        ("text", models.CharField(max_length=500, verbose_name="不一致的地方")),
                        ("target", models.CharField(blank=True, max_length=80, verbose_name="所指")),
                        ("must", models.BooleanField(verbose_name="必须处理")),
                        (
                            "first_seen_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="首次发现"),
                        ),
                        (
                            "last_seen_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="最近一次发现"),
                        ),
                        ("gone_at", models.DateTimeField(null=True, verbose_name="不再有")),
                        (
                            "congress",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "自查发现",
                        "verbose_name_plural": "自查发现",
                        "ordering": ["key", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("gone_at", None)),
                                fields=["congress", "must"],
                                name="congress_finding_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("gone_at", None)),
                                fields=("mark",),
                                name="congress_checkfinding_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarAlarm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("missing", "下一年度放假安排尚未录入"), ("provisional", "有期限待校")],
                                max_length=12,
                                verbose_name="事由",
                            ),
                        ),
                        ("told_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="提醒时间")),
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
                        "verbose_name": "日历警示",
                        "verbose_name_plural": "日历警示",
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "kind"), name="congress_calendaralarm_once"
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="ballot",
                    name="congress",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="congress.congress",
                        verbose_name="人大",
                    ),
                ),
                migrations.CreateModel(
                    name="AuditEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="时间")),
                        ("account_id", models.BigIntegerField(null=True, verbose_name="账号")),
                        ("person_name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("post_title", models.CharField(blank=True, max_length=60, verbose_name="职务")),
                        ("role", models.CharField(blank=True, max_length=8, verbose_name="角色")),
                        ("ip", models.CharField(blank=True, max_length=45, verbose_name="来源地址")),
                        ("via", models.CharField(blank=True, max_length=12, verbose_name="途径")),
                        ("kind", models.CharField(max_length=80, verbose_name="事项")),
                        ("target", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="对象")),
                        ("before", models.JSONField(default=dict, verbose_name="办理前")),
                        ("after", models.JSONField(default=dict, verbose_name="办理后")),
                        ("text", models.CharField(max_length=500, verbose_name="记述")),
                        ("reason", models.TextField(blank=True, verbose_name="理由")),
                        ("returns", models.BooleanField(default=False, verbose_name="退回")),
                        (
                            "result",
                            models.CharField(
                                choices=[("done", "已办"), ("refused", "被拒绝"), ("failed", "出错")],
                                default="done",
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        ("seq", models.PositiveBigIntegerField(editable=False, null=True, verbose_name="链上序号")),
                        (
                            "prev_hash",
                            models.CharField(editable=False, max_length=64, null=True, verbose_name="前一条的校验值"),
                        ),
                        ("hash", models.CharField(editable=False, max_length=64, null=True, verbose_name="校验值")),
                        (
                            "congress",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "审计记录",
                        "verbose_name_plural": "审计记录",
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-at"], name="congress_auditevent_by_time"),
                            models.Index(fields=["congress", "kind"], name="congress_auditevent_by_kind"),
                            models.Index(fields=["account_id", "-at"], name="congress_auditevent_by_account"),
                            models.Index(
                                condition=models.Q(("seq", None)),
                                fields=["congress", "id"],
                                name="congress_auditevent_unsealed",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("congress", "seq"), name="congress_auditevent_seq_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("congress", None)),
                                fields=("seq",),
                                name="congress_auditevent_seq_once_at_large",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("returns", False), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_auditevent_return_has_reason",
                                violation_error_message="退回必须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("hash", None), ("prev_hash", None), ("seq", None)),
                                    models.Q(
                                        ("hash__isnull", False), ("prev_hash__isnull", False), ("seq__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_auditevent_sealed_whole",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="attachment",
                    name="congress",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="congress.congress"
                    ),
                ),
                migrations.CreateModel(
                    name="Assessment",
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
                                choices=[("self", "待自评"), ("handed", "已自评"), ("scored", "已评分")],
                                default="self",
                                editable=False,
                                max_length=6,
                                verbose_name="状态",
                            ),
                        ),
                        ("chair", models.CharField(blank=True, editable=False, max_length=40, verbose_name="主席")),
                        ("handed_on", models.DateField(editable=False, null=True, verbose_name="自评日期")),
                        (
                            "total",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=6, null=True, verbose_name="乡镇人大得分"
                            ),
                        ),
                        (
                            "chair_total",
                            models.DecimalField(
                                decimal_places=1, editable=False, max_digits=6, null=True, verbose_name="主席得分"
                            ),
                        ),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="评语")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assessments",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "乡镇考核",
                        "verbose_name_plural": "乡镇考核",
                        "ordering": ["sheet", "congress__area__code"],
                        "constraints": [
                            models.UniqueConstraint(fields=("sheet", "congress"), name="congress_assessment_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "scored"), _negated=True),
                                    models.Q(("chair_total__isnull", False), ("total__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_assessment_scored_has_a_total",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=80)),
                        ("content", models.JSONField(default=dict)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("page", models.CharField(blank=True, max_length=40)),
                        ("turn", models.PositiveBigIntegerField(default=0)),
                        ("saved_at", models.DateTimeField(default=congress.frame.clock.now)),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="drafts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "草稿",
                        "verbose_name_plural": "草稿",
                        "constraints": [
                            models.UniqueConstraint(fields=("account", "key"), name="congress_draft_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FormToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("token", models.CharField(max_length=64, unique=True)),
                        ("result_url", models.CharField(max_length=300)),
                        ("spent_at", models.DateTimeField(db_index=True, default=congress.frame.clock.now)),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "表单凭据",
                        "verbose_name_plural": "表单凭据",
                    },
                ),
                migrations.CreateModel(
                    name="Fund",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "base",
                            models.DecimalField(
                                decimal_places=2,
                                help_text="计算应安排数的基数",
                                max_digits=14,
                                verbose_name="乡镇运转经费（元）",
                            ),
                        ),
                        ("percent", models.PositiveSmallIntegerField(editable=False, verbose_name="应安排比例（%）")),
                        (
                            "allotted",
                            models.DecimalField(
                                decimal_places=2, max_digits=14, verbose_name="本年安排人大经费（元）"
                            ),
                        ),
                        ("separate_account", models.BooleanField(default=False, verbose_name="单独建账")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="funds",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人大经费",
                        "verbose_name_plural": "人大经费",
                        "ordering": ["-year", "congress"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="congress_fund_once",
                                violation_error_message="这一年的人大经费已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("allotted__gte", 0), ("base__gte", 0)),
                                name="congress_fund_not_negative",
                                violation_error_message="经费不能是负数。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("percent__lte", 100)), name="congress_fund_percent"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FundEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("allotment", "拨入"),
                                    ("activity", "代表活动"),
                                    ("allowance", "代表补助"),
                                    ("meeting", "会议"),
                                    ("training", "培训"),
                                    ("station", "联络站"),
                                    ("publicity", "宣传"),
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
                                max_digits=14,
                                verbose_name="金额（元）",
                            ),
                        ),
                        ("note", models.CharField(max_length=120, verbose_name="摘要")),
                        (
                            "fund",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="entries",
                                to="congress.fund",
                                verbose_name="年度经费",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "经费收支",
                        "verbose_name_plural": "经费收支",
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["fund", "on"], name="congress_fundentry_by_day")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("amount", 0), _negated=True),
                                name="congress_fundentry_of_something",
                                violation_error_message="金额不能是零。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Holiday",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("date", models.DateField(verbose_name="日期")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("off", "休"), ("work", "班")], max_length=4, verbose_name="类型"
                            ),
                        ),
                        ("name", models.CharField(max_length=20, verbose_name="名称")),
                        ("source", models.CharField(max_length=120, verbose_name="来源")),
                        (
                            "congress",
                            models.ForeignKey(
                                blank=True,
                                help_text="空：全国",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="holidays",
                                to="congress.congress",
                                verbose_name="适用范围",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "放假安排",
                        "verbose_name_plural": "放假安排",
                        "ordering": ["date", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("congress", None)),
                                fields=("date",),
                                name="congress_holiday_national_once",
                                violation_error_message="这一天已有全国安排。",
                            ),
                            models.UniqueConstraint(
                                fields=("congress", "date"),
                                name="congress_holiday_local_once",
                                violation_error_message="这一天已有本级安排。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportBatch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=60, verbose_name="登记册")),
                        ("file_name", models.CharField(max_length=120, verbose_name="文件名")),
                        ("sheet", models.CharField(blank=True, max_length=60, verbose_name="工作表")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("checked", "待确认"),
                                    ("queued", "正在导入"),
                                    ("applied", "已导入"),
                                    ("undone", "已撤销"),
                                    ("discarded", "已放弃"),
                                ],
                                default="checked",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("notes", models.JSONField(default=list, verbose_name="提示")),
                        ("counts", models.JSONField(default=dict, verbose_name="行数")),
                        ("moved", models.JSONField(default=list, verbose_name="预览后的变动")),
                        ("role", models.CharField(max_length=8, verbose_name="角色")),
                        ("asked_by", models.CharField(max_length=40, verbose_name="导入人姓名")),
                        (
                            "created_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="上传时间"),
                        ),
                        ("applied_at", models.DateTimeField(null=True, verbose_name="导入时间")),
                        ("undone_at", models.DateTimeField(null=True, verbose_name="撤销时间")),
                        ("undone_by", models.CharField(blank=True, max_length=40, verbose_name="撤销人")),
                        ("cleared_at", models.DateTimeField(null=True, verbose_name="明细清理时间")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="imports",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入",
                        "verbose_name_plural": "导入",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["congress", "-created_at"], name="congress_import_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["checked", "queued", "discarded"]),
                                    ("applied_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_import_applied_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "undone"), ("undone_at__isnull", False)),
                                    models.Q(models.Q(("state", "undone"), _negated=True), ("undone_at", None)),
                                    _connector="OR",
                                ),
                                name="congress_import_undone_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="行号")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("wrong", "有错误"),
                                    ("asked", "待确认是谁"),
                                    ("new", "新增"),
                                    ("changed", "修改"),
                                    ("same", "无变化"),
                                ],
                                max_length=8,
                                verbose_name="结果",
                            ),
                        ),
                        ("cells", models.JSONField(default=dict, verbose_name="原文")),
                        ("values", models.JSONField(default=dict, verbose_name="读作")),
                        ("faults", models.JSONField(default=list, verbose_name="错误")),
                        ("read_notes", models.PositiveSmallIntegerField(default=0, verbose_name="读取时的说明数")),
                        ("read_faults", models.PositiveSmallIntegerField(default=0, verbose_name="读取时的错误")),
                        ("notes", models.JSONField(default=list, verbose_name="提示")),
                        ("changes", models.JSONField(default=list, verbose_name="变动")),
                        ("candidates", models.JSONField(default=list, verbose_name="可能是")),
                        ("choice", models.CharField(blank=True, max_length=20, verbose_name="选择")),
                        ("target", models.CharField(blank=True, max_length=80, verbose_name="对应")),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="congress.importbatch",
                                verbose_name="导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入行",
                        "verbose_name_plural": "导入行",
                        "ordering": ["line"],
                        "indexes": [models.Index(fields=["batch", "state", "line"], name="congress_importrow_shown")],
                        "constraints": [
                            models.UniqueConstraint(fields=("batch", "line"), name="congress_importrow_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ImportTrace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("line", models.PositiveIntegerField(verbose_name="行号")),
                        ("target", models.CharField(max_length=80, verbose_name="对象")),
                        ("before", models.JSONField(null=True, verbose_name="导入前")),
                        ("after", models.JSONField(default=dict, verbose_name="导入后")),
                        (
                            "batch",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="traces",
                                to="congress.importbatch",
                                verbose_name="导入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "导入痕迹",
                        "verbose_name_plural": "导入痕迹",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="种类")),
                        ("label", models.CharField(max_length=120, verbose_name="名称")),
                        ("args", models.JSONField(default=dict, verbose_name="内容")),
                        ("asked_by", models.CharField(max_length=40, verbose_name="发起人姓名")),
                        ("target", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="对象")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "排队中"),
                                    ("running", "进行中"),
                                    ("done", "已完成"),
                                    ("failed", "没有完成"),
                                ],
                                default="queued",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("done", models.PositiveIntegerField(default=0, verbose_name="已完成")),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="共")),
                        ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="已试次数")),
                        ("token", models.UUIDField(editable=False, null=True)),
                        ("lease_until", models.DateTimeField(editable=False, null=True, verbose_name="占用至")),
                        (
                            "due_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="不早于"
                            ),
                        ),
                        ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="通知时间")),
                        ("result", models.JSONField(default=dict, verbose_name="结果")),
                        ("error", models.CharField(blank=True, max_length=300, verbose_name="原因")),
                        (
                            "created_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="发起时间"),
                        ),
                        ("started_at", models.DateTimeField(null=True, verbose_name="开始时间")),
                        ("finished_at", models.DateTimeField(null=True, verbose_name="结束时间")),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "后台任务",
                        "verbose_name_plural": "后台任务",
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["state", "due_at"], name="congress_job_due"),
                            models.Index(fields=["person", "-created_at"], name="congress_job_of_person"),
                            models.Index(fields=["congress", "-created_at"], name="congress_job_of_congress"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "running"), _negated=True),
                                    models.Q(("lease_until__isnull", False), ("token__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_job_running_is_leased",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "failed"), _negated=True),
                                    models.Q(("error", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="congress_job_failed_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("total", 0), ("done__lte", models.F("total")), _connector="OR"),
                                name="congress_job_done_within_total",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="job",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="congress.job",
                        verbose_name="后台任务",
                    ),
                ),
                migrations.CreateModel(
                    name="Link",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("source", models.CharField(db_index=True, max_length=80)),
                        ("target", models.CharField(db_index=True, max_length=80)),
                        (
                            "kind",
                            models.CharField(
                                choices=[("became", "转为"), ("merged", "并入"), ("related", "相关")],
                                max_length=10,
                                verbose_name="关系",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                        ("made_by", models.CharField(max_length=40, verbose_name="建立人")),
                        ("made_at", models.DateTimeField(default=congress.frame.clock.now)),
                    ],
                    options={
                        "verbose_name": "关联",
                        "verbose_name_plural": "关联",
                        "constraints": [
                            models.UniqueConstraint(fields=("source", "target", "kind"), name="congress_link_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="ballot",
                    name="meeting",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ballots",
                        to="congress.meeting",
                        verbose_name="会议",
                    ),
                ),
                migrations.CreateModel(
                    name="AgendaVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="版本")),
                        ("items", models.JSONField(verbose_name="议题")),
                        ("because", models.CharField(blank=True, max_length=200, verbose_name="变动原因")),
                        ("published_on", models.DateField(verbose_name="发布日期")),
                        ("published_by", models.CharField(max_length=40, verbose_name="发布人")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendas",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议程版本",
                        "verbose_name_plural": "议程版本",
                        "ordering": ["meeting", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "number"), name="congress_agendaversion_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("number", 1), models.Q(("because", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_agendaversion_change_says_why",
                                violation_error_message="改动议程须写明原因。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[],
                    options={
                        "verbose_name": "人民代表大会会议",
                        "verbose_name_plural": "人民代表大会会议",
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("congress.meeting",),
                ),
                migrations.CreateModel(
                    name="MeetingItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("report", "听取审议报告"),
                                    ("suggestions", "听取代表建议办理情况"),
                                    ("election", "选举、任免"),
                                    ("decision", "讨论决定事项"),
                                    ("ballot", "票决、测评"),
                                    ("activity", "视察、检查"),
                                    ("study", "学习"),
                                    ("other", "其他"),
                                ],
                                default="report",
                                max_length=12,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="议题")),
                        ("reporter", models.CharField(blank=True, max_length=60, verbose_name="报告人")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="结果")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议题",
                        "verbose_name_plural": "议题",
                        "ordering": ["meeting", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "order"),
                                name="congress_meetingitem_once",
                                violation_error_message="议题序号重复。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="meeting",
                    name="current",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="congress.meetingitem",
                        verbose_name="正在进行的议题",
                    ),
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("since", models.DateField(verbose_name="任职日")),
                        (
                            "until",
                            models.DateField(blank=True, help_text="当日仍在任", null=True, verbose_name="离任日"),
                        ),
                        ("ended_because", models.CharField(blank=True, max_length=60, verbose_name="离任原因")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("SYS", "系统管理员"),
                                    ("SEC", "安全管理员"),
                                    ("AUD", "审计员"),
                                    ("LEAD", "常委会领导"),
                                    ("GO", "常委会办公室"),
                                    ("DAC", "代表工委"),
                                    ("APPT", "任免工作人员"),
                                    ("COM", "专委会、工委"),
                                    ("SCM", "常委会组成人员"),
                                    ("DEP", "县级人大代表"),
                                    ("TDEP", "乡镇人大代表"),
                                    ("UDEP", "上级人大代表"),
                                    ("DHEAD", "代表团团长"),
                                    ("TCH", "乡镇人大主席"),
                                    ("TSEC", "乡镇人大秘书"),
                                    ("STA", "联络站管理员"),
                                    ("GOV", "政府督查室"),
                                    ("UNIT", "承办单位经办人"),
                                    ("UNITL", "承办单位负责人"),
                                    ("MEMBER", "机构成员"),
                                ],
                                editable=False,
                                max_length=8,
                                verbose_name="角色",
                            ),
                        ),
                        ("single_seat", models.BooleanField(default=False, editable=False)),
                        ("administrator", models.BooleanField(default=False, editable=False)),
                        (
                            "suspended",
                            models.BooleanField(
                                default=False,
                                editable=False,
                                help_text="仍在任，但不能行使职权（代表法第六十一条）",
                                verbose_name="暂停执行职务",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="congress.congress",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "任职",
                        "verbose_name_plural": "任职",
                        "ordering": ["organization__order", "post__order", "since", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "role", "until"], name="congress_membership_role"),
                            models.Index(fields=["organization", "role", "until"], name="congress_membership_org"),
                            models.Index(fields=["term", "role"], name="congress_membership_of_term"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="congress_membership_until_after_since",
                                violation_error_message="离任日不能早于任职日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("role__in", ["DEP", "TDEP"]), _negated=True),
                                    ("term__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_membership_deputy_of_a_term",
                                violation_error_message="代表职务必须注明届次。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("administrator", True), ("role__in", ["SYS", "SEC", "AUD"])),
                                    models.Q(
                                        ("administrator", False),
                                        models.Q(("role__in", ["SYS", "SEC", "AUD"]), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_membership_administrator_by_role",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="job",
                    name="membership",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.membership",
                        verbose_name="以何职务",
                    ),
                ),
                migrations.CreateModel(
                    name="AccessToken",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="名称")),
                        ("code_hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("reads", models.JSONField(blank=True, default=list, verbose_name="看哪些名单")),
                        ("cases", models.JSONField(blank=True, default=list, verbose_name="看哪些事项")),
                        ("moves", models.JSONField(blank=True, default=list, verbose_name="办哪些手续")),
                        ("networks", models.JSONField(blank=True, default=list, verbose_name="只从哪些网段")),
                        (
                            "created_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="办理时间"
                            ),
                        ),
                        ("expires_on", models.DateField(verbose_name="有效期至")),
                        ("last_used_at", models.DateTimeField(editable=False, null=True, verbose_name="最近使用")),
                        ("revoked_at", models.DateTimeField(editable=False, null=True, verbose_name="作废时间")),
                        (
                            "revoked_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="作废人"),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="access_tokens",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="以哪个职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "访问令牌",
                        "verbose_name_plural": "访问令牌",
                        "ordering": ["-created_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("revoked_at", None)),
                                fields=("account", "name"),
                                name="congress_accesstoken_name_once",
                                violation_error_message="您已有一个同名的令牌，请换一个名称。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("revoked_at", None), models.Q(("revoked_by", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_accesstoken_revoked_by_somebody",
                                violation_error_message="作废令牌必须记下是谁作废的。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("last_used_at", None),
                                    ("last_used_at__gte", models.F("created_at")),
                                    _connector="OR",
                                ),
                                name="congress_accesstoken_used_after_made",
                                violation_error_message="令牌不能在办理以前使用。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Minutes",
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
                                choices=[("written", "整理中"), ("signed", "已签发")],
                                default="written",
                                editable=False,
                                max_length=7,
                                verbose_name="状态",
                            ),
                        ),
                        ("drafted_at", models.DateTimeField(editable=False, verbose_name="取数时间")),
                        ("signer", models.CharField(blank=True, editable=False, max_length=40, verbose_name="签发人")),
                        ("signed_on", models.DateField(editable=False, null=True, verbose_name="签发日期")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="minutes",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议纪要",
                        "verbose_name_plural": "会议纪要",
                        "ordering": ["-meeting__opens_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("signed_on__isnull", False),
                                        ("state", "signed"),
                                        models.Q(("signer", ""), _negated=True),
                                    ),
                                    models.Q(("signed_on", None), ("signer", ""), ("state", "written")),
                                    _connector="OR",
                                ),
                                name="congress_minutes_signed_by_somebody",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MinutesParagraph",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("drafted", models.TextField(blank=True, verbose_name="按数据生成")),
                        ("written", models.TextField(blank=True, null=True, verbose_name="改写")),
                        ("drafted_then", models.TextField(blank=True, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "written_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="改写人"),
                        ),
                        ("written_at", models.DateTimeField(editable=False, null=True, verbose_name="改写时间")),
                        (
                            "minutes",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="paragraphs",
                                to="congress.minutes",
                                verbose_name="会议纪要",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "纪要段落",
                        "verbose_name_plural": "纪要段落",
                        "ordering": ["minutes", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("minutes", "key"), name="congress_minutesparagraph_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("subject", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(blank=True, verbose_name="正文")),
                        ("url", models.CharField(blank=True, max_length=300, verbose_name="链接")),
                        ("target", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="对象")),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="时间")),
                        ("read_at", models.DateTimeField(null=True, verbose_name="阅读时间")),
                        ("urgent", models.BooleanField(default=False, verbose_name="紧急")),
                        (
                            "digest_key",
                            models.CharField(
                                editable=False, max_length=120, null=True, unique=True, verbose_name="只发一次的标记"
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="以何职务",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "消息",
                        "verbose_name_plural": "消息",
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(fields=["person", "-at"], name="congress_notice_inbox"),
                            models.Index(
                                condition=models.Q(("read_at", None)), fields=["person"], name="congress_notice_unread"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delivery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "channel",
                            models.CharField(
                                choices=[("mail", "电子邮件"), ("webhook", "短信网关")],
                                max_length=8,
                                verbose_name="途径",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "待发送"),
                                    ("sending", "发送中"),
                                    ("sent", "已发送"),
                                    ("failed", "发送失败"),
                                ],
                                default="waiting",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="已试次数")),
                        (
                            "next_try_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="下次发送时间"),
                        ),
                        ("error", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        (
                            "notice",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="deliveries",
                                to="congress.notice",
                                verbose_name="消息",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "外发",
                        "verbose_name_plural": "外发",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["state", "next_try_at"], name="congress_delivery_due")],
                        "constraints": [
                            models.UniqueConstraint(fields=("notice", "channel"), name="congress_delivery_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=60, verbose_name="文种")),
                        ("target", models.CharField(db_index=True, max_length=80, verbose_name="所属事项")),
                        ("target_id", models.BigIntegerField(editable=False)),
                        ("title", models.CharField(max_length=200, verbose_name="标题")),
                        ("number_text", models.CharField(blank=True, max_length=60, verbose_name="文号")),
                        ("issuer", models.CharField(max_length=80, verbose_name="发文机关")),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("corrected_because", models.CharField(blank=True, max_length=300, verbose_name="更正原因")),
                        ("snapshot", models.JSONField(verbose_name="内容")),
                        ("check_url", models.CharField(max_length=200, verbose_name="核验网址")),
                        ("check_token", models.CharField(max_length=64, unique=True, verbose_name="核验码")),
                        ("issued_on", models.DateField(verbose_name="成文日期")),
                        ("issued_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="签发时间")),
                        ("issued_by", models.CharField(max_length=40, verbose_name="签发人")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("issued", "正在生成文件"),
                                    ("done", "已签发"),
                                    ("failed", "文件没有生成"),
                                    ("void", "已作废"),
                                ],
                                default="issued",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("failure", models.CharField(blank=True, max_length=300, verbose_name="没有生成的原因")),
                        ("stored_as", models.CharField(editable=False, max_length=120, null=True)),
                        ("sha256", models.CharField(db_index=True, max_length=64, null=True, verbose_name="校验码")),
                        ("size", models.PositiveIntegerField(null=True, verbose_name="大小")),
                        ("pages", models.PositiveSmallIntegerField(null=True, verbose_name="页数")),
                        ("missing_glyphs", models.CharField(max_length=200, null=True, verbose_name="缺字")),
                        ("voided_at", models.DateTimeField(null=True, verbose_name="作废时间")),
                        ("voided_by", models.CharField(max_length=40, null=True, verbose_name="作废人")),
                        ("voided_because", models.CharField(max_length=300, null=True, verbose_name="作废原因")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="congress.document",
                                verbose_name="替代的版本",
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="congress.job",
                                verbose_name="后台任务",
                            ),
                        ),
                        (
                            "number",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="congress.number",
                                verbose_name="编号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "公文",
                        "verbose_name_plural": "公文",
                        "ordering": ["-issued_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-issued_on"], name="congress_document_by_date"),
                            models.Index(fields=["kind", "target_id"], name="congress_document_of_target"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replaces", None), ("version", 1)),
                                    models.Q(
                                        ("replaces__isnull", False),
                                        ("version__gt", 1),
                                        models.Q(("corrected_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_document_first_or_corrected",
                                violation_error_message="更正件必须注明替代的版本和更正原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    models.Q(("voided_at__isnull", False), ("voided_because__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_document_void_says_why",
                                violation_error_message="作废公文必须写明原因。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(
                                        ("pages__isnull", False),
                                        ("sha256__isnull", False),
                                        ("stored_as__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_document_done_has_file",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NumberSeries",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="编号种类")),
                        ("title", models.CharField(blank=True, max_length=60, verbose_name="名称")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                        ("last", models.PositiveIntegerField(default=0, verbose_name="已编到")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="number_series",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "编号序列",
                        "verbose_name_plural": "编号序列",
                        "ordering": ["-year", "key", "organ", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("organ__isnull", False)),
                                fields=("congress", "organ", "key", "year"),
                                name="congress_series_of_organ_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("organ", None)),
                                fields=("congress", "key", "year"),
                                name="congress_series_once",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="number",
                    name="series",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="congress.numberseries",
                        verbose_name="编号序列",
                    ),
                ),
                migrations.CreateModel(
                    name="Organization",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=60, verbose_name="全称")),
                        ("short_name", models.CharField(max_length=20, verbose_name="简称")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("congress", "人民代表大会"),
                                    ("standing_committee", "常务委员会"),
                                    ("council_of_chairpersons", "主任会议"),
                                    ("presidium", "主席团"),
                                    ("special_committee", "专门委员会"),
                                    ("work_committee", "工作委员会"),
                                    ("general_office", "办公室"),
                                    ("deputy_affairs_commission", "代表工作委员会"),
                                    ("street_work_committee", "街道工作委员会"),
                                    ("credentials_committee", "代表资格审查委员会"),
                                    ("information_centre", "信息中心"),
                                    ("upper_congress", "上级人民代表大会"),
                                    ("delegation", "代表团"),
                                    ("deputy_group", "代表小组"),
                                    ("government", "人民政府"),
                                    ("government_supervision_office", "政府督查室"),
                                    ("department", "政府部门"),
                                    ("township_government", "乡镇政府"),
                                    ("supervisory_commission", "监察委员会"),
                                    ("court", "人民法院"),
                                    ("procuratorate", "人民检察院"),
                                    ("public_institution", "事业单位"),
                                    ("enterprise", "企业"),
                                    ("other", "其他"),
                                ],
                                max_length=32,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "document_word",
                            models.CharField(
                                blank=True,
                                help_text="发文字号用，例如：某交函",
                                max_length=12,
                                verbose_name="机关代字",
                            ),
                        ),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="办公电话")),
                        ("address", models.CharField(blank=True, max_length=80, verbose_name="地址")),
                        (
                            "established_posts",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="编制数"),
                        ),
                        ("since", models.DateField(verbose_name="设立日")),
                        ("until", models.DateField(blank=True, null=True, verbose_name="撤销日")),
                        ("order", models.PositiveIntegerField(default=0, verbose_name="排序")),
                        (
                            "area",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="congress.area",
                                verbose_name="所在区域",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organizations",
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
                                to="congress.organization",
                                verbose_name="上级机构",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "机构",
                        "verbose_name_plural": "机构",
                        "ordering": ["congress", "order", "name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                                ),
                                name="congress_organization_until_after_since",
                                violation_error_message="撤销日不能早于设立日。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="numberseries",
                    name="organ",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.organization",
                        verbose_name="编号机关",
                    ),
                ),
                migrations.AddField(
                    model_name="membership",
                    name="organization",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="congress.organization",
                    ),
                ),
                migrations.CreateModel(
                    name="MeetingPaper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="文件")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("expected", "待报送"),
                                    ("drafted", "已送委员会"),
                                    ("submitted", "已送交常委会"),
                                    ("distributed", "已印发"),
                                ],
                                default="expected",
                                editable=False,
                                max_length=11,
                                verbose_name="状态",
                            ),
                        ),
                        ("drafted_on", models.DateField(editable=False, null=True, verbose_name="送委员会日期")),
                        ("submitted_on", models.DateField(editable=False, null=True, verbose_name="送交日期")),
                        ("distributed_on", models.DateField(editable=False, null=True, verbose_name="印发日期")),
                        (
                            "open_from",
                            models.DateField(
                                editable=False,
                                help_text="组成人员从这一天起可以查阅",
                                null=True,
                                verbose_name="可阅日期",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="papers",
                                to="congress.meetingitem",
                                verbose_name="议题",
                            ),
                        ),
                        (
                            "organ",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="报送机关",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议文件",
                        "verbose_name_plural": "会议文件",
                        "ordering": ["item", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "distributed"), _negated=True),
                                    models.Q(("distributed_on__isnull", False), ("open_from__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_meetingpaper_handed_out_with_a_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupTask",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="任务")),
                        ("answers", models.CharField(max_length=40, verbose_name="责任人")),
                        ("due_on", models.DateField(verbose_name="完成期限")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="完成情况")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="group_tasks",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tasks",
                                to="congress.organization",
                                verbose_name="代表小组",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "小组任务",
                        "verbose_name_plural": "小组任务",
                        "ordering": ["due_on", "pk"],
                        "indexes": [models.Index(fields=["congress", "due_on"], name="congress_grouptask_by_day")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("group", "title", "due_on"),
                                name="congress_grouptask_once",
                                violation_error_message="这项任务已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on", None), models.Q(("result", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_grouptask_done_with_result",
                                violation_error_message="已完成的任务须写明完成情况。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Deadline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="规则")),
                        ("target", models.CharField(db_index=True, max_length=80, verbose_name="对象")),
                        ("target_model", models.CharField(editable=False, max_length=60)),
                        ("target_pk", models.BigIntegerField(editable=False)),
                        ("label", models.CharField(max_length=40, verbose_name="时限")),
                        ("title", models.CharField(max_length=120, verbose_name="事项")),
                        ("starts_on", models.DateField(verbose_name="起算日")),
                        ("amount", models.PositiveSmallIntegerField(null=True, verbose_name="长度")),
                        (
                            "unit",
                            models.CharField(
                                choices=[
                                    ("months", "个月"),
                                    ("days", "日"),
                                    ("workdays", "个工作日"),
                                    ("days_before", "日以前"),
                                    ("fixed", "固定日期"),
                                    ("until", "指定日期"),
                                ],
                                max_length=12,
                                verbose_name="单位",
                            ),
                        ),
                        ("rolls", models.BooleanField(default=True, verbose_name="逢休息日顺延")),
                        ("reminds", models.CharField(max_length=200, verbose_name="提醒日")),
                        ("basis", models.CharField(max_length=300, verbose_name="依据")),
                        ("legal_due_on", models.DateField(verbose_name="按规则届满日")),
                        ("due_on", models.DateField(verbose_name="期限")),
                        ("provisional", models.BooleanField(default=False, verbose_name="待校")),
                        ("steps", models.JSONField(default=list, verbose_name="计算过程")),
                        ("reason", models.CharField(blank=True, max_length=300, verbose_name="变更理由")),
                        ("opened_by", models.CharField(max_length=40, verbose_name="启动人")),
                        ("opened_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="启动时间")),
                        (
                            "outcome",
                            models.CharField(
                                choices=[
                                    ("open", "进行中"),
                                    ("met", "已完成"),
                                    ("cancelled", "已终止"),
                                    ("superseded", "已由新期限替代"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("met_on", models.DateField(null=True, verbose_name="完成日")),
                        ("ended_on", models.DateField(null=True, verbose_name="停止日")),
                        ("ended_by", models.CharField(blank=True, max_length=40, verbose_name="停止人")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "replaces",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="congress.deadline",
                                verbose_name="替代的期限",
                            ),
                        ),
                        (
                            "holder_organization",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="deadlines",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "时限",
                        "verbose_name_plural": "时限",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(fields=["congress", "outcome", "due_on"], name="congress_deadline_by_due"),
                            models.Index(fields=["target_model", "target_pk"], name="congress_deadline_of_target"),
                            models.Index(
                                fields=["holder_organization", "outcome", "due_on"], name="congress_deadline_of_holder"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("outcome", "open")),
                                fields=("key", "target"),
                                name="congress_deadline_one_open",
                                violation_error_message="这一时限已在计算中。",
                            ),
                            models.UniqueConstraint(
                                fields=("replaces",),
                                name="congress_deadline_replaced_once",
                                violation_error_message="这一期限已被替代。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on", None), ("outcome", "open")),
                                    models.Q(
                                        models.Q(("outcome", "open"), _negated=True), ("ended_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_deadline_ends_with_a_day",
                                violation_error_message="停止的时限必须有停止日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("met_on__isnull", False), ("outcome", "met")),
                                    models.Q(models.Q(("outcome", "met"), _negated=True), ("met_on", None)),
                                    _connector="OR",
                                ),
                                name="congress_deadline_met_on_a_day",
                                violation_error_message="完成的时限必须有完成日。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replaces", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_deadline_replaces_with_reason",
                                violation_error_message="新期限替代旧期限必须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Person",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=40, verbose_name="姓名")),
                        ("name_pinyin", models.CharField(editable=False, max_length=120, verbose_name="姓名拼音")),
                        ("name_joined", models.CharField(editable=False, max_length=120, verbose_name="姓名全拼")),
                        ("name_initials", models.CharField(editable=False, max_length=20, verbose_name="拼音首字母")),
                        (
                            "name_short",
                            models.CharField(editable=False, max_length=40, verbose_name="姓的全拼和名的首字母"),
                        ),
                        (
                            "former_names",
                            models.JSONField(blank=True, default=list, editable=False, verbose_name="曾用名"),
                        ),
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
                        ("occupation", models.CharField(blank=True, max_length=20, verbose_name="职业构成")),
                        ("workplace", models.CharField(blank=True, max_length=80, verbose_name="工作单位及职务")),
                        ("phone", models.CharField(blank=True, max_length=20, verbose_name="手机号")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="电子邮箱")),
                        ("address", models.CharField(blank=True, max_length=80, verbose_name="通信地址")),
                        (
                            "county",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="congress.congress",
                                verbose_name="所在县",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="congress.person",
                                verbose_name="已并入",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "人员",
                        "verbose_name_plural": "人员",
                        "ordering": ["name_pinyin", "pk"],
                        "indexes": [
                            models.Index(fields=["county", "name_pinyin"], name="congress_person_sorted"),
                            models.Index(
                                fields=["name_joined"],
                                name="congress_person_joined",
                                opclasses=["varchar_pattern_ops"],
                            ),
                            models.Index(
                                fields=["name_initials"],
                                name="congress_person_initials",
                                opclasses=["varchar_pattern_ops"],
                            ),
                            models.Index(
                                fields=["name_short"], name="congress_person_short", opclasses=["varchar_pattern_ops"]
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaperOpening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="打开时间")),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openings",
                                to="congress.meetingpaper",
                                verbose_name="会议文件",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="打开的人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议文件打开记录",
                        "verbose_name_plural": "会议文件打开记录",
                        "ordering": ["paper", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("paper", "person"), name="congress_paperopening_once")
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="notice",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="congress.person",
                        verbose_name="收件人",
                    ),
                ),
                migrations.AddField(
                    model_name="membership",
                    name="person",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="congress.person",
                        verbose_name="人员",
                    ),
                ),
                migrations.CreateModel(
                    name="Letter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("batch", models.CharField(max_length=80, verbose_name="批次")),
                        ("subject", models.CharField(max_length=120, verbose_name="标题")),
                        ("text", models.TextField(blank=True, verbose_name="正文")),
                        ("url", models.CharField(blank=True, max_length=300, verbose_name="链接")),
                        ("target", models.CharField(blank=True, db_index=True, max_length=80, verbose_name="对象")),
                        ("document", models.CharField(blank=True, max_length=80, verbose_name="文书")),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "待发出"), ("released", "已发出"), ("withdrawn", "已撤回")],
                                default="waiting",
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("put_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="放入时间")),
                        ("put_by", models.CharField(max_length=40, verbose_name="放入人")),
                        ("released_at", models.DateTimeField(null=True, verbose_name="发出时间")),
                        ("released_by", models.CharField(blank=True, max_length=40, verbose_name="发出人")),
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
                            "organization",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="congress.organization",
                                verbose_name="送达机构",
                            ),
                        ),
                        (
                            "sender",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="发出机构",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="letters",
                                to="congress.person",
                                verbose_name="送达人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "待发函件",
                        "verbose_name_plural": "待发函件",
                        "ordering": ["batch", "pk"],
                        "indexes": [models.Index(fields=["congress", "state"], name="congress_letter_waiting")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("organization__isnull", False), ("person", None)),
                                    models.Q(("organization", None), ("person__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_letter_one_addressee",
                                violation_error_message="函件须送一个机构或一个人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("released_at__isnull", False), ("state", "released")),
                                    models.Q(models.Q(("state", "released"), _negated=True), ("released_at", None)),
                                    _connector="OR",
                                ),
                                name="congress_letter_released_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="job",
                    name="person",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.person",
                        verbose_name="发起人",
                    ),
                ),
                migrations.AddField(
                    model_name="importbatch",
                    name="person",
                    field=models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.person",
                        verbose_name="导入人",
                    ),
                ),
                migrations.CreateModel(
                    name="Guest",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("unit", "列席单位负责人"),
                                    ("deputy", "列席代表"),
                                    ("other", "其他列席人员"),
                                    ("listener", "旁听公民"),
                                ],
                                default="unit",
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=60, verbose_name="姓名、职务")),
                        ("came", models.BooleanField(default=False, verbose_name="到会")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="guests",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="单位",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="人员",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "列席人员",
                        "verbose_name_plural": "列席人员",
                        "ordering": ["meeting", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "order"),
                                name="congress_guest_once",
                                violation_error_message="序号重复。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("person__isnull", False)),
                                fields=("meeting", "person"),
                                name="congress_guest_person_once",
                                violation_error_message="此人已在列席名单里。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="attachment",
                    name="uploaded_by_person",
                    field=models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="congress.person"
                    ),
                ),
                migrations.AddField(
                    model_name="account",
                    name="person",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="account",
                        to="congress.person",
                        verbose_name="人员",
                    ),
                ),
                migrations.CreateModel(
                    name="Plan",
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
                                    ("township", "乡镇人大年度工作计划"),
                                    ("key_points", "常委会工作要点"),
                                    ("deputies", "代表工作计划"),
                                ],
                                max_length=12,
                                verbose_name="计划",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "起草"), ("adopted", "已通过"), ("published", "已公布")],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("foreword", models.TextField(blank=True, verbose_name="总体要求")),
                        ("adopted_on", models.DateField(blank=True, null=True, verbose_name="通过日期")),
                        ("party_reported_on", models.DateField(blank=True, null=True, verbose_name="报党委日期")),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="通过的会议",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度计划",
                        "verbose_name_plural": "年度计划",
                        "ordering": ["-year", "congress", "kind"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "kind", "year"),
                                name="congress_plan_once",
                                violation_error_message="这一年的计划已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "draft"), ("adopted_on__isnull", False), _connector="OR"),
                                name="congress_plan_adopted_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    ("published_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_plan_published_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=120, verbose_name="事项")),
                        (
                            "form",
                            models.CharField(
                                blank=True,
                                help_text="例如：听取报告、视察、执法检查",
                                max_length=30,
                                verbose_name="方式",
                            ),
                        ),
                        ("month", models.PositiveSmallIntegerField(verbose_name="月份")),
                        ("body", models.CharField(blank=True, max_length=60, verbose_name="责任单位")),
                        ("leader", models.CharField(blank=True, max_length=40, verbose_name="责任领导")),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                        ("result", models.CharField(blank=True, max_length=300, verbose_name="完成情况")),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="congress.plan",
                                verbose_name="计划",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计划事项",
                        "verbose_name_plural": "计划事项",
                        "ordering": ["plan", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plan", "order"),
                                name="congress_planitem_once",
                                violation_error_message="事项序号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("month__range", (1, 12))),
                                name="congress_planitem_in_a_month",
                                violation_error_message="月份须在1至12之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Post",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=40, verbose_name="职务")),
                        (
                            "role",
                            models.CharField(
                                choices=[
                                    ("SYS", "系统管理员"),
                                    ("SEC", "安全管理员"),
                                    ("AUD", "审计员"),
                                    ("LEAD", "常委会领导"),
                                    ("GO", "常委会办公室"),
                                    ("DAC", "代表工委"),
                                    ("APPT", "任免工作人员"),
                                    ("COM", "专委会、工委"),
                                    ("SCM", "常委会组成人员"),
                                    ("DEP", "县级人大代表"),
                                    ("TDEP", "乡镇人大代表"),
                                    ("UDEP", "上级人大代表"),
                                    ("DHEAD", "代表团团长"),
                                    ("TCH", "乡镇人大主席"),
                                    ("TSEC", "乡镇人大秘书"),
                                    ("STA", "联络站管理员"),
                                    ("GOV", "政府督查室"),
                                    ("UNIT", "承办单位经办人"),
                                    ("UNITL", "承办单位负责人"),
                                    ("MEMBER", "机构成员"),
                                ],
                                default="MEMBER",
                                max_length=8,
                                verbose_name="角色",
                            ),
                        ),
                        (
                            "single_seat",
                            models.BooleanField(
                                default=False,
                                help_text="同一天只能由一人担任，例如主任、团长。",
                                verbose_name="一人一职",
                            ),
                        ),
                        (
                            "by_term",
                            models.BooleanField(
                                default=False,
                                help_text="任期同本届人大，例如代表、常委会组成人员、乡镇人大主席。",
                                verbose_name="随届",
                            ),
                        ),
                        ("order", models.PositiveIntegerField(default=0, verbose_name="排序")),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="posts",
                                to="congress.organization",
                                verbose_name="机构",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "职位",
                        "verbose_name_plural": "职位",
                        "ordering": ["organization", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organization", "title"),
                                name="congress_post_once",
                                violation_error_message="这个机构已有同名职位。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="membership",
                    name="post",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="congress.post",
                        verbose_name="职位",
                    ),
                ),
                migrations.CreateModel(
                    name="PublicityArticle",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=120, verbose_name="标题")),
                        ("author", models.CharField(max_length=60, verbose_name="作者")),
                        ("medium", models.CharField(max_length=60, verbose_name="刊播媒体")),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("national", "国家级"),
                                    ("provincial", "省级"),
                                    ("municipal", "市级"),
                                    ("county", "县级"),
                                ],
                                max_length=10,
                                verbose_name="级别",
                            ),
                        ),
                        ("published_on", models.DateField(verbose_name="刊播日期")),
                        ("source", models.CharField(blank=True, max_length=300, verbose_name="网址或刊期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="articles",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "宣传稿件",
                        "verbose_name_plural": "宣传稿件",
                        "ordering": ["-published_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-published_on"], name="congress_article_by_day")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "title", "medium", "published_on"),
                                name="congress_article_once",
                                violation_error_message="这篇稿件已经登记。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("step", models.SmallIntegerField(help_text="负数为期限之前", verbose_name="距期限天数")),
                        ("rung", models.PositiveSmallIntegerField(verbose_name="级别")),
                        ("due_on", models.DateField(verbose_name="应提醒日")),
                        ("sent_at", models.DateTimeField(null=True, verbose_name="提醒时间")),
                        ("superseded_at", models.DateTimeField(null=True, verbose_name="略过时间")),
                        ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="失败次数")),
                        ("retry_at", models.DateTimeField(null=True, verbose_name="再试时间")),
                        ("error", models.CharField(blank=True, max_length=200, verbose_name="失败原因")),
                        (
                            "deadline",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reminders",
                                to="congress.deadline",
                                verbose_name="时限",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒",
                        "verbose_name_plural": "提醒",
                        "ordering": ["deadline", "step"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("sent_at", None), ("superseded_at", None)),
                                fields=["due_on"],
                                name="congress_reminder_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("deadline", "step"), name="congress_reminder_once"),
                            models.CheckConstraint(
                                condition=models.Q(("sent_at", None), ("superseded_at", None), _connector="OR"),
                                name="congress_reminder_sent_or_passed_over",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DigestLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="失败次数")),
                        ("retry_at", models.DateTimeField(null=True, verbose_name="再试时间")),
                        ("error", models.CharField(blank=True, max_length=200, verbose_name="失败原因")),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="以何职务",
                            ),
                        ),
                        (
                            "notice",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.notice",
                                verbose_name="摘要",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "reminder",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lines",
                                to="congress.reminder",
                                verbose_name="提醒",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "提醒摘要条目",
                        "verbose_name_plural": "提醒摘要条目",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("notice", None)),
                                fields=["person"],
                                name="congress_digestline_waiting",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("reminder", "person"), name="congress_digestline_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportForm",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="启用年度")),
                        ("quarter", models.PositiveSmallIntegerField(verbose_name="启用季度")),
                        ("note", models.CharField(blank=True, max_length=200, verbose_name="变更说明")),
                        ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="启用时间")),
                        (
                            "published_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="启用人"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_forms",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "季报表式",
                        "verbose_name_plural": "季报表式",
                        "ordering": ["-year", "-quarter"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "quarter"),
                                name="congress_reportform_once",
                                violation_error_message="这个季度已有表式。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__range", (1, 4))),
                                name="congress_reportform_in_a_quarter",
                                violation_error_message="季度须在1至4之间。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("section", models.CharField(max_length=40, verbose_name="部分")),
                        ("key", models.SlugField(max_length=40, verbose_name="代码")),
                        ("label", models.CharField(max_length=60, verbose_name="项目")),
                        (
                            "kind",
                            models.CharField(
                                choices=[("count", "数量"), ("amount", "金额"), ("text", "文字"), ("files", "附件")],
                                max_length=6,
                                verbose_name="填法",
                            ),
                        ),
                        ("unit", models.CharField(blank=True, max_length=10, verbose_name="单位")),
                        ("required", models.BooleanField(default=True, verbose_name="必填")),
                        ("help", models.CharField(blank=True, max_length=200, verbose_name="填写说明")),
                        (
                            "figure",
                            models.CharField(
                                blank=True, help_text="由系统带出的数据项", max_length=60, verbose_name="系统数据"
                            ),
                        ),
                        ("parts", models.JSONField(blank=True, default=list, verbose_name="等于各项之和")),
                        ("within", models.CharField(blank=True, max_length=40, verbose_name="不大于")),
                        (
                            "jump",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="比上季变动超过时提示", null=True, verbose_name="变动提示（%）"
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="congress.reportform",
                                verbose_name="表式",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "季报项目",
                        "verbose_name_plural": "季报项目",
                        "ordering": ["form", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("form", "key"),
                                name="congress_reportitem_key_once",
                                violation_error_message="代码重复。",
                            ),
                            models.UniqueConstraint(
                                fields=("form", "order"),
                                name="congress_reportitem_order_once",
                                violation_error_message="序号重复。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportRound",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("quarter", models.PositiveSmallIntegerField(verbose_name="季度")),
                        ("opened_on", models.DateField(verbose_name="开始填报")),
                        ("due_on", models.DateField(verbose_name="报送期限")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="report_rounds",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "form",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="congress.reportform",
                                verbose_name="表式",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "季报",
                        "verbose_name_plural": "季报",
                        "ordering": ["-year", "-quarter"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year", "quarter"), name="congress_reportround_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("quarter__range", (1, 4))),
                                name="congress_reportround_in_a_quarter",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuarterReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, verbose_name="版本")),
                        ("corrected_because", models.CharField(blank=True, max_length=300, verbose_name="更正原因")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opened", "待填报"),
                                    ("drafting", "填报中"),
                                    ("signed", "主席已签"),
                                    ("submitted", "已报送"),
                                    ("returned", "已退回"),
                                    ("accepted", "已审核"),
                                    ("locked", "已锁定"),
                                    ("corrected", "已被更正"),
                                ],
                                default="opened",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("due_on", models.DateField(null=True, verbose_name="报送期限")),
                        ("filled_by", models.CharField(blank=True, max_length=40, verbose_name="填报人")),
                        ("filled_at", models.DateTimeField(null=True, verbose_name="填报时间")),
                        ("signed_by", models.CharField(blank=True, max_length=40, verbose_name="审签人")),
                        ("signed_on", models.DateField(null=True, verbose_name="审签日期")),
                        ("submitted_on", models.DateField(null=True, verbose_name="报送日期")),
                        ("urged_on", models.DateField(editable=False, null=True, verbose_name="最近催报日期")),
                        (
                            "urged_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="催报人"),
                        ),
                        ("late", models.BooleanField(default=False, verbose_name="逾期报送")),
                        ("returned_because", models.CharField(blank=True, max_length=300, verbose_name="退回理由")),
                        ("accepted_by", models.CharField(blank=True, max_length=40, verbose_name="审核人")),
                        ("accepted_on", models.DateField(null=True, verbose_name="审核日期")),
                        ("remark", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="quarter_reports",
                                to="congress.congress",
                                verbose_name="乡镇人大",
                            ),
                        ),
                        (
                            "corrects",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrected_by",
                                to="congress.quarterreport",
                                verbose_name="更正的版本",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="congress.reportround",
                                verbose_name="季度",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "乡镇季度报告",
                        "verbose_name_plural": "乡镇季度报告",
                        "ordering": ["round", "congress__area__code", "-version"],
                        "indexes": [models.Index(fields=["congress", "round"], name="congress_report_of_township")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("round", "congress", "version"), name="congress_quarterreport_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("state", "corrected"), _negated=True),
                                fields=("round", "congress"),
                                name="congress_quarterreport_one_in_force",
                                violation_error_message="这个季度已有一份有效的报告。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["opened", "drafting", "returned"]),
                                    models.Q(models.Q(("signed_by", ""), _negated=True), ("signed_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_quarterreport_signed_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["submitted", "accepted", "locked", "corrected"]), _negated=True
                                    ),
                                    ("submitted_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_quarterreport_submitted_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "returned"), _negated=True),
                                    models.Q(("returned_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="congress_quarterreport_returned_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("urged_by", ""), ("urged_on", None)),
                                    models.Q(("urged_on__isnull", False), models.Q(("urged_by", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="congress_quarterreport_urged_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("corrects", None), ("version", 1)),
                                    models.Q(
                                        ("corrects__isnull", False),
                                        ("version__gt", 1),
                                        models.Q(("corrected_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_quarterreport_correction_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "number",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="数值"
                            ),
                        ),
                        ("text", models.TextField(blank=True, verbose_name="文字")),
                        (
                            "counted",
                            models.DecimalField(
                                decimal_places=2, editable=False, max_digits=14, null=True, verbose_name="系统数"
                            ),
                        ),
                        ("counted_at", models.DateTimeField(editable=False, null=True, verbose_name="取数时间")),
                        ("answer", models.CharField(blank=True, max_length=300, verbose_name="对提示的说明")),
                        (
                            "written_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="填写人"),
                        ),
                        ("written_at", models.DateTimeField(editable=False, null=True, verbose_name="填写时间")),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="values",
                                to="congress.reportitem",
                                verbose_name="项目",
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="values",
                                to="congress.quarterreport",
                                verbose_name="报告",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "季报内容",
                        "verbose_name_plural": "季报内容",
                        "ordering": ["report", "item__order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("report", "item"), name="congress_reportvalue_once"),
                            models.CheckConstraint(
                                condition=models.Q(("number", None), ("number__gte", 0), _connector="OR"),
                                name="congress_reportvalue_not_negative",
                                violation_error_message="数值不能为负。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resolution",
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
                                choices=[("resolution", "决议"), ("decision", "决定")],
                                default="decision",
                                max_length=10,
                                verbose_name="类别",
                            ),
                        ),
                        (
                            "title",
                            models.CharField(
                                help_text="例如：关于全面封山禁牧的决定", max_length=120, verbose_name="标题"
                            ),
                        ),
                        (
                            "text",
                            models.TextField(help_text="每行一段；单独成行的“一、……”印成标题。", verbose_name="正文"),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("drafted", "起草"),
                                    ("adopted", "已通过"),
                                    ("published", "已公布"),
                                    ("executing", "执行中"),
                                    ("closed", "已办结"),
                                ],
                                default="drafted",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="编号")),
                        (
                            "vote_words",
                            models.CharField(blank=True, editable=False, max_length=400, verbose_name="表决情况"),
                        ),
                        ("adopted_on", models.DateField(editable=False, null=True, verbose_name="通过日期")),
                        ("effective_on", models.DateField(editable=False, null=True, verbose_name="施行日期")),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "required",
                            models.CharField(blank=True, editable=False, max_length=300, verbose_name="执行要求"),
                        ),
                        ("closed_on", models.DateField(editable=False, null=True, verbose_name="办结日期")),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="办结情况")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="resolutions",
                                to="congress.meetingitem",
                                verbose_name="议题",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolutions",
                                to="congress.meeting",
                                verbose_name="通过的会议",
                            ),
                        ),
                        (
                            "organ",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="执行机关",
                            ),
                        ),
                        (
                            "vote",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="resolution",
                                to="congress.ballotoption",
                                verbose_name="表决",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "决议决定",
                        "verbose_name_plural": "决议决定",
                        "ordering": ["-adopted_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "-adopted_on"], name="congress_resolution_by_date")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("term", "number"),
                                name="congress_resolution_number_once",
                                violation_error_message="编号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "drafted"),
                                    models.Q(
                                        ("adopted_on__isnull", False),
                                        ("effective_on__isnull", False),
                                        ("meeting__isnull", False),
                                        ("number__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_resolution_adopted_at_a_meeting",
                                violation_error_message="通过的决议决定须有会议、日期和编号。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "drafted"), ("vote", None), ("vote_words", "")),
                                    models.Q(
                                        models.Q(("state", "drafted"), _negated=True),
                                        models.Q(("vote_words", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_resolution_adopted_by_a_vote",
                                violation_error_message="通过的决议决定须有表决情况。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("effective_on", None),
                                    ("effective_on__gte", models.F("adopted_on")),
                                    _connector="OR",
                                ),
                                name="congress_resolution_effective_after_adoption",
                                violation_error_message="施行日期不能早于通过日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["drafted", "adopted"]),
                                    ("published_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_resolution_published_on_a_day",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "executing"), _negated=True),
                                    ("organ__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_resolution_executed_by_somebody",
                                violation_error_message="交办执行须有执行机关。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("closed_on__isnull", False),
                                        ("state", "closed"),
                                        models.Q(("outcome", ""), _negated=True),
                                    ),
                                    models.Q(models.Q(("state", "closed"), _negated=True), ("closed_on", None)),
                                    _connector="OR",
                                ),
                                name="congress_resolution_closed_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("title", models.CharField(max_length=60, verbose_name="指标")),
                        ("unit", models.CharField(blank=True, max_length=10, verbose_name="单位")),
                        ("target", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="目标")),
                        (
                            "actual",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="完成"
                            ),
                        ),
                        ("as_of", models.DateField(blank=True, null=True, verbose_name="截至")),
                        (
                            "resolution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indicators",
                                to="congress.resolution",
                                verbose_name="决议决定",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "执行指标",
                        "verbose_name_plural": "执行指标",
                        "ordering": ["resolution", "order"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("resolution", "order"),
                                name="congress_indicator_once",
                                violation_error_message="序号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("target__gt", 0)),
                                name="congress_indicator_target_is_positive",
                                violation_error_message="目标须大于零。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("actual", None), ("as_of", None)),
                                    models.Q(("actual__gte", 0), ("actual__isnull", False), ("as_of__isnull", False)),
                                    _connector="OR",
                                ),
                                name="congress_indicator_actual_on_a_day",
                                violation_error_message="完成数须写明截至日期，并且不能小于零。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExecutionReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("due_on", models.DateField(verbose_name="报告期限")),
                        ("text", models.TextField(blank=True, verbose_name="执行情况")),
                        ("handed_in_on", models.DateField(editable=False, null=True, verbose_name="报告日期")),
                        (
                            "handed_in_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="报告人"),
                        ),
                        (
                            "resolution",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="congress.resolution",
                                verbose_name="决议决定",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "执行情况报告",
                        "verbose_name_plural": "执行情况报告",
                        "ordering": ["resolution", "due_on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("resolution", "due_on"),
                                name="congress_executionreport_once",
                                violation_error_message="这一天的报告已经布置。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("handed_in_on", None), models.Q(("text", ""), _negated=True), _connector="OR"
                                ),
                                name="congress_executionreport_handed_in_with_words",
                                violation_error_message="请写明执行情况。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RuleValue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=60, verbose_name="规则")),
                        ("value", models.JSONField(verbose_name="值")),
                        ("since", models.DateField(verbose_name="施行日")),
                        ("reason", models.CharField(max_length=200, verbose_name="依据或理由")),
                        ("set_by", models.CharField(max_length=40, verbose_name="设定人")),
                        (
                            "set_at",
                            models.DateTimeField(
                                default=congress.frame.clock.now, editable=False, verbose_name="设定时间"
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rule_values",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "规则设定",
                        "verbose_name_plural": "规则设定",
                        "ordering": ["congress", "key", "-since", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "key", "-since", "-id"], name="congress_rulevalue_lookup")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("listing", models.CharField(max_length=60, verbose_name="列表")),
                        ("name", models.CharField(max_length=30, verbose_name="名称")),
                        ("query", models.CharField(max_length=1000, verbose_name="条件")),
                        ("is_shared", models.BooleanField(default=False, verbose_name="共用")),
                        ("kept_by", models.CharField(max_length=40, verbose_name="保存人")),
                        ("kept_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="保存时间")),
                        (
                            "account",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="机构",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "常用条件",
                        "verbose_name_plural": "常用条件",
                        "ordering": ["name", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["congress", "listing", "organization"], name="congress_savedview_shared"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("account", "congress", "listing", "name"),
                                name="congress_savedview_name_once",
                                violation_error_message="已有同名的常用条件。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_shared", False), ("organization__isnull", False), _connector="OR"
                                ),
                                name="congress_savedview_shared_in_an_organ",
                                violation_error_message="没有所在机构，不能共用。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("name", ""), _negated=True), name="congress_savedview_named"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "counted",
                            models.DecimalField(
                                decimal_places=2, editable=False, max_digits=14, null=True, verbose_name="系统数据"
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
                            "assessment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="scores",
                                to="congress.assessment",
                                verbose_name="考核",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="scores",
                                to="congress.scoreitem",
                                verbose_name="项目",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "考核得分",
                        "verbose_name_plural": "考核得分",
                        "ordering": ["assessment", "item__order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("assessment", "item"), name="congress_score_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("own", None), ("own__gte", 0), _connector="OR"),
                                    models.Q(("given", None), ("given__gte", 0), _connector="OR"),
                                ),
                                name="congress_score_not_negative",
                                violation_error_message="得分不能是负数。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ScoreSheet",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        (
                            "state",
                            models.CharField(
                                choices=[("draft", "制定中"), ("open", "考核中"), ("published", "已公布")],
                                default="draft",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("published_on", models.DateField(editable=False, null=True, verbose_name="公布日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="score_sheets",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "乡镇人大考核",
                        "verbose_name_plural": "乡镇人大考核",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="congress_scoresheet_once",
                                violation_error_message="这一年的考核表已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "published"), _negated=True),
                                    ("published_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_scoresheet_published_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="scoreitem",
                    name="sheet",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="congress.scoresheet",
                        verbose_name="考核表",
                    ),
                ),
                migrations.AddField(
                    model_name="assessment",
                    name="sheet",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assessments",
                        to="congress.scoresheet",
                        verbose_name="考核",
                    ),
                ),
                migrations.CreateModel(
                    name="SearchEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="种类")),
                        ("target", models.CharField(max_length=80, unique=True, verbose_name="所指")),
                        ("title", models.CharField(max_length=200, verbose_name="标题")),
                        ("grams", models.TextField(verbose_name="字对")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="congress.congress"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "检索",
                        "verbose_name_plural": "检索",
                        "indexes": [models.Index(fields=["congress", "kind"], name="congress_search_kind")],
                    },
                ),
                migrations.CreateModel(
                    name="SecondStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("salt", models.CharField(editable=False, max_length=32)),
                        ("last_step", models.BigIntegerField(default=0, editable=False)),
                        ("recovery", models.JSONField(default=list, editable=False, verbose_name="恢复码")),
                        ("since", models.DateTimeField(default=congress.frame.clock.now, verbose_name="启用时间")),
                        (
                            "account",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="second_step",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "第二步验证",
                        "verbose_name_plural": "第二步验证",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="SignIn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(editable=False, max_length=64, verbose_name="识别码")),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("sign_in", "登录"),
                                    ("confirm", "再次输入密码确认"),
                                    ("second", "第二步验证"),
                                ],
                                default="sign_in",
                                max_length=8,
                                verbose_name="事项",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                choices=[
                                    ("entered", "成功"),
                                    ("half", "密码对，等第二步验证"),
                                    ("wrong", "登录名或密码不对"),
                                    ("locked", "尝试过多，已锁定"),
                                    ("code_expired", "一次性口令已过期"),
                                    ("disabled", "账号已停用"),
                                    ("no_post", "没有在任职务"),
                                ],
                                default="wrong",
                                max_length=12,
                                verbose_name="结果",
                            ),
                        ),
                        ("at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="时间")),
                        ("ip", models.CharField(blank=True, max_length=45, verbose_name="来源地址")),
                        ("browser", models.CharField(blank=True, max_length=60, verbose_name="浏览器")),
                        (
                            "device",
                            models.CharField(blank=True, editable=False, max_length=64, verbose_name="设备识别码"),
                        ),
                        ("by_code", models.BooleanField(default=False, verbose_name="用一次性口令")),
                        ("counts", models.BooleanField(default=True, editable=False, verbose_name="计入锁定")),
                        ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="锁定至")),
                        ("post_title", models.CharField(blank=True, max_length=100, verbose_name="办公职务")),
                        ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="最近操作")),
                        ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                        (
                            "ending",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("signed_out", "本人退出"),
                                    ("idle", "长时间没有操作"),
                                    ("aged", "登录时间到限"),
                                    ("replaced", "同一浏览器重新登录"),
                                    ("ended", "本人在别处结束"),
                                    ("administrator", "系统管理员结束"),
                                    ("password", "密码已更换"),
                                    ("disabled", "账号停用"),
                                    ("no_post", "已无在任职务"),
                                ],
                                max_length=14,
                                verbose_name="结束原因",
                            ),
                        ),
                        (
                            "account",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sign_ins",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="账号",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "登录记录",
                        "verbose_name_plural": "登录记录",
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("counts", True)),
                                fields=["key", "ip", "-at"],
                                name="congress_signin_tries",
                            ),
                            models.Index(fields=["account", "-at"], name="congress_signin_own"),
                            models.Index(fields=["-at"], name="congress_signin_by_time"),
                            models.Index(
                                condition=models.Q(("device", ""), _negated=True),
                                fields=["device", "-at"],
                                name="congress_signin_device",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("result", "entered"), _negated=True),
                                    ("account__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_signin_entered_has_account",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_at", None), ("ending", "")),
                                    models.Q(("ended_at__isnull", False), models.Q(("ending", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="congress_signin_ended_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sitting",
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
                                    ("preparatory", "预备会议"),
                                    ("plenary", "全体会议"),
                                    ("group", "分组会议"),
                                    ("joint", "联组会议"),
                                ],
                                default="plenary",
                                max_length=11,
                                verbose_name="会次",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="第几次")),
                        ("on", models.DateField(verbose_name="日期")),
                        (
                            "half",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "上午"), (2, "下午"), (3, "晚上")], default=1, verbose_name="时段"
                            ),
                        ),
                        ("begins_at", models.TimeField(blank=True, null=True, verbose_name="开始时间")),
                        ("place", models.CharField(blank=True, max_length=60, verbose_name="地点")),
                        (
                            "state",
                            models.CharField(
                                choices=[("planned", "待召开"), ("open", "签到中"), ("closed", "已核定")],
                                default="planned",
                                editable=False,
                                max_length=7,
                                verbose_name="状态",
                            ),
                        ),
                        ("code", models.CharField(blank=True, editable=False, max_length=4, verbose_name="签到码")),
                        ("due", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="应到")),
                        ("present", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="实到")),
                        ("on_leave", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="请假")),
                        ("absent", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="缺席")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sittings",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "分次会议",
                        "verbose_name_plural": "分次会议",
                        "ordering": ["meeting", "on", "half", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("meeting", "kind", "number"),
                                name="congress_sitting_once",
                                violation_error_message="这一次会议已经登记。",
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "on", "half", "kind"),
                                name="congress_sitting_one_at_a_time",
                                violation_error_message="这个时段已经登记了同类会议。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(
                                        ("absent__isnull", False),
                                        ("due__isnull", False),
                                        ("on_leave__isnull", False),
                                        ("present__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_sitting_closed_is_counted",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RollEntry",
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
                                    ("waiting", "未签到"),
                                    ("present", "到会"),
                                    ("leave", "请假"),
                                    ("absent", "缺席"),
                                    ("suspended", "暂停执行职务"),
                                ],
                                default="waiting",
                                max_length=9,
                                verbose_name="到会",
                            ),
                        ),
                        ("signed_at", models.DateTimeField(editable=False, null=True, verbose_name="签到时间")),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="组成人员",
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roll",
                                to="congress.sitting",
                                verbose_name="分次会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "签到",
                        "verbose_name_plural": "签到",
                        "ordering": ["sitting", "membership__organization__order", "membership__post__order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("sitting", "membership"),
                                name="congress_rollentry_once",
                                violation_error_message="此人已在签到名单里。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leave",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="事由")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "待批准"),
                                    ("approved", "已批准"),
                                    ("refused", "未批准"),
                                    ("withdrawn", "已撤回"),
                                ],
                                default="asked",
                                editable=False,
                                max_length=9,
                                verbose_name="状态",
                            ),
                        ),
                        ("answer", models.CharField(blank=True, editable=False, max_length=200, verbose_name="批复")),
                        ("asked_at", models.DateTimeField(editable=False, verbose_name="请假时间")),
                        (
                            "decided_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="批准人"),
                        ),
                        ("decided_at", models.DateTimeField(editable=False, null=True, verbose_name="批准时间")),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leaves",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="请假人",
                            ),
                        ),
                        (
                            "sitting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="leaves",
                                to="congress.sitting",
                                verbose_name="哪一次",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议请假",
                        "verbose_name_plural": "会议请假",
                        "ordering": ["-asked_at", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("sitting", None), ("state__in", ["asked", "approved"])),
                                fields=("meeting", "membership"),
                                name="congress_leave_once",
                                violation_error_message="已经请过假。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("sitting__isnull", False), ("state__in", ["asked", "approved"])),
                                fields=("sitting", "membership"),
                                name="congress_leave_once_a_sitting",
                                violation_error_message="这一次会议已经请过假。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="congress_leave_says_why"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("answer", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="congress_leave_refused_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["approved", "refused"]), _negated=True),
                                    ("decided_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_leave_decided_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Summary",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("title", models.CharField(max_length=100, verbose_name="标题")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("opened", "待分工"),
                                    ("drafting", "撰写中"),
                                    ("frozen", "数据已冻结"),
                                    ("merged", "已汇总"),
                                    ("office_review", "办公室审核"),
                                    ("council_review", "主任会议审议"),
                                    ("finalised", "已定稿"),
                                    ("printed", "已印制"),
                                    ("archived", "已归档"),
                                ],
                                default="opened",
                                max_length=14,
                                verbose_name="状态",
                            ),
                        ),
                        ("opened_on", models.DateField(verbose_name="开始日期")),
                        ("cut_off", models.DateField(verbose_name="数据截止")),
                        ("due_on", models.DateField(editable=False, null=True, verbose_name="定稿期限")),
                        ("frozen_at", models.DateTimeField(editable=False, null=True, verbose_name="冻结时间")),
                        ("finalised_on", models.DateField(editable=False, null=True, verbose_name="定稿日期")),
                        (
                            "council_meeting",
                            models.CharField(blank=True, max_length=60, verbose_name="审议的主任会议"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="summaries",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "年度工作总结",
                        "verbose_name_plural": "年度工作总结",
                        "ordering": ["-year"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "year"),
                                name="congress_summary_once",
                                violation_error_message="这一年的总结已经建立。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["opened", "drafting"]),
                                    ("frozen_at__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_summary_frozen_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["finalised", "printed", "archived"]), _negated=True),
                                    ("finalised_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_summary_finalised_on_a_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SummarySection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("chapter", models.CharField(max_length=60, verbose_name="章")),
                        ("title", models.CharField(max_length=60, verbose_name="标题")),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("due_on", models.DateField(blank=True, null=True, verbose_name="交稿期限")),
                        ("handed_in_at", models.DateTimeField(editable=False, null=True, verbose_name="交稿时间")),
                        (
                            "handed_in_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="交稿人"),
                        ),
                        ("data", models.JSONField(default=dict, editable=False, verbose_name="数据")),
                        ("counted_at", models.DateTimeField(editable=False, null=True, verbose_name="取数时间")),
                        ("digest", models.CharField(blank=True, editable=False, max_length=64, verbose_name="校验值")),
                        (
                            "body",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                        (
                            "summary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sections",
                                to="congress.summary",
                                verbose_name="总结",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "总结章节",
                        "verbose_name_plural": "总结章节",
                        "ordering": ["summary", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("summary", "chapter"), name="congress_summarysection_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SummaryParagraph",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("order", models.PositiveSmallIntegerField(verbose_name="序号")),
                        ("drafted", models.TextField(blank=True, verbose_name="按数据生成")),
                        ("written", models.TextField(blank=True, null=True, verbose_name="改写")),
                        ("drafted_then", models.TextField(blank=True, editable=False)),
                        ("revision", models.PositiveIntegerField(default=1, editable=False)),
                        (
                            "written_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="改写人"),
                        ),
                        ("written_at", models.DateTimeField(editable=False, null=True, verbose_name="改写时间")),
                        ("figures", models.JSONField(default=list, editable=False)),
                        ("table", models.CharField(blank=True, editable=False, max_length=60)),
                        (
                            "section",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="paragraphs",
                                to="congress.summarysection",
                                verbose_name="章节",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "总结段落",
                        "verbose_name_plural": "总结段落",
                        "ordering": ["section", "order"],
                        "constraints": [
                            models.UniqueConstraint(fields=("section", "key"), name="congress_summaryparagraph_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Summons",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("told_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="通知时间")),
                        ("read_at", models.DateTimeField(null=True, verbose_name="阅知时间")),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="收件人",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="summons",
                                to="congress.agendaversion",
                                verbose_name="议程",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会议通知回执",
                        "verbose_name_plural": "会议通知回执",
                        "ordering": ["version", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("version", "person"), name="congress_summons_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TellerCount",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("place", models.PositiveSmallIntegerField(verbose_name="第几计票人")),
                        ("attempt", models.PositiveSmallIntegerField(verbose_name="第几次")),
                        ("issued", models.PositiveIntegerField(verbose_name="发出")),
                        ("returned", models.PositiveIntegerField(verbose_name="收回")),
                        ("invalid", models.PositiveIntegerField(verbose_name="无效")),
                        ("marks", models.JSONField(verbose_name="各项票数")),
                        ("write_ins", models.JSONField(default=dict, verbose_name="另选他人")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="counts",
                                to="congress.ballot",
                                verbose_name="表决",
                            ),
                        ),
                        (
                            "teller",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="计票人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "计票录入",
                        "verbose_name_plural": "计票录入",
                        "ordering": ["ballot", "place", "-attempt"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ballot", "place", "attempt"), name="congress_tellercount_once"
                            ),
                            models.UniqueConstraint(
                                fields=("ballot", "teller", "attempt"),
                                name="congress_tellercount_by_two_people",
                                violation_error_message="两次计票须由两个人分别录入。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("place__in", [1, 2])), name="congress_tellercount_two_places"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(verbose_name="届次")),
                        ("starts_on", models.DateField(verbose_name="首次会议开幕日")),
                        ("ends_on", models.DateField(blank=True, null=True, verbose_name="下届首次会议前一日")),
                        (
                            "deputy_seats",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="由省级人大常委会（乡镇由县级）确定",
                                null=True,
                                verbose_name="代表名额",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="terms",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "届",
                        "verbose_name_plural": "届",
                        "ordering": ["congress", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "number"),
                                name="congress_term_once",
                                violation_error_message="这一届已经登记。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="congress_term_ends_after_start",
                                violation_error_message="届的结束日不能早于开始日。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="resolution",
                    name="term",
                    field=models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="congress.term",
                        verbose_name="届",
                    ),
                ),
                migrations.AddField(
                    model_name="membership",
                    name="term",
                    field=models.ForeignKey(
                        editable=False,
                        help_text="随届的职位才有",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="congress.term",
                        verbose_name="届",
                    ),
                ),
                migrations.AddField(
                    model_name="meeting",
                    name="term",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="congress.term",
                        verbose_name="届",
                    ),
                ),
                migrations.CreateModel(
                    name="TownshipStaff",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "full_time",
                            models.BooleanField(default=False, help_text="不兼任人大以外的工作", verbose_name="专职"),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.congress",
                            ),
                        ),
                        (
                            "membership",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="congress.membership",
                                verbose_name="任职",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "乡镇人大工作人员",
                        "verbose_name_plural": "乡镇人大工作人员",
                    },
                ),
                migrations.CreateModel(
                    name="Volume",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("kind", models.CharField(max_length=40, verbose_name="编印册")),
                        ("title", models.CharField(max_length=80, verbose_name="书名")),
                        ("subtitle", models.CharField(blank=True, max_length=80, verbose_name="副题")),
                        ("preface", models.TextField(blank=True, verbose_name="前言")),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="年度"
                            ),
                        ),
                        ("day", models.DateField(blank=True, editable=False, null=True, verbose_name="截至日期")),
                        (
                            "since",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="上一册截至日期"),
                        ),
                        ("compiled_on", models.DateField(editable=False, null=True, verbose_name="编印日期")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="volumes",
                                to="congress.congress",
                                verbose_name="人大",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "编印册",
                        "verbose_name_plural": "编印册",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["congress", "kind"], name="congress_volume_by_kind")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("day", None), ("session__isnull", False), ("year", None)),
                                    models.Q(("day", None), ("session", None), ("year__isnull", False)),
                                    models.Q(("day__isnull", False), ("session", None), ("year", None)),
                                    _connector="OR",
                                ),
                                name="congress_volume_of_one_thing",
                                violation_error_message="编印册须写明是哪次会议、哪一年或者截至哪一天的。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("since", None), ("day__gt", models.F("since")), _connector="OR"),
                                name="congress_volume_since_before_day",
                                violation_error_message="截至日期须在上一册之后。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VolumeItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("order", models.PositiveSmallIntegerField(verbose_name="顺序")),
                        ("row", models.BigIntegerField(editable=False, verbose_name="所指")),
                        ("title", models.CharField(max_length=160, verbose_name="题目")),
                        ("left_out", models.BooleanField(default=False, verbose_name="不收入")),
                        (
                            "volume",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="congress.volume",
                                verbose_name="编印册",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "收入的文稿",
                        "verbose_name_plural": "收入的文稿",
                        "ordering": ["volume", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("volume", "row"), name="congress_volumeitem_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Voter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("voted", models.BooleanField(null=True, verbose_name="已投票")),
                        (
                            "ballot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="voters",
                                to="congress.ballot",
                                verbose_name="表决",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.membership",
                                verbose_name="职务",
                            ),
                        ),
                        (
                            "person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="投票人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "投票人",
                        "verbose_name_plural": "投票人",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ballot", "person"), name="congress_voter_once"),
                            models.CheckConstraint(
                                condition=models.Q(("voted", None), ("voted", True), _connector="OR"),
                                name="congress_voter_voted_or_not_yet",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NamedVote",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("marks", models.JSONField(verbose_name="表决")),
                        (
                            "voter",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="said",
                                to="congress.voter",
                                verbose_name="投票人",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "记名表决",
                        "verbose_name_plural": "记名表决",
                    },
                ),
                migrations.CreateModel(
                    name="Writing",
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
                                choices=[("rule", "制度"), ("research", "调研报告"), ("duty", "履职（述职）报告")],
                                max_length=8,
                                verbose_name="类别",
                            ),
                        ),
                        ("title", models.CharField(max_length=100, verbose_name="标题")),
                        ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                        ("text", models.TextField(blank=True, verbose_name="正文")),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("adopted", "已定稿"),
                                    ("superseded", "已修订"),
                                    ("repealed", "已废止"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("version", models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="版本")),
                        ("adopted_on", models.DateField(editable=False, null=True, verbose_name="通过（定稿）日期")),
                        ("in_force_on", models.DateField(editable=False, null=True, verbose_name="施行日期")),
                        (
                            "ended_on",
                            models.DateField(
                                editable=False, help_text="当日起不再施行", null=True, verbose_name="失效日期"
                            ),
                        ),
                        (
                            "repealed_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="废止依据"),
                        ),
                        (
                            "adopted_at",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.meeting",
                                verbose_name="通过的会议",
                            ),
                        ),
                        (
                            "body",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="责任单位",
                            ),
                        ),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="writings",
                                to="congress.congress",
                                verbose_name="人大",
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
                                verbose_name="报告人（执笔人）",
                            ),
                        ),
                        (
                            "repealed_by",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="repeals",
                                to="congress.writing",
                                verbose_name="据以废止的制度",
                            ),
                        ),
                        (
                            "replaces",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="congress.writing",
                                verbose_name="修订的版本",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "文稿",
                        "verbose_name_plural": "文稿",
                        "ordering": ["-year", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "kind", "-year"], name="congress_writing_by_year")
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("kind", "duty"), _negated=True),
                                    ("person__isnull", False),
                                    _connector="OR",
                                ),
                                name="congress_writing_duty_has_a_person",
                                violation_error_message="履职（述职）报告须写明报告人。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "draft"), ("adopted_on__isnull", False), _connector="OR"),
                                name="congress_writing_adopted_on_a_day",
                                violation_error_message="定稿的文稿须有日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "draft"),
                                    models.Q(("kind", "rule"), _negated=True),
                                    models.Q(
                                        ("adopted_at__isnull", False),
                                        ("in_force_on__gte", models.F("adopted_on")),
                                        ("in_force_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_writing_rule_adopted_by_a_meeting",
                                violation_error_message="制度须由会议通过，施行日期不能早于通过日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", False), ("state__in", ["superseded", "repealed"])),
                                    models.Q(("ended_on", None), ("state__in", ["draft", "adopted"])),
                                    models.Q(
                                        ("ended_on", None),
                                        ("state", "superseded"),
                                        models.Q(("kind", "rule"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_writing_ended_with_a_day",
                                violation_error_message="修订、废止的制度须有失效日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on", None), ("ended_on__gte", models.F("in_force_on")), _connector="OR"
                                ),
                                name="congress_writing_ended_after_it_began",
                                violation_error_message="失效日期不能早于施行日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "repealed"), models.Q(("repealed_because", ""), _negated=True)),
                                    models.Q(
                                        models.Q(("state", "repealed"), _negated=True),
                                        ("repealed_because", ""),
                                        ("repealed_by", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="congress_writing_repealed_says_why",
                                violation_error_message="废止须写明依据。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("replaces", None), ("version", 1)),
                                    models.Q(("replaces__isnull", False), ("version__gt", 1)),
                                    _connector="OR",
                                ),
                                name="congress_writing_first_or_revised",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
