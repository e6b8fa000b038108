"""Writes a graph to a file or stream in any of its formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TextIO

from kbextract.graph.names import BASE, Namespace
from kbextract.graph.terms import Triple
from kbextract.output.files import open_output
from kbextract.output.formats import GRAPH_FORMATS, find_format
from kbextract.output.jsonld import write_jsonld
from kbextract.output.lines import write_nquads, write_ntriples
from kbextract.output.subjects import Subject, group_subjects
from kbextract.output.turtle import write_trig, write_turtle

WRITERS: dict[str, Callable[[Iterable[Subject], Namespace], Iterator[str]]] = {
    "turtle": write_turtle,
    "trig": write_trig,
    "nt": write_ntriples,
    "nq": write_nquads,
    "jsonld": write_jsonld,
}


def write_graph(triples: Iterable[Triple], target: Path | TextIO, wanted: str | None = None, base: str = BASE) -> None:
    """Writes triples to a path or a stream of text; equal sets of triples give equal bytes.

    The format is the one `wanted`, else the one the suffix of the path asks for; `.gz` at its end packs the file. A
    file appears whole or not at all. `base` is the one that the triples were built with: it gives the prefixes.

    Raises:
        InputFaultError: the format is unknown, `base` is no base, or the path cannot be written to.
    """
    name = find_format(target, wanted, GRAPH_FORMATS)
    namespace = Namespace(base)
    subjects = group_subjects(triples, namespace)
    with open_output(target) as stream:
        stream.writelines(WRITERS[name](subjects, namespace))
