"""The short way to load what this program wrote leads to the same graph as the long one, or steps aside."""

import io

import pytest
import rdflib
from graph_samples import SCHEMA, build_all, reports
from hypothesis import given, settings
from hypothesis import strategies as st

from kbextract.graph import build_triples
from kbextract.output import write_graph
from kbextract.store import list_triples
from kbextract.store.written import read_written
from kbextract.validation.terms import build_rdflib_graph

PREFIXES = "@prefix kb: <https://w3id.org/kbextract/onto#> .\n"
SYNTAXES = ("turtle", "nt")


def write_text(triples, syntax):
    """What a format makes of triples."""
    stream = io.StringIO()
    write_graph(triples, stream, syntax)
    return stream.getvalue()


WRITTEN = {syntax: write_text(build_all(), syntax) for syntax in SYNTAXES}


@settings(max_examples=60, deadline=None)
@given(reports(), st.sampled_from(SYNTAXES))
def test_whatever_is_written_is_read_the_short_way(report, syntax):
    """No label, quote or number makes the reader step aside or err."""
    triples = build_triples(*report, SCHEMA)
    assert set(read_written(write_text(triples, syntax), syntax)) == triples


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_a_file_that_was_changed_is_read_as_the_library_reads_it_or_not_at_all(data):
    """One stray edit anywhere: the reader agrees with the library or leaves the file to it."""
    syntax = data.draw(st.sampled_from(SYNTAXES))
    text = WRITTEN[syntax]
    start = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 3))
    edit = data.draw(st.text(st.sampled_from(" \n\t\r;.,:\"'\\<>@^#a_-1{}[]()\x85\u2028"), max_size=3))
    changed = text[:start] + edit + text[start + cut :]
    triples = read_written(changed, syntax)
    if triples is not None:
        expected = rdflib.Graph().parse(data=changed, format=syntax)
        assert list_triples(build_rdflib_graph(triples)) == list_triples(expected)


@pytest.mark.parametrize(
    "text",
    [
        PREFIXES + "# by hand\nkb:a kb:b kb:c .\n",
        PREFIXES + "kb:a kb:b [ kb:c kb:d ] .\n",
        PREFIXES + "kb:a kb:b _:c .\n",
        PREFIXES + "kb:a kb:b other:c .\n",
        PREFIXES + "kb:a kb:b kb:c ;\n",
        PREFIXES + "kb:a kb:b kb:c ;\n\n    kb:d kb:e .\n",
        PREFIXES + "kb:a kb:b kb:c .\n    kb:d kb:e .\n",
        PREFIXES + "kb:a kb:b <c> .\n",
        PREFIXES + 'kb:a kb:b """c""" .\n',
        "Two ministers met.\n",
    ],
)
def test_turtle_of_any_other_shape_is_left_to_the_library(text):
    """Comments, blank nodes, relative IRIs and faults are not for the short way."""
    assert read_written(text, "turtle") is None


def test_other_formats_are_left_to_the_library():
    """JSON-LD, N-Quads and XML have no short way."""
    assert read_written("{}", "json-ld") is None


def test_a_datatype_inside_a_text_is_text():
    """Only what follows the closing quote is a datatype."""
    literal = '"a\\"^^kb:b"@en'
    (triple,) = read_written(f"{PREFIXES}\nkb:a kb:b {literal} .\n", "turtle")
    assert triple[2] == literal
