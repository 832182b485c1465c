import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("congress", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deputy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("district", models.CharField(blank=True, max_length=40, verbose_name="选区")),
                ("card_no", models.CharField(max_length=20, verbose_name="代表证号")),
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
                "indexes": [models.Index(fields=["congress", "term", "delegation"], name="deputies_deputy_listed")],
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
                ],
            },
        ),
    ]
