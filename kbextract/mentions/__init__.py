"""Mentions: where a report names persons, organizations, states and places, and where it gives dates and numbers."""
