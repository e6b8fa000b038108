"""Clauses inside clauses: relative clauses, infinitives, gerunds, circumstances and what is said."""

from __future__ import annotations

import pytest
from readings import find_clause, list_cases, list_triples

RELATIVES = {
    "subject": ("The rebels who seized the port fled.", [("seize", "rebels", "port"), ("flee", "rebels", "")]),
    "subject, before left": ("The rebels who seized the port left on Monday.", [("leave", "rebels", "")]),
    "subject, which": ("The pact, which ended the war, has failed.", [("end", "pact", "war"), ("fail", "pact", "")]),
    "object": ("The port that the rebels seized is shut.", [("seize", "rebels", "port")]),
    "object, passive around it": (
        "The offer which Oman made was refused.",
        [("make", "Oman", "offer"), ("refuse", "", "offer")],
    ),
    "contact": ("The answer Russia wants may come soon.", [("want", "Russia", "answer"), ("come", "answer", "")]),
    "contact behind an object": ("Britain published the letter Sudan had sent.", [("send", "Sudan", "letter")]),
    "behind a phrase": (
        "The head of the union, who chaired the talks, fled.",
        [("chair", "head", "talks"), ("flee", "head", "")],
    ),
    "reduced, passive": ("The port seized by rebels is shut.", [("seize", "rebels", "port")]),
    "reduced, active": (
        "The rebels holding the port accepted food.",
        [("hold", "rebels", "port"), ("accept", "rebels", "food")],
    ),
    "reduced, behind a comma": ("The port, seized by rebels in May, is shut.", [("seize", "rebels", "port")]),
    "where": ("The town where soldiers killed nine men is empty.", [("kill", "soldiers", "men")]),
    "whose": ("The party whose leader fled has split.", [("flee", "leader", ""), ("split", "party", "")]),
}


BROKEN_RELATIVES = {
    "contact": "a name right behind the first noun of a sentence opens no clause",
    "behind a phrase": "`who` goes to the body behind `of` and not to its head",
    "where": "a noun behind `where` is taken for a verb",
}


@pytest.mark.parametrize(("text", "triples"), list_cases(RELATIVES, BROKEN_RELATIVES))
def test_relative_clauses(extractor, text, triples):
    """What a relative clause tells of is its subject or its object."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


INFINITIVES = {
    "subject control": ("Peru plans to recall its envoy.", [("recall", "Peru", "envoy")]),
    "object control": (
        "Algeria urged Mali to free the miners.",
        [("urge", "Algeria", "Mali"), ("free", "Mali", "miners")],
    ),
    "object control in the passive": ("Mali was urged to free the miners.", [("free", "Mali", "miners")]),
    "called on": ("Algeria called on Mali to free the miners.", [("free", "Mali", "miners")]),
    "promise keeps its subject": ("Algeria promised Mali to send food.", [("send", "Algeria", "food")]),
    "behind a noun": ("Peru announced a plan to recall its envoy.", [("recall", "Peru", "envoy")]),
    "of a noun's own": ("A bid to end the strike failed.", [("fail", "bid", "")]),
    "passive": ("The rebels want the port to be opened.", [("open", "", "port")]),
    "chain": ("Peru agreed to try to free the miners.", [("try", "Peru", ""), ("free", "Peru", "miners")]),
    "purpose": ("Peru sent police to guard the mine.", [("send", "Peru", "police")]),
    "of be": ("Kenya is to send police.", [("send", "Kenya", "police")]),
    "bare": ("The army let them leave the town.", [("leave", "them", "town")]),
}


@pytest.mark.parametrize(
    ("text", "triples"), list_cases(INFINITIVES, {"bare": "a bare infinitive behind `let` has no subject"})
)
def test_infinitives(extractor, text, triples):
    """Who does what an infinitive says is the governor's subject, or its object."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


