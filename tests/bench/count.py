"""What a run of the program takes: instructions, seconds, memory.

Instructions are the same on a machine that is busy, to a few in a thousand, and so can be held to a limit.
`perf` counts them at full speed where processor and kernel let it, valgrind thirty times as slowly anywhere.
Under valgrind a processor has no instructions for SHA-256, so that hashing takes more of them.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import NamedTuple

FOLDER = pathlib.Path(__file__).resolve().parent


class Failed(Exception):
    """A command ended otherwise than it should; what to print of it."""


class Taken(NamedTuple):
    cpu: float  # seconds, user and system
    wall: float
    peak: int  # KB


def take(command, *, statuses=(0,)):
    """Runs a command, without its output."""
    command = [str(word) for word in command]
    told = subprocess.run([sys.executable, "-S", "-E", FOLDER / "measure.py", *command], capture_output=True,
                          text=True, check=True).stdout.split()
    if int(told[0]) not in statuses:
        raise Failed(f"{' '.join(command)}: exit status {told[0]}")
    return Taken(float(told[1]), float(told[2]), int(told[3]))


def quickest(command, runs):
    return min(take(command) for _ in range(runs))


def take_turns(commands, runs):
    """The quickest run of each command, by the clock; they take turns, so that all share the noise."""
    rounds = [[take(command) for command in commands] for _ in range(runs)]
    return [min(found, key=lambda taken: taken.wall) for found in zip(*rounds)]


class Perf:
    name = "perf"

    def command(self, log, command):
        return ["perf", "stat", "-x", ",", "-e", "instructions:u", "-o", log / "log", "--", *command], {}

    def read(self, text):
        """One line for each kind of core, or one; none where it isn't counted."""
        return [int(count) for count in re.findall(r"^(\d+),[^,]*,[^,]*instructions", text, re.M)]


class Valgrind:
    name = "valgrind"

    def __init__(self, terminate):
        self.terminate = terminate

    def command(self, log, command):
        """Workers are killed when they have nothing left to do; terminate.so lets them tell their counts."""
        return ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null",
                f"--log-file={log}/%p", *command], {"LD_PRELOAD": str(self.terminate)}

    def read(self, text):
        return [int(count.replace(",", "")) for count in re.findall(r"I +refs: +([\d,]+)", text)]


class Counter:
    """Counts instructions with the first of perf and valgrind that can; where none can, `name` is None and
    `why` says why."""

    def __init__(self, terminate):
        reasons = []
        self.name = None
        for way in (Perf(), Valgrind(terminate)):
            self._way = way
            reason = self._try(["true"])[1]
            if reason is None:
                self.name = way.name
                break
            reasons.append(reason)
        self.why = "; ".join(reasons)

    def _try(self, command):
        """(instructions, None), or (None, why there are none)."""
        with tempfile.TemporaryDirectory() as log:
            log = pathlib.Path(log)
            words, environment = self._way.command(log, [str(word) for word in command])
            try:
                done = subprocess.run(words, env={**os.environ, **environment}, check=False,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.DEVNULL)
            except FileNotFoundError:
                return None, f"{self._way.name} is not installed"
            logs = [path.read_text("utf-8", "replace") for path in log.iterdir()]
        if done.returncode != 0:
            return None, f"{self._way.name}: exit status {done.returncode}"
        counts = [self._way.read(text) for text in logs]
        if not counts or not all(counts):
            return None, f"{self._way.name} counts no instructions here"
        return sum(map(sum, counts)), None

    def count(self, command):
        """Instructions of all processes of a command; None where they can't be counted."""
        if self.name is None:
            return None
        instructions, why = self._try(command)
        if why is not None:
            raise Failed(f"{' '.join(map(str, command))}: {why}")
        return instructions
