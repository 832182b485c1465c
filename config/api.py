"""The interface for programs: every app's windows behind one door, below /api/v1/."""

from django.urls import path

from appointments.api import WINDOWS as APPOINTMENTS
from congress.api.lists import ListWindow
from congress.api.objects import CasesView, MoveView, ObjectView
from congress.api.popolo import OpenPopoloWindow, PopoloIndex, PopoloWindow, VotesWindow
from congress.api.public import OpenIndex, OpenSetWindow
from congress.api.schema import Description
from congress.api.windows import WINDOWS as CONGRESS
from deputies.api import WINDOWS as DEPUTIES
from suggestions.api import WINDOWS as SUGGESTIONS
from supervision.api import WINDOWS as SUPERVISION

app_name = "api"

ALL = (*CONGRESS, *DEPUTIES, *SUGGESTIONS, *SUPERVISION, *APPOINTMENTS)
WINDOWS = {window.machine.key: window for window in ALL}
urlpatterns = [
    path("schema/", Description.as_view(windows=WINDOWS), name="schema"),
    path("open/", OpenIndex.as_view(), name="open"),
    path("open/<str:key>/", OpenSetWindow.as_view(), name="open_set"),
    path("open/popolo/<slug:kind>/", OpenPopoloWindow.as_view(), name="open_popolo"),
    path("popolo/", PopoloIndex.as_view(), name="popolo_index"),
    path("popolo/<slug:kind>/", PopoloWindow.as_view(), name="popolo"),
    path("popolo/motions/<int:pk>/votes/", VotesWindow.as_view(), name="votes"),
    path("<str:listing>/", ListWindow.as_view(), name="list"),
    path("<str:machine>/cases/", CasesView.as_view(windows=WINDOWS), name="cases"),
    path("<str:machine>/<int:pk>/", ObjectView.as_view(windows=WINDOWS), name="object"),
    path("<str:machine>/<int:pk>/moves/<slug:move>/", MoveView.as_view(windows=WINDOWS), name="move"),
]
