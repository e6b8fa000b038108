"""Clauses: who does what to whom, whatever the syntax. One claim a construction."""

from __future__ import annotations

import pytest
from readings import list_cases, list_triples

# Each case: a sentence, and the triples (verb, subjects, objects) that must be among those found.
CASES = {
    "active": ("Ethiopia accepted the truce.", [("accept", "Ethiopia", "truce")]),
    "no object": ("The talks failed.", [("fail", "talks", "")]),
    "an adverb between": ("Mali has quietly shut its border.", [("shut", "Mali", "border")]),
    "auxiliaries": ("Mali could have been shutting its border.", [("shut", "Mali", "border")]),
    "passive with by": ("The truce was accepted by Ethiopia.", [("accept", "Ethiopia", "truce")]),
    "passive without by": ("The bridge was destroyed in May.", [("destroy", "", "bridge")]),
    "passive with a modal": ("The port may be seized by the rebels.", [("seize", "rebels", "port")]),
    "passive of get": ("Two priests got arrested.", [("arrest", "", "priests")]),
    "ditransitive": ("Norway gave Somalia two ships.", [("give", "Norway", "ships")]),
    "ditransitive passive": ("Somalia was offered two ships by Norway.", [("offer", "Norway", "Somalia")]),
    "phrasal verb": ("Serbia turned down the plan.", [("turn down", "Serbia", "plan")]),
    "phrasal verb, split": ("Serbia turned the plan down.", [("turn down", "Serbia", "plan")]),
    "phrasal verb, passive": ("The plan was turned down by Serbia.", [("turn down", "Serbia", "plan")]),
    "copula": ("Iran is a member of the bloc.", [("be", "Iran", "")]),
    "time before the subject": ("On Monday evening Peru recalled its envoy.", [("recall", "Peru", "envoy")]),
    "time as a bare noun": ("Last week Peru recalled its envoy.", [("recall", "Peru", "envoy")]),
    "phrase behind the subject": ("The army of Niger in the north seized the pass.", [("seize", "army", "pass")]),
    "a number is the head": ("Two of the boats hit a reef.", [("hit", "Two", "reef")]),
    "a noun that is a pronoun": ("Boats hit a mine.", [("hit", "Boats", "mine")]),
    "possessor": ("Sudan's generals broke the truce.", [("break", "generals", "truce")]),
    "existential": ("There were clashes in Juba.", [("be", "clashes", "")]),
    "headline, present": ("Peru recalls envoy from Quito", [("recall", "Peru", "envoy")]),
    "headline, infinitive": ("Kenya to send police to Haiti", [("send", "Kenya", "police")]),
    "headline, participle": ("Two priests freed by rebels in Nigeria", [("free", "rebels", "priests")]),
    "a name that is a verb": ("Bush met Blair in Belfast.", [("meet", "Bush", "Blair")]),
    "a noun that is a verb": ("Border talks stall in Vienna", [("stall", "talks", "")]),
    "an appositive behind the subject": ("Aung Hlaing, the junta chief, left the hall.", [("leave", "Hlaing", "hall")]),
    "an appositive before the name": ("The junta chief, Aung Hlaing, left the hall.", [("leave", "chief", "hall")]),
    "an appositive behind the object": ("India recalled its envoy, a former general.", [("recall", "India", "envoy")]),
    "an appositive with a number": ("The talks, the third in a month, broke up.", [("break up", "talks", "")]),
    "ditransitive with names": ("Kim promised Putin shells.", [("promise", "Kim", "shells")]),
    "brackets": ("The front (which has no seats) left the hall.", [("leave", "front", "hall")]),
    "reflexive": ("The party itself rejected the plan.", [("reject", "party", "plan")]),
    "there is no subject to steal": ("Fighting in the hills killed nine miners.", [("kill", "Fighting", "miners")]),
    "subject of several words": (
        "A senior official in the health ministry took bribes.",
        [("take", "official", "bribes")],
    ),
    "a number behind an ordinal": ("France withdrew its last 400 soldiers.", [("withdraw", "France", "soldiers")]),
    "a date between subject and verb": ("Chad on Friday shut the road.", [("shut", "Chad", "road")]),
    "with a title": ("Prime Minister Abiy Ahmed sacked two generals.", [("sack", "Ahmed", "generals")]),
    "cleft": ("It was Algeria that broke the pact.", [("break", "Algeria", "pact")]),
}
BROKEN = {
    "an appositive with a number": "an ordinal behind `the` without a noun is the subject",
    "a number behind an ordinal": "`its last 400 soldiers` ends at `last`",
    "a noun that is a pronoun": "`mine` is a pronoun in every place",
    "headline, participle": "a participle that is a headline's verb is no passive",
    "a noun that is a verb": "`talks` behind a noun is taken for the verb",
    "cleft": "the relative clause of a cleft sentence is lost",
}


@pytest.mark.parametrize(("text", "triples"), list_cases(CASES, BROKEN))
def test_who_does_what_to_whom(extractor, text, triples):
    """Subject and object are found in every construction."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)


COORDINATED = {
    "subjects": ("Chad and Niger shut the road.", [("shut", "Chad Niger", "road")]),
    "three subjects": ("Chad, Mali and Niger shut the road.", [("shut", "Chad Mali Niger", "road")]),
    "objects": ("Serbia recalled its envoy and two aides.", [("recall", "Serbia", "envoy aides")]),
    "both": ("Chad and Niger shut roads and ports.", [("shut", "Chad Niger", "roads ports")]),
    "as well as": ("Chad as well as Niger shut the road.", [("shut", "Chad", "road")]),
    "verbs": (
        "Guinea shut the road and recalled its envoy.",
        [("shut", "Guinea", "road"), ("recall", "Guinea", "envoy")],
    ),
    "three verbs": (
        "Guinea shut the road, recalled its envoy and banned the party.",
        [("shut", "Guinea", "road"), ("recall", "Guinea", "envoy"), ("ban", "Guinea", "party")],
    ),
    "clauses": ("Guinea shut the road and Mali opened it.", [("shut", "Guinea", "road"), ("open", "Mali", "it")]),
    "but": ("Guinea shut the road but kept the port.", [("shut", "Guinea", "road"), ("keep", "Guinea", "port")]),
    "semicolon": ("Guinea shut the road; Mali opened it.", [("shut", "Guinea", "road"), ("open", "Mali", "it")]),
    "infinitives": (
        "Peru plans to shut the road and ban the party.",
        [("shut", "Peru", "road"), ("ban", "Peru", "party")],
    ),
    "passives": (
        "The road was shut and the party was banned by Guinea.",
        [("shut", "", "road"), ("ban", "Guinea", "party")],
    ),
    "modal shared": (
        "Peru will shut the road and ban the party.",
        [("shut", "Peru", "road"), ("ban", "Peru", "party")],
    ),
}


@pytest.mark.parametrize(
    ("text", "triples"),
    list_cases(COORDINATED),
)
def test_coordination(extractor, text, triples):
    """What is joined by a conjunction shares what it has in common."""
    found = list_triples(extractor, text)
    assert set(triples) <= found, sorted(found)
