"""The store: reads a knowledge base back, asks it questions, and says why a fact is in it."""

from kbextract.store.explanation import Explanation, Quote, Reading, explain_fact
from kbextract.store.loading import find_base, load_graph
from kbextract.store.queries import Query, find_query, list_queries
from kbextract.store.reading import read_records
from kbextract.store.running import Table, list_triples, run_query, shorten_table

__all__ = [
    "Explanation",
    "Query",
    "Quote",
    "Reading",
    "Table",
    "explain_fact",
    "find_base",
    "find_query",
    "list_queries",
    "list_triples",
    "load_graph",
    "read_records",
    "run_query",
    "shorten_table",
]
