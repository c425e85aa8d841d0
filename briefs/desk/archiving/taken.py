"""A text taken in for archiving, with what its file tells of it and what was done to it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Taken:
    """The text as it will be archived."""

    text: str
    done: tuple[str, ...] = ()
    """What was done to it on the way, a sentence each, for the editor."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    url: str | None = None
    original: str | None = None
    """What the name of the file ends in that is kept beside the text: `html` or `pdf`."""
