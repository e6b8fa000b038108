"""Written graphs: every format says the same, in the same bytes, however the triples came."""

import gzip
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from graph_samples import FIRST, SCHEMA, SECOND, build_all, load_triples, reports
from hypothesis import given, settings
from rdflib.compare import to_isomorphic

from kbextract.faults import InputFaultError
from kbextract.graph import build_triples
from kbextract.output import GRAPH_FORMATS, write_graph

# The library calls its own older names while it parses named graphs.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ID = "https://w3id.org/kbextract/id/"
PARSERS = {"turtle": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "jsonld": "json-ld"}
TRIPLES = build_all()


def write_text(triples, syntax, **options):
    """What a format makes of triples."""
    stream = io.StringIO()
    write_graph(triples, stream, syntax, **options)
    return stream.getvalue()


def parse_written(text, syntax):
    """The triples of a written graph, whatever named graph they lie in."""
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format=PARSERS[syntax])
    return {quad[:3] for quad in dataset.quads()}


@pytest.mark.parametrize("syntax", GRAPH_FORMATS)
def test_every_format_holds_the_same_triples(syntax):
    """Another reader finds what was written, no more and no less."""
    assert parse_written(write_text(TRIPLES, syntax), syntax) == set(load_triples(TRIPLES))


@settings(max_examples=40, deadline=None)
@given(reports())
def test_every_format_survives_any_text(report):
    """Quotes, controls and odd labels come back from each format."""
    triples = build_triples(*report, SCHEMA)
    expected = set(load_triples(triples))
    for syntax in GRAPH_FORMATS:
        assert parse_written(write_text(triples, syntax), syntax) == expected


@pytest.mark.parametrize("syntax", GRAPH_FORMATS)
def test_the_order_of_triples_changes_nothing(syntax):
    """Shuffled and doubled triples give the same bytes."""
    expected = write_text(TRIPLES, syntax)
    shuffled = list(TRIPLES) * 2
    random.Random(7).shuffle(shuffled)  # noqa: S311 - a test needs no secret
    assert write_text(shuffled, syntax) == expected


def test_the_seed_of_hashing_changes_nothing(tmp_path):
    """A run in another process with another hash seed writes the same bytes."""
    code = (
        "import sys; from pathlib import Path; from graph_samples import build_all\n"
        "from kbextract.output import write_graph\n"
        "folder = Path(sys.argv[1])\n"
        "for end in ('ttl', 'trig', 'nq', 'jsonld', 'ttl.gz'): write_graph(build_all(), folder / f'kb.{end}')\n"
    )
    found = []
    for seed in ("0", "1"):
        folder = tmp_path / seed
        folder.mkdir()
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, env=environment)  # noqa: S603 - own code
        found.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert found[0] == found[1]
    assert len(found[0]) == 5


def test_turtle_reads_like_a_list_of_nodes():
    """Documents come first, then entities, facts, claims and spans; types are told first; numbers stand bare."""
    text = write_text(TRIPLES, "turtle")
    heads = [block.split(":")[0] for block in text.split("\n\n")[1:]]
    assert list(dict.fromkeys(heads)) == ["doc", "entity", "fact", "claim", "span"]
    assert heads == sorted(heads, key=["doc", "entity", "fact", "claim", "span"].index)
    assert 'entity:country_nordia a kb:Country, kb:Entity ;\n    rdfs:label "Nordia"@en ;\n    kb:iso "ND" .' in text
    assert "    kb:number 2500 ." in text
    assert "    kb:quoted true ;" in text
    assert 'kb:earliest "2022-01-21"^^xsd:date ;' in text
    assert "<https://w3id.org" not in text.split("\n\n", 1)[1]


def test_each_prefix_is_declared_once():
    """A query can use the prefixes of the file."""
    text = write_text(TRIPLES, "turtle")
    for prefix in ("kb", "entity", "fact", "claim", "span", "doc", "dct", "rdfs", "skos", "xsd", "rdf"):
        assert text.count(f"@prefix {prefix}: ") == 1


