"""What nobody reported is a gap in charts and sparklines, said in words, and never a stroke or line at 0."""

import re

from harness import check, check_equal, test
from test_reasons import HEAD, MONTHS

JOB = """year: 2024
institution: MINISTERIO DE PRUEBA
units:
  - {code: U1, name: UNIDAD PRIMERA, plan: u1.csv, progress: u1p.csv}
documents:
  - {template: informe-trimestral, quarter: 1, output: t1.pdf, title: PRUEBA}
"""


def layout_of(program, name, progress):
    folder = program.folder(name)
    (folder / "u1.csv").write_text(
        HEAD + "".join(f"L,{text},R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n" for text in ("Visitas", "Cursos")),
        encoding="utf-8")
    (folder / "u1p.csv").write_text("ACTIVIDAD," + ",".join(MONTHS) + "\n" + progress, encoding="utf-8")
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    return program.run("build", folder / "job.yaml", "--dump-layout").expect(0, silent=False).out


@test
def months_that_nobody_reported_are_gaps(program):
    """January was done, in March nothing: 0.  February, nobody reported."""
    layout = layout_of(program, "gaps", "Visitas,1,,0,,,,,,,,,\n")
    labels = re.findall(r'"((?:ENE|FEB|MAR|ABR|DIC)[^"]*)"', layout)
    check("FEB: sin dato" in [label.replace("\u00a0", " ") for label in labels], f"no gap: {labels}")
    for month in ("ENE", "MAR", "ABR", "DIC"):
        wrong = [label for label in labels if label.startswith(month) and "dato" in label]
        check(not wrong, f"{month}: {labels}")
    alternatives = re.findall(r'figure "([^"]*)"', layout)
    months = [text for text in alternatives if text.startswith("Actividades con trabajo programado")]
    feb = "; FEB: Actividades con trabajo programado 2, Actividades con trabajo hecho sin dato; "
    check(feb in months[0], months[0])
    check("; MAR: Actividades con trabajo programado 2, Actividades con trabajo hecho 0; " in months[0],
          months[0])
    check("; DIC: Actividades con trabajo programado 2." in months[0], months[0])
    sparks = [text for text in alternatives if "entre paréntesis" in text]
    check_equal(sparks[0].split(": ")[1], "enero 1 (1); febrero sin dato (1); marzo 0 (1).", "a sparkline")
    # The second activity: nothing is known of what was due, so that there is nothing to draw.
    check_equal(len(sparks), 1, "sparklines")
    check(layout.count('"sin dato"') >= 1, "no word for the other activity")


@test
def a_sparkline_has_no_line_where_nothing_is_known(program):
    """Its baseline is below what was reported only: below January, and below March."""
    layout = layout_of(program, "gap-lines", "Visitas,1,,0,,,,,,,,,\nCursos,1,1,1,,,,,,,,,\n")
    rules = [float(width) for width in
             re.findall(r"^rule \S+ \S+ (\S+) 0 thickness 0.2 #1d4f91", layout, re.MULTILINE)]
    month = min(rules)
    check_equal([round(width / month) for width in rules], [1, 1, 3], "baselines, in months")


@test
def words_for_what_is_missing_begin_on_the_left(program):
    """A table without rows, whose first column is of figures on the right."""
    layout = layout_of(program, "gap-words", "")
    text = re.search(r'^text (\S+) .*"Ninguna actividad tiene', layout, re.MULTILINE)
    head = re.search(r"^cell (\S+) .*header-cell", layout, re.MULTILINE)
    check(text and head and 0 < float(text.group(1)) - float(head.group(1)) < 5, f"{text} {head}")
