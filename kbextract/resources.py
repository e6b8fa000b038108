"""Where the rules, shapes and queries lie: inside an installed package, beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def find_resource(name: str) -> Path:
    """The folder `name` ("rules", "shapes" or "queries") that belongs to this kbextract.

    Raises:
        FileNotFoundError: neither the installed package nor a checkout has it.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"{name}: not found beside or inside {PACKAGE}; install kbextract again")
