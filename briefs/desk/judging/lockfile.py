"""Lock files as text, and onto disk: the same lock is the same bytes, and no entry is ever lost."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefs.desk.refused import Refused
from briefs.desk.scalars import folded, inline, single_spaced
from briefs.dossier.docket import Docket
from briefs.dossier.overlay import expected_texts
from briefs.records.base import FORMAT_VERSION
from briefs.records.lock import Confirmed, Lock, Review

_HEAD = "# Written by `briefs review` and `briefs translations`. Do not edit by hand.\n"
# What other readers of YAML would take for a number.
_NUMBER = re.compile(r"\d+(?:e\d+)?")

EMPTY = Lock(format=FORMAT_VERSION)
"""A lock in which nothing was judged yet."""


def text_of(lock: Lock) -> str:
    """A lock file. Sections without entries are left out."""
    return "".join([_HEAD, f"format: {lock.format}\n", *_reviews(lock), *_translations(lock)])


def _reviews(lock: Lock) -> Iterator[str]:
    if lock.reviews:
        yield "reviews:\n"
    for claim_id, review in lock.reviews.items():
        yield f"  {inline(claim_id)}:\n"
        yield from _review(review)


def _review(review: Review) -> Iterator[str]:
    yield f"    verdict: {review.verdict}\n"
    yield f"    by: {inline(review.by)}\n"
    yield f"    on: {review.on.text}\n"
    yield folded("reason", review.reason, 4)
    for name in ("claim", "uses", "quote", "snapshot"):
        yield f"    {name}: {_fingerprint(getattr(review, name))}\n"


def _translations(lock: Lock) -> Iterator[str]:
    if any(lock.translations.values()):
        yield "translations:\n"
    for language, texts in lock.translations.items():
        if texts:
            yield f"  {inline(language)}:\n"
        for key, confirmed in texts.items():
            yield f"    {inline(key)}: {_confirmed(confirmed)}\n"


def _confirmed(one: Confirmed) -> str:
    return f"{{original: {_fingerprint(one.original)}, text: {_fingerprint(one.text)}}}"


def _fingerprint(digits: str) -> str:
    return f'"{digits}"' if _NUMBER.fullmatch(digits) else digits


def in_order(lock: Lock, docket: Docket) -> Lock:
    """The lock in the order of its record, without what the record no longer has."""
    record, content = docket.record, docket.content
    reviews = {one: lock.reviews[one] for one in record.claims if one in lock.reviews}
    translations = {
        language: {key: texts[key] for key in _keys(docket, language) if key in texts}
        for language in content.languages[1:]
        if (texts := lock.translations.get(language))
    }
    tidied = {
        one: review.model_copy(
            update={"by": single_spaced(review.by), "reason": single_spaced(review.reason)}
        )
        for one, review in reviews.items()
    }
    return Lock(format=FORMAT_VERSION, reviews=tidied, translations=translations)


def _keys(docket: Docket, language: str) -> Iterator[str]:
    return ("/".join(path) for path in expected_texts(docket, language))


@dataclass
class LockFile:
    """The lock file of a meeting on disk, as it was when it was last read or written."""

    path: Path
    lock: Lock
    _before: bytes | None

    @classmethod
    def of(cls, docket: Docket, content: Path) -> LockFile:
        """The lock file of a record below a content folder; empty where there is none yet."""
        path = content / "meetings" / f"{docket.loaded.id}.lock.yaml"
        loaded = docket.meeting.lock
        before = loaded.node.source.text.encode() if loaded else None
        return cls(path, loaded.record if loaded else EMPTY, before)

    def save(self, lock: Lock) -> None:
        """Write it whole or not at all. Raises `Refused` where somebody else wrote it since."""
        if self._on_disk() != self._before:
            raise Refused(
                f"`{self.path.as_posix()}` was changed by somebody else in the meantime; it was "
                "left as it is. Begin again with what stands there now."
            )
        data = text_of(lock).encode()
        try:
            self._replace(data)
        except OSError as error:
            raise Refused(
                f"`{self.path.as_posix()}` cannot be written: {error.strerror}. It is as it was."
            ) from None
        self.lock, self._before = lock, data

    def _on_disk(self) -> bytes | None:
        try:
            return self.path.read_bytes().removeprefix(b"\xef\xbb\xbf")
        except FileNotFoundError:
            return None

    def _replace(self, data: bytes) -> None:
        """Names that begin with a dot are not read, so that no half of a file is ever seen."""
        handle, name = tempfile.mkstemp(prefix=f".{self.path.name}.", dir=self.path.parent)
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.chmod(self.path.stat().st_mode & 0o777 if self._before is not None else 0o644)
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)
