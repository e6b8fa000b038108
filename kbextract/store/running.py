"""Asks a graph a SPARQL question: reading only, nothing fetched, the same answer in the same order every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parser import parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query as Prepared
from rdflib.term import BNode, Literal, Node

from kbextract.faults import InputFaultError
from kbextract.graph import terms
from kbextract.graph.names import Namespace
from kbextract.graph.terms import XSD, Triple
from kbextract.store.loading import find_base

Cell = str | None
QUERY = "the query"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: named columns; a cell is a text or an IRI in full, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def run_query(graph: Graph, text: str, path: str = QUERY) -> Table | tuple[Triple, ...]:
    """The answer of a graph to a SPARQL query: a table for SELECT and ASK, sorted triples for CONSTRUCT and DESCRIBE.

    The prefixes of the knowledge base need no PREFIX line. Rows without ORDER BY are sorted. `path` is what
    messages call the query.

    Raises:
        InputFaultError: the query has a fault of syntax, changes data, or asks for data from elsewhere.
    """
    query = prepare_query(text, dict(Namespace(find_base(graph)).prefixes), path)
    try:
        result = graph.query(query)
        if result.type == "ASK":
            return Table(("answer",), (("true" if result.askAnswer else "false",),))
        if result.type == "SELECT":
            columns = tuple(str(variable) for variable in result.vars or ())
            rows = tuple(tuple(write_cell(cell) for cell in row) for row in result)  # type: ignore[union-attr]  # a SELECT gives rows only
            return Table(columns, rows if is_ordered(query.algebra) else tuple(sorted(rows, key=rank_row)))
        return list_triples(result.graph if result.graph is not None else Graph())
    except Exception as error:  # whatever the engine cannot work out, such as a function that it lacks
        reason = str(error).strip().splitlines() or [type(error).__name__]
        raise InputFaultError.single(path, f"cannot be answered ({reason[0][:200]})", "simplify it") from error


def prepare_query(text: str, prefixes: dict[str, str], path: str) -> Prepared:
    """A query that is ready to run and does nothing but read this graph. Raises InputFaultError as `run_query` does."""
    try:
        query = prepareQuery(text, initNs=prefixes)
    except Exception as error:  # the parser's own kinds have a line; an unknown prefix is a bare Exception
        raise describe_fault(error, text, prefixes, path) from None
    if query.algebra.get("datasetClause"):
        raise InputFaultError.single(path, "names graphs with FROM", "leave FROM out: the knowledge base is one graph")
    if any(value.name == "ServiceGraphPattern" for value in walk_algebra(query.algebra)):
        raise InputFaultError.single(path, "asks another server with SERVICE", "leave SERVICE out: nothing is fetched")
    return query


def describe_fault(error: Exception, text: str, prefixes: dict[str, str], path: str) -> InputFaultError:
    """What is wrong with a text that the parser refused."""
    line, column = getattr(error, "lineno", 0), getattr(error, "col", 0)
    if not line:
        advice = f"declare it with PREFIX, or use one of {', '.join(prefixes)}"
        return InputFaultError.single(path, f"cannot be read ({error})", advice)
    if is_update(text):
        return InputFaultError.single(path, "changes data", "ask with SELECT, ASK, CONSTRUCT or DESCRIBE")
    what = f"is no SPARQL from column {column} on ({getattr(error, 'msg', error)})"
    return InputFaultError.single(path, what, "check brackets, dots and names there", line)


def is_update(text: str) -> bool:
    """Whether a text that is no query is SPARQL that changes data."""
    try:
        return len(parseUpdate(text).request) > 0
    except Exception:  # neither query nor update, whatever way the parser says so
        return False


def walk_algebra(value: object) -> Iterator[CompValue]:
    """Every part of a query, those inside filters and subqueries too."""
    if isinstance(value, CompValue):
        yield value
        for part in value.values():
            yield from walk_algebra(part)
    elif isinstance(value, list | tuple | set):
        for part in value:
            yield from walk_algebra(part)


def is_ordered(algebra: CompValue) -> bool:
    """Whether the query itself puts its rows in order; an order inside a subquery does not count."""
    part = algebra.get("p")
    while isinstance(part, CompValue) and part.name in ("Slice", "Distinct", "Reduced", "Project"):
        part = part.get("p")
    return isinstance(part, CompValue) and part.name == "OrderBy"


def write_cell(cell: Node | None) -> Cell:
    """A term as a cell of a table."""
    return None if cell is None else str(cell)


def rank_row(row: tuple[Cell, ...]) -> tuple[tuple[bool, str], ...]:
    """What rows are sorted by: cell by cell, cells without a value first."""
    return tuple((cell is not None, cell or "") for cell in row)


def list_triples(graph: Iterable[tuple[Node, Node, Node]]) -> tuple[Triple, ...]:
    """The triples of a graph as sorted N-Triples terms, ready to be written."""
    return tuple(
        sorted({(write_term(subject), write_term(predicate), write_term(value)) for subject, predicate, value in graph})
    )


def write_term(term: Node) -> str:
    """A term of the library as an N-Triples term."""
    if isinstance(term, Literal):
        datatype = str(term.datatype) if term.datatype and not term.language else ""
        plain = "" if datatype == f"{XSD}string" else datatype
        return terms.write_literal(terms.Literal(str(term), term.language or "", plain))
    return term.n3() if isinstance(term, BNode) else terms.write_iri(str(term))


def shorten_table(table: Table, graph: Graph) -> Table:
    """A table for the eye: IRIs of the knowledge base with their prefix."""
    prefixes = Namespace(find_base(graph)).prefixes
    return replace(table, rows=tuple(tuple(shorten_cell(cell, prefixes) for cell in row) for row in table.rows))


def shorten_cell(cell: Cell, prefixes: tuple[tuple[str, str], ...]) -> Cell:
    """A cell with a prefix in place of the IRI it stands for."""
    if cell is not None:
        for prefix, iri in prefixes:
            if cell.startswith(iri) and cell[len(iri) :].isidentifier():
                return f"{prefix}:{cell[len(iri) :]}"
    return cell
