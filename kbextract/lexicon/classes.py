"""Word classes as bits, so that what a word can be is one integer and a set of classes is a mask."""

NOUN = 1 << 0
PLURAL = 1 << 1
NAME = 1 << 2
BASE = 1 << 3  # base form of a verb: "send"
THIRD = 1 << 4  # "sends"
PAST = 1 << 5  # "sent" as a finite form
PART = 1 << 6  # "sent" as a participle
ING = 1 << 7  # "sending"
ADJ = 1 << 8
ADV = 1 << 9
DET = 1 << 10
POSS = 1 << 11  # possessive determiner ("its") or the clitic ('s)
PRON = 1 << 12
NUM = 1 << 13
PREP = 1 << 14
CONJ = 1 << 15
SUB = 1 << 16  # subordinator
REL = 1 << 17  # relative or interrogative word
MODAL = 1 << 18
NEG = 1 << 19
TO = 1 << 20  # the mark of an infinitive
BE = 1 << 21
HAVE = 1 << 22
DO = 1 << 23
PARTICLE = 1 << 24
PUNCT = 1 << 25
INTERJECTION = 1 << 26

AUX = BE | HAVE | DO
LEXICAL = BASE | THIRD | PAST | PART | ING
VERB = LEXICAL | AUX | MODAL
NOMINAL = NOUN | PLURAL | NAME
FINITE = BASE | THIRD | PAST | MODAL

LETTERS = {
    NOUN: "N", PLURAL: "NS", NAME: "NP", BASE: "VB", THIRD: "VZ", PAST: "VD", PART: "VN", ING: "VG", ADJ: "J", ADV: "R",
    DET: "D", POSS: "PS", PRON: "PR", NUM: "CD", PREP: "IN", CONJ: "CC", SUB: "CS", REL: "WH", MODAL: "MD", NEG: "NEG",
    TO: "TO", BE: "BE", HAVE: "HV", DO: "DO", PARTICLE: "RP", PUNCT: ".", INTERJECTION: "UH",
}  # fmt: skip


def spell_class(tag: int) -> str:
    """The letters of a class, for traces and tests; several are joined by a bar."""
    return "|".join(letters for bit, letters in LETTERS.items() if tag & bit) or "?"
