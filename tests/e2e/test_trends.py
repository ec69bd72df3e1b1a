"""Figures of the cut before and of the year before: where they are read from, and what is wrong with that."""

import json
import shutil

from harness import PLAN, ROOT, check, check_equal, test
from pdf import Pdf

CASE = ROOT / "tests" / "golden" / "trend"
FIGURES = ("CUMPLIMIENTO DEL CORTE ANTERIOR", "CUMPLIMIENTO DEL AÑO ANTERIOR")


def copied(program, name):
    folder = program.folder(name) / "job"
    shutil.copytree(CASE, folder)
    (folder / "anterior" / "c.csv").write_text("ACTIVIDAD,ENE\nVisitas,\n")
    return folder


def leaves(node):
    """The cells that a figure is made of."""
    if node["operation"] == "cell":
        yield node
    for part in node.get("parts", []):
        yield from leaves(part)


def explained(program, job, heading, dataset="progress-summary"):
    told = program.run("explain", job, "--dataset", dataset, "--of", heading, "--format", "json").expect(0)
    return json.loads(told.out)


@test
def figures_of_before_are_explained_down_to_the_files_of_before(program):
    """The cut before is of the previous edition, and the year before of its own plan and progress."""
    folder = copied(program, "explained")
    for heading, files in zip(FIGURES, (("anterior", ""), ("2024/avance", "2024"))):
        figure, = explained(program, folder / "job.yaml", heading)
        places = {cell["file"] for cell in leaves(figure["trace"])}
        check(any(f"{folder}/{files[0]}/a.csv" in place for place in places), places)
        check(any(f"{folder}/{files[1]}/a.csv".replace("//", "/") in place for place in places), places)
        check(not any(f"{folder}/avance" in place for place in places), places)


@test
def figures_of_before_over_all_units_are_explained(program):
    """Of an activity: its sums of then, with units that are there no more, and both sides of a change."""
    job = copied(program, "totals") / "job.yaml"
    for heading, text, cells, files in (
            ("RAZÓN DEL CORTE ANTERIOR", "96.7%", (10, 8, 9, 20, 20, 20), "anterior"),
            ("VARIACIÓN DE LA RAZÓN", "-5.3", (9, 10, 8, 18, 20, 16, 5, 5, 5, 10, 8, 9, 20, 20, 20), "a"),
            ("PROMEDIO DEL CORTE ANTERIOR", "95.0%", (10, 8, 9, 20, 20, 20), "anterior"),
            ("VARIACIÓN DEL PROMEDIO", "-1.7", (9, 10, 8, 18, 20, 16, 5, 5, 5, 10, 8, 9, 20, 20, 20), "a"),
            ("EJECUTADO DEL CORTE ANTERIOR", "87", (10, 8, 9, 20, 20, 20), "anterior"),
            ("EJECUTADO DEL AÑO ANTERIOR", "84", (8, 8, 8, 20, 20, 20, 0, 0, 0), "2024/avance"),
            ("RAZÓN DEL AÑO ANTERIOR", "80.0%", (8, 8, 8, 20, 20, 20, 0, 0, 0), "2024/avance"),
            ("PROMEDIO DEL AÑO ANTERIOR", "60.0%", (8, 8, 8, 20, 20, 20, 0, 0, 0), "2024/avance"),
            ("VARIACIÓN ANUAL DE LA RAZÓN", "+11.4",
             (9, 10, 8, 18, 20, 16, 5, 5, 5, 8, 8, 8, 20, 20, 20, 0, 0, 0), ""),
            ("VARIACIÓN ANUAL DEL PROMEDIO", "+33.3",
             (9, 10, 8, 18, 20, 16, 5, 5, 5, 8, 8, 8, 20, 20, 20, 0, 0, 0), "")):
        figure = explained(program, job, heading, "progress")[0]
        done = [cell for cell in leaves(figure["trace"])
                if "avance" in cell["file"] or "anterior" in cell["file"]]
        check_equal(figure["text"], text, heading)
        check_equal(tuple(cell["value"] for cell in done), cells, heading)
        check(all(f"{job.parent}/{files}" in cell["file"] for cell in done), (heading, done))


