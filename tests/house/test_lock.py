"""The lock files hold just what pyproject.toml asks for, with a hash for every package and no registry address."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = PROJECT["project"]["dependencies"]
DEV = PROJECT["dependency-groups"]["dev"]
LOCKS = {"requirements.txt": RUN, "requirements-dev.txt": RUN + DEV}


def locked(name):
    """{package: its exact requirement} of one lock file, for this Python and platform."""
    lines = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    found = [Requirement(line.split("--hash", 1)[0].strip()) for line in lines]
    return {canonicalize_name(one.name): one for one in found if one.marker is None or one.marker.evaluate()}


def version(requirement):
    return str(requirement.specifier).removeprefix("==")


def closure(wanted):
    """The named packages and, through their installed descriptions, everything that they need."""
    names, todo = set(), [Requirement(line) for line in wanted]
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        for extra in requirement.extras or [""]:
            if (name, extra) in names:
                continue
            names.add((name, extra))
            needs = [Requirement(line) for line in requires(requirement.name) or []]
            todo += [one for one in needs if one.marker is None or one.marker.evaluate({"extra": extra})]
    return {name for name, _ in names}


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_fits_the_ranges_of_the_project(name):
    lock = locked(name)

    unfit = [line for line in LOCKS[name] if not fits(Requirement(line), lock)]

    assert unfit == []


def fits(requirement, lock):
    found = lock.get(canonicalize_name(requirement.name))
    return found is not None and requirement.specifier.contains(version(found))


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_holds_what_is_needed_and_nothing_else(name):
    assert sorted(locked(name)) == sorted(closure(LOCKS[name]))


def test_both_locks_name_the_same_versions():
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: version(one) for name, one in run.items()} == {name: version(dev[name]) for name in run}


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes_and_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = text.replace("\\\n", " ").strip().splitlines()

    assert [line for line in packages if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []
    assert re.findall(r"https?://\S+|^--?\w.*", text, flags=re.M) == []
