"""Texts that are not laid out: what only guides the layout is not in them."""

import json
import re
import subprocess

from harness import check, check_equal, test

TEMPLATE = """pliego: 1
fonts: {f: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {size: 8 pt}}
tables:
  t: {summary: "Ta\u00adbla\\nde {unit.name}", columns: [{field: ACTIVIDAD}, {field: ENE}]}
sections:
  - contents: {title: "Ín\u00addice"}
  - heading: "Pro\u00adgra\u200bma\\n\\tde\u2028obras\u2060 2024"
  - chart:
      {kind: bars, source: units, category: UNIDAD, series: [{field: ACTIVIDADES}],
       alt: "Grá\u00adfica\\nuna"}
  - each-unit:
      - heading: {text: "{unit.name}", level: 2}
      - table: t
"""
JOB = """year: 2024
institution: I
units: [{code: "U\u00ad1", name: "U\u200bNO\\tDOS", plan: "p.csv"}]
documents:
  - {template: ./t.yaml, output: salida.pdf, title: "PLAN\\nA\u00adNUAL", subject: "A\u200bsunto\\tuno",
     author: "Ana\u2060\u2029Paz", keywords: "u\u00adno\\n\\tdos"}
  - {template: ./t.yaml, per: unit, output: "u/{unit.code}.pdf", title: T}
"""
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\t\r\n]")


def strings(value):
    if isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str) and value.startswith("u:"):
        yield value[2:]


@test
def texts_that_are_not_laid_out_are_one_plain_line(program):
    """Bookmarks, title and other facts, XMP, alternative texts, summaries, names of files."""
    folder = program.folder("lisos")
    (folder / "t.yaml").write_text(TEMPLATE)
    (folder / "job.yaml").write_text(JOB)
    (folder / "p.csv").write_text("ACTIVIDAD,ENE\nA,1\n")
    program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(0, silent=False)
    pdf = folder / "out" / "salida.pdf"
    check((folder / "out" / "u" / "U1.pdf").exists(), "the unit's file keeps an invisible character")

    facts = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True, text=True).stdout
    for name, value in (("Title", "PLAN ANUAL"), ("Subject", "Asunto uno"), ("Keywords", "uno dos"),
                        ("Author", "Ana Paz")):
        check(f"{name + ':':17}{value}\n" in facts, f"{name} is not {value!r} in {facts!r}")
    xmp = subprocess.run(["pdfinfo", "-meta", pdf], capture_output=True, check=True, text=True).stdout
    for part in (">PLAN ANUAL<", ">Asunto uno<", ">Ana Paz<", ">uno dos<"):
        check(part in xmp, f"{part} is not in {xmp}")

    found = subprocess.run(["qpdf", "--json", pdf], capture_output=True, check=True, text=True).stdout
    objects = json.loads(found)
    outlines = [outline["title"] for outline in objects["outlines"]]
    check_equal(outlines, ["Índice", "Programa de obras 2024"], "bookmarks")
    check_equal([kid["title"] for kid in objects["outlines"][1]["kids"]], ["UNO DOS"], "bookmarks of units")
    texts = list(strings(objects["qpdf"][1]))
    check("Tabla de UNO DOS" in texts, "the summary of the table")
    check(any(text.startswith("Gráfica una") for text in texts), "the alternative text of the chart")
    for text in texts:
        check(not HIDDEN.search(text), f"{text!r} holds what only guides the layout")
