"""Validation: holds a graph against the shapes and leads each violation back to rule, sentence and document.

The modules here load rdflib and pySHACL, which takes a good part of a second: import them where they are needed, late.
"""
