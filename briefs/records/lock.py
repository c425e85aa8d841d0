"""`meetings/<meeting>.lock.yaml`: what was judged of a record, and when it was last the same.

Written by `briefs review` and `briefs translations` only. A fingerprint tells whether something is
still what it was when somebody judged it; what goes into each is told in
`briefs.dossier.fingerprints`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from briefs.records.base import Day, FormatVersion, Id, Language, Record, Verbatim
from briefs.records.vocabulary import Verdict

Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of a SHA-256, in small letters."""


class Review(Record):
    """A person's judgement whether the quote of a claim supports it."""

    verdict: Verdict
    """What the reviewer found."""

    by: Verbatim
    """Who judged it."""

    on: Day
    """The day of the judgement."""

    reason: Verbatim
    """Why, in the reviewer's words."""

    claim: Fingerprint
    """The fingerprint of the claim as it was then: voice, verb, translation, note."""

    uses: Fingerprint
    """The fingerprint of the statements that cited it then."""

    quote: Fingerprint
    """The fingerprint of its quote as it was then."""

    snapshot: Fingerprint
    """The fingerprint of the archived text that it was quoted from."""


class Confirmed(Record):
    """A text of an overlay that was found to say what its original says."""

    original: Fingerprint
    """The fingerprint of the original as it was then."""

    text: Fingerprint
    """The fingerprint of the text as it was then."""


class Lock(Record):
    """The reviews and confirmed translations of a meeting. Written by the program, not by hand."""

    format: FormatVersion
    """The version of the record format; 1."""

    reviews: dict[Id, Review] = {}
    """The last review of each claim, by the id of the claim."""

    translations: dict[Language, dict[str, Confirmed]] = {}
    """The confirmed texts of each overlay, by the keys that lead to them, with `/` between."""
