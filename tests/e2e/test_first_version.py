"""What was done against the first version of a plan: whatever its periods, decimals, codes and measures."""

import csv
import io
import re

from harness import check_equal, test

SOME = "ACTIVIDAD,META ANUAL,T1,T2,T3,T4"


def write(program, name, *, job="", documents=(("informe-comparativo", "quarter: 2"),), **sheets):
    """A job of the unit A whose versions are the folders v1, v2, …; the last of them is today's."""
    folder = program.folder(name)
    versions = sorted(sheet for sheet in sheets if sheet.startswith("v"))
    for sheet, rows in sheets.items():
        (folder / sheet).mkdir(parents=True)
        (folder / sheet / "a.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = ["year: 2024", "institution: OFICINA", job, "versions:",
             *(f'  - {{version: "{number}", plan: {version}}}'
               for number, version in enumerate(versions[:-1], 1)), '  - {version: "9", date: hoy}',
             "units:", f"  - {{code: A, name: UNA, plan: {versions[-1]}/a.csv, progress: done/a.csv}}",
             "documents:", *(f"  - {{template: {template}, {cut}, output: {n}.pdf, title: T}}"
                             for n, (template, cut) in enumerate(documents))]
    (folder / "job.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "job.yaml"


def figures(program, job, *options, of="progress"):
    told = program.run("rollup", job, "--of", of, "--format", "csv", *options).expect(0, silent=False)
    return list(csv.DictReader(io.StringIO(told.out)))


def one(program, job, *headings, options=(), **more):
    row = figures(program, job, *options, **more)[0]
    return [row.get(heading, "") for heading in headings]


def initial(program, job):
    """What the first version programmed of each activity."""
    return {row["ACTIVIDAD"]: row.get("META INICIAL", "")
            for row in figures(program, job, "--level", "unit", of="activities")}


@test
def at_another_period_all_is_of_that_period(program):
    """Money and the first version as well, which the document has at its own cut."""
    plan = [SOME + ",PRESUPUESTO T1,PRESUPUESTO T2", "Cursos,40,10,10,10,10,200,300"]
    first = [SOME, "Cursos,80,20,20,20,20"]
    done = ["ACTIVIDAD,T1,T2,DEVENGADO T1,DEVENGADO T2", "Cursos,5,13,100,250"]
    job = write(program, "period", v1=first, v2=plan, done=done)
    asked = ("CUMPLIMIENTO", "CUMPLIMIENTO SOBRE META INICIAL", "DEVENGADO", "EJECUCIÓN FINANCIERA")
    check_equal(one(program, job, *asked), ["130.0", "65.0", "350", "70.0"], "at T2, as the document")
    at_t1 = one(program, job, *asked, options=("--period", "T1"))
    check_equal(at_t1, ["50.0", "25.0", "100", "50.0"], "at T1")
    told = program.run("explain", job, "--of", "DEVENGADO", "--period", "T1").expect(0, silent=False)
    check_equal(re.findall(r"[\d.]+(?= {2}DEVENGADO)", told.out), ["100"], told.out)


@test
def a_document_of_another_span_lends_nothing(program):
    """A half year has none before it, whatever the quarter has that ends with it."""
    done = ["ACTIVIDAD,T1,T2", "Cursos,5,10"]
    plan = [SOME, "Cursos,40,10,10,10,10"]
    job = write(program, "span", v1=plan, v2=plan, done=done,
                documents=(("informe-trimestral", "period: S1"), ("informe-comparativo", "period: T2")))
    check_equal(one(program, job, "CUMPLIMIENTO", "CUMPLIMIENTO ANTERIOR"), ["75.0", ""], "the half year")
    check_equal(one(program, job, "CUMPLIMIENTO", "CUMPLIMIENTO ANTERIOR", options=("--document", "1.pdf")),
                ["100.0", "50.0"], "the quarter")


@test
def plans_by_the_year_are_compared(program):
    """META ANUAL alone is a plan, in the version as today, also where today's is by quarters."""
    job = write(program, "year", documents=(("informe-comparativo", "period: anual"),),
                v1=["ACTIVIDAD,META ANUAL", "Cursos,100", "Visitas,5"],
                v2=["ACTIVIDAD,META ANUAL", "Cursos,300", "Talleres,7"], done=["ACTIVIDAD,ANUAL", "Cursos,150"])
    check_equal(initial(program, job), {"Cursos": "100", "Talleres": ""}, "META INICIAL")
    told = program.run("diff", job.parent / "v1", job).expect(0)
    for line in ("META ANUAL: 100 -> 300", "activity added: «Talleres»", "activity withdrawn: «Visitas»"):
        check_equal(line in told.out, True, told.out)
    job = write(program, "year and quarters", v1=["ACTIVIDAD,META ANUAL", "Cursos,40"],
                v2=[SOME, "Cursos,60,15,15,15,15"], done=["ACTIVIDAD,T1,T2", "Cursos,5,10"])
    check_equal(initial(program, job), {"Cursos": "40"}, "META INICIAL")
    for sides in ((job.parent / "v1", job), (job, job.parent / "v1")):
        told = program.run("diff", *sides).expect(0)
        check_equal("activity" in told.out, False, told.out)
        check_equal("40" in told.out and "60" in told.out, True, told.out)


@test
def cells_of_many_decimals_leave_the_first_version_known(program):
    """Their sums are kept exactly, as those of the plan of today are."""
    plan = [SOME, "Cobertura,100%,33.333333333%,33.333333333%,33.333333333%,", "Visitas,100,25,25,25,25"]
    job = write(program, "decimals", v1=plan, v2=[row.replace("100,25", "120,25") for row in plan],
                done=["ACTIVIDAD,T1,T2", "Cobertura,33.333333333%,33.333333333%", "Visitas,25,20"])
    check_equal(initial(program, job), {"Cobertura": "100", "Visitas": "100"}, "META INICIAL")
    check_equal(one(program, job, "CUMPLIMIENTO SOBRE META INICIAL"), ["90.0"], "(100 + 80) / 2")


@test
def what_the_job_says_of_measures_is_of_every_version(program):
    """A mean is one in the first version, too, be that a folder of plans or one with a job of its own."""
    measures = "measures:\n  - {activity: Nivel, consolidation: promedio}"
    plan = [SOME, "Nivel,100,25,50,100,100", "Visitas,100,25,25,25,25"]
    done = ["ACTIVIDAD,T1,T2", "Nivel,25,45", "Visitas,25,20"]
    job = write(program, "measures", job=measures, v1=plan, v2=plan, done=done)
    asked = ("CUMPLIMIENTO", "CUMPLIMIENTO SOBRE META INICIAL")
    check_equal(one(program, job, *asked), ["85.0", "85.0"], "(90 + 80) / 2")
    (job.parent / "v1" / "job.yaml").write_text(
        "year: 2024\ninstitution: OFICINA\nunits: [{code: A, name: UNA, plan: a.csv}]\n"
        "documents: [{template: plan-anual, output: a.pdf, title: T}]\n", encoding="utf-8")
    check_equal(one(program, job, *asked), ["85.0", "85.0"], "with a job of its own")


@test
def a_plan_numbered_anew_is_compared_by_its_texts(program):
    """Where a code and a text are of two activities, each is known by its text; told as changed codes."""
    head = "CÓDIGO," + SOME
    rows = ["1,Alfa,40,10,10,10,10", "2,Beta,80,20,20,20,20", "3,Gama,120,30,30,30,30"]
    anew = ["1,Cero,8,2,2,2,2", "2,Alfa,40,10,10,10,10", "3,Beta,80,20,20,20,20", "4,Gama,160,40,40,40,40"]
    job = write(program, "anew", v1=[head, *rows], v2=[head, *anew],
                done=["CÓDIGO,ACTIVIDAD,T1,T2", "1,Cero,2,2", "2,Alfa,10,10", "3,Beta,20,20", "4,Gama,30,30"])
    was = {"Cero": "", "Alfa": "40", "Beta": "80", "Gama": "120"}
    check_equal(initial(program, job), was, "META INICIAL")
    told = program.run("diff", job.parent / "v1", job).expect(0).out
    for line in ("activity added: 1 «Cero»", "CÓDIGO: 1 -> 2", "CÓDIGO: 2 -> 3", "META ANUAL: 120 -> 160"):
        check_equal(line in told, True, told)
    check_equal("renamed" in told or "withdrawn" in told, False, told)
    # A code whose text nobody else has is of one that was renamed.
    renamed = [rows[0], rows[1].replace("Beta", "Delta"), rows[2]]
    job = write(program, "renamed", v1=[head, *rows], v2=[head, *renamed], done=["CÓDIGO,T1,T2", "1,10,10"])
    told = program.run("diff", job.parent / "v1", job).expect(0).out
    check_equal("renamed, ACTIVIDAD: «Beta» -> «Delta»" in told, True, told)


@test
def what_a_version_between_did_not_have_is_still_of_the_first(program):
    """Withdrawn in May and back in July, it has what was programmed in January."""
    plan = [SOME, "Cursos,40,10,10,10,10", "Obras,80,20,20,20,20"]
    again = [plan[0], "Cursos,60,15,15,15,15", "Obras,8,2,2,2,2"]
    job = write(program, "back", v1=plan, v2=plan[:2], v3=again,
                done=["ACTIVIDAD,T1,T2", "Cursos,10,10", "Obras,20,20"])
    check_equal(initial(program, job), {"Cursos": "40", "Obras": "80"}, "META INICIAL")
