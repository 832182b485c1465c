"""Who may import whom: five floors, one staircase, no lift."""

from .source import APPS, dotted, imported, modules, name

FLOORS = {
    "congress": set(),
    "deputies": {"congress"},
    "suggestions": {"congress", "deputies"},
    "supervision": {"congress", "deputies"},
    "appointments": {"congress", "deputies"},
}


def test_an_app_stands_only_on_the_floors_below():
    wrong = []
    for path in modules():
        app = dotted(path).split(".")[0]
        forbidden = {*APPS, "config", "tests"} - FLOORS[app] - {app}
        wrong += [(name(path), line) for line in imported(path) if line.split(".")[0] in forbidden]

    assert wrong == []


def test_the_frame_knows_none_of_ours():
    frame = [path for path in modules() if dotted(path).startswith("congress.frame")]
    wrong = [
        (name(path), line)
        for path in frame
        for line in imported(path)
        if line.split(".")[0] in APPS and not line.startswith("congress.frame")
    ]

    assert wrong == []
