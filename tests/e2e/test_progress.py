"""The quarterly progress report: its figures reckoned again from the CSVs, and every cut."""

import csv
import re
import shutil
from fractions import Fraction

from harness import PLAN, ROOT, check, check_equal, files_below, test
from pdf import Pdf
from plan import REPORT, read_units

JOB = PLAN / "job.yaml"
MONTHS = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")
UNPROGRAMMED, UNPLANNED, SILENT = "sin programación", "sin programar", "no remitido"


def amount(text):
    """A cell as a number: the sample writes "2,400" and "25%"; None for blank and dash."""
    text = text.strip().rstrip("%").replace(",", "")
    return None if text in ("", "-") else Fraction(text)


def read_progress(path):
    """The rows of a progress CSV by the text of their activity."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        separator = ";" if ";" in file.readline() else ","
        file.seek(0)
        return {row["ACTIVIDAD"]: row for row in csv.DictReader(file, delimiter=separator)}


def reckon(unit, months):
    """For each activity of the sample, all of which add up: its compliance, or why it has none."""
    path = PLAN / "avance" / unit.path
    reported = read_progress(path) if path.exists() else {}
    for row in (dict(zip(unit.headings, cells)) for cells in unit.rows):
        done = reported.get(row["ACTIVIDAD"], {})
        planned = sum(amount(row[month]) or 0 for month in months)
        given = [amount(done.get(month, "")) for month in months]
        executed = sum(value or 0 for value in given)
        if planned == 0:
            yield UNPLANNED if executed > 0 else UNPROGRAMMED
        elif all(value is None for value in given):
            yield SILENT
        else:
            yield executed / planned


def printed(value):
    """A share as a percent with one decimal, half up; spaces of any kind are one."""
    tenths = (value * 2000 + 1) // 2
    return f"{tenths // 10}.{tenths % 10} %"


def mean(values):
    values = [value for value in values if isinstance(value, Fraction)]
    return printed(sum(values) / len(values)) if values else None


def capped(values):
    """The mean of those each taken as 100 % at most."""
    return mean([min(value, Fraction(1)) for value in values if isinstance(value, Fraction)])


def first_page(pdf):
    return " ".join(pdf.page_words(0))


@test
def the_report_has_the_figures_of_its_csvs(program):
    """The summary: the national mean, and how many activities are of each status without a figure."""
    pdf = Pdf(program.plan() / REPORT)
    everything = [value for unit in read_units() for value in reckon(unit, MONTHS[:3])]
    text = first_page(pdf)
    check(mean(everything) in text, f"no national mean {mean(everything)} on page 1: {text[:600]}")
    check(f" {capped(everything)} " in text, f"no {capped(everything)} on page 1: {text[:600]}")
    figures = sum(isinstance(value, Fraction) for value in everything)
    check(f" {figures} de {len(everything)} actividades tienen cifra" in text,
          f"page 1 doesn't say that the mean is of {figures} of {len(everything)} activities: {text[:600]}")
    for status, word in ((UNPROGRAMMED, "Sin programación"), (UNPLANNED, "Ejecutado sin programar"),
                         (SILENT, "No remitido")):
        count = everything.count(status)
        check(f"{word}: {count}" in text, f"not {count} of {word}: {text}")
    over = sum(isinstance(value, Fraction) and value > 1 for value in everything)
    check(f"Sobrecumplimiento: {over}" in text, f"not {over} above 100 %: {text}")


@test
def the_report_has_the_mean_of_each_unit(program):
    pdf = Pdf(program.plan() / REPORT)
    text = " ".join(pdf.page_words(1))
    for unit in read_units():
        values = list(reckon(unit, MONTHS[:3]))
        expected, expected_capped = mean(values), capped(values) or ""
        pattern = re.escape(unit.name) + (f" .{{0,30}}{re.escape(expected_capped)} {re.escape(expected)} "
                                          if expected else " sin cifra 0 de ")
        check(re.search(pattern, text), f"{unit.code}: no {pattern} in: {text}")


@test
def page_one_has_the_most_critical_units_with_their_causes(program):
    """Of those below the mean of all: their mean, how many activities are below 80 %, and what they say."""
    text = first_page(Pdf(program.plan() / REPORT))
    text = text[text.index("UNIDADES MÁS CRÍTICAS"):text.index("Actividades por estado")]
    share = lambda values: sum(min(value, Fraction(1)) for value in values) / len(values)
    everything = [value for unit in read_units() for value in reckon(unit, MONTHS[:3])]
    all_mean = share([value for value in everything if isinstance(value, Fraction)])
    expected = []
    for unit in read_units():
        values = [value for value in reckon(unit, MONTHS[:3]) if isinstance(value, Fraction)]
        if values and share(values) < all_mean:
            low, own = sum(value < Fraction(8, 10) for value in values), share(values)
            expected.append((own, f"{unit.name} {printed(own)} {low} de {len(values)} "))
    places = [text.find(row) for _, row in sorted(expected)]
    check(places and -1 not in places and places == sorted(places), f"not {sorted(expected)} in: {text}")
    for cause in ("Contrato de enlace adjudicado en abril", "La consulta con los sectores terminó en abril"):
        check(cause in text, f"no «{cause}» in: {text}")


@test
def every_quarter_and_month_makes_a_report(program):
    """The same job at other cuts: a whole document, and no word of anything that can't be printed."""
    job = program.copy_plan("cuts")
    text = job.read_text(encoding="utf-8")
    for cut, period in (("quarter: 2", "abril a junio"), ("quarter: 3", "julio a septiembre"),
                        ("quarter: 4", "octubre a diciembre"), ("month: 1", "enero"),
                        ("month: 2", "enero a febrero"), ("month: 12", "octubre a diciembre")):
        job.write_text(text.replace("    quarter: 1\n", f"    {cut}\n"), encoding="utf-8")
        out = program.scratch / "cuts-out"
        result = program.run("build", job, "-o", out, "--document", REPORT).expect(0, silent=False)
        for line in result.err.splitlines():
            check("[check-" in line or ": note: " in line, f"{cut}: {line}")
        check(f"Resumen: {period} de 2024" in first_page(Pdf(out / REPORT)), f"{cut}: no period {period}")
        shutil.rmtree(out)


