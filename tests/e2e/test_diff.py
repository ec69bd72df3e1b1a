"""What changed between two versions of a plan, wherever each of them is."""

import csv
import io
import json
import shutil

from harness import PLAN, check, check_equal, test

HEAD = ("CÓDIGO,LÍNEA,ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES,"
        "RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN\n")
TWELVE = "," * 12
JOB = """\
year: 2024
locale: es-SV
institution: MINISTERIO
units:
  - {code: A, name: Unidad A, plan: planes/a.csv}
  - {code: B, name: Unidad B, plan: planes/b.csv}
documents:
  - {template: plan-anual, output: plan.pdf, title: PLAN}
  - {template: cuadernillo-unidad, per: unit, output: "{unit.code}.pdf", title: PLAN}
"""
BEFORE = {"a.csv": HEAD + f"1,L,Visitas,12{TWELVE},,r,m\n,L,Cerrar la oficina,1{TWELVE},,r,m\n",
          "b.csv": HEAD + f",L,b,5{TWELVE},,r,m\n"}
NOW = {"a.csv": HEAD + f'1,L,Visitas,"1,200"{TWELVE},,r,m\n,L,Abrir,1{TWELVE},,r,m\n',
       "b.csv": HEAD + f",L,b,5{TWELVE},,r,m\n"}


