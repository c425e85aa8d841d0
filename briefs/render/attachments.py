"""Files inside a PDF: the associated files of PDF/A-3 (ISO 19005-3, 6.8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import md5

import pydyf


class Relationship(StrEnum):
    """What a file is to the document that it lies in: `AFRelationship` of ISO 19005-3, 6.8."""

    SOURCE = "Source"
    """The document was made from it."""
    DATA = "Data"
    """It has the data that something in the document shows."""
    ALTERNATIVE = "Alternative"
    """It says the same in another form."""
    SUPPLEMENT = "Supplement"
    """It adds to the document."""
    UNSPECIFIED = "Unspecified"
    """None of these."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes into a PDF. Its date is that of the document, never that of the clock."""

    name: str
    """What the file is called there, such as `dossier.json`; no two files share a name."""
    data: bytes
    media_type: str
    """Its media type (RFC 6838), such as `application/json`."""
    description: str
    """What it is, in the words that a reader is shown beside its name."""
    relationship: Relationship


def attach(pdf: pydyf.PDF, attachments: Sequence[Attachment], date: pydyf.String) -> None:
    """Embed files in a PDF that is about to be written; `date` is a date of PDF (7.9.4)."""
    if not attachments:
        return
    names, associated = pydyf.Array(), pydyf.Array()
    # A name tree is sorted (ISO 32000-1, 7.9.6).
    for one in sorted(attachments, key=lambda attachment: attachment.name):
        stream = pydyf.Stream([one.data], _described(one, date), compress=True)
        pdf.add_object(stream)
        specification = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(one.name),
                "UF": pydyf.String(one.name),
                "EF": pydyf.Dictionary({"F": stream.reference, "UF": stream.reference}),
                "Desc": pydyf.String(one.description),
                "AFRelationship": f"/{one.relationship}",
            }
        )
        pdf.add_object(specification)
        names.extend([pydyf.String(one.name), specification.reference])
        associated.append(specification.reference)
    tree = pydyf.Dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree.reference
    pdf.catalog["AF"] = associated


def _described(one: Attachment, date: pydyf.String) -> pydyf.Dictionary:
    return pydyf.Dictionary(
        {
            "Type": "/EmbeddedFile",
            "Subtype": "/" + one.media_type.replace("/", "#2f"),
            "Params": pydyf.Dictionary(
                {
                    "Size": len(one.data),
                    "ModDate": date,
                    "CheckSum": f"<{md5(one.data, usedforsecurity=False).hexdigest()}>",
                }
            ),
        }
    )
