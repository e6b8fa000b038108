"""The order of conflict: more roles, then the longer trigger, then more conditions, then the earlier rule."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import extract_facts, list_cases

from kbextract.rulebook.reader import load_rule_book

HEAD = "fact: Visit\nstatus: {done: held}\nrules:\n"
WIDE = "  - {id: visit-wide, title: t, verb: [sail], roles: {visitor: subject}, needs: [visitor]}\n"
MORE_ROLES = (
    "  - {id: visit-roles, title: t, verb: [sail], roles: {visitor: subject, destination: to}, needs: [visitor]}\n"
)
LONGER = "  - {id: visit-longer, title: t, verb: [sail to], roles: {visitor: subject}, needs: [visitor]}\n"
NARROW = "  - {id: visit-narrow, title: t, verb: [sail], subject: [yi], roles: {visitor: subject}, needs: [visitor]}\n"
TWIN = "  - {id: visit-twin, title: t, verb: [sail], roles: {visitor: subject}, needs: [visitor]}\n"

WINNERS = {
    "more roles beat a longer trigger": ((LONGER, MORE_ROLES), "visit-roles"),
    "more roles beat more conditions": ((NARROW, MORE_ROLES), "visit-roles"),
    "a longer trigger beats more conditions": ((NARROW, LONGER), "visit-longer"),
    "more conditions beat none": ((WIDE, NARROW), "visit-narrow"),
    "the earlier beats the later": ((WIDE, TWIN), "visit-wide"),
    "the earlier beats the later, turned round": ((TWIN, WIDE), "visit-twin"),
}


def extract_with(extractor, folder, rules):
    """The ids of the rules that win on one sentence."""
    (folder / "facts").mkdir(exist_ok=True)
    (folder / "facts" / "visit.yaml").write_text(HEAD + "".join(rules), "utf-8")
    small = replace(extractor, book=load_rule_book((folder,), extractor.schema))
    return [fact.rules for fact in extract_facts(small, "Wang Yi sailed to Lima.") if fact.type == "Visit"]


@pytest.mark.parametrize(("rules", "winner"), list_cases(WINNERS))
def test_who_wins(extractor, tmp_path, rules, winner):
    """Of two rules on one trigger exactly one wins, by the written order."""
    assert extract_with(extractor, tmp_path, rules) == [(winner,)]


def test_the_order_is_total(extractor, tmp_path):
    """But for twins, the winner does not depend on where the rules stand in the file."""
    rules = [WIDE, MORE_ROLES, LONGER, NARROW]
    for turn in range(len(rules)):
        assert extract_with(extractor, tmp_path, rules[turn:] + rules[:turn]) == [("visit-roles",)]


def test_rules_of_different_types_do_not_compete(extractor):
    """One sentence may tell of a visit and of a meeting."""
    types = {fact.type for fact in extract_facts(extractor, "Narendra Modi visited Kyiv and met Volodymyr Zelenskyy.")}
    assert {"Visit", "Meeting"} <= types
