"""The interface for programs: every app's windows behind one door, below /api/."""

from django.urls import path
from rest_framework.routers import DefaultRouter

from congress.api import BallotWindows, Description
from deputies.api import DeputyWindows
from suggestions.api import SuggestionWindows, TaskWindows

app_name = "api"

router = DefaultRouter(use_regex_path=False)
router.include_format_suffixes = False
router.register("ballots", BallotWindows, basename="ballot")
router.register("deputies", DeputyWindows, basename="deputy")
router.register("suggestions", SuggestionWindows, basename="suggestion")
router.register("tasks", TaskWindows, basename="task")

urlpatterns = [path("schema/", Description.as_view(), name="schema"), *router.urls]
