"""kbextract reads news reports and writes a knowledge base: declarative rules map text to RDF, with evidence."""
