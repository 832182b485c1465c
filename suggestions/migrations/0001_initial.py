import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import congress.frame.clock
import congress.frame.codes
import congress.frame.founding
import suggestions.models.suggestion


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
                    name="Assignment",
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
                                choices=[("lead", "主办"), ("joint", "会办"), ("separate", "分办")],
                                max_length=10,
                                verbose_name="承办方式",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("assigned", "待签收"),
                                    ("return_requested", "申请退办"),
                                    ("sent_back", "已退办"),
                                    ("accepted", "已签收"),
                                    ("in_progress", "办理中"),
                                    ("joint_pending", "待会办意见"),
                                    ("extension_requested", "申请延期"),
                                    ("opinion_given", "已提会办意见"),
                                    ("reply_drafted", "答复待签发"),
                                    ("reply_signed", "答复待审核"),
                                    ("replied", "已答复"),
                                    ("feedback_pending", "待代表评价"),
                                    ("rated", "已评价"),
                                    ("redo", "重新办理"),
                                    ("follow_up", "承诺跟踪"),
                                    ("closed", "已办结"),
                                    ("cancelled", "终止办理"),
                                ],
                                default="assigned",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("assigned_on", models.DateField(verbose_name="交办日")),
                        ("reply_due_on", models.DateField(blank=True, editable=False, null=True, verbose_name="期限")),
                        (
                            "signed_for_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="签收人"),
                        ),
                        (
                            "signed_for_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="签收日"),
                        ),
                        ("handler", models.CharField(blank=True, max_length=40, verbose_name="经办人")),
                        ("handler_phone", models.CharField(blank=True, max_length=20, verbose_name="联系电话")),
                        ("unit_leader", models.CharField(blank=True, max_length=40, verbose_name="分管负责人")),
                        ("plan", models.TextField(blank=True, verbose_name="办理方案")),
                        ("return_reason", models.TextField(blank=True, editable=False, verbose_name="退办理由")),
                        (
                            "return_approved_by",
                            models.CharField(
                                blank=True, editable=False, max_length=40, verbose_name="同意退办的单位负责人"
                            ),
                        ),
                        (
                            "return_opinion",
                            models.CharField(
                                blank=True,
                                choices=[("agree", "同意退办"), ("refuse", "不同意退办")],
                                editable=False,
                                max_length=8,
                                verbose_name="政府督查室意见",
                            ),
                        ),
                        (
                            "return_opinion_text",
                            models.TextField(blank=True, editable=False, verbose_name="督查室意见说明"),
                        ),
                        (
                            "replied_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="首次答复日"),
                        ),
                        (
                            "redo_count",
                            models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="重新办理次数"),
                        ),
                        ("on_time", models.BooleanField(editable=False, null=True, verbose_name="按期")),
                        ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="办结日")),
                        ("closing_note", models.TextField(blank=True, editable=False, verbose_name="办结说明")),
                        (
                            "replaces",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replaced_by",
                                to="suggestions.assignment",
                            ),
                        ),
                        (
                            "return_proposed_unit",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="建议改由",
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to="congress.organization",
                                verbose_name="承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "承办",
                        "verbose_name_plural": "承办",
                        "ordering": ["suggestion", "kind", "pk"],
                        "indexes": [
                            models.Index(fields=["unit", "state", "reply_due_on"], name="suggestions_assignment_unit"),
                            models.Index(fields=["suggestion", "unit", "state"], name="suggestions_assignment_case"),
                            models.Index(fields=["state", "reply_due_on"], name="suggestions_assignment_state"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state__in", ["sent_back", "cancelled"]), _negated=True),
                                fields=("suggestion", "unit"),
                                name="suggestions_assignment_once",
                                violation_error_message="这个单位已在承办这件建议。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("kind", "lead"),
                                    models.Q(("state__in", ["sent_back", "cancelled"]), _negated=True),
                                ),
                                fields=("suggestion",),
                                name="suggestions_assignment_one_lead",
                                violation_error_message="一件建议只能有一个主办单位。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("kind", "joint"),
                                        (
                                            "state__in",
                                            [
                                                "assigned",
                                                "return_requested",
                                                "sent_back",
                                                "accepted",
                                                "opinion_given",
                                                "cancelled",
                                            ],
                                        ),
                                    ),
                                    models.Q(
                                        models.Q(("kind", "joint"), _negated=True),
                                        models.Q(("state", "opinion_given"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_assignment_joint_gives_opinion",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "in_progress"), _negated=True),
                                    models.Q(("plan", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_assignment_plan_once_in_progress",
                                violation_error_message="办理前必须有办理方案。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["return_requested", "sent_back"]), _negated=True),
                                    models.Q(("return_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_assignment_return_with_reason",
                                violation_error_message="退办必须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "state__in",
                                            ["replied", "feedback_pending", "rated", "redo", "follow_up", "closed"],
                                        ),
                                        _negated=True,
                                    ),
                                    ("replied_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="suggestions_assignment_replied_on_once_replied",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Commitment",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.CharField(max_length=200, verbose_name="承诺事项")),
                        ("due_on", models.DateField(verbose_name="承诺完成日期")),
                        (
                            "money",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="资金（万元）"
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("open", "履行中"),
                                    ("reported", "单位报告已兑现"),
                                    ("kept", "已兑现"),
                                    ("broken", "未兑现"),
                                ],
                                default="open",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("settled_on", models.DateField(blank=True, editable=False, null=True, verbose_name="认定日")),
                        (
                            "settled_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="认定人"),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="commitments",
                                to="suggestions.assignment",
                                verbose_name="承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "承诺事项",
                        "verbose_name_plural": "承诺事项",
                        "ordering": ["due_on", "pk"],
                        "indexes": [models.Index(fields=["state", "due_on"], name="suggestions_commitment_due")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["kept", "broken"]), _negated=True),
                                    ("settled_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="suggestions_commitment_settled",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommitmentReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="报告日")),
                        ("text", models.TextField(verbose_name="进展情况")),
                        ("done", models.BooleanField(default=False, verbose_name="已兑现")),
                        ("reported_by", models.CharField(max_length=40, verbose_name="报告人")),
                        (
                            "deputy_mark",
                            models.CharField(
                                blank=True,
                                choices=[("kept", "已兑现"), ("partly", "部分兑现"), ("not_kept", "未兑现")],
                                max_length=14,
                                verbose_name="代表认定",
                            ),
                        ),
                        ("deputy_comment", models.CharField(blank=True, max_length=200, verbose_name="代表意见")),
                        ("marked_on", models.DateField(blank=True, null=True, verbose_name="认定日")),
                        (
                            "commitment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reports",
                                to="suggestions.commitment",
                                verbose_name="承诺事项",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "承诺进展",
                        "verbose_name_plural": "承诺进展",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "phase",
                            models.CharField(
                                choices=[("before", "办前"), ("during", "办中"), ("after", "办后")],
                                max_length=6,
                                verbose_name="阶段",
                            ),
                        ),
                        (
                            "form",
                            models.CharField(
                                choices=[
                                    ("face", "当面沟通"),
                                    ("site", "现场沟通"),
                                    ("phone", "电话沟通"),
                                    ("letter", "书面沟通"),
                                ],
                                max_length=6,
                                verbose_name="方式",
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("deputy_met", models.CharField(max_length=80, verbose_name="联系的代表")),
                        ("people", models.CharField(max_length=120, verbose_name="单位参加人")),
                        ("content", models.TextField(verbose_name="沟通情况")),
                        ("entered_by", models.CharField(max_length=40, verbose_name="登记人")),
                        (
                            "entered_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="登记时间"),
                        ),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="suggestions.assignment",
                                verbose_name="承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联系代表记录",
                        "verbose_name_plural": "联系代表记录",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="JointOpinion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="会办意见")),
                        ("signer", models.CharField(max_length=40, verbose_name="签发人")),
                        ("given_on", models.DateField(verbose_name="提出日")),
                        ("entered_by", models.CharField(max_length=40, verbose_name="登记人")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opinions",
                                to="suggestions.assignment",
                                verbose_name="会办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "会办意见",
                        "verbose_name_plural": "会办意见",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanNode",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=80, verbose_name="节点")),
                        ("due_on", models.DateField(verbose_name="计划日期")),
                        (
                            "money",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=10, null=True, verbose_name="资金（万元）"
                            ),
                        ),
                        ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                        ("order", models.PositiveSmallIntegerField(default=0)),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="nodes",
                                to="suggestions.assignment",
                                verbose_name="承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "办理节点",
                        "verbose_name_plural": "办理节点",
                        "ordering": ["assignment", "order", "due_on"],
                    },
                ),
                migrations.CreateModel(
                    name="Publication",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("pending", "待决定"),
                                    ("released", "已公开"),
                                    ("kept", "决定不公开"),
                                    ("withdrawn", "已撤回公开"),
                                ],
                                default="pending",
                                editable=False,
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        ("summary", models.TextField(blank=True, verbose_name="公开的摘要")),
                        ("reason", models.TextField(blank=True, verbose_name="理由")),
                        (
                            "decided_by",
                            models.CharField(blank=True, editable=False, max_length=40, verbose_name="决定人"),
                        ),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="决定日期")),
                        ("released_on", models.DateField(editable=False, null=True, verbose_name="公开日期")),
                        ("has_whole", models.BooleanField(default=False, editable=False, verbose_name="决定公开原文")),
                        ("has_news", models.BooleanField(default=False, editable=False, verbose_name="有变化待决定")),
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
                        "verbose_name": "建议公开",
                        "verbose_name_plural": "建议公开",
                        "ordering": ["-released_on", "public_code"],
                        "indexes": [
                            models.Index(
                                fields=["congress", "state", "-released_on"], name="suggestions_public_by_state"
                            ),
                            models.Index(
                                condition=models.Q(("state", "released")),
                                fields=["-released_on", "public_code"],
                                name="suggestions_public",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("released_on__isnull", False), ("state", "released")),
                                    models.Q(models.Q(("state", "released"), _negated=True), ("released_on", None)),
                                    _connector="OR",
                                ),
                                name="suggestions_public_since",
                                violation_error_message="公开的建议须有公开日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["kept", "withdrawn"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_not_public_with_reason",
                                violation_error_message="不公开、撤回公开必须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state", "pending"),
                                    models.Q(
                                        models.Q(("decided_by", ""), _negated=True), ("decided_on__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_public_decided",
                                violation_error_message="公开与否须有决定人和决定日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cover",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("words", models.CharField(max_length=200, verbose_name="遮盖的词句")),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="covers",
                                to="suggestions.publication",
                                verbose_name="建议公开",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "遮盖",
                        "verbose_name_plural": "遮盖",
                        "ordering": ["publication", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Reply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=1, verbose_name="次")),
                        ("text", models.TextField(verbose_name="答复内容")),
                        (
                            "publicity",
                            models.CharField(
                                choices=[
                                    ("open", "主动公开"),
                                    ("part", "部分公开"),
                                    ("on_request", "依申请公开"),
                                    ("closed", "不予公开"),
                                ],
                                default="open",
                                max_length=10,
                                verbose_name="公开属性",
                            ),
                        ),
                        (
                            "publicity_reason",
                            models.CharField(blank=True, max_length=200, verbose_name="不全部公开的理由"),
                        ),
                        ("contact_name", models.CharField(max_length=40, verbose_name="联系人")),
                        ("contact_phone", models.CharField(max_length=20, verbose_name="联系电话")),
                        ("drafted_by", models.CharField(max_length=40, verbose_name="起草人")),
                        ("drafted_on", models.DateField(default=congress.frame.clock.today, verbose_name="起草日")),
                        ("sent_back_because", models.TextField(blank=True, verbose_name="退改意见")),
                        ("signed_by", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
                        ("signed_on", models.DateField(blank=True, null=True, verbose_name="签发日")),
                        ("checked_by", models.CharField(blank=True, max_length=40, verbose_name="审核人")),
                        ("replied_on", models.DateField(blank=True, null=True, verbose_name="答复日")),
                        ("on_time", models.BooleanField(null=True, verbose_name="按期")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="replies",
                                to="suggestions.assignment",
                                verbose_name="承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "答复",
                        "verbose_name_plural": "答复",
                        "ordering": ["assignment", "round"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("assignment", "round"), name="suggestions_reply_once_a_round"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("replied_on", None),
                                    models.Q(
                                        ("signed_on__isnull", False),
                                        models.Q(("signed_by", ""), _negated=True),
                                        models.Q(("checked_by", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_reply_signed_before_sent",
                                violation_error_message="答复须经承办单位负责人签发并审核后才能送出。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("publicity", "open"),
                                    models.Q(("publicity_reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_reply_open_or_reason",
                                violation_error_message="不主动公开、只部分公开的，请写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="commitment",
                    name="reply",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="suggestions.reply",
                        verbose_name="答复",
                    ),
                ),
                migrations.CreateModel(
                    name="ReplyClass",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("code", models.CharField(max_length=2, verbose_name="类")),
                        ("label", models.CharField(max_length=60, verbose_name="含义")),
                        ("solved", models.BooleanField(default=False, verbose_name="算已解决")),
                        ("needs_follow_up", models.BooleanField(default=False, verbose_name="须跟踪承诺")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                        ("in_use", models.BooleanField(default=True, verbose_name="在用")),
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
                        "verbose_name": "答复类别",
                        "verbose_name_plural": "答复类别",
                        "ordering": ["congress", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("in_use", True)),
                                fields=("congress", "code"),
                                name="suggestions_class_once",
                                violation_error_message="在用的类别中已有这个字母。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="reply",
                    name="reply_class",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.replyclass",
                        verbose_name="答复类别",
                    ),
                ),
                migrations.CreateModel(
                    name="ClassEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.CharField(max_length=200, verbose_name="依据")),
                        ("changed_by", models.CharField(max_length=40, verbose_name="改定人")),
                        ("changed_on", models.DateField(default=congress.frame.clock.today, verbose_name="日期")),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="class_events",
                                to="suggestions.reply",
                                verbose_name="答复",
                            ),
                        ),
                        (
                            "from_class",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="suggestions.replyclass",
                                verbose_name="原类别",
                            ),
                        ),
                        (
                            "to_class",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="suggestions.replyclass",
                                verbose_name="现类别",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "类别变动",
                        "verbose_name_plural": "类别变动",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ReplyRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(default=congress.frame.clock.today, verbose_name="送达日")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers_received",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "reply",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="suggestions.reply",
                                verbose_name="答复",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "答复送达",
                        "verbose_name_plural": "答复送达",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("reply", "deputy"), name="suggestions_reply_reaches_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Suggestion",
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
                                choices=[
                                    ("online", "网上提交"),
                                    ("paper", "书面建议纸"),
                                    ("envelope", "专用信封"),
                                    ("mailbox", "代表信箱"),
                                    ("phone", "电话口述"),
                                    ("delegation", "以代表团名义"),
                                ],
                                default="online",
                                max_length=10,
                                verbose_name="提出方式",
                            ),
                        ),
                        ("subject", models.CharField(max_length=80, verbose_name="标题")),
                        ("facts", models.TextField(blank=True, verbose_name="情况和理由")),
                        ("proposals", models.TextField(blank=True, verbose_name="具体建议")),
                        ("secret_identity", models.BooleanField(default=False, verbose_name="要求身份保密")),
                        ("public_wish", models.BooleanField(default=True, verbose_name="同意公开")),
                        (
                            "public_as",
                            models.CharField(
                                choices=[
                                    ("named", "署名公开"),
                                    ("unnamed", "不署名，只写“一名人大代表”"),
                                    ("summary", "不署名，不公开原文，只公开摘要"),
                                ],
                                default="named",
                                max_length=8,
                                verbose_name="公开时",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("cosigning", "联名确认中"),
                                    ("submitted", "已提交"),
                                    ("review_delegation", "代表团初审"),
                                    ("review_secretariat", "复审"),
                                    ("review_dac", "代表工委终审"),
                                    ("returned", "退回修改"),
                                    ("not_filed", "不予立案"),
                                    ("withdrawn", "已撤回"),
                                    ("converted", "转其他办理"),
                                    ("merged", "已并案"),
                                    ("to_assign", "待交办"),
                                    ("handling", "办理中"),
                                    ("closed", "已办结"),
                                    ("archived", "已归档"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                blank=True,
                                choices=suggestions.models.suggestion.task_states,
                                editable=False,
                                max_length=20,
                                verbose_name="办理阶段",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="稿次")),
                        (
                            "number",
                            models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name="编号"),
                        ),
                        (
                            "number_text",
                            models.CharField(blank=True, editable=False, max_length=20, verbose_name="编号"),
                        ),
                        (
                            "written_on",
                            models.DateField(
                                default=congress.frame.clock.today, editable=False, verbose_name="起草日"
                            ),
                        ),
                        (
                            "submitted_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="提交日"),
                        ),
                        ("filed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="立案日")),
                        (
                            "assigned_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="交办日"),
                        ),
                        (
                            "reply_due_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="答复期限"),
                        ),
                        ("replied_on", models.DateField(blank=True, editable=False, null=True, verbose_name="答复日")),
                        ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="办结日")),
                        (
                            "archived_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="归档日"),
                        ),
                        ("is_hard", models.BooleanField(default=False, verbose_name="涉及面广、处理难度大（六个月）")),
                        ("is_key", models.BooleanField(default=False, verbose_name="重点督办")),
                        ("key_note", models.CharField(blank=True, max_length=120, verbose_name="重点督办依据")),
                        (
                            "key_on",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="列为重点督办日"),
                        ),
                        (
                            "leading_leader",
                            models.CharField(
                                blank=True, help_text="政府负责人", max_length=40, verbose_name="领办领导"
                            ),
                        ),
                        (
                            "pressing_leader",
                            models.CharField(
                                blank=True, help_text="人大常委会负责人", max_length=40, verbose_name="督办领导"
                            ),
                        ),
                        (
                            "not_filed_reason",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("own_matter", "涉及代表本人及其亲属个人问题"),
                                    ("forwarded", "代转人民群众来信"),
                                    ("promotion", "属于学术探讨、产品推介"),
                                    ("no_content", "没有实际内容"),
                                    ("pending_case", "涉及正在审理的具体案件"),
                                    ("bidding", "涉及招标投标"),
                                    ("complaint", "属于检举、控告、申诉"),
                                    ("party", "属于党务事项"),
                                    ("other", "其他不应作为建议提出的"),
                                ],
                                editable=False,
                                max_length=14,
                                verbose_name="不予立案理由",
                            ),
                        ),
                        (
                            "converted_to",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("letter", "转人民来信办理"),
                                    ("reference", "转有关单位工作参考"),
                                    ("petition", "转信访渠道"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="转办去向",
                            ),
                        ),
                        ("ending_note", models.TextField(blank=True, editable=False, verbose_name="说明")),
                        (
                            "congress",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="congress.congress",
                                verbose_name="向何处提出",
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="led_suggestions",
                                to="deputies.deputy",
                                verbose_name="领衔代表",
                            ),
                        ),
                        (
                            "matching_committee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="对口督办机构",
                            ),
                        ),
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="suggestions.suggestion",
                                verbose_name="并入",
                            ),
                        ),
                        (
                            "session",
                            models.ForeignKey(
                                blank=True,
                                help_text="空表示闭会期间提出",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="congress.session",
                                verbose_name="会议",
                            ),
                        ),
                        (
                            "term",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="suggestions",
                                to="congress.term",
                                verbose_name="届",
                            ),
                        ),
                        (
                            "typed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.person",
                                verbose_name="代录人",
                            ),
                        ),
                        (
                            "wished_unit",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="希望承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表建议",
                        "verbose_name_plural": "代表建议",
                        "ordering": ["-written_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["congress", "state", "reply_due_on"], name="suggestions_by_state"),
                            models.Index(
                                fields=[
                                    "congress",
                                    "-written_on",
                                    "-id",
                                    "submitted_on",
                                    "state",
                                    "typed_by",
                                    "stage",
                                ],
                                name="suggestions_newest",
                            ),
                            models.Index(fields=["congress", "stage"], name="suggestions_by_stage"),
                            models.Index(fields=["congress", "reply_due_on", "id"], name="suggestions_by_due"),
                            models.Index(fields=["congress", "assigned_on"], name="suggestions_by_assigning"),
                            models.Index(fields=["congress", "term", "number"], name="suggestions_by_number"),
                            models.Index(fields=["lead", "-written_on"], name="suggestions_by_lead"),
                            models.Index(
                                condition=models.Q(("merged_into__isnull", False)),
                                fields=["merged_into"],
                                name="suggestions_merged",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("number__isnull", False), ("session__isnull", False)),
                                fields=("congress", "term", "session", "number"),
                                name="suggestions_number_in_session",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("number__isnull", False), ("session", None)),
                                fields=("congress", "term", "number"),
                                name="suggestions_number_between_sessions",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "cosigning", "withdrawn"]),
                                    models.Q(
                                        models.Q(("facts", ""), _negated=True),
                                        models.Q(("proposals", ""), _negated=True),
                                        ("submitted_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_whole_once_submitted",
                                violation_error_message="提交的建议必须写明情况理由和具体建议。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state__in", ["to_assign", "handling", "closed", "archived"]), _negated=True
                                    ),
                                    models.Q(("filed_on__isnull", False), ("number__isnull", False)),
                                    _connector="OR",
                                ),
                                name="suggestions_numbered_once_filed",
                                violation_error_message="立案的建议必须有编号。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "handling"), _negated=True),
                                    ("assigned_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="suggestions_assigned_on_when_handled",
                                violation_error_message="办理中的建议必须有交办日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("merged_into__isnull", False), ("state", "merged")),
                                    models.Q(models.Q(("state", "merged"), _negated=True), ("merged_into", None)),
                                    _connector="OR",
                                ),
                                name="suggestions_merged_into_another",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "not_filed"), _negated=True),
                                    models.Q(
                                        models.Q(("not_filed_reason", ""), _negated=True),
                                        models.Q(("ending_note", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_not_filed_with_reason",
                                violation_error_message="不予立案必须写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "withdrawn"), _negated=True),
                                    models.Q(("ending_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_withdrawn_with_reason",
                                violation_error_message="撤回必须写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SiteVisit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("on", models.DateField(verbose_name="日期")),
                        ("place", models.CharField(max_length=80, verbose_name="地点")),
                        ("people", models.CharField(max_length=200, verbose_name="参加人员")),
                        ("findings", models.TextField(verbose_name="现场情况")),
                        ("outcome", models.TextField(verbose_name="督办意见和结果")),
                        ("entered_by", models.CharField(max_length=40, verbose_name="登记人")),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visits",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "现场督办",
                        "verbose_name_plural": "现场督办",
                        "ordering": ["on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gate",
                            models.CharField(
                                choices=[
                                    ("delegation", "代表团初审"),
                                    ("secretariat", "复审"),
                                    ("dac", "代表工委终审"),
                                ],
                                max_length=12,
                                verbose_name="审次",
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="稿次")),
                        (
                            "decision",
                            models.CharField(
                                choices=[
                                    ("passed", "通过"),
                                    ("returned", "退回修改"),
                                    ("not_filed", "不予立案"),
                                    ("converted", "转其他办理"),
                                    ("merged", "并案"),
                                ],
                                max_length=10,
                                verbose_name="决定",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="意见")),
                        ("changes", models.JSONField(blank=True, default=list, verbose_name="审核中的改动")),
                        ("reviewer", models.CharField(max_length=40, verbose_name="审核人")),
                        (
                            "reviewed_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="审核时间"),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reviews",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "审核",
                        "verbose_name_plural": "审核",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("decision", "passed"), models.Q(("comment", ""), _negated=True), _connector="OR"
                                ),
                                name="suggestions_review_speaks_when_not_passed",
                                violation_error_message="未通过的审核必须写明理由。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="publication",
                    name="suggestion",
                    field=models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publication",
                        to="suggestions.suggestion",
                        verbose_name="建议",
                    ),
                ),
                migrations.CreateModel(
                    name="Motion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "by",
                            models.CharField(
                                choices=[("joint", "联名提出"), ("organ", "机关提出")],
                                default="joint",
                                max_length=5,
                                verbose_name="提出方式",
                            ),
                        ),
                        ("by_office", models.BooleanField(default=False, editable=False, verbose_name="由办公室代录")),
                        (
                            "title",
                            models.CharField(help_text="写成“关于……的议案”。", max_length=80, verbose_name="案由"),
                        ),
                        (
                            "grounds",
                            models.TextField(
                                blank=True, help_text="提出议案的理由和依据。", max_length=6000, verbose_name="案据"
                            ),
                        ),
                        (
                            "plan",
                            models.TextField(
                                blank=True,
                                help_text="请会议审议决定的具体内容。",
                                max_length=6000,
                                verbose_name="方案",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("draft", "草稿"),
                                    ("cosigning", "联名中"),
                                    ("filed", "已提出"),
                                    ("committee_opinion", "交专门委员会审议"),
                                    ("presidium", "待决定"),
                                    ("on_agenda", "列入议程"),
                                    ("converted", "转为建议"),
                                    ("after_session", "会后审议"),
                                    ("rejected", "不列入议程"),
                                    ("deliberating", "审议中"),
                                    ("withdrawn", "已撤回"),
                                    ("voted", "交付表决"),
                                    ("adopted", "已通过"),
                                    ("failed", "未通过"),
                                    ("executing", "执行中"),
                                    ("reported", "已报告执行情况"),
                                    ("closed", "已办结"),
                                ],
                                default="draft",
                                editable=False,
                                max_length=20,
                                verbose_name="状态",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="编号")),
                        ("filed_on", models.DateField(editable=False, null=True, verbose_name="提出日期")),
                        ("referred_on", models.DateField(editable=False, null=True, verbose_name="交付审议日期")),
                        ("report_due_on", models.DateField(editable=False, null=True, verbose_name="报告期限")),
                        (
                            "advice",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("agenda", "建议列入会议议程"),
                                    ("suggestion", "建议作为代表建议办理"),
                                    ("later", "建议会后交有关机构审议"),
                                    ("not", "建议不列入会议议程"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="审议意见",
                            ),
                        ),
                        ("opinion", models.TextField(blank=True, editable=False, verbose_name="审议报告")),
                        ("reported_on", models.DateField(editable=False, null=True, verbose_name="报告日期")),
                        ("decided_on", models.DateField(editable=False, null=True, verbose_name="决定日期")),
                        ("because", models.TextField(blank=True, editable=False, verbose_name="决定的理由")),
                        ("outcome", models.TextField(blank=True, editable=False, verbose_name="结果")),
                        ("ended_on", models.DateField(editable=False, null=True, verbose_name="了结日期")),
                        (
                            "committee",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="审议的委员会",
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
                            "item",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="congress.meetingitem",
                                verbose_name="议题",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motions",
                                to="congress.meeting",
                                verbose_name="向哪次会议提出",
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
                                verbose_name="提出议案的机关",
                            ),
                        ),
                        (
                            "resolution",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motion",
                                to="congress.resolution",
                                verbose_name="决议决定",
                            ),
                        ),
                        (
                            "suggestion",
                            models.OneToOneField(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motion",
                                to="suggestions.suggestion",
                                verbose_name="转成的建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议案",
                        "verbose_name_plural": "议案",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["congress", "state"], name="suggestions_motion_listed")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("by", "organ"), ("organ__isnull", False)),
                                    models.Q(("by", "joint"), ("organ", None)),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_by_an_organ_or_jointly",
                                violation_error_message="机关提出的议案须写明机关，联名提出的不写机关。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("by", "organ"), ("state", "cosigning"), _negated=True),
                                name="suggestions_motion_of_an_organ_unsigned",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["draft", "cosigning", "withdrawn"]),
                                    models.Q(
                                        models.Q(("grounds", ""), _negated=True),
                                        models.Q(("plan", ""), _negated=True),
                                        ("filed_on__isnull", False),
                                        ("number__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_whole_once_put",
                                violation_error_message="提出的议案须有案由、案据和方案（代表法第十五条）。",
                            ),
                            models.UniqueConstraint(
                                fields=("meeting", "number"),
                                name="suggestions_motion_number_once",
                                violation_error_message="编号重复。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["committee_opinion", "after_session"]), _negated=True),
                                    models.Q(
                                        ("committee__isnull", False),
                                        ("referred_on__isnull", False),
                                        ("report_due_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_referred_to_somebody",
                                violation_error_message="交付审议须写明委员会和报告期限。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("advice", ""), ("reported_on", None)),
                                    models.Q(
                                        ("advice__gt", ""),
                                        ("reported_on__isnull", False),
                                        models.Q(("opinion", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_reported_in_words",
                                violation_error_message="审议报告须写明意见。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        ["draft", "cosigning", "filed", "committee_opinion", "presidium", "withdrawn"],
                                    ),
                                    ("decided_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_decided_on_a_day",
                                violation_error_message="请写明决定日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["converted", "rejected", "withdrawn"]), _negated=True),
                                    models.Q(("because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_turned_down_with_reason",
                                violation_error_message="请写明理由。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "converted"), ("suggestion__isnull", False)),
                                    models.Q(models.Q(("state", "converted"), _negated=True), ("suggestion", None)),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_converted_into_one",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["executing", "reported"]), _negated=True),
                                    ("resolution__isnull", False),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_carried_out_as_resolved",
                                violation_error_message="执行的是通过的决议决定。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "closed"), _negated=True),
                                    models.Q(models.Q(("outcome", ""), _negated=True), ("ended_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="suggestions_motion_closed_with_a_result",
                                violation_error_message="办结须写明结果。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Cosigner",
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
                                    ("invited", "待确认"),
                                    ("confirmed", "已确认"),
                                    ("declined", "未同意"),
                                    ("withdrawn", "已退出"),
                                ],
                                default="invited",
                                max_length=10,
                                verbose_name="状态",
                            ),
                        ),
                        (
                            "text_digest",
                            models.CharField(
                                blank=True, help_text="确认时文本的校验码", max_length=64, verbose_name="确认的文本"
                            ),
                        ),
                        ("comment", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                        ("entered_by", models.CharField(blank=True, max_length=40, verbose_name="代录人")),
                        (
                            "invited_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="邀请时间"),
                        ),
                        ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                        (
                            "deputy",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cosigned",
                                to="deputies.deputy",
                                verbose_name="代表",
                            ),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="cosigners",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "联名代表",
                        "verbose_name_plural": "联名代表",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("suggestion", "deputy"),
                                name="suggestions_cosigner_once",
                                violation_error_message="这位代表已在联名名单中。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "confirmed"), _negated=True),
                                    models.Q(
                                        models.Q(("text_digest", ""), _negated=True), ("answered_at__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_cosigner_confirms_a_text",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AssignmentPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_hard", models.BooleanField(default=False, verbose_name="涉及面广、处理难度大（六个月）")),
                        ("leading_leader", models.CharField(blank=True, max_length=40, verbose_name="领办领导")),
                        ("pressing_leader", models.CharField(blank=True, max_length=40, verbose_name="督办领导")),
                        ("note", models.CharField(blank=True, max_length=120, verbose_name="备注")),
                        ("prepared_by", models.CharField(max_length=40, verbose_name="拟办人")),
                        (
                            "prepared_at",
                            models.DateTimeField(default=congress.frame.clock.now, verbose_name="拟办时间"),
                        ),
                        (
                            "joint",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="congress.organization", verbose_name="会办单位"
                            ),
                        ),
                        (
                            "lead",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="主办单位",
                            ),
                        ),
                        (
                            "matching_committee",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="congress.organization",
                                verbose_name="对口督办机构",
                            ),
                        ),
                        (
                            "separate",
                            models.ManyToManyField(
                                blank=True, related_name="+", to="congress.organization", verbose_name="分办单位"
                            ),
                        ),
                        (
                            "suggestion",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignment_plan",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "拟交办",
                        "verbose_name_plural": "拟交办",
                        "ordering": ["suggestion"],
                    },
                ),
                migrations.AddField(
                    model_name="assignment",
                    name="suggestion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="suggestions.suggestion",
                        verbose_name="建议",
                    ),
                ),
                migrations.CreateModel(
                    name="TextVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("round", models.PositiveSmallIntegerField(verbose_name="稿次")),
                        ("subject", models.CharField(max_length=80, verbose_name="标题")),
                        ("facts", models.TextField(verbose_name="情况和理由")),
                        ("proposals", models.TextField(verbose_name="具体建议")),
                        ("saved_by", models.CharField(max_length=40, verbose_name="提交人")),
                        ("saved_at", models.DateTimeField(default=congress.frame.clock.now, verbose_name="提交时间")),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "历次文本",
                        "verbose_name_plural": "历次文本",
                        "ordering": ["round"],
                        "constraints": [
                            models.UniqueConstraint(fields=("suggestion", "round"), name="suggestions_version_once")
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
                        ("name", models.CharField(max_length=20, verbose_name="类别")),
                        ("order", models.PositiveSmallIntegerField(default=0, verbose_name="排序")),
                        ("in_use", models.BooleanField(default=True, verbose_name="在用")),
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
                        "verbose_name": "建议类别",
                        "verbose_name_plural": "建议类别",
                        "ordering": ["congress", "order", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "name"),
                                name="suggestions_topic_once",
                                violation_error_message="已有这个类别。",
                            )
                        ],
                    },
                ),
                migrations.AddField(
                    model_name="suggestion",
                    name="topic",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="suggestions.topic",
                        verbose_name="类别",
                    ),
                ),
                migrations.CreateModel(
                    name="UnitContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("leader", models.CharField(max_length=40, verbose_name="分管负责人")),
                        ("leader_title", models.CharField(blank=True, max_length=40, verbose_name="职务")),
                        ("office", models.CharField(max_length=40, verbose_name="承办科室")),
                        (
                            "phone",
                            models.CharField(
                                help_text="座机，写区号，例如0900-8210001。不填手机号。",
                                max_length=20,
                                verbose_name="办公电话",
                            ),
                        ),
                        ("checked_on", models.DateField(editable=False, verbose_name="核对日期")),
                        ("checked_by", models.CharField(editable=False, max_length=40, verbose_name="核对人")),
                        (
                            "unit",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contact_line",
                                to="congress.organization",
                                verbose_name="承办单位",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "承办单位联系信息",
                        "verbose_name_plural": "承办单位联系信息",
                        "ordering": ["unit"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("phone", ""), _negated=True),
                                    models.Q(("phone__startswith", "1"), _negated=True),
                                    models.Q(("phone__startswith", "+"), _negated=True),
                                ),
                                name="suggestions_contact_at_a_desk",
                                violation_error_message="这张表是公开的，请填办公室座机，不填手机号。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Urging",
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
                                choices=[(1, "提醒"), (2, "催办函"), (3, "督办通知"), (4, "通报")], verbose_name="级别"
                            ),
                        ),
                        ("text", models.TextField(verbose_name="要求")),
                        ("answer_by", models.DateField(verbose_name="限期")),
                        ("signer", models.CharField(blank=True, max_length=40, verbose_name="签发人")),
                        ("made_by", models.CharField(max_length=40, verbose_name="经办人")),
                        ("by_government", models.BooleanField(default=False, verbose_name="由政府督查室作出")),
                        ("made_on", models.DateField(verbose_name="日期")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="urgings",
                                to="suggestions.assignment",
                                verbose_name="承办单位",
                            ),
                        ),
                        (
                            "suggestion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="urgings",
                                to="suggestions.suggestion",
                                verbose_name="建议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "催办督办",
                        "verbose_name_plural": "催办督办",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__lt", 3), models.Q(("signer", ""), _negated=True), _connector="OR"
                                ),
                                name="suggestions_urging_signed_by_leader",
                                violation_error_message="督办通知和通报须由常委会领导签发。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Extension",
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
                                choices=[("asked", "待审批"), ("approved", "同意"), ("refused", "不同意")],
                                default="asked",
                                max_length=8,
                                verbose_name="状态",
                            ),
                        ),
                        ("reason", models.TextField(verbose_name="延期理由")),
                        ("wanted_until", models.DateField(verbose_name="申请延至")),
                        ("asked_on", models.DateField(verbose_name="申请日")),
                        ("asked_by", models.CharField(max_length=40, verbose_name="申请人")),
                        ("decided_on", models.DateField(blank=True, null=True, verbose_name="审批日")),
                        ("decided_by", models.CharField(blank=True, max_length=40, verbose_name="审批人")),
                        ("decision_note", models.TextField(blank=True, verbose_name="审批意见")),
                        (
                            "assignment",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="extensions",
                                to="suggestions.assignment",
                                verbose_name="承办",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "延期申请",
                        "verbose_name_plural": "延期申请",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("state", "asked")),
                                fields=("assignment",),
                                name="suggestions_extension_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state", "asked"), ("decided_on__isnull", False), _connector="OR"),
                                name="suggestions_extension_decided",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "refused"), _negated=True),
                                    models.Q(("decision_note", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_extension_refused_with_reason",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalSuggestion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "occasion",
                            models.CharField(
                                help_text="例如：第十五届第三次会议；闭会期间的写“2015年闭会期间”",
                                max_length=40,
                                verbose_name="届次会议",
                            ),
                        ),
                        (
                            "year",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1949),
                                    django.core.validators.MaxValueValidator(2099),
                                ],
                                verbose_name="年度",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(
                                validators=[django.core.validators.MinValueValidator(1)], verbose_name="编号"
                            ),
                        ),
                        ("subject", models.CharField(max_length=200, verbose_name="标题")),
                        (
                            "lead_name",
                            models.CharField(
                                blank=True, help_text="要求不公开姓名的不填", max_length=40, verbose_name="领衔代表"
                            ),
                        ),
                        (
                            "cosigners",
                            models.PositiveSmallIntegerField(blank=True, default=0, verbose_name="联名人数"),
                        ),
                        ("topic", models.CharField(blank=True, max_length=20, verbose_name="类别")),
                        (
                            "units",
                            models.CharField(
                                blank=True,
                                help_text="按当时的名称，几个单位用顿号分开",
                                max_length=200,
                                verbose_name="承办单位",
                            ),
                        ),
                        ("reply_class", models.CharField(blank=True, max_length=20, verbose_name="答复类别")),
                        ("result", models.CharField(blank=True, max_length=200, verbose_name="办理结果")),
                        ("satisfaction", models.CharField(blank=True, max_length=20, verbose_name="满意程度")),
                        ("submitted_on", models.DateField(blank=True, null=True, verbose_name="提出日期")),
                        ("assigned_on", models.DateField(blank=True, null=True, verbose_name="交办日期")),
                        ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
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
                        "verbose_name": "历年建议",
                        "verbose_name_plural": "历年建议",
                        "ordering": ["-year", "occasion", "number", "pk"],
                        "indexes": [
                            models.Index(
                                fields=["congress", "-year", "occasion", "number"], name="suggestions_history_listed"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("congress", "occasion", "number"),
                                name="suggestions_history_once",
                                violation_error_message="这次会议已有这个编号的建议。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("assigned_on", None),
                                    ("submitted_on", None),
                                    ("assigned_on__gte", models.F("submitted_on")),
                                    _connector="OR",
                                ),
                                name="suggestions_history_assigned_after",
                                violation_error_message="交办日期不能早于提出日期。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_on", None),
                                    ("assigned_on", None),
                                    ("answered_on__gte", models.F("assigned_on")),
                                    _connector="OR",
                                ),
                                name="suggestions_history_answered_after",
                                violation_error_message="答复日期不能早于交办日期。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MotionDeadline",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("closes_on", models.DateField(help_text="当日仍可提出", verbose_name="议案截止日期")),
                        ("decided_on", models.DateField(default=congress.frame.clock.today, verbose_name="决定日期")),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motion_deadline",
                                to="congress.meeting",
                                verbose_name="会议",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "议案截止日期",
                        "verbose_name_plural": "议案截止日期",
                        "ordering": ["-closes_on"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gte", models.F("decided_on"))),
                                name="suggestions_motiondeadline_after_its_decision",
                                violation_error_message="截止日期不能早于决定日期。",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MotionSigner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_lead", models.BooleanField(default=False, verbose_name="领衔")),
                        ("signed_on", models.DateField(editable=False, null=True, verbose_name="签名日期")),
                        (
                            "on_paper",
                            models.BooleanField(default=False, editable=False, verbose_name="在纸质议案上签名"),
                        ),
                        ("left_on", models.DateField(editable=False, null=True, verbose_name="未同意或者退出的日期")),
                        (
                            "left_because",
                            models.CharField(blank=True, editable=False, max_length=200, verbose_name="说明"),
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
                            "motion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signers",
                                to="suggestions.motion",
                                verbose_name="议案",
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
                        "verbose_name": "议案提案人",
                        "verbose_name_plural": "议案提案人",
                        "ordering": ["motion", "-is_lead", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("motion", "person"),
                                name="suggestions_motionsigner_once",
                                violation_error_message="已在提案人里。",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_lead", True)),
                                fields=("motion",),
                                name="suggestions_motionsigner_one_lead",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("signed_on", None), ("left_on", None), _connector="OR"),
                                name="suggestions_motionsigner_signs_or_leaves",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("is_lead", False), ("left_on", None), _connector="OR"),
                                name="suggestions_motionsigner_lead_stays",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Rating",
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
                                choices=[
                                    ("online", "代表本人网上评价"),
                                    ("paper", "书面征询意见表"),
                                    ("none", "未反馈"),
                                ],
                                max_length=8,
                                verbose_name="评价方式",
                            ),
                        ),
                        (
                            "attitude",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "满意"),
                                    ("basically", "基本满意"),
                                    ("not_satisfied", "不满意"),
                                ],
                                max_length=14,
                                verbose_name="办理态度",
                            ),
                        ),
                        (
                            "result",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("satisfied", "满意"),
                                    ("basically", "基本满意"),
                                    ("not_satisfied", "不满意"),
                                ],
                                max_length=14,
                                verbose_name="办理结果",
                            ),
                        ),
                        ("comment", models.TextField(blank=True, verbose_name="意见和理由")),
                        ("asked_cosigners", models.BooleanField(default=False, verbose_name="已征求联名代表意见")),
                        ("wants_redo", models.BooleanField(default=False, verbose_name="要求重新办理")),
                        ("entered_by", models.CharField(max_length=40, verbose_name="录入人")),
                        ("rated_on", models.DateField(verbose_name="评价日")),
                        (
                            "deputy",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ratings",
                                to="deputies.deputy",
                                verbose_name="评价代表",
                            ),
                        ),
                        (
                            "reply",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rating",
                                to="suggestions.reply",
                                verbose_name="答复",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "代表评价",
                        "verbose_name_plural": "代表评价",
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("attitude", ""), ("channel", "none"), ("deputy", None), ("result", "")),
                                    models.Q(
                                        models.Q(("channel", "none"), _negated=True),
                                        models.Q(("attitude", ""), _negated=True),
                                        models.Q(("result", ""), _negated=True),
                                        ("deputy__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="suggestions_rating_whole_or_none",
                                violation_error_message="办理态度和办理结果都要评价。",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        models.Q(("attitude", "not_satisfied"), _negated=True),
                                        models.Q(("result", "not_satisfied"), _negated=True),
                                    ),
                                    models.Q(("comment", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="suggestions_rating_not_satisfied_with_reason",
                                violation_error_message="评价为不满意的，请写明理由。",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PublicReply",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("is_open", models.BooleanField(verbose_name="公开")),
                        ("reason", models.CharField(blank=True, max_length=200, verbose_name="不公开的理由")),
                        (
                            "publication",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="suggestions.publication",
                                verbose_name="建议公开",
                            ),
                        ),
                        (
                            "reply",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="public",
                                to="suggestions.reply",
                                verbose_name="答复",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "答复公开",
                        "verbose_name_plural": "答复公开",
                        "ordering": ["publication", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_open", True), models.Q(("reason", ""), _negated=True), _connector="OR"
                                ),
                                name="suggestions_public_reply_or_reason",
                                violation_error_message="不公开的答复必须写明理由。",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
