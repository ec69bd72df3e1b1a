"""Forms as workbooks: plan, form, filled in, through LibreOffice, report; and nothing is typed again."""

import csv
import io
import re
import zipfile

from harness import check, check_equal, test
from office import convert, fill, headings, is_open, part
from pdf import Pdf

PLAN = '''CÓDIGO,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,\
UNIDAD DE MEDIDA,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES
007,Línea uno,"-Visitas, ""técnicas""",R,M,visita,3,1,1,1,,,,,,,,,,
1.10,Línea uno,Obras,R,M,obra,3,1,1,1,,,,,,,,,,
A-3,Línea dos,Atender,R,M,%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,90%,
'''

JOB = """year: {year}
locale: {locale}
institution: MINISTERIO & CÍA.
units:
  - {{code: U1, name: UNIDAD PRIMERA, plan: {plan}{progress}}}
documents:
  - {{template: {template}, output: salida.pdf, title: PRUEBA{quarter}}}
"""

MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]


def write_job(folder, name, **values):
    values = {"progress": "", "template": "plan-anual", "quarter": "", "locale": "es-SV"} | values
    (folder / name).write_text(JOB.format(**values), encoding="utf-8")
    return folder / name


def plan_of_2025(program, folder, locale):
    """A plan that is a workbook: the form of it, made from the year before, and filled in."""
    (folder / "u1.csv").write_text(PLAN, encoding="utf-8")
    job = write_job(folder, "2024.yaml", year=2024, plan="u1.csv", locale=locale)
    program.run("form", "--plan", job, "-o", folder / "plan-2025").expect(0)
    fill(folder / "plan-2025" / "U1.xlsx", folder / "plan.xlsx", {
        2: {"META ANUAL": 1300, "ENE": 400, "FEB": 400, "MAR": 500},
        3: {"META ANUAL": 7.5, "ENE": 2.5, "FEB": 2.5, "MAR": 2.5},
        4: {"META ANUAL": 0.925} | {month: 0.925 for month in MONTHS},
        5: {"CÓDIGO": "B-1", "LÍNEA ESTRATÉGICA/PROCESO": "Línea dos", "ACTIVIDAD": "Nueva",
            "RESULTADO ESPERADO": "R", "MEDIO DE VERIFICACIÓN": "M", "UNIDAD DE MEDIDA": "acta",
            "META ANUAL": 2, "ABR": 1, "SEP": 1}})
    return "plan.xlsx"


def typed(locale, text):
    """The figure as the locale writes it."""
    return text.replace(".", ",") if locale == "es-ES" else text


def round_trip(program, kind, locale):
    folder = program.folder(f"form-{kind}-{locale}")
    plan = plan_of_2025(program, folder, locale)
    empty = write_job(folder, "empty.yaml", year=2025, plan=plan, locale=locale)
    program.run("form", empty, "--period", "T1", "--format", "xlsx", "-o", folder / "forms").expect(0)
    form = folder / "forms" / "U1.xlsx"
    before = program.run("check", empty)

    fill(form, folder / "avance.xlsx", {
        2: {"ENE": 400, "FEB": 1234, "MAR": 0, "CAUSA T1": "Falta de personal",
            "JUSTIFICACIÓN T1": '-No; hubo, "así"\nnada', "MEDIDA CORRECTIVA T1": "007"},
        3: {"ENE": 2.5, "FEB": 2.25, "MAR": 2.5},
        4: {"ENE": 0.855, "FEB": 0.9, "MAR": 1},
        5: {}})
    saved = convert(folder / "avance.xlsx", kind, locale)
    job = write_job(folder, "job.yaml", year=2025, plan=plan, locale=locale, template="informe-trimestral",
                    progress=f", progress: {saved.relative_to(folder)}", quarter=", quarter: 1")

    # Nothing is found in it but what was typed, where it was typed: there is no half of a work.
    place = f"{saved.relative_to(folder)}:4:" if kind == "csv" else f"{saved.relative_to(folder)}!U1!"
    found = [line for line in program.run("check", job).expect(before.status, silent=False).out.splitlines()
             if str(saved.relative_to(folder)) in line]
    figures = [typed(locale, figure) for figure in ("2.5", "2.25", "2.5")]
    check_equal(len(found), 3, f"findings in the progress: {found}")
    for line, figure, month in zip(found, figures, MONTHS):
        where = place if kind == "csv" else f"{place}{headings(form)[month]}3:"
        check(where in line and f" {figure} is a count" in line, f"{figure}: {line}")

    program.run("build", job, "-o", folder / "out").expect(0, silent=False)
    text = "".join(Pdf(folder / "out" / "salida.pdf").page_texts)
    # 400 + 1234 + 0, and 2.5 + 2.25 + 2.5.
    for figure in ("1.634", "7,25") if locale == "es-ES" else ("1,634", "7.25"):
        check(figure in text, f"{figure} is not in the report")
    explain = program.run("explain", job, "--activity", "1.10", "--month", "2")
    explained = explain.expect(0, silent=False).out
    check(re.search(rf"{re.escape(typed(locale, '2.5'))} +\S*plan\.xlsx!U1!I3 ", explained), explained)

    # The next form has all of it.
    program.run("form", job, "--period", "T2", "-o", folder / "next").expect(0, silent=False)
    next_form = (folder / "next" / "avance.csv").read_text(encoding="utf-8-sig")
    separator = ";" if locale == "es-ES" else ","
    rows = list(csv.DictReader(io.StringIO(next_form, newline=""), delimiter=separator))
    check_equal([row["CÓDIGO"] for row in rows], ["007", "1.10", "A-3", "B-1"], "codes")
    expected = [["400", "1234", "0"], ["2.5", "2.25", "2.5"], ["85.50%", "90.00%", "100.00%"], ["", "", ""]]
    for row, done in zip(rows, expected):
        check_equal([row[month] for month in MONTHS], [typed(locale, figure) for figure in done] + [""] * 9,
                    f"figures of {row['CÓDIGO']}")
    check_equal(rows[0]["CAUSA T1"], "Falta de personal", "cause")
    check_equal(rows[0]["JUSTIFICACIÓN T1"], '\'-No; hubo, "así"\nnada', "reason")
    check_equal(rows[0]["MEDIDA CORRECTIVA T1"], "007", "what is done about it")


