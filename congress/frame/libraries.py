"""Which system libraries of the PDF engine are missing, by the name of the Debian package that brings them."""

import ctypes
import sys

LINUX = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}


def loads(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages():
    """Empty when papers can be printed, and on systems where the libraries have other names."""
    if sys.platform != "linux":
        return []
    return [package for library, package in LINUX.items() if not loads(library)]