@test
def a_corrected_rate_is_explained_by_both_cells_that_make_it(program):
    """In the explanation of either value: each with the cells of its own file."""
    folder = copied(program, "rate")
    for name, cells in (("avance", "45,60"), ("anterior", "54,60")):
        head, *rows = (folder / name / "a.csv").read_text().splitlines()
        rows = [row.replace(",90%,", ",,") + f",{cells}" if row.startswith("3,") else row + ",,"
                for row in rows]
        head += ",NUMERADOR FEB,DENOMINADOR FEB"
        (folder / name / "a.csv").write_text("\n".join([head, *rows]) + "\n")
    for heading, name, value, parts in (("INFORMADO", "anterior", 90, (54, 60)),
                                        ("ACTUAL", "avance", 75, (45, 60))):
        figures = explained(program, folder / "job.yaml", heading, "corrected-figures")
        figure, = [f for f in figures if f["trace"].get("subject") == "A · 3 Atención"]
        cells = list(leaves(figure["trace"]))
        check_equal(figure["trace"]["value"], value, heading)
        check_equal([cell["value"] for cell in cells], list(parts), heading)
        check(all(f"{folder}/{name}/a.csv" in cell["file"] for cell in cells), cells)


@test
def what_last_year_names_must_be_the_year_before(program):
    """Each fault is told at the key, or in the file of then."""
    folder = copied(program, "faulty")
    job, then = folder / "job.yaml", folder / "2024" / "job.yaml"
    good = job.read_text()

    def told(line):
        result = program.run("build", job, "-o", folder / "out")
        check(result.status in (1, 3), result.status)
        check(line in result.err, result.err)

    for wrong, line in (("nada", "[version-missing]"), ("avance", "[version-no-job]"),
                        ("a.csv", "a.csv"), ("[2024]", "job.yaml:6:12: error")):
        job.write_text(good.replace("last-year: 2024", f"last-year: {wrong}"))
        told(line)
    job.write_text(good)
    was = then.read_text()
    then.write_text(was.replace("year: 2024", "year: 2022"))
    told("job.yaml:6:12: error: the job in \"2024\" is of 2022: expected that of 2024, the year before "
         "[job-last-year]")
    then.write_text(was.replace("progress: avance/", "progress: nada/"))
    told("job.yaml:6:12: error: no unit of the job in \"2024\" has progress with a figure in it "
         "[job-last-year]")
    then.write_text(was)
    sheet = folder / "2024" / "avance" / "a.csv"
    sheet.write_text(sheet.read_text().replace("8,8,8", "8,ocho,8"))
    told("2024/avance/a.csv:2:22: error")


@test
def the_year_before_may_be_by_the_year(program):
    """META ANUAL is then the plan's only period, as it is now."""
    folder = program.folder("by the year")
    for where, year, said in ((folder, 2025, "last-year: antes\n"), (folder / "antes", 2024, "")):
        where.mkdir(parents=True, exist_ok=True)
        (where / "a.csv").write_text("ACTIVIDAD,META ANUAL\nVisitas,20\n")
        (where / "avance.csv").write_text(f"ACTIVIDAD,ANUAL\nVisitas,{15 if said else 18}\n")
        (where / "job.yaml").write_text(
            f"year: {year}\n{said}institution: I\nunits:\n"
            "  - {code: A, name: UNIDAD, plan: a.csv, progress: avance.csv}\n"
            f"documents:\n  - {{template: {CASE}/template.yaml, output: a.pdf, title: A, period: anual}}\n")
    figure, = explained(program, folder / "job.yaml", FIGURES[1])
    check_equal(figure["text"], "90.0%", "18 of 20")


@test
def a_document_is_made_again_when_what_was_before_changes(program):
    """The files of the previous edition and of the year before are inputs of whoever prints them."""
    folder = copied(program, "again")

    document = folder / "out" / "salida.pdf"

    def unchanged():
        was = document.stat().st_mtime_ns if document.exists() else None
        program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0)
        return was == document.stat().st_mtime_ns

    check(not unchanged(), "made at first")
    check(unchanged(), "nothing has changed")
    for name, was, now in (("anterior/a.csv", "10,8,9", "10,9,9"), ("2024/a.csv", "Bailes", "Cantos"),
                           ("2024/avance/a.csv", "8,8,8", "8,8,9")):
        path = folder / name
        path.write_text(path.read_text().replace(was, now))
        if "Bailes" in was:
            sheet = folder / "2024" / "avance" / "a.csv"
            sheet.write_text(sheet.read_text().replace(was, now))
        check(not unchanged(), f"{name} has changed")
        check(unchanged(), "nothing else has")


