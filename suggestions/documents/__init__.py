"""The official papers of suggestions, one file a subject; they stand on the shelf ``documents``."""

from . import assigning, case_file, figures, filing, handling, motions, pressing, registers, replying

ALL = (
    *filing.ALL,
    *assigning.ALL,
    *handling.ALL,
    *replying.ALL,
    *pressing.ALL,
    *registers.ALL,
    *figures.ALL,
    *motions.ALL,
)
CASE_FILE = case_file.CASE_FILE

__all__ = ["ALL", "CASE_FILE"]
