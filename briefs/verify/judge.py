"""The three answers about a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefs.proof.manifest import Manifest
from briefs.proof.seal import SealState, judge_seal
from briefs.verify.carried import Carried, carried
from briefs.verify.confined import GaveUp, confined
from briefs.verify.currency import Records, currency
from briefs.verify.findings import Finding, State
from briefs.verify.reading import UnreadableError, attachments
from briefs.verify.reproduction import reproduction

LARGEST = 256 << 20
"""How large a file may be to be judged, in bytes."""

_READING, _RENDERING = 60, 600
"""How long reading a file and rendering it anew may take, in seconds."""

_SEALS = {
    SealState.INTACT: Finding(
        State.INTACT,
        "Intact: no byte has changed since it was sealed. Anybody can seal a file, so this does "
        "not tell who did.",
    ),
    SealState.BROKEN: Finding(
        State.BROKEN, "Broken: the file was changed after it was sealed, or is not whole."
    ),
    SealState.ABSENT: Finding(
        State.ABSENT, "No seal: this is no PDF of this program, or was made before it had seals."
    ),
}


@dataclass(frozen=True)
class Judgement:
    """What was found of a file; an answer is None where it was not asked for or makes no sense."""

    file: str
    seal: Finding
    manifest: Manifest | None = None
    """What the file says of itself."""
    reproduction: Finding | None = None
    currency: Finding | None = None

    @property
    def answers(self) -> dict[str, Finding]:
        """The answers that there are, by what they are about."""
        every = {
            "seal": self.seal,
            "reproduction": self.reproduction,
            "currency": self.currency,
        }
        return {name: one for name, one in every.items() if one is not None}

    @property
    def holds(self) -> bool | None:
        """Whether all that was asked holds; None where nothing fails and not all could be told."""
        found = {one.holds for one in self.answers.values()}
        return False if False in found else None if None in found else True


def judge(path: Path, folders: tuple[Path, ...], records: Records | None) -> Judgement:
    """Judge a file, with the templates in `folders` and, if they are there, the records of now."""
    name = path.as_posix()
    try:
        if path.stat().st_size > LARGEST:
            text = f"Not read: it is larger than {LARGEST >> 20} MB."
            return Judgement(name, Finding(State.UNREADABLE, text))
        data = path.read_bytes()
    except OSError as error:
        return Judgement(name, Finding(State.UNREADABLE, f"Cannot be read: {error.strerror}."))
    state = judge_seal(data)
    seal = _SEALS[state]
    if state is SealState.ABSENT:
        return Judgement(name, seal)
    found = confined(_examined, data, seconds=_READING)
    if isinstance(found, GaveUp):
        found = f"It cannot be read: {found.reason}."
    if isinstance(found, str):
        unread = Finding(State.UNREADABLE, f"Not rendered anew. {found}")
        asked = Finding(State.UNREADABLE, f"Not compared. {found}") if records else None
        return Judgement(name, seal, reproduction=unread, currency=asked)
    anew = confined(reproduction, data, found, folders, seconds=_RENDERING)
    if isinstance(anew, GaveUp):
        anew = Finding(
            State.NOT_COMPARABLE, f"Not comparable: it was not rendered anew, {anew.reason}."
        )
    now = currency(found, records) if records else None
    return Judgement(name, seal, found.manifest, anew, now)


def _examined(data: bytes) -> Carried | str:
    """What a file carries; or why that cannot be read, in a sentence."""
    try:
        return carried(attachments(data))
    except UnreadableError as error:
        return str(error)
