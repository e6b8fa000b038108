"""What many tests share: the extractor, loaded once, and the folder of gold facts where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kbextract.resources import find_resource

ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    """`--update-golden` writes what is found into the golden files, for a person to read the difference."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/documents/*.facts.jsonl")


@pytest.fixture(scope="session")
def extractor():
    """The extractor with the built-in rules."""
    from kbextract.facts.extractor import Extractor  # noqa: PLC0415  # takes a second; few tests need it

    return Extractor.load(find_resource("rules"))


@pytest.fixture(scope="session")
def gold_home():
    """The folder named by KBEXTRACT_GOLD, which holds further reports and their gold facts."""
    named = os.environ.get("KBEXTRACT_GOLD")
    if not named or not Path(named).is_dir():
        pytest.skip("KBEXTRACT_GOLD names no folder of further reports")
    return Path(named).resolve()


@pytest.fixture(scope="session")
def seeds():
    """The folder of the sample reports."""
    return ROOT / "seeds"
