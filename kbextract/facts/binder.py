"""Roles: what a rule says of where a role is found, turned into the values that stand there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kbextract.clauses.record import INFINITIVE, PARTICIPLE, Clause, Group
from kbextract.facts.record import Span, Value
from kbextract.facts.sayings import FREE, Saying
from kbextract.facts.view import View, find_numbers, find_span
from kbextract.lexicon import classes as c
from kbextract.lexicon.record import ADJECTIVE, COUNTRY, ORGANIZATION, PERSON, Entity
from kbextract.mentions.dates import When
from kbextract.mentions.values import Number
from kbextract.references.resolver import Referent, Resolver
from kbextract.rulebook.record import Source
from kbextract.schema import Role

WHERE = ("in", "at", "near", "outside", "inside", "on", "along", "around", "off", "across", "within", "close to", "next to", "over")
THINGS = ("what",)  # text roles that name a thing
GOALS = ("to", "into", "in", "at", "for")
NAMES_OF, NUMBER_OF = "names of ", "number of "
DEEPEST = 8  # phrases inside phrases


@dataclass(frozen=True, slots=True)
class Binding:
    """What a source gave: values, the source's words for the explanation, and the groups that were read."""

    values: tuple[Value, ...]
    source: str
    groups: tuple[Group, ...] = ()


NOTHING = Binding((), "")


