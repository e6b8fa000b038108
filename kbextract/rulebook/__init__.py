"""The rule book: fact rules read from YAML, checked, and indexed by their trigger words."""
