"""The one form of an index: whatever order Pagefind writes it in, and only if it is whole."""

from __future__ import annotations

import gzip
import io
import json
import random
from collections.abc import Callable
from typing import Any

import cbor2
import pytest

from briefs.search import canonical as form
from briefs.search.canonical import BrokenIndexError, canonical, texts
from briefs.search.engine import index
from tests.search.pages import ACTORS, PAGES

SIGNATURE = b"pagefind_dcd"
Files = dict[str, bytes]
Change = Callable[[Any], Any]


def unpacked(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(SIGNATURE)


def packed(data: bytes) -> bytes:
    made = io.BytesIO()
    with gzip.GzipFile("", "wb", fileobj=made, mtime=1) as file:
        file.write(SIGNATURE + data)
    return made.getvalue()


@pytest.fixture(scope="module")
def made() -> Files:
    return index(PAGES)


def one(files: Files, start: str, ending: str) -> str:
    return next(name for name in files if name.startswith(start) and name.endswith(ending))


def shuffled(files: Files, seed: int) -> Files:
    """The same index as another run of Pagefind might have written it."""
    order = random.Random(seed)
    new = dict(files)
    entry = json.loads(new.pop("pagefind-entry.json"))
    for language, told in entry["languages"].items():
        meta = cbor2.loads(unpacked(new.pop(f"pagefind.{told['hash']}.pf_meta")))
        for filters in meta[3]:
            name, values = cbor2.loads(unpacked(new.pop(f"filter/{filters[1]}.pf_filter")))
            order.shuffle(values)
            for value in values:
                order.shuffle(value[1])
            filters[1] = f"{language}_{order.getrandbits(28):07x}"
            new[f"filter/{filters[1]}.pf_filter"] = packed(cbor2.dumps([name, values]))
        order.shuffle(meta[3])
        told["hash"] = f"{language}_{order.getrandbits(40):010x}"
        new[f"pagefind.{told['hash']}.pf_meta"] = packed(cbor2.dumps(meta))
    languages = [*entry["languages"].items()]
    order.shuffle(languages)
    new["pagefind-entry.json"] = json.dumps({**entry, "languages": dict(languages)}).encode()
    names = [*new]
    order.shuffle(names)
    return {name: new[name] for name in names}


@pytest.mark.parametrize("seed", range(5))
def test_in_whatever_order_it_was_written_it_is_the_same(made: Files, seed: int) -> None:
    other = shuffled(made, seed)
    assert other != made
    assert canonical(other) == made
    assert [*canonical(other)] == sorted(made)


def test_it_is_its_own_form(made: Files) -> None:
    assert canonical(made) == made


def test_nothing_is_lost_in_it(made: Files) -> None:
    entry = json.loads(made["pagefind-entry.json"])
    assert {tag: one["page_count"] for tag, one in entry["languages"].items()} == {
        "de": 9,
        "en": 9,
        "uk": 9,
    }
    for tag, told in entry["languages"].items():
        meta = cbor2.loads(unpacked(made[f"pagefind.{told['hash']}.pf_meta"]))
        assert [name for name, _ in meta[3]] == ["actor", "kind", "year"]
        filters = {
            name: dict(cbor2.loads(unpacked(made[f"filter/{place}.pf_filter"]))[1])
            for name, place in meta[3]
        }
        assert [*filters["actor"]] == sorted(ACTORS)
        titles = [
            json.loads(unpacked(made[f"fragment/{name}.pf_fragment"]))["url"] for name, _ in meta[1]
        ]
        assert {titles[n] for n in filters["kind"]["odd"]} == {
            f"/{tag}/{number}.html" for number in (1, 3, 5, 7)
        }


def test_only_what_a_page_needs_is_kept(made: Files) -> None:
    extra = {
        "pagefind-ui.js": b"ui",
        "pagefind-highlight.js": b"mark",
        "wasm.fr.pagefind": b"not used",
    }
    assert canonical({**made, **extra}) == made
    programs = {name for name in made if name.startswith("wasm.")}
    assert programs == {"wasm.de.pagefind", "wasm.en.pagefind", "wasm.unknown.pagefind"}


# -- what is refused ---------------------------------------------------------------------------


def kinds() -> list[tuple[str, str]]:
    return [
        ("filter/en_", ".pf_filter"),
        ("index/de_", ".pf_index"),
        ("fragment/uk_", ".pf_fragment"),
        ("pagefind.en_", ".pf_meta"),
        ("wasm.de", ".pagefind"),
    ]


@pytest.mark.parametrize(("start", "ending"), kinds())
def test_a_file_that_is_cut_short_is_refused(made: Files, start: str, ending: str) -> None:
    name = one(made, start, ending)
    for length in (0, 5, len(made[name]) // 2, len(made[name]) - 1):
        with pytest.raises(BrokenIndexError, match=r"cannot be unpacked|no signature"):
            canonical({**made, name: made[name][:length]})


@pytest.mark.parametrize(("start", "ending"), kinds())
def test_a_file_in_which_a_byte_was_changed_is_refused(
    made: Files, start: str, ending: str
) -> None:
    name = one(made, start, ending)
    for at in (len(made[name]) // 2, len(made[name]) - 12, len(made[name]) - 6):
        data = bytearray(made[name])
        data[at] ^= 1
        with pytest.raises(BrokenIndexError, match="cannot be unpacked"):
            canonical({**made, name: bytes(data)})


@pytest.mark.parametrize(
    "start",
    ["filter/en_", "index/de_", "fragment/uk_", "pagefind.en_", "wasm.", "pagefind.js"],
)
def test_a_file_that_is_missing_is_named(made: Files, start: str) -> None:
    name = one(made, start, "")
    with pytest.raises(BrokenIndexError, match=f"`{name}` is missing"):
        canonical({key: data for key, data in made.items() if key != name})


@pytest.mark.parametrize("folder", ["filter", "index", "fragment"])
def test_a_file_that_nothing_names_is_refused(made: Files, folder: str) -> None:
    name = one(made, f"{folder}/en_", "")
    with pytest.raises(BrokenIndexError, match="does not name all"):
        canonical({**made, name.replace("en_", "en_x"): made[name]})


@pytest.mark.parametrize(
    "change",
    [
        lambda meta: ["1.4.0", *meta[1:]],
        lambda meta: [*meta[:4], [["date", []]], meta[5]],
        lambda meta: meta[:5],
        lambda meta: {"version": meta[0]},
        lambda meta: [*meta[:3], [["actor"]], *meta[4:]],
        lambda meta: [*meta[:1], ["page"], *meta[2:]],
    ],
)
def test_a_form_that_is_not_known_is_refused(made: Files, change: Change) -> None:
    name = one(made, "pagefind.en_", ".pf_meta")
    meta = cbor2.loads(unpacked(made[name]))
    with pytest.raises(BrokenIndexError, match=r"pf_meta` (is not as expected|does not name)"):
        canonical({**made, name: packed(cbor2.dumps(change(meta)))})


@pytest.mark.parametrize(
    "change",
    [
        lambda found: ["other", found[1]],
        lambda found: [found[0], [[1, 2]]],
        lambda found: [found[0], [["Ada", ["1"]]]],
        lambda found: found[1],
    ],
)
def test_a_filter_that_is_not_known_is_refused(made: Files, change: Change) -> None:
    name = one(made, "filter/en_", ".pf_filter")
    found = cbor2.loads(unpacked(made[name]))
    with pytest.raises(BrokenIndexError, match="pf_filter` is not as expected"):
        canonical({**made, name: packed(cbor2.dumps(change(found)))})


@pytest.mark.parametrize(
    "entry", [b"", b"{", b"[]", b"{}", b'{"version": "1.5.2", "languages": {"en": {}}}']
)
def test_an_entry_that_is_not_known_is_refused(made: Files, entry: bytes) -> None:
    with pytest.raises(BrokenIndexError, match=r"pagefind-entry\.json"):
        canonical({**made, "pagefind-entry.json": entry})


def test_its_texts_can_be_read(made: Files) -> None:
    found = "\n".join(texts(made).values())
    for word in ("Negotiating about the harbours.", "Häfen", "Гавані".lower(), "Dag, of Eu"):
        assert word in found
    assert "Navigation" not in found
    assert form.texts({"pagefind.js": b"x"}) == {}
