"""A validation as people and programs read it: table rows, records for JSON, and a SHACL report in Turtle."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import SH, Graph, URIRef

from kbextract.validation.names import expand_name, shorten_iri, shorten_term
from kbextract.validation.paths import write_turtle_path
from kbextract.validation.record import SEVERITIES, Report, Source, Trace, Violation
from kbextract.validation.shapes import Shapes

COLUMNS = ("severity", "message", "node", "path", "value", "rule", "document", "quote")
SHOWN = 3
HEADER = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def list_rows(traces: Iterable[Trace]) -> list[tuple[str, ...]]:
    """One table row a finding, under `COLUMNS`, the gravest first. Of many sources it names the first few."""
    return [write_row(trace) for trace in sort_traces(traces)]


def write_row(trace: Trace) -> tuple[str, ...]:
    """The cells of one finding."""
    violation, sources = trace.violation, trace.sources
    return (
        violation.severity,
        violation.message,
        shorten_iri(violation.focus),
        violation.path,
        shorten_term(violation.value),
        join_some(sorted({rule for source in sources for rule in source.rules})),
        join_some(sorted({source.document for source in sources})),
        sources[0].quote if sources else "",
    )


def join_some(texts: list[str]) -> str:
    """The first few of many texts, and how many more there are."""
    more = len(texts) - SHOWN
    return ", ".join(texts[:SHOWN]) + (f" and {more} more" if more > 0 else "")


def sort_traces(traces: Iterable[Trace]) -> list[Trace]:
    """Findings by gravity, then as they are."""
    rank = {severity: place for place, severity in enumerate(SEVERITIES)}
    return sorted(traces, key=lambda trace: (rank.get(trace.violation.severity, len(rank)), trace.violation))


def build_records(report: Report, traces: Iterable[Trace]) -> dict[str, object]:
    """The whole outcome as plain values, ready for JSON."""
    return {
        "conforms": report.conforms,
        "failure": report.failure,
        "counts": {severity: report.count_severity(severity) for severity in SEVERITIES},
        "visited": {shorten_iri(shape): count for shape, count in report.visited},
        "results": [build_record(trace) for trace in sort_traces(traces)],
    }


def build_record(trace: Trace) -> dict[str, object]:
    """One finding as plain values."""
    violation = trace.violation
    return {
        "severity": violation.severity,
        "message": violation.message,
        "focus": violation.focus,
        "path": violation.path,
        "value": violation.value,
        "shape": violation.shape,
        "constraint": violation.constraint,
        "sources": [build_source(source) for source in trace.sources],
    }


def build_source(source: Source) -> dict[str, object]:
    """One source as plain values."""
    return {
        "doc": source.document,
        "start": source.start,
        "end": source.end,
        "quote": source.quote,
        "rule": list(source.rules),
        "claim": source.claim,
    }


def write_report(report: Report, shapes: Shapes) -> str:
    """The outcome as a SHACL validation report in Turtle. The same findings give the same text.

    `sh:conforms` follows the SHACL recommendation, by which a warning is enough not to conform. That nothing was looked
    at stands in a message of the report.
    """
    parts = ["a sh:ValidationReport", f"sh:conforms {str(not (report.violations or report.failure)).lower()}"]
    if report.failure:
        parts.append(f"<http://www.w3.org/2000/01/rdf-schema#comment> {quote_text(report.failure)}@en")
    parts += [f"sh:result {write_result(violation, shapes.authored)}" for violation in report.violations]
    body = " ;\n  ".join(parts)
    return f"{HEADER}\n[] {body} .\n"


def write_result(violation: Violation, authored: Graph) -> str:
    """One finding as a Turtle node of the report."""
    path = authored.value(URIRef(violation.shape), SH.path)
    parts = [
        "a sh:ValidationResult",
        f"sh:focusNode {write_node(violation.focus)}",
        f"sh:sourceShape {write_node(violation.shape)}",
        f"sh:sourceConstraintComponent sh:{violation.constraint}ConstraintComponent",
        f"sh:resultSeverity sh:{violation.severity}",
        f"sh:resultMessage {quote_text(violation.message)}@en",
    ]
    if path is not None:
        parts.append(f"sh:resultPath {write_turtle_path(authored, path)}")
    elif violation.path:  # a closed shape names the property that it does not allow
        parts.append(f"sh:resultPath <{expand_name(violation.path)}>")
    if violation.value:
        parts.append(f"sh:value {violation.value}")
    body = " ;\n    ".join(parts)
    return f"[\n    {body} ]"


def write_node(node: str) -> str:
    """An IRI or a blank node as Turtle writes it."""
    return node if node.startswith(("_:", '"')) else f"<{node}>"


def quote_text(text: str) -> str:
    """A text as a Turtle literal, without a language."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'
