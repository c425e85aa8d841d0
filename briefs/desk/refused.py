"""What an editor asked for and cannot have: told in words, before anything is written."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the domain's word
    """Says what is in the way and, after it, what to do."""
