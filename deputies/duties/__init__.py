"""What deputies did, read from the objects in which they did it: the sources of the dossier and of points, one file a
subject. They stand on the shelf ``duties``."""

from . import activities, attendance, awards, contacts, duty_reports, entries, stations, voice

ALL = (
    *activities.ALL,
    *stations.ALL,
    *attendance.ALL,
    *contacts.ALL,
    *duty_reports.ALL,
    *entries.ALL,
    *awards.ALL,
    *voice.ALL,
)
