"""The register of deputies for programs: the same names the page shows, nothing private."""

from rest_framework import serializers, viewsets

from congress.api import Windows
from congress.frame import clock

from .models import Deputy
from .queries.register import deputies_on


class DeputyWindow(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField(source="person.name")
    level = serializers.CharField()
    congress = serializers.CharField(source="congress.name")
    term = serializers.CharField(source="term_name")
    delegation = serializers.CharField(source="delegation.name", default="")
    district = serializers.CharField(source="seat_of")
    card_no = serializers.CharField()
    since = serializers.DateField(source="membership.since")
    until = serializers.DateField(source="membership.until", allow_null=True)


class DeputyWindows(Windows, viewsets.ReadOnlyModelViewSet):
    """Deputies in office of one's own congress; any deputy of the county by number."""

    serializer_class = DeputyWindow

    def get_queryset(self):
        if self.action == "list":
            return deputies_on(self.actor, clock.today()).select_related("congress")
        return Deputy.objects.visible_to(self.actor).select_related(
            "person", "congress", "term", "delegation", "district", "membership"
        )
