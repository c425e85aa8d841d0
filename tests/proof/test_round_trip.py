"""Rendering begins at the dossier: one that is read back from its JSON gives the same bytes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from briefs import pipeline
from briefs.dossier.model import Dossier
from briefs.outputs import Proofs
from briefs.prints import Print, Printing, worded
from briefs.proof.manifest import DOSSIER_FILE, ENCLOSED, Document
from briefs.render.data import dossier_json, dossier_schema
from briefs.render.pdf import Press
from briefs.render.templates import Renderer
from briefs.settings import Audience, Settings
from briefs.shipped import template_folders
from briefs.views.wording import Wording
from tests import pdfs
from tests.planted import plant
from tests.test_cases import VALID, _name

FOLDERS = template_folders(None)


def dossiers(content: Path, audience: Audience) -> tuple[Dossier, ...]:
    """What an audience sees of a tree; nothing where nothing is left."""
    settings = Settings(content=content, audience=audience)
    checked = pipeline.check(settings)
    if len(pipeline.left_out(checked, settings)) == len(checked.dockets):
        return ()
    return pipeline.dossiers(checked, settings)


def read_back(dossier: Dossier) -> Dossier:
    return Dossier.model_validate_json(dossier_json(dossier))


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("tree", VALID, ids=_name)
def test_no_dossier_loses_anything_in_its_json(tree: Path, audience: Audience) -> None:
    found = dossiers(tree / "content", audience)
    assert found or dossiers(tree / "content", Audience.INTERNAL)
    for one in found:
        again = read_back(one)
        assert again == one
        assert dossier_json(again) == dossier_json(one)
        assert list(again.parties) == list(one.parties)


@pytest.mark.parametrize("audience", Audience)
def test_nor_does_one_with_a_text_in_every_field(tmp_path: Path, audience: Audience) -> None:
    plant(tmp_path)
    for one in dossiers(tmp_path / "content", audience):
        assert read_back(one) == one


def test_a_dossier_that_is_not_one_is_refused(tmp_path: Path) -> None:
    """The comparison says something: what is lost or added is seen."""
    one = dossiers(VALID[0] / "content", Audience.PUBLIC)[0]
    data = json.loads(dossier_json(one))
    with pytest.raises(ValueError, match="extra"):
        Dossier.model_validate_json(json.dumps({**data, "more": 1}))
    assert Dossier.model_validate_json(json.dumps({**data, "withheld": 1})) != one


def prints(dossier: Dossier, documents: tuple[Document, ...]) -> tuple[Print, ...]:
    """The prints of a dossier in all of its languages."""
    wordings = [Wording.load(tag, FOLDERS) for tag in dossier.languages]
    with Press(FOLDERS, 1) as press:
        printing = Printing(dossier, worded(dossier, wordings), Renderer(FOLDERS), press, documents)
        printing.measure()
        printing.begin(Proofs({}, None).enclosing(FOLDERS, press.engine().result()))
        made = tuple(printing.results())
    return tuple(one for one in made if isinstance(one, Print))


def print_of(text: str, documents: tuple[Document, ...]) -> tuple[Print, ...]:
    """The prints of a dossier as it stands in its JSON."""
    return prints(Dossier.model_validate_json(text), documents)


printed = cache(print_of)


def test_a_print_of_what_was_read_back_has_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = dossiers(VALID[0] / "content", Audience.PUBLIC)[0]
    first = prints(one, tuple(Document))
    monkeypatch.chdir(tmp_path)
    again = printed(dossier_json(one), tuple(Document))
    assert first == again
    assert [(made.document, made.language) for made in again] == [
        (document, language) for document in Document for language in one.languages
    ]
    assert all(not made.complaints for made in again)
    assert len({made.data for made in again}) == 4


def test_one_document_alone_has_the_bytes_that_it_has_among_others() -> None:
    text = dossier_json(dossiers(VALID[0] / "content", Audience.PUBLIC)[0])
    every = printed(text, tuple(Document))
    for document in Document:
        assert printed(text, (document,)) == tuple(p for p in every if p.document is document)


def test_the_dossier_inside_is_the_one_that_is_published(tmp_path: Path) -> None:
    one = dossiers(VALID[0] / "content", Audience.PUBLIC)[0]
    for made in printed(dossier_json(one), tuple(Document)):
        path = tmp_path / "one.pdf"
        path.write_bytes(made.data)
        inside = pdfs.attachments(path)
        assert list(inside) == list(ENCLOSED)
        assert inside[DOSSIER_FILE].decode() == dossier_json(one)
        assert inside["dossier.schema.json"].decode() == dossier_schema()
