"""One faulty plan, where the job says `faulty-units: leave-out`: all documents are made without its unit."""

import json

from harness import check, check_equal, files_below, test
from pdf import Pdf
from plan import DOCUMENT, REPORT
from tags import heard
from test_faulty_progress import HEAD
from waiting import settle

REVIEW = "informe-revision-2024.pdf"
LINE = "No incluye: DJ – DIRECCIÓN JURÍDICA (su plan tiene errores)"
BOOKLET = "unidades/DJ.pdf"


def text_of(path):
    return " ".join(" ".join(Pdf(path).page_texts).split())


def first_page(path):
    return " ".join(Pdf(path).page_texts[0].split())


def manifest(out):
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def leave_out(job):
    text = job.read_text(encoding="utf-8")
    job.write_text(text.replace("\nunits:", "\nfaulty-units: leave-out\nunits:"), encoding="utf-8")


def spoil(path):
    good = path.read_bytes()
    path.write_bytes(good.replace(b",MAR,", b",MARZ0,", 1))
    return good


@test
def a_faulty_plan_leaves_out_its_unit_until_it_is_mended(program):
    job = program.copy_plan("faulty-plan-2024")
    leave_out(job)
    out, plan = job.parent / "out", job.parent / "dj.csv"
    program.run("build", job, "-o", out).expect(0, silent=False)
    whole = {path: (out / path).read_bytes() for path in files_below(out)}
    check("left-out" not in (out / "manifest.json").read_text(encoding="utf-8"), "the whole lacks a unit")

    good = spoil(plan)
    settle(job.parent)
    result = program.run("build", job, "-o", out).expect(1, silent=False)
    check("dj.csv:1:97: error: " in result.err, result.err[-600:])
    check("job.yaml:12:48: error: " in result.err, result.err[-600:])
    check("[check-unit-left-out]" in result.err, result.err[-600:])
    check("failed: 1 (unidades/DJ.pdf); units left out: 1 (DJ)" in result.summary, result.summary)
    for path in (DOCUMENT, REPORT, REVIEW):
        check(LINE in first_page(out / path), f"{path}: {first_page(out / path)[:400]}")
        check("regulaciones que se originan" not in text_of(out / path), f"{path} has a row of DJ")
    spoken = [" ".join(element.words) for element in heard(out / REPORT).below("P")]
    check(LINE in spoken, f"not read aloud: {spoken[:5]}")
    check("BORRADOR" in first_page(out / DOCUMENT), "the plan is no draft")
    check("DJ DIRECCIÓN JURÍDICA No incluida: su plan tiene errores." in text_of(out / REPORT), "report")
    check("check-unit-left-out" in text_of(out / REVIEW), "review")
    check(LINE not in text_of(out / "unidades/DA.pdf"), "a booklet tells of another unit")
    check_equal((out / BOOKLET).read_bytes(), whole[BOOKLET], "the booklet of before")

    made = manifest(out)
    check_equal(made["failed"], [BOOKLET], "failed")
    check(made["documents"][BOOKLET]["stale"], "the booklet of before is not stale")
    check_equal({path: entry.get("left-out") for path, entry in made["documents"].items()},
                {path: ["DJ"] if path in (DOCUMENT, REPORT, REVIEW) else None for path in made["documents"]},
                "left-out")
    # A booklet carries the part of the job that is of its unit, whatever number that has now.
    program.run("extract", out / "unidades" / "DTIC.pdf", "-o", job.parent / "files").expect(0, silent=False)
    part = (job.parent / "files" / "job.yaml").read_text(encoding="utf-8")
    check("code: DTIC," in part and "code: DJ," not in part and "code: DA," not in part, part)
    # By any number of processes, and over an empty folder: the same.
    for jobs in ("1", "2"):
        other = job.parent / f"out{jobs}"
        program.run("build", job, "-o", other, "-j", jobs).expect(1, silent=False)
        check(not (other / BOOKLET).exists(), "a booklet of the unit left out")
        for path in made["documents"]:
            if path != BOOKLET:
                check_equal((other / path).read_bytes(), (out / path).read_bytes(), f"{path}, -j {jobs}")
    # Nothing is made anew while nothing changes.
    again = program.run("build", job, "-o", out).expect(1, silent=False)
    check("made: 0, unchanged: 9" in again.summary, again.summary)
    # In shares, joined: the same.
    shares = job.parent / "shares"
    for k in "12":
        program.run("build", job, "-o", shares, "--shard", f"{k}/2")
    program.run("merge", shares)
    check_equal(manifest(shares)["failed"], [BOOKLET], "failed, in shares")
    check_equal(manifest(shares)["documents"][REPORT]["left-out"], ["DJ"], "left-out, in shares")

    plan.write_bytes(good)
    settle(job.parent)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal({path: (out / path).read_bytes() for path in files_below(out)}, whole, "once it is mended")


