"""A job that tells of versions of its plan, and documents that show what changed."""

import json

from harness import check, check_equal, test
from pdf import Pdf, tool

HEAD = ("CÓDIGO,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
        "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n")
JOB = """\
year: 2024
locale: es-SV
institution: MINISTERIO
versions:
  - {{version: "01", date: Enero, plan: {plan}, author: Ana, reason: Emisión.}}
  - {{version: "02", date: Junio, author: Luz, reason: Reforma del presupuesto.}}
units:
  - {{code: A, name: UNIDAD A, plan: a.csv}}
  - {{code: B, name: UNIDAD B, plan: b.csv}}
documents:
  - {{template: plan-anual, output: plan.pdf, title: PLAN, version: "{version}"}}
  - {{template: cuadernillo-unidad, per: unit, output: "{{unit.code}}.pdf", title: PLAN, version: "{own}"}}
  - {{template: ./changes.yaml, output: cambios.pdf, title: CAMBIOS, pages-of: plan.pdf}}
"""
CHANGES = """\
pliego: 1
fonts: {narrow: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {font: narrow, size: 8 pt, leading: 9 pt}}
tables:
  changes:
    source: changes
    columns: [{fields: [CÓDIGO, CASILLA, ANTES, DESPUÉS, PÁGINA], width: 1*}]
  versions:
    source: versions
    columns: [{fields: [VERSIÓN, CAMBIOS, PÁGINAS, RESUMEN], width: 1*}]
sections:
  - heading: {text: Cambios, level: 1}
  - table: changes
  - table: versions
"""


def text_of(path):
    return " ".join(tool("pdftotext", "-layout", path, "-").split())


def rows(target):
    return f"1,L,Visitas,R,M,{target},{','.join(str(target / 12)[:-2] for _ in range(12))},\n"


