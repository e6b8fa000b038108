"""Sentences as news writes them: long, with asides, and with more than one thing happening in them."""

from __future__ import annotations

import pytest
from readings import list_cases, read_records

CASES = {
    "a visit for talks on an aside": (
        "Foreign Secretary Liz Truss, who has led the talks since May, flew to Ottawa on Sunday for a meeting "
        "with her Canadian counterpart, Mélanie Joly.",
        "Visit",
        [{"visitor": ["Liz Truss"], "destination": ["Ottawa"], "date": ["Sunday"], "status": ["held"]}],
    ),
    "who met whom at a summit": (
        "On the sidelines of the summit, Japan's Fumio Kishida met South Korea's Yoon Suk-yeol in Hiroshima on Sunday.",
        "Meeting",
        [{"participant": ["Fumio Kishida", "Yoon Suk Yeol"], "place": ["Hiroshima"], "date": ["Sunday"]}],
    ),
    "a passive with a phrase between": (
        "Three senior officers of the junta in Naypyidaw were, in the early hours of Friday, sanctioned by Canada.",
        "Sanction",
        [{"by": ["Canada"], "count": ["3"], "status": ["imposed"], "date": ["Friday"]}],
    ),
    "sanctions by two at once": (
        "The United States and Britain on Thursday imposed sanctions on Zimbabwe over the vote.",
        "Sanction",
        [
            {
                "by": ["United States", "United Kingdom"],
                "against": ["Zimbabwe"],
                "date": ["Thursday"],
                "status": ["imposed"],
            }
        ],
    ),
    "deaths in a participle": (
        "A bomb went off at a market in Mogadishu on Saturday, killing at least 27 people and wounding 60.",
        "Casualties",
        [
            {"number": ["27"], "comparator": ["over"], "outcome": ["killed"], "place": ["Mogadishu"]},
            {"number": ["60"], "outcome": ["wounded"]},
        ],
    ),
    "deaths in the passive": (
        "More than 300 villagers have been killed and some 12,000 displaced in Ituri since April, the UN said.",
        "Casualties",
        [
            {"number": ["300"], "comparator": ["over"], "outcome": ["killed"]},
            {"number": ["12000"], "comparator": ["about"], "outcome": ["displaced"]},
        ],
    ),
    "a number inside a relative clause": (
        "Ankara, which keeps about 5,000 troops in Idlib, has sent 20 more tanks across the border.",
        "ForceReport",
        [
            {
                "forceOf": ["Turkey"],
                "number": ["5000"],
                "comparator": ["about"],
                "place": ["Idlib"],
                "status": ["present"],
            },
            {"forceOf": ["Turkey"], "number": ["20"]},
        ],
    ),
    "an accusation with a reason": (
        "Addis Ababa has repeatedly accused Cairo of blocking the talks, a charge Egypt rejects.",
        "Accusation",
        [{"by": ["Ethiopia"], "against": ["Egypt"], "content": ["blocking the talks"]}],
    ),
    "a demand inside a condition of its own": (
        "Seoul demanded on Wednesday that Pyongyang halt its launches and return to the talks.",
        "Demand",
        [{"by": ["South Korea"], "of": ["North Korea"]}],
    ),
    "a warning to somebody": (
        "In a letter seen by reporters, Emmanuel Macron warned Niger that the airspace would be closed.",
        "Warning",
        [{"by": ["Emmanuel Macron"], "to": ["Niger"], "content": ["the airspace would be closed"]}],
    ),
    "a denial by a spokeswoman": (
        "Ned Price, a spokesman for the State Department, denied that Washington had been told of the coup.",
        "Denial",
        [{"by": ["Ned Price"], "content": ["Washington had been told of the coup"]}],
    ),
    "a pledge of money": (
        "At a conference in Geneva on Monday, Qatar promised Afghanistan $75 million in aid.",
        "Aid",
        [{"by": ["Qatar"], "to": ["Afghanistan"], "amount": ["75000000"], "currency": ["USD"], "status": ["pledged"]}],
    ),
    "arms in a headline": (
        "Sweden to send 40 armoured vehicles to Kosovo",
        "ForceReport",
        [{"forceOf": ["Sweden"], "number": ["40"], "place": ["Kosovo"], "status": ["planned"]}],
    ),
    "a call between leaders": (
        "Vladimir Putin and Mohammed bin Salman discussed oil in a phone call on Thursday, the Kremlin said.",
        "Meeting",
        [{"participant": ["Vladimir Putin", "Mohammed bin Salman"], "date": ["Thursday"], "form": ["call"]}],
    ),
    "a town that fell": (
        "M23 rebels, who captured Bunagana in June, seized the town of Kitshanga on Thursday.",
        "Seizure",
        [{"of": ["Bunagana"], "date": ["June"]}, {"of": ["Kitshanga"], "date": ["Thursday"]}],
    ),
    "drills with a partner": (
        "Indonesia and Australia began joint naval exercises in the Java Sea on Tuesday.",
        "Exercise",
        [{"by": ["Indonesia", "Australia"], "place": ["Java Sea"], "date": ["Tuesday"]}],
    ),
    "a withdrawal": (
        "France has withdrawn its last 400 soldiers from Niger.",
        "Deployment",
        [{"by": ["France"], "origin": ["Niger"], "status": ["withdrawn"]}],
    ),
    "a trip that was put off": (
        "Jake Sullivan has postponed his visit to Riyadh.",
        "Visit",
        [{"visitor": ["Jake Sullivan"], "destination": ["Riyadh"], "status": ["cancelled"]}],
    ),
    "an appeal with two addressees": (
        "António Guterres called on India and Pakistan to reopen the crossing.",
        "Appeal",
        [{"by": ["António Guterres"], "to": ["India", "Pakistan"]}],
    ),
    "a prediction inside a quotation": (
        "“The harvest will fail,” Cindy McCain of the World Food Programme told reporters in Rome.",
        "Prediction",
        [{"by": ["Cindy McCain"], "content": ["The harvest will fail"]}],
    ),
}
BROKEN = {
    "sanctions by two at once": "a date between subject and verb is no date of the verb",
    "deaths in the passive": "the second of two participles that share a passive auxiliary is lost",
    "an accusation with a reason": "the content runs into the apposition behind it",
    "a withdrawal": "`its last 400 soldiers` ends at `last`",
}


@pytest.mark.parametrize(("text", "kind", "wanted"), list_cases(CASES, BROKEN))
def test_the_facts_of_a_sentence(extractor, text, kind, wanted):
    """Each fact of the type is found with these roles; other roles may stand beside them."""
    records = read_records(extractor, text, kind)
    found = [{role: record.get(role) for role in roles} for record, roles in zip(records, wanted, strict=False)]
    assert (len(records), found) == (len(wanted), wanted)
