"""A consultation on a draft – registered, asked of stations, answered, summarised, reported – through the actions."""

from datetime import date

from deputies.actions import consultations
from deputies.models import Consultation, ConsultationReturn

DUE = date(2026, 5, 20)
TEXT = "第一条　为了促进乡村振兴，制定本条例。\n第二条　县级人民政府应当保障农村饮水安全。\n饮水工程由专人管护。"


def registered(cast, *stations, **more):
    row = Consultation(congress=cast.congress, **{"title": "甘肃省乡村振兴促进条例（修订草案）", "due_on": DUE,
                       "asked_by": "省人大常委会法制工作委员会", "text": TEXT, **more})  # fmt: skip
    return consultations.keep_consultation(row, actor=cast.dac, stations=list(stations))


def begun(cast, *stations, **more):
    return consultations.begin(registered(cast, *stations, **more), actor=cast.dac)


def asked(row, station):
    rows = ConsultationReturn.objects.select_related("consultation", "station__congress__parent")
    return rows.get(consultation=row, station=station)


def opinion(article="第二条", text="水费怎么收、谁来管，写清楚", said_by="柳沟村村民"):
    return {"article": article, "text": text, "said_by": said_by}


def answered(row, station, actor, *opinions, people=24):
    found = asked(row, station)
    return consultations.answer(found, list(opinions or (opinion(),)), actor=actor, people=people, how="院坝会一次")


def reported(cast, row):
    row = consultations.summarise(row, actor=cast.dac, summary="群众普遍赞成，建议细化饮水管护责任。")
    return consultations.report(row, actor=cast.dac, reported_to=row.asked_by, reported_on=date(2026, 4, 15))
