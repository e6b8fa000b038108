"""Finds the SPARQL text that a user means: a query as it stands, a file, or one of the shipped questions by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from kbextract.faults import InputFaultError
from kbextract.resources import find_resource

SUFFIX = ".rq"
# A query has a pattern in braces; a describe query may do without.
SPARQL = re.compile(r"[{}]|^\s*(?:describe|select|ask|construct|prefix|base|insert|delete|load|clear)\s", re.I)
TITLE = re.compile(r"#\s*title:\s*(.*)", re.I)


@dataclass(frozen=True, slots=True)
class Query:
    """A query: its name, a title for people, its text, and what messages call it."""

    name: str
    title: str
    text: str
    path: str


def find_query(wanted: str) -> Query:
    """The query that a user means.

    Raises:
        InputFaultError: it is no SPARQL, no file and no name of a shipped query.
    """
    if SPARQL.search(wanted):
        return Query("", "", wanted, "the query")
    if wanted.lower().endswith(SUFFIX):
        path = Path(wanted)
        return read_query(path if path.is_file() else find_resource("queries") / path.name, wanted)
    queries = {query.name: query for query in list_queries()}
    if wanted not in queries:
        known = ", ".join(queries) or "none"
        raise InputFaultError.single(
            wanted, "is no query", f"give SPARQL, a path that ends in {SUFFIX}, or a name: {known}"
        )
    return queries[wanted]


def list_queries() -> tuple[Query, ...]:
    """The shipped queries by name."""
    return tuple(read_query(path, str(path)) for path in sorted(find_resource("queries").glob(f"*{SUFFIX}")))


def read_query(path: Path, shown: str) -> Query:
    """One query from its file; its title is told by the comments at its head. Raises InputFaultError."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise InputFaultError.single(shown, f"cannot be read ({error.strerror})", "check the path") from None
    except UnicodeDecodeError:
        raise InputFaultError.single(shown, "is not UTF-8", "save it as UTF-8") from None
    match = TITLE.search(text)
    return Query(path.stem, match[1].strip() if match else path.stem, text, shown)
