"""The questions that narrow the log."""

import django_filters
from django import forms

from congress.frame import clock

from ..models import AuditEvent
from ..queries.records import kinds_of_entries


class AuditFilter(django_filters.FilterSet):
    who = django_filters.CharFilter(label="姓名", field_name="person_name", lookup_expr="contains")
    kind = django_filters.ChoiceFilter(
        label="事项", choices=kinds_of_entries, lookup_expr="startswith", empty_label="全部"
    )
    target = django_filters.CharFilter(label="对象", lookup_expr="exact", widget=forms.HiddenInput)
    since = django_filters.DateFilter(label="自", method="from_day", widget=forms.DateInput(attrs={"type": "date"}))
    until = django_filters.DateFilter(label="至", method="to_day", widget=forms.DateInput(attrs={"type": "date"}))
    result = django_filters.ChoiceFilter(label="结果", choices=AuditEvent.Result.choices, empty_label="全部")

    class Meta:
        model = AuditEvent
        fields = ()

    def from_day(self, rows, name, value):
        return rows.filter(at__gte=clock.moment(value, hour=0))

    def to_day(self, rows, name, value):
        return rows.filter(at__lte=clock.moment(value, hour=23, minute=59).replace(second=59, microsecond=999999))
