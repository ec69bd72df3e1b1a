#!/usr/bin/env python3
"""Compares what the program prints of random jobs with what the model reckons.

    tests/model/audit.py BINARY [--jobs N] [--seed SEED] [--keep DIR]

Job K of a run has the seed SEED+K.  A mismatch names the seed, the command, the cell, what was expected and
what was printed; the job's folder is kept, and its path told.  The last line is 'N passed, N failed'.
"""

import argparse
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import generate
import printed
import rollup
from reading import Plan

SHOWN = 8  # mismatches of one job


class Audit:
    """One job: its folder, the model's plan, and what was found to be otherwise."""

    def __init__(self, binary, seed, folder):
        self.binary, self.folder = binary, folder
        self.job = generate.make(seed, folder)
        self.plan = Plan(self.job, folder)
        self.wrong, self.cells, self.unknown = [], 0, set()

    def run(self, *arguments):
        done = subprocess.run([self.binary, *arguments], cwd=self.folder, capture_output=True, check=False,
                              env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}, timeout=60)
        if done.returncode not in (0, 1) or not done.stdout and done.returncode:
            self.wrong.append(f"{self.command(arguments)}: exit status {done.returncode}: "
                              + done.stderr.decode()[:300])
        return done.stdout.decode()

    @staticmethod
    def command(arguments):
        return "pliego " + " ".join(f"'{a}'" if " " in a else str(a) for a in arguments)

    def differ(self, where, expected, got):
        self.cells += 1
        if expected != got:
            self.wrong.append(f"{where}: expected {expected!r}, printed {got!r}")

    def compare_rows(self, where, expected, rows, sparse):
        """`sparse`: what is blank may be left out."""
        self.differ(f"{where}: rows", len(expected), len(rows))
        for number, (wanted, got) in enumerate(zip(expected, rows), 1):
            name = wanted.get("ACTIVIDAD") or wanted.get("UNIDAD") or ""
            for heading, cell in wanted.items():
                self.differ(f"{where}: row {number} ({name}), {heading}", cell,
                            got.get(heading, "" if sparse else None))
            self.unknown |= {f"{where.split()[1]}: {heading}" for heading in got if heading not in wanted}

    def check_rollups(self):
        for level in ("national", "unit"):
            for form, read in (("text", printed.read_text), ("csv", printed.read_csv),
                               ("json", printed.read_json)):
                arguments = ("rollup", "job.yaml", "--level", level, "--format", form)
                expected = rollup.table(self.plan, level, form != "text")
                self.compare_rows(self.command(arguments), expected, read(self.run(*arguments)),
                                  form != "csv")


CHECKS = (Audit.check_rollups,)


def audit(binary, seed, base):
    """(seed, mismatches, cells compared, headings not modelled, folder)"""
    folder = base / f"job-{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    one = Audit(binary, seed, folder)
    for check in CHECKS:
        try:
            check(one)
        except (printed.Broken, ValueError, KeyError, subprocess.TimeoutExpired) as fault:
            one.wrong.append(f"{check.__name__}: {type(fault).__name__}: {fault}")
    if not one.wrong:
        shutil.rmtree(folder)
    return seed, one.wrong, one.cells, one.unknown, folder


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path)
    options = parser.parse_args()
    base = options.keep or pathlib.Path(tempfile.mkdtemp(prefix="pliego-model-"))
    binary = options.binary.resolve()
    passed = failed = cells = 0
    unknown = set()
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        seeds = range(options.seed, options.seed + options.jobs)
        for seed, wrong, compared, more, folder in pool.map(audit, [binary] * options.jobs, seeds,
                                                            [base] * options.jobs, chunksize=4):
            cells += compared
            unknown |= more
            if wrong:
                failed += 1
                print(f"FAIL  seed {seed}, kept in {folder}")
                for line in wrong[:SHOWN]:
                    print(f"      {line}")
                if len(wrong) > SHOWN:
                    print(f"      and {len(wrong) - SHOWN} more")
            else:
                passed += 1
            if (passed + failed) % 50 == 0:
                print(f"{passed + failed} of {options.jobs} jobs, {cells} cells", flush=True)
    if not failed and not options.keep:
        shutil.rmtree(base)
    for heading in sorted(unknown):
        print(f"not modelled: {heading}")
    print(f"{cells} cells compared")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
