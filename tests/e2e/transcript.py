"""Transcripts: commands, and all that they print, for each command of the program a file in matrix/.

    # A title.  The commands below it start in a new copy of matrix/job/.
    $ pliego rollup job.yaml --level unit
    | what goes to standard output
    ! what goes to standard error
    ? 1

The last line is the exit status, where it is not 0.  Spaces at the ends of lines don't count.  Commands are
bash's, with pipefail; they have no other environment than PATH, and LC_ALL=C.
"""

import pathlib
import re
import shlex

FOLDER = pathlib.Path(__file__).resolve().parent / "matrix"


class Step:
    """A command, and what it should print: lists of lines, and the exit status."""

    def __init__(self, where, command):
        self.where, self.command = where, command
        self.out, self.err, self.status = [], [], 0

    def runs(self):
        """The arguments of each run of the program that the command makes."""
        command = re.sub(r"\d?[<>]+&?\s*\S+", "", self.command)  # without redirections
        words = shlex.shlex(command, posix=True, punctuation_chars=True)
        words.whitespace_split = True
        run = []  # the words of a simple command; None where that is not one of the program
        for word in [*words, ";"]:
            if set(word) <= set(";&|()") or word in ("do", "then"):
                if run:
                    yield run[1:]
                run = []
            elif run == [] and word != "pliego":
                run = run if re.match(r"\w+=", word) else None
            elif run is not None:
                run.append(word)


def parse(text, name):
    """The sections of a transcript, each a list of steps."""
    sections = []
    for number, line in enumerate(text.splitlines(), 1):
        where = f"{name}:{number}"
        mark, body = line[:2].rstrip(), line[2:].rstrip()
        if mark == "#":
            sections.append([])
        elif mark == "$" and sections:
            sections[-1].append(Step(where, body))
        elif mark in ("|", "!") and sections and sections[-1]:
            (sections[-1][-1].out if mark == "|" else sections[-1][-1].err).append(body)
        elif mark == "?" and sections and sections[-1]:
            sections[-1][-1].status = int(body)
        elif line.strip():
            raise ValueError(f"{where}: neither a title, a command, nor what one prints: {line!r}")
    return sections


def read_all(folder=FOLDER):
    """The sections of each transcript, by its name."""
    return {path.stem: parse(path.read_text(encoding="utf-8"), path.name)
            for path in sorted(folder.glob("*.txt"))}
