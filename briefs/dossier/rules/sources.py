"""Sources: what their records refer to is there, and none is based on itself."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import states
from briefs.dossier.impact import origins_of
from briefs.dossier.rules.references import party_hint
from briefs.records.base import Target
from briefs.records.content import Content
from briefs.records.load import Loaded
from briefs.records.nearest import did_you_mean
from briefs.records.source import Source
from briefs.records.walk import references


def sources_refer_to_something(content: Content) -> Iterator[Diagnostic]:
    """A source is based on, and replaced by, sources; it is issued by actors or states."""
    for source in _loaded(content):
        for ref in references(source.record):
            if ref.to.target is Target.SOURCE:
                known = frozenset(content.sources)
                message = f"There is no source `{ref.id}`."
                hint = did_you_mean(ref.id, sorted(known)) or _ARCHIVE
            elif content.actors is None:
                continue  # actors.yaml itself is broken, and that is already named
            else:
                record = content.actors.record
                cut_out = {str(path[1]) for path in content.actors.broken if len(path) > 1}
                actors = {*record.people, *record.organisations, *record.groups, *cut_out}
                known = frozenset(actors | states())
                message = f"Nobody goes by `{ref.id}`: no actor, no state."
                hint = party_hint(ref.id, known, "Add them to `actors.yaml`.")
            if ref.id not in known:
                yield diagnostic("dangling-reference", source.span(*ref.path), message, hint)


_ARCHIVE = "Archive it, or name the earliest article at hand that carries the report."


def sources_do_not_circle(content: Content) -> Iterator[Diagnostic]:
    """No source is based on itself, however long the way; a circle is named once."""
    named: set[str] = set()
    for source in _loaded(content):
        for index, on in enumerate(source.record.based_on):
            circle = set(origins_of(content, on))
            if source.id not in circle or source.id in named:
                continue
            named |= {one for one in circle if source.id in origins_of(content, one)}
            way = "" if on == source.id else f" by way of `{on}`"
            at = (index,) if len(source.record.based_on) > 1 else ()
            span = source.span("based_on", *at)
            message = f"`{source.id}` is based on itself{way}."
            hint = "The one that was there first has no `based_on`."
            yield diagnostic("circular-reference", span, message, hint)


def _loaded(content: Content) -> Iterator[Loaded[Source]]:
    return (source.loaded for source in content.sources.values() if source.loaded)