GERUNDS = {
    "behind of": (
        "Rwanda accused Burundi of arming rebels.",
        [("accuse", "Rwanda", "Burundi"), ("arm", "Burundi", "rebels")],
    ),
    "behind for": ("Haiti thanked Kenya for sending police.", [("send", "Kenya", "police")]),
    "behind by": ("Iran broke the pact by hiding uranium.", [("hide", "Iran", "uranium")]),
    "behind without": ("Troops left without firing a shot.", [("fire", "Troops", "shot")]),
    "behind after": ("After meeting the emir, Blinken left Doha.", [("leave", "Blinken", "Doha")]),
    "behind a verb": ("Peru denied arming the rebels.", [("arm", "Peru", "rebels")]),
    "behind from": ("The court barred Imran from leaving Lahore.", [("leave", "Imran", "Lahore")]),
    "a participle behind a comma": ("Rebels took the town, killing nine guards.", [("kill", "Rebels", "guards")]),
    "two participles behind a comma": (
        "Rebels took the town, killing nine guards and wounding two.",
        [("kill", "Rebels", "guards"), ("wound", "Rebels", "two")],
    ),
    "a participle before at least": ("Rebels took the town, killing at least nine men.", [("kill", "Rebels", "men")]),
    "a participle before its subject": (
        "Citing fog, Ankara shut the port.",
        [("cite", "Ankara", "fog"), ("shut", "Ankara", "port")],
    ),
}


@pytest.mark.parametrize(
    ("text", "triples"),
    list_cases(GERUNDS),
)
def test_gerunds(extractor, text, triples):
    """A gerund has the subject of what governs it, or its object where that is what is blamed or thanked."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


CIRCUMSTANCES = {
    "after": (
        "Peru recalled its envoy after rebels seized a dam.",
        [("recall", "Peru", "envoy"), ("seize", "rebels", "dam")],
    ),
    "as": ("Markets fell as troops took the port.", [("fall", "Markets", ""), ("take", "troops", "port")]),
    "before, in front": (
        "Before rain came, rebels left the hills.",
        [("come", "rain", ""), ("leave", "rebels", "hills")],
    ),
    "while": ("Mali shut the road while Niger kept the port.", [("shut", "Mali", "road"), ("keep", "Niger", "port")]),
    "because": ("The talks failed because Serbia left them.", [("fail", "talks", ""), ("leave", "Serbia", "them")]),
    "if": ("If rebels keep the port, Peru will send ships.", [("keep", "rebels", "port"), ("send", "Peru", "ships")]),
    "although": ("Although it lost, the party kept its seats.", [("lose", "it", ""), ("keep", "party", "seats")]),
}


@pytest.mark.parametrize(("text", "triples"), list_cases(CIRCUMSTANCES))
def test_circumstances(extractor, text, triples):
    """A clause of time, reason or condition has its own subject and leaves the main clause whole."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


SAID = {
    "that": ("Niger said that rebels had seized a dam.", [("say", "Niger", ""), ("seize", "rebels", "dam")]),
    "no that": ("Niger said rebels had seized a dam.", [("say", "Niger", ""), ("seize", "rebels", "dam")]),
    "a denial inside": ("Niger said Chad denies the raid.", [("say", "Niger", ""), ("deny", "Chad", "raid")]),
    "no that, a verb that may be a participle": (
        "Niger said Chad held two men.",
        [("say", "Niger", ""), ("hold", "Chad", "men")],
    ),
    "no that, a verb with an irregular past": (
        "Niger said Chad sent troops to Gao.",
        [("say", "Niger", ""), ("send", "Chad", "troops")],
    ),
    "that behind a date": (
        "Niger said on Monday that rebels had left.",
        [("say", "Niger", ""), ("leave", "rebels", "")],
    ),
    "a demand in the bare form": ("Niger demanded that Chad release two men.", [("release", "Chad", "men")]),
    "told somebody": (
        "Niger told envoys that rebels had left.",
        [("tell", "Niger", "envoys"), ("leave", "rebels", "")],
    ),
    "two contents": (
        "Niger said that rebels had left and that troops held the dam.",
        [("leave", "rebels", ""), ("hold", "troops", "dam")],
    ),
    "inverted": ("“Rebels left the dam,” said the governor.", [("say", "governor", ""), ("leave", "Rebels", "dam")]),
    "inverted, with a name": ("“It is over,” said Amadou Zubri.", [("say", "Zubri", "")]),
    "behind what is said": (
        "Rebels left the dam, the governor said.",
        [("say", "governor", ""), ("leave", "Rebels", "dam")],
    ),
    "inside what is said": ("The rebels, the governor said, left the dam.", [("say", "governor", "")]),
    "a noun that says": ("The claim that rebels left is false.", [("leave", "rebels", "")]),
    "whether": ("Nobody knows whether rebels left the dam.", [("leave", "rebels", "dam")]),
    "passive": ("Rebels are said to have left the dam.", [("leave", "Rebels", "dam")]),
}


