"""Overlays: which texts another language needs, and what it says."""

from __future__ import annotations

from briefs.dossier.docket import Docket
from briefs.reading.nodes import text_at
from briefs.records.walk import texts

TextPath = tuple[str, ...]


def expected_texts(docket: Docket, language: str) -> dict[TextPath, bool]:
    """The paths that an overlay may hold; True for those it must hold.

    A translation of a quote (or descriptor) stands under the language's own key. It is needed where
    the original is in another language, and may be left out where it is in this one.
    """
    paths: dict[TextPath, bool] = {tuple(map(str, path)): True for path, _ in texts(docket.record)}
    sources = [docket.content.sources.get(s) for s in docket.record.sources]
    printed_in = {s.loaded.record.language for s in sources if s and s.loaded}
    for claim_id, claim in docket.record.claims.items():
        needed = docket.language_of(claim_id) not in (None, language)
        if claim.in_ is None or claim.translation:
            paths["claims", claim_id, language] = needed
    for voice_id in docket.record.unnamed:
        needed = bool(printed_in) and language not in printed_in
        paths["unnamed", voice_id, language] = needed
    return paths


def overlay_text(docket: Docket, language: str, path: TextPath) -> str | None:
    """What the overlay of a language says at a path."""
    overlay = docket.meeting.overlays.get(language)
    if overlay is None:
        return None
    scalar = text_at(overlay, path)
    return scalar.value.strip() if scalar else None
