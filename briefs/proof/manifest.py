"""The manifest of a PDF: what it says, and what it was made from and with.

It names no path of a machine and no time of a clock, so that the same content gives the same bytes
everywhere; and, since the public reads it, nothing that the dossier for this audience does not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from briefs.records.base import Language, Moment
from briefs.settings import Audience

FORMAT = 1
"""The version of the format of manifests."""

DOSSIER_FILE = "dossier.json"
SCHEMA_FILE = "dossier.schema.json"
MANIFEST_FILE = "manifest.json"
ENCLOSED = (DOSSIER_FILE, SCHEMA_FILE, MANIFEST_FILE)
"""The names of the files that lie in every PDF."""

_SHARED = ("site.yaml", "actors.yaml")
_OF_MEETING = r"meetings/{}(?:\.[^/.]+)?\.yaml"

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 in lower-case hexadecimal."""


class Document(StrEnum):
    """Which of a meeting's documents a PDF is."""

    BRIEFING = "briefing"
    DOSSIER = "dossier"


TEMPLATES = {Document.BRIEFING: "briefing.html.jinja", Document.DOSSIER: "dossier.html.jinja"}
"""The template that each document is made with."""


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class MadeWith(_Closed):
    """Everything besides the records that the bytes of a PDF depend on."""

    program: str
    """The version of this program."""

    code: Sha256
    """The SHA-256 over all of its modules, which tells apart two states of one version."""

    versions: dict[str, str]
    """The version of Python and of each library, by its name."""

    templates: dict[str, Sha256]
    """The SHA-256 of each template, stylesheet, picture and catalogue, by its name."""

    fonts: dict[str, Sha256]
    """The SHA-256 of each font, by its name."""


class Manifest(_Closed):
    """What a PDF says, and what it was made from and with."""

    format: Literal[1]
    """The version of this format."""

    document: Document
    """Which of the meeting's documents it is."""

    meeting: str
    """The id of the meeting."""

    language: Language
    """The language it is in."""

    languages: tuple[Language, ...]
    """The languages laid out together: each shows the entries for which all of them have room."""

    edition: int
    """The number of the edition."""

    audience: Audience
    """Whom it was made for."""

    as_of: Moment | None
    """The time up to which embargoes were over; none where all held."""

    attachments: dict[str, Sha256]
    """The SHA-256 of the files that lie beside the manifest, by name."""

    sources: dict[str, Sha256]
    """The SHA-256 of the archived text of each source of the dossier, by its id."""

    records: dict[str, Sha256]
    """The SHA-256 of each file of the content folder that the dossier comes from, by its path."""

    made_with: MadeWith
    """What it was made with."""

    def json_text(self) -> str:
        """The manifest as it lies in a PDF."""
        return self.model_dump_json(indent=2) + "\n"


def sha256(data: bytes) -> str:
    """A fingerprint in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def records_of(meeting: str, sources: Iterable[str], hashes: Mapping[str, str]) -> dict[str, str]:
    """Of the files of a content folder those that a dossier comes from, with their hashes.

    `sources` are those that the dossier names: nobody learns of one that is withheld.
    """
    shared = {*_SHARED, *(f"sources/{source}.yaml" for source in sources)}
    of_meeting = re.compile(_OF_MEETING.format(re.escape(meeting)))
    return {
        path: digest
        for path, digest in sorted(hashes.items())
        if path in shared or of_meeting.fullmatch(path)
    }
