"""An index as Pagefind makes it, in the one form that the same pages always have.

Pagefind writes the values of filters, and the languages, in another order on every run, and names
files by what is in them; so the same pages give other files each time. Here these are sorted and
named anew. All else it makes is the same on every run, and is passed on as it is.

The files are gzip around CBOR after a signature, or around JSON for the fragments. A file that does
not look as expected is refused: a search that silently finds less would be worse than none.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Mapping
from typing import Any

import cbor2

_SIGNATURE = b"pagefind_dcd"
"""What stands before the data of every file of an index, once unpacked."""
_SCRIPTS = ("pagefind.js", "pagefind-worker.js")
_ENTRY = "pagefind-entry.json"


class BrokenIndexError(Exception):
    """An index that is not whole, or not of the form that is known here; says which file of it."""


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of an index that a page needs, by their names; the same for the same pages.

    `files` are all that Pagefind made: its user interfaces are left out, and so are the programs
    for languages that no page has. Raises `BrokenIndexError`.
    """
    entry = _entry(files)
    made = {name: _file(files, name) for name in _SCRIPTS}
    languages = {}
    for language, told in sorted(entry["languages"].items()):
        # A language that Pagefind cannot stem has no program of its own.
        program = f"wasm.{told['wasm'] or 'unknown'}.pagefind"
        _unpacked(files, program)
        made[program] = files[program]
        name, index = _of_language(files, language, told["hash"], entry["version"])
        made |= index
        languages[language] = {**told, "hash": name}
    entry = {**entry, "languages": languages}
    entry["include_characters"] = sorted(entry["include_characters"])
    made[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(made.items()))


def _of_language(
    files: Mapping[str, bytes], language: str, name: str, version: str
) -> tuple[str, dict[str, bytes]]:
    """The index of one language, and the new name of what holds it together."""
    place = f"pagefind.{name}.pf_meta"
    match _decoded(files, place):
        case [str(made_by), [*pages], [*chunks], [*filters], [], [*fields]] if made_by == version:
            pass
        case _:
            raise BrokenIndexError(f"`{place}` is not as expected")
    made: dict[str, bytes] = {}
    for one in pages:
        fragment = f"fragment/{_first(one, place)}.pf_fragment"
        _json(_unpacked(files, fragment), fragment)
        made[fragment] = files[fragment]
    for one in chunks:
        chunk = f"index/{_last(one, place)}.pf_index"
        _decoded(files, chunk)
        made[chunk] = files[chunk]
    named = []
    for one in sorted(filters, key=lambda one: _first(one, place)):
        old = f"filter/{_last(one, place)}.pf_filter"
        data = _encoded(_sorted_filter(_decoded(files, old), _first(one, place), old))
        new = f"{language}_{_digest(data)[:7]}"
        named.append([_first(one, place), new])
        made[f"filter/{new}.pf_filter"] = _packed(data)
    for folder in ("fragment", "index", "filter"):
        expected = sum(path.startswith(f"{folder}/") for path in made)
        if expected != sum(path.startswith(f"{folder}/{language}_") for path in files):
            raise BrokenIndexError(f"`{place}` does not name all that lies in `{folder}/`")
    data = _encoded([version, pages, chunks, named, [], fields])
    new = f"{language}_{_digest(data)[:10]}"
    made[f"pagefind.{new}.pf_meta"] = _packed(data)
    return new, made


def _sorted_filter(chunk: Any, name: str, place: str) -> list[Any]:
    """A filter with its values in order, and the numbers of the pages of each."""
    match chunk:
        case [str(own), [*values]] if own == name:
            pairs = [(_first(one, place), _numbers(one[1], place)) for one in values]
        case _:
            raise BrokenIndexError(f"`{place}` is not as expected")
    return [name, [list(pair) for pair in sorted(pairs)]]


def _numbers(found: Any, place: str) -> list[int]:
    if not isinstance(found, list) or not all(isinstance(one, int) for one in found):
        raise BrokenIndexError(f"`{place}` is not as expected")
    return sorted(found)


def _first(row: Any, place: str) -> str:
    if not isinstance(row, list) or len(row) <= 1 or not isinstance(row[0], str):
        raise BrokenIndexError(f"`{place}` is not as expected")
    return row[0]


def _last(row: Any, place: str) -> str:
    if not isinstance(row, list) or len(row) <= 1 or not isinstance(row[-1], str):
        raise BrokenIndexError(f"`{place}` is not as expected")
    return row[-1]


def _entry(files: Mapping[str, bytes]) -> dict[str, Any]:
    """The file that tells of the languages."""
    match found := _json(_file(files, _ENTRY), _ENTRY):
        case {"version": str(), "languages": dict(languages), "include_characters": list()}:
            for told in languages.values():
                match told:
                    case {"hash": str(), "wasm": str() | None, "page_count": int()}:
                        continue
                raise BrokenIndexError(f"`{_ENTRY}` is not as expected")
            return dict(found)
    raise BrokenIndexError(f"`{_ENTRY}` is not as expected")


def _json(data: bytes, place: str) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise BrokenIndexError(f"`{place}` cannot be read: {error}") from error


def _file(files: Mapping[str, bytes], place: str) -> bytes:
    if place not in files:
        raise BrokenIndexError(f"`{place}` is missing")
    return files[place]


def _unpacked(files: Mapping[str, bytes], place: str) -> bytes:
    """What is in a file after the signature; its checksum is judged on the way."""
    try:
        data = gzip.decompress(_file(files, place))
    except (OSError, EOFError, zlib.error) as error:
        raise BrokenIndexError(f"`{place}` cannot be unpacked: {error}") from error
    if not data.startswith(_SIGNATURE):
        raise BrokenIndexError(f"`{place}` has no signature")
    return data.removeprefix(_SIGNATURE)


def _decoded(files: Mapping[str, bytes], place: str) -> Any:
    try:
        return cbor2.loads(_unpacked(files, place))
    except cbor2.CBORError as error:
        raise BrokenIndexError(f"`{place}` cannot be read: {error}") from error


def _encoded(data: Any) -> bytes:
    return _SIGNATURE + cbor2.dumps(data)


def _packed(data: bytes) -> bytes:
    """As gzip, but stored: what deflate makes of it would depend on the zlib of the machine, and
    these files are names and numbers, which hardly grow smaller.
    """
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", compresslevel=0, fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """What an index says in words, file by file: of pages their texts, of the rest every text in
    it. The words that are searched are stems, and the bytes are packed: looked at as they are, no
    word is found in them.
    """
    found = {}
    for place in files:
        if place.endswith(".pf_fragment"):
            found[place] = json.dumps(_json(_unpacked(files, place), place), ensure_ascii=False)
        elif place.endswith((".pf_index", ".pf_filter", ".pf_meta")):
            found[place] = "\n".join(_strings(_decoded(files, place)))
    return found


def _strings(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    return [text for one in data for text in _strings(one)] if isinstance(data, list) else []
