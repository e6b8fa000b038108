"""Texts in which nothing happens: cooking, chess, weather. No rule for an event or a speech act may fire."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import extract_facts

FOLDER = Path(__file__).parent / "quiet"
TEXTS = sorted(FOLDER.glob("*.txt"))
ENTITIES = {"Person", "Organization", "Country", "Place"}

# (text, type) in which a rule still fires, with the reason.
BROKEN = {
    ("legal_text", "Sanction"): "a court may impose a sanction on nobody",
    ("weather", "Warning"): "high pressure over Russia threatens the lowlands, and `it` is Russia",
}


def list_pairs(types):
    """A parameter for each text and type."""
    for path in TEXTS:
        for kind in types:
            reason = BROKEN.get((path.stem, kind))
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(path, kind, id=f"{path.stem}-{kind}", marks=marks)


EVENTS = (
    "Meeting", "Visit", "Demand", "Rejection", "Sanction", "ForceReport", "Deployment", "Exercise", "Aid", "Casualties",
    "Seizure", "Denial", "Accusation", "Warning", "Pledge", "Appeal", "Prediction", "Statement",
)  # fmt: skip


@pytest.mark.parametrize(("path", "kind"), list(list_pairs(EVENTS)))
def test_nothing_fires(extractor, path, kind):
    """A text about something else gives no fact of this type."""
    facts = [fact for fact in extract_facts(extractor, path.read_text("utf-8")) if fact.type == kind]
    assert [(fact.rules, fact.evidence[0].quote) for fact in facts] == []


def test_the_list_of_types_is_complete(extractor):
    """Every type of the fact table that is no entity is held against the quiet texts."""
    assert set(EVENTS) == set(extractor.schema) - ENTITIES


def test_there_are_twelve_texts():
    """The folder is there and whole."""
    assert len(TEXTS) == 12
