"""Whom and what a noun group means."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Group
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import (
    ADJECTIVE,
    CAPITAL,
    COUNTRY,
    GROUP,
    ORGANIZATION,
    PERSON,
    PLACE,
    SEAT,
    SITE,
    Entity,
)
from kbextract.references.groups import find_behind, find_party_of, is_counted, is_definite, is_pair
from kbextract.references.memory import Memory
from kbextract.references.offices import OfficeFinder

QUALIFIERS = c.DET | c.POSS | c.NUM | c.ADV
HOSTS = (PLACE, COUNTRY, ORGANIZATION)  # where something can happen; of bodies, as in the UN Security Council


@dataclass(frozen=True, slots=True)
class Referent:
    """What a group means, with the half-open word range that says so."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the groups of one document."""

    lexicon: Lexicon
    memory: Memory

    @property
    def offices(self) -> OfficeFinder:
        """Who finds the holders of offices."""
        return OfficeFinder(self.lexicon, self.memory)

    def find_parties(self, group: Group, parse: Parse, agent: bool = True) -> list[Referent]:
        """The parties that a group and its conjuncts mean; who acts may be the state behind "US officials"."""
        found: list[Referent] = []
        joint = self.find_joint(group, parse)
        for member in group.members:
            for entity in joint or self.find_party(member, parse, agent):
                if all(entity != other.entity for other in found):
                    found.append(Referent(entity, member.first, member.end))
        return found

    def find_joint(self, group: Group, parse: Parse) -> tuple[Entity, ...]:
        """The parties of a plural that several states share: "US and Iranian negotiators"; none when none share it."""
        *others, last = group.members
        owners = [parse.sheet.owner[member.head] for member in others]
        adjectives = [mention for mention in owners if mention is not None and mention.use == ADJECTIVE]
        shared = [mention.entity for mention in adjectives if mention.entity.kind == COUNTRY]
        if not shared or len(shared) != len(owners) or not parse.tags[last.head] & c.PLURAL:
            return ()
        own = self.find_owner(last, parse)
        if own is None or own.kind != COUNTRY:
            return ()
        return self.offices.find_holders(last, parse, [*shared, own], group.first)

    def find_party(self, group: Group, parse: Parse, agent: bool) -> tuple[Entity, ...]:
        """The parties that one group means, none when it means no party or that is not plain."""
        mention = parse.sheet.owner[group.head]
        if mention is not None and (mention.use != ADJECTIVE or parse.tags[group.head] & c.NAME):
            party = find_party_of(mention)
            return (party,) if party is not None else ()
        if group.apposition is not None and parse.sheet.owner[group.apposition.head] is not None:
            parties = (self.find_party(member, parse, agent) for member in group.apposition.members)
            return tuple(dict.fromkeys(chain.from_iterable(parties)))
        lower = parse.sheet.sentence.lowers[group.head]
        if group.pronoun or self.lexicon.words.has("pair pronouns", lower):
            return self.find_antecedent(lower, parse.sheet.sentence.index, group.first)
        return self.find_described(group, parse, agent)

    def find_antecedent(self, lower: str, sentence: int, word: int) -> tuple[Entity, ...]:
        """Whom a pronoun means."""
        words = self.lexicon.words
        if lower in words.sexes:
            person = self.memory.find_person(sentence, word, words.sexes[lower], lower in ("his", "her"))
            return (person,) if person else ()
        if words.has("party pronouns", lower):
            party = self.memory.find_party(sentence, word)
            return (party,) if party else ()
        return self.memory.find_pair(sentence, word) if words.has("pair pronouns", lower) else ()

    # -- descriptions

    def find_described(self, group: Group, parse: Parse, agent: bool) -> tuple[Entity, ...]:
        """Whom a description means: an office, a government, officials, allies, a body, the two sides."""
        owner = self.find_owner(group, parse)
        if owner is not None and self.acts_for(owner, group, parse, agent):
            return (owner,)
        several = self.find_sides(group, parse) or self.find_shared(group, parse)
        if several:
            return several
        office = self.offices.find(group, parse, owner)
        if office is not None:
            return (office,)
        if owner is None and is_definite(group, parse):
            return self.find_definite(group, parse)
        return self.find_group(group, parse, owner)

    def acts_for(self, owner: Entity, group: Group, parse: Parse, agent: bool) -> bool:
        """Whether a description means the state or body in it: "the Iranian government", "US officials"."""
        positions, patterns = self.lexicon.positions, self.lexicon.patterns
        lower = parse.sheet.sentence.lowers[group.head]
        if owner.kind == COUNTRY and lower in positions.governments:
            return True
        if owner.kind == ORGANIZATION and patterns.has("nouns for members", lower):
            return True
        if agent and owner.kind == COUNTRY and patterns.has("force nouns", lower):
            return True
        return agent and lower in positions.officials and not is_counted(group, parse)

    def find_sides(self, group: Group, parse: Parse) -> tuple[Entity, ...]:
        """The two parties named before that "the two sides" means, none when it means no pair."""
        if not self.lexicon.patterns.has("side nouns", parse.sheet.sentence.lowers[group.head]):
            return ()
        return self.memory.find_pair(parse.sheet.sentence.index, group.first) if is_pair(group, parse) else ()

    def find_definite(self, group: Group, parse: Parse) -> tuple[Entity, ...]:
        """Whom a definite noun points back to: "the government", "the country", "the alliance"; else itself."""
        lower, sentence = parse.sheet.sentence.lowers[group.head], parse.sheet.sentence.index
        party = self.memory.main_state() if lower in self.lexicon.positions.governments else None
        if party is None and self.points_to_state(group, parse):
            party = self.memory.find_state(sentence, group.first)
            if party is None:
                return ()
        party = party or self.memory.find_body(sentence, group.first, lower)
        return (party,) if party is not None else self.find_group(group, parse, None)

    def find_shared(self, group: Group, parse: Parse) -> tuple[Entity, ...]:
        """The parties behind one plural: "the US and Russian top diplomats", "leaders of France and Germany"."""
        lower, owner = parse.sheet.sentence.lowers[group.head], parse.sheet.owner
        listed = self.lexicon.positions.singular(lower) or self.lexicon.patterns.has("group heads", group.lemma)
        if not parse.tags[group.head] & c.PLURAL or not listed:
            return ()
        mentions = dict.fromkeys(owner[group.start : group.head])
        states = [mention.entity for mention in mentions if mention is not None and mention.entity.kind == COUNTRY]
        if len(states) > 1:
            return self.offices.find_holders(group, parse, states, group.first)
        for prep, inner in group.preps:
            if prep in ("of", "from") and len(inner.members) > 1:
                owners = [owner[member.head] for member in inner.members]
                parties = [find_party_of(mention) for mention in owners if mention is not None]
                found = tuple(party for party in parties if party is not None and party.kind == COUNTRY)
                if len(found) == len(owners):
                    return found
        return ()

    def find_owner(self, group: Group, parse: Parse) -> Entity | None:
        """The state or body in a description: its adjective, its possessor, or behind "of"."""
        owner = parse.sheet.owner
        for i in range(group.head - 1, group.start - 1, -1):
            mention = owner[i]
            if mention is not None and mention.entity.kind in (COUNTRY, ORGANIZATION, GROUP):
                return mention.entity
        if group.possessor is not None:
            found = self.find_party(group.possessor, parse, agent=True)
            return found[0] if found else None
        possessive = parse.sheet.sentence.lowers[group.start]
        if self.points_back(possessive):
            found = self.find_antecedent(possessive, parse.sheet.sentence.index, group.start)
            return found[0] if found else None
        behind = find_behind(group, "of", "from")
        mention = owner[behind.head] if behind is not None else None
        return find_party_of(mention) if mention is not None and mention.entity.kind != PERSON else None

    def points_back(self, lower: str) -> bool:
        """Whether a word is a pronoun that stands for somebody named."""
        words = self.lexicon.words
        return lower in words.sexes or words.has("party pronouns", lower) or words.has("pair pronouns", lower)

    def points_to_state(self, group: Group, parse: Parse) -> bool:
        """Whether a group points back to a state by a general word: "the country"."""
        if group.head != group.start + 1 or not is_definite(group, parse):
            return False
        return self.lexicon.patterns.has("state nouns", parse.sheet.sentence.lowers[group.head])

    def find_group(self, group: Group, parse: Parse, owner: Entity | None) -> tuple[Entity, ...]:
        """A party without a name of its own: "Ukrainian officials", "foreign policy experts"."""
        positions, patterns = self.lexicon.positions, self.lexicon.patterns
        lower = parse.sheet.sentence.lowers[group.head]
        collective = patterns.has("collective nouns", lower) and is_definite(group, parse)
        known = patterns.has("group heads", group.lemma) or patterns.has("group heads", lower)
        person = lower in positions.heads or bool(positions.singular(lower))
        plural = owner is not None or bool(parse.tags[group.head] & c.PLURAL)
        if not (collective or person or (known and plural)):
            return ()
        return (Entity(GROUP, self.describe(group, parse, owner)),)

    def describe(self, group: Group, parse: Parse, owner: Entity | None) -> str:
        """The label of a description: without determiner and number, its possessor as an adjective."""
        sheet, tags = parse.sheet, parse.tags
        start = group.start
        while start < group.head and tags[start] & QUALIFIERS and sheet.owner[start] is None:
            start += 1
        while start < group.head and sheet.sentence.lowers[start] in ("other", "an", "a"):
            start += 1
        label = sheet.slice(start, group.end)
        if owner is not None and (group.possessor is not None or tags[group.start] & c.POSS):
            whose = self.lexicon.names.adjective_of(owner.label) if owner.kind == COUNTRY else owner.label
            return f"{whose} {label}"
        if owner is not None and find_behind(group, "of") is not None:
            return f"{label} of {owner.label}"
        opens = start == 0 and not sheet.sentence.words[start].isupper() and sheet.owner[start] is None
        return label[0].lower() + label[1:] if opens else label

    # -- places

    def find_places(self, group: Group, parse: Parse) -> list[Referent]:
        """The places that a group and its conjuncts mean."""
        found: list[Referent] = []
        for member in group.members:
            place = self.find_place(member, parse)
            if place is not None and all(place != other.entity for other in found):
                found.append(Referent(place, member.first, member.end))
        return found

    def find_place(self, group: Group, parse: Parse) -> Entity | None:
        """The place that one group means, None when it means none."""
        mention = parse.sheet.owner[group.head]
        if mention is not None:
            if mention.use in (CAPITAL, SEAT):
                form = parse.sheet.slice(mention.start, mention.end)
                names = self.lexicon.names.by_form.get(form, ())
                return next((name.entity for name in names if name.entity.kind == PLACE), None)
            return mention.entity if mention.entity.kind in HOSTS else None
        if group.apposition is not None:
            named = self.find_place(group.apposition, parse)
            if named is not None:
                return named
        if self.points_to_state(group, parse):
            return self.memory.find_state(parse.sheet.sentence.index, group.first)
        return self.find_site(group, parse)

    def find_site(self, group: Group, parse: Parse) -> Entity | None:
        """A place that is described: "the Ukrainian border", "the Iranian capital"."""
        lower = parse.sheet.sentence.lowers[group.head]
        owner = self.find_owner(group, parse)
        if lower == "capital" and owner is not None:
            capital = self.lexicon.names.capital_of(owner.label)
            return Entity(PLACE, capital) if capital else None
        if lower in ("parts", "part") and group.preps:
            return self.find_place(group.preps[0][1], parse)
        if self.lexicon.patterns.has("site nouns", group.lemma):
            named = next((inner for prep, inner in group.preps if prep == "in"), None)
            town = self.find_place(named, parse) if named is not None else None
            if town is not None and owner is None:
                return town  # "a mosque in Peshawar"
            return Entity(SITE, self.describe(group, parse, owner))
        return None
