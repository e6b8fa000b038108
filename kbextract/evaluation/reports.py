"""An evaluation as rows of tables for people, and as one record for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kbextract.evaluation.matching import Evaluation
from kbextract.evaluation.record import Entry
from kbextract.evaluation.scores import Score, Tally, sum_groups
from kbextract.schema import FactType

SCORES = ("gold", "found", "right", "precision", "recall", "F1", "role precision", "role recall", "role F1")
RULES = ("rule", "found", "right", "precision")
FAULTS = ("type", "document", "roles", "sentence")

Schema = Mapping[str, FactType]
Show = Callable[[Entry], str]
"""Gives the sentence that a fact stands in."""


def list_scores(types: Mapping[str, Tally], schema: Schema) -> Iterator[tuple[str, ...]]:
    """A row a type that occurs, and a row a group: its name and its `SCORES`."""
    for name, tally in types.items():
        if tally.gold or tally.found:
            yield (name, *write_tally(tally))
    yield from list_groups(types, schema)


def list_groups(types: Mapping[str, Tally], schema: Schema) -> Iterator[tuple[str, ...]]:
    """A row a group: its name and its `SCORES`."""
    for name, tally in sum_groups(types, schema):
        yield (name, *write_tally(tally))


def list_documents(evaluation: Evaluation, schema: Schema) -> Iterator[tuple[str, ...]]:
    """The rows of each document and group: the document, the group and its `SCORES`."""
    for document in evaluation.list_documents():
        for row in list_groups(evaluation.sum_types(document), schema):
            yield (document, *row)


def list_rules(evaluation: Evaluation) -> Iterator[tuple[str, ...]]:
    """A row a rule, in the order of their ids: `RULES`."""
    for rule in evaluation.count_rules():
        yield rule.rule, str(rule.found), write_count(rule.credit), write_rate(rule.precision)


def list_faults(entries: Iterable[Entry], limit: int, show: Show) -> Iterator[tuple[str, ...]]:
    """A row a fact, the first `limit` of each type: `FAULTS`."""
    for entry in take_first(entries, limit):
        roles = "; ".join(f"{name}: {', '.join(values)}" for name, values in entry.roles.items())
        yield entry.type, entry.document, roles, show(entry)


def take_first(entries: Iterable[Entry], limit: int) -> list[Entry]:
    """The first few entries of each type, type by type."""
    by_type: dict[str, list[Entry]] = {}
    for entry in entries:
        by_type.setdefault(entry.type, []).append(entry)
    return [entry for listed in by_type.values() for entry in listed[:limit]]


def list_missed(evaluation: Evaluation) -> list[Entry]:
    """The gold facts that were not found, in the order of the fact table."""
    return [entry for match in evaluation.list_matches() for entry in match.missed]


def list_false(evaluation: Evaluation) -> list[Entry]:
    """The facts that were found and are none by the gold, in the order of the fact table."""
    return [entry for match in evaluation.list_matches() for entry in match.false]


def write_tally(tally: Tally) -> tuple[str, ...]:
    """The `SCORES` of a tally as cells."""
    facts, roles = tally.facts, tally.roles
    counts = (str(tally.gold), str(tally.found), write_count(tally.credit))
    return (*counts, *(write_rate(value) for score in (facts, roles) for value in list_rates(score)))


def list_rates(score: Score) -> tuple[float | None, float | None, float | None]:
    """Precision, recall and F1."""
    return score.precision, score.recall, score.f1


def write_rate(value: float | None) -> str:
    """A rate as a cell, empty where there is none."""
    return "" if value is None else f"{value:.3f}"


def write_count(value: float) -> str:
    """A sum of shares as a cell: whole where it is whole."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


# -- for programs


def build_report(evaluation: Evaluation, schema: Schema, *, per_doc: bool = False) -> dict[str, object]:
    """The whole evaluation as one JSON object."""
    report: dict[str, object] = build_scores(evaluation.sum_types(), schema)
    report["rules"] = {
        rule.rule: {"found": rule.found, "right": rule.credit, "doubles": rule.doubles, "precision": rule.precision}
        for rule in evaluation.count_rules()
    }
    if per_doc:
        documents = evaluation.list_documents()
        report["documents"] = {name: build_scores(evaluation.sum_types(name), schema) for name in documents}
    return report


def build_scores(types: Mapping[str, Tally], schema: Schema) -> dict[str, object]:
    """The counts and scores of each type that occurs and of each group."""
    occurring = {name: build_tally(tally) for name, tally in types.items() if tally.gold or tally.found}
    return {"types": occurring, "groups": {name: build_tally(tally) for name, tally in sum_groups(types, schema)}}


def build_tally(tally: Tally) -> dict[str, object]:
    """The counts and scores of a tally."""
    counts = {"right": tally.roles_right, "wrong": tally.roles_wrong, "missing": tally.roles_missing}
    return {
        "gold": tally.gold,
        "found": tally.found,
        "matched": tally.matched,
        "right": tally.credit,
        "doubles": tally.doubles,
        **build_score(tally.facts),
        "roles": {**counts, **build_score(tally.roles)},
    }


def build_score(score: Score) -> dict[str, float | None]:
    """Precision, recall and F1 by name."""
    return {"precision": score.precision, "recall": score.recall, "f1": score.f1}


def build_faults(entries: Sequence[Entry], limit: int, show: Show) -> list[dict[str, object]]:
    """Facts with their sentences, the first `limit` of each type."""
    return [
        {
            "type": entry.type,
            "doc": entry.document,
            **{name: list(values) for name, values in entry.roles.items()},
            **({"rule": list(entry.rules)} if entry.rules else {}),
            "sentence": show(entry),
        }
        for entry in take_first(entries, limit)
    ]
