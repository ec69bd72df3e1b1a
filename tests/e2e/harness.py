"""What the end-to-end tests share: a list of tests, scratch folders, and running the program.

A test is a function decorated with @test that takes the Program; its name and docstring say what it claims.
It fails by an AssertionError, and is skipped by Skip (something it needs is not on this machine).
"""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = ROOT / "input" / "plan-2024"
TESTS = []


class Skip(Exception):
    """Why a test can't be run here; without a word, it is passed over in silence."""


def test(function):
    TESTS.append(function)
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
    """The program under test, and a scratch folder that ends with it."""

    def __init__(self, binary):
        self.binary = pathlib.Path(binary).resolve()
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="pliego-e2e-"))
        self.scratch.chmod(0o755)
        self._plan = None

    def close(self):
        shutil.rmtree(self.scratch, ignore_errors=True)

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
        if self._plan is None:
            self._plan = self.scratch / "plan"
            self.run("build", PLAN / "job.yaml", "-o", self._plan).expect(0, silent=False)
        return self._plan


def files_below(folder, *, manifest=False):
    """The names of the files below a folder, sorted, hidden ones too; the manifest only when asked for."""
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())
    return [name for name in names if manifest or not name.endswith("manifest.json")]


def run_tests(binary, names):
    """Runs the tests whose names have one of `names` in them; returns how many failed."""
    passed = failed = 0
    program = Program(binary)
    try:
        for function in TESTS:
            name = function.__name__.replace("_", "-")
            if names and not any(part in name for part in names):
                continue
            try:
                function(program)
            except Skip as reason:
                if str(reason):
                    print(f"skip  {name}: {reason}", flush=True)
            except AssertionError as complaint:
                print(f"FAIL  {name}: {complaint}", flush=True)
                failed += 1
            except Exception:
                print(f"FAIL  {name}:\n{traceback.format_exc()}", flush=True)
                failed += 1
            else:
                print(f"ok    {name}", flush=True)
                passed += 1
    finally:
        program.close()
    print(f"{passed} passed, {failed} failed", flush=True)
    return failed
