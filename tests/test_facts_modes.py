"""Whether a happening happens: one sentence for each mode, and the status that each gives."""

from __future__ import annotations

import pytest
from readings import list_cases, list_events, read_records

MEETING = {
    "held": ("Kenya held talks with Somalia in Nairobi on Monday.", ["held"]),
    "held, perfect": ("Kenya has held talks with Somalia in Nairobi.", ["held"]),
    "held, under way": ("Kenya is holding talks with Somalia in Nairobi.", ["held"]),
    "held, a headline": ("Kenya holds talks with Somalia in Nairobi", ["held"]),
    "held, behind after": ("After talks with Somalia in Nairobi, Kenya opened the road.", ["held"]),
    "planned, will": ("Kenya will hold talks with Somalia in Nairobi.", ["planned"]),
    "planned, is to": ("Kenya is to hold talks with Somalia in Nairobi.", ["planned"]),
    "planned, is due to": ("Kenya is due to hold talks with Somalia in Nairobi.", ["planned"]),
    "planned, plans": ("Kenya plans to hold talks with Somalia in Nairobi.", ["planned"]),
    "planned, agreed": ("Kenya agreed to hold talks with Somalia in Nairobi.", ["planned"]),
    "planned, ahead of": ("Kenya shut the road ahead of talks with Somalia in Nairobi.", ["planned"]),
    "planned, a headline": ("Kenya to hold talks with Somalia in Nairobi", ["planned"]),
    "planned, an adjective": ("Planned talks between Kenya and Somalia worried Ethiopia.", ["planned"]),
    "proposed": ("Kenya proposed talks with Somalia in Nairobi.", ["proposed"]),
    "proposed, wants": ("Kenya wants to hold talks with Somalia in Nairobi.", ["proposed"]),
    "proposed, may": ("Kenya may hold talks with Somalia in Nairobi.", ["proposed"]),
    "cancelled": ("Kenya cancelled its talks with Somalia in Nairobi.", ["cancelled"]),
    "cancelled, called off": ("Kenya called off its talks with Somalia in Nairobi.", ["cancelled"]),
    "cancelled, postponed": ("Talks between Kenya and Somalia were postponed on Monday.", ["cancelled"]),
    "negated": ("Kenya did not hold talks with Somalia in Nairobi.", []),
    "negated, never": ("Kenya never held talks with Somalia in Nairobi.", []),
    "negated, no": ("There were no talks between Kenya and Somalia.", []),
    "negated, refused": ("Kenya refused to hold talks with Somalia in Nairobi.", []),
    "negated, without": ("Kenya opened the road without talks with Somalia.", []),
    "hypothetical, if": ("If Kenya holds talks with Somalia, the road may open.", []),
    "hypothetical, unless": ("Unless Kenya meets Somalia, the road stays shut.", []),
    "hypothetical, whether": ("Nobody knows whether Kenya met Somalia.", []),
}


@pytest.mark.parametrize(("text", "statuses"), list_cases(MEETING))
def test_the_status_of_a_meeting(extractor, text, statuses):
    """A meeting that does not happen is none; one that may or will has its status."""
    assert [record["status"][0] for record in read_records(extractor, text, "Meeting")] == statuses


OTHERS = {
    "a visit, held": ("Visit", "Wang Yi visited Lima on Monday.", ["held"]),
    "a visit, planned": ("Visit", "Wang Yi will visit Lima on Monday.", ["planned"]),
    "a visit, denied": ("Visit", "Wang Yi did not visit Lima.", []),
    "a visit, hypothetical": ("Visit", "If Wang Yi visits Lima, Peru will sign.", []),
    "sanctions, imposed": ("Sanction", "Canada imposed sanctions on Belarus.", ["imposed"]),
    "sanctions, passive": ("Sanction", "Sanctions on Belarus were imposed by Canada.", ["imposed"]),
    "sanctions, threatened": ("Sanction", "Canada threatened to impose sanctions on Belarus.", ["threatened"]),
    "sanctions, to come": ("Sanction", "Canada will impose sanctions on Belarus.", ["threatened"]),
    "sanctions, possible": ("Sanction", "Canada may impose sanctions on Belarus.", ["threatened"]),
    "sanctions, lifted": ("Sanction", "Canada lifted sanctions on Belarus.", ["lifted"]),
    "sanctions, denied": ("Sanction", "Canada did not impose sanctions on Belarus.", []),
    "troops, there": ("ForceReport", "Turkey has 500 soldiers in Qatar.", ["present"]),
    "troops, to come": ("ForceReport", "Turkey will send 500 soldiers to Qatar.", ["planned"]),
    "troops, denied": ("ForceReport", "Turkey did not send 500 soldiers to Qatar.", []),
}


@pytest.mark.parametrize(("kind", "text", "statuses"), list_cases(OTHERS))
def test_the_status_of_other_events(extractor, kind, text, statuses):
    """Each type maps what the words say to its own statuses."""
    assert [record["status"][0] for record in read_records(extractor, text, kind)] == statuses


HYPOTHETICAL = [
    "If Eritrea invades, Ethiopia will fight.",
    "Were Eritrea to attack, nobody would win.",
    "The plan tells what to do in case rebels seize the port.",
]


@pytest.mark.parametrize("text", HYPOTHETICAL)
def test_what_is_only_imagined_is_no_event(extractor, text):
    """A condition states no seizure, deployment or meeting."""
    assert not {"Seizure", "Deployment", "Meeting", "Casualties"} & set(list_events(extractor, text))


def test_a_would_behind_a_past_saying_is_the_future_of_the_past(extractor):
    """“Said it would send” tells a plan."""
    (record,) = read_records(extractor, "Turkey said it would send 500 soldiers to Qatar.", "ForceReport")
    assert record["status"] == ["planned"]
