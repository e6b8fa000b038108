"""Validation: holds a graph against the shapes and leads each violation back to rule, sentence and document.

`shapes.load_shapes` reads the shapes once a process, `terms.build_rdflib_graph` makes a graph of N-Triples strings,
`gate.validate_graph` judges it, `traces.trace_violations` finds the claims behind each finding, and `reports` writes
the outcome as rows, records or a SHACL report. These modules load rdflib and pySHACL, which takes half a second: import
them where they are needed, late. This package itself loads neither.
"""
