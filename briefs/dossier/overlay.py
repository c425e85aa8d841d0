"""Overlays: which texts another language needs, and what it says."""

from __future__ import annotations

from briefs.dossier.atoms import Texts
from briefs.dossier.docket import Docket
from briefs.reading.nodes import text_at
from briefs.records.base import Localised
from briefs.records.walk import texts

TextPath = tuple[str, ...]


def expected_texts(docket: Docket, language: str) -> dict[TextPath, bool]:
    """The paths that an overlay may hold; True for those it must hold.

    A translation of a quote (or descriptor) stands under the language's own key. It is needed where
    the original is in another language, and may be left out where it is in this one.
    """
    paths: dict[TextPath, bool] = {tuple(map(str, path)): True for path, _ in texts(docket.record)}
    for claim_id, claim in docket.record.claims.items():
        needed = docket.language_of(claim_id) not in (None, language)
        on_its_own = claim.in_ is None or bool(claim.translation)  # a part has that of the whole
        paths["claims", claim_id, language] = needed and on_its_own
    for voice_id, voice in docket.record.unnamed.items():
        needed = docket.printed_in(voice.printed) not in (None, language)
        paths["unnamed", voice_id, language] = needed
    return paths


class Overlaid:
    """The texts of a record in every language of the site."""

    def __init__(self, docket: Docket) -> None:
        self.docket = docket
        self.languages = docket.content.languages

    def texts(self, original: str, *path: str) -> Texts:
        """The text at a path of the record, in each language."""
        main, *others = self.languages
        result = {main: original}
        for language in others:
            result[language] = self._overlay(language, path) or original
        return result

    def maybe(self, original: str | None, *path: str) -> Texts | None:
        """The same for a text that may be left out."""
        return None if original is None else self.texts(original, *path)

    def translation(self, given: dict[str, str], *path: str) -> Texts:
        """Translations stand under their language's key, in the record or in an overlay."""
        result = dict(given)
        for language in self.languages[1:]:
            text = self._overlay(language, (*path, language))
            if text is not None:
                result[language] = text
        return {tag: result[tag] for tag in self.languages if tag in result}

    def localised(self, name: Localised) -> Texts:
        """A text that stands outside the meetings, in each language."""
        return {tag: name.in_language(tag) for tag in self.languages}

    def _overlay(self, language: str, path: TextPath) -> str | None:
        overlay = self.docket.meeting.overlays.get(language)
        scalar = text_at(overlay, path) if overlay else None
        return scalar.value.strip() if scalar else None
