"""Nothing that a record says is lost on the way to the templates, in any language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from briefs.dossier.resolve import resolve
from briefs.pipeline import check
from briefs.reading.nodes import text_at
from briefs.records.walk import texts
from briefs.settings import Settings
from briefs.shipped import template_folders
from briefs.views.briefing import briefing
from briefs.views.wording import Wording

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
TREES = [ROOT / "content", CASES / "base" / "content", *sorted(CASES.glob("valid/*/content"))]
FOLDERS = template_folders(None)


def strings(value: object) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


@pytest.mark.parametrize("content", TREES, ids=lambda p: p.parent.name)
def test_every_text_of_a_record_reaches_the_view(content: Path) -> None:
    for docket in check(Settings(content=content)).dockets:
        dossier = resolve(docket)
        for language in dossier.languages:
            shown = "\n".join(strings(briefing(dossier, Wording.load(language, FOLDERS))))
            overlay = docket.meeting.overlays.get(language)
            for path, original in texts(docket.record):
                if path[0] == "set_aside":
                    continue  # told on the page of its source
                scalar = text_at(overlay, path) if overlay else None
                text = scalar.value.strip() if scalar else original
                assert text in shown, f"{language}: {' → '.join(map(str, path))}"
            for claim in dossier.claims:
                assert claim.exact in shown
            for party in dossier.parties.values():
                if party.printed:
                    assert party.printed in shown
