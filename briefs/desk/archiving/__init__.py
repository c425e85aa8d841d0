"""Archiving a source: what comes in becomes a text, and a record of what is known of it."""
