"""Every figure of the sample's documents, explained, and computed again from the cells that are named."""

import json
import re
import subprocess
import sys

from harness import PLAN, ROOT, check, check_equal, test

SAMPLE = ROOT / "tests" / "model" / "sample.py"


@test
def every_figure_of_the_sample_is_made_of_its_cells(program):
    """What a trace comes to is what is printed; its leaves are what the files say at their places."""
    done = subprocess.run([sys.executable, SAMPLE, program.binary, PLAN / "job.yaml"], capture_output=True,
                          check=False, cwd=ROOT)
    told = done.stdout.decode()
    check_equal(done.returncode, 0, told[-600:] + done.stderr.decode()[-600:])
    figures, cells = map(int, re.findall(r"(\d+) figures of (\d+) cells, 0 wrong", told)[0])
    check(figures > 9000 and cells > 50000, told)


@test
def every_figure_of_the_example_of_a_reform_is_made_of_its_cells(program):
    """The same of versions, budget, weights, levels, indicators, and what was before."""
    done = subprocess.run([sys.executable, SAMPLE, program.binary, PLAN / "version-02" / "job.yaml"],
                          capture_output=True, check=False, cwd=ROOT)
    told = done.stdout.decode()
    check_equal(done.returncode, 0, told[-600:] + done.stderr.decode()[-600:])
    figures, cells = map(int, re.findall(r"(\d+) figures of (\d+) cells, 0 wrong", told)[0])
    check(figures > 13000 and cells > 250000, told)


@test
def what_pages_print_is_what_is_explained(program):
    """Percents of the report's pages, as poppler reads them, are all among those of the datasets."""
    folder = program.folder("pages")
    program.run("build", PLAN / "job.yaml", "-o", folder, "--document", "informe-2024-T1.pdf", "-q").expect(0)
    text = subprocess.run(["pdftotext", "-layout", folder / "informe-2024-T1.pdf", "-"], check=True,
                          capture_output=True).stdout.decode()
    printed = {re.sub(r"\s", "", match) for match in re.findall(r"\d+\.\d\s?%", text)}
    explained = program.run("explain", PLAN / "job.yaml", "--all", "--format", "json").out
    known = {figure["text"] for figure in json.loads(explained)}
    check(len(printed) > 40, f"only {len(printed)} percents are on its pages")
    check_equal(sorted(printed - known), [], "percents on pages that no dataset has")


# Documents that are made of more than plans and progress, or in another way than most.
EXPLAINED = ("alignment", "budget", "descending", "multi-year", "progress-before", "rates", "trend",
             "versions", "weights-levels", "workbook-money")


def figures_of(program, *arguments):
    """What is explained, without where it comes from."""
    done = program.run("explain", *arguments, "--all", "--format", "json").expect(0, silent=False)
    explained = json.loads(done.out)
    return [[figure.get(key) for key in ("dataset", "unit", "row", "heading", "text")]
            for figure in explained]


@test
def a_document_explains_what_its_job_does(program):
    """From the files that a PDF carries, every figure is known that is known from the job's folder."""
    for name in EXPLAINED:
        job = ROOT / "tests" / "golden" / name / "job.yaml"
        folder = program.folder(name)
        program.run("build", job, "-o", folder, "-q").expect(0, silent=False)
        of_pdf = figures_of(program, folder / "salida.pdf")
        check_equal(of_pdf, figures_of(program, job, "--document", "salida.pdf"), name)
        check(len(of_pdf) > 20, f"{name}: {len(of_pdf)} figures")


@test
def a_weight_of_zero_is_one(program):
    """No activity or unit that says 0 is told to have none; one that says nothing is, a unit in the job."""
    folder = program.folder("zero")
    head = "ACTIVIDAD,META ANUAL,T1,T2,T3,T4,PONDERACIÓN\n"
    (folder / "a.csv").write_text(f"{head}Uno,4,1,1,1,1,100\nCero,4,1,1,1,1,0\nNada,4,1,1,1,1,\n")
    (folder / "job.yaml").write_text("""\
year: 2024
institution: I
units:
  - {code: A, name: A, plan: a.csv, weight: 100}
  - {code: B, name: B, plan: a.csv, weight: 0}
  - {code: C, name: C, plan: a.csv}
documents:
  - {template: informe-revision, output: p.pdf, title: P}
""")
    found = [(row["CÓDIGO"], row.get("ACTIVIDAD")) for row in
             json.loads(program.run("check", folder / "job.yaml", "--format", "json").out)
             if row["REGLA"] == "check-weight-missing"]
    check_equal(sorted(found, key=str), [("A", "Nada"), ("B", "Nada"), ("C", "Nada"), ("C", None)],
                "who has no weight")
