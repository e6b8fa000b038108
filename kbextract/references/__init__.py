"""References: whom a noun group means, be it a name, "the top US diplomat", "its allies" or "he"."""
