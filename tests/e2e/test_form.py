"""Forms: the CSVs in which units report their progress, written, filled in, and read back."""

import csv
import io
import json
import re
import shutil
import subprocess

from harness import PLAN, check, check_equal, files_below, test
from plan import read_units

JOB = PLAN / "job.yaml"
MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]

# A line break, a quote, both separators, spaces at the ends, a code, the same text in two lines.
SHEET = """CÓDIGO;LÍNEA ESTRATÉGICA/PROCESO;ACTIVIDAD;RESULTADO ESPERADO;MEDIO DE VERIFICACIÓN;\
META ANUAL;ENE;FEB;MAR;ABR;MAY;JUN;JUL;AGO;SEP;OCT;NOV;DIC;OBSERVACIONES
A-1;LE 1 Uno;"Visitas;
 ""técnicas"", y otras";R;M;1.200,5;100;100,5;100;100;100;100;100;100;100;100;100;100;
;LE 1 Uno;Informes;R;M;2;1;;;;;;1;;;;;;
;LE 2 Dos;Informes;R;M;50%;;;;50%;;;;;;;;;
"""

JOB_TEXT = """year: 2024
locale: es-ES
institution: MINISTERIO DE PRUEBA
units:
  - {code: U1, name: UNIDAD PRIMERA, plan: u1.csv, progress: avance/primera.csv}
documents:
  - {template: plan-anual, quarter: 4, output: salida.pdf, title: PLAN DE PRUEBA}
"""


def rows_of(path, separator=","):
    data = path.read_bytes()
    check(data.startswith(b"\xef\xbb\xbf"), f"{path.name}: no byte order mark")
    lines = data.replace(b"\r\n", b"").replace(b"Visitas;\n", b"")
    check(b"\n" not in lines, f"{path.name}: a line ends in LF")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


@test
def forms_hold_what_was_planned(program):
    out = program.folder("forms")
    result = program.run("form", JOB, "--quarter", "2", "-o", out).expect(0)
    check_equal(len(result.out.splitlines()), len(read_units()), "files listed")
    check_equal(len(files_below(out)), len(read_units()), "files")
    for unit, name in zip(read_units(), result.out.splitlines()):
        planned = [dict(zip(unit.headings, row)) for row in unit.rows]
        rows = rows_of(out / name.rsplit("/", 1)[1])
        # One unit has reported something that it hadn't planned.
        others = ["Atender consultas de otras instituciones del Estado"] if unit.code == "DJ" else []
        check_equal([row["ACTIVIDAD"] for row in rows[len(planned):]], others, f"rows of {unit.code}")
        for row, plan in zip(rows, planned):
            check_equal(row["ACTIVIDAD"].split(), plan["ACTIVIDAD"].split(), "activity")
            check_equal(row["META ANUAL"], plan["META ANUAL"], f"target of {row['ACTIVIDAD']}")
            for month in ("ABR", "MAY", "JUN"):
                check_equal(row[f"PROGRAMADO {month}"], plan[month].strip(), f"{month} planned")
            check_equal([row[m] for m in MONTHS[3:]], [""] * 9, f"months of {row['ACTIVIDAD']}")


