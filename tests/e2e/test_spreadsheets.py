"""What people open in spreadsheets: no text of a plan is taken for a formula, and none is lost."""

import csv
import io
import json

from harness import check, check_equal, test

TEXTS = ["=cmd|'/c calc'!A1", "+1+1", "-1+1", "@SUM(A1:A9)", "\uff1d1+1", "\uff0b1", "\uff0d1+1", "\uff20A1",
         "'=cierto", "''+cierto", "' =x", "'no' es fórmula", "Visitas = 3", "a;=1+1", "-5"]
GUARDED = {text: "'" + text for text in TEXTS
           if text not in ("'no' es fórmula", "Visitas = 3", "a;=1+1")}
MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]

WHY = "JUSTIFICACIÓN T1"

JOB = """\
year: 2024
institution: MINISTERIO
units:
  - {code: "=U1", name: "+UNIDAD", plan: u1.csv, progress: reported.csv}
documents:
  - {template: plan-anual, output: plan.pdf, title: PLAN}
"""


def formulas(program, name):
    folder = program.folder(name)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["CÓDIGO", "LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "RESULTADO ESPERADO",
                     "MEDIO DE VERIFICACIÓN", "META ANUAL", *MONTHS, "OBSERVACIONES"])
    for i, text in enumerate(TEXTS):
        target = -1 if i == 0 else 3
        writer.writerow([f"'={i}" if i % 2 else f"-{i}", f"{text} línea", text, "R", "M", target, target,
                         *[""] * 11, ""])
    (folder / "u1.csv").write_text(out.getvalue(), encoding="utf-8")
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    return folder / "job.yaml"


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


@test
def rollups_have_no_formulas(program):
    job = formulas(program, "formulas-rollup")
    for level in ("national", "unit"):
        out = program.run("rollup", job, "--level", level, "--format", "csv").expect(0, silent=False).out
        rows = {row["ACTIVIDAD"]: row for row in rows_of(out)}
        check_equal(sorted(rows), sorted(GUARDED.get(text, text) for text in TEXTS), f"texts by {level}")
        first = rows["'=cmd|'/c calc'!A1"]
        check_equal((first["META ANUAL"], first["ENE"]), ("-1", "-1"), "a negative figure")
        for text, row in rows.items():
            check(row["LÍNEA"][:1] not in "=+-@", f"the line of {text}: {row['LÍNEA']}")
            if level == "unit":
                check_equal((row["CÓDIGO"], row["UNIDAD"]), ("'=U1", "'+UNIDAD"), "the unit")
        plain = json.loads(program.run("rollup", job, "--level", level, "--format", "json").out)
        check_equal(sorted(row["ACTIVIDAD"] for row in plain), sorted(TEXTS), "JSON has them as they are")


@test
def forms_lose_nothing_on_their_way(program):
    """What is filled in is of the activity that it stands beside, whatever that begins with."""
    job = formulas(program, "formulas-form")
    program.run("form", job, "--quarter", "1", "-o", job.parent).expect(0, silent=False)
    form = job.parent / "reported.csv"
    rows = rows_of(form.read_text(encoding="utf-8-sig"))
    check_equal([row["ACTIVIDAD"] for row in rows], [GUARDED.get(text, text) for text in TEXTS], "texts")
    check_equal([row["CÓDIGO"] for row in rows[:2]], ["'-0", "''=1"], "codes")
    check_equal(rows[0]["META ANUAL"], "-1", "a negative figure")
    for i, row in enumerate(rows):
        row.update({"ENE": str(i + 1), WHY: GUARDED.get(TEXTS[i], TEXTS[i])})
    with form.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    found = program.run("check", job).out
    for rule in ("progress-unknown", "progress-contradiction", "progress-ambiguous", "progress-missing"):
        check(rule not in found, f"{rule}: {found}")
    program.run("form", job, "--quarter", "2", "-o", job.parent / "next").expect(0, silent=False)
    again = rows_of((job.parent / "next" / "reported.csv").read_text(encoding="utf-8-sig"))
    check_equal([(row["ACTIVIDAD"], row["ENE"], row[WHY]) for row in again],
                [(row["ACTIVIDAD"], row["ENE"], row[WHY]) for row in rows], "the next form")
