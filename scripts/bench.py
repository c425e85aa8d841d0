"""How long the commands take: whole processes, the median of several runs, in seconds.

Run as `make bench`. Figures depend on the machine: compare only those of one and the same.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
RUNS = 5


def seconds(command: Sequence[str]) -> float:
    """How long one run of `build.py` with these arguments takes; raises where it fails."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "build.py", *command], cwd=ROOT, check=True, capture_output=True
    )
    return time.perf_counter() - started


def median(command: Sequence[str]) -> float:
    """The median of several runs, after one that does not count."""
    seconds(command)
    return statistics.median(seconds(command) for _ in range(RUNS))


def main() -> None:
    """Time the commands on the records of `content/`."""
    print(f"seconds, median of {RUNS} runs, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in (
            ("check", ["check"]),
            ("export", ["export"]),
            ("build", ["build", "--output", f"{folder}/public"]),
        ):
            print(f"  {name:<8} {median(command):6.2f}", flush=True)


if __name__ == "__main__":
    main()
