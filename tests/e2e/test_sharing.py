"""Templates that extend others: what their documents carry and depend on."""

import json
import shutil
import subprocess

from harness import PLAN, ROOT, check, check_equal, files_below, test
from waiting import settle

JOB = """year: 2024
institution: MINISTERIO DE PRUEBA
units:
  - {code: A, name: UNIDAD A, plan: a.csv}
documents:
  - {template: propia, per: unit, output: "{unit.code}.pdf", title: CUADERNILLO}
  - {template: base, output: base.pdf, title: PLAN}
"""
OWN = "pliego: 1\nextends: base\nsections:\n  - table: plan\n"
UNUSED = """  otra:
    columns:
      - {field: RESULTADO ESPERADO}
"""
BASE = f"""pliego: 1
fonts:
  narrow: {{regular: ArchivoNarrow-Regular.ttf, bold: ArchivoNarrow-Bold.ttf}}
styles:
  cell: {{size: 7 pt}}
  unused: {{size: 8 pt, variant: bold}}
tables:
{UNUSED}  plan:
    style: cell
    columns:
      - {{field: ACTIVIDAD}}
sections:
  - each-unit:
      - table: otra
"""


def make(folder):
    folder.mkdir(exist_ok=True)
    shutil.copy(PLAN / "odah.csv", folder / "a.csv")
    for name, text in (("job.yaml", JOB), ("propia.yaml", OWN), ("base.yaml", BASE)):
        (folder / name).write_text(text, "utf-8")
    return folder / "job.yaml"


def made(program, folder):
    settle(folder)
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    return int(result.summary.split("made: ")[1].split(",")[0])


@test
def a_change_of_the_base_makes_what_extends_it_anew(program):
    folder = program.folder("anew")
    make(folder)
    counts = [made(program, folder), made(program, folder)]
    for name, old, new in (("base.yaml", "7 pt", "6 pt"), ("propia.yaml", "table: plan", "table: otra")):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        counts.append(made(program, folder))
    check_equal(counts, [2, 0, 2, 1], "documents made")
    inputs = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))["documents"]["A.pdf"]["inputs"]
    check({"base.yaml", "propia.yaml"} <= set(inputs), f"not both templates in the manifest: {inputs}")


@test
def a_document_carries_of_a_base_what_it_uses(program):
    """And the base's own document carries it whole; what either carries makes it again."""
    folder = program.folder("carried")
    job = make(folder / "job")
    program.run("build", job, "-o", folder / "first").expect(0, silent=False)
    for name in ("A.pdf", "base.pdf"):
        program.run("extract", folder / "first" / name, "-o", folder / name[:-4]).expect(0)
    check_equal((folder / "base" / "base.yaml").read_text("utf-8"), BASE, "what the base's document carries")
    part = (folder / "A" / "base.yaml").read_text("utf-8")
    check("otra:" not in part and "unused" not in part, f"carries what it doesn't use: {part}")
    check_equal((folder / "A" / "propia.yaml").read_text("utf-8"), OWN, "its own template")
    carried = folder / "A" / "job.yaml"
    program.run("build", carried, "-o", folder / "second").expect(0, silent=False)
    check_equal(files_below(folder / "second"), ["A.pdf"], "documents made of what it carries")
    first, second = ((folder / run / "A.pdf").read_bytes() for run in ("first", "second"))
    check(first == second, "what the document carries makes another")


@test
def nothing_is_asked_for_that_only_the_base_prints(program):
    """Neither a column nor a font's file in the document."""
    folder = program.folder("unused")
    job = make(folder)
    (folder / "a.csv").write_text("ACTIVIDAD,META ANUAL,ENE\nInspeccionar,1,1\n", "utf-8")
    program.run("build", job, "-o", folder / "out", "--document", "{unit.code}.pdf").expect(0, silent=False)
    fonts = subprocess.run(["pdffonts", folder / "out" / "A.pdf"], check=True, capture_output=True, text=True)
    check("ArchivoNarrow" in fonts.stdout, f"no font is there: {fonts.stdout}")
    check("Bold" not in fonts.stdout, f"the font of a style that isn't used is embedded: {fonts.stdout}")
    program.run("build", job, "-o", folder / "out").expect(1, silent=False)


@test
def the_stock_booklet_is_the_plans_table(program):
    """It is not there twice, so that it can't differ."""
    text = (ROOT / "templates" / "cuadernillo-unidad.yaml").read_text("utf-8")
    check("extends: plan-anual\n" in text and "tables:" not in text, "it has tables of its own")