@test
def a_pdf_carries_what_was_before(program):
    """Explained from the PDF alone, figures are what they are in the job, wherever the year before stood."""
    folder = copied(program, "carried")
    job = folder / "job.yaml"
    for place in ("2024", "2024/job.yaml", "../job.yaml"):
        if place.startswith(".."):
            for path in (folder / "2024").iterdir():
                path.rename(folder.parent / path.name)
            moved = folder.parent / "job.yaml"
            moved.write_text(moved.read_text().replace("../template", "job/template"))
        job.write_text((CASE / "job.yaml").read_text().replace("last-year: 2024", f"last-year: {place}"))
        program.run("build", job, "-o", folder / "out", "-q").expect(0)
        for heading in FIGURES:
            was, = explained(program, job, heading)
            now, = explained(program, folder / "out" / "salida.pdf", heading)
            check_equal(now["text"], was["text"], heading)
            check_equal([cell["text"] for cell in leaves(now["trace"])],
                        [cell["text"] for cell in leaves(was["trace"])], heading)


@test
def a_pdf_is_the_previous_edition_that_it_carries(program):
    """Its progress is read where it is, by the codes of the units; explained, and carried on."""
    folder = copied(program, "pdf")
    job = folder / "job.yaml"
    text = job.read_text()
    then = text.replace("previous: anterior\nlast-year: 2024\n", "").replace("avance/", "anterior/")
    then = then[:then.index("accept:")] + then[then.index("documents:"):]
    before = folder / "antes.yaml"
    before.write_text(then.replace("quarter: 2", "quarter: 1").replace("primero.pdf", "a.pdf"))
    program.run("build", before, "-o", folder / "antes", "--document", "salida.pdf", "-q").expect(0)
    was, = explained(program, job, FIGURES[0])
    job.write_text(text.replace("previous: anterior", "previous: antes/salida.pdf"))
    now, = explained(program, job, FIGURES[0])
    check_equal(now["text"], was["text"], FIGURES[0])
    places = {cell["place"] for cell in leaves(now["trace"])}
    check(f"{folder}/antes/salida.pdf/anterior-a.csv:2:11" in places, places)
    program.run("build", job, "-o", folder / "out", "-q").expect(0)
    now, = explained(program, folder / "out" / "salida.pdf", FIGURES[0])
    check_equal(now["text"], was["text"], FIGURES[0])
    (folder / "antes" / "salida.pdf").write_bytes(b"no PDF")
    told = program.run("build", job, "-o", folder / "out")
    check(told.status > 0 and "antes/salida.pdf: error" in told.err, told.err)


@test
def what_nobody_prints_is_not_read(program):
    """A template without such headings is made whatever `last-year` says."""
    folder = copied(program, "unread")
    template = folder / "template.yaml"
    text = template.read_text()
    start, end = text.index("tables:"), text.index("sections:")
    template.write_text(text[:start] + 'sections:\n  - heading: {text: "Avance", level: 1}\n'
                        '  - paragraph: "{progress-summary.CUMPLIMIENTO}"\n')
    check(end > start, text)
    job = folder / "job.yaml"
    job.write_text(job.read_text().replace("last-year: 2024", "last-year: nada"))
    result = program.run("build", job, "-o", folder / "out").expect(0)
    check_equal("nada" in result.err, False, result.err)


def told(program, *arguments):
    """All figures, without their places."""
    done = program.run("explain", *arguments, "--all", "--format", "json").expect(0, silent=False)
    return [[figure.get(key) for key in ("dataset", "unit", "row", "heading", "text")]
            for figure in json.loads(done.out)]


@test
def a_document_carries_the_year_before_out_of_a_document(program):
    """Named as a PDF, the year before is in the report, which explains what it does of the folder."""
    folder = copied(program, "of-pdf")
    job = folder / "job.yaml"
    program.run("build", job, "-o", folder / "out", "-q").expect(0, silent=False)
    of_folder = told(program, folder / "out" / "salida.pdf")
    program.run("build", folder / "2024" / "job.yaml", "-o", folder, "-q").expect(0, silent=False)
    job.write_text(job.read_text().replace("last-year: 2024", "last-year: informe.pdf"))
    program.run("build", job, "-o", folder / "out", "-q").expect(0, silent=False)
    (folder / "informe.pdf").unlink()
    shutil.rmtree(folder / "2024")
    check_equal(told(program, folder / "out" / "salida.pdf"), of_folder, "of a PDF, and of a folder")
    listed = json.loads(extracted(program, folder / "out" / "salida.pdf", folder / "x", "fuentes.json"))
    check({"edición": "año anterior", "parte": "avance", "unidad": "D",
           "archivo": "last-year-informe.pdf-avance-d.csv"} in listed["fuentes"], listed)


def extracted(program, pdf, folder, name):
    program.run("extract", pdf, "-o", folder).expect(0, silent=False)
    return (folder / name).read_text()


