"""Texts: every language has every text, and what must be short is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefs.diagnostics import Diagnostic, diagnostic
from briefs.dossier.docket import Docket
from briefs.dossier.overlay import expected_texts
from briefs.reading.nodes import Key, Node, Scalar, leaves, locate, text_at
from briefs.records.base import Localised, is_to_do
from briefs.records.content import Content
from briefs.records.load import Loaded
from briefs.records.nearest import nearest
from briefs.records.walk import models

BOTTOM_LINE_WORDS = 40
_NAMED = 8
_THE_SOURCES_OWN = frozenset(["exact", "prefix", "suffix", "through", "printed"])


def names_are_complete(content: Content) -> Iterator[Diagnostic]:
    """A name, or a note on a source, is given once for all languages, or in each of them."""
    if content.site:
        for field in ("title", "publisher"):
            yield from _name(content, content.site, getattr(content.site.record, field), (field,))
    if content.actors:
        for section in ("people", "organisations", "groups"):
            for actor, name in getattr(content.actors.record, section).items():
                yield from _name(content, content.actors, name, (section, actor))

    for source in content.sources.values():
        for path, model in models(source.loaded.record) if source.loaded else ():
            if source.loaded and isinstance(model, Localised):
                yield from _name(content, source.loaded, model, path)


def _name(
    content: Content, loaded: Loaded[Any], name: Localised, path: tuple[Key, ...]
) -> Iterator[Diagnostic]:
    if name.name is None and (
        missing := [tag for tag in content.languages if tag not in name.translation]
    ):
        message = f"`{path[-1]}` has no text in {_listed(missing)}."
        hint = f"Add `{missing[0]}: …`, or `name: …` if it is the same in every language."
        yield diagnostic("overlay-missing", loaded.key_span(*path), message, hint)


def quotes_are_translated(docket: Docket) -> Iterator[Diagnostic]:
    """A quote, or a descriptor, in another language has a translation into the main one."""
    if not docket.content.languages:
        return
    main = docket.content.languages[0]
    record = docket.record
    for claim_id, claim in record.claims.items():
        language = docket.language_of(claim_id)
        if claim.in_ is None and language not in (None, main) and main not in claim.translation:
            span = docket.loaded.key_span("claims", claim_id)
            message = f"`{claim_id}` has no translation of its quote."
            hint = f"Add `{main}: >-` and the translation below it."
            yield diagnostic("translation-missing", span, message, hint)
    for voice_id, voice in record.unnamed.items():
        language = docket.printed_in(voice.printed)
        if language not in (None, main) and main not in voice.translation:
            span = docket.loaded.key_span("unnamed", voice_id)
            message = f"`{voice_id}` does not say what the printed descriptor means."
            yield diagnostic("translation-missing", span, message, f"Add `{main}: …`.")


def overlays_are_complete(docket: Docket) -> Iterator[Diagnostic]:
    """Each other language has every text of the record, under the same key, and nothing else."""
    for language in docket.content.languages[1:]:
        overlay = docket.meeting.overlays.get(language)
        if overlay is not None:
            expected = expected_texts(docket, language)
            if not docket.loaded.is_incomplete:
                yield from _unknown_keys(overlay, expected)
            yield from _missing_texts(docket, overlay, language, expected)
        elif language not in docket.meeting.unreadable_overlays:
            name = f"{docket.loaded.id}.{language}.yaml"
            message = f"There is no overlay `{name}`: the record cannot be printed in `{language}`."
            hint = "It holds the texts of the record in that language, under the same keys."
            yield diagnostic("overlay-missing", docket.loaded.span("title"), message, hint)


Expected = Mapping[tuple[str, ...], bool]


def _unknown_keys(overlay: Node, expected: Expected) -> Iterator[Diagnostic]:
    for path, entry in leaves(overlay):
        name = shown_path(path)
        if path in expected:
            if not isinstance(entry.value, Scalar):
                message = f"`{name}` takes a text, as in the record."
                yield diagnostic("wrong-type", entry.value.span, message, "Write the text alone.")
            elif not entry.value.value.strip():
                message = f"`{name}` has no value."
                yield diagnostic("empty-value", entry.key.span, message, "Write the text.")
            continue
        depth = next((i for i in range(len(path)) if not _begins(path[: i + 1], expected)), None)
        if depth is None:  # the record has texts below this, and here stands a text itself
            below = sorted({p[len(path)] for p in expected if p[: len(path)] == path})
            hint = "It holds " + ", ".join(f"`{key}`" for key in below) + "."
            if isinstance(entry.value, Scalar) and not entry.value.value.strip():
                yield diagnostic("empty-value", entry.key.span, f"`{name}` has no value.", hint)
            else:
                message = f"In the record `{name}` is no text."
                yield diagnostic("wrong-type", entry.value.span, message, hint)
            continue
        if _begins(path[:depth], expected) and path[:depth] in expected:
            message = f"`{shown_path(path[:depth])}` takes a text, as in the record."
            span = locate(overlay, path[:depth]).span
            yield diagnostic("wrong-type", span, message, "Write the text alone.")
            continue
        step = path[depth]
        siblings = {p[depth] for p in expected if len(p) > depth and p[:depth] == path[:depth]}
        close = nearest(step, siblings - {step})
        hint = f"Did you mean `{close}`?" if close else _renamed(siblings)
        message = f"The record has no text at `{shown_path(path[: depth + 1])}`."
        span = locate(overlay, path[: depth + 1], key=True).span
        yield diagnostic("overlay-unknown", span, message, hint)


def _renamed(siblings: set[str]) -> str:
    """What the record has instead: a key that was renamed there is not to be deleted here."""
    here = ", ".join(f"`{key}`" for key in sorted(siblings)[:_NAMED])
    more = ", …" if len(siblings) > _NAMED else ""
    return f"There the record has texts in {here}{more}; was the key renamed or moved?"


def shown_path(path: tuple[str, ...]) -> str:
    """A path of keys as messages tell it."""
    return " → ".join(path)


def _begins(path: tuple[str, ...], expected: Expected) -> bool:
    return any(p[: len(path)] == path for p in expected)


def _missing_texts(
    docket: Docket, overlay: Node, language: str, expected: Expected
) -> Iterator[Diagnostic]:
    """One diagnostic for each branch that the overlay lacks, however many texts it holds."""
    given = {path[:n] for path, _ in leaves(overlay) for n in range(len(path) + 1)}
    branches: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for path, needed in expected.items():
        if needed and path not in given and not any(text_at(overlay, path[:n]) for n in _ups(path)):
            missing = next(path[:n] for n in _ups(path) if path[:n] not in given)
            branches.setdefault(missing, []).append(path)
    for branch, paths in branches.items():
        span = locate(overlay, branch, key=True).span
        if len(paths) == 1:
            message = f"`{shown_path(paths[0])}` has no text in `{language}`."
            yield diagnostic(
                "overlay-missing", span, message, _original(docket, paths[0], language)
            )
        else:
            message = f"`{shown_path(branch)}` has {len(paths)} texts, and none in `{language}`."
            keys = ", ".join(f"`{' → '.join(path[len(branch) :])}`" for path in paths[:_NAMED])
            more = ", …" if len(paths) > _NAMED else ""
            hint = f"Add it with {keys}{more}; or move it, if its key has changed."
            yield diagnostic("overlay-missing", span, message, hint)


def _ups(path: tuple[str, ...]) -> range:
    return range(1, len(path) + 1)


def _original(docket: Docket, path: tuple[str, ...], language: str) -> str:
    """What there is to translate."""
    if path[-1] == language:
        what = "quote" if path[0] == "claims" else "descriptor"
        return f"A translation of the {what}, which stands in another language."
    original = docket.loaded.scalar(*path)
    return f"The original: “{original.value.strip()}”" if original else ""


def nothing_is_left_to_do(docket: Docket) -> Iterator[Diagnostic]:
    """No text only holds the place of one that is still to be written."""
    for language, path, text in left_to_do(docket):
        where = f" in `{language}`" if language else ""
        message = f"`{shown_path(path)}` is still to be written{where}."
        hint = "Until then it is printed as it stands here."
        yield diagnostic("to-do", text.span, message, hint)


def left_to_do(docket: Docket) -> Iterator[tuple[str, tuple[str, ...], Scalar]]:
    """The texts that are still to be written: the language of the overlay (empty for the record
    itself), the path and the text. Quotes are the source's, whatever they begin with.
    """
    for language, node in (("", docket.loaded.node), *docket.meeting.overlays.items()):
        for path, entry in leaves(node):
            text = entry.value
            if path[-1] in _THE_SOURCES_OWN or not isinstance(text, Scalar):
                continue
            if is_to_do(text.value):
                yield language, path, text


def bottom_line_is_short(docket: Docket) -> Iterator[Diagnostic]:
    """At most forty words in each language: a reader has ten seconds."""
    path = ("bottom_line", "text")
    places = [docket.loaded.scalar(*path)]
    for overlay in docket.meeting.overlays.values():
        places.append(text_at(overlay, path))
    for scalar in places:
        if scalar is not None and (words := len(scalar.value.split())) > BOTTOM_LINE_WORDS:
            message = f"The bottom line has {words} words; its place holds {BOTTOM_LINE_WORDS}."
            yield diagnostic("text-too-long", scalar.span, message, "Say less.")


def _listed(languages: list[str]) -> str:
    return ", ".join(f"`{tag}`" for tag in languages)
