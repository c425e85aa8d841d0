"""What a PDF carries to prove itself, read strictly, and whether its parts fit one another."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from briefs.dossier.model import EXPORT_VERSION, Dossier
from briefs.proof.enclosed import manifest_of
from briefs.proof.manifest import DOSSIER_FILE, ENCLOSED, FORMAT, MANIFEST_FILE, Manifest, sha256
from briefs.render.data import dossier_json
from briefs.verify.findings import shown

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True)
class Carried:
    """The files inside a PDF, as far as they are what they should be."""

    manifest: Manifest | None
    dossier: Dossier | None
    contradictions: tuple[str, ...] = ()
    """What does not fit together, a sentence each: no build leaves that behind."""
    newer: tuple[str, ...] = ()
    """What is of a format that this program does not know, a sentence each."""


def carried(files: Mapping[str, bytes]) -> Carried:
    """Read the files that lie in a PDF, by name; nothing in them is taken on trust."""
    manifest = _read(Manifest, files, MANIFEST_FILE)
    dossier = _read(Dossier, files, DOSSIER_FILE)
    newer = tuple(
        f"`{name}` is of format {version}, and this program knows format {known}."
        for name, key, known in (
            (MANIFEST_FILE, "format", FORMAT),
            (DOSSIER_FILE, "export_version", EXPORT_VERSION),
        )
        if (version := _version(files.get(name, b""), key)) is not None and version > known
    )
    found = [f"`{name}` is not inside it." for name in ENCLOSED if name not in files]
    if not newer:
        found += _contradictions(files, manifest, dossier)
    return Carried(manifest, dossier, tuple(found), newer)


def _read(model: type[ModelT], files: Mapping[str, bytes], name: str) -> ModelT | None:
    try:
        return model.model_validate_json(files[name])
    except (KeyError, ValidationError, RecursionError):
        return None


def _version(data: bytes, key: str) -> int | None:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return None
    version = document.get(key) if isinstance(document, dict) else None
    return version if isinstance(version, int) else None


def _contradictions(
    files: Mapping[str, bytes], manifest: Manifest | None, dossier: Dossier | None
) -> Iterator[str]:
    if manifest is None:
        if MANIFEST_FILE in files:
            yield f"`{MANIFEST_FILE}` is not a manifest."
        return
    if files[MANIFEST_FILE] != manifest.json_text().encode():
        yield f"`{MANIFEST_FILE}` is not written as this program writes it."
    for name, expected in manifest.attachments.items():
        if name in files and sha256(files[name]) != expected:
            yield f"`{shown(name)}` is not the file that the manifest names: it was exchanged."
    if dossier is None:
        return
    if files[DOSSIER_FILE] != dossier_json(dossier).encode():
        yield f"`{DOSSIER_FILE}` is not written as this program writes it."
    if not dossier.editions:
        yield f"`{DOSSIER_FILE}` has no edition."
        return
    if not set(manifest.languages) <= set(dossier.languages) or manifest.language not in (
        manifest.languages
    ):
        yield "The manifest names a language that the dossier is not in."
    anew = manifest_of(
        dossier,
        manifest.document,
        manifest.language,
        manifest.languages,
        as_of=manifest.as_of,
        records=manifest.records,
        made_with=manifest.made_with,
    )
    for what in ("meeting", "edition", "audience", "sources"):
        if getattr(anew, what) != getattr(manifest, what):
            yield f"Dossier and manifest differ in this: {what}."
