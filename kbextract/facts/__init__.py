"""Facts: fact rules applied to clauses, and the mentions of one event merged within a document."""
