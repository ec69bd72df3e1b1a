"""Makes the Nth allocation, write, fsync, ... of the program fail, for every N that is reached (of
allocations a sample, all with --all), and checks each time what a reader of the output folder may rely on:

- the program ends by itself, with an exit code of its own, and says why when that is not 0;
- each document is the old edition or the new one, whole, and nothing else is in the folder, but for a
  manifest that is whole and says nothing untrue;
- exit code 0 means the new edition, the very same bytes as without the fault.

The case "batch" is three documents made by two processes, in which each of these faults strikes as well.

Commands that print are run in the same way: what stands on standard output when the exit code is 0 are the
very same bytes as without the fault.

A fault of the kind "memory" stays: no allocation from the Nth on succeeds.
"""

import concurrent.futures
import hashlib
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
CASES = ["one-row", "list-and-image", "justify-and-hyphens", "progress", "batch"]
KINDS = ["malloc", "memory", "write", "fsync", "close", "rename", "open"]
BATCH_KINDS = [*KINDS, "fork", "send"]
# A golden case, and what is asked in it.
COMMANDS = [
    ("progress", "check job.yaml --format text"),
    ("progress", "check job.yaml --format json"),
    ("progress", "rollup job.yaml --of progress --level unit"),
    ("progress", "rollup job.yaml --of progress --level unit --format csv"),
    ("progress", "rollup job.yaml --of activities --format json"),
    ("progress", "explain job.yaml --of status"),
    ("progress", "explain job.yaml --of status --format json"),
    ("versions", "diff v1 job.yaml"),
    ("versions", "diff v1 job.yaml --format csv"),
    ("versions", "diff v1 job.yaml --format json"),
    ("workbook-money", "rollup job.yaml"),
]
COMMAND_KINDS = ["malloc", "memory"]
COMMAND_STEP = 29
# Allocations go into thousands: every early one is tried, then one in so many.
EARLY = 40
STEPS = {"malloc": 7, "memory": 29}
OLD = b"%PDF-1.7 the old edition\n%%EOF\n"
CALLS_MAX = 2_000_000
SECONDS_MAX = 60


def make_batch(folder):
    """Three units with the plan of one, and a document for each."""
    shutil.copytree(GOLDEN / "one-row", folder)
    job = folder / "job.yaml"
    text = job.read_text(encoding="utf-8")
    units = "".join(f"  - {{code: U{n}, name: UNIDAD {n}, plan: plan.csv}}\n" for n in (1, 2, 3))
    text = re.sub(r"(?m)^units:\n  .*\n", "units:\n" + units, text)
    text = text.replace("    output: salida.pdf\n", '    per: unit\n    output: "{unit.code}.pdf"\n')
    job.write_text(text, encoding="utf-8")
    return ["U1.pdf", "U2.pdf", "U3.pdf"], ["-j", "2"]


def run_with(words, folder, library, mark, fault):
    """Runs a command, with a fault or none; returns what it did, and whether the fault came about."""
    mark.unlink(missing_ok=True)
    environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
    if fault:
        environment |= {"LD_PRELOAD": library, "FAULT": fault, "FAULT_MARK": str(mark)}
    done = subprocess.run(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=SECONDS_MAX, check=False)
    return done, mark.exists()


