"""Names of nodes: readable where they can be, never shared, always fit for a prefix."""

import re

import pytest
from graph_samples import LABELS
from hypothesis import given

from kbextract.faults import InputFaultError
from kbextract.graph.names import Namespace, collapse_text, hash_text, name_claim, name_entity, name_fact

LOCAL = re.compile(r"[a-z]+/[a-z][A-Za-z0-9_]*")


@pytest.mark.parametrize(
    ("kind", "label", "name"),
    [
        ("Person", "Anna Berg", "entity/person_anna_berg"),
        ("Country", "United States", "entity/country_united_states"),
        ("Organization", "NATO", "entity/organization_NATO"),
        ("Person", "Ann McCoy", "entity/person_ann_McCoy"),
        ("Organization", "G7", "entity/organization_g7"),
        ("Organization", "101st Brigade", "entity/organization_101st_brigade"),
    ],
)
def test_a_label_in_title_case_is_its_own_name(kind, label, name):
    """Common names can be guessed and typed."""
    assert name_entity(kind, label) == name


@pytest.mark.parametrize(
    ("label", "start"),
    [
        ("U.S. Treasury", "entity/group_u_s_treasury_x"),
        ("São Paulo", "entity/group_sao_paulo_x"),
        ("Nordic officials", "entity/group_nordic_officials_x"),
        ("Київ", "entity/group_x"),
        ("X0123456789", "entity/group_x0123456789_x"),
        ("Foo X0123456789", "entity/group_foo_x0123456789_x"),
        ("Word " * 40, "entity/group_word_word_"),
    ],
)
def test_any_other_label_adds_ten_digits_of_its_hash(label, start):
    """The digits are those of the label, so that anyone can work a name out."""
    label = label.strip()
    name = name_entity("Group", label)
    assert name.startswith(start)
    assert name.endswith("_x" + hash_text(label)[:10])
    assert len(name) < 120


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Treasury", "US Treasury"),
        ("U.S. Treasury", "U S Treasury"),
        ("NATO", "Nato"),
        ("Anna Berg", "Anna berg"),
        ("Jean-Luc", "Jean Luc"),
        ("Zürich", "Zurich"),
    ],
)
def test_labels_that_look_alike_have_two_names(one, other):
    """A node has one label, so two labels need two nodes."""
    assert name_entity("Group", one) != name_entity("Group", other)


@given(LABELS.map(collapse_text), LABELS.map(collapse_text))
def test_two_labels_never_share_a_name(one, other):
    """The name decides the label."""
    assert (name_entity("Person", one) == name_entity("Person", other)) == (one == other)


@given(LABELS.map(collapse_text))
def test_every_name_fits_a_prefix(label):
    """Local names begin with a letter and are plain ASCII."""
    assert LOCAL.fullmatch(name_entity("Person", label))


def test_the_name_of_a_fact_is_blind_to_order():
    """Key roles may come in any order; another type is another fact."""
    assert name_fact("Visit", ["a 1", "b 2"]) == name_fact("Visit", ["b 2", "a 1"])
    assert name_fact("Visit", ["a 1"]) != name_fact("Meeting", ["a 1"])
    assert re.fullmatch(r"fact/v[0-9a-f]{24}", name_fact("Visit", ["a 1"]))


def test_a_claim_belongs_to_one_document_and_one_fact():
    """Each of the two changes its name."""
    names = {name_claim(document, fact) for document in ("d1", "d2") for fact in ("fact/a", "fact/b")}
    assert len(names) == 4


@pytest.mark.parametrize(
    "base", ["", "example", "https://example.org", "https://exa mple.org/", "https://example.org/<"]
)
def test_a_base_that_is_no_base_is_refused(base):
    """A name is a base and a local name, so a base is an absolute IRI that ends in a slash."""
    with pytest.raises(InputFaultError, match="slash"):
        Namespace(base)


def test_white_space_and_composition_do_not_make_two_texts():
    """What looks equal is equal."""
    assert collapse_text(" Sa\u0303o\n\tPaulo\u00a0") == "S\u00e3o Paulo"