@test
def files_of_one_name_are_told_apart_in_a_document(program):
    """The plans of the version before stand above, under the names of today's; one unit is new since."""
    folder = program.folder("above")
    now = folder / "now"
    shutil.copytree(ROOT / "tests" / "golden" / "versions", now)
    for plan in (now / "v2").iterdir():
        plan.rename(folder / plan.name)
    (now / "job.yaml").write_text((now / "job.yaml").read_text().replace("plan: v2/", "plan: .."))
    program.run("build", now / "job.yaml", "-o", folder / "out", "-q").expect(0, silent=False)
    pdf = folder / "out" / "salida.pdf"
    check_equal(told(program, pdf), told(program, now / "job.yaml", "--document", "salida.pdf"), "from above")
    check(len(told(program, pdf)) > 20, "so few figures")


MONEY = {
    "job.yaml": """\
year: 2024
locale: es-SV
currency: USD
institution: INSTITUCIÓN
previous: anterior
units:
  - {code: A, name: Unidad A, plan: a.csv, progress: avance/a.csv}
accept:
  - {rule: check-progress-changed, unit: A, activity: Dos, reason: Era en quetzales}
documents:
  - {template: informe-comparativo, quarter: 2, output: c.pdf, title: COMPARATIVO}
""",
    "a.csv": ("LÍNEA,ACTIVIDAD,META ANUAL,T1,T2,T3,T4,PRESUPUESTO\n"
              "L,Uno,4,1,1,1,1,$1000\nL,Dos,4,1,1,1,1,$2000\n"),
    "anterior/a.csv": "ACTIVIDAD,T1,GASTO T1\nUno,1,$400.00\nDos,1,$900.00\n",
    "avance/a.csv": ("ACTIVIDAD,T1,T2,DEVENGADO T1,DEVENGADO T2,DEVENGADO T3\n"
                     "Uno,1,1,$900.00,,$99.00\nDos,1,1,Q900.00,,0\n"),
}


def written(program, name, files):
    folder = program.folder(name)
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@test
def money_that_was_corrected_or_is_ahead_is_told(program):
    """DEVENGADO is held against the previous edition as what was done is, and to the cut."""
    folder = written(program, "money", MONEY)
    job = folder / "job.yaml"
    found = json.loads(program.run("check", job, "--format", "json").out)
    told = {(row["REGLA"], row["FILA"], row["CASILLA"]): row for row in found}
    for rule, period in (("check-progress-changed", "T1"), ("check-progress-future", "T3")):
        check((rule, "2", f"DEVENGADO {period}") in told, list(told))
    program.run("build", job, "-o", folder / "out").expect(0, silent=False)
    for heading, name, values in (("INFORMADO", "anterior", [400, 900]), ("ACTUAL", "avance", [900, 900])):
        figures = explained(program, job, heading, "corrected-figures")
        check_equal([figure["trace"]["value"] for figure in figures], values, heading)
        cells = [cell for figure in figures for cell in leaves(figure["trace"])]
        check(all(cell["file"] == f"{folder}/{name}/a.csv" for cell in cells), cells)
    text = "".join(Pdf(folder / "out" / "c.pdf").page_texts)
    for part in ("DEVENGADO", "anterior/a.csv:2:7", "avance/a.csv:2:9", "«Q900.00»", "Era en quetzales"):
        check(part in text, text)


@test
def a_document_is_of_a_version_that_there_is_and_a_version_of_its_year(program):
    """Another number is warned of at the document; a plan of another year is no version."""
    folder = program.folder("numbers")
    shutil.copytree(PLAN, folder / "plan")
    job = folder / "plan" / "version-02" / "job.yaml"
    good = job.read_text()

    def told(severity):
        result = program.run("build", job, "-o", folder / "out", "--document", "plan-anual-2024-v02.pdf")
        return result.status, [line for line in result.err.splitlines()
                               if "job-version" in line and f": {severity}: " in line]

    check_equal(told("warning"), (0, []), "as it is")
    job.write_text(good.replace('    version: "02"', '    version: "03"'))
    status, lines = told("warning")
    check_equal((status, len(lines)), (0, 1), lines)
    check("is of version «03»" in lines[0] and "is that of version «02»" in lines[0], lines)
    job.write_text(good)
    before = folder / "plan" / "job.yaml"
    before.write_text(before.read_text().replace("year: 2024", "year: 2023"))
    status, lines = told("error")
    check_equal((status, len(lines)), (1, 1), lines)
    check("is a plan of 2023, and this job is of 2024" in lines[0], lines)
