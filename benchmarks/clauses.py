"""Clauses against gold grammar: which words are verbs, who is subject and object of each, where sentences end.

The whole linguistic pipeline runs on the raw text of each sentence, names and all; its words are matched with the
gold words by the characters they cover. Two treebanks: the news half of PUD (`sent_id` begins with n), and the news
reports of GUM.

verbs      Gold are the words of class VERB, but those that head no clause: attributive participles (relation amod),
           prepositions that look like verbs (case, mark), parts of names and compounds (fixed, compound, flat).
           Auxiliaries count on neither side; the copula counts where the gold calls it a verb ("there is hope").
subjects   One per verb. Gold are the words with a relation nsubj to the verb in the enhanced graph, which shares
           subjects among coordinated verbs and hands them to controlled infinitives and relative clauses. Right when
           the head of any member of the predicted coordination is one of them; of a name any word counts as the head,
           and so does the title before it, and the sign of a sum. A subject that is predicted for a verb without
           finite form, and that the gold leaves open, is not counted.
objects    The same with obj and iobj; direct and indirect object are not told apart. The predicted object of a
           relative clause that is its own antecedent, and that the gold leaves open, is not counted.
sentences  On GUM's whole reports, whose sentences are joined by spaces and paragraphs by empty lines: the offsets at
           which sentences end.

Precision of subjects and objects counts predictions at gold verbs only, as a wrong verb is a fault of its own; recall
counts every gold verb that has one.

    KBEXTRACT_GOLD=folder python benchmarks/clauses.py
    KBEXTRACT_GOLD=folder python benchmarks/clauses.py --errors 20 --kind subject --treebank gum
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from figures import SCORE_HEAD, Score, find_gold, print_table
from treebank import GoldSentence, Span, join_documents, read_treebank

from kbextract.clauses.parser import Parse
from kbextract.clauses.record import RELATIVE, Clause, Group
from kbextract.facts.extractor import Extractor
from kbextract.resources import find_resource

NO_CLAUSE = frozenset(("amod", "case", "mark", "fixed", "compound", "flat"))
NAMING = frozenset(("PROPN", "SYM"))
RELATIONS = {"subject": frozenset(("nsubj",)), "object": frozenset(("obj", "iobj"))}
KINDS = ("verb", *RELATIONS)
TREEBANKS = {"pud": "pud.conllu", "gum": "gum-news.conllu"}


@dataclass(frozen=True, slots=True)
class GoldClauses:
    """What the gold says of one sentence: its verbs, the words that look like verbs, and the roles of each verb."""

    verbs: frozenset[int]
    others: frozenset[int]
    roles: dict[str, dict[int, set[int]]]

    @classmethod
    def read(cls, sentence: GoldSentence) -> GoldClauses:
        """The clauses of a gold sentence."""
        verbal = {i for i, word in enumerate(sentence.words) if word.upos == "VERB"}
        others = {i for i in verbal if sentence.words[i].relation.partition(":")[0] in NO_CLAUSE}
        auxiliary = {i for i, word in enumerate(sentence.words) if word.upos == "AUX"}
        roles: dict[str, dict[int, set[int]]] = {kind: {} for kind in RELATIONS}
        for i, word in enumerate(sentence.words):
            for head, relation in word.arcs:
                for kind, names in RELATIONS.items():
                    if relation.partition(":")[0] in names and head in verbal - others:
                        roles[kind].setdefault(head, set()).add(i)
        return cls(frozenset(verbal - others), frozenset(others | auxiliary), roles)


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement, for the eye: what it is, the sentence, the verb, what was found and what the gold says."""

    kind: str
    fault: str
    sentence: GoldSentence
    verb: str
    found: tuple[str, ...]
    gold: tuple[str, ...]


@dataclass(slots=True)
class Tally:
    """The scores of one treebank and the disagreements behind them. Grows sentence by sentence."""

    scores: dict[str, Score] = field(default_factory=lambda: {kind: Score() for kind in KINDS})
    misses: list[Miss] = field(default_factory=list)

    def compare(self, sentence: GoldSentence, parses: Sequence[Parse]) -> None:
        """Counts one sentence."""
        gold = GoldClauses.read(sentence)
        found = dict(self.find_verbs(sentence, gold, parses))
        matched = {verb: pair for verb, pair in found.items() if verb in gold.verbs}
        self.scores["verb"].add(len(matched), len(found), len(gold.verbs))
        self.note_verbs(sentence, gold, found)
        for kind in RELATIONS:
            for verb in gold.verbs:
                self.compare_role(kind, sentence, gold, verb, matched.get(verb))

    def find_verbs(
        self, sentence: GoldSentence, gold: GoldClauses, parses: Sequence[Parse]
    ) -> Iterator[tuple[int, tuple[Clause, Parse]]]:
        """The predicted verbs by the gold word they cover, the first clause of each; auxiliaries left out."""
        seen: set[int] = set()
        for parse in parses:
            for clause in parse.clauses:
                if clause.verbs is None:
                    continue
                covered = cover(sentence, parse, clause.verbs.head)
                verb = min(covered & gold.verbs, default=min(covered, default=-1))
                plain = verb not in gold.verbs and (clause.verbs.copula or verb in gold.others)
                if verb >= 0 and verb not in seen and not plain:
                    seen.add(verb)
                    yield verb, (clause, parse)

    def note_verbs(self, sentence: GoldSentence, gold: GoldClauses, found: dict[int, tuple[Clause, Parse]]) -> None:
        """Keeps the verbs that are missing, and those that are none."""
        for verb in sorted(gold.verbs ^ found.keys()):
            fault = "missing" if verb in gold.verbs else "no verb"
            self.misses.append(Miss("verb", fault, sentence, sentence.words[verb].form, (), ()))

    def compare_role(
        self, kind: str, sentence: GoldSentence, gold: GoldClauses, verb: int, pair: tuple[Clause, Parse] | None
    ) -> None:
        """Counts the subject or object of one gold verb; `pair` is the clause found for it, if one was."""
        wanted = gold.roles[kind].get(verb, set())
        heads: set[int] = set()
        if pair is not None and (wanted or not is_open(kind, pair[0])):
            groups = find_groups(kind, pair[0])
            heads = {i for group in groups for i in cover_heads(sentence, pair[1], group, wanted)}
        right = bool(heads & wanted)
        self.scores[kind].add(right, bool(heads), bool(wanted))
        if right or not (heads or wanted):
            return
        fault = "verb missing" if pair is None else "none found" if not heads else "wrong" if wanted else "none in gold"
        forms = [tuple(sentence.words[i].form for i in sorted(places)) for places in (heads, wanted)]
        self.misses.append(Miss(kind, fault, sentence, sentence.words[verb].form, *forms))


