"""HTML to DOCX by way of Pandoc. The only import of what brings Pandoc.

Pandoc reads the page that it is given and the reference document, and nothing else: neither files
nor the network (`--sandbox`), nor what the user has set for it (`--data-dir`). HTML that is no
known element is dropped by its reader, so text cannot become WordprocessingML.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from briefs.diagnostics import Collector, Diagnostic, Faults, Span, diagnostic
from briefs.records.nearest import did_you_mean
from briefs.render.engine import RendererMissingError
from briefs.render.word.package import controls, finished, unpacked
from briefs.render.word.page import Prepared, prepared
from briefs.render.word.styles import Styles
from briefs.shipped import find, shown

REFERENCE = "reference.docx"
MARKING = "marking"
# What the system needs to begin a program on Windows, and nothing else of where we are.
_SURROUNDINGS = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
_SURROUNDINGS |= {"SOURCE_DATE_EPOCH": "0", "LANG": "C.UTF-8", "TZ": "UTC"}
_READER = "html+epub_html_exts-auto_identifiers"
_MISSING = 'Word documents need Pandoc, which is not installed: pip install "briefs[docx]".'


class Writer:
    """Makes Word documents with the reference document of these template folders.

    Raises `RendererMissingError` where there is no Pandoc, and `Faults` where the reference
    document cannot be used.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self._pandoc = _pandoc()
        path = find(folders, REFERENCE)
        if path is None:
            raise AssertionError(f"{REFERENCE} comes with the program")
        self._span = Span(shown(folders, path))
        self._reference = path.read_bytes()
        try:
            parts = unpacked(self._reference)
            self._styles = Styles.of(parts["word/styles.xml"])
            self._controls = dict(controls(parts))
        except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
            hint = "Save it in Word as a document (.docx), without a password."
            raise Faults([self._fault("This is no Word document", hint)]) from error

    def write(self, html: str, template: str, collector: Collector) -> bytes:
        """The document of a page that this template made; what is wrong with it is collected."""
        page = prepared(html, self._styles)
        collector.extend(self._unfilled(page, template))
        data, complaints = self._convert(page)
        collector.extend(
            diagnostic("render-problem", self._span, f"Pandoc complains: {text.rstrip('.')}.")
            for text in complaints
        )
        return finished(data, page) if data else b""

    def _unfilled(self, page: Prepared, template: str) -> Iterator[Diagnostic]:
        """Content controls that nothing fills, and a page whose reader would miss the marking."""
        for name, tags in self._controls.items():
            for tag in sorted(tags - set(page.controls)):
                message = f"`{template}` gives no text for the content control `{tag}` in `{name}`"
                yield self._fault(message, did_you_mean(tag, page.controls))
            if MARKING not in tags:
                hint = f"Add a plain-text content control with the tag `{MARKING}`."
                yield self._fault(f"The marking is missing in `{name}`", hint)
        for kind in ("header", "footer"):
            if not any(f"/{kind}" in name for name in self._controls):
                hint = f"Add one, with a plain-text content control with the tag `{MARKING}`."
                yield self._fault(f"There is no {kind}, so the marking is missing in it", hint)

    def _fault(self, message: str, hint: str) -> Diagnostic:
        return diagnostic("template-error", self._span, f"{message}.", hint)

    def _convert(self, page: Prepared) -> tuple[bytes, list[str]]:
        """What Pandoc makes of a page, and what it complains of."""
        with tempfile.TemporaryDirectory(prefix="briefs-word-") as place:
            folder = Path(place)
            reference, made = folder / REFERENCE, folder / "made.docx"
            reference.write_bytes(self._reference)
            command = [
                str(self._pandoc),
                f"--from={_READER}",
                "--to=docx",
                "--sandbox",
                f"--data-dir={folder}",
                f"--reference-doc={reference}",
                f"--output={made}",
            ]
            if page.meta.get("dir") == "rtl":
                command.append("--metadata=dir:rtl")
            done = subprocess.run(
                command,
                input=page.html.encode(),
                env=_SURROUNDINGS | {"HOME": place},
                cwd=folder,
                capture_output=True,
                check=False,
            )
            said = done.stderr.decode("utf-8", "replace").splitlines()
            return made.read_bytes() if made.is_file() else b"", [line for line in said if line]


@cache
def _pandoc() -> Path:
    """The Pandoc that the extra brings: one version, whatever else the machine has."""
    spec = find_spec("pypandoc")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for name in ("pandoc", "pandoc.exe"):
            if (path := Path(folder, "files", name)).is_file():
                return path
    raise RendererMissingError(_MISSING)
