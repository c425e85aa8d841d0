"""Dossiers as JSON, and the JSON Schema of that."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pydantic import TypeAdapter

from briefs.dossier.model import EXPORT_VERSION, Dossier

_SCHEMA_ID = "urn:briefs:{name}:{version}"


def dossier_json(dossier: Dossier) -> str:
    """One dossier; keys in the order of the model, lists in the order of the record."""
    return dossier.model_dump_json(indent=2) + "\n"


def export(dossiers: Iterable[Dossier]) -> str:
    """All dossiers as one document."""
    items = [d.model_dump(mode="json") for d in dossiers]
    document = {"export_version": EXPORT_VERSION, "meetings": items}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def dossier_schema() -> str:
    """The JSON Schema (draft 2020-12) of one dossier."""
    return _schema("dossier", TypeAdapter(Dossier).json_schema(mode="serialization"))


def export_schema() -> str:
    """The JSON Schema (draft 2020-12) of `briefs export`."""
    dossier = TypeAdapter(Dossier).json_schema(mode="serialization")
    definitions = dossier.pop("$defs")
    definitions["Dossier"] = dossier
    document = {
        "title": "Export",
        "description": "The resolved records of a content folder.",
        "type": "object",
        "properties": {
            "export_version": {"const": EXPORT_VERSION},
            "meetings": {"type": "array", "items": {"$ref": "#/$defs/Dossier"}},
        },
        "required": ["export_version", "meetings"],
        "additionalProperties": False,
        "$defs": definitions,
    }
    return _schema("export", document)


def _schema(name: str, document: dict[str, object]) -> str:
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _SCHEMA_ID.format(name=name, version=EXPORT_VERSION),
    }
    return json.dumps({**head, **document}, ensure_ascii=False, indent=2) + "\n"