def find_groups(kind: str, clause: Clause) -> list[Group]:
    """The members of the subject, or of the direct and the indirect object, of a clause."""
    groups = (clause.subject,) if kind == "subject" else (clause.object, clause.indirect)
    return [member for group in groups if group is not None for member in group.members]


def is_open(kind: str, clause: Clause) -> bool:
    """Whether the gold may leave this role of a clause open though it is understood."""
    if kind == "subject":
        return clause.verbs is not None and clause.verbs.form != "finite"
    return clause.kind == RELATIVE and clause.object is not None and clause.object is clause.host


def cover(sentence: GoldSentence, parse: Parse, at: int) -> set[int]:
    """The gold words that share characters with a word of a parse."""
    found = parse.sheet.sentence
    return find_words(sentence, (found.starts[at], found.ends[at]))


def find_words(sentence: GoldSentence, span: Span) -> set[int]:
    """The gold words that share characters with a place of the text."""
    return {i for i, word in enumerate(sentence.words) if word.span[0] < span[1] and span[0] < word.span[1]}


def cover_heads(sentence: GoldSentence, parse: Parse, group: Group, wanted: set[int]) -> set[int]:
    """The gold words of a group's head; in a name or a sum also the word that the gold takes for the head."""
    found = parse.sheet.sentence
    heads = cover(sentence, parse, group.head)
    inside = find_words(sentence, (found.starts[group.start], found.ends[group.end - 1]))
    if any(sentence.words[i].upos in NAMING for i in heads):
        return heads | inside & wanted
    return heads | {i for i in inside & wanted if sentence.words[i].upos in NAMING}


def count_ends(extractor: Extractor, sentences: Sequence[GoldSentence]) -> Score:
    """How well the ends of sentences are found in whole documents."""
    score = Score()
    for text, ends in join_documents(sentences):
        found = {sentence.end for sentence in extractor.splitter.split(extractor.nlp.make_doc(text))}
        score.add(len(found & set(ends)), len(found), len(ends))
    return score


def read_gold(name: str) -> list[GoldSentence]:
    """The news sentences of a treebank."""
    sentences = read_treebank(find_gold("data", "ud", TREEBANKS[name]))
    return [sentence for sentence in sentences if name != "pud" or sentence.id.startswith("n")]


def measure(extractor: Extractor, sentences: Iterable[GoldSentence]) -> Tally:
    """The scores of sentences, each read alone."""
    tally = Tally()
    for sentence in sentences:
        tally.compare(sentence, extractor.parse(extractor.nlp.make_doc(sentence.text)))
    return tally


def print_misses(misses: Sequence[Miss], count: int, seed: int) -> None:
    """Prints how often each fault occurs, and a sample of them."""
    faults = Counter(miss.fault for miss in misses)
    print("\n" + ", ".join(f"{number} {fault}" for fault, number in faults.most_common()))
    for miss in random.Random(seed).sample(misses, min(count, len(misses))):
        print(f"\n{miss.sentence.id}  {miss.sentence.text}")
        print(f"    {miss.fault}: {miss.verb!r}  found {list(miss.found)}  gold {list(miss.gold)}")


def main() -> None:
    """Prints the scores of both treebanks, and samples of errors if they are asked for."""
    parser = argparse.ArgumentParser(description="Measures clauses against gold grammar.")
    parser.add_argument("--treebank", choices=[*TREEBANKS, "all"], default="all", help="which gold to use")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N disagreements of each treebank")
    parser.add_argument("--kind", choices=KINDS, default="subject", help="which disagreements to print")
    parser.add_argument("--fault", help='only disagreements of one fault, such as "wrong"')
    parser.add_argument("--seed", type=int, default=0, help="another seed prints another sample")
    options = parser.parse_args()
    extractor = Extractor.load(find_resource("rules"))
    for name in TREEBANKS if options.treebank == "all" else [options.treebank]:
        sentences = read_gold(name)
        tally = measure(extractor, sentences)
        rows = [(f"{kind}s", *score.cells()) for kind, score in tally.scores.items()]
        if name == "gum":
            rows.append(("sentence ends", *count_ends(extractor, sentences).cells()))
        print_table(f"{name}, {len(sentences)} sentences", ("", *SCORE_HEAD), rows)
        chosen = [miss for miss in tally.misses if miss.kind == options.kind and options.fault in (None, miss.fault)]
        if options.errors:
            print_misses(chosen, options.errors, options.seed)


if __name__ == "__main__":
    main()
