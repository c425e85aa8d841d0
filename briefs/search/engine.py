"""Pages to their search index, by the program of Pagefind.

The program comes with the package `pagefind-bin`, which holds it for the system that it is
installed on and tells where it lies. It is run as a program on files of its own; the package
`pagefind`, which wraps it in Python, takes a hundred times as long.

Where it does not run, a build stops and says so, and `--no-search` builds without: left out in
silence, the same records would give one site here and another there.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefs.diagnostics import Span
from briefs.publish import Output
from briefs.search.canonical import BrokenIndexError, canonical
from briefs.views.addresses import SEARCH_INDEX

_SECONDS = 600
_HINT = "Build with `--no-search` where it does not run; the site is the same without it."


class SearchError(Exception):
    """Pagefind is not there, does not run here, or made what is not known; says what to do."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The search index cannot be made: {what.rstrip('.')}. {_HINT}")


def search_index(outputs: Iterable[Output], origin: Span) -> Iterator[Output]:
    """The index of the pages among these outputs, as outputs that come from `origin`.

    What is in no page is in no index. Raises `SearchError`.
    """
    pages = {one.path: one.data for one in outputs if one.path.endswith(".html")}
    for name, data in index(pages).items():
        yield Output(f"{SEARCH_INDEX}/{name}", data, origin)


def index(pages: Mapping[str, bytes], program: Path | None = None) -> dict[str, bytes]:
    """The files of the index of these pages, by their names. Raises `SearchError`."""
    program = program or _program()
    with tempfile.TemporaryDirectory(prefix="briefs-search-") as folder:
        site, made = Path(folder, "site"), Path(folder, "made")
        for path, data in sorted(pages.items()):
            place = site / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        # It reads its options from the folder it is run in and from the environment, too.
        env = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
        command = (program, "--site", site, "--output-path", made, "--keep-index-url", "--silent")
        try:
            done = subprocess.run(
                command, cwd=folder, env=env, capture_output=True, check=False, timeout=_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise SearchError(f"Pagefind does not run here ({error})") from error
        if done.returncode:
            said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
            raise SearchError(f"Pagefind gave up: {said[-1] if said else done.returncode}")
        files = {
            path.relative_to(made).as_posix(): path.read_bytes()
            for path in made.rglob("*")
            if path.is_file()
        }
    try:
        return canonical(files)
    except BrokenIndexError as error:
        raise SearchError(f"of what Pagefind made, {error}") from error


def _program() -> Path:
    """Where the program lies."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - not there on every system

        return Path(get_executable())
    except (ImportError, OSError) as error:
        raise SearchError(
            f"Pagefind is not installed ({error}); `pip install pagefind-bin` has it "
            "for Linux, macOS and Windows"
        ) from error