def summary_of(path):
    """The first page down to what is missing, without the pages of units, which have two digits."""
    text = re.search(r"Resumen: .* Qué falta", first_page(Pdf(path)))[0]
    return " ".join(word for word in text.split() if not re.fullmatch(r"\d\d", word))


@test
def the_order_of_units_changes_no_figure(program):
    job = program.copy_plan("order")
    lines = job.read_text(encoding="utf-8").splitlines(keepends=True)
    units = [index for index, line in enumerate(lines) if line.startswith("  - {code:")]
    backwards = lines[:units[0]] + [lines[index] for index in reversed(units)] + lines[units[-1] + 1:]
    job.write_text("".join(backwards), encoding="utf-8")
    out = program.scratch / "order-out"
    program.run("build", job, "-o", out, "--document", REPORT).expect(0, silent=False)
    check_equal(summary_of(out / REPORT), summary_of(program.plan() / REPORT), "summary")


@test
def progress_that_is_not_there_is_told_and_no_error(program):
    job = program.copy_plan("late")
    shutil.rmtree(job.parent / "avance")
    result = program.run("check", job).expect(0, silent=False)
    said = result.out + result.err
    check_equal(said.count("[check-progress-not-submitted]"), len(read_units()), "units that are late")
    out = program.scratch / "late-out"
    program.run("build", job, "-o", out, "--document", REPORT).expect(0, silent=False)
    silent = sum(value == SILENT or isinstance(value, Fraction)
                 for unit in read_units() for value in reckon(unit, MONTHS[:3]))
    text = first_page(Pdf(out / REPORT))
    check(f"No remitido: {silent}" in text, f"not {silent} activities without progress: {text}")


