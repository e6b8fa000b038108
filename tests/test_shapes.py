"""The shapes: good graphs pass, and every constraint of every shape is seen to fail where it should."""

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, Namespace, URIRef

from kbextract.graph.fillers import name_code, name_property
from kbextract.schema import load_schema
from kbextract.validation.compilation import find_targets
from kbextract.validation.gate import validate_graph
from kbextract.validation.plan import find_focus_nodes
from kbextract.validation.shapes import load_shapes

HERE = Path(__file__).parent
ROOT = HERE.parent
KB = Namespace("https://w3id.org/kbextract/onto#")
SHAPE = Namespace("https://w3id.org/kbextract/shapes#")
ENTITY = Namespace("https://w3id.org/kbextract/id/entity/")
DOC = Namespace("https://w3id.org/kbextract/id/doc/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
TYPES = load_schema(ROOT / "rules")
OF_CLAIMS = {"type", "states", "inDocument", "evidence", "rule", "trigger", "reading", "dateText", "attributedTo"}
ENTITIES = ("Person", "Organization", "Country", "Place")
SHAPES = load_shapes(ROOT / "shapes")
AUTHORED = SHAPES.authored
NODE_SHAPES = sorted(set(AUTHORED.subjects(RDF.type, SH.NodeShape)))
PROPERTY_SHAPES = sorted(set(AUTHORED.subjects(RDF.type, SH.PropertyShape)))
# What makes a constraint, and how pySHACL names it.
CONSTRAINTS = {
    SH.minCount: "MinCount", SH.maxCount: "MaxCount", SH["in"]: "In", SH["class"]: "Class", SH.datatype: "Datatype",
    SH.pattern: "Pattern", SH.minLength: "MinLength", SH.minInclusive: "MinInclusive", SH.nodeKind: "NodeKind",
    SH.lessThan: "LessThan", SH.lessThanOrEquals: "LessThanOrEquals", SH.equals: "Equals", SH["or"]: "Or",
    SH.closed: "Closed",
}  # fmt: skip
STRUCTURE = {
    RDF.type, SH.path, SH.message, SH.severity, SH.property, SH.targetClass, SH.targetSubjectsOf, SH.ignoredProperties,
    URIRef("http://www.w3.org/2000/01/rdf-schema#label"),
}  # fmt: skip
CASES = [
    pytest.param(shape, word, id=f"{shape.removeprefix(str(SHAPE))}-{CONSTRAINTS[word]}")
    for shape in (*NODE_SHAPES, *PROPERTY_SHAPES)
    for word in sorted(set(AUTHORED.predicates(shape)) & set(CONSTRAINTS))
]


def read_good(name="every_type"):
    """A graph that conforms."""
    return Graph().parse(HERE / "kb" / f"{name}.ttl")


def local(node):
    """The last part of an IRI."""
    return re.split(r"[#/]", str(node))[-1]


# --- the shapes themselves


def test_every_constraint_is_of_a_kind_that_the_tests_break():
    """No shape uses a word of SHACL that the tests below would pass over."""
    shapes = (*NODE_SHAPES, *PROPERTY_SHAPES)
    assert {word for shape in shapes for word in AUTHORED.predicates(shape)} <= STRUCTURE | set(CONSTRAINTS)


@pytest.mark.parametrize("shape", PROPERTY_SHAPES, ids=local)
def test_property_shape_can_be_reported(shape):
    """Each has a name, one plain message, a severity and one node shape that holds it."""
    assert shape.startswith(str(SHAPE))
    (message,) = AUTHORED.objects(shape, SH.message)
    assert message.language == "en"
    assert re.fullmatch(r"[A-Z].*\.", message)
    assert AUTHORED.value(shape, SH.severity) in (SH.Violation, SH.Warning)
    assert len(list(AUTHORED.subjects(SH.property, shape))) == 1


def test_no_shape_is_written_in_sparql():
    """Core constraints only: one query a node would cost more than all the rest."""
    assert not set(AUTHORED.predicates()) & {SH.sparql, SH.js, SH.rule, SH.target}


def test_only_a_missing_date_or_place_and_a_double_status_are_warnings():
    """All structure is a violation."""
    warnings = {local(shape) for shape in AUTHORED.subjects(SH.severity, SH.Warning)}
    assert {name for name in warnings if not re.search(r"(Date|Dated|Place|Where|Destination)$", name)} == {
        "ClaimStatus"
    }


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_has_a_file_and_a_shape(name):
    """One file a fact type, with a shape of its name that looks at its class."""
    path = ROOT / "shapes" / (re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() + ".ttl")
    assert f"shape:{name} a sh:NodeShape" in path.read_text(encoding="utf-8")
    assert (SHAPE[name], SH.targetClass, KB[name]) in AUTHORED


@pytest.mark.parametrize("name", sorted(set(TYPES) - set(ENTITIES)))
def test_facts_carry_their_key_roles_and_no_others(name):
    """The closed list of a fact type is the keys of the fact table, a label and two days."""
    allowed = {local(item) for item in AUTHORED.items(AUTHORED.value(SHAPE[name], SH.ignoredProperties))}
    assert allowed == {role.name for role in TYPES[name].keys} | {"type", "label", "earliest", "latest"}


def test_claims_carry_every_role_that_is_no_key():
    """The closed list of claims is the model's own words and all roles that are no keys anywhere."""
    allowed = {local(item) for item in AUTHORED.items(AUTHORED.value(SHAPE.Claim, SH.ignoredProperties))}
    roles = {name_property(role) for kind in TYPES.values() for role in kind.roles if not role.key}
    assert allowed == roles | OF_CLAIMS


def list_owners():
    """Each role that is no key of some type, with those types, but for dates."""
    owners = {}
    for kind in TYPES.values():
        for role in kind.roles:
            if not role.key and role.kind != "date":
                owners.setdefault(role.name, set()).add(kind.name)
    return sorted(owners.items())


@pytest.mark.parametrize(("role", "owners"), list_owners())
def test_claims_carry_a_role_only_for_the_types_that_have_it(role, owners):
    """The owner shape of a role lists the types of the fact table, and the class above them."""
    allowed = AUTHORED.items(AUTHORED.value(SHAPE[f"Role{role[0].upper()}{role[1:]}Owner"], SH["in"]))
    assert {local(item) for item in allowed} - {"Fact", "Entity"} == owners


def list_code_roles():
    """Each role with a closed list of words, by type."""
    roles = [(kind.name, role) for kind in TYPES.values() for role in kind.roles if role.kind == "code"]
    return [(name, role) for name, role in roles if "true" not in role.codes]


@pytest.mark.parametrize(("name", "role"), list_code_roles(), ids=lambda item: getattr(item, "name", item))
def test_codes_are_those_of_the_fact_table(name, role):
    """Status differs by type and stands with the type, every other list stands with the role."""
    shape = SHAPE[f"{name}Status"] if role.name == "status" else SHAPE[f"Role{role.name.capitalize()}Value"]
    codes = [local(item) for item in AUTHORED.items(AUTHORED.value(shape, SH["in"]))]
    assert codes == [name_code(code) for code in role.codes]


# --- good graphs


@pytest.mark.parametrize("name", ["every_type", "small"])
def test_good_graph_passes(name):
    """The good graphs have neither violation nor warning."""
    report = validate_graph(read_good(name), SHAPES)
    assert report.violations == ()
    assert report.conforms


def test_every_shape_looks_at_something():
    """In the graph with one fact of every type no shape is idle."""
    report = validate_graph(read_good(), SHAPES)
    assert {local(shape) for shape, count in report.visited if count == 0} == set()
    assert {shape for shape, _ in report.visited} == {str(shape) for shape in NODE_SHAPES}


# --- every constraint fails where it is broken


def find_subject(graph, focus, path):
    """Where the last step of a path begins, and that step; alternatives and inverse steps included."""
    if (path, RDF.first, None) not in AUTHORED:
        return [(focus, path)]
    *before, last = AUTHORED.items(path)
    nodes = [focus]
    for step in before:
        inverse = AUTHORED.value(step, SH.inversePath)
        nodes = [
            value
            for node in nodes
            for value in (graph.subjects(inverse, node) if inverse else graph.objects(node, step))
        ]
    return [(node, last) for node in nodes]


def remove_values(graph, focus, path):
    """Takes away what a path leads to, by its last step."""
    choices = AUTHORED.value(path, SH.alternativePath)
    for each in AUTHORED.items(choices) if choices else [path]:
        for node, step in find_subject(graph, focus, each):
            inverse = AUTHORED.value(step, SH.inversePath)
            if inverse:
                graph.remove((None, inverse, node))
            elif step == RDF.type:  # one class goes that is not what makes the shape look here
                graph.remove((node, RDF.type, KB.Fact if (node, RDF.type, KB.Fact) in graph else KB.Entity))
            else:
                graph.remove((node, step, None))


def add_value(graph, focus, path, *values):
    """Puts values at the end of a path."""
    for node, step in find_subject(graph, focus, path):
        for value in values:
            graph.add((node, step, value))


def choose_second(graph, focus, path):
    """Two values of the sort that a path leads to, both new."""
    old = next((graph.value(node, step) for node, step in find_subject(graph, focus, path)), None)
    if path == RDF.type:
        return (KB.Meeting, KB.Visit)
    if isinstance(old, Literal) and old.datatype in (XSD.integer, XSD.date):
        values = ("7", "8") if old.datatype == XSD.integer else ("2022-02-01", "2022-02-02")
        return tuple(Literal(value, datatype=old.datatype) for value in values)
    if isinstance(old, Literal):
        return (Literal("one more", lang=old.language), Literal("and more", lang=old.language))
    return (KB.one, KB.two)


def break_constraint(graph, focus, shape, word):
    """Breaks one constraint of a shape at one node and says which node the finding must name."""
    path = AUTHORED.value(shape, SH.path)
    if word == SH.closed:
        graph.add((focus, KB.alien, Literal("what is this")))
    elif word == SH.nodeKind and path is None:
        return rename_node(graph, focus)
    elif word == SH.minCount:
        remove_values(graph, focus, path)
    elif word == SH.maxCount:
        add_value(graph, focus, path, *choose_second(graph, focus, path))
    elif word == SH.equals:
        add_value(graph, focus, path, DOC.another)
    else:
        add_value(graph, focus, path, *choose_wrong(shape, word))
    return focus


def choose_wrong(shape, word):
    """A value that a constraint does not allow."""
    datatype = AUTHORED.value(shape, SH.datatype)
    if word == SH.pattern and datatype is None:
        return (URIRef("ftp://example.org/"),)
    if word in (SH.pattern, SH.minLength):
        text = "" if word == SH.minLength else " "
        return (Literal(text, lang="en") if datatype == RDF.langString else Literal(text, datatype=datatype),)
    return {
        SH["in"]: (KB.Document,),
        SH["class"]: (ENTITY.nobody,),
        SH.datatype: (Literal("1.5", datatype=XSD.float),),
        SH.minInclusive: (Literal(-1),),
        SH.lessThan: (Literal(999_999),),
        SH.lessThanOrEquals: (Literal("9999-12-31", datatype=XSD.date),),
        SH.nodeKind: (Literal("https://example.org/"),),
        SH["or"]: (Literal("many"),),
    }[word]


def rename_node(graph, focus):
    """Puts a blank node in the place of a node."""
    blank = BNode()
    for subject, predicate, value in list(graph):
        if focus in (subject, value):
            graph.remove((subject, predicate, value))
            graph.add((blank if subject == focus else subject, predicate, blank if value == focus else value))
    return blank


def choose_focus(graph, shape):
    """A node that a shape looks at and that the tests can break: one whose path leads somewhere, where there is one."""
    holder = AUTHORED.value(None, SH.property, shape) or shape
    nodes = sorted({node for target in find_targets(AUTHORED, holder) for node in find_focus_nodes(graph, target)})
    path = AUTHORED.value(shape, SH.path)
    return max(nodes, key=lambda node: path is None or count_values(graph, node, path))


def count_values(graph, focus, path):
    """How far a path can be followed: 0 where it ends early, 1 where only its last step leads nowhere, 2 to its end."""
    steps = find_subject(graph, focus, path)
    return 0 if not steps else 1 + any(graph.value(node, step) is not None for node, step in steps)


@pytest.mark.parametrize(("shape", "word"), CASES)
def test_constraint_fails_where_it_is_broken(shape, word):
    """A graph that is good but for one place is found at that place, by that constraint of that shape."""
    graph = read_good()
    focus = break_constraint(graph, choose_focus(graph, shape), shape, word)
    found = {(v.focus, v.shape, v.constraint) for v in validate_graph(graph, SHAPES).violations}
    name = str(focus) if isinstance(focus, URIRef) else focus.n3()
    assert (name, str(shape), CONSTRAINTS[word]) in found
