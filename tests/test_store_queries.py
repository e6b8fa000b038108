"""Asking questions: prefixes without declaration, reading only, the same order every time."""

import pytest
from graph_samples import build_all, load_triples

from kbextract.faults import InputFaultError
from kbextract.output import write_graph
from kbextract.store import Table, find_query, list_queries, load_graph, run_query, shorten_table

ID = "https://w3id.org/kbextract/id/"
GRAPH = load_triples(build_all())


def test_a_simple_question_is_a_simple_query():
    """Who met in Port Vell: no prefix is declared, rows are sorted."""
    query = 'SELECT ?who { ?m a kb:Meeting ; kb:participant/rdfs:label ?who ; kb:place/rdfs:label "Port Vell"@en }'
    assert run_query(GRAPH, query) == Table(("who",), (("Anna Berg",), ("Omar Haddad",)))


def test_rows_keep_the_order_that_the_query_asks_for():
    """ORDER BY wins over sorting."""
    query = "SELECT ?name { ?who a kb:Person ; rdfs:label ?name } ORDER BY DESC(?name)"
    assert run_query(GRAPH, query).rows == (("Omar Haddad",), ("Anna Berg",))


def test_the_order_of_a_subquery_is_not_the_order_of_the_query():
    """Rows are sorted unless the query itself orders them."""
    query = "SELECT ?name { { SELECT ?name { ?who a kb:Person ; rdfs:label ?name } ORDER BY DESC(?name) } }"
    assert run_query(GRAPH, query).rows == (("Anna Berg",), ("Omar Haddad",))


def test_a_cell_without_a_value_is_none():
    """Unbound is not the empty text, and comes first."""
    query = "SELECT ?by ?of { ?f a kb:Statement ; kb:by ?by OPTIONAL { ?f kb:of ?of } }"
    assert run_query(GRAPH, query).rows == ((f"{ID}entity/organization_coast_wire", None),)


def test_contradictions_fall_out():
    """Two claims of one fact with different status are found by a plain query."""
    query = (
        "SELECT ?label { ?f rdfs:label ?label . ?a kb:states ?f ; kb:status ?x . ?b kb:states ?f ; kb:status ?y "
        "FILTER(STR(?x) < STR(?y)) }"
    )
    assert run_query(GRAPH, query).rows == (("Meeting: Anna Berg, Omar Haddad; Port Vell; 2022-01-21",),)


def test_a_yes_or_no_question_is_a_table_of_one_cell():
    """ASK answers true or false."""
    assert run_query(GRAPH, "ASK { ?f a kb:Meeting }") == Table(("answer",), (("true",),))
    assert run_query(GRAPH, "ASK { ?f a kb:Aid }") == Table(("answer",), (("false",),))


def test_construct_and_describe_give_triples_that_can_be_written(tmp_path):
    """The answer goes straight to a file and back."""
    triples = run_query(GRAPH, "CONSTRUCT { ?a kb:met ?b } { ?m kb:participant ?a, ?b FILTER(?a != ?b) }")
    write_graph(triples, tmp_path / "met.ttl")
    assert len(load_graph(tmp_path / "met.ttl")) == len(triples) == 2
    described = run_query(GRAPH, "DESCRIBE entity:person_anna_berg")
    assert (
        f"<{ID}entity/person_anna_berg>",
        "<http://www.w3.org/2000/01/rdf-schema#label>",
        '"Anna Berg"@en',
    ) in described


def test_literals_of_an_answer_are_written_in_full():
    """Language, datatype and plain strings survive a CONSTRUCT."""
    triples = run_query(GRAPH, 'CONSTRUCT { <x:a> <x:p> ?v } { VALUES ?v { "a\\nb" "c"@de 5 true } }')
    assert [value for _, _, value in triples] == [
        '"5"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"a\\nb"',
        '"c"@de',
        '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
    ]


def test_prefixes_follow_the_base_of_the_knowledge_base():
    """A knowledge base under another base is asked with the same query."""
    graph = load_triples(build_all("https://example.org/kb/"))
    query = "ASK { entity:person_anna_berg a kb:Person }"
    assert run_query(graph, query).rows == run_query(GRAPH, query).rows == (("true",),)


def test_a_query_may_declare_prefixes_of_its_own():
    """What the query says wins over what is bound before."""
    assert run_query(GRAPH, "PREFIX kb: <x:> ASK { ?f a kb:Meeting }").rows == (("false",),)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "the query: changes data; ask with SELECT"),
        ("DELETE WHERE { ?s ?p ?o }", "changes data"),
        ("LOAD <file:///etc/hosts>", "changes data"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "asks another server"),
        ("SELECT * { { SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } }", "asks another server"),
        ("SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?q ?r } } }", "asks another server"),
        ("ASK FROM <file:///etc/hosts> { ?s ?p ?o }", "names graphs with FROM"),
        ("SELECT ?x {\n ?x a kb:Meeting\n FILTER( }", "the query:3: is no SPARQL"),
        ("SELECT ?x { ?x a foo:Meeting }", "Unknown namespace prefix : foo.*use one of kb"),
        ("who met whom", "the query:1: is no SPARQL"),
        ("", "the query"),
    ],
)
def test_what_is_no_plain_question_is_refused(query, message):
    """Nothing is changed, nothing is fetched, and a slip is named with its line."""
    before = len(GRAPH)
    with pytest.raises(InputFaultError, match=message):
        run_query(GRAPH, query)
    assert len(GRAPH) == before


def test_the_word_service_in_a_text_is_harmless():
    """Only a real SERVICE clause is refused."""
    assert run_query(GRAPH, 'ASK { ?s ?p "SERVICE <http://x/> { ServiceGraphPattern }" }').rows == (("false",),)


def test_a_file_is_named_in_messages(tmp_path):
    """A slip in a file is reported with the path of the file."""
    path = tmp_path / "mine.rq"
    path.write_text("# title: Mine\nSELECT {", "utf-8")
    query = find_query(str(path))
    assert (query.name, query.title) == ("mine", "Mine")
    with pytest.raises(InputFaultError, match=r"mine\.rq:2: is no SPARQL"):
        run_query(GRAPH, query.text, query.path)


def test_a_table_for_the_eye_has_short_names():
    """IRIs get their prefix, texts stay."""
    table = run_query(GRAPH, "SELECT ?who ?label { ?who a kb:Country ; rdfs:label ?label }")
    assert shorten_table(table, GRAPH).rows == (("entity:country_nordia", "Nordia"),)


def test_sparql_text_is_its_own_query():
    """What has a pattern is taken as it stands."""
    assert find_query("ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"
    assert find_query("DESCRIBE entity:person_anna_berg").text.startswith("DESCRIBE")


def test_shipped_queries_are_found_by_name(tmp_path, monkeypatch):
    """The name is that of the file, the title that of its first lines."""
    (tmp_path / "who-met.rq").write_text("# title: Who met whom\n# question: …\nASK {}\n", "utf-8")
    monkeypatch.setattr("kbextract.store.queries.find_resource", lambda _: tmp_path)
    assert find_query("who-met").title == find_query("who-met.rq").title == "Who met whom"
    assert [query.name for query in list_queries()] == ["who-met"]
    with pytest.raises(InputFaultError, match=r"who-mat: is no query; give SPARQL, .* or a name: who-met"):
        find_query("who-mat")


def test_a_missing_query_file_is_named():
    """A path that leads nowhere is no traceback."""
    with pytest.raises(InputFaultError, match=r"no/such\.rq: cannot be read"):
        find_query("no/such.rq")
