"""The files inside a PDF, in words."""

from __future__ import annotations

from briefs.views.wording import Wording


def dossier_described(wording: Wording) -> str:
    """What the records are called beside their name."""
    return wording.phrase("The records that this document was made from")


def schema_described(wording: Wording) -> str:
    """What their schema is called."""
    return wording.phrase("The format of these records (JSON Schema)")


def manifest_described(wording: Wording) -> str:
    """What the manifest is called."""
    return wording.phrase("What this document was made from and with, as fingerprints")
