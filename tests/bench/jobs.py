"""The jobs of the benchmarks, in build/bench/.  One that is there is kept until what makes it changes."""

import functools
import hashlib
import shutil

import booklets
import generate
import rows
import workbooks

WHERE = generate.ROOT / "build" / "bench"
FIRST_ROLLUP = "      - space: 10 pt\n      - table: unit-lines\n"


@functools.cache
def made_of():
    """A digest of what makes the jobs."""
    files = [module.__file__ for module in (booklets, generate, rows, workbooks)]
    files += [__file__, generate.ROOT / "templates" / "plan-anual.yaml", booklets.TEMPLATE]
    files += sorted(generate.PLAN.glob("*.csv"))
    digest = hashlib.sha256()
    for path in files:
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def job(name, make):
    """The job.yaml in a folder of this name, where make(folder) has made it."""
    folder = WHERE / name
    mark = folder / "made-of"
    if not mark.exists() or mark.read_text("ascii") != made_of():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        mark.write_text(made_of(), "ascii")
    return folder / "job.yaml"


def without_rollups(template):
    """The plan's template up to what units come to."""
    text = template.read_text("utf-8")
    template.write_text(text[:text.index(FIRST_ROLLUP)], "utf-8")


def plan(pages, rollups=True, tagged=True, breaking=None):
    """A plan document of about so many pages, with rollups; with lines broken so, where that is given."""
    def make(folder):
        generate.generate(pages, folder)
        if not rollups:
            without_rollups(folder / "plan.yaml")
        if breaking:
            template = folder / "plan.yaml"
            text = template.read_text("utf-8")
            text = text.replace("  base: {", f"  base: {{line-breaking: {breaking}, ", 1)
            template.write_text(text, "utf-8")
        if not tagged:
            with (folder / "job.yaml").open("a", encoding="utf-8") as text:
                text.write("    standards: none\n")
    name = f"plan-{pages}{'' if rollups else '-alone'}{'' if tagged else '-bare'}"
    return job(f"{name}-{breaking}" if breaking else name, make)


def rows_of_plan(count):
    """The units of the plan, each whole, and again until there are so many rows; tables of units only."""
    def make(folder):
        generate.generate_rows_of_plan(count, folder)
        without_rollups(folder / "plan.yaml")
    return job(f"rows-of-plan-{count}", make)


def many_booklets(units, apart=False, plain=False):
    return job(f"booklets-{units}{'-apart' if apart else ''}{'-plain' if plain else ''}",
               lambda folder: booklets.generate_booklets(units, folder, apart, plain))


def many_rows(units):
    """1,000 rows for each."""
    return job(f"rows-{units}", lambda folder: rows.generate_rows(units, folder))


def versions(units):
    """A job of so many units of 1,000 rows; v2/, where a row in twenty is another; none/, with one row."""
    return job(f"versions-{units}", lambda folder: rows.generate_versions(units, folder))


def workbook(rows_of_it):
    """One plan as a CSV and as a workbook: the folders csv and xlsx beside the job."""
    return job(f"workbook-{rows_of_it}", lambda folder: workbooks.generate_workbook(rows_of_it, folder))


def report(units, activities):
    return job(f"report-{activities}", lambda folder: generate.generate_report(units, activities, folder))
