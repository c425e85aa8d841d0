"""Every content tree of the project and of the tests, built once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.outputs.programs import ROOT
from tests.provenance import INTERNAL

CASES = ROOT / "tests" / "cases"
TREES = {
    "project": ROOT / "content",
    "base": CASES / "base" / "content",
    **{path.parent.name: path for path in sorted(CASES.glob("valid/*/content"))},
}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one folder for each tree, holding what the build made of it."""
    folder = tmp_path_factory.mktemp("built")

    def build(name: str) -> str:
        arguments: list[str | Path] = [
            "--content",
            TREES[name],
            "--output",
            folder / name,
            "--jobs",
            "1",
        ]
        arguments += ["--audience", "internal"] if name in INTERNAL else []
        done = subprocess.run(
            [sys.executable, ROOT / "build.py", "build", "--docx", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return f"{name} was not built:\n{done.stdout}{done.stderr}" if done.returncode else ""

    with ThreadPoolExecutor(2) as pool:
        failed = [words for words in pool.map(build, TREES) if words]
    assert not failed, "\n".join(failed)
    return folder
