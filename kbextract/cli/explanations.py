"""An explanation as text: the fact, then each document with what it says, why it was read so, and its words."""

from __future__ import annotations

from collections.abc import Iterator

from kbextract.store import Explanation
from kbextract.store.explanation import Reading


def list_lines(explanation: Explanation) -> Iterator[str]:
    """The lines that explain a fact."""
    yield explanation.label or explanation.fact
    yield f"  {explanation.type or 'of no type of the fact table'}, <{explanation.fact}>"
    days = dict.fromkeys(filter(None, (explanation.earliest, explanation.latest)))
    if days:
        yield f"  day: {' to '.join(days)}"
    count = len(explanation.readings)
    yield f"  stated by {count} document{'' if count == 1 else 's'}"
    for reading in explanation.readings:
        yield ""
        yield from list_reading(reading)


def list_reading(reading: Reading) -> Iterator[str]:
    """The lines that tell how one document came to state it."""
    about = ", ".join(filter(None, (reading.title, reading.issued)))
    yield f"{reading.document}: {about}" if about else reading.document
    yield from (f"  {role}: {', '.join(texts)}" for role, texts in reading.roles)
    rows = {
        "according to": reading.attributed_to,
        "rule": reading.rules,
        "set off by": reading.triggers,
        "reading": reading.notes,
        "words": tuple(f'{quote.start}-{quote.end} "{" ".join(quote.text.split())}"' for quote in reading.evidence),
        "claim": (f"<{reading.claim}>",),
    }
    yield from (f"  {title}: {text}" for title, texts in rows.items() for text in texts)
