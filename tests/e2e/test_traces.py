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
def what_is_not_there_is_told(program):
    """Never silence: what is wrong, with what there is; wrong usage is told from that."""
    job = PLAN / "job.yaml"
    for arguments, status, told in [
            (("--dataset", "unit-progress", "--of", "NADA"), 1, "no figure «NADA»; figures of it: META"),
            (("--dataset", "unit-progress", "--row", 99), 1, "no row 99; rows of it: 29"),
            (("--dataset", "progress", "--of", "META INICIAL"), 1, "no row of the dataset progress has"),
            (("--of", "compliance", "--level", "NADA"), 1, "no level and no region is called «NADA»"),
            (("--of", "findings", "--rule", "nada"), 1, "there is no rule «nada»"),
            (("--of", "findings", "--rule", "check-shifted-column"), 1, "is «check-shifted-columns» meant?"),
            (("--all", "--of", "compliance"), 2, "--all is every figure"),
            (("--all", "--level", "X"), 2, "--all is every figure"),
            (("--dataset", "progress", "--activity", "X"), 2, "--dataset is given with")]:
        done = program.run("explain", job, *arguments).expect(status, silent=False)
        check_equal(done.out, "", f"what is printed of {arguments}")
        check(told in done.err, f"{arguments}: {done.err[-300:]}")
    reform = PLAN / "version-02" / "job.yaml"
    of_all = figures_of(program, reform)
    of_one = figures_of(program, reform, "--document", "informe-comparativo-2024-T2.pdf")
    initial = [figure for figure in of_one if "META INICIAL" in figure[3]]
    check(len(initial) > 20, f"{len(initial)} figures of the first version")
    check_equal([figure for figure in initial if figure not in of_all], [], "figures that --all leaves out")


@test
def every_activity_that_is_asked_for_is_explained(program):
    """Not the last one alone; of those that there are none of, it is told."""
    job = PLAN / "version-02" / "job.yaml"
    rows = json.loads(program.run("explain", job, "--dataset", "progress", "--of", "EJECUTADO", "--format",
                                  "json").expect(0, silent=False).out)
    first, second = sorted({row["trace"]["subject"] for row in rows})[:2]
    for more in ((), ("--of", "compliance")):
        both = program.run("explain", job, "--activity", first, "--activity", second, *more)
        alone = [program.run("explain", job, "--activity", one, *more).expect(0, silent=False).out
                 for one in (first, second)]
        check_equal(re.sub("\n+", "\n", both.expect(0, silent=False).out),
                    re.sub("\n+", "\n", "".join(alone)), f"both, {more}")
    done = program.run("explain", job, "--activity", first, "--activity", "nada").expect(1, silent=False)
    check(done.out and "«nada»" in done.err, f"{done.out!r} {done.err!r}")


@test
def names_of_figures_say_what_they_are(program):
    """A difference is called so, and money that is reconciled is of no month."""
    golden = ROOT / "tests" / "golden"
    rows = json.loads(program.run("explain", golden / "multi-year" / "job.yaml", "--all", "--format",
                                  "json").expect(0, silent=False).out)
    reached = [row["trace"] for row in rows if "LÍNEA BASE" in row["heading"]]
    names = {part["name"] for trace in reached for part in trace.get("parts", ())
             if part["operation"] == "difference"}
    check_equal(names, {"DIFERENCIA"}, "sides of what is reached from the baseline")
    rows = json.loads(program.run("explain", golden / "budget" / "job.yaml", "--dataset",
                                  "reconciliation-amounts", "--format", "json").expect(0, silent=False).out)
    subjects = {row["trace"].get("subject", "") for row in rows}
    check(any(subject.startswith("DEVENGADO DEL PERÍODO · ") for subject in subjects), f"{subjects}")
    check_equal([subject for subject in subjects if re.search("ENE|FEB|MAR", subject)], [], "months")


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


@test
def a_ratio_is_explained_in_the_sense_of_those_that_make_it(program):
    """The unit that comes first has the other sense, and no figure: 80 in 10 is 8 days, against 10."""
    folder = program.folder("sense")
    for unit, sense in (("a", ""), ("b", "descendente")):
        (folder / f"{unit}.csv").write_text("CÓDIGO,SENTIDO,CONSOLIDACIÓN,ACTIVIDAD,META ANUAL,T1,T2,T3,T4\n"
                                            f"1,{sense},promedio,Días de espera,10,10,10,10,10\n",
                                            encoding="utf-8")
    (folder / "done.csv").write_text("CÓDIGO,T1,NUMERADOR T1,DENOMINADOR T1\n1,,80,10\n", encoding="utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: OFICINA\nunits:\n  - {code: A, name: UNA, plan: a.csv}\n"
        "  - {code: B, name: OTRA, plan: b.csv, progress: done.csv}\n"
        "documents: [{template: informe-trimestral, quarter: 1, output: t.pdf, title: T}]\n",
        encoding="utf-8")
    told = program.run("explain", folder / "job.yaml", "--dataset", "progress", "--of", "RAZÓN").expect(0).out
    check_equal(told.splitlines()[0], "RAZÓN: 120.0% = (2 × 10 − 8) / 10  Días de espera", told)
