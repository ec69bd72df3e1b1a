"""A month of 0 is not programmed: where months aren't added up, the one before it still says what is owed."""

import csv
import io

from harness import check_equal, test

MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
TEMPLATE = """\
pliego: 1
page: {size: [400 mm, 100 mm]}
fonts: {n: {regular: ArchivoNarrow-Regular.ttf}}
tables:
  t:
    source: unit-progress
    summary: t
    columns:
      [{field: PROGRAMADO}, {field: EJECUTADO}, {field: CUMPLIMIENTO}, {field: ESTADO}, {field: AVANCE ANUAL}]
sections:
  - each-unit:
      - heading: {text: "{unit.name}", level: 1}
      - table: t
"""


def job(program, name):
    folder = program.folder(name)
    (folder / "u.csv").write_text(
        f"CONSOLIDACIÓN,ACTIVIDAD,META ANUAL,{MONTHS}\n"
        "constante,Atender,100%,100%,100%,0,100%,0,0,,,,,,\n"
        "último,Avance,60,10,20,0,,0,40,,,,60,0,0\n"
        "constante,Cerrado,5,0,0,0,5,5,5,,,,,,\n", encoding="utf-8")
    (folder / "p.csv").write_text(f"ACTIVIDAD,{MONTHS}\nAtender,100%,50%,,,,,,,,,,\nAvance,10,15,,,,,,,,,,\n",
                                  encoding="utf-8")
    (folder / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: I\nunits: [{code: U, name: UNA, plan: u.csv, progress: p.csv}]\n"
        "documents: [{template: ./t.yaml, quarter: 1, output: o.pdf, title: T}]\n", encoding="utf-8")
    return folder / "job.yaml"


@test
def quarters_pass_over_months_of_zero(program):
    result = program.run("rollup", job(program, "zero-quarters"), "--format", "csv").expect(0, silent=False)
    rows = [[row[quarter] for quarter in ("T1", "T2", "T3", "T4")]
            for row in csv.DictReader(io.StringIO(result.out))]
    check_equal(rows, [["100", "100", "", ""], ["20", "40", "", "60"], ["0", "5", "", ""]], "quarters")


@test
def compliance_is_of_the_months_that_are_programmed(program):
    result = program.run("build", job(program, "zero-compliance"), "--dump-layout").expect(0, silent=False)
    cells = [line.rsplit(' "', 1)[1][:-1] for line in result.out.splitlines()
             if " data-cell" in line and '"' in line]
    # (100 % + 50 %) / 2 of 100 %; of the year, 150 % of 300 %.  15 of 20, and of 60.  Nothing was due.
    cells = [cell.replace("\u00a0", " ") for cell in cells]
    check_equal(cells, ["100 %", "75 %", "75.0 %", "Crítico", "50.0 %", "20", "15", "75.0 %", "Crítico",
                        "25.0 %", "0", "Sin programación", "0.0 %"], "cells")