def make(program, name, *, plan="v1", version="02", own="02"):
    folder = program.folder(name)
    (folder / "v1").mkdir()
    for code, before, now in (("a", 12, 24), ("b", 36, 36)):
        (folder / "v1" / f"{code}.csv").write_text(HEAD + rows(before), encoding="utf-8")
        (folder / f"{code}.csv").write_text(HEAD + rows(now), encoding="utf-8")
    (folder / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    (folder / "job.yaml").write_text(JOB.format(plan=plan, version=version, own=own), encoding="utf-8")
    return folder


def build(program, folder, *options):
    return program.run("build", folder / "job.yaml", "-o", folder / "out", *options)


@test
def the_plan_shows_what_changed_and_where(program):
    folder = make(program, "versions")
    build(program, folder).expect(0)
    plan = text_of(folder / "out" / "plan.pdf")
    for words in ("Emisión.", "Reforma del presupuesto.", "13 casillas cambiadas", "A, página 4", "antes: 12",
                  "antes: 1"):
        check(words in plan, f"the plan lacks «{words}»")
    carried = program.run("extract", folder / "out" / "plan.pdf", "-o", folder / "x").expect(0).out.split()
    check({"a.csv", "b.csv", "v1-a.csv", "v1-b.csv", "job.yaml"} <= set(carried), f"carried: {carried}")
    check_equal((folder / "x" / "v1-a.csv").read_text("utf-8"), HEAD + rows(12), "what was before")
    same = program.run("diff", folder / "out" / "plan.pdf", folder).expect(0).out
    check_equal(same, "There are no changes.\n", "the carried plan is the last one")
    check("Actividades retiradas" not in plan, "a list of what was withdrawn, though nothing was")
    check("Motivos de los cambios" not in plan, "a list of reasons, though none is given")
    changes = text_of(folder / "out" / "cambios.pdf")
    check("A META ANUAL 12 24 4 " in changes, f"a change and the page of the plan where it is: {changes}")
    check("02 13 4 13 casillas cambiadas" in changes, f"the summary of the version: {changes}")


@test
def reasons_stand_beside_the_changes_that_they_are_of(program):
    folder = make(program, "reasons")
    job = (folder / "job.yaml").read_text("utf-8")
    (folder / "job.yaml").write_text(job.replace(
        "reason: Reforma del presupuesto.}",
        "reason: Reforma del presupuesto.,\n"
        "     changes: [{unit: A, activity: Visitas, reason: Acuerdo 7.}]}"),
        encoding="utf-8")
    with (folder / "v1" / "b.csv").open("a", encoding="utf-8") as earlier:
        earlier.write(rows(12).replace("1,L,Visitas", "2,L,Ferias"))
    (folder / "b.csv").write_text(HEAD + rows(48), encoding="utf-8")
    build(program, folder).expect(0, silent=False)
    plan = text_of(folder / "out" / "plan.pdf")
    check("B L Ferias 12 Sin motivo" in plan, f"what was withdrawn without a reason: {plan}")
    reasons = plan[plan.index("Motivos de los cambios"):plan.index("Elaborado por")]
    check("casilla cambiada META ANUAL 12 24" in reasons, f"what it is the reason of: {reasons}")
    check("Acuerdo 7." in reasons, f"the reason: {reasons}")
    check(" B " not in reasons and "48" not in reasons, f"changes without a reason: {reasons}")


@test
def documents_follow_the_earlier_version(program):
    folder = make(program, "versions")
    build(program, folder).expect(0)
    check("unchanged: 4" in build(program, folder).expect(0).summary, "all is unchanged")
    (folder / "v1" / "b.csv").write_text(HEAD + rows(48), encoding="utf-8")
    summary = build(program, folder).expect(0).summary
    check("made: 3, unchanged: 1" in summary, f"all but the booklet of A shows them: {summary}")
    check("antes: 48" in text_of(folder / "out" / "B.pdf"), "the booklet of B")


@test
def a_version_that_is_taken_is_refused(program):
    folder = make(program, "versions", version="01")
    done = build(program, folder).expect(1, silent=False)
    check("job.yaml:11:68: error: version «01»" in done.err and "[job-version-reused]" in done.err, done.err)
    folder = make(program, "booklets", own="01")
    build(program, folder).expect(1, silent=False)
    build(program, folder, "--unit", "B").expect(0)
    check("job-version-reused" in build(program, folder, "--unit", "A").expect(1, silent=False).err, "of A")


@test
def a_document_is_a_version(program):
    folder = make(program, "first")
    for code in "ab":
        (folder / f"{code}.csv").write_text((folder / "v1" / f"{code}.csv").read_text("utf-8"), "utf-8")
    build(program, folder).expect(0)
    (folder / "out" / "plan.pdf").rename(folder.parent / "plan-01.pdf")
    folder = make(program, "second", plan="../plan-01.pdf")
    build(program, folder).expect(0)
    check("antes: 12" in text_of(folder / "out" / "plan.pdf"), "what was before, from a PDF")
    (folder.parent / "plan-01.pdf").write_text("%PDF", encoding="utf-8")
    check("[extract-" in build(program, folder).expect(1, silent=False).err, "a damaged PDF")


@test
def a_target_that_goes_needs_a_reason(program):
    folder = make(program, "versions")
    (folder / "a.csv").write_text(HEAD + rows(12).replace(",12,", ",,", 1), encoding="utf-8")
    (folder / "b.csv").write_text(HEAD, encoding="utf-8")

    def found():
        done = program.run("check", folder / "job.yaml", "--format", "json")
        return [(row["CÓDIGO"], row["ARCHIVO"].rsplit("/", 2)[-2:], row["FILA"], row["COLUMNA"])
                for row in json.loads(done.out) if row["REGLA"] == "check-target-removed"]

    check_equal(found(), [("A", ["versions", "a.csv"], "2", "17"), ("B", ["v1", "b.csv"], "2", "5")],
                "two cells")
    job = (folder / "job.yaml").read_text("utf-8")
    job = job.replace("reason: Reforma del presupuesto.}",
                      'reason: Reforma., changes: [{unit: A, activity: "1", reason: x}, '
                      '{unit: B, reason: y}]}')
    (folder / "job.yaml").write_text(job, encoding="utf-8")
    check_equal(found(), [], "with reasons")


@test
def work_of_a_withdrawn_activity_is_told_and_accepted(program):
    """By its version; in the report, which else says that nothing is missing; accepted by text or code."""
    folder = program.folder("withdrawn-work")
    (folder / "v1").mkdir()
    row = "{},L,{},R,M,12" + ",1" * 12 + ",\n"
    kept, withdrawn = row.format("A-1", "Visitas"), row.format("A-2", "Talleres")
    (folder / "v1" / "u.csv").write_text(HEAD + kept + withdrawn, encoding="utf-8")
    (folder / "u.csv").write_text(HEAD + kept, encoding="utf-8")
    (folder / "avance.csv").write_text("CÓDIGO,ACTIVIDAD,ENE,FEB,MAR\nA-1,Visitas,1,1,1\n"
                                       "A-2,Talleres,,1,1\n", encoding="utf-8")
    job = """year: 2024
institution: MINISTERIO
versions:
  - {version: "01", plan: v1}
  - {version: "02", reason: Reforma.}
units:
  - {code: U, name: UNIDAD, plan: u.csv, progress: avance.csv}
documents:
  - {template: informe-trimestral, quarter: 1, output: t1.pdf, title: T1}
"""

    def found(accepted):
        (folder / "job.yaml").write_text(job + accepted, encoding="utf-8")
        done = program.run("check", folder / "job.yaml")
        return [line for line in done.out.splitlines() + done.err.splitlines()
                if ("Talleres" in line and "The job accepts it" not in line) or "[check-unused-" in line]

    told = found("")
    check(len(told) == 2 and any("was withdrawn in version 02" in line for line in told), told)
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    text = " ".join(" ".join(Pdf(folder / "out" / "t1.pdf").page_texts).split())
    check("1 actividad informada que no está en el plan: «Talleres»." in text, text[:3000])
    check("No falta nada" not in text, text[:3000])
    for name in ("A-2", "talleres"):
        accepted = "".join(f"  - {{rule: {rule}, unit: U, activity: {name}, reason: x}}\n"
                           for rule in ("check-target-removed", "check-progress-unknown"))
        check_equal(found("accept:\n" + accepted), [], name)
    check_equal(len(found("accept:\n" + accepted.replace("talleres", "A-3"))), 4, "of another")


SHOWN = """\
pliego: 1
fonts: {{narrow: {{regular: ArchivoNarrow-Regular.ttf}}}}
styles: {{base: {{font: narrow, size: 8 pt, leading: 9 pt}}}}
tables:
  plan: {{source: plan, columns: [{{fields: [{fields}], width: 1*}}]}}
sections:
  - changes: {{titles: [Versión, Fecha, Cambio, Responsable]}}
  - each-unit:
      - heading: {{text: "{{unit.name}}", level: 1}}
      - table: plan
"""


@test
def a_page_is_named_where_the_document_shows_the_change(program):
    """A column that is new is on no page of a document that doesn't print it; nor is a cell in another."""
    folder = make(program, "shown")
    head, row = HEAD.strip() + ",COSTO\n", rows(36).strip() + ",900\n"
    (folder / "b.csv").write_text(head + row, encoding="utf-8")
    build(program, folder).expect(0)
    plan = text_of(folder / "out" / "plan.pdf")
    check("A, página 4; B" in plan and "B, página" not in plan, "where unit B only has a new column")
    (folder / "a.csv").write_text(head + rows(24).strip() + ",100\n", encoding="utf-8")
    for fields, said in (("ACTIVIDAD", "A; B"), ("ACTIVIDAD, COSTO", "A, página 2; B, página 3"),
                         ("ACTIVIDAD, META ANUAL", "A, página 2; B")):
        (folder / "changes.yaml").write_text(SHOWN.format(fields=fields), encoding="utf-8")
        build(program, folder, "--document", "cambios.pdf").expect(0)
        text = text_of(folder / "out" / "cambios.pdf")
        check(said in text and f"{said}," not in text, f"with {fields}: {text}")
