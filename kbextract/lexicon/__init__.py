"""The lexicon: what words can be, what names stand for, what offices are called. All of it is read from files."""
