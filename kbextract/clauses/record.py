"""The records that the clause stage hands on: phrases, and clauses with who does what to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

MAIN, RELATIVE, CONTENT, INFINITIVE, PARTICIPLE, GERUND, ADVERBIAL = (
    "main", "relative", "content", "infinitive", "participle", "gerund", "adverbial",
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """A noun group: half-open word range, head word, and what hangs on it.

    `conjuncts` are the further members of a coordination whose first member this is; `preps` the prepositional phrases
    right behind it, `prep` the preposition before it; `apposition` the other name of the same thing. `contents` are the
    clauses that say what it consists in ("the claim that …", "a plan to …").
    """

    start: int
    end: int
    head: int
    lemma: str = ""
    possessor: Group | None = None
    pronoun: bool = False
    timelike: bool = False
    prep: str = ""
    preps: list[tuple[str, Group]] = field(default_factory=list)
    conjuncts: list[Group] = field(default_factory=list)
    apposition: Group | None = None
    host: Group | None = None
    contents: list[Clause] = field(default_factory=list)

    @property
    def members(self) -> list[Group]:
        """This group and what is coordinated with it."""
        return [self, *self.conjuncts]

    @property
    def first(self) -> int:
        """The first word, its possessor included."""
        return self.possessor.first if self.possessor else self.start


@dataclass(slots=True)
class Verbs:
    """A verb group: its words, its head, and what its auxiliaries say of tense, voice, polarity and modality."""

    start: int
    end: int
    head: int
    lemma: str
    form: str  # finite, infinitive, ing, part
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    past: bool = False
    negated: bool = False
    modal: str = ""
    copula: bool = False
    particle: str = ""


@dataclass(slots=True, eq=False)
class Clause:
    """One clause: who does what to whom.

    `subject` and `object` are heads of coordinations; `preps` the prepositional phrases of the verb and of what stands
    behind it, in order; `contents` the clauses that are said, wanted or done by it; `parent` the clause it hangs on,
    `host` the noun it tells of; `shared` tells that its subject is that of the verb it is coordinated with.
    """

    kind: str
    marker: str = ""
    verbs: Verbs | None = None
    subject: Group | None = None
    object: Group | None = None
    indirect: Group | None = None
    complement: Group | None = None
    adjective: str = ""
    preps: list[tuple[str, Group]] = field(default_factory=list)
    times: list[Group] = field(default_factory=list)
    contents: list[Clause] = field(default_factory=list)
    parent: Clause | None = None
    host: Group | None = None
    shared: bool = False
