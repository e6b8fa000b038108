"""The records that the lexicon hands on: entities and the names they go by."""

from __future__ import annotations

from dataclasses import dataclass

PERSON, ORGANIZATION, COUNTRY, PLACE, GROUP, SITE = "Person", "Organization", "Country", "Place", "Group", "Site"

# What a form is to its entity.
NAME, ADJECTIVE, PEOPLE, CAPITAL, SEAT = "name", "adjective", "people", "capital", "seat"


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Who or what fills a role: its class (Person, Organization, Country, Place, Group or Site) and its label.

    A Group is a party without a name of its own ("Ukrainian officials"), a Site a location that is described and
    not named ("the Ukrainian border"). `iso` is the ISO 3166-1 alpha-2 code of a country, empty elsewhere.
    """

    kind: str
    label: str
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One form that stands for an entity.

    `use` is what the form is: a name, an adjective, its people, its capital, a seat. `acts_for` is the party that a
    capital, a seat or a building stands for when it acts. `weak` forms count only beside a plain name of the entity;
    `vetoes` are longer phrases in which the form means something else.
    """

    form: str
    entity: Entity
    use: str = NAME
    acts_for: Entity | None = None
    weak: bool = False
    vetoes: tuple[str, ...] = ()
    body_kind: str = ""
    nouns: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person holds or held: half-open years or days in ISO form, "" where not known."""

    position: str
    of: str
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the lexicon with sex ("male", "female" or "") and offices."""

    label: str
    sex: str
    tenures: tuple[Tenure, ...]