@test
def notes_of_a_report_stay_true(program):
    """Whatever the thresholds, the month, the locale and what is attached."""
    job = program.copy_plan("notes")
    template = (ROOT / "templates" / "informe-trimestral.yaml").read_text(encoding="utf-8")
    (job.parent / "report.yaml").write_text(template.replace("justify-below: 80", "justify-below: 70"),
                                            encoding="utf-8")
    text = job.read_text(encoding="utf-8").replace("template: informe-trimestral", "template: ./report.yaml")
    job.write_text(text.replace("    quarter: 1\n", "    month: 1\n"), encoding="utf-8")
    out = program.scratch / "notes-out"
    program.run("build", job, "-o", out, "--document", REPORT).expect(0, silent=False)
    pdf = Pdf(out / REPORT)
    text = " ".join(word for index in range(pdf.page_count) for word in pdf.page_words(index))
    check("Por debajo de 70 % en el período" in text, "the threshold is another")
    for false in ("de enero a enero", "Por debajo de 80 %", "99.96", "adjunto"):
        check(false not in text, f"the report says «{false}»")


@test
def a_report_without_a_cut_is_refused(program):
    job = program.copy_plan("no-cut")
    job.write_text(job.read_text(encoding="utf-8").replace("    quarter: 1\n", ""), encoding="utf-8")
    out = program.scratch / "no-cut-out"
    result = program.run("build", job, "-o", out).expect(1, silent=False)
    check("[job-no-quarter]" in result.err, result.err[:600])
    check(not out.exists() or not files_below(out), "documents were written")


@test
def a_field_of_the_cut_is_refused_where_there_is_none(program):
    job = program.copy_plan("no-cut-field")
    template = "pliego: 1\nfonts: {narrow: {regular: ArchivoNarrow-Regular.ttf}}\nsections:\n"
    (job.parent / "t.yaml").write_text(template + '  - paragraph: "Hasta {cut}"\n', encoding="utf-8")
    text = job.read_text(encoding="utf-8").replace("template: informe-trimestral", "template: ./t.yaml")
    job.write_text(text.replace("    quarter: 1\n", ""), encoding="utf-8")
    result = program.run("build", job, "-o", program.scratch / "no-cut-field-out").expect(1, silent=False)
    expected = r"job\.yaml:\d+:\d+: error: .*t\.yaml:4.*\[job-no-quarter\]"
    check(re.search(expected, result.err), result.err[:600])


@test
def the_report_carries_what_was_reported(program):
    folder = program.folder("reported")
    program.run("extract", program.plan() / REPORT, "-o", folder).expect(0, silent=False)
    for path in (PLAN / "avance").glob("*.csv"):
        carried = (folder / f"avance-{path.name}").read_bytes()
        check(carried == path.read_bytes(), f"{path.name} is not carried")
    check((folder / "odah.csv").read_bytes() == (PLAN / "odah.csv").read_bytes(), "the plan is not carried")


@test
def a_later_quarter_does_not_change_an_earlier_report(program):
    """What is reported behind the cut is in no page, nor in what is read aloud."""
    job = program.copy_plan("later")
    out = program.scratch / "later-out"
    dump = ["build", job, "-o", out, "--document", REPORT, "--dump-layout"]
    before = program.run(*dump).expect(0, silent=False).out
    told = "".join(re.findall(r'figure "Hecho[^"]*"', before))
    check("marzo" in told and "abril" not in told, "a month behind the cut is told")
    for path in (job.parent / "avance").glob("*.csv"):
        rows = list(read_progress(path).values())
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(row | {"ABR": "1", "JUN": "-2"} for row in rows)
    after = program.run(*dump).expect(0, silent=False).out
    check(after == before, "the report of the first quarter changed")


