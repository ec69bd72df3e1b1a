"""Where a message says that something is: faults that show only when a document is made."""

from harness import ROOT, check_equal, test

TEMPLATE = """\
pliego: 1
fonts:
  f: {regular: f.ttf}
tables:
  t:
    source: %s
    columns:
      - {field: UNIDAD}
      - {field: ACTIVIDADES, number: number}
sections:
  - heading: "T"
  - table: t
"""
JOB = """\
year: 2024
institution: M
units:
  - {code: U, name: %s, plan: plan.csv}
documents:
  - {template: t.yaml, per: unit, output: "{unit.code}.pdf", title: T}
"""
SHEET = "ACTIVIDAD,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC\nVisitas,1,1,,,,,,,,,,,\n"


def small_job(program, name, font, unit="UNIDAD", source="units"):
    folder = program.folder(name)
    (folder / "job.yaml").write_text(JOB % unit, encoding="utf-8")
    (folder / "t.yaml").write_text(TEMPLATE % source, encoding="utf-8")
    (folder / "plan.csv").write_text(SHEET, encoding="utf-8")
    (folder / "f.ttf").write_bytes(font)
    return folder / "job.yaml"


def errors(done):
    return [line.split(": error: ")[0] + " " + line[line.rindex("["):] for line in done.err.splitlines()
            if ": error: " in line]


@test
def a_font_that_cannot_be_cut_is_named_with_the_line_that_asks_for_it(program):
    """A table that is no outline's, under the name of one that would have to be cut, too."""
    font = (ROOT / "fonts" / "ArchivoNarrow-Regular.ttf").read_bytes()
    at = font.index(b"STAT")
    job = small_job(program, "cut", font[:at] + b"gvar" + font[at + 4:])
    for more in (["-j", "1"], ["-j", "2", "--timeout", "50"]):
        done = program.run("build", job, "-o", job.parent / "out", *more)
        check_equal(errors(done), [f"{job.parent}/t.yaml:3:16 [pdf-font]"], done.err)
        check_equal(f'"{job.parent}/f.ttf"' in done.err, True, f"the file of the font: {done.err}")


@test
def what_cannot_be_printed_in_a_reckoned_table_has_a_place(program):
    """That in the template which asks for the column."""
    font = (ROOT / "fonts" / "ArchivoNarrow-Regular.ttf").read_bytes()
    job = small_job(program, "reckoned", font, unit="CASA 勞")
    done = program.run("build", job, "-o", job.parent / "out").expect(1, silent=False)
    check_equal(errors(done), [f"{job.parent}/t.yaml:8:17 [text-no-glyph]"], done.err)
