"""The ontology and the fact table name the same things, and every term explains itself."""

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from kbextract.graph.fillers import name_code, name_property
from kbextract.schema import load_schema

ROOT = Path(__file__).parent.parent
KB = Namespace("https://w3id.org/kbextract/onto#")
ONTOLOGY = URIRef("https://w3id.org/kbextract/onto")
TYPES = load_schema(ROOT / "rules")
GRAPH = Graph().parse(ROOT / "shapes" / "ontology.ttl")
TERMS = sorted(term for term in set(GRAPH.subjects()) if term.startswith(str(KB)))
ENTITIES = {"Person", "Organization", "Country", "Place"}
# What the model has besides the fact table.
CLASSES = {"Entity", "Group", "Site", "Fact", "Claim", "Span", "Document", "Code"}
CODE_CLASSES = {"Status", "Form", "Comparator", "AidKind", "Outcome"}
PROPERTIES = {"states", "inDocument", "evidence", "start", "end", "quote", "rule", "trigger", "reading", "attributedTo"}
PROPERTIES |= {"dateText", "earliest", "latest", "iso", "sha256"}
NEIGHBOURS = (
    "http://www.w3.org/ns/prov#",
    "http://semanticweb.cs.vu.nl/",
    "http://www.w3.org/ns/oa#",
    "https://schema.org/",
)


def list_local(kind):
    """The local names of all terms of one kind."""
    return {str(term).removeprefix(str(KB)) for term in GRAPH.subjects(RDF.type, kind)}


def list_code_roles():
    """Every role that takes a closed list of words, but for truth values."""
    return [role for kind in TYPES.values() for role in kind.roles if role.kind == "code" and "true" not in role.codes]


def test_every_class_has_its_term_and_every_term_its_class():
    """The classes are the fact types and what the model adds, no more and no less."""
    assert list_local(OWL.Class) == {*TYPES, *CLASSES, *CODE_CLASSES}


def test_every_role_has_its_property_and_every_property_its_role():
    """A role is one property; the label is rdfs:label and a date is kb:dateText."""
    roles = {name_property(role) for kind in TYPES.values() for role in kind.roles} - {"label"}
    assert list_local(OWL.ObjectProperty) | list_local(OWL.DatatypeProperty) == roles | PROPERTIES


def test_roles_that_name_things_are_object_properties():
    """Actors, places and codes are nodes; texts, numbers and truth values are literals."""
    for kind in TYPES.values():
        for role in kind.roles:
            is_node = role.kind in ("actor", "place") or (role.kind == "code" and "true" not in role.codes)
            if role.kind != "name":
                assert (
                    KB[name_property(role)],
                    RDF.type,
                    OWL.ObjectProperty if is_node else OWL.DatatypeProperty,
                ) in GRAPH


def test_every_code_is_one_individual():
    """Each word of a closed list is an individual, of the class that its role ranges over."""
    expected = {name_code(code) for role in list_code_roles() for code in role.codes}
    assert list_local(OWL.NamedIndividual) == expected
    ranges = URIRef("https://schema.org/rangeIncludes")
    for role in list_code_roles():
        code_class = GRAPH.value(KB[role.name], ranges)
        assert all((KB[name_code(code)], RDF.type, code_class) in GRAPH for code in role.codes)


def test_no_two_terms_share_a_name_but_for_case_of_class_and_code():
    """A class begins with a capital, all else does not, so that kb:Meeting and kb:meeting are told apart by sight."""
    for name in list_local(OWL.Class):
        assert name[0].isupper()
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, SKOS.Concept, SKOS.ConceptScheme):
        assert all(name[0].islower() for name in list_local(kind))
    assert not list_local(OWL.NamedIndividual) & (list_local(OWL.ObjectProperty) | list_local(OWL.DatatypeProperty))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.removeprefix(str(KB)))
def test_term_explains_itself(term):
    """Each term has one English label and comment, an example, and the ontology that defines it."""
    for predicate in (RDFS.label, RDFS.comment, SKOS.example):
        (value,) = GRAPH.objects(term, predicate)
        assert isinstance(value, Literal)
        assert value.language == "en"
        assert value.strip()
    assert str(GRAPH.value(term, RDFS.comment)).endswith(".")
    assert GRAPH.value(term, RDFS.isDefinedBy) == ONTOLOGY


@pytest.mark.parametrize("name", sorted(TYPES))
def test_type_bears_its_event_codes(name):
    """The PLOVER and CAMEO codes of the class are those of the fact table."""
    codes = set(GRAPH.objects(KB[name], KB.eventCode))
    assert codes == {KB[f"{scheme}_{code}"] for scheme, code in TYPES[name].codes}
    for code in codes:
        assert (code, RDF.type, SKOS.Concept) in GRAPH


def test_concepts_are_the_codes_in_use():
    """Each concept has its notation and scheme, and some class bears it."""
    used = {(scheme, code) for kind in TYPES.values() for scheme, code in kind.codes}
    for scheme, code in used:
        assert (KB[f"{scheme}_{code}"], SKOS.inScheme, KB[scheme]) in GRAPH
        assert str(GRAPH.value(KB[f"{scheme}_{code}"], SKOS.notation)) == code
    assert list_local(SKOS.Concept) == {f"{scheme}_{code}" for scheme, code in used}
    assert list_local(SKOS.ConceptScheme) == {scheme for scheme, _ in used}


def test_facts_and_entities_are_told_apart():
    """Named things are entities, all other fact types are facts."""
    for name in TYPES:
        parent = KB.Entity if name in ENTITIES else KB.Fact
        assert (KB[name], RDFS.subClassOf, parent) in GRAPH


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_terms_are_aligned(kind):
    """Every class and property names a neighbour elsewhere, itself or by its parent."""
    links = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso)
    for term in GRAPH.subjects(RDF.type, kind):
        above = {term} | set(GRAPH.transitive_objects(term, RDFS.subClassOf))
        known = {str(link) for each in above for predicate in links for link in GRAPH.objects(each, predicate)}
        assert any(link.startswith((*NEIGHBOURS, str(SKOS))) for link in known), term


def test_ontology_names_its_version_and_licence():
    """Whoever meets the file alone learns what it is, which version, and what may be done with it."""
    about = {str(predicate).rpartition("/")[2].rpartition("#")[2] for predicate in GRAPH.predicates(ONTOLOGY)}
    assert {"versionIRI", "title", "description", "license"} <= about


@pytest.mark.parametrize(
    "path", sorted([*ROOT.glob("shapes/*.ttl"), *ROOT.glob("queries/*.rq"), *ROOT.glob("tests/kb/*.ttl")])
)
def test_every_word_in_use_is_defined(path):
    """Shapes, queries and the test bases use no word of the vocabulary that the ontology lacks."""
    known = {term.removeprefix(str(KB)) for term in TERMS}
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    used = set(re.findall(r"(?<![\w:/])kb:(\w+)", "\n".join(lines)))
    assert used <= known
