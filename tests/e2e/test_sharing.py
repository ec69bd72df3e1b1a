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


@test
def a_picture_of_a_unit_makes_its_document_anew(program):
    """And those of nobody else."""
    folder = program.folder("pictures")
    for unit in "AB":
        shutil.copy(PLAN / "odah.csv", folder / f"{unit}.csv")
        shutil.copy(PLAN / "logo.png", folder / f"{unit}.png")
    units = "".join(f"  - {{code: {unit}, name: U, plan: {unit}.csv, fields: {{foto: {unit}.png}}}}\n"
                    for unit in "AB")
    (folder / "job.yaml").write_text(
        f"year: 2024\ninstitution: M\nunits:\n{units}documents:\n"
        "  - {template: ./t.yaml, per: unit, output: \"{unit.code}.pdf\", title: T}\n", "utf-8")
    (folder / "t.yaml").write_text(
        "pliego: 1\nfonts:\n  narrow: {regular: ArchivoNarrow-Regular.ttf}\nsections:\n"
        "  - image: {source: \"{unit.foto}\", height: 10 mm, alt: Foto}\n", "utf-8")
    counts = [made(program, folder), made(program, folder)]
    shutil.copy(ROOT / "templates" / "plan-anual.png", folder / "B.png")
    counts.append(made(program, folder))
    check_equal(counts, [2, 0, 1], "documents made")
    for unit, foreign in (("A", "B"), ("B", "A")):
        manifest = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))
        inputs = manifest["documents"][f"{unit}.pdf"]["inputs"]
        check(f"{unit}.png" in inputs and f"{foreign}.png" not in inputs, f"inputs of {unit}: {inputs}")


def make_data(folder):
    folder.mkdir(exist_ok=True)
    for unit in "AB":
        shutil.copy(PLAN / "odah.csv", folder / f"{unit}.csv")
        (folder / f"p-{unit}.csv").write_text(f"NOMBRE\nDe {unit}\n", "utf-8")
    (folder / "todo.csv").write_text("RUBRO,MONTO\nUno,1\n", "utf-8")
    (folder / "otro.csv").write_text("X\n1\n", "utf-8")
    units = "".join(f"  - {{code: {unit}, name: U, plan: {unit}.csv, data: {{personal: p-{unit}.csv}}}}\n"
                    for unit in "AB")
    (folder / "job.yaml").write_text(
        f"year: 2024\ninstitution: M\ndata: {{todo: todo.csv, otro: otro.csv}}\nunits:\n{units}documents:\n"
        "  - {template: ./t.yaml, per: unit, output: \"{unit.code}.pdf\", title: T}\n"
        "  - {template: ./n.yaml, output: n.pdf, title: T}\n", "utf-8")
    start = "pliego: 1\nfonts:\n  narrow: {regular: ArchivoNarrow-Regular.ttf}\n"
    (folder / "t.yaml").write_text(
        start + "tables:\n  p: {source: unit-data.personal, columns: [{field: NOMBRE}]}\n"
        "sections:\n  - table: p\n", "utf-8")
    (folder / "n.yaml").write_text(
        start + "sections:\n  - paragraph: \"{data.todo[Uno].MONTO}\"\n", "utf-8")
    return folder / "job.yaml"


@test
def data_make_the_documents_anew_that_print_them(program):
    folder = program.folder("data-anew")
    make_data(folder)
    counts = [made(program, folder), made(program, folder)]
    for name in ("p-B.csv", "todo.csv", "otro.csv"):
        path = folder / name
        path.write_text(path.read_text("utf-8") + "De más,2\n".replace("De más,2", "Z,2" if name == "todo.csv"
                                                                       else "Z"), "utf-8")
        counts.append(made(program, folder))
    check_equal(counts, [3, 0, 1, 1, 0], "documents made")
    documents = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))["documents"]
    inputs = {name: sorted(set(entry["inputs"]) & {"p-A.csv", "p-B.csv", "todo.csv", "otro.csv"})
              for name, entry in documents.items()}
    check_equal(inputs, {"A.pdf": ["p-A.csv"], "B.pdf": ["p-B.csv"], "n.pdf": ["todo.csv"]}, "inputs")


@test
def documents_carry_the_data_that_they_print(program):
    """And what a document of a unit carries makes it again."""
    folder = program.folder("data-carried")
    job = make_data(folder / "job")
    program.run("build", job, "-o", folder / "first").expect(0, silent=False)
    for name, carried in (("A", ["p-A.csv"]), ("n", ["todo.csv"])):
        program.run("extract", folder / "first" / f"{name}.pdf", "-o", folder / name).expect(0)
        found = [file for file in files_below(folder / name) if file in ("p-A.csv", "p-B.csv", "todo.csv")]
        check_equal(found, carried, f"data in {name}.pdf")
    program.run("build", folder / "A" / "job.yaml", "-o", folder / "second").expect(0, silent=False)
    first, second = ((folder / run / "A.pdf").read_bytes() for run in ("first", "second"))
    check(first == second, "what the document carries makes another")


@test
def check_reads_data_that_nothing_prints(program):
    folder = program.folder("data-check")
    job = make_data(folder)
    (folder / "otro.csv").unlink()
    program.run("build", job, "-o", folder / "out").expect(0, silent=False)
    result = program.run("check", job).expect(1, silent=False)
    check("otro.csv" in result.err, f"nothing is told of the file that is missing: {result.err}")