@pytest.mark.parametrize(("text", "triples"), list_cases(SAID))
def test_what_is_said(extractor, text, triples):
    """A saying has its speaker, and what is said its own subject, before, behind or around it."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


def test_what_is_said_hangs_on_the_verb_that_says_it(extractor):
    """The content of a saying is among the contents of its clause."""
    clause = find_clause(extractor, "Niger said that rebels had seized a dam.", "say")
    assert [content.verbs.lemma for content in clause.contents] == ["seize"]


def test_a_date_between_does_not_part_a_saying_from_its_content(extractor):
    """“Said on Monday that” says what stands behind “that”."""
    clause = find_clause(extractor, "Niger said on Monday that rebels had seized a dam.", "say")
    assert [content.verbs.lemma for content in clause.contents] == ["seize"]


def test_a_relative_clause_knows_what_it_tells_of(extractor):
    """The antecedent is the host of the clause."""
    clause = find_clause(extractor, "The rebels who seized the port left.", "seize")
    assert clause.kind == "relative"
    assert clause.host is clause.subject


POLARITY = {
    "plain": ("Chad signed the pact.", False),
    "not": ("Chad did not sign the pact.", True),
    "contracted": ("Chad didn't sign the pact.", True),
    "never": ("Chad never signed the pact.", True),
    "a modal": ("Chad will not sign the pact.", True),
    "cannot": ("Chad cannot sign the pact.", True),
    "not yet": ("Chad has not yet signed the pact.", True),
    "another clause is negated": ("Chad signed the pact and did not leave.", False),
}


@pytest.mark.parametrize(
    ("text", "negated"),
    list_cases(POLARITY),
)
def test_negation(extractor, text, negated):
    """A negation belongs to its own verb."""
    assert find_clause(extractor, text, "sign").verbs.negated is negated


MODALS = {
    "will": "Chad will sign the pact.",
    "may": "Chad may sign the pact.",
    "could": "Chad could have signed the pact.",
    "must": "The pact must be signed by Chad.",
    "would": "Chad said it would sign the pact.",
    "should": "Chad should have signed the pact.",
}


@pytest.mark.parametrize(("modal", "text"), MODALS.items())
def test_modality(extractor, modal, text):
    """The modal verb of a clause is kept."""
    assert find_clause(extractor, text, "sign").verbs.modal == modal


TENSES = {
    "past": ("Chad signed the pact.", (True, False, False)),
    "present": ("Chad signs the pact.", (False, False, False)),
    "perfect": ("Chad has signed the pact.", (False, True, False)),
    "progressive": ("Chad is signing the pact.", (False, False, True)),
}


@pytest.mark.parametrize(("text", "tenses"), list_cases(TENSES))
def test_tense(extractor, text, tenses):
    """Past, perfect and progressive are told by the auxiliaries."""
    verbs = find_clause(extractor, text, "sign").verbs
    assert (verbs.past, verbs.perfect, verbs.progressive) == tenses
