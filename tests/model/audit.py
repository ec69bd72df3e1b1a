#!/usr/bin/env python3
"""Compares what the program prints of random jobs with what the model reckons.

    tests/model/audit.py BINARY [--jobs N] [--seed SEED] [--keep DIR] [--strict]

Job K of a run has the seed SEED+K.  A mismatch names the seed, the command, the cell, what was expected and
what was printed; the job's folder is kept, and its path told.  The last line is 'N passed, N failed'.
"""

import argparse
import concurrent.futures
import functools
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import explain
import generate
import printed
import report
import rollup
import tables
import tracing
import trends

from compliance import Compliance, Scale
from reading import CALENDAR, MONTHS, Plan

ROOT = pathlib.Path(__file__).resolve().parents[2]
NOT_IN_REPORT = ("progress-missing", "budget-summary", "budget-units", "budget-lines", "budget-alerts",
                 "unit-budget", "multi-year", "corrected-figures", "unit-corrected-figures",
                 "reconciliation-amounts", "open-measures", "unit-open-measures", "by-responsible",
                 "by-sdg", "by-pei", "by-axis")
NOT_IN_FIRST_PERIOD = "summary-more"  # a table of it: there is nothing more to say then
ROLLUPS = [(level, form) for level in ("national", "unit") for form in ("text", "csv", "json")]
ROLLED_UP = 1  # of these, of a job; of a large one all
EXPLAINED = 1  # activities of a job
TRACED = 3  # one job in so many: what one of its documents prints,
TRACED_FIGURES = 1500  # so many figures of it at most
SHOWN = 8  # mismatches of one job


