"""The templates that come with the program, of plans by whatever periods, as they are."""

import re

from harness import check, check_equal, test
from pdf import tool
from waiting import settle

MONTHS = ["ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC"]
JULY = MONTHS[6:] + MONTHS[:6]
QUARTERS = ["T1", "T2", "T3", "T4"]
TARGETS = {"Atender consultas": 12000, "Realizar ferias": 240, "Impartir cursos": 1320}
HEAD = ["LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "RESULTADO ESPERADO", "MEDIO DE VERIFICACIÓN",
        "META ANUAL"]


def write_csv(path, rows):
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")


def write_unit(folder, code, heads, reported):
    """A plan whose targets are in equal parts, and nine tenths of these in the periods that are reported."""
    plan, done = [[*HEAD, *heads, "OBSERVACIONES"]], [["ACTIVIDAD", *reported]]
    for activity, target in TARGETS.items():
        part = target // max(1, len(heads))
        plan.append(["Servir", activity, "Resultado", "Registro", str(target), *[str(part)] * len(heads), ""])
        done.append([activity, *[str(part * 9 // 10)] * len(reported)])
    write_csv(folder / f"{code}.csv", plan)
    write_csv(folder / f"avance-{code}.csv", done)


def build(program, name, units, reported, period, keys=""):
    """Builds all five templates, of which nothing is said; returns the text of each document.

    units: the periods of each; reported: those of its progress."""
    folder = program.folder(name)
    listed = ""
    for code, heads in units.items():
        write_unit(folder, code, heads, reported[code] if isinstance(reported, dict) else reported)
        listed += (f"  - {{code: {code}, name: UNIDAD {code}, plan: {code}.csv, "
                   f"progress: avance-{code}.csv}}\n")
    (folder / "job.yaml").write_text(
        f"year: 2025\n{keys}institution: INSTITUTO\nunits:\n{listed}documents:\n"
        "  - {template: plan-anual, output: plan.pdf, title: PLAN}\n"
        "  - {template: plan-por-lineas, output: lineas.pdf, title: PLAN}\n"
        "  - {template: cuadernillo-unidad, per: unit, output: \"{unit.code}.pdf\", title: PLAN}\n"
        "  - {template: informe-revision, output: revision.pdf, title: REVISIÓN}\n"
        f"  - {{template: informe-trimestral, period: {period}, output: informe.pdf, title: AVANCE}}\n",
        "utf-8")
    program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(0)
    texts = {path.stem: tool("pdftotext", "-layout", path, "-") for path in (folder / "out").glob("*.pdf")}
    for stem, text in texts.items():
        words = [word for word in ("Código:", "Versión:", "Fecha:", "versión") if word in text]
        check(not words, f"{stem} prints {words}, of which there is nothing to say")
    return texts


def line_with(text, *words):
    """The first line that has all the words, as a list of its words."""
    for line in text.split("\n"):
        if set(words) <= set(line.split()):
            return line.split()
    raise AssertionError(f"no line has all of {words}: {text[:1500]}")


def check_heads(text, heads, others):
    """A line of the text has the heads in order, and no line any of the others."""
    shown = [word for word in line_with(text, *heads) if word in heads]
    check_equal(shown[:len(heads)], heads, "heads")
    printed = set(text.split())
    check(not printed & set(others), f"printed: {sorted(printed & set(others))}")


def check_kind(program, name, heads, period, words):
    texts = build(program, name, {"NORTE": heads, "SUR": heads}, heads[:heads.index(period) + 1], period)
    others = set(MONTHS + QUARTERS + ["C1", "C2", "C3", "S1", "S2"]) - set(heads)
    check_heads(texts["plan"], heads, others)
    check_heads(texts["lineas"], heads, others)
    check_heads(texts["SUR"], heads, others)
    one, several = words
    informe = " ".join(texts["informe"].split())
    check_heads(texts["informe"], [heads[0], "–", heads[-1]], others)
    for sentence in (f"Un {one} en blanco no se informó", f"Barras de {heads[0]} – {heads[-1]}",
                     f"MEDIO DEL {one.upper()}", "DESDE ENERO"):
        check(sentence in informe, f"not in the report: {sentence}")
    check(several.capitalize() in informe, f"not in the report: {several.capitalize()}")
    for text in (texts["plan"], texts["lineas"], texts["informe"], texts["SUR"]):
        check_equal(re.findall("(?:TRI|CUA|SEM)[A-Z]*\u00ad", text), [], "words of heads that are divided")
        check(not {"mes", "meses", "MES", "MESES", "Meses"} & set(text.split()), "a word for months")


@test
def quarters_are_printed_by_the_stock_templates(program):
    check_kind(program, "quarters", QUARTERS, "T2", ("trimestre", "trimestres"))


@test
def four_months_are_printed_by_the_stock_templates(program):
    check_kind(program, "four-months", ["C1", "C2", "C3"], "C1", ("cuatrimestre", "cuatrimestres"))


@test
def semesters_are_printed_by_the_stock_templates(program):
    check_kind(program, "semesters", ["S1", "S2"], "S1", ("semestre", "semestres"))


@test
def a_plan_by_the_year_is_printed_without_columns_of_periods(program):
    texts = build(program, "year", {"NORTE": [], "SUR": []}, ["ANUAL"], "anual")
    for name in ("plan", "lineas", "NORTE", "informe"):
        printed = set(texts[name].split())
        check(not printed & set(MONTHS + QUARTERS), f"{name}: {sorted(printed & set(MONTHS + QUARTERS))}")
    check(not {"PROGRAMACIÓN", "TRIMESTRES"} & set(texts["plan"].split()), "a head over no columns")
    informe = " ".join(texts["informe"].split())
    check("lo hecho en el año ÷ la meta anual" in informe, "how it is reckoned")
    check("Barras de" not in informe and "los año" not in informe, "words for periods")
    check("90.0 %" in informe, "compliance")


@test
def a_year_from_july_on_is_printed_in_its_order(program):
    texts = build(program, "july", {"NORTE": JULY, "SUR": MONTHS}, JULY[:3], "T1", "year-starts: julio\n")
    for name in ("plan", "NORTE", "SUR"):
        check_heads(texts[name], JULY, [])
    informe = " ".join(texts["informe"].split())
    for sentence in ("julio a septiembre de 2025", "DESDE JULIO", "JUL – JUN"):
        check(sentence in informe, f"not in the report: {sentence}")
    check("enero" not in informe and "ENERO" not in informe, "January")


@test
def a_year_from_july_on_by_quarters_is_printed(program):
    texts = build(program, "july-quarters", {"NORTE": QUARTERS}, ["T1", "T2"], "T2", "year-starts: julio\n")
    check_heads(texts["plan"], QUARTERS, MONTHS)
    check("octubre a diciembre de 2025" in " ".join(texts["informe"].split()), "the period")


@test
def units_by_months_and_by_quarters_have_columns_of_their_own(program):
    texts = build(program, "mixed", {"NORTE": MONTHS, "SUR": QUARTERS},
                  {"NORTE": MONTHS[:6], "SUR": ["T1", "T2"]}, "T2", "periods: quarters\n")
    check_heads(texts["NORTE"], MONTHS, [])
    check_heads(texts["NORTE"], QUARTERS, [])  # what it comes to
    check_heads(texts["SUR"], QUARTERS, MONTHS)


@test
def a_quarter_that_is_missing_is_told_once(program):
    folder = program.folder("missing")
    write_unit(folder, "NORTE", ["T1", "T2", "T4"], [])
    (folder / "job.yaml").write_text(
        "year: 2025\ninstitution: INSTITUTO\nunits: [{code: N, name: UNIDAD, plan: NORTE.csv}]\n"
        "documents: [{template: plan-anual, output: plan.pdf, title: PLAN}]\n", "utf-8")
    result = program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(1, silent=False)
    errors = [line for line in result.err.split("\n") if ": error: " in line]
    check_equal(errors, ["NORTE.csv:1:1: error: the heading row has no column «T3» (columns: 9) "
                         "[csv-missing-column]"], "errors")


@test
def a_booklet_without_rows_follows_the_periods_of_other_units(program):
    folder = program.folder("others-periods")
    (folder / "job.yaml").write_text(
        "year: 2025\ninstitution: INSTITUTO\nunits:\n"
        "  - {code: NORTE, name: UNIDAD NORTE, plan: NORTE.csv}\n"
        "  - {code: SUR, name: UNIDAD SUR, plan: SUR.csv}\n"
        "documents: [{template: cuadernillo-unidad, per: unit, output: \"{unit.code}.pdf\", title: PLAN}]\n",
        "utf-8")
    write_csv(folder / "NORTE.csv", [[*HEAD, *MONTHS, "OBSERVACIONES"]])
    for heads, others in ((MONTHS, ["S1", "S2"]), (QUARTERS, MONTHS[6:]), (["S1", "S2"], ["T3", "T4"])):
        write_unit(folder, "SUR", heads, [])
        settle(folder)
        program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(0, silent=False)
        check_heads(tool("pdftotext", "-layout", folder / "out" / "NORTE.pdf", "-").split("CON META", 1)[1],
                    heads, others)