class Case:
    """One golden case in a scratch folder, built again and again."""

    def __init__(self, scratch, name, binary, library):
        scratch.mkdir()
        self.binary = binary
        self.library = library
        self.folder = scratch / name
        self.mark = scratch / "mark"
        self.names, self.options = ["salida.pdf"], []
        for template in GOLDEN.glob("*.yaml"):
            shutil.copy(template, scratch)
        if name == "batch":
            self.names, self.options = make_batch(self.folder)
        else:
            shutil.copytree(GOLDEN / name, self.folder)
        self.out = self.folder / "out"

    def run(self, fault=None):
        """Builds over an old edition; returns (exit code, standard error, whether the fault came about)."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        for name in self.names:
            (self.out / name).write_bytes(OLD)
        words = [self.binary, "build", "job.yaml", "-o", "out", *self.options]
        done, came = run_with(words, self.folder, self.library, self.mark, fault)
        return done.returncode, done.stderr.decode(errors="replace"), came

    def fault_in_manifest(self, code):
        """What is wrong with the manifest, which may be missing only where the run failed."""
        path = self.out / "manifest.json"
        if not path.exists():
            return None if code != 0 else "exit status 0, and no manifest"
        try:
            entries = json.loads(path.read_text(encoding="utf-8"))["documents"]
        except (ValueError, KeyError) as reason:
            return f"exit status {code}, and a manifest that is not whole: {reason}"
        for name in self.names:
            if name not in entries and code == 0:
                return f"exit status 0, and a manifest without {name}"
            digest = hashlib.sha256((self.out / name).read_bytes()).hexdigest()
            if name in entries and entries[name]["sha256"] != digest:
                return f"exit status {code}, and a manifest of another {name}"
        return None

    def documents(self):
        return {name: (self.out / name).read_bytes() for name in self.names}

    def fault_in(self, code, said, new):
        """What is wrong after a run in which something failed; None when nothing is."""
        found = sorted(p.name for p in self.out.iterdir() if p.name != "manifest.json")
        if code not in (0, 1, 3):
            return f"exit status {code}: {said[-300:]}"
        # Without any memory an error can't be kept until the end; then it is at least counted.
        if code != 0 and "error:" not in said and "not shown [diag-limit]" not in said:
            return f"exit status {code} without an error: {said[-300:]!r}"
        if found != self.names:
            return f"exit status {code}, and the folder has {found}"
        wrong = self.fault_in_manifest(code)
        if wrong:
            return wrong
        for name, document in self.documents().items():
            if document not in (OLD, new[name]):
                return f"exit status {code}, and {name} is neither old nor new"
            if code == 0 and document != new[name]:
                return f"exit status 0, but {name} is the old edition"
        return None


class Command:
    """A command that prints, in a golden case's folder."""

    def __init__(self, scratch, name, words, binary, library):
        scratch.mkdir()
        self.words = [binary, *words.split()]
        self.library = library
        self.folder = scratch / name
        self.mark = scratch / "mark"
        self.printed = b""
        for template in GOLDEN.glob("*.yaml"):
            shutil.copy(template, scratch)
        shutil.copytree(GOLDEN / name, self.folder)

    def run(self, fault=None):
        """As Case.run(); keeps what was printed."""
        done, came = run_with(self.words, self.folder, self.library, self.mark, fault)
        self.printed = done.stdout
        return done.returncode, done.stderr.decode(errors="replace"), came

    def documents(self):
        return self.printed

    def fault_in(self, code, said, new):
        if code not in (0, 1, 3):
            return f"exit status {code}: {said[-300:]}"
        if code != 0 and "error:" not in said + self.printed.decode(errors="replace"):
            return f"exit status {code} without an error: {said[-300:]!r}"
        # A finding that there was no memory to keep is counted, and the count is printed.
        if code == 0 and self.printed != new and b"not shown [diag-limit]" not in self.printed:
            return "exit status 0, and something else was printed"
        return None


def numbers(step):
    """Which calls are to fail."""
    yield from range(1, EARLY + 1)
    yield from range(EARLY + 1, CALLS_MAX, step)


def check(case, kind, calls):
    """Complaints about a case with faults of one kind, and how many of them came about."""
    code, said, _ = case.run()
    if code != 0:
        return [f"it fails without any fault: {said[-300:]}"], 0
    new = case.documents()
    wrong = []
    fired = 0
    for n in calls:
        code, said, came = case.run(f"malloc:{n}+" if kind == "memory" else f"{kind}:{n}")
        if not came:
            break
        fired += 1
        complaint = case.fault_in(code, said, new)
        if complaint:
            wrong.append(f"{kind} no. {n}: {complaint}")
    return wrong, fired


def check_in_parallel(cases, kind, step):
    """As check(), for copies of one case that share the work."""
    with concurrent.futures.ThreadPoolExecutor(len(cases)) as pool:
        jobs = [pool.submit(check, case, kind, itertools.islice(numbers(step), k, None, len(cases)))
                for k, case in enumerate(cases)]
        results = [job.result() for job in jobs]
    return [line for wrong, _ in results for line in wrong], sum(fired for _, fired in results)


def series(scratch, paths):
    """(What is tried, its copies that share the work, the kind of fault, one in how many calls)."""
    copies = range(os.cpu_count() or 1)
    for name in CASES:
        cases = [Case(scratch / f"{name}-{k}", name, *paths) for k in copies]
        for kind in BATCH_KINDS if name == "batch" else KINDS:
            yield name, cases, kind, STEPS.get(kind, 1)
    for i, (name, words) in enumerate(COMMANDS):
        commands = [Command(scratch / f"command-{i}-{k}", name, words, *paths) for k in copies]
        for kind in COMMAND_KINDS:
            yield f"{name}: {words}", commands, kind, COMMAND_STEP


def main(binary, library, *options):
    passed = failed = 0
    paths = os.path.realpath(binary), os.path.realpath(library)
    with tempfile.TemporaryDirectory() as scratch:
        for name, cases, kind, step in series(pathlib.Path(scratch), paths):
            wrong, fired = check_in_parallel(cases, kind, 1 if "--all" in options else step)
            if not wrong and fired == 0:
                wrong = ["no such call was made: the fault is not where the program is"]
            if wrong:
                failed += 1
                print(f"FAIL  {name}, {kind}: {len(wrong)} of {fired}")
                for line in wrong[:5]:
                    print(f"      {line}")
            else:
                passed += 1
                print(f"ok    {name}, {kind} ({fired} faults)")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
