"""Issues one of each paper that people ask for: registers, a dossier, stars, receptions, allowances. Their files are made in
the background when the planting is over."""

from congress.actions import documents, notices
from congress.frame import kinds

from ..models import Activity, AllowanceSheet, AwardRound, DutyDay, StarCycle, StationRating

NOTICE = "deputies.activity_notice"
TRIED = "青崖乡人大代表之家"  # the home a visitor finds open


def plant(world):
    """By the commission and by the township's secretary, today."""
    logins = {login.login: login.human for login in world.cast.logins}
    commission, secretary = world.first("DAC"), world.actor(logins["tsec01"], "TSEC")
    cycle = StarCycle.objects.filter(congress=world.congress, state="announced").order_by("year").first()
    best = StationRating.objects.filter(cycle=cycle, stars__gte=4).order_by("-stars", "pk").first()
    day = DutyDay.objects.select_related("roster__station", "station").get(station__name=TRIED, on=world.today)
    sheet = AllowanceSheet.objects.filter(congress=world.congress).order_by("pk").first()
    award = AwardRound.objects.filter(congress=world.congress, decided_on__isnull=False).first()
    activities = Activity.objects.filter(congress=world.congress, state__in=["notified", "signup"]).order_by("pk")
    activity = next((one for one in activities if kinds.documents[NOTICE].may_issue(commission, one)), None)
    wanted = [
        ("deputies.roster", world.term, commission),
        ("deputies.structure_table", world.term, commission),
        ("deputies.address_book", world.term, commission),
        ("deputies.dossier", world.deputies[logins["dep01"], "county"], commission),
        ("deputies.star_table", cycle, commission),
        ("deputies.star_certificate", best, commission),
        ("deputies.allowance_sheet", sheet, commission),
        ("deputies.award_decision", award, commission),
        ("deputies.award_certificates", award, commission),
        (NOTICE, activity, commission),
        ("deputies.duty_roster", day.roster, secretary),
        ("deputies.reception_notice", day, secretary),
    ]
    with world.at(world.today, 9), notices.silence():
        for key, obj, actor in wanted:
            if obj is not None and kinds.documents[key].may_issue(actor, obj):  # a visitor may have been there already
                documents.issue(key, obj, actor=actor)
    world.say(0.98, "代表工作公文")


PAPERS = kinds.Demo(key="deputies.papers", order=97, plant=plant)
