"""Files inside PDFs: there, described, dated by the document, and the same each time."""

from __future__ import annotations

import io
import zlib
from hashlib import md5
from pathlib import Path

import pikepdf
import pytest

from briefs.render.attachments import Attachment, Relationship
from briefs.render.pdf import Press, print_one
from tests import tagtree
from tests.provenance import FOLDERS, in_language

FILES = (
    Attachment("second.json", b'{"b": 1}', "application/json", "The data", Relationship.SOURCE),
    Attachment("first.json", b"{}", "application/schema+json", "Schéma", Relationship.SUPPLEMENT),
    Attachment("Übersicht.txt", b"{}", "text/plain", "Наче", Relationship.ALTERNATIVE),
    Attachment("empty.bin", b"", "application/octet-stream", "Nothing", Relationship.UNSPECIFIED),
)


def test_files_are_in_it_and_it_conforms(tmp_path: Path) -> None:
    html = in_language("base", "en").dossier_html
    done = print_one(html, FOLDERS, FILES)
    assert done.complaints == ()
    path = tmp_path / "print.pdf"
    path.write_bytes(done.data)
    assert tagtree.everything(path, html) == []
    with pikepdf.open(path) as pdf:
        assert set(pdf.attachments) == {one.name for one in FILES}
        for one in FILES:
            inside = pdf.attachments[one.name]
            assert inside.description == one.description
            assert inside.obj.AFRelationship == f"/{one.relationship}"
            stream = inside.obj.EF.F
            assert stream.read_bytes() == one.data
            assert stream.Subtype == f"/{one.media_type}"
            assert stream.Params.Size == len(one.data)
            assert str(stream.Params.ModDate) == str(pdf.docinfo.ModDate)
            assert bytes(stream.Params.CheckSum) == md5(one.data, usedforsecurity=False).digest()
        associated = {one.objgen for one in pdf.Root.AF}
        assert associated == {pdf.attachments[one.name].obj.objgen for one in FILES}


def test_the_same_files_make_the_same_bytes() -> None:
    html = in_language("base", "en").dossier_html
    one, two = (print_one(html, FOLDERS, files).data for files in (FILES, FILES[::-1]))
    assert one == two != print_one(html, FOLDERS).data


def test_a_stream_that_ends_in_a_carriage_return_has_its_length(tmp_path: Path) -> None:
    """ISO 19005-3, 6.1.7.1; otherwise the last byte would be taken for an end of the line."""
    numbers = (str(number).encode() for number in range(99999))
    data = next(one for one in numbers if zlib.compress(one, 9).endswith(b"\r"))
    file = Attachment("odd.txt", data, "text/plain", "Odd", Relationship.DATA)
    html = in_language("base", "en").dossier_html
    path = tmp_path / "print.pdf"
    path.write_bytes(print_one(html, FOLDERS, (file,)).data)
    assert tagtree.failures(path) == []
    path.write_bytes(path.read_bytes().replace(b"\r\r\nendstream", b"\r\nendstream"))
    assert any("stream /Length" in one for one in tagtree.failures(path))


def test_they_go_through_the_press() -> None:
    html = in_language("base", "en").dossier_html
    with Press(FOLDERS, 1) as press:
        done = press.print(html, FILES).result()
    with pikepdf.open(io.BytesIO(done.data)) as pdf:
        assert len(pdf.attachments) == len(FILES)


@pytest.mark.parametrize("files", [FILES, ()])
def test_a_document_with_files_has_a_date(files: tuple[Attachment, ...]) -> None:
    html = '<html lang="en"><head><title>T</title></head><body></body></html>'
    complaint = "files are attached, and the document has no `dcterms.modified`"
    assert (complaint in print_one(html, FOLDERS, files).complaints) == bool(files)
