"""Evaluation: how well the facts of reports agree with facts that people read from them.

`gold` reads what people found, `record` takes in what the program found. `words`, `parties` and `agreement` say
whether two values mean the same, `assignment` and `matching` pair the facts of a document, `scores` counts, `reports`
makes rows and records of the counts, and `sentences` finds the sentence that a fact stands in.
"""

from kbextract.evaluation.agreement import Judge
from kbextract.evaluation.gold import read_gold
from kbextract.evaluation.matching import Evaluation, evaluate_entries
from kbextract.evaluation.record import Entry, read_entries
from kbextract.evaluation.scores import Tally

__all__ = ["Entry", "Evaluation", "Judge", "Tally", "evaluate_entries", "read_entries", "read_gold"]