def test_a_named_graph_holds_what_one_document_says():
    """Entities and facts lie in one shared graph, each triple in one graph only."""
    dataset = rdflib.Dataset()
    dataset.parse(data=write_text(TRIPLES, "nq"), format="nquads")
    quads = list(dataset.quads())
    assert len(quads) == len(TRIPLES)
    homes = {f"{ID}graph/d{document.sha256[:24]}" for document in (FIRST, SECOND)}
    assert {str(graph) for *_, graph in quads} == {f"{ID}graph/shared", *homes}
    for subject, _, _, graph in quads:
        shared = "/entity/" in str(subject) or "/fact/" in str(subject)
        assert shared == (str(graph) == f"{ID}graph/shared")


def test_trig_and_nquads_agree_on_the_graphs():
    """Both put each triple in the same graph."""
    found = []
    for syntax in ("trig", "nq"):
        dataset = rdflib.Dataset()
        dataset.parse(data=write_text(TRIPLES, syntax), format=PARSERS[syntax])
        found.append(set(dataset.quads()))
    assert found[0] == found[1]


def test_jsonld_uses_the_words_of_the_vocabulary():
    """A JSON reader that knows no RDF finds plain keys."""
    nodes = {node["@id"]: node for node in json.loads(write_text(TRIPLES, "jsonld"))["@graph"]}
    person = nodes["entity:person_anna_berg"]
    assert person == {"@id": "entity:person_anna_berg", "@type": ["Entity", "Person"], "rdfs:label": "Anna Berg"}
    (report,) = [node for node in nodes.values() if "number" in node]
    assert report["number"] == 2500
    assert report["forceOf"] == {"@id": "entity:country_nordia"}


@pytest.mark.parametrize("syntax", GRAPH_FORMATS)
def test_another_base_changes_the_prefixes_alone(syntax):
    """The body of a file with prefixes is the same under any base."""
    base = "https://example.org/kb/"
    text = write_text(build_all(base), syntax, base=base)
    assert text.replace(base, ID) == write_text(TRIPLES, syntax)


@pytest.mark.parametrize("syntax", GRAPH_FORMATS)
def test_an_empty_graph_is_a_valid_file(syntax):
    """Nothing found is no failure."""
    assert parse_written(write_text((), syntax), syntax) == set()


def test_triples_of_another_making_are_written_too():
    """The answer of a CONSTRUCT may hold foreign words and blank nodes."""
    triples = {
        ("_:b1", "<https://example.org/p>", '"5.0"^^<http://www.w3.org/2001/XMLSchema#double>'),
        ("<https://w3id.org/kbextract/id/claim/c1>", "<https://example.org/p>", "_:b1"),
        ("<https://example.org/s>", "<https://w3id.org/kbextract/onto#doc>", '"ja"@nl'),
    }
    expected = to_isomorphic(load_triples(triples))
    for syntax in GRAPH_FORMATS:
        found = rdflib.Graph()
        for triple in parse_written(write_text(triples, syntax), syntax):
            found.add(triple)
        assert to_isomorphic(found) == expected


@pytest.mark.parametrize(("name", "syntax"), [("kb.TTL", "turtle"), ("a.b.nq", "nq"), ("kb.trig.gz", "trig")])
def test_the_suffix_asks_for_the_format(tmp_path, name, syntax):
    """`.gz` packs what the suffix before it names."""
    path = tmp_path / name
    write_graph(TRIPLES, path)
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode()
    assert text == write_text(TRIPLES, syntax)


@pytest.mark.parametrize(
    ("target", "wanted", "message"),
    [
        (Path("kb.pdf"), None, r"kb\.pdf: has no suffix that tells its format; end it in \.ttl"),
        (Path("kb"), None, "kb: has no suffix"),
        (Path("kb.ttl"), "word", "word: is no format; use one of turtle"),
        (io.StringIO(), None, "the output: has no suffix"),
    ],
)
def test_an_unknown_format_is_a_letter_to_the_user(target, wanted, message):
    """The message names the formats there are, and nothing is written."""
    with pytest.raises(InputFaultError, match=message):
        write_graph(TRIPLES, target, wanted)


def test_the_graph_needs_no_rdf_library():
    """Building and writing stay light: no RDF library is imported."""
    code = "import sys, kbextract.graph, kbextract.output; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - own code