@test
def what_is_asked_of_a_unit_left_out_is_refused(program):
    job = program.copy_plan("faulty-plan-asked")
    leave_out(job)
    spoil(job.parent / "dj.csv")
    out = job.parent / "out"
    for options in (["--unit", "DJ"], ["--strict"]):
        result = program.run("build", job, "-o", out, *options).expect(1, silent=False)
        check("dj.csv:1:97: error: " in result.err, f"{options}: {result.err[-300:]}")
        check("nothing was made" in result.summary, f"{options}: {result.summary}")
        check(not list(out.rglob("*.pdf")), f"{options}: something was made")
    # The one that can be made is.
    program.run("build", job, "-o", out, "--unit", "DJ", "--unit", "DA").expect(1, silent=False)
    check_equal([path.name for path in out.rglob("*.pdf")], ["DA.pdf"], "made")

    found = program.run("check", job).expect(1, silent=False)
    check("[check-unit-left-out]" in found.out and "dj.csv:1:97: error: " in found.err, found.err[-300:])
    check("dj.csv:" not in found.out.replace(f"in {job.parent}/dj.csv:", ""), "something was found in it")
    for command in (["rollup", job], ["explain", job, "--activity", "Capacitar al personal"]):
        told = program.run(*command)
        check_equal(told.status, 1, f"{command[0]}: exit status")
        check("[check-unit-left-out]" in told.err and "dj.csv:1:97: error: " in told.err, told.err[-300:])
    rollup = program.run("rollup", job, "--level", "unit", "--format", "csv").expect(1, silent=False)
    check("DJ," not in rollup.out and "DA," in rollup.out, "the rollup by unit")
    forms = job.parent / "forms"
    told = program.run("form", job, "--quarter", "2", "-o", forms).expect(1, silent=False)
    check("[check-unit-left-out]" in told.err, told.err[-300:])
    check_equal(sorted(path.name for path in forms.iterdir()),
                ["da.csv", "drit.csv", "dtic.csv", "odah.csv", "odso.csv", "p092.csv"], "forms")


GOOD = (HEAD + "L,Visitas,R,M,10,10,,,,,,,,,,,,\n").encode()
FAULTS = {
    "absent": None,
    "empty": b"",
    "nul": GOOD.replace(b"10", b"1\0"),
    "zip": b"PK\x03\x04" + bytes(200),
    "number": GOOD.replace(b"10", b"diez"),
    "ragged": GOOD + b"L,V\n",
    "measure": GOOD.replace(b"\n", b",MEDIDA\n", 1).replace(b",,\n", b",,,docena\n"),
}
JOB = """year: 2024
institution: MINISTERIO DE PRUEBA
faulty-units: leave-out
units:
  - {code: U1, name: UNIDAD PRIMERA, plan: u1.csv}
  - {code: U2, name: UNIDAD SEGUNDA, plan: u2.csv}
documents:
  - {template: plan-anual, output: plan.pdf, title: PRUEBA}
"""


