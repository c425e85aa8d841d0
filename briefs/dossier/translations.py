"""Translations: which texts of the overlays were confirmed, and which no longer say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefs.dossier.docket import Docket
from briefs.dossier.fingerprints import fingerprint
from briefs.dossier.overlay import TextPath, expected_texts
from briefs.reading.nodes import Scalar, text_at
from briefs.records.lock import Confirmed


class TextState(StrEnum):
    """What is known of a text in another language, beside its original."""

    CONFIRMED = "confirmed"
    NEW = "new"
    CHANGED = "changed"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class OverlayText:
    """A text of an overlay, its original, and whether they were found to say the same.

    *New* was never confirmed; of *changed* the text, of *stale* the original is another since.
    """

    language: str
    path: TextPath
    original: str
    text: Scalar
    state: TextState

    @property
    def key(self) -> str:
        """The keys that lead to it, as the lock file writes them."""
        return "/".join(self.path)

    @property
    def entry(self) -> TextPath:
        """The keys that lead to the entry that it is a text of."""
        return self.path[:-1]

    @property
    def fingerprints(self) -> Confirmed:
        """What the lock file holds of it once it is confirmed."""
        return Confirmed(original=fingerprint(self.original), text=fingerprint(self.text.value))


def overlay_texts(docket: Docket, language: str) -> Iterator[OverlayText]:
    """The texts that the overlay of a language has, in the order of the record."""
    overlay = docket.meeting.overlays.get(language)
    for path in expected_texts(docket, language) if overlay else ():
        text, original = text_at(overlay, path) if overlay else None, _original(docket, path)
        if text is not None and text.value.strip() and original is not None:
            found = OverlayText(language, path, original, text, TextState.NEW)
            yield OverlayText(language, path, original, text, _state(docket, found))


def _original(docket: Docket, path: TextPath) -> str | None:
    """What a text is a translation of: that of the record, or the words of the source."""
    section, *inner = path
    record = docket.record
    if section in ("claims", "unnamed") and inner[1] in docket.content.languages:
        if section == "unnamed":
            return record.unnamed[inner[0]].printed
        source = docket.content.sources.get(docket.source_of(inner[0]) or "")
        anchor = docket.anchor(inner[0])
        if source is None or source.snapshot is None or anchor is None:
            return None
        return source.snapshot.text[anchor.start : anchor.end]
    found = docket.loaded.scalar(*path)
    return found.value if found else None


def _state(docket: Docket, text: OverlayText) -> TextState:
    lock = docket.meeting.lock
    confirmed = lock.record.translations.get(text.language, {}) if lock else {}
    then, now = confirmed.get(text.key), text.fingerprints
    if then is None:
        return TextState.NEW
    if then.original != now.original:
        return TextState.STALE
    return TextState.CHANGED if then.text != now.text else TextState.CONFIRMED


def all_texts(docket: Docket) -> Iterator[OverlayText]:
    """The texts of all overlays; none of a language whose confirmations cannot be read."""
    lock = docket.meeting.lock
    broken = {path[1:2] for path in lock.broken if path[:1] == ("translations",)} if lock else set()
    for language in docket.content.languages[1:]:
        is_unknown = docket.meeting.has_broken_lock or broken & {(), (language,)}
        if not is_unknown:
            yield from overlay_texts(docket, language)