@dataclass(frozen=True, slots=True)
class Binder:
    """Binds the roles of one trigger. `text` is the document's text."""

    text: str
    resolver: Resolver
    view: View
    saying: Saying | None = None

    # -- words

    def span(self, start: int, end: int) -> Span:
        """The span of a half-open word range."""
        sentence = self.view.reading.parse.sheet.sentence
        begin, finish = sentence.starts[start], sentence.ends[end - 1]
        return Span(begin, finish, self.text[begin:finish])

    def words(self, start: int, end: int) -> Value:
        """A text value: the words of a range."""
        span = self.span(start, end)
        return Value(" ".join(span.quote.split()), None, span)

    # -- one role

    def bind(self, role: Role, source: Source) -> Binding:
        """The values of a role: the first alternative that gives any."""
        binding = self.bind_options(role, source)
        return self.stand_for(binding) if role.states else binding

    def bind_options(self, role: Role, source: Source) -> Binding:
        """The values of the first alternative that gives any."""
        for option in source.alternatives:
            values: list[Value] = []
            groups: list[Group] = []
            for part in option:
                found = self.bind_part(role, part)
                values += [value for value in found.values if all(value.text != other.text for other in values)]
                groups += found.groups
            if values:
                return Binding(tuple(values), " + ".join(option), tuple(groups))
        return NOTHING

    def bind_part(self, role: Role, part: str) -> Binding:
        """The values of a role from one part of a source."""
        if self.saying is not None and part in ("speaker", "content", "quoted", "addressee", "subject of content"):
            return self.bind_saying(part, self.saying)
        if role.kind == "date":
            return self.bind_dates()
        if role.kind == "number":
            return self.bind_number(part)
        if role.kind == "code" and (part == "number" or part.startswith(NUMBER_OF)):
            return self.bind_comparator(part)
        if part == "currency":
            return self.bind_currency()
        if part == "where":
            return self.bind_where()
        if part in ("clause", "bidden clause"):
            return self.bind_clause(part)
        if part == "trigger words":
            return self.bind_predicate()
        if part == "names" and role.kind == "actor":
            return self.bind_names(self.view.group)
        if part.startswith(NAMES_OF) and role.kind == "actor":
            return next((self.bind_names(group) for group in self.groups(part.removeprefix(NAMES_OF))), NOTHING)
        groups = self.groups(part)
        if role.kind == "actor":
            return self.bind_actors(groups, part)
        if role.kind == "place":
            return self.bind_places(groups, part)
        plain = role.name in THINGS
        return Binding(tuple(self.bind_thing(group) if plain else self.bind_text(group) for group in groups), part, tuple(groups))

    def bind_thing(self, group: Group) -> Value:
        """The words of a thing with its "of" phrases: where it goes is another role's."""
        inner = [find_end(other, 0) for prep, other in group.preps if prep == "of"]
        return self.words(group.first, max([group.end, *inner]))

    def groups(self, part: str) -> list[Group]:
        """The noun groups that a source names."""
        view = self.view
        if part == "subject":
            return view.subjects()
        if part == "object":
            return view.objects()
        if part == "owner":
            return view.owners()
        if part == "subject of governor":
            return [view.clause.subject] if view.clause is not None and view.clause.subject is not None else []
        if part == "object of governor":
            return [view.clause.object] if view.clause is not None and view.clause.object is not None else []
        if part == "company":
            return view.company()
        if part == "indirect object":
            return [view.clause.indirect] if view.clause is not None and view.clause.indirect is not None else []
        if part == "trigger":
            return [view.group] if view.group is not None else []
        if part == "subject of clause":
            return [clause.subject for clause in view.contents() if clause.subject is not None and not clause.shared]
        if part == "names of object":
            return view.objects()
        if part == "owner of object":
            return [group.possessor for group in view.objects() if group.possessor is not None]
        if part == "owner of subject":
            return [group.possessor for group in view.subjects() if group.possessor is not None]
        if part.endswith((" of object", " of subject")):
            prep, _, role = part.rpartition(" of ")
            return [inner for group in (view.objects() if role == "object" else view.subjects()) for name, inner in group.preps if name == prep]
        return view.phrases(part)

    def bind_saying(self, part: str, saying: Saying) -> Binding:
        """The speaker, the addressee, the content of a saying, whom it is about, whether it is quoted."""
        if part == "quoted":
            return Binding((Value("true" if saying.quoted else "false"),), part)
        if part == "content":
            return Binding((self.words(saying.start, saying.end),), part)
        if part == "speaker" and saying.lemma == FREE:  # the speaker is named in another sentence
            return Binding(tuple(Value(referent.entity.label, referent.entity) for referent in saying.speakers), part)
        if part == "speaker":
            return Binding(tuple(self.value(referent) for referent in saying.speakers), part)
        clause = saying.clause if part == "addressee" else saying.content
        groups: list[Group] = []
        if clause is not None and part == "addressee":
            groups = [group for group in (clause.object, clause.indirect) if group is not None]
            groups += [group for prep, group in clause.preps if prep == "to"]
        elif clause is not None and clause.verbs is not None and clause.verbs.passive:
            groups = [group for prep, group in clause.preps if prep == "by"]
        elif clause is not None and clause.subject is not None:
            groups = [clause.subject]
        return self.bind_actors(groups, part)

    # -- by kind

    def bind_predicate(self) -> Binding:
        """The words of the trigger verb with all that hangs on it: "welcomed the ceasefire in Sudan"."""
        clause = self.view.clause
        if clause is None or clause.verbs is None:
            return NOTHING
        start, end = find_span(clause, self.view.reading)
        return Binding((self.words(min(clause.verbs.start, end - 1), end),), "trigger words")

    def bind_actors(self, groups: list[Group], part: str) -> Binding:
        """Parties."""
        parse = self.view.reading.parse
        agent = part in ("subject", "by")
        referents = [referent for group in groups for referent in self.resolver.find_parties(group, parse, agent)]
        return Binding(tuple(self.value(referent) for referent in referents), part, tuple(groups))

    def stand_for(self, binding: Binding) -> Binding:
        """A binding with each person replaced by the state that he acts for: forces belong to states."""
        values = []
        for value in binding.values:
            state = self.resolver.memory.state_of(value.entity) if value.entity is not None else None
            values.append(replace(value, text=state.label, entity=state) if state is not None else value)
        return replace(binding, values=tuple(values))

    def bind_names(self, group: Group | None) -> Binding:
        """The parties named inside a noun group: "US-Russia talks", "Russian troops"."""
        sheet = self.view.reading.parse.sheet
        if group is None:
            return NOTHING
        values: list[Value] = []
        if group.host is not None and any(member is group for member in group.host.conjuncts):
            first = group.host
            values = [
                Value(mention.entity.label, mention.entity, self.span(mention.start, mention.end))
                for mention in sheet.mentions()
                if mention.use == ADJECTIVE and first.start <= mention.start and mention.end <= first.head
            ]  # "Chinese aircraft and 13 warships"
        for mention in sheet.mentions():
            if group.start <= mention.start and mention.end <= group.head and mention.entity.kind in (COUNTRY, ORGANIZATION, PERSON):
                party = mention.acts_for or mention.entity
                values.append(Value(party.label, party, self.span(mention.start, mention.end)))
        if group.possessor is None and sheet.sentence.lowers[group.start] in ("its", "their", "his", "her"):
            entities = self.resolver.find_antecedent(sheet.sentence.lowers[group.start], sheet.sentence.index, group.start)
            values += [Value(entity.label, entity, self.span(group.start, group.start + 1)) for entity in entities]
        return Binding(tuple(values), "names")

    def bind_places(self, groups: list[Group], part: str) -> Binding:
        """Places."""
        parse = self.view.reading.parse
        referents = [referent for group in groups for referent in self.resolver.find_places(group, parse)]
        return Binding(tuple(self.value(referent) for referent in referents), part, tuple(groups))

    def bind_where(self) -> Binding:
        """Places behind any preposition of place."""
        parse = self.view.reading.parse
        for prep, group in self.view.all_phrases():
            if prep in WHERE:
                referents = self.resolver.find_places(group, parse)
                if referents:
                    return Binding(tuple(self.value(referent) for referent in referents), f"where ({prep})", (group,))
        goal = self.bind_goal()
        return goal if goal.values else self.bind_scene()

    def bind_scene(self) -> Binding:
        """The place told with the verb's subject, or with the clause that a participle hangs on: "a blast in Kabul killed 12"."""
        clause = self.view.clause
        if clause is None or self.view.is_noun:
            return NOTHING
        outer = clause.parent if clause.kind == PARTICIPLE and clause.host is None else None
        groups = [*self.view.subjects(), *([outer.object] if outer is not None and outer.object is not None else [])]
        phrases = [*(outer.preps if outer is not None else ()), *(pair for group in groups for pair in group.preps)]
        for prep, group in phrases:
            referents = self.resolver.find_places(group, self.view.reading.parse) if prep in WHERE else []
            if referents:
                return Binding(tuple(self.value(referent) for referent in referents), f"where ({prep})", (group,))
        return NOTHING

    def bind_goal(self) -> Binding:
        """The place that somebody travels to in order to do what the trigger says: "heads to Berlin for talks"."""
        view, parse = self.view, self.view.reading.parse
        clause = view.clause
        if clause is None:
            return NOTHING
        purpose = view.group.prep == "for" if view.group is not None else clause.kind == INFINITIVE
        outer = clause if view.group is not None else clause.parent
        if not purpose or outer is None:
            return NOTHING
        phrases = [*outer.preps, *((prep, inner) for part in (outer.object,) if part for prep, inner in part.preps)]
        for prep, group in phrases:
            referents = self.resolver.find_places(group, parse) if prep in GOALS else []
            if referents:
                return Binding(tuple(self.value(referent) for referent in referents), f"where ({prep})", (group,))
        return NOTHING

    def value(self, referent: Referent) -> Value:
        """The value that a referent makes."""
        return Value(referent.entity.label, referent.entity, self.span(referent.start, referent.end))

    def bind_text(self, group: Group) -> Value:
        """The words of a group with its phrases; of "a claim" that repeats the clause before it, that clause."""
        if group.lemma in self.resolver.lexicon.patterns.sets["echo nouns"] and not group.preps and not group.contents:
            before = [clause for clause in self.view.reading.parse.clauses if clause.verbs and clause.verbs.head < group.first]
            mark = self.view.reading.parse.sheet.sentence.lowers[group.first - 1] if group.first else ""
            if before and mark in (",", "–", "—"):
                start, end = find_span(before[-1], self.view.reading)
                return self.words(start, max(start + 1, min(end, group.first - 1)))
        return self.words(group.first, find_end(group, 0))

    def bind_dates(self) -> Binding:
        """The dates of the trigger, as worded."""
        whens = self.view.dates()[:1]
        return Binding(tuple(self.words(when.start, when.end) for when in whens), "when")

    def interval(self) -> tuple[date, date] | None:
        """The days that the trigger's date means."""
        return next((when.interval for when in self.view.dates()), None)

    def bind_number(self, part: str) -> Binding:
        """A number: of the trigger's group, or of the groups that a source names."""
        numbers = self.find_numbers(part)
        values = tuple(Value(number.digits, None, self.span(number.start, number.end)) for number in numbers[:1])
        return Binding(values, part)

    def bind_currency(self) -> Binding:
        """The ISO 4217 code of the sum that "money" gives."""
        code = next((number.currency for number in self.find_numbers("money")), "")
        return Binding((Value(code),) if code else (), "currency")

    def count(self, binding: Binding) -> Binding:
        """How many the groups of another role are: "four officials"."""
        numbers = [number for group in binding.groups for number in find_numbers(self.view.reading, group)]
        values = tuple(Value(number.digits, None, self.span(number.start, number.end)) for number in numbers[:1])
        return Binding(values, "how many")

    def find_numbers(self, part: str) -> list[Number]:
        """The numbers that a source names: "number" of the trigger, or "how many of" a role's words."""
        if part == "number":
            return [number for number in self.view.numbers() if not number.currency]
        if part == "money":
            return [number for number in self.view.reading.numbers if number.currency]
        groups = self.groups(part.removeprefix("how many of "))
        return [number for group in groups for number in find_numbers(self.view.reading, group)]

    def bind_comparator(self, part: str) -> Binding:
        """How a number is meant: the trigger's, or the one in the groups that "number of …" names."""
        numbers = self.view.numbers() if part == "number" else self.find_numbers(part.removeprefix(NUMBER_OF))
        code = next((number.comparator for number in numbers[:1]), "")
        return Binding((Value(code),) if code else (), part)

    # -- what is said

    def bind_clause(self, part: str) -> Binding:
        """The words of what is said: the clauses of the trigger, an object before them included."""
        clauses = [clause for clause in self.view.contents() if part != "bidden clause" or self.is_bidden(clause)]
        values = [self.words(*self.find_clause(clause)) for clause in clauses]
        return Binding(tuple(values), part)

    def is_bidden(self, clause: Clause) -> bool:
        """Whether a clause says what is to be done: "that Iran stop", "that Iran should stop", "to stop"."""
        verbs = clause.verbs
        if verbs is None:
            return False
        tag = self.view.reading.parse.tags[verbs.head]
        bare = bool(tag & c.BASE) or self.view.reading.parse.sheet.sentence.lowers[verbs.start] in ("be", "do")
        plural = clause.subject is not None and bool(clause.subject.conjuncts or self.view.reading.parse.tags[clause.subject.head] & c.PLURAL)
        return verbs.modal in ("should", "must") or (bare and not verbs.modal and not plural) or verbs.form == "infinitive"

    def find_clause(self, clause: Clause) -> tuple[int, int]:
        """The word range of a content clause; an infinitive's subject stands before it as the governor's object."""
        start, end = find_span(clause, self.view.reading)
        governor = self.view.clause
        moved = clause.kind == INFINITIVE and governor is not None and governor.object is not None and clause.subject is governor.object
        if moved and governor is not None and governor.object is not None and self.view.group is None:
            start = min(start, governor.object.first)
        return start, end


def find_end(group: Group, depth: int) -> int:
    """Where a group ends with the phrases and further members that hang on it."""
    if depth > DEEPEST:
        return group.end
    inner = [find_end(other, depth + 1) for _, other in group.preps]
    return max([group.end, *inner, *(find_end(other, depth + 1) for other in group.conjuncts)])
