"""What became of sources since they were read: the notices at the top, and those in the annex."""

from __future__ import annotations

from briefs.dossier import model
from briefs.dossier.grounds import Amendment
from briefs.views import types
from briefs.views.pieces import Pieces


class Alerts:
    """The corrections and retractions of the sources of a dossier."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.wording = pieces.wording
        self.text, self.term = pieces.text, pieces.term

    def of_all(self) -> tuple[types.Alert, ...]:
        """Each once, the newest first, with what repeats the source that was amended."""
        dossier = self.pieces.dossier
        found: dict[tuple[str, str, str], tuple[Amendment, list[model.Source]]] = {}
        for source in dossier.sources:
            for one in source.amendments:
                amended = one.of.id if one.of else source.id
                key = (one.on.text, one.kind.value, amended)
                found.setdefault(key, (one, []))[1].append(source)
        newest_first = sorted(found.items(), key=lambda item: item[0], reverse=True)
        return tuple(self._alert(one, sources) for _, (one, sources) in newest_first)

    def of(self, source: model.Source) -> tuple[types.Alert, ...]:
        """Those of one source."""
        return tuple(self._alert(one, [source]) for one in source.amendments)

    def _alert(self, one: Amendment, sources: list[model.Source]) -> types.Alert:
        """An alert; it names the source that was amended, quoted here or only repeated."""
        repeats = [source for source in sources if one.of and source.id != one.of.id]
        named = one.of or sources[0]
        quoted = self.pieces.sources.get(named.id)
        return types.Alert(
            what_became=self.term(one.kind),
            date=self.wording.date(one.on),
            title=named.title,
            language=named.language,
            note=self.text(one.note),
            url=one.url or "",
            repeated_by="" if quoted else self.wording.listed(s.title for s in repeats),
            replaced_by=one.replaced_by.title if one.replaced_by else "",
        )
