"""The entities of a document as facts: persons with position and affiliation, organizations, countries, places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kbextract.clauses.parser import Parse
from kbextract.facts.record import Entity, Fact, Span, Value
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import COUNTRY, ORGANIZATION, PERSON, PLACE, Tenure
from kbextract.mentions.record import Mention

KINDS = (PERSON, ORGANIZATION, COUNTRY, PLACE)
RULE = {PERSON: "person-named", ORGANIZATION: "organization-named", COUNTRY: "country-named", PLACE: "place-named"}
ROLE_LIMIT = 3  # positions of one person in one report


def find_entities(text: str, parses: Sequence[Parse], lexicon: Lexicon, today: date | None) -> list[Fact]:
    """A fact for each person, organization, country and place that a document names, in the order of first mention."""
    found: dict[Entity, list[tuple[Parse, Mention]]] = {}
    for parse in parses:
        for mention in parse.sheet.mentions():
            if mention.entity.kind in KINDS:
                found.setdefault(mention.entity, []).append((parse, mention))
    return [build_fact(text, entity, mentions, lexicon, today) for entity, mentions in found.items()]


def build_fact(
    text: str, entity: Entity, mentions: Sequence[tuple[Parse, Mention]], lexicon: Lexicon, today: date | None
) -> Fact:
    """The fact of one entity, its evidence the mention that says most of it."""
    fullest = max(mentions, key=lambda pair: (bool(pair[1].position), pair[1].end - pair[1].opening))
    span = read_span(text, *fullest)
    first = read_span(text, *mentions[0])
    roles: list[tuple[str, tuple[Value, ...]]] = [("label", (Value(entity.label, entity, span),))]
    if entity.kind == PERSON:
        roles += describe_person(text, entity, mentions, lexicon, today)
    return Fact(
        entity.kind,
        tuple((role, values) for role, values in roles if values),
        tuple(dict.fromkeys((span, first))),
        (RULE[entity.kind],),
        span.quote,
    )


def describe_person(
    text: str, entity: Entity, mentions: Sequence[tuple[Parse, Mention]], lexicon: Lexicon, today: date | None
) -> list[tuple[str, tuple[Value, ...]]]:
    """Position and affiliation of a person as the document gives them."""
    positions: dict[str, Value] = {}
    parties: dict[Entity, Value] = {}
    for parse, mention in mentions:
        span = read_span(text, parse, mention)
        if mention.position:
            positions.setdefault(mention.position.lower(), Value(mention.position, None, span))
        party = mention.affiliation
        if party is None and mention.position:
            party = find_tenure(lexicon, entity, mention.position, today)
        if party is not None:
            parties.setdefault(party, Value(party.label, party, span))
    return [("position", tuple(positions.values())[:ROLE_LIMIT]), ("affiliation", tuple(parties.values())[:ROLE_LIMIT])]


def find_tenure(lexicon: Lexicon, person: Entity, position: str, today: date | None) -> Entity | None:
    """The state or body in which a known person holds the position that the text gives without it."""
    known = lexicon.names.persons.get(person.label)
    wanted = lexicon.positions.office(position)
    fitting = [
        tenure
        for tenure in (known.tenures if known else ())
        if (lexicon.positions.office(tenure.position, tenure.of) == wanted or wanted in tenure.position.lower())
        and covers(tenure, today)
    ]
    parties = {tenure.of for tenure in fitting}
    if len(parties) != 1:
        return None
    name = parties.pop()
    state = lexicon.names.states.get(name)
    return state or next((form.entity for form in lexicon.names.by_form.get(name, ())), None)


def covers(tenure: Tenure, today: date | None) -> bool:
    """Whether a tenure may include the day of the report; without one every tenure does."""
    if today is None:
        return True
    day = today.isoformat()
    return (not tenure.start or tenure.start <= day) and (not tenure.end or tenure.end >= day[: len(tenure.end)])


def read_span(text: str, parse: Parse, mention: Mention) -> Span:
    """The span of a mention, its title or position included."""
    sentence = parse.sheet.sentence
    start, end = sentence.starts[mention.opening], sentence.ends[mention.end - 1]
    return Span(start, end, text[start:end])
