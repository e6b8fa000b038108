"""Text: a document's characters cut into marked sentences and words, each with its place; nothing is rewritten."""

from kbextract.text.record import PROSE, Sentence
from kbextract.text.splitter import Boilerplate, Splitter

__all__ = ["PROSE", "Boilerplate", "Sentence", "Splitter"]
