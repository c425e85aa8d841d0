"""Judging a record: reviews of claims and confirmed translations, kept in lock files."""
