"""Sayings: who says what, before, behind, inside or far from what is said; and who is the source of a fact."""

from __future__ import annotations

import pytest
from readings import extract_facts, list_cases, list_events, read_records

SAID = {
    "the speaker before": ("Cyril Ramaphosa said the road was open.", "the road was open", "false"),
    "the speaker before, that": ("Cyril Ramaphosa said that the road was open.", "the road was open", "false"),
    "the speaker behind": ("The road was open, Cyril Ramaphosa said.", "The road was open", "false"),
    "the verb before the speaker": ("“The road is open,” said Cyril Ramaphosa.", "The road is open", "true"),
    "told somebody": ("Cyril Ramaphosa told reporters that the road was open.", "the road was open", "false"),
    "told somebody, quoted": ("“The road is open,” Cyril Ramaphosa told reporters.", "The road is open", "true"),
    "a colon": ("Cyril Ramaphosa said: “The road is open.”", "The road is open", "true"),
    "according to, behind": ("The road is open, according to Cyril Ramaphosa.", "The road is open", "false"),
    "according to, before": ("According to Cyril Ramaphosa, the road is open.", "the road is open", "false"),
    "a relative clause between": (
        "Cyril Ramaphosa, who was in Lusaka, said the road was open.",
        "the road was open",
        "false",
    ),
    "a participle": ("Cyril Ramaphosa left Lusaka, saying the road was open.", "the road was open", "false"),
    "straight marks": ('"The road is open," Cyril Ramaphosa said.', "The road is open", "true"),
    "single marks": ("‘The road is open,’ Cyril Ramaphosa said.", "The road is open", "true"),
    "partly quoted": (
        "Cyril Ramaphosa said the road was “open to everybody”.",
        "the road was “open to everybody",
        "true",
    ),
    "a headline": ("Road is open, says Cyril Ramaphosa", "Road is open", "false"),
    "added": ("Cyril Ramaphosa added that the road was open.", "the road was open", "false"),
    "when it was said": ("Cyril Ramaphosa said on Monday that the road was open.", "the road was open", "false"),
}


def trim_marks(content):
    """A content without the marks at its ends, which may belong to it or not."""
    return content.strip("“”\"‘’',. ")


@pytest.mark.parametrize(("text", "content", "quoted"), list_cases(SAID))
def test_one_saying_is_one_statement(extractor, text, content, quoted):
    """Speaker, words and marks of a saying are found wherever they stand."""
    (record,) = read_records(extractor, text, "Statement")
    assert record["by"] == ["Cyril Ramaphosa"]
    assert trim_marks(record["content"][0]) == content
    assert record["quoted"] == [quoted]


def test_a_speaker_inside_his_quotation(extractor):
    """A quotation that its speaker interrupts is one statement."""
    (record,) = read_records(extractor, "“The road,” Cyril Ramaphosa said, “is open to all of us.”", "Statement")
    assert record["by"] == ["Cyril Ramaphosa"]
    assert "is open to all of us" in record["content"][0]


SEVERAL = {
    "a free-standing quotation goes on": "“The road is open,” Cyril Ramaphosa said. “Nobody has been hurt.”",
    "in the next paragraph": "“The road is open,” Cyril Ramaphosa said.\n\n“Nobody has been hurt.”",
    "a quotation of two sentences": "“The road is open. Nobody has been hurt,” Cyril Ramaphosa said.",
    "the speaker behind the first of two": "“The road is open,” said Cyril Ramaphosa. “Nobody has been hurt. ”",
    "introduced by a colon": "Cyril Ramaphosa said: “The road is open. Nobody has been hurt.”",
    "two that-clauses": "Cyril Ramaphosa said that the road is open and that nobody has been hurt.",
}


@pytest.mark.parametrize("text", SEVERAL.values(), ids=SEVERAL)
def test_a_quotation_that_goes_on_keeps_its_speaker(extractor, text):
    """Every sentence of a quotation is a statement of its speaker."""
    records = read_records(extractor, text, "Statement")
    assert [record.get("by") for record in records] == [["Cyril Ramaphosa"]] * 2
    assert [trim_marks(record["content"][0]).lower() for record in records] == [
        "the road is open",
        "nobody has been hurt",
    ]


def test_two_speakers_are_not_mixed_up(extractor):
    """Each quotation goes to its own speaker."""
    text = "“The road is open,” Cyril Ramaphosa said. “The bridge is shut,” said Hakainde Hichilema."
    records = read_records(extractor, text, "Statement")
    assert [(record["by"], record["content"]) for record in records] == [
        (["Cyril Ramaphosa"], ["The road is open"]),
        (["Hakainde Hichilema"], ["The bridge is shut"]),
    ]


def test_a_quotation_far_from_any_speaker_stays_open(extractor):
    """Nobody is made to say what he may not have said."""
    text = (
        "Cyril Ramaphosa said the road was open. It rained. Shops closed. The sea rose. “Nobody has come to help us.”"
    )
    free = [record for record in read_records(extractor, text, "Statement") if "come to help" in record["content"][0]]
    assert [record.get("by", []) for record in free] == [[]]


