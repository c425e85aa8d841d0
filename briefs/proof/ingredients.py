"""What the bytes of a PDF depend on besides the records: program, libraries, templates, fonts."""

from __future__ import annotations

import platform
import posixpath
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256 as hasher
from importlib import metadata
from pathlib import Path

from briefs import __version__
from briefs.proof.manifest import MadeWith, sha256
from briefs.render.engine import BASE
from briefs.shipped import SHIPPED, find, shipped_templates, shown

LIBRARIES = (
    *("weasyprint", "pydyf", "fonttools", "pyphen", "tinycss2", "tinyhtml5", "cssselect2"),
    *("webencodings", "pillow", "brotli", "zopfli", "cffi"),
    *("jinja2", "markupsafe", "babel", "markdown-it-py", "mdurl", "pydantic", "pydantic-core"),
)
"""The distributions that can shape a print: those that rendering imports, and what these import."""

_PACKAGE = Path(__file__).resolve().parents[1]
_NO_FONT = (".md", ".txt")
# What can be the name of a file in a template or a stylesheet; a folder where it ends in a slash.
_NAME = re.compile(r"[\w./-]*[\w/-]")


def made_with(
    template: str,
    languages: Iterable[str],
    folders: tuple[Path, ...],
    engine: Mapping[str, str],
) -> MadeWith:
    """What a print of a template in these languages is made with; `engine` as the press says."""
    own = {name: metadata.version(name) for name in LIBRARIES}
    of_system = {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    files = {*_reached(template, folders)}
    files |= {path for tag in languages if (path := find(folders, f"locale/{tag}.po"))}
    return MadeWith(
        program=__version__,
        code=code(),
        versions=dict(sorted({**own, **of_system, **engine}.items())),
        templates=_hashed(files, folders),
        fonts=_hashed(_fonts(folders), folders),
    )


def _hashed(files: Iterable[Path], folders: tuple[Path, ...]) -> dict[str, str]:
    return dict(sorted((shown(folders, path), sha256(path.read_bytes())) for path in files))


def _fonts(folders: tuple[Path, ...]) -> Iterator[Path]:
    """Every font of every folder: fontconfig knows them all and takes the one that fits best."""
    for folder in folders:
        for path in (folder / "fonts").rglob("*"):
            if path.is_file() and path.suffix not in _NO_FONT:
                yield path


def _reached(template: str, folders: tuple[Path, ...]) -> set[Path]:
    """Every template, stylesheet and picture that a template leads to, itself among them.

    Found by their names in the text of one another. Where a name is put together while a template
    runs (`"sections/" ~ id`), each template of that folder counts.
    """
    first = find(folders, template)
    found: set[Path] = set()
    left = [first] if first else []
    while left:
        path = left.pop()
        if path not in found:
            found.add(path)
            left += _named_in(path, folders)
    return found


def _named_in(path: Path, folders: tuple[Path, ...]) -> Iterator[Path]:
    text = path.read_bytes().decode("utf-8", "replace").replace(BASE, "")
    inside = next(path.relative_to(f) for f in folders if path.is_relative_to(f))
    for name in sorted(set(_NAME.findall(text))):
        for place in {posixpath.normpath(name), posixpath.normpath(inside.parent / name)}:
            yield from _files(place, name.endswith("/"), folders)


def _files(name: str, is_folder: bool, folders: tuple[Path, ...]) -> Iterator[Path]:
    """The file of a name, or a folder's templates for HTML; from the template folders only."""
    looked_in, name = folders, name.lstrip("/")
    if name.startswith(f"{SHIPPED}/"):
        looked_in, name = (shipped_templates(),), name.removeprefix(f"{SHIPPED}/")
    if ".." in name.split("/"):
        return
    if is_folder:
        names = {p.name for f in looked_in for p in (f / name).glob("*.html.jinja")}
        yield from (p for one in sorted(names) if (p := find(looked_in, f"{name}/{one}")))
    elif path := find(looked_in, name):
        yield path


@cache
def code() -> str:
    """One fingerprint of all modules, by their names and their bytes."""
    total = hasher()
    for path in sorted(_PACKAGE.rglob("*.py")):
        name, data = path.relative_to(_PACKAGE).as_posix(), path.read_bytes()
        total.update(f"{name} {len(data)}\n".encode() + data)
    return total.hexdigest()
