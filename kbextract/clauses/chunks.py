"""Chunks: the tagged words of a sentence as noun groups, verb groups and the marks between them (FASTUS, Hobbs 1997)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kbextract.clauses.record import Group, Verbs
from kbextract.clauses.tagger import Tagging
from kbextract.lexicon import classes as c
from kbextract.lexicon.words import Words

# Kinds of chunk.
NG, VG, PREP, CONJ, SUB, REL, COMMA, STOP, ADJ, ADV, QUOTE, PARTICLE = range(12)

GROUP_TAGS = c.DET | c.POSS | c.NOMINAL | c.ADJ | c.NUM | c.PRON
HEADS = c.NOMINAL | c.NUM
QUOTES = frozenset("\"“”„«»‘’'")
COMMAS = frozenset(",")
MODALS = {"'ll": "will", "wo": "will", "ca": "can", "'d": "would", "sha": "shall"}  # clitic and clipped forms
FINITE_FORMS = frozenset(("am", "is", "are", "was", "were", "'s", "'m", "'re", "has", "have", "had", "'ve", "'d", "do", "does", "did", "ai"))


@dataclass(slots=True)
class Chunk:
    """One chunk: its kind, its half-open word range, its words for a mark, and its group."""

    kind: int
    start: int
    end: int
    text: str = ""
    group: Group | None = None
    verbs: Verbs | None = None


@dataclass(slots=True)
class Chunker:
    """Cuts one tagged sentence into chunks."""

    words: Words
    state: Tagging
    spans: Sequence[int]  # for each word the end of the name that begins there, 0 elsewhere
    chunks: list[Chunk] = field(default_factory=list)

    def cut(self) -> list[Chunk]:
        """The chunks in order."""
        i = 0
        while i < len(self.state.tags):
            i = self.take(i)
        return self.chunks

    def take(self, i: int) -> int:
        """Add the chunk that begins at word i; returns where the next begins."""
        tag, lower = self.state.tags[i], self.state.lowers[i]
        if tag & c.PUNCT:
            return self.take_mark(i, lower)
        compound = self.take_quantified(i) or self.take_compound(i, lower)
        if compound:
            return compound
        if tag & (c.TO | c.VERB):
            return self.take_verbs(i)
        if tag & GROUP_TAGS or (tag & c.ADV and self.quantifies(i)):
            return self.take_group(i)
        if (tag & c.PREP and self.is_particle(i, lower)) or (not tag & c.PREP and self.is_late_particle(i, lower)):
            tag = c.PARTICLE
        kind = PREP if tag & c.PREP else CONJ if tag & c.CONJ else SUB if tag & c.SUB else REL if tag & c.REL else 0
        kind = kind or (PARTICLE if tag & c.PARTICLE else ADV)
        self.chunks.append(Chunk(kind, i, i + 1, lower))
        return i + 1

    def take_mark(self, i: int, lower: str) -> int:
        """Add a punctuation mark."""
        kind = QUOTE if lower in QUOTES else COMMA if lower in COMMAS else STOP
        self.chunks.append(Chunk(kind, i, i + 1, lower))
        return i + 1

    def take_quantified(self, i: int) -> int:
        """Add a noun group that a phrase before its number opens: "up to 500 men", "at least 12 people"; 0 when none begins."""
        for width in (4, 3, 2):
            at = i + width
            if at < len(self.state.tags) and self.state.tags[at] & c.NUM and self.words.has("quantifier phrases", " ".join(self.state.lowers[i:at])):
                end = self.take_group(at)
                chunk = self.chunks[-1]
                if chunk.group is not None:
                    chunk.start = chunk.group.start = i
                return end
        return 0

    def take_compound(self, i: int, lower: str) -> int:
        """Add a preposition or subordinator of several words; 0 when none begins at word i."""
        for parts, tag in self.words.compounds.get(lower, ()):
            end = i + len(parts)
            if tuple(self.state.lowers[i:end]) == parts and end < len(self.state.tags):
                if parts[-1] == "to" and self.state.tags[end - 1] & c.TO:
                    continue  # "is due to meet"
                if tag == c.PREP and self.state.tags[end] & (c.PUNCT | c.SUB | c.CONJ):
                    continue
                self.chunks.append(Chunk(PREP if tag == c.PREP else SUB, i, end, " ".join(parts)))
                return end
        return 0

    def is_particle(self, i: int, lower: str) -> bool:
        """Whether a preposition belongs to the verb right before it: "free up funds", "take on debt"."""
        before = self.chunks[-1] if self.chunks else None
        if before is None or before.verbs is None or before.end != i or before.verbs.copula:
            return False
        if self.words.has("phrasal verbs", f"{before.text} {lower}"):
            return True
        return self.words.has("free particles", lower) and not self.words.has("motion verbs", before.text)

    def is_late_particle(self, i: int, lower: str) -> bool:
        """Whether an adverb behind an object belongs to the verb before it: "brushed the offer aside"."""
        chunks = self.chunks
        near = len(chunks) > 1 and chunks[-1].group is not None and chunks[-2].verbs is not None
        return near and self.words.has("free particles", lower) and chunks[-1].end == i

    # -- noun groups

    def quantifies(self, i: int) -> bool:
        """Whether an adverb begins a noun group: "nearly 200 people", "very large crowds"."""
        tags = self.state.tags
        at = i + 1
        while at < len(tags) and tags[at] & c.ADV:
            at += 1
        if at >= len(tags):
            return False
        if self.state.lowers[at] == "than":
            return at + 1 < len(tags) and bool(tags[at + 1] & c.NUM)
        return bool(tags[at] & c.NUM) or (bool(tags[at] & c.ADJ) and self.head_follows(at))

    def head_follows(self, i: int) -> bool:
        """Whether the adjective at word i leads to a noun."""
        tags = self.state.tags
        at = i + 1
        while at < len(tags) and (tags[at] & (c.ADJ | c.NUM) or self.joins_adjectives(at)):
            at += 1
        return at < len(tags) and bool(tags[at] & c.NOMINAL)

    def joins_adjectives(self, i: int) -> bool:
        """Whether a comma, a conjunction or an adverb at word i stands between two adjectives of one group."""
        tags = self.state.tags
        if not 0 < i < len(tags) - 1 or not tags[i - 1] & (c.ADJ | c.CONJ | c.PUNCT):
            return False
        if self.state.lowers[i] not in (",", "and", "but", "or") and not tags[i] & c.ADV:
            return False
        if self.state.lowers[i] == "," and self.state.lowers[i + 1] in ("and", "but"):
            return i + 2 < len(tags) and bool(tags[i + 2] & c.ADJ)
        return bool(tags[i + 1] & (c.ADJ | c.ADV))

    def take_group(self, i: int) -> int:
        """Add the noun group that begins at word i, or an adjective that has no noun."""
        tags, lowers = self.state.tags, self.state.lowers
        start, at, head, possessor = i, i, -1, None
        determined = False
        while at < len(tags):
            tag = tags[at]
            if head < 0 and at > start and lowers[at] in QUOTES and self.opens_group(at + 1) and possessor is None:
                at += 1
                continue
            if head >= 0 and self.spans[at] and tags[head] & c.NOUN and lowers[head] == self.state.words[head]:
                break
            if self.spans[at] and not (head >= 0 and self.breaks(head, at)):
                head, at = self.spans[at] - 1, self.spans[at]
                continue
            if tag & c.POSS and lowers[at] in ("'s", "'", "’"):
                if head < 0:
                    break
                possessor = self.build_group(start, at, head, possessor)
                start, head, determined, at = at + 1, -1, True, at + 1
                continue
            if lowers[at] == "'" and head == at - 1 and head >= 0 and lowers[head].endswith("s") and self.opens_group(at + 1):
                possessor = self.build_group(start, at, head, possessor)
                start, head, determined, at = at + 1, -1, True, at + 1
                continue
            if head >= 0 and (not tag & (HEADS | c.ADJ) or self.breaks(head, at)):
                break
            if tag & (c.DET | c.POSS):
                if head >= 0 or (determined and (tag & c.POSS or lowers[at] in ("a", "an", "the"))):
                    if not tags[at - 1] & c.DET:
                        break
                determined = True
            elif tag & c.PRON:
                if at == start and possessor is None and not (lowers[at] in ("all", "both") and self.opens_group(at + 1)):
                    head, at = at, at + 1
                break
            elif tag & HEADS:
                head = at
            elif tag & c.ADJ:
                if head >= 0 and (not self.head_follows(at) or self.is_time(at + 1)):
                    break
                if head >= 0:
                    head = -1
            elif not (tag & c.ADV and (self.quantifies(at))) and not self.joins_adjectives(at):
                if not (lowers[at] == "than" and at > start and tags[at + 1 if at + 1 < len(tags) else at] & c.NUM):
                    break
            at += 1
        return self.close_group(start, at, head, possessor, determined)

    def close_group(self, start: int, end: int, head: int, possessor: Group | None, determined: bool) -> int:
        """Add the group found; an adjective behind a determiner is its own head, else it is no group."""
        tags = self.state.tags
        if head < 0:
            if end <= start:
                if possessor is not None:  # a possessive with nothing behind it
                    self.add_group(possessor)
                    return max(end, start)
                self.chunks.append(Chunk(ADV, start, start + 1, self.state.lowers[start]))
                return start + 1
            last = end - 1
            if not determined or not tags[last] & (c.ADJ | c.DET | c.POSS | c.NUM):
                self.chunks.append(Chunk(ADJ if tags[last] & c.ADJ else ADV, start, end, self.state.lowers[last]))
                return end
            head = last
        self.add_group(self.build_group(start, end, head, possessor))
        return end

    def build_group(self, start: int, end: int, head: int, possessor: Group | None) -> Group:
        """The record of a noun group."""
        tag = self.state.tags[head]
        lemma = self.state.entries[head].lemma(tag) if tag & c.PLURAL else self.state.lowers[head]
        return Group(start, end, head, lemma, possessor, bool(tag & c.PRON), self.is_time(head))

    def add_group(self, group: Group) -> None:
        """Append a noun-group chunk."""
        start = group.possessor.start if group.possessor else group.start
        self.chunks.append(Chunk(NG, start, group.end, self.state.lowers[group.head], group=group))

    def opens_group(self, i: int) -> bool:
        """Whether a noun group can go on at word i."""
        return i < len(self.state.tags) and bool(self.state.tags[i] & (GROUP_TAGS & ~c.PRON))

    def breaks(self, head: int, i: int) -> bool:
        """Whether the noun at word i begins a group of its own behind the head found so far."""
        tags, lowers = self.state.tags, self.state.lowers
        time = self.is_time(i)
        if self.words.has("months", lowers[head]) and len(lowers[i]) == 4 and lowers[i].isdigit():
            return False  # "July 2021"
        if tags[i] & c.NUM and self.words.has("currency signs", lowers[i]) and not tags[head] & c.NUM:
            return True  # "gave Ukraine $200 million"
        if tags[i] & c.NUM and tags[head] & c.NAME and i + 1 < len(lowers) and lowers[i + 1] in self.words.multipliers:
            return True  # "gave Chad 5.1 million dollars"
        if time != self.is_time(head) and (tags[i] & c.NAME if time else not tags[i] & c.NOUN):
            return not (time and i + 1 < len(tags) and tags[i + 1] & c.NOMINAL and not self.is_time(i + 1))
        if tags[head] & c.PLURAL:
            return not self.words.has("plural modifiers", lowers[head]) or bool(tags[i] & (c.NAME | c.NUM))
        if tags[i] & c.NUM and self.is_time(i + 1):
            return True
        if tags[i] & c.NUM and not tags[head] & c.NUM:
            return not tags[head] & c.NAME and not self.is_time(head)
        return False

    def is_time(self, i: int) -> bool:
        """Whether the noun at word i tells a time."""
        if i >= len(self.state.lowers) or any(begin <= i < end for begin, end in enumerate(self.spans) if end):
            return False
        return self.words.has("time nouns", self.state.lowers[i]) or self.words.has("time nouns", self.state.entries[i].noun)

    # -- verb groups

    def take_verbs(self, i: int) -> int:
        """Add the verb group that begins at word i."""
        tags, lowers, entries = self.state.tags, self.state.lowers, self.state.entries
        verbs = Verbs(i, i, i, "", "finite")
        at = i
        if tags[at] & c.TO:
            verbs.form = "infinitive"
            at += 1
        expected = c.BASE | c.AUX if at > i else c.VERB
        seen = False
        while at < len(tags):
            tag, lower = tags[at], lowers[at]
            if tag & (c.NEG | c.ADV) or lower in QUOTES:
                if not self.verb_follows(at, expected):
                    break
                verbs.negated = verbs.negated or lower in ("not", "n't", "never", "no")
                at += 1
                continue
            if not tag & expected:
                break
            if not seen and verbs.form == "finite":
                verbs.form = self.read_form(tag, lower)
                verbs.past = bool(tag & c.PAST) or lower in ("was", "were", "had", "did")
            seen = True
            verbs.head, verbs.lemma = at, entries[at].verb
            verbs.end = at + 1
            expected = self.read_auxiliary(verbs, tag, lower)
            at += 1
            if not expected:
                break
        verbs.end = max(verbs.end, i + 1)
        self.finish_verbs(verbs)
        return verbs.end

    def read_form(self, tag: int, lower: str) -> str:
        """The form that the first verb of a group gives it."""
        if tag & c.ING or lower in ("being", "having"):
            return "ing"
        if tag & c.PART or lower in ("been", "done"):
            return "part"
        return "infinitive" if lower == "be" else "finite"

    def read_auxiliary(self, verbs: Verbs, tag: int, lower: str) -> int:
        """What may follow a verb in its group; notes what an auxiliary says. 0 behind a main verb."""
        if tag & c.MODAL:
            verbs.modal = MODALS.get(lower, lower)
            verbs.negated = verbs.negated or lower == "cannot"
            return c.BASE | c.AUX
        if tag & c.DO:
            return c.BASE | c.AUX
        if tag & c.HAVE:
            return c.PART | c.PAST | c.BE | (c.HAVE if lower in ("have", "has", "'ve", "having") else 0)
        return c.ING | c.PART | (c.BE if lower in ("is", "are", "was", "were", "been", "'s", "'re", "'m", "am", "be") else 0) if tag & c.BE else 0

    def verb_follows(self, i: int, expected: int) -> bool:
        """Whether a verb of the expected class follows the adverbs at word i."""
        tags, lowers = self.state.tags, self.state.lowers
        at = i
        while at < len(tags) and (tags[at] & (c.ADV | c.NEG) or lowers[at] in QUOTES):
            at += 1
        if at < len(tags) and tags[at] & expected & (c.LEXICAL | c.AUX):
            return True
        return lowers[i] in ("not", "n't") and at > i

    def finish_verbs(self, verbs: Verbs) -> None:
        """Voice and aspect from the auxiliaries before the head; append the chunk, with a negation right behind it."""
        tags, lowers = self.state.tags, self.state.lowers
        head = verbs.head
        before = [at for at in range(verbs.start, head) if tags[at] & c.AUX]
        if tags[head] & (c.BE | c.HAVE | c.DO):
            verbs.copula = bool(tags[head] & c.BE)
        verbs.perfect = any(tags[at] & c.HAVE for at in before)
        last = before[-1] if before else -1
        if last >= 0 and tags[last] & c.BE:
            verbs.passive = bool(tags[head] & (c.PART | c.PAST))
            verbs.progressive = bool(tags[head] & c.ING)
        elif verbs.form == "part":
            verbs.passive = True
        if verbs.end < len(tags) and lowers[verbs.end] in ("not", "n't"):
            verbs.negated = True
            verbs.end += 1
        self.chunks.append(Chunk(VG, verbs.start, verbs.end, verbs.lemma, verbs=verbs))