PLAN_HEAD = ("LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
             f"{','.join(MONTHS)},OBSERVACIONES\n")
VISITS = "L1,Visitas,r,v,60,10,10,10,10,10,10,,,,,,,\n"


@test
def the_previous_edition_is_found_by_path_then_by_name(program):
    """Two units whose files have one name, in folders of their own; one alone; one that is nowhere."""
    folder = program.scratch / "previous"
    (folder / "u.csv").parent.mkdir()
    (folder / "u.csv").write_text(PLAN_HEAD + VISITS, encoding="utf-8")
    now = {"a/p.csv": 1, "b/p.csv": 2, "c/alone.csv": 3, "d/late.csv": 4, "e/gone.csv": None}
    before = {"a/p.csv": 5, "b/p.csv": 6, "p.csv": 7, "alone.csv": 8, "e/gone.csv": 9}
    files = [("", now), ("ant/", before)]
    for name, value in [(base + name, value) for base, group in files for name, value in group.items()]:
        if value is None:
            continue
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"ACTIVIDAD,{','.join(MONTHS)}\nVisitas,{value},,,,,,,,,,,\n",
                                   encoding="utf-8")
    units = "".join(f"  - {{code: {name[0].upper()}, name: U, plan: u.csv, progress: {name}}}\n"
                    for name in now)
    job = folder / "job.yaml"
    text = (f"year: 2024\ninstitution: X\nprevious: ant\nunits:\n{units}documents:\n"
            "  - {template: informe-trimestral, quarter: 1, output: a.pdf, title: T}\n")
    job.write_text(text, encoding="utf-8")
    result = program.run("check", job).expect(0, silent=False)
    said = result.out + result.err
    for found in ("reported as 5", "reported as 6", "reported as 8"):
        check(found in said, f"no «{found}»: {said}")
    check("reported as 7" not in said, "a file of another folder was taken")
    notes = [line for line in said.splitlines() if "[job-previous]" in line]
    check_equal(len(notes), 1, "units without a previous edition")
    check("note: " in notes[0] and "d/late.csv" in notes[0], notes[0])
    check("warning: Unit E has not submitted" in said, "the file that is gone is no warning")
    # By the name alone: it is that of one unit, then that of two.
    (folder / "ant" / "a" / "p.csv").unlink()
    said = program.run("check", job).expect(0, silent=False)
    said = said.out + said.err
    check("reported as 7" not in said and said.count("[job-previous]") == 2, f"a name of two units: {said}")


TWO_CUTS = """\
pliego: 1
fonts: {n: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {size: 8 pt}}
tables:
  t: {source: progress-findings, summary: t, columns: [{field: REGLA}, {field: HALLAZGO, width: 3*}]}
sections:
  - table: t
"""


@test
def each_report_prints_what_is_found_up_to_its_own_end(program):
    """Of two in one job: nothing is amiss in the first quarter, little was done in the second."""
    folder = program.scratch / "two-cuts"
    folder.mkdir()
    (folder / "t.yaml").write_text(TWO_CUTS, encoding="utf-8")
    (folder / "u.csv").write_text(PLAN_HEAD + VISITS, encoding="utf-8")
    (folder / "p.csv").write_text(f"ACTIVIDAD,{','.join(MONTHS)}\nVisitas,10,10,10,1,1,1,,,,,,\n",
                                  encoding="utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: X\nunits: [{code: U, name: U, plan: u.csv, progress: p.csv}]\ndocuments:\n"
        "  - {template: ./t.yaml, quarter: 1, output: a.pdf, title: T}\n"
        "  - {template: ./t.yaml, quarter: 2, output: b.pdf, title: T}\n", encoding="utf-8")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    rule = "check-progress-unjustified"
    check(rule not in first_page(Pdf(folder / "out" / "a.pdf")), "the first quarter has one of the second")
    check(rule in first_page(Pdf(folder / "out" / "b.pdf")), "the second quarter has no finding")
