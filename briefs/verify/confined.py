"""Work on what anybody may have made, in a process of its own with bounds on memory and time.

A file that is built to exhaust a reader, or to make it crash, takes that process with it and
nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

ResultT = TypeVar("ResultT")

MEMORY = 4 << 30
"""How much memory such work may take, in bytes; bounded where the system can (POSIX)."""


@dataclass(frozen=True, slots=True)
class GaveUp:
    """Work that was not finished, and why, as the end of a sentence."""

    reason: str


def confined(
    work: Callable[..., ResultT], *given: Any, seconds: float, memory: int = MEMORY
) -> ResultT | GaveUp:
    """Do `work(*given)` elsewhere; all of it, and what it returns, must be what `pickle` can take.

    Whatever it raises is a reason to give up: the input may be made to make it fail.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(theirs, memory, work, given), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            return GaveUp(f"it takes more than {seconds:g} seconds")
        result: ResultT | GaveUp = ours.recv()
    except EOFError:
        return GaveUp("the program that reads it broke off")
    finally:
        process.kill()
        process.join()
        ours.close()
    return result


def _do(answer: Connection, memory: int, work: Callable[..., Any], given: tuple[Any, ...]) -> None:
    _bound(memory)
    _keep_quiet()
    try:
        answer.send(work(*given))
    except MemoryError:
        answer.send(GaveUp("it takes too much memory"))
    except Exception as error:  # whatever it is: see `confined`
        answer.send(GaveUp(f"it fails with {type(error).__name__}"))


def _bound(memory: int) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - there is none on Windows

        with suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            bound = memory if most == resource.RLIM_INFINITY else min(memory, most)
            resource.setrlimit(resource.RLIMIT_AS, (bound, most))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _keep_quiet() -> None:
    """What libraries print is about a file that may be made to make them print it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