def version(program, name, plans, *, job=True):
    folder = program.folder(name)
    (folder / "planes").mkdir()
    for file, text in plans.items():
        (folder / "planes" / file).write_text(text, encoding="utf-8")
    if job:
        (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    return folder


def kinds(program, before, now, *options):
    done = program.run("diff", before, now, "--format", "json", *options).expect(0)
    return [(row["CÓDIGO"], row["CLASE DE CAMBIO"], row.get("CIFRA ANTES"), row.get("CIFRA DESPUÉS"))
            for row in json.loads(done.out)]


EXPECTED = [("A", "cell-changed", 12, 1200), ("A", "activity-added", None, None),
            ("A", "activity-withdrawn", None, None)]


@test
def folders_jobs_and_documents_are_versions(program):
    before, now = version(program, "v1", BEFORE), version(program, "v2", NOW)
    bare = version(program, "bare", BEFORE, job=False)
    flat = program.folder("flat")
    for file, text in BEFORE.items():
        (flat / file).write_text(text, encoding="utf-8")
    for folder in (before, now):
        program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    for one in (before, before / "job.yaml", before / "out" / "plan.pdf", bare, flat):
        for other in (now, now / "job.yaml", now / "out" / "plan.pdf"):
            check_equal(kinds(program, one, other), EXPECTED, f"{one} to {other}")
    check_equal(kinds(program, now, bare)[0], ("A", "cell-changed", 1200, 12), "the other way round")
    done = program.run("diff", before / "out" / "A.pdf", now / "out" / "A.pdf").expect(0, silent=False)
    check("unit " not in done.out and "cells changed: 1" in done.out, f"of a booklet: {done.out}")
    check_equal(sorted(path.name for path in before.iterdir()), ["job.yaml", "out", "planes"],
                "nothing was written")


@test
def a_document_of_a_part_is_compared_as_far_as_it_goes(program):
    """Whatever it is called: of B it says nothing, and of A all that changed."""
    before, now = version(program, "v1", BEFORE), version(program, "v2", NOW)
    numbered = JOB.replace('"{unit.code}.pdf",', '"{unit.code}.pdf", numbering: plan.pdf,')  # both documents
    (before / "job.yaml").write_text(numbered, encoding="utf-8")
    program.run("build", before / "job.yaml", "-o", before / "out").expect(0, silent=False)
    for name in ("A.pdf", "cuadernillo.pdf"):
        part = before / name
        shutil.copy(before / "out" / "A.pdf", part)
        done = program.run("diff", part, now, "--format", "json").expect(0, silent=False)
        check(f"{part}: note: the document is of a part of its job" in done.err and "(1): A [version-part]"
              in done.err, done.err)
        rows = json.loads(done.out)
        check_equal([(row["CÓDIGO"], row["CLASE DE CAMBIO"]) for row in rows],
                    [("A", "part-compared")] + [row[:2] for row in EXPECTED], name)
        check_equal(rows[0]["LUGAR ANTES"], str(part), name)
        done = program.run("diff", now, part).expect(0, silent=False)
        check("B  Unidad B" not in done.out, done.out)
    whole = program.run("diff", before / "out" / "plan.pdf", now).expect(0)
    check("[version-part]" not in whole.err, "the whole is no part")
    done = program.run("diff", before / "out" / "A.pdf", before / "out" / "B.pdf").expect(1, silent=False)
    check("have no unit to be compared" in done.err, done.err)
    done = program.run("diff", before / "out" / "A.pdf", now, "--unit", "B").expect(2, silent=False)
    check("unit «B» can't be compared" in done.err, done.err)


@test
def a_unit_left_out_of_a_version_is_not_compared(program):
    """On either side; it is told, also to programs."""
    before, now = version(program, "v1", BEFORE), version(program, "v2", NOW)
    (now / "job.yaml").write_text("faulty-units: leave-out\n" + JOB, encoding="utf-8")
    (now / "planes" / "b.csv").write_text(HEAD + f",L,b,cinco{TWELVE},,r,m\n", encoding="utf-8")
    for pair, place in ((("v1", "v2"), "LUGAR DESPUÉS"), (("v2", "v1"), "LUGAR ANTES")):
        done = program.run("diff", *pair, "--format", "json").expect(1, silent=False)
        check("[check-unit-left-out]" in done.err, done.err)
        rows = json.loads(done.out)
        check_equal([(row["CÓDIGO"], row["CLASE DE CAMBIO"]) for row in rows],
                    [("B", "unit-left-out")] + [row[:2] for row in EXPECTED], f"{pair}")
        check_equal(rows[0][place], "v2/planes/b.csv:2:6", f"{pair}")


@test
def units_may_be_gone_or_new(program):
    before, now = version(program, "v1", BEFORE, job=False), version(program, "v2", NOW)
    (before / "planes" / "b.csv").unlink()
    check_equal([row[:2] for row in kinds(program, before, now)][-2:],
                [("B", "unit-added"), ("B", "activity-added")], "a unit without a plan before")
    check_equal([row[:2] for row in kinds(program, now, before)][-2:],
                [("B", "unit-withdrawn"), ("B", "activity-withdrawn")], "a unit without a plan now")
    check_equal(kinds(program, before, now, "--unit", "B"),
                [("B", "unit-added", None, None), ("B", "activity-added", None, None)], "only B")


@test
def plans_that_are_of_no_unit_are_told(program):
    """Of a folder without a job: what has the columns of a plan, and is not called as any file of the job."""
    before, now = version(program, "v1", BEFORE, job=False), version(program, "v2", NOW)
    check("version-other-plans" not in program.run("diff", before, now).expect(0).err, "all have units")
    for name in ("planes/c.csv", "d.csv"):
        (before / name).write_text(BEFORE["b.csv"], encoding="utf-8")
    (before / "avance.csv").write_text("ACTIVIDAD,ENE\nb,1\n", encoding="utf-8")
    (before / "leeme.txt").write_text("nada\n", encoding="utf-8")
    done = program.run("diff", "v1", "v2").expect(0, silent=False)
    check_equal(done.err.count("\n"), 1, done.err)
    check('v1: note: the folder "v1" has plans' in done.err, done.err)
    check("(2): d.csv, planes/c.csv;" in done.err, done.err)
    job = now / "job.yaml"
    versions = "versions: [{version: '1', plan: ../v1}, {version: '2'}]\n"
    job.write_text(versions + JOB, encoding="utf-8")
    done = program.run("check", job).expect(0, silent=False)
    check(f"{job}:1:33: note: the folder" in done.err and "[version-other-plans]" in done.err, done.err)
    # A booklet says of one unit only what its plan is called; and of many only the first are named.
    program.run("build", job, "-o", now / "out").expect(0, silent=False)
    done = program.run("diff", "v1", now / "out" / "A.pdf").expect(0, silent=False)
    check("version-other-plans" not in done.err, done.err)
    for i in range(25):
        (before / f"x{i:02}.csv").write_text(BEFORE["b.csv"], encoding="utf-8")
    done = program.run("diff", "v1", "v2").expect(0, silent=False)
    check("(27): d.csv, planes/c.csv, x00.csv" in done.err and "x17.csv, \u2026;" in done.err, done.err)
    check("x18.csv" not in done.err, done.err)


@test
def text_is_for_people_and_csv_for_programs(program):
    version(program, "v1", BEFORE), version(program, "v2", NOW)
    done = program.run("diff", "v1", "v2", env={"LC_ALL": "es_SV.UTF-8"}).expect(0)
    check_equal(done.out, """\
A  Unidad A
  * 1 «Visitas», reconocida por su código
      META ANUAL: 12 -> 1,200
        v1/planes/a.csv:2:13 -> v2/planes/a.csv:2:13
  + actividad agregada: «Abrir»
      v2/planes/a.csv:3:4
  - actividad retirada: «Cerrar la oficina»
      v1/planes/a.csv:3:4

actividades agregadas: 1; actividades retiradas: 1; casillas cambiadas: 1
""", "the text")
    rows = list(csv.DictReader(io.StringIO(program.run("diff", "v1", "v2", "--format", "csv").expect(0).out)))
    columns = ("ANTES", "DESPUÉS", "CIFRA DESPUÉS", "LUGAR DESPUÉS", "RECONOCIDA POR")
    check_equal([rows[0][key] for key in columns],
                ["12", "1,200", "1200", "v2/planes/a.csv:2:13", "code"], "the first row")
    check_equal(program.run("diff", "v1", "v1").expect(0).out, "There are no changes.\n", "no changes")
    program.run("diff", "v1", "v2", "--exit-code").expect(1)
    program.run("diff", "v2", "v2", "--exit-code").expect(0)


@test
def what_is_no_version_is_refused(program):
    now = version(program, "v2", NOW)
    bare = version(program, "bare", BEFORE, job=False)
    empty = program.folder("empty")
    (program.scratch / "no.pdf").write_text("%PDF-1.7 no", encoding="utf-8")
    (program.scratch / "no.yaml").write_text("units: 1", encoding="utf-8")
    shutil.copy(PLAN / "logo.png", program.scratch / "logo.png")
    for arguments, status, rule in [
            (("bare", "bare"), 1, "version-no-job"),
            ((empty, now), 1, "version-no-plans"),
            (("nowhere", now), 3, "version-missing"),
            ((now, "no.pdf"), 1, "extract-not-pdf"),
            ((now, "no.yaml"), 1, "yaml-"),
            ((now, "logo.png"), 1, "file-kind"),
            ((now,), 2, "usage"),
            ((now, bare, now), 2, "usage"),
            ((now, bare, "--unit", "Z"), 2, "usage-unknown"),
    ]:
        done = program.run("diff", *arguments)
        check_equal(done.status, status, f"{arguments}: {done.err}")
        check(f"[{rule}" in done.err, f"{arguments}: {done.err}")
    (bare / "planes" / "a.csv").write_text("X\n1\n", encoding="utf-8")
    check("check-unit-columns" in program.run("diff", bare, now).expect(0, silent=False).err,
          "a unit left out")
    (bare / "planes" / "a.csv").write_text(HEAD + f'1,L,a,1{TWELVE},,r,m"\n', encoding="utf-8")
    check("a.csv:2:" in program.run("diff", bare, now).expect(1, silent=False).err, "a faulty plan")


@test
def documents_without_their_sources_are_refused(program):
    folder = version(program, "v1", BEFORE)
    job = (folder / "job.yaml").read_text(encoding="utf-8")
    job = job.replace("output: plan.pdf,", "output: plan.pdf, embed: none,")
    (folder / "job.yaml").write_text(job, encoding="utf-8")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    done = program.run("diff", folder / "out" / "plan.pdf", folder).expect(1, silent=False)
    check("extract-none" in done.err, done.err)


@test
def money_under_another_heading_is_a_changed_cell(program):
    twelve = "ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
    row = "Uno,12,1,1,1,1,1,1,1,1,1,1,1,1"
    was = version(program, "v1", {"a.csv": f"{twelve},PRESUPUESTO,META 2025\n{row},1000,130\n",
                                  "b.csv": BEFORE["b.csv"]})
    now = version(program, "v2", {"a.csv": f"{twelve},TARGET 2025,PRESUPUESTO ANUAL\n{row},130,9000\n",
                                  "b.csv": BEFORE["b.csv"]})
    check_equal(kinds(program, was, now), [("A", "cell-changed", 1000, 9000)], "the one amount that changed")
