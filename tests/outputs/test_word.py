"""Word documents: LibreOffice, which is not Word but no friend of ours either, opens them all."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from briefs.render.word.package import packed, unpacked
from tests import ooxml
from tests.outputs.programs import files, none, program, run

pytestmark = pytest.mark.outputs


def printed(paths: list[Path], folder: Path) -> None:
    """Print documents to PDF, with settings that nobody has changed."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = (program("soffice"), profile, "--headless", "--convert-to", "pdf")
    done = run(*command, "--outdir", folder, *paths)
    assert done.returncode == 0, done.stderr


def findings(path: Path, folder: Path) -> list[str]:
    """What is missing in print: the document, or on a page its marking above and below."""
    document = ooxml.Document.of(path.read_bytes())
    (header,) = document.running("header")
    marking = re.findall(r"TLP:[A-Z+]+", header)[0]
    pdf = folder / f"{path.stem}.pdf"
    if not pdf.is_file():
        return ["it cannot be opened"]
    found = []
    with pikepdf.open(pdf) as opened:
        count = len(opened.pages)
    for number in range(1, count + 1):
        done = run(program("pdftotext"), "-layout", "-f", str(number), "-l", str(number), pdf, "-")
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        for line, where in ((lines[0], "above"), (lines[-1], "below")):
            if not line.endswith(marking):
                found.append(f"page {number} has no marking {where}: {line.strip()}")
        if not re.match(rf"\s*{number}\s*/\s*\d", lines[-1]):
            found.append(f"page {number} does not say its number")
    return found


def test_every_page_has_its_marking(built: Path, tmp_path: Path) -> None:
    found = []
    for folder in sorted({path.parent for path in files(built, "docx")}):
        name = folder.relative_to(built).as_posix()
        place = tmp_path / name.replace("/", "-")
        place.mkdir()
        documents = files(folder, "docx")
        printed(documents, place)
        found += [f"{name}/{d.name}: {one}" for d in documents for one in findings(d, place)]
    none(found)


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footer1.xml", "word/document.xml"])
def test_what_is_wrong_is_found(built: Path, tmp_path: Path, part: str) -> None:
    whole = files(built / "base" / "en", "docx")[0].read_bytes()
    parts = unpacked(whole)
    data = parts[part]
    is_body = part == "word/document.xml"
    parts[part] = data[: len(data) // 2] if is_body else data.replace(b">TLP:CLEAR<", b"><")
    path = tmp_path / "wrong.docx"
    path.write_bytes(packed(parts))
    printed([path], tmp_path)
    path.write_bytes(whole)
    found = findings(path, tmp_path)
    if is_body:
        assert found == ["it cannot be opened"]
    else:
        assert any("has no marking" in one for one in found)