@test
def forms_come_back_as_xlsx(program):
    round_trip(program, "xlsx", "es-SV")


@test
def forms_come_back_as_ods_of_spain(program):
    round_trip(program, "ods", "es-ES")


@test
def forms_come_back_as_csv(program):
    round_trip(program, "csv", "es-SV")


@test
def forms_come_back_as_csv_of_spain(program):
    round_trip(program, "csv", "es-ES")


@test
def planning_forms_come_back(program):
    """As a workbook that LibreOffice saved: a plan in which nothing is found."""
    folder = program.folder("form-plan-back")
    plan_of_2025(program, folder, "es-ES")
    saved = convert(folder / "plan.xlsx", "ods", "es-ES")
    job = write_job(folder, "job.yaml", year=2025, plan=saved.relative_to(folder), locale="es-ES")
    found = program.run("check", job).expect(0, silent=False).out
    told = [line for line in found.splitlines() if "!U1!" in line and ": note: " not in line]
    check_equal([line for line in told if "[check-value-range]" not in line], [], "findings")
    program.run("build", job, "-o", folder / "out").expect(0, silent=False)


@test
def form_workbooks_are_shut_but_for_what_is_asked(program):
    folder = program.folder("form-shut")
    (folder / "u1.csv").write_text(PLAN, encoding="utf-8")
    job = write_job(folder, "job.yaml", year=2024, plan="u1.csv")
    program.run("form", job, "--period", "T2", "--format", "xlsx", "-o", folder / "a").expect(0)
    form = folder / "a" / "U1.xlsx"
    asked = {*MONTHS[:6], "CAUSA T2", "JUSTIFICACIÓN T2", "MEDIDA CORRECTIVA T2"}
    columns = headings(form)
    is_asked = {heading for heading, letters in columns.items() if is_open(form, f"{letters}2")}
    check_equal(is_asked, asked, "open columns")
    check(not any(is_open(form, f"{letters}1") for letters in columns.values()), "a heading is open")
    sheet = part(form, "xl/worksheets/sheet1.xml")
    for what in ('<sheetProtection sheet="1"', 'state="frozen"', 'fitToHeight="0" orientation="landscape"',
                 "<oddHeader>&amp;LU1 · UNIDAD PRIMERA</oddHeader>", "Página &amp;P de &amp;N",
                 "<formula1>'Listas'!$B$1:$B$9</formula1>",
                 f'Donde no hay cifra, deje la celda en blanco." sqref="{columns["JUN"]}2:'):
        check(what in sheet, f"{what}: {sheet}")
    check(f"sqref=\"{columns['JUL']}2" not in sheet, "a figure may be typed in July")


@test
def form_workbooks_know_no_clock(program):
    folder = program.folder("form-clock")
    (folder / "u1.csv").write_text(PLAN, encoding="utf-8")
    job = write_job(folder, "job.yaml", year=2024, plan="u1.csv")
    for name, zone in (("a", "UTC"), ("b", "Asia/Tokyo")):
        program.run("form", job, "--period", "T2", "--format", "xlsx", "-o", folder / name,
                    env={"TZ": zone}).expect(0)
    form = folder / "a" / "U1.xlsx"
    check(form.read_bytes() == (folder / "b" / "U1.xlsx").read_bytes(), "two forms differ")
    times = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", part(form, "docProps/core.xml"))
    check_equal(set(times), {"2024-01-01T00:00:00Z"}, "when it was made")
    with zipfile.ZipFile(form) as archive:
        dates = {entry.date_time for entry in archive.infolist()}
    check_equal(dates, {(1980, 1, 1, 0, 0, 0)}, "dates of its parts")
