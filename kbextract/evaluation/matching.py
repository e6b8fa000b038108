"""Pairs the facts of each document with its gold, type by type, and counts what agrees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kbextract.evaluation.agreement import Judge
from kbextract.evaluation.assignment import pair_best
from kbextract.evaluation.record import Entry
from kbextract.evaluation.scores import Tally, sum_tallies

# Whole weights: keys first; what else agrees decides only between pairs whose keys agree as well.
FULL_SHARE = 100_000
FULL_AFFINITY = 10_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold fact and the fact that was found for it. `share` is how far their keys agree."""

    gold: Entry
    found: Entry
    share: float


@dataclass(frozen=True, slots=True)
class TypeMatch:
    """What came of the facts of one type in one document."""

    pairs: tuple[Pair, ...]
    missed: tuple[Entry, ...]
    false: tuple[Entry, ...]
    doubles: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RuleTally:
    """What came of the facts that one rule had a part in."""

    rule: str
    found: int
    credit: float
    doubles: int

    @property
    def precision(self) -> float | None:
        """The share of its facts that are right; None when nothing can be said."""
        judged = self.found - self.doubles
        return self.credit / judged if judged else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of an evaluation: the matches and counts of each document and type."""

    matches: Mapping[tuple[str, str], TypeMatch]
    tallies: Mapping[tuple[str, str], Tally]

    def sum_types(self, document: str | None = None) -> dict[str, Tally]:
        """The counts of each type, of one document or of all."""
        types = dict.fromkeys(kind for _, kind in self.tallies)
        return {
            kind: sum_tallies(
                tally for (home, name), tally in self.tallies.items() if name == kind and document in (None, home)
            )
            for kind in types
        }

    def list_matches(self) -> list[TypeMatch]:
        """The matches type by type, in the order of the fact table."""
        kinds = list(dict.fromkeys(kind for _, kind in self.matches))
        return [self.matches[place] for place in sorted(self.matches, key=lambda place: kinds.index(place[1]))]

    def list_documents(self) -> list[str]:
        """The documents of the gold."""
        return list(dict.fromkeys(document for document, _ in self.tallies))

    def count_rules(self) -> list[RuleTally]:
        """The counts of each rule, by its id. A fact that several rules read counts for each of them."""
        counts: dict[str, list[float]] = {}
        for match in self.matches.values():
            outcomes = [(pair.found, pair.share, 0) for pair in match.pairs]
            outcomes += [(entry, 0.0, 0) for entry in match.false]
            outcomes += [(entry, 0.0, 1) for entry in match.doubles]
            for entry, share, double in outcomes:
                for rule in entry.rules:
                    seen, credit, doubles = counts.get(rule, (0, 0.0, 0))
                    counts[rule] = [seen + 1, credit + share, doubles + double]
        return [RuleTally(rule, int(n), credit, int(d)) for rule, (n, credit, d) in sorted(counts.items())]


def evaluate_entries(gold: Mapping[str, Sequence[Entry]], found: Iterable[Entry], judge: Judge) -> Evaluation:
    """How well found facts agree with gold. Facts of documents without gold are passed over."""
    by_place: dict[tuple[str, str], list[Entry]] = {}
    for entry in found:
        by_place.setdefault((entry.document, entry.type), []).append(entry)
    matches: dict[tuple[str, str], TypeMatch] = {}
    for document, entries in gold.items():
        for kind in judge.schema:
            wanted = [entry for entry in entries if entry.type == kind]
            matches[document, kind] = match_type(wanted, by_place.get((document, kind), []), judge)
    return Evaluation(matches, {place: count_match(match, judge) for place, match in matches.items()})


def match_type(wanted: Sequence[Entry], found: Sequence[Entry], judge: Judge) -> TypeMatch:
    """The pairs of one document and type whose agreement is greatest in sum, and what is left over."""
    shares = [[judge.share_keys(one, two) for two in found] for one in wanted]
    weights = [
        {
            column: round(FULL_SHARE * share + FULL_AFFINITY * judge.measure_affinity(wanted[row], found[column]))
            for column, share in enumerate(line)
            if share
        }
        for row, line in enumerate(shares)
    ]
    columns = pair_best(weights)
    taken = set(columns.values())
    left = [column for column in range(len(found)) if column not in taken]
    doubles = {column for column in left if any(shares[row][column] for row in columns)}
    return TypeMatch(
        pairs=tuple(Pair(wanted[row], found[column], shares[row][column]) for row, column in columns.items()),
        missed=tuple(entry for row, entry in enumerate(wanted) if row not in columns),
        false=tuple(found[column] for column in left if column not in doubles),
        doubles=tuple(found[column] for column in left if column in doubles),
    )


def count_match(match: TypeMatch, judge: Judge) -> Tally:
    """The counts of one document and type."""
    facts = Tally(
        gold=len(match.pairs) + len(match.missed),
        found=len(match.pairs) + len(match.false) + len(match.doubles),
        matched=len(match.pairs),
        credit=sum(pair.share for pair in match.pairs),
        doubles=len(match.doubles),
    )
    return sum_tallies((facts, *(count_roles(pair, judge) for pair in match.pairs)))


def count_roles(pair: Pair, judge: Judge) -> Tally:
    """The roles of a pair: a key role that gold leaves empty is not counted; a filled one that differs is both."""
    right = wrong = missing = 0
    for role in judge.schema[pair.gold.type].roles:
        wanted, given = bool(pair.gold.get(role.name)), bool(pair.found.get(role.name))
        if role.key and not wanted:
            continue
        agreed = wanted and given and judge.agree(role, pair.gold, pair.found)
        right += agreed
        wrong += given and not agreed
        missing += wanted and not agreed
    return Tally(roles_right=right, roles_wrong=wrong, roles_missing=missing)