def two_units(program, name, first, second):
    folder = program.folder(name)
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    for file, content in (("u1.csv", first), ("u2.csv", second)):
        if content is not None:
            (folder / file).write_bytes(content)
    return folder


@test
def any_fault_of_a_plan_leaves_out_its_unit(program):
    for name, fault in FAULTS.items():
        folder = two_units(program, f"faulty-plan-{name}", fault, GOOD)
        result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(1, silent=False)
        check("[check-unit-left-out]" in result.err, f"{name}: {result.err}")
        text = text_of(folder / "out" / "plan.pdf")
        check("No incluye: U1 – UNIDAD PRIMERA (su plan tiene errores)" in text, f"{name}: {text[:300]}")
        check("UNIDAD SEGUNDA" in text, f"{name}: {text[:300]}")


@test
def a_job_whose_plans_are_all_faulty_is_refused(program):
    folder = two_units(program, "faulty-plans", FAULTS["number"], FAULTS["measure"])
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(1, silent=False)
    check("u1.csv:2:" in result.err, result.err)
    check("nothing was made" in result.summary, result.summary)
    check(not list((folder / "out").rglob("*.pdf")), "something was made")


@test
def another_unit_left_out_makes_another_document(program):
    """Whose plan has the same bytes."""
    folder = two_units(program, "faulty-plan-another", None, GOOD)
    job, out = folder / "job.yaml", folder / "out"
    program.run("build", job, "-o", out).expect(1, silent=False)
    settle(folder)
    (folder / "u1.csv").write_bytes(GOOD)
    (folder / "u2.csv").unlink()
    program.run("build", job, "-o", out).expect(1, silent=False)
    text = text_of(out / "plan.pdf")
    check("No incluye: U2 – UNIDAD SEGUNDA (su plan tiene errores)" in text, text[:300])


QUARTERS = "LÍNEA,ACTIVIDAD,META ANUAL,T1,T2,T3,T4\n"
DONE = "ACTIVIDAD,T1,T2,T3,T4\n"
BESIDE = """year: {year}
institution: MINISTERIO DE PRUEBA
{more}units:
  - {{code: A, name: UNIDAD A, plan: a.csv, progress: avance/a.csv, weight: 60}}
  - {{code: B, name: UNIDAD B, plan: b.csv, progress: avance/b.csv, weight: 40}}
documents:
  - {{template: ./tablas.yaml, quarter: 1, output: t1.pdf, title: PRUEBA}}
"""
TODAY = """faulty-units: leave-out
weights-total: 100
last-year: ayer
previous: antes
versions:
  - {version: "01", date: Enero, plan: v1}
  - version: "02"
    date: Marzo
    changes:
      - {unit: A, activity: Curso, reason: Menos cursos.}
      - {unit: B, reason: Más cursos.}
"""
TABLES = """pliego: 1
fonts: {narrow: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {font: narrow, size: 8 pt, leading: 9 pt}}
tables:
  versions: {source: versions, columns: [{fields: [VERSIÓN, CAMBIOS, RESUMEN], width: 1*}]}
  progress: {source: progress-summary, columns: [{fields: [CUMPLIMIENTO DEL AÑO ANTERIOR], width: 1*}]}
sections:
  - heading: {text: Cambios, level: 1}
  - table: versions
  - table: progress
"""


def edition(folder, year, plans, done, more=""):
    """A job with its plans, and what its units did in the first quarter."""
    (folder / "avance").mkdir(parents=True)
    (folder / "tablas.yaml").write_text(TABLES, encoding="utf-8")
    (folder / "job.yaml").write_text(BESIDE.format(year=year, more=more), encoding="utf-8")
    for code, target, quarter in zip("ab", plans, done):
        (folder / f"{code}.csv").write_text(f"{QUARTERS}L,Curso,{target * 4}" + f",{target}" * 4 + "\n",
                                            encoding="utf-8")
        (folder / "avance" / f"{code}.csv").write_text(f"{DONE}Curso,{quarter},,,\n", encoding="utf-8")


