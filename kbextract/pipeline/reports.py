"""The outcome of a validation for people and programs: letters, JSON, or a SHACL report."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kbextract.validation.names import shorten_iri, shorten_term
from kbextract.validation.record import SEVERITIES, Report, Source, Trace
from kbextract.validation.reports import build_records, sort_traces, write_report
from kbextract.validation.shapes import Shapes


def render_report(name: str, report: Report, traces: Sequence[Trace], shapes: Shapes) -> str:
    """The whole outcome in a format: "turtle" (a SHACL report), "json", or "text" (a letter a finding)."""
    if name == "turtle":
        return write_report(report, shapes)
    if name == "json":
        return json.dumps(build_records(report, traces), ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{line}\n" for line in (*map(write_letter, sort_traces(traces)), sum_up(report)))


def sum_up(report: Report) -> str:
    """The outcome in one line."""
    if report.failure:
        return f"Nothing is proven: {report.failure}."
    verdict = "conforms" if report.conforms else "does not conform"
    counts = ", ".join(f"{severity}: {report.count_severity(severity)}" for severity in SEVERITIES[:2])
    return f"The graph {verdict}. {counts}."


def write_letter(trace: Trace) -> str:
    """One finding: its document and place, what is wrong, at which node, by which rule, in which words."""
    violation = trace.violation
    node = " ".join(filter(None, (shorten_iri(violation.focus), violation.path, shorten_term(violation.value))))
    letter = f"{violation.severity}: {violation.message} At {node}."
    if not trace.sources:
        return letter
    first, *others = trace.sources
    more = f" And {len(others)} more such place{'s' if len(others) > 1 else ''}." if others else ""
    return f"{name_place(first)}: {letter}{describe_reading(first)}{more}"


def name_place(source: Source) -> str:
    """The document of a source and the characters of it."""
    return f"{source.document} {source.start}-{source.end}" if source.quote else source.document


def describe_reading(source: Source) -> str:
    """By which rule and from which words a source was read."""
    rules = f" Rule {', '.join(source.rules)}." if source.rules else ""
    return f'{rules} Read from "{" ".join(source.quote.split())}".' if source.quote else rules