@test
def forms_filled_in_are_read_back(program):
    """Decimal commas, so semicolons; what one quarter reports is in the form of the next."""
    folder = program.folder("form-loop")
    (folder / "u1.csv").write_text(SHEET, encoding="utf-8")
    (folder / "job.yaml").write_text(JOB_TEXT, encoding="utf-8")
    job = folder / "job.yaml"
    program.run("form", job, "--quarter", "1", "-o", folder / "avance").expect(0, silent=False)
    rows = rows_of(folder / "avance" / "primera.csv", ";")
    check_equal([row["CÓDIGO"] for row in rows], ["A-1", "", ""], "codes")
    check_equal(rows[0]["ACTIVIDAD"], 'Visitas;\n "técnicas", y otras', "an activity")
    check_equal(rows[0]["PROGRAMADO FEB"], "100,5", "a month")

    empty = program.run("check", job).out
    filled = {0: ["90,5", "0", "1.100"], 1: ["1", "", "-"], 2: ["", "", "25%"]}
    for index, values in filled.items():
        rows[index].update(zip(MONTHS, values), **{"JUSTIFICACIÓN T1": "hubo; razón"})
    with open(folder / "avance" / "primera.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    found = program.run("check", job).out
    for rule in ("check-progress-unknown", "check-progress-ambiguous", "check-progress-missing"):
        check(rule not in empty + found, f"{rule}: {found}")

    program.run("form", job, "--quarter", "2", "-o", folder / "next").expect(0, silent=False)
    for index, row in enumerate(rows_of(folder / "next" / "primera.csv", ";")):
        check_equal([row[m] for m in MONTHS], filled[index] + [""] * 9, f"months of row {index + 1}")
        check_equal(row["JUSTIFICACIÓN T1"], "hubo; razón", f"reason of row {index + 1}")
        check_equal(row["JUSTIFICACIÓN T2"], "", f"reason of the next quarter, row {index + 1}")
    # Of a quarter that is reported already, to be corrected: nothing is lost.
    program.run("form", job, "--quarter", "1", "-o", folder / "again").expect(0, silent=False)
    for index, row in enumerate(rows_of(folder / "again" / "primera.csv", ";")):
        check_equal([row[m] for m in MONTHS], filled[index] + [""] * 9, f"months of row {index + 1} again")
        check_equal(row["JUSTIFICACIÓN T1"], "hubo; razón", f"reason of row {index + 1} again")
        check("JUSTIFICACIÓN T2" not in row, "a column of another quarter that nobody filled in")


# Cells that spreadsheets would take for formulas; two rows that nothing tells apart, and one without text.
ODD_SHEET = """CÓDIGO,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,\
META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES
=1+1,L,+Visitas,R,M,3,1,1,1,,,,,,,,,,
,L,-Cursos,R,M,3,1,1,1,,,,,,,,,,
,@L,Actas,R,M,3,1,1,1,,,,,,,,,,
,L,Informes,R,M,3,1,1,1,,,,,,,,,,
,L,Informes,R,M,4,1,1,2,,,,,,,,,,
,L,,R,M,5,1,2,2,,,,,,,,,,
"""


@test
def forms_are_safe_in_spreadsheets(program):
    folder = program.folder("form-odd")
    (folder / "u1.csv").write_text(ODD_SHEET, encoding="utf-8")
    (folder / "job.yaml").write_text(JOB_TEXT.replace("locale: es-ES\n", ""), encoding="utf-8")
    job = folder / "job.yaml"
    result = program.run("form", job, "--quarter", "1", "-o", folder / "avance").expect(0, silent=False)
    lines = [line for line in result.err.splitlines() if "[form-unclear]" in line]
    check_equal([line.split("u1.csv:")[1].split(":")[0] for line in lines], ["5", "6", "7"], "unclear rows")
    rows = rows_of(folder / "avance" / "primera.csv")
    check_equal(rows[0]["CÓDIGO"], "'=1+1", "a code")
    check_equal([row["ACTIVIDAD"] for row in rows[:2]], ["'+Visitas", "'-Cursos"], "texts")
    check_equal(rows[2]["LÍNEA ESTRATÉGICA/PROCESO"], "'@L", "a line")
    for row in rows[:3]:
        row.update(ENE="1", FEB="-", MAR="-1", **{"JUSTIFICACIÓN T1": "'=SUMA(A1)"})
    with open(folder / "avance" / "primera.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    found = program.run("check", job).out
    for rule in ("check-progress-unknown", "check-progress-contradiction"):
        check(rule not in found, f"{rule}: {found}")
    program.run("form", job, "--quarter", "2", "-o", folder / "next").expect(0, silent=False)
    for row in rows_of(folder / "next" / "primera.csv")[:3]:
        check_equal([row[m] for m in MONTHS[:3]], ["1", "-", "-1"], f"months of {row['ACTIVIDAD']}")
        check_equal(row["JUSTIFICACIÓN T1"], "'=SUMA(A1)", f"reason of {row['ACTIVIDAD']}")


@test
def forms_filled_in_are_never_replaced(program):
    out = program.folder("forms-kept")
    arguments = ("form", JOB, "--quarter", "1", "-o", out)
    name = program.run(*arguments, "--unit", "DJ").expect(0).out.strip().rsplit("/", 1)[1]
    check_equal(files_below(out), [name], "files of one unit")
    form = out / name
    form.write_bytes(form.read_bytes().replace(b"META ANUAL", b"META  ANUAL", 1))
    before = form.read_bytes()
    result = program.run(*arguments).expect(1, silent=False)
    check(f"{name}: error:" in result.err and "[output-exists]" in result.err, result.err)
    check_equal(files_below(out), [name], "files after the refusal")
    check_equal(form.read_bytes(), before, "the form that was there")
    program.run(*arguments, "--force").expect(0)
    check(form.read_bytes() != before, "--force replaced nothing")
    check_equal(len(files_below(out)), len(read_units()), "files")


@test
def form_tells_wrong_usage(program):
    for arguments, expected in (([], "--period"), (["--quarter", "0"], "1"), (["--quarter", "x"], "«x»"),
                                (["--quarter", "1", "--unit", "DRTI"], "«DRIT»")):
        result = program.run("form", JOB, *arguments, "-o", program.scratch / "no-form")
        check_equal(result.status, 2, f"exit status of {arguments}")
        check(expected in result.err, f"{arguments}: {result.err!r}")
    check(not (program.scratch / "no-form").exists(), "made the folder")


@test
def a_plan_without_activities_has_no_form(program):
    """A form with nothing to fill in would come back empty, and nobody would know why."""
    folder = program.folder("form-nothing")
    job = folder / "job.yaml"
    text = JOB_TEXT.replace("locale: es-ES\n", "").replace("plan-anual, quarter: 4", "informe-revision")
    job.write_text(text, encoding="utf-8")
    head = ODD_SHEET.split("\n", 1)[0]
    for plan, place in ((head + "\n", "u1.csv:1:1: error: this plan has no activities"),
                        (ODD_SHEET.replace("ACTIVIDAD", "FAENA", 1),
                         "u1.csv:1:1: error: no activities are read from this plan")):
        (folder / "u1.csv").write_text(plan, encoding="utf-8")
        result = program.run("form", job, "--quarter", "1", "-o", folder / "avance").expect(1, silent=False)
        check(place in result.err and "[form-no-activities]" in result.err, result.err)
        check(not (folder / "avance").exists(), "a form was written")


@test
def a_form_says_all_that_was_reported(program):
    """Taken as the progress as it is, a form of the next quarter changes no figure, text or amount."""
    folder = program.folder("carried")
    shutil.copytree(PLAN, folder / "plan")
    job = folder / "plan" / "version-02" / "job.yaml"

    def figures():
        told = program.run("explain", job, "--all", "--format", "json", "--document", "informe-2024-T2.pdf")
        keys = ("dataset", "unit", "row", "heading", "text")
        return [[whole(figure.get(key)) for key in keys]
                for figure in json.loads(told.expect(0, silent=False).out)]

    def whole(text):
        # A workbook shows a percent that may be typed with two decimals.
        return re.sub(r"(\d)\.00(?=\s?%|$)", r"\1", text) if isinstance(text, str) else text

    def texts():
        program.run("build", job, "-o", folder / "out", "--document", "informe-2024-T2.pdf",
                    "-q").expect(0, silent=False)
        done = subprocess.run(["pdftotext", folder / "out" / "informe-2024-T2.pdf", "-"], check=True,
                              capture_output=True)
        return "".join(whole(line) for line in done.stdout.decode().splitlines(keepends=True))

    as_reported, printed = figures(), texts()
    check(len(as_reported) > 9000, len(as_reported))
    for kind in ("csv", "xlsx"):
        forms = folder / kind
        program.run("form", job, "--period", "T3", "--format", kind, "-o", forms).expect(0, silent=False)
        for form in forms.iterdir():
            target = job.parent / "avance" / form.name.lower()
            if kind == "csv":
                target.unlink()
            shutil.copy(form, target)
        if kind == "xlsx":
            job.write_text(re.sub(r"progress: (avance/\w+)\.csv", r"progress: \1.xlsx", job.read_text()))
        changed = [pair for pair in zip(figures(), as_reported, strict=True) if pair[0] != pair[1]]
        check_equal(changed[:5], [], kind)
        # FILA, the line in the unit's file, is the only thing that may be another.
        check_equal(*(re.sub(r"\n\d+\n", "\n", text) for text in (texts(), printed)), kind)


WITHDRAWN = """CÓDIGO,ACTIVIDAD,ENE,FEB,MAR,JUSTIFICACIÓN,NOTAS
A-1,Visitas,1,2,3,Hubo,
A-4,Talleres,,5,50%,Huelga,sin aula
"""


@test
def a_form_has_the_rows_of_activities_that_the_plan_has_not(program):
    """What was done of an activity that a reform withdrew is told of in each cycle, through either format."""
    folder = program.folder("withdrawn")
    plan = SHEET.splitlines()[0].replace(";", ",") + "\nA-1,L,Visitas,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n"
    (folder / "u1.csv").write_text(plan, encoding="utf-8")
    (folder / "avance").mkdir()
    (folder / "avance" / "primera.csv").write_text(WITHDRAWN, encoding="utf-8")
    job = folder / "job.yaml"
    job.write_text(JOB_TEXT.replace("es-ES", "es-SV").replace("plan-anual, quarter: 4",
                                                              "informe-trimestral, quarter: 1"),
                   encoding="utf-8")
    for cycle, kind, told in ((2, "csv", "primera.csv:3:5: "), (3, "xlsx", "primera.csv:3:6: "),
                              (4, "csv", "primera.xlsx!U1!C3: ")):
        found = [line for line in program.run("check", job).expect(0, silent=False).out.splitlines()
                 if "[check-progress-unknown]" in line]
        check(len(found) == 1 and told in found[0] and "Talleres" in found[0], f"{cycle}: {found}")
        program.run("form", job, "--quarter", str(cycle), "--format", kind, "--force",
                    "-o", folder / "avance").expect(0, silent=False)
        if kind == "xlsx":
            job.write_text(job.read_text(encoding="utf-8").replace("primera.csv", "primera.xlsx"),
                           encoding="utf-8")
            (folder / "avance" / "primera.csv").unlink()
        else:
            job.write_text(job.read_text(encoding="utf-8").replace("primera.xlsx", "primera.csv"),
                           encoding="utf-8")
    last = rows_of(folder / "avance" / "primera.csv")[1]
    check_equal([last[key] for key in ("CÓDIGO", "ACTIVIDAD", "ENE", "FEB", "JUSTIFICACIÓN T1", "NOTAS")],
                ["A-4", "Talleres", "", "5", "Huelga", "sin aula"], "the row")
    check(last["MAR"].startswith("50"), last["MAR"])
