"""Clauses: word classes, noun groups, verb groups, and who does what to whom in each clause."""
