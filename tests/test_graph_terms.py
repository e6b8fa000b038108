"""Terms: literals come back as they were, addresses become valid IRIs."""

import re

import pytest
import rdflib
from graph_samples import ANYTHING
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.parsers.ntriples import unquote

from kbextract.graph.terms import Literal, clean_url, read_literal, write_literal, write_string, write_text

URI = re.compile(r"https?://[!-~]+")


def parse_object(term: str, syntax: str) -> rdflib.Literal:
    """What rdflib reads for a term."""
    graph = rdflib.Graph().parse(data=f"<x:s> <x:p> {term} .\n", format=syntax)
    (value,) = graph.objects()
    return value


@given(ANYTHING)
def test_any_text_comes_back_from_turtle_and_ntriples(text):
    """A literal is read back by another reader exactly as it was written."""
    for syntax in ("turtle", "nt"):
        value = parse_object(write_text(text), syntax)
        assert str(value) == text
        assert value.language == "en"


@given(ANYTHING)
def test_a_term_stays_on_one_line_without_control_characters(text):
    """Whatever splits lines or hides from the eye is escaped."""
    assert len(write_string(text).splitlines()) == 1
    assert not re.search("[\0-\x1f]", write_string(text))


@given(ANYTHING, st.sampled_from(["", "en", "uk"]))
def test_reading_a_literal_undoes_writing_it(text, language):
    """Our own reader is the inverse of our own writer."""
    literal = Literal(text, language)
    assert read_literal(write_literal(literal)) == literal


@given(ANYTHING)
def test_our_reader_agrees_with_the_library(text):
    """The escapes mean the same to rdflib's own unquoting."""
    inner = write_string(text)[1:-1]
    assert unquote(inner) == read_literal(f'"{inner}"').text


def test_a_typed_literal_is_read():
    """The datatype of a literal is its IRI."""
    term = '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert read_literal(term) == Literal("5", "", "http://www.w3.org/2001/XMLSchema#integer")
    assert write_literal(read_literal(term)) == term


def test_an_iri_is_no_literal():
    """Reading the wrong kind of term is refused."""
    with pytest.raises(ValueError, match="no literal"):
        read_literal("<https://example.org/>")


def test_half_a_surrogate_pair_becomes_the_replacement_character():
    """RDF cannot hold it, and a run must not end over it."""
    assert write_string("a\ud800b") == '"a\ufffdb"'


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        (" http://example.org/a?q=ä#x ", "http://example.org/a?q=%C3%A4#x"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/%20", "https://example.org/%20"),
        ('https://example.org/<">', "https://example.org/%3C%22%3E"),
        ("https://example.org/#a#b", "https://example.org/#a%23b"),
        ("example.org/a", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_only_web_addresses_pass(url, expected):
    """A relative, local or broken address is left out, a sloppy one is encoded."""
    assert clean_url(url) == expected


@given(ANYTHING.map("https://example.org/".__add__) | ANYTHING.map("http://".__add__))
def test_every_address_that_passes_is_plain_ascii(url):
    """No address can break the IRI that it becomes."""
    clean = clean_url(url)
    assert clean is None or (URI.fullmatch(clean) and not set(clean) & set('<>"{}|\\^`'))