def of_before(program, job, heading):
    told = program.run("explain", job, "--dataset", "progress-summary", "--of", heading, "--format", "json")
    return [figure["text"] for figure in json.loads(told.out)]


@test
def a_unit_left_out_is_left_out_of_what_the_year_is_set_beside(program):
    """It was not withdrawn, and what it did before is set beside nothing.

    The year before A did 8 of 10, B 2 of 10: 50 % on average, 80 % without B.  At the cut before (the year's
    first has none) nothing.  Version 02 has 9 where 01 had 10, twice: META ANUAL and four quarters each.
    """
    for bare in (False, True):
        folder = program.folder(f"beside-{bare}")
        (folder / "antes" / "avance").mkdir(parents=True)
        edition(folder / "ayer", 2024, (10, 10), (8, 2))
        edition(folder / "v1", 2025, (10, 10), (0, 0))
        if bare:
            (folder / "v1" / "job.yaml").unlink()
        edition(folder / "hoy", 2025, (9, 9), (9, 9), TODAY)
        for path in (folder / "hoy").iterdir():
            path.rename(folder / path.name)
        job, out, plan = folder / "job.yaml", folder / "out", folder / "b.csv"

        whole = program.run("build", job, "-o", out).expect(0, silent=False)
        check("02 10 10 casillas" in text_of(out / "t1.pdf").replace("\u00a0", " "), text_of(out / "t1.pdf"))
        check_equal(of_before(program, job, "CUMPLIMIENTO DEL AÑO ANTERIOR"), ["50.0%"], "whole")
        for older in ("v1", "ayer"):  # a fault in what is of it there is of no matter, either
            (folder / older / "b.csv").write_text(QUARTERS + "L,Curso,x,1,1,1,1\n", encoding="utf-8")
        plan.write_text(QUARTERS + "L,Curso,36,9,9,9,nueve\n", encoding="utf-8")
        settle(folder)
        result = program.run("build", job, "-o", out).expect(1, silent=False)
        for rule in ("job-versions", "check-weight-total", "job-last-year"):
            check(f"[{rule}]" not in result.err + whole.err, f"{rule}: {result.err}")
        check_equal(result.err.count(": error: "), 2, result.err)
        check("02 5 5 casillas" in text_of(out / "t1.pdf").replace("\u00a0", " "), text_of(out / "t1.pdf"))
        check_equal(of_before(program, job, "CUMPLIMIENTO DEL AÑO ANTERIOR"), ["80.0%"], "without B")
        # What a document carries is enough to explain it, and to make it anew.
        check_equal(of_before(program, out / "t1.pdf", "CUMPLIMIENTO DEL AÑO ANTERIOR"), ["80.0%"], "carried")


@test
def a_version_may_have_had_only_the_unit_left_out(program):
    """All of today's plan is then new; and nobody is asked why the year before did nothing."""
    folder = program.folder("beside-only")
    (folder / "antes").mkdir()
    edition(folder / "ayer", 2024, (10, 10), ("", 2))
    edition(folder / "v1", 2025, (10, 10), (0, 0))
    (folder / "v1" / "job.yaml").unlink()
    (folder / "v1" / "a.csv").unlink()
    edition(folder / "hoy", 2025, (9, 9), (9, 9), TODAY.replace("activity: Curso, ", ""))
    for path in (folder / "hoy").iterdir():
        path.rename(folder / path.name)
    (folder / "b.csv").unlink()
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(1, silent=False)
    check_equal(result.err.count(": error: "), 2, result.err)
    text = text_of(folder / "out" / "t1.pdf").replace("\u00a0", " ")
    check("1 unidad agregada, 1 actividad agregada" in text, text)
