"""The files that lie in a PDF: its dossier, the schema of that, and the manifest."""

from __future__ import annotations

from briefs.dossier.model import Dossier
from briefs.proof.manifest import (
    DOSSIER_FILE,
    FORMAT,
    MANIFEST_FILE,
    SCHEMA_FILE,
    Document,
    MadeWith,
    Manifest,
    sha256,
)
from briefs.records.dates import Date
from briefs.render.attachments import Attachment, Relationship
from briefs.render.data import dossier_json, dossier_schema
from briefs.views.enclosures import dossier_described, manifest_described, schema_described
from briefs.views.wording import Wording

_JSON = "application/json"
_SCHEMA = "application/schema+json"


def manifest_of(  # noqa: PLR0913 - each is one thing that a PDF is made from
    dossier: Dossier,
    document: Document,
    language: str,
    languages: tuple[str, ...],
    *,
    as_of: Date | None,
    records: dict[str, str],
    made_with: MadeWith,
) -> Manifest:
    """The manifest of one print of a dossier; `records` are the hashes of the files behind it."""
    return Manifest(
        format=FORMAT,
        document=document,
        meeting=dossier.id,
        language=language,
        languages=languages,
        edition=dossier.editions[-1].number,
        audience=dossier.audience,
        as_of=as_of,
        attachments={
            DOSSIER_FILE: sha256(dossier_json(dossier).encode()),
            SCHEMA_FILE: sha256(dossier_schema().encode()),
        },
        sources={source.id: source.sha256 for source in dossier.sources},
        records=records,
        made_with=made_with,
    )


def enclosed(dossier: Dossier, manifest: Manifest, wording: Wording) -> tuple[Attachment, ...]:
    """What lies in a print of a dossier, described in the words of its language.

    The relationships are those of ISO 19005-3 (6.8): the document is made from the dossier, and the
    other two say more of it.
    """
    return (
        Attachment(
            DOSSIER_FILE,
            dossier_json(dossier).encode(),
            _JSON,
            dossier_described(wording),
            Relationship.SOURCE,
        ),
        Attachment(
            SCHEMA_FILE,
            dossier_schema().encode(),
            _SCHEMA,
            schema_described(wording),
            Relationship.SUPPLEMENT,
        ),
        Attachment(
            MANIFEST_FILE,
            manifest.json_text().encode(),
            _JSON,
            manifest_described(wording),
            Relationship.SUPPLEMENT,
        ),
    )