NOTHING_SAID = {
    "not said": "Cyril Ramaphosa did not say the road was open.",
    "only so": "Cyril Ramaphosa said so.",
    "a sign": "The sign said nothing.",
    "a borrowed word": "The talks in Lusaka were “frank”.",
    "a title": "She read the novel “The Road to Lusaka” on the train.",
}


@pytest.mark.parametrize("text", NOTHING_SAID.values(), ids=NOTHING_SAID)
def test_what_is_no_statement(extractor, text):
    """A denied saying, a borrowed word and a title are nobody's words."""
    assert read_records(extractor, text, "Statement") == []


ACTS = {
    "Denial": "Iran denied that it had built a second plant.",
    "Accusation": "Rwanda accused Burundi of breaking the truce.",
    "Warning": "Ghana warned that the strike could spread.",
    "Pledge": "Norway promised to train the police of Haiti.",
    "Appeal": "Algeria urged Mali to free the miners.",
    "Demand": "Serbia demanded that Kosovo release two officers.",
    "Prediction": "Mali expects that the harvest will fail.",
    "Rejection": "Serbia rejected the plan.",
    "Statement": "Ghana said that the road was open.",
}


ACT_CASES = {kind: (kind, text) for kind, text in ACTS.items()}


@pytest.mark.parametrize(("kind", "text"), list_cases(ACT_CASES))
def test_a_speech_act_is_counted_once_under_its_own_type(extractor, kind, text):
    """What is said is one fact, of the most specific type."""
    assert list_events(extractor, text) == [kind]


def test_a_denial_of_plans_is_a_denial_whatever_the_verb(extractor):
    """“Said it had no plans” denies."""
    assert list_events(extractor, "Iran said it had no plans to build a second plant.") == ["Denial"]


def test_a_threat_of_sanctions_is_a_sanction_alone(extractor):
    """A threat that is only sanctions makes no warning besides."""
    assert list_events(extractor, "Canada threatened to impose sanctions on Belarus.") == ["Sanction"]


def test_who_is_spoken_for(extractor):
    """Officials of a state speak for it; a spokesman who is not named stays as worded."""
    assert read_records(extractor, "US officials said the road was open.", "Statement")[0]["by"] == ["United States"]
    (record,) = read_records(extractor, "A Kremlin spokesman said the road was open.", "Statement")
    assert record["by"] in (["Kremlin spokesman"], ["Russia"])


SOURCES = {
    "the report's own words": ("Shells killed nine people in Homs.", None),
    "said": ("Syria said shells had killed nine people in Homs.", "Syria"),
    "said, behind": ("Shells killed nine people in Homs, Syria said.", "Syria"),
    "according to": (
        "Shells killed nine people in Homs, according to the World Health Organization.",
        "World Health Organization",
    ),
    "quoted": ("“Shells killed nine people in Homs,” said Filippo Grandi.", "Filippo Grandi"),
}


@pytest.mark.parametrize(("text", "source"), list_cases(SOURCES))
def test_who_says_that_it_happened(extractor, text, source):
    """An event inside a saying carries who says so, in the reporter's own voice nobody."""
    (fact,) = [fact for fact in extract_facts(extractor, text) if fact.type == "Casualties"]
    assert (fact.source.label if fact.source else None) == source


def test_a_saying_inside_a_saying(extractor):
    """Who denies and who says that he denies are kept apart, and the act is counted once."""
    text = "Cyril Ramaphosa said Rwanda denied that its army had left the camp."
    acts = [fact for fact in extract_facts(extractor, text) if fact.type in ("Denial", "Statement")]
    assert [fact.type for fact in acts] == ["Denial"]
    assert acts[0].get("by")[0].text == "Rwanda"
    assert acts[0].source.label == "Cyril Ramaphosa"


def test_a_plain_saying_that_only_reports_an_event_gives_the_event_alone(extractor):
    """“Said nine people had died” is no statement besides."""
    assert list_events(extractor, "Ghana said Kenya held talks with Somalia in Nairobi on Monday.") == ["Meeting"]


def test_a_plain_saying_of_a_planned_event_gives_the_event_alone(extractor):
    """“Will host, it said” is a plan and no prediction."""
    text = "Ethiopia will host talks with Sudan in Addis Ababa next week, the African Union said."
    assert list_events(extractor, text) == ["Meeting"]


def test_the_agency_of_a_dateline_takes_part_in_nothing(extractor):
    """Who reports an event is no party to it."""
    text = "MOGADISHU (AFP) — Kenya and Somalia held talks in Nairobi on Tuesday."
    assert read_records(extractor, text, "Meeting")[0]["participant"] == ["Kenya", "Somalia"]


def test_a_saying_about_victims_accuses_nobody(extractor):
    """Those who were killed are not those who are blamed."""
    assert list_events(extractor, "More than 300 villagers have been killed in Ituri, the UN said.") == ["Casualties"]


def test_a_speech_act_about_an_event_gives_both(extractor):
    """An explicit act about an event is a fact beside it."""
    kinds = list_events(extractor, "Ghana condemned the sanctions that Canada had imposed on Mali.")
    assert sorted(kinds) == ["Accusation", "Sanction"]
