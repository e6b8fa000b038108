"""Reads a knowledge base, or any RDF, from a file into one graph."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from pathlib import Path

from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax

from kbextract.faults import InputFaultError
from kbextract.graph.names import BASE, Namespace
from kbextract.graph.terms import ONTO
from kbextract.store.written import read_written
from kbextract.validation.terms import build_rdflib_graph

SUFFIXES = {
    ".ttl": "turtle",
    ".turtle": "turtle",
    ".trig": "trig",
    ".nt": "nt",
    ".nq": "nquads",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".owl": "xml",
    ".xml": "xml",
}
QUADS = frozenset({"trig", "nquads", "json-ld"})
PACKED = b"\x1f\x8b"
STATEMENT = re.compile(r'(?:<[^<>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^<>]*>)?)')
XML_HEAD = re.compile(r"<(?:\?xml|!DOCTYPE|rdf:RDF)")
ADVICE = "give a file of RDF: " + ", ".join(sorted(SUFFIXES)) + ", with or without .gz"


def load_graph(path: Path) -> Graph:
    """All triples of a file in one graph, named graphs united; prefixes for queries are bound.

    The suffix tells the format; without a known one the content does. Nothing is fetched from anywhere else.

    Raises:
        InputFaultError: the file cannot be read or is no RDF; the line is given where it is known.
    """
    text = read_text(path)
    suffix = next((suffix.lower() for suffix in reversed(path.suffixes) if suffix.lower() != ".gz"), "")
    syntax = SUFFIXES.get(suffix) or sniff_format(text)
    if syntax == "json-ld":
        refuse_remote_context(path, text)
    try:
        graph = parse_text(text, syntax)
    except Exception as error:  # the parsers let many kinds of error through when the text is not RDF at all
        raise InputFaultError.single(path, describe_error(error), ADVICE, find_line(error, text)) from error
    for prefix, iri in Namespace(find_base(graph)).prefixes:
        graph.bind(prefix, iri, override=True, replace=True)
    return graph


def read_text(path: Path) -> str:
    """The text of a file, unpacked where it is packed. Raises InputFaultError when it cannot be read."""
    try:
        raw = path.read_bytes()
        if raw.startswith(PACKED):
            raw = gzip.decompress(raw)
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputFaultError.single(path, "is not UTF-8, so it is no RDF", ADVICE, line) from None
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputFaultError.single(path, f"cannot be read ({reason})", "check the path") from None


def sniff_format(text: str) -> str:
    """The format of a text that no suffix tells. TriG stands for itself, Turtle and N-Triples, which it contains."""
    head = text.lstrip()
    if head.startswith(("{", "[")):
        return "json-ld"
    if XML_HEAD.match(head):
        return "xml"
    line = next((line for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
    terms = STATEMENT.findall(line)
    return "nquads" if len(terms) == 4 and not STATEMENT.sub("", line).strip(" \t.") else "trig"


def parse_text(text: str, syntax: str) -> Graph:
    """The triples of a text. Whatever the parser raises comes through."""
    triples = read_written(text, syntax)
    if triples is not None:
        return build_rdflib_graph(triples)
    graph = Graph()
    if syntax not in QUADS:
        return graph.parse(data=text, format=syntax)
    dataset = Dataset()
    dataset.parse(data=text, format=syntax)
    for prefix, iri in dataset.namespaces():
        graph.bind(prefix, iri)
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


def refuse_remote_context(path: Path, text: str) -> None:
    """Raises InputFaultError when a JSON-LD text would have the parser fetch a context from somewhere else."""
    try:
        pending: list[object] = [json.loads(text)]
    except (ValueError, RecursionError):
        return  # the parser says what is wrong
    while pending:
        value = pending.pop()
        if isinstance(value, list):
            pending += value
        elif isinstance(value, dict):
            contexts = value.get("@context")
            listed = contexts if isinstance(contexts, list) else [contexts]
            if "@import" in value or any(isinstance(context, str) for context in listed):
                raise InputFaultError.single(
                    path, "takes its @context from elsewhere", "write the context into the file"
                )
            pending += value.values()


def find_base(graph: Graph) -> str:
    """The base that the things of a knowledge base are named by: its documents tell; without one, the usual base."""
    for document in graph.subjects(RDF.type, URIRef(f"{ONTO}Document")):
        base, found, _ = str(document).rpartition("doc/")
        if found and base.endswith("/"):
            return base
    return BASE


def describe_error(error: Exception) -> str:
    """What a parser found, in a few words."""
    if isinstance(error, BadSyntax):
        return f"is no RDF that can be read ({error._why})"  # the message proper; str() adds a stretch of the file
    first = str(error).strip().splitlines()
    return f"is no RDF that can be read ({first[0][:200] if first else type(error).__name__})"


def find_line(error: Exception, text: str) -> int:
    """The line that a parser stumbled over, 0 when it does not tell."""
    if isinstance(error, BadSyntax):
        return error.lines + 1
    if isinstance(error, json.JSONDecodeError):
        return error.lineno
    if hasattr(error, "getLineNumber"):
        return int(error.getLineNumber() or 0)
    if isinstance(error, ParserError):  # it quotes what is left of the line
        rest = str(error).partition(":")[2].strip().strip("'")
        lines = enumerate(text.splitlines(), 1)
        return next((number for number, line in lines if rest and line.strip().endswith(rest)), 0)
    return 0
