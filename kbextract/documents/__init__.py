"""Reads reports from disk or standard input: text as given, identity, date, title and source of each."""

from kbextract.documents.folders import Input, Listing, count_inputs, list_inputs
from kbextract.documents.reading import read_documents
from kbextract.documents.record import Document

__all__ = ["Document", "Input", "Listing", "count_inputs", "list_inputs", "read_documents"]
