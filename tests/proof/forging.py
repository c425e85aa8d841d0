"""Changing PDFs as somebody would who wants to pass them off, for tests that this is seen."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pikepdf

from briefs.proof.manifest import DOSSIER_FILE, MANIFEST_FILE, sha256
from briefs.proof.seal import blanked, sealed


def forged(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A PDF with a change, sealed anew."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        made = io.BytesIO()
        pdf.save(made, compress_streams=False, static_id=True, fix_metadata_version=False)
    return sealed(blanked(made.getvalue()))


def attached(pdf: pikepdf.Pdf, name: str) -> bytes:
    return pdf.attachments[name].get_file().read_bytes()


def attach(pdf: pikepdf.Pdf, name: str, data: bytes) -> None:
    """Put a file in the place of one that lies in a PDF."""
    pdf.attachments[name].obj.EF.F.write(data)


def with_file(data: bytes, name: str, content: bytes) -> bytes:
    """A PDF with another file in it, sealed anew."""
    return forged(data, lambda pdf: attach(pdf, name, content))


def with_dossier(data: bytes, dossier: bytes, *, in_manifest: bool) -> bytes:
    """A PDF with another dossier in it, named in its manifest or not, sealed anew."""

    def change(pdf: pikepdf.Pdf) -> None:
        attach(pdf, DOSSIER_FILE, dossier)
        if in_manifest:
            manifest = json.loads(attached(pdf, MANIFEST_FILE))
            manifest["attachments"][DOSSIER_FILE] = sha256(dossier)
            attach(pdf, MANIFEST_FILE, as_written(manifest))

    return forged(data, change)


def as_written(manifest: Any) -> bytes:
    """JSON as manifests and dossiers are written."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
