"""Whether a PDF is what its own dossier gives: it is rendered anew, and compared byte by byte."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefs.diagnostics import Faults
from briefs.dossier.model import Dossier
from briefs.prints import Print, Printing, worded
from briefs.proof.enclosed import enclosed
from briefs.proof.ingredients import made_with
from briefs.proof.manifest import DOSSIER_FILE, TEMPLATES, Document, MadeWith, Manifest
from briefs.render.attachments import Attachment
from briefs.render.engine import RendererMissingError
from briefs.render.pdf import Press
from briefs.render.templates import Renderer
from briefs.verify.carried import Carried
from briefs.verify.findings import Finding, State, shown
from briefs.verify.reading import Difference, UnreadableError, differences
from briefs.views.wording import Wording

_SHORT = 12
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that the file was made with, and that is not the same here."""

    kind: str
    name: str
    then: str
    now: str

    @property
    def text(self) -> str:
        """In words."""
        return f"{self.kind} `{shown(self.name)}`: {shown(self.then)} then, {shown(self.now)} now"


def reproduction(data: bytes, found: Carried, folders: tuple[Path, ...]) -> Finding:
    """Render what a PDF carries anew, and compare; `folders` are the templates to do it with.

    To be called where it may fail (`confined`): a dossier that is made to do harm is rendered here.
    """
    manifest, dossier = found.manifest, found.dossier
    if found.newer:
        return Finding(
            State.NOT_COMPARABLE, "Not comparable: made by a newer program.", found.newer
        )
    if manifest is None:
        return Finding(
            State.DIFFERENT, "Not what this program makes: no manifest.", found.contradictions
        )
    try:
        changed = _changed(manifest, folders)
    except RendererMissingError as error:
        if found.contradictions:
            return _judged(found, (), str(error))
        text = "Not comparable: what lays pages out is not installed here."
        return Finding(State.NOT_COMPARABLE, text, (str(error),))
    if dossier is None:
        # Another state of the program may have written what this one does not read.
        return _judged(found, changed, f"`{DOSSIER_FILE}` is no dossier that this program reads.")
    try:
        made = _made(manifest, dossier, folders)
    except Exception as error:  # whatever a dossier may lead to that anybody may have written
        return _judged(found, changed, f"`{DOSSIER_FILE}` cannot be rendered: {_named(error)}.")
    if made is None:
        return _judged(found, changed, "What must stand on its two pages has no room there.")
    if made == data and not found.contradictions:
        return _same(changed)
    try:
        told = [_worded(one) for one in differences(data, made)]
    except UnreadableError as error:
        told = [str(error)]
    if not told:
        told = ["Nothing that is seen, heard or attached: only how the file is written."]
    return _judged(found, changed, *told)


def _same(changed: tuple[Changed, ...]) -> Finding:
    text = "The same bytes: rendered anew from the dossier inside, it comes out as it is."
    if changed:
        text += " What has changed since makes no difference to it:"
    return Finding(State.SAME, text, tuple(one.text for one in changed))


def _judged(found: Carried, changed: tuple[Changed, ...], *told: str) -> Finding:
    """Different, unless it may be for what it was made with; parts that contradict never may."""
    if found.contradictions or not changed:
        text = "Different: this is not what the dossier inside gives."
        if changed:
            text += " It was also made with other things than are here."
        details = (*found.contradictions, *told, *(one.text for one in changed))
        return Finding(State.DIFFERENT, text, details)
    text = "Not comparable: it was made with other things than are here, and comes out different."
    return Finding(State.NOT_COMPARABLE, text, (*(one.text for one in changed), *told))


def _worded(one: Difference) -> str:
    where = f"Page {one.page}: {one.what}" if one.page else one.what[:1].upper() + one.what[1:]
    if one.what.endswith("does not put there"):
        return f"{where}: `{shown(one.given)}`"
    if one.given or one.made:
        return f"{where}: “{shown(one.given)}” in the file, “{shown(one.made)}” rendered anew"
    return where


def _named(error: Exception) -> str:
    if isinstance(error, Faults):
        return shown(error.diagnostics[0].message.rstrip("."))
    return type(error).__name__


def _changed(manifest: Manifest, folders: tuple[Path, ...]) -> tuple[Changed, ...]:
    """What of program, libraries, templates and fonts is not what the manifest says."""
    template = TEMPLATES[manifest.document]
    with Press(folders, 1) as press:
        now = made_with(template, manifest.languages, folders, press.engine().result())
    return tuple(_compared(manifest.made_with, now))


def _compared(then: MadeWith, now: MadeWith) -> Iterator[Changed]:
    if then.program != now.program:
        yield Changed("program", "briefs", then.program, now.program)
    elif then.code != now.code:
        codes = (f"{one.program} (code {one.code[:_SHORT]})" for one in (then, now))
        yield Changed("program", "briefs", *codes)
    yield from _between("tool", then.versions, now.versions)
    yield from _between("template", *(_shortened(one.templates) for one in (then, now)))
    yield from _between("font", *(_shortened(one.fonts) for one in (then, now)))


def _shortened(files: Mapping[str, str]) -> dict[str, str]:
    return {name: digest[:_SHORT] for name, digest in files.items()}


def _between(kind: str, then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Changed]:
    for name in sorted({*then, *now}):
        before, after = then.get(name, _NONE), now.get(name, _NONE)
        if before != after:
            yield Changed(kind, name, before, after)


def _made(manifest: Manifest, dossier: Dossier, folders: tuple[Path, ...]) -> bytes | None:
    """The PDF that a dossier gives, with the manifest as it is; None where it does not fit."""

    def enclosing(
        whole: Dossier, _document: Document, wording: Wording, _languages: tuple[str, ...]
    ) -> tuple[Attachment, ...]:
        return enclosed(whole, manifest, wording)

    wordings = [Wording.load(tag, folders) for tag in manifest.languages]
    with Press(folders, 1) as press:
        versions = worded(dossier, wordings)
        printing = Printing(dossier, versions, Renderer(folders), press, (manifest.document,))
        printing.measure()
        printing.begin(enclosing)
        for one in printing.results():
            if isinstance(one, Print) and one.language == manifest.language:
                return one.data
    return None
