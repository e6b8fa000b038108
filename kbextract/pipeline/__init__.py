"""The pipeline: reports in, a validated graph out. `flow.run_pipeline` is its table of contents.

`record` holds what a run is asked for and what comes of it, `targets` makes sure before the work that its results can
be written, `extraction` reads facts in one process or several, `reports` tells findings to people and programs. This
package itself loads nothing, so that a process that only extracts loads no RDF library.
"""
