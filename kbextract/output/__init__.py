"""Output: the graph as Turtle, TriG, N-Triples, N-Quads or JSON-LD, the facts as JSON Lines or CSV.

Equal content gives equal bytes, whatever the order in which it was made.
"""

from kbextract.output.files import open_output
from kbextract.output.formats import GRAPH_FORMATS, RECORD_FORMATS, find_format
from kbextract.output.records import write_records
from kbextract.output.writer import write_graph

__all__ = ["GRAPH_FORMATS", "RECORD_FORMATS", "find_format", "open_output", "write_graph", "write_records"]
