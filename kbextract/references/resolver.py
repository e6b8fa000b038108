"""Whom and what a noun group means."""

from __future__ import annotations

from dataclasses import dataclass

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import Group
from kbextract.lexicon import classes as c
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import COUNTRY, GROUP, ORGANIZATION, PLACE, SITE, Entity
from kbextract.mentions.record import Mention
from kbextract.references.memory import Memory

SEXES = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
THEY = frozenset(("they", "them", "their", "themselves", "both", "two"))
IT = frozenset(("it", "its", "itself"))


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
        """The parties of a plural that several states share: "US and Iranian negotiators"; none when it is not shared."""
        *others, last = group.members
        owners = [parse.sheet.owner[member.head] for member in others]
        shared = [mention.entity for mention in owners if mention is not None and mention.use == "adjective" and mention.entity.kind == COUNTRY]
        own = self.find_owner(last, parse) if shared and len(shared) == len(owners) and parse.tags[last.head] & c.PLURAL else None
        if own is None or own.kind != COUNTRY:
            return ()
        phrase = self.singular_phrase(last, parse)
        found = [(self.holder(phrase, state, parse.sheet.sentence.index, group.first), state) for state in [*shared, own]]
        return tuple(person or state for person, state in found)

    def find_party(self, group: Group, parse: Parse, agent: bool) -> tuple[Entity, ...]:
        """The parties that one group means, none when it means no party or that is not plain."""
        mention = parse.sheet.owner[group.head]
        if mention is not None and mention.use != "adjective":
            party = self.party_of(mention)
            return (party,) if party is not None else ()
        if group.apposition is not None and parse.sheet.owner[group.apposition.head] is not None:
            members = group.apposition.members
            return tuple(dict.fromkeys(entity for member in members for entity in self.find_party(member, parse, agent)))
        lower = parse.sheet.sentence.lowers[group.head]
        if group.pronoun or lower in THEY:
            return self.find_antecedent(lower, parse.sheet.sentence.index, group.first)
        return self.find_described(group, parse, agent)

    def party_of(self, mention: Mention) -> Entity | None:
        """The party a mention stands for; a town that acts for nobody is none."""
        if mention.entity.kind == PLACE:
            return mention.acts_for
        return mention.entity

    def find_antecedent(self, lower: str, sentence: int, word: int) -> tuple[Entity, ...]:
        """Whom a pronoun means."""
        if lower in SEXES:
            person = self.memory.find_person(sentence, word, SEXES[lower], lower in ("his", "her"))
            return (person,) if person else ()
        if lower in IT:
            party = self.memory.find_party(sentence, word)
            return (party,) if party else ()
        return self.memory.find_pair(sentence, word) if lower in THEY else ()

    # -- descriptions

    def find_described(self, group: Group, parse: Parse, agent: bool) -> tuple[Entity, ...]:
        """Whom a description means: an office, a government, officials, allies, a body, the two sides."""
        positions, patterns = self.lexicon.positions, self.lexicon.patterns
        lower = parse.sheet.sentence.lowers[group.head]
        owner = self.find_owner(group, parse)
        if owner is not None and owner.kind == COUNTRY and lower in positions.governments:
            return (owner,)
        if owner is not None and lower in ("allies", "members", "officials") and owner.kind == ORGANIZATION:
            return (owner,)
        if agent and owner is not None and owner.kind == COUNTRY and patterns.has("force nouns", lower):
            return (owner,)
        if agent and owner is not None and lower in positions.officials and not self.is_counted(group, parse):
            return (owner,)
        if patterns.has("side nouns", lower) and self.is_pair(group, parse):
            pair = self.memory.find_pair(parse.sheet.sentence.index, group.first)
            if pair:
                return pair
        shared = self.find_shared(group, parse)
        if shared:
            return shared
        office = self.find_office(group, parse, owner)
        if office is not None:
            return (office,)
        if owner is None and lower in positions.governments and self.is_definite(group, parse):
            state = self.memory.main_state()
            if state is not None:
                return (state,)
        if owner is None and self.points_to_state(group, parse):
            state = self.memory.find_state(parse.sheet.sentence.index, group.first)
            return (state,) if state is not None else ()
        if owner is None and self.is_definite(group, parse):
            body = self.memory.find_body(parse.sheet.sentence.index, group.first, lower)
            if body is not None:
                return (body,)
        return self.find_group(group, parse, owner)

    def find_shared(self, group: Group, parse: Parse) -> tuple[Entity, ...]:
        """The parties behind one plural: "the US and Russian top diplomats", "leaders of France and Germany"."""
        lower = parse.sheet.sentence.lowers[group.head]
        if not parse.tags[group.head] & c.PLURAL or not (self.lexicon.positions.singular(lower) or self.lexicon.patterns.has("group heads", group.lemma)):
            return ()
        states = [mention.entity for mention in dict.fromkeys(parse.sheet.owner[group.start : group.head]) if mention is not None and mention.entity.kind == COUNTRY]
        if len(states) > 1:
            phrase = self.singular_phrase(group, parse)
            found = [self.holder(phrase, state, parse.sheet.sentence.index, group.first) for state in states]
            return tuple(person or state for person, state in zip(found, states, strict=True))
        for prep, inner in group.preps:
            if prep in ("of", "from") and len(inner.members) > 1:
                owners = [parse.sheet.owner[member.head] for member in inner.members]
                parties = [self.party_of(mention) for mention in owners if mention is not None]
                if len(parties) == len(owners) and all(party is not None and party.kind == COUNTRY for party in parties):
                    return tuple(party for party in parties if party is not None)
        return ()

    def singular_phrase(self, group: Group, parse: Parse) -> str:
        """The words of a plural office in the singular: "top diplomats" gives "top diplomat"."""
        lowers = parse.sheet.sentence.lowers
        words = [lowers[i] for i in range(group.start, group.head) if parse.sheet.owner[i] is None and not parse.tags[i] & (c.DET | c.CONJ | c.NUM)]
        return " ".join([*words, self.lexicon.positions.singular(lowers[group.head]) or group.lemma])

    def holder(self, phrase: str, state: Entity, sentence: int, word: int) -> Entity | None:
        """The person of the report who holds an office of a state."""
        return self.memory.find_office(sentence, word, {self.lexicon.positions.office(phrase, state.label)}, state.label)

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
        if possessive in IT or possessive in THEY or possessive in SEXES:
            found = self.find_antecedent(possessive, parse.sheet.sentence.index, group.start)
            return found[0] if found else None
        behind = next((inner for prep, inner in group.preps if prep in ("of", "from")), None)
        mention = owner[behind.head] if behind is not None else None
        return self.party_of(mention) if mention is not None and mention.entity.kind != "Person" else None

    def is_counted(self, group: Group, parse: Parse) -> bool:
        """Whether a group is counted: four officials are not their state."""
        return any(parse.tags[i] & c.NUM for i in range(group.start, group.head))

    def is_pair(self, group: Group, parse: Parse) -> bool:
        """Whether a group means two parties named before: "the two sides", "both countries"."""
        return any(lower in ("two", "both") for lower in parse.sheet.sentence.lowers[group.start : group.head])

    def is_definite(self, group: Group, parse: Parse) -> bool:
        """Whether a group points back: it begins with "the"."""
        return parse.sheet.sentence.lowers[group.start] in ("the", "that", "this")

    def points_to_state(self, group: Group, parse: Parse) -> bool:
        """Whether a group points back to a state by a general word: "the country"."""
        lower = parse.sheet.sentence.lowers[group.head]
        return group.head == group.start + 1 and self.lexicon.patterns.has("state nouns", lower) and self.is_definite(group, parse)

    def find_office(self, group: Group, parse: Parse, owner: Entity | None) -> Entity | None:
        """The person who holds the office that a singular description names."""
        positions = self.lexicon.positions
        if parse.tags[group.head] & c.PLURAL or not (self.is_definite(group, parse) or owner is not None):
            return None
        state = owner.label if owner is not None else ""
        lowers = parse.sheet.sentence.lowers
        behind = next((inner for prep, inner in group.preps if prep == "of"), None)
        if behind is not None and owner is None:
            whole = lowers[group.head : behind.end]
            if whole in positions.phrases.get(whole[0], ()):
                offices = {positions.office(leader) for leader in positions.leaders} if " ".join(whole) == "head of state" else {positions.office(" ".join(whole))}
                return self.memory.find_office(parse.sheet.sentence.index, group.first, offices, "")
        plain = [lowers[i] for i in range(group.start, group.head + 1) if parse.sheet.owner[i] is None and not parse.tags[i] & c.DET]
        offices: set[str] = set()
        for at in range(len(plain)):
            phrase = " ".join(plain[at:])
            if phrase in positions.heads or (phrase, state) in positions.offices or (phrase, "") in positions.offices or tuple(plain[at:]) in positions.phrases.get(plain[at], ()):
                offices.add(positions.office(phrase, state))
                if phrase == "leader":
                    offices |= {positions.office(leader, state) for leader in positions.leaders}
                break
        if not offices:
            return None
        return self.memory.find_office(parse.sheet.sentence.index, group.first, offices, state)

    def find_group(self, group: Group, parse: Parse, owner: Entity | None) -> tuple[Entity, ...]:
        """A party without a name of its own: "Ukrainian officials", "foreign policy experts"."""
        positions, patterns = self.lexicon.positions, self.lexicon.patterns
        lower = parse.sheet.sentence.lowers[group.head]
        known = patterns.has("group heads", group.lemma) or patterns.has("group heads", lower)
        person = lower in positions.heads or positions.singular(lower)
        collective = patterns.has("collective nouns", lower) and self.is_definite(group, parse)
        if collective:
            return (Entity(GROUP, self.describe(group, parse, owner)),)
        if not (known or person) or (owner is None and not person and not parse.tags[group.head] & c.PLURAL):
            return ()
        return (Entity(GROUP, self.describe(group, parse, owner)),)

    def describe(self, group: Group, parse: Parse, owner: Entity | None) -> str:
        """The label of a description: without determiner and number, its possessor as an adjective."""
        words = parse.sheet.sentence.words
        start = group.start
        while start < group.head and parse.tags[start] & (c.DET | c.POSS | c.NUM | c.ADV) and parse.sheet.owner[start] is None:
            start += 1
        while start < group.head and parse.sheet.sentence.lowers[start] in ("other", "an", "a"):
            start += 1
        label = parse.sheet.slice(start, group.end)
        possessed = group.possessor is not None or parse.tags[group.start] & c.POSS
        if possessed and owner is not None:
            return f"{self.lexicon.names.adjective_of(owner.label)} {label}" if owner.kind == COUNTRY else f"{owner.label} {label}"
        behind = next((inner for prep, inner in group.preps if prep == "of"), None)
        if behind is not None and owner is not None:
            return f"{label} of {owner.label}"
        opens = start == 0 and not words[start].isupper() and parse.sheet.owner[start] is None
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
            if mention.use == "capital" or mention.use == "seat":
                form = parse.sheet.slice(mention.start, mention.end)
                names = self.lexicon.names.by_form.get(form, ())
                return next((name.entity for name in names if name.entity.kind == PLACE), None)
            return mention.entity if mention.entity.kind in (PLACE, COUNTRY) or self.hosts(mention) else None
        if group.apposition is not None:
            named = self.find_place(group.apposition, parse)
            if named is not None:
                return named
        if self.points_to_state(group, parse):
            return self.memory.find_state(parse.sheet.sentence.index, group.first)
        return self.find_site(group, parse)

    def hosts(self, mention: Mention) -> bool:
        """Whether a body can be where something happens, as the UN Security Council can."""
        return mention.entity.kind == ORGANIZATION

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
            return Entity(SITE, self.describe(group, parse, owner))
        return None