def in_words(reckoned):
    """As words of a page give it, which a space parts that doesn't break, too."""
    return {key: [{heading: cell.replace("\u00a0", " ") for heading, cell in row.items()} for row in rows]
            for key, rows in reckoned.items()}


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
        chance = random.Random(f"rollups {self.job.seed}")
        for level, form in ROLLUPS if self.job.large else chance.sample(ROLLUPS, ROLLED_UP):
            read = {"text": printed.read_text, "csv": printed.read_csv, "json": printed.read_json}[form]
            arguments = ("rollup", "job.yaml", "--level", level, "--format", form)
            expected = rollup.table(self.plan, level, form != "text")
            self.compare_rows(self.command(arguments), expected, read(self.run(*arguments)), form != "csv")

    def check_explained(self):
        """Of some activities, as some unit spells it or by its code: every figure and every cell in it."""
        chance = random.Random(self.job.seed)
        rows = {}
        for row in rollup.national(self.plan):
            rows.setdefault(row.kind.key, []).append(row)
        for key, group in chance.sample(sorted(rows.items()), min(EXPLAINED, len(rows))):
            kind = group[0].kind
            called = chance.choice(kind.spellings)
            if key[0] == "code" and chance.random() < 0.5:
                called = next(a.code for row in group for a in row.activities if a.code)
            arguments = ["explain", "job.yaml", "--activity", called]
            month = chance.choice(MONTHS) if chance.random() < 0.2 else None
            if month:
                arguments += (["--month", str(CALENDAR.index(month) + 1)] if month in CALENDAR
                              else ["--period", month])
            where = self.command(arguments)
            blocks = printed.read_explained(self.run(*arguments))
            self.differ(f"{where}: blocks", len(group), len(blocks))
            for row, block in zip(group, blocks):
                self.compare_explained(where, explain.expected(row, month, self.job.locale), block)

    def compare_explained(self, where, expected, block):
        for what, wanted, got in zip(("name", "properties"), expected, block):
            self.differ(f"{where}: {what}", wanted, got)
        for heading in [*expected[2], *(extra for extra in block[2] if extra not in expected[2])]:
            wanted, got = expected[2].get(heading), block[2].get(heading)
            if wanted and got:
                for what, one, other in zip(("figure", "how", "values"), wanted, got):
                    self.differ(f"{where}: {heading}, {what}", one, other)
                self.differ(f"{where}: {heading}, sources", len(wanted[3]), len(got[3]))
                for number, (one, other) in enumerate(zip(wanted[3], got[3]), 1):
                    self.differ(f"{where}: {heading}, source {number}", one, other)
            else:
                self.differ(f"{where}: {heading}", wanted, got)

    def check_traces(self):
        """Figures of the datasets that a document binds, from the cells that their traces name.

        These are so many that some of one job in TRACED have to do.
        """
        if self.job.seed % TRACED:
            return
        chance = random.Random(f"traces {self.job.seed}")
        formats = {path: (unit.encoding, unit.separator) for unit in self.job.units
                   for path in (unit.plan, unit.progress,
                                f"{self.job.previous}/{(unit.progress or '').rsplit('/', maxsplit=1)[-1]}")}
        before = self.job.year_before
        formats |= {f"{trends.FOLDER}/{path}": (unit.encoding, unit.separator)
                    for unit in (before.units if before else []) for path in (unit.plan, unit.progress)}
        document = "informe.pdf" if self.job.by_months and chance.random() < 0.4 else "cuadros.pdf"
        scale = Scale(*(self.job.scale if document == "cuadros.pdf" else generate.REPORTED))
        if document == "informe.pdf":
            scale.words.update(generate.REPORTED_WORDS)
        tracer = tracing.Tracer(tracing.Cells(self.folder, formats), self.job.locale, scale)
        arguments = ("explain", "job.yaml", "--document", document, "--all", "--format", "json")
        # An array with a figure in each line.
        lines = [line for line in self.run(*arguments).split("\n") if line.startswith("{")]
        for line in chance.sample(lines, min(len(lines), TRACED_FIGURES)):
            figure = json.loads(line.rstrip(","), parse_float=str)
            self.cells += 1
            try:
                tracer.verify(figure["trace"])
            except tracing.Broken as fault:
                self.wrong.append(f"{self.command(arguments)}: {figure['dataset']} row {figure['row']} "
                                  f"{figure.get('unit', '')} {figure['heading']}: {fault}")

    def check_layout(self):
        arguments = ("build", "job.yaml", "--document", "cuadros.pdf", "--dump-layout")
        self.compare_tables("layout", printed.read_layout(self.run(*arguments)), self.tables)

    def check_pdfs(self):
        """Of some jobs: both documents, as they stand on the page."""
        if not self.job.narrow:
            return
        self.run("build", "job.yaml", "-o", "out", "--quiet")
        self.compare_tables("cuadros.pdf", printed.read_pdf(self.folder / "out" / "cuadros.pdf"),
                            in_words(self.tables))
        if not self.job.by_months:
            return
        pages = printed.read_pdf(self.folder / "out" / "informe.pdf")
        self.check_report(report.Report(ROOT / "templates" / "informe-trimestral.yaml", pages))

    def check_report(self, found):
        reckoned = in_words(self.reckon(Scale(*generate.USUAL)))
        for table in found.tables:
            if table.name == NOT_IN_FIRST_PERIOD and self.job.period[0] == 0:
                continue
            for (part, name), rows in reckoned.items():
                if name != table.source or name in NOT_IN_REPORT:
                    continue
                columns = table.placed(rows)
                for number, row in enumerate(table.shown(rows), 1):
                    figures = {column[0]: row[column[0]] for column in columns if column[0]}
                    self.cells += len(figures)
                    if not found.has(columns, row):
                        self.wrong.append(
                            f"informe.pdf {name} of {part}: row {number} is nowhere: {figures}")

    def reckon(self, scale):
        return Compliance(self.plan, self.job, self.folder, scale).tables()

    @functools.cached_property
    def tables(self):
        return {key: rows for key, rows in self.reckon(Scale(*self.job.scale)).items()
                if key[1] in self.job.sources}

    def compare_tables(self, where, pages, expected):
        got = {(part, name): rows for part, name, rows in tables.read_tables(pages)}
        for (part, name), rows in expected.items():
            self.compare_rows(f"{where} {name} of {part}", rows, got.get((part, name), []), False)


CHECKS = (Audit.check_rollups, Audit.check_explained, Audit.check_traces, Audit.check_layout,
          Audit.check_pdfs)


def audit(binary, seed, base):
    """(seed, mismatches, cells compared, headings not modelled, folder)"""
    folder = base / f"job-{seed}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    one = Audit(binary, seed, folder)
    for check in CHECKS:
        try:
            check(one)
        except (printed.Broken, ValueError, KeyError, subprocess.SubprocessError) as fault:
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
    parser.add_argument("--strict", action="store_true", help="a heading that is not modelled is a failure")
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
    if options.strict and unknown:
        failed += 1
    print(f"{cells} cells compared")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
