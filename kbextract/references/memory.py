"""What a report has named so far: who was mentioned where, as the subject or not, and with what office."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kbextract.clauses.parser import Parse
from kbextract.lexicon.lexicon import Lexicon
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, NAME, ORGANIZATION, PERSON, Entity

BACK = 2  # sentences that a pronoun may look back
FURTHER = 12  # sentences that a description of an office may look back


@dataclass(frozen=True, slots=True)
class Trace:
    """One naming of an entity: sentence, word, and whether it is a subject, only modifies a noun, is its own name."""

    entity: Entity
    sentence: int
    word: int
    subject: bool
    adjective: bool
    named: bool


@dataclass(slots=True)
class Memory:
    """Every naming of a document in order, and what it says of persons."""

    lexicon: Lexicon
    traces: list[Trace] = field(default_factory=list)
    positions: dict[Entity, set[str]] = field(default_factory=dict)
    affiliations: dict[Entity, Entity] = field(default_factory=dict)
    sexes: dict[Entity, str] = field(default_factory=dict)
    pairs: list[tuple[int, int, tuple[Entity, ...]]] = field(default_factory=list)

    @classmethod
    def build(cls, lexicon: Lexicon, parses: Sequence[Parse]) -> Memory:
        """The memory of a document."""
        memory = cls(lexicon)
        for parse in parses:
            memory.learn(parse)
        return memory

    def learn(self, parse: Parse) -> None:
        """Take in one sentence."""
        subjects = {
            member.head
            for clause in parse.clauses
            if clause.subject and clause.verbs and clause.verbs.form == "finite"
            for member in clause.subject.members
        }
        index = parse.sheet.sentence.index
        for mention in parse.sheet.mentions():
            subject = any(mention.start <= head < mention.end for head in subjects)
            self.traces.append(
                Trace(mention.entity, index, mention.start, subject, mention.use == ADJECTIVE, mention.use == NAME)
            )
            if mention.entity.kind == PERSON:
                if mention.position:
                    self.positions.setdefault(mention.entity, set()).add(mention.position)
                if mention.affiliation:
                    self.affiliations.setdefault(mention.entity, mention.affiliation)
                self.learn_sex(parse, mention.entity, mention.opening, mention.start)
        for group in parse.groups:
            named = [parse.sheet.owner[member.head] for member in group.members]
            entities = tuple(owner.acts_for or owner.entity for owner in named if owner is not None)
            if len(group.members) > 1 and len(entities) == len(group.members):
                self.pairs.append((index, group.head, entities))

    def learn_sex(self, parse: Parse, entity: Entity, first: int, start: int) -> None:
        """Note whether a person is he or she, by the lexicon, a title or a first name."""
        if self.sexes.get(entity):
            return
        known = self.lexicon.names.persons.get(entity.label)
        sex = known.sex if known else ""
        for lower in parse.sheet.sentence.lowers[first:start]:
            sex = sex or self.lexicon.positions.sex(lower.rstrip("."))
        self.sexes[entity] = sex or self.lexicon.given.sex(entity.label.split()[0])

    def sides(self, speaker: Entity) -> set[Entity]:
        """A speaker and the states and bodies he speaks for, by the report or the lexicon."""
        found = {speaker}
        if speaker in self.affiliations:
            found.add(self.affiliations[speaker])
        known = self.lexicon.names.persons.get(speaker.label)
        for tenure in known.tenures if known else ():
            if tenure.of in self.lexicon.names.states:
                found.add(self.lexicon.names.states[tenure.of])
        for name in self.lexicon.names.by_form.get(speaker.label, ()):
            if name.entity == speaker and name.state in self.lexicon.names.states:
                found.add(self.lexicon.names.states[name.state])
        return found

    def state_of(self, entity: Entity) -> Entity | None:
        """The state for which a person acts, None when that is not known or it is no person."""
        if entity.kind != PERSON:
            return None
        return next((side for side in self.sides(entity) if side.kind == COUNTRY), None)

    # -- looking back

    def before(self, sentence: int, word: int, reach: int, kinds: tuple[str, ...]) -> Iterator[Trace]:
        """Namings of certain kinds before a word, the nearest first, no further back than `reach` sentences."""
        end = bisect_left(self.traces, (sentence, word), key=lambda trace: (trace.sentence, trace.word))
        for at in range(end - 1, -1, -1):
            trace = self.traces[at]
            if trace.sentence < sentence - reach:
                return
            if trace.entity.kind in kinds:
                yield trace

    def find_person(self, sentence: int, word: int, sex: str, possessive: bool = False) -> Entity | None:
        """Whom "he" or "she" means: the nearest subject, else the only person near; None when that is not plain."""
        nearby = [
            trace
            for trace in self.before(sentence, word, BACK, (PERSON,))
            if self.sexes.get(trace.entity, "") in (sex, "")
        ]
        if possessive and not any(trace.sentence == sentence for trace in nearby):
            ahead = next(
                (trace for trace in self.traces if trace.sentence == sentence and trace.word > word and trace.subject),
                None,
            )
            if ahead is not None and ahead.entity.kind == PERSON:
                return ahead.entity  # "ahead of his talks, Blinken …"
        for distance in range(BACK + 1):
            here = [trace for trace in nearby if trace.sentence == sentence - distance]
            subject = next((trace.entity for trace in here if trace.subject), None)
            if subject is not None:
                return subject
            if here:
                people = {trace.entity for trace in here}
                return here[0].entity if len(people) == 1 else None
        return None

    def find_party(self, sentence: int, word: int) -> Entity | None:
        """Which state or body "it" means: the nearest subject, else the nearest in the sentence."""
        nearby = [trace for trace in self.before(sentence, word, 1, (COUNTRY, ORGANIZATION)) if not trace.adjective]
        here = [trace for trace in nearby if trace.sentence == sentence]
        if here:
            return next((trace.entity for trace in here if trace.subject), here[0].entity)
        return next((trace.entity for trace in nearby if trace.subject), None)

    def find_state(self, sentence: int, word: int) -> Entity | None:
        """Which state "the country" means: the one named last in the sentence, else the only one of the one before."""
        nearby = [trace for trace in self.before(sentence, word, 1, (COUNTRY,)) if trace.named]
        here = [trace.entity for trace in nearby if trace.sentence == sentence]
        states = here[:1] or list(dict.fromkeys(trace.entity for trace in nearby))
        return states[0] if len(states) == 1 else None

    def find_pair(self, sentence: int, word: int) -> tuple[Entity, ...]:
        """Whom "they" or "the two" means: the parties last named together."""
        for index, head, entities in reversed(self.pairs):
            if (index, head) < (sentence, word) and index >= sentence - BACK - 1:
                return entities
        people = tuple(dict.fromkeys(trace.entity for trace in self.before(sentence, word, BACK, (PERSON,))))
        return people if len(people) == 2 else ()

    def find_body(self, sentence: int, word: int, noun: str) -> Entity | None:
        """Which body a noun points back to: "the ministry", "the alliance"."""
        for trace in self.before(sentence, word, FURTHER, (ORGANIZATION,)):
            label = trace.entity.label
            if label.lower().split()[-1] == noun:
                return trace.entity
            if any(noun in name.nouns for name in self.lexicon.names.by_form.get(label, ())):
                return trace.entity
        return None

    def find_office(self, sentence: int, word: int, offices: set[str], state: str) -> Entity | None:
        """Which person of the report holds an office of a state, or an office at all when no state is given."""
        found = [
            trace.entity
            for trace in [*self.before(sentence, word, FURTHER, (PERSON,)), *self.after(sentence, word)]
            if self.holds(trace.entity, offices, state)
        ]
        if found and (state or len(set(found)) == 1):
            return found[0]
        told = {person for person in found if self.holds_as_told(person, offices)}
        return next(iter(told)) if len(told) == 1 else None

    def main_state(self) -> Entity | None:
        """The state that a report is about: more than half of its namings of states; None when there is none."""
        counts = Counter(trace.entity for trace in self.traces if trace.entity.kind == COUNTRY)
        leading = counts.most_common(1)
        return leading[0][0] if leading and leading[0][1] * 2 > sum(counts.values()) else None

    def after(self, sentence: int, word: int) -> Iterator[Trace]:
        """Namings of persons behind a word."""
        for trace in self.traces:
            if (trace.sentence, trace.word) > (sentence, word) and trace.entity.kind == PERSON:
                yield trace

    def holds_as_told(self, person: Entity, offices: set[str]) -> bool:
        """Whether the report itself gives a person one of some offices."""
        affiliation = self.affiliations.get(person)
        state = affiliation.label if affiliation else ""
        return any(
            self.lexicon.positions.office(position, state) in offices for position in self.positions.get(person, ())
        )

    def holds(self, person: Entity, offices: set[str], state: str) -> bool:
        """Whether a person holds one of some offices, by what the report or the lexicon says."""
        affiliation = self.affiliations.get(person)
        named = self.lexicon.names.persons.get(person.label)
        pairs = [(position, affiliation.label if affiliation else "") for position in self.positions.get(person, ())]
        pairs += [(tenure.position, tenure.of) for tenure in (named.tenures if named else ())]
        return any(
            (not state or of == state) and self.lexicon.positions.office(position, of) in offices
            for position, of in pairs
        )
