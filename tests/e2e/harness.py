"""What the end-to-end tests share: how one is marked, scratch folders, and running the program.

A test is a function decorated with @test that takes the Program; its name and docstring say what it claims.
It fails by an AssertionError, and is skipped by Skip (something it needs is not on this machine).

Tests run side by side, in any order, each with a scratch folder of its own; one decorated with
@test(alone=True), because it goes by the clock of the wall, runs when all others are done.  How pytest comes
to know that is in conftest.py; how a test waits for something is in waiting.py.
"""

import copy
import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = ROOT / "input" / "plan-2024"


# Why a test can't be run here; without a word, it is passed over in silence.
Skip = pytest.skip.Exception


def test(function=None, *, alone=False):
    """Marks a test: @test, or @test(alone=True)."""
    if function is None:
        return lambda marked: test(marked, alone=alone)
    function.is_test, function.is_alone = True, alone
    return function


def check(condition, message):
    if not condition:
        raise AssertionError(message)


def check_equal(got, expected, what):
    check(got == expected, f"{what}: got {got!r}, expected {expected!r}")


SUMMARY = re.compile(r"^pliego: (?:documents: |documentos: |nothing was made|no se hizo nada).*\n", re.M)


class Result:
    """How one run of the program ended.  The line that sums a build up is apart from what else it said."""

    def __init__(self, status, out, err):
        self.status, self.out, self.said = status, out, err
        self.summary = "".join(SUMMARY.findall(err))
        self.err = SUMMARY.sub("", err)

    def expect(self, status, *, silent=True):
        """Checks the exit status, and that nothing was said, unless `silent` is false; returns self."""
        check(self.status == status, f"exit status {self.status}, not {status}; it said: {self.err[:600]}")
        check(not silent or not self.err, f"not silent: {self.err[:600]}")
        return self


class Program:
    """The program under test, and a scratch folder."""

    def __init__(self, binary, shared):
        self.binary = pathlib.Path(binary).resolve()
        self.scratch = self._shared = shared
        self._made = {}

    def beside(self, scratch):
        """The same program, and all that was made once, with another scratch folder."""
        program = copy.copy(self)
        program.scratch = scratch
        return program

    def once(self, make, *arguments):
        """What make(program, *arguments) returns, made once for all tests of a process that only read it."""
        key = (make, *arguments)
        if key not in self._made:
            folder = self._shared / f"once-{make.__name__}-{len(self._made)}"
            folder.mkdir()
            self._made[key] = make(self.beside(folder), *arguments)
        return self._made[key]

    def folder(self, name):
        """A new empty folder."""
        path = self.scratch / name
        path.mkdir(parents=True)
        return path

    def run(self, *arguments, cwd=None, env=None, timeout=60, **options):
        """Runs the program to its end, in English.  env: changes to the environment, None removes a name."""
        environment = {**os.environ, "LC_ALL": "C"}
        environment.pop("SOURCE_DATE_EPOCH", None)
        for name, value in (env or {}).items():
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        done = subprocess.run([self.binary, *map(str, arguments)], cwd=cwd or self.scratch, env=environment,
                              stdin=subprocess.DEVNULL, stdout=options.pop("stdout", subprocess.PIPE),
                              stderr=subprocess.PIPE, timeout=timeout, check=False, **options)
        decode = lambda data: (data or b"").decode("utf-8", "replace")
        return Result(done.returncode, decode(done.stdout), decode(done.stderr))

    def copy_plan(self, name):
        """The job of 2024 and its files in a new folder, to be spoiled; returns its job.yaml."""
        path = self.scratch / name
        shutil.copytree(PLAN, path)
        return path / "job.yaml"

    def plan(self):
        """The folder with the documents of the job of 2024, made once for all tests that only read them."""
        return self.once(make_plan)


def make_plan(program):
    out = program.scratch / "plan"
    program.run("build", PLAN / "job.yaml", "-o", out).expect(0, silent=False)
    return out


def files_below(folder, *, manifest=False):
    """The names of the files below a folder, sorted, hidden ones too; the manifest only when asked for."""
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())
    return [name for name in names if manifest or not name.endswith("manifest.json")]
