"""Plans and templates made by chance, always the same ones: nothing in them is lost or overprinted."""

import csv
import io
import random

from dump import read_dump
from harness import check, check_equal, test
from test_layout import check_places, letters

JOBS = 60
WORDS = ("a la de los con para ministerio inspección departamental administrativa interinstitucional "
         "capacitación seguimiento 2,400 100% L.E.2.7 «calidad» correo@ejemplo.gob.sv y/o técnico-operativo "
         "INTERNACIONALES MTPS normativa; informes, etc.").split()

BORDERS = ("none", '0.5 pt "#000000"', '2 pt "#000000"')

TEMPLATE = """pliego: 1
language: es-SV
page: {{size: [{width} mm, {height} mm], margins: {{top: 6 mm, right: 6 mm, bottom: 6 mm, left: 6 mm}},
  binding: {binding} mm, two-sided: {two_sided}, start-units-on: {start}}}
fonts:
  narrow: {{regular: ArchivoNarrow-Regular.ttf, bold: ArchivoNarrow-Bold.ttf}}
styles:
  base: {{font: narrow, size: {size} pt, leading: {leading} pt, hyphenate: {hyphenate}, align: {align}}}
  cell: {{parent: base, border: {border}, padding: [{padding} pt, 2 pt], valign: {valign}}}
  head: {{parent: cell, variant: bold}}
{header}tables:
  plan:
    empty: "Nada."
    continued: "(continúa)"
    style: cell
    head-style: head
    columns:
{columns}sections:
  - each-unit:
      - heading: {{text: "{{unit.name}}", style: base, level: 1}}
      - table: plan
      - paragraph: {{text: "Fin de {{unit.name}}.", style: base}}
"""

HEADER = """header:
  space-after: 3 pt
  columns: [1*, 20 mm]
  rows:
    - cells: [{text: "{institution}", style: cell}, {text: "{page} de {pages}", style: cell}]
"""


def random_text(chance, most):
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(0, most)))


def random_rows(chance, columns):
    """Rows of text, most of them short, some longer than a page; the first cells often as those above."""
    rows = []
    for _ in range(chance.randint(0, 12)):
        row = [random_text(chance, chance.choice((3, 8, 8, 25, 150))) for _ in range(columns)]
        for column in range(columns - 1):
            if not rows or chance.random() < 0.5:
                break
            row[column] = rows[-1][column]
        row[-1] = row[-1] or "fin"
        rows.append(row)
    return rows


def random_template(chance, merged):
    lines = []
    for column, merge in enumerate(merged):
        width = chance.choice(("1*", "2*", "18 mm", "1.5*"))
        how = f"width: {width}, merge: {'yes' if merge else 'no'}"
        lines.append(f"      - {{field: COLUMNA {column}, title: Columna {column}, {how}}}\n")
    size = chance.choice((6, 7, 9))
    return TEMPLATE.format(
        width=chance.choice((110, 150, 200)), height=chance.choice((60, 80, 140)), size=size,
        leading=size + chance.choice((1, 2, 3)), hyphenate=chance.choice(("yes", "no")),
        align=chance.choice(("left", "center", "right", "justify")), border=chance.choice(BORDERS),
        padding=chance.choice((0, 1, 4)), valign=chance.choice(("top", "middle", "bottom")),
        binding=chance.choice((0, 4)), two_sided=chance.choice(("yes", "no")),
        start=chance.choice(("next", "odd")), header=chance.choice(("", HEADER)), columns="".join(lines))


def write_job(chance, folder):
    """Returns the rows of each plan by its file's name, and for each column whether it is merged."""
    columns = chance.randint(1, 5)
    merged = [chance.random() < 0.4 for _ in range(columns)]
    folder.joinpath("plantilla.yaml").write_text(random_template(chance, merged), encoding="utf-8")
    plans = {}
    units = ""
    for number in range(chance.randint(1, 2)):
        name = f"u{number}.csv"
        plans[name] = random_rows(chance, columns)
        text = io.StringIO()
        csv.writer(text).writerows([[f"COLUMNA {column}" for column in range(columns)], *plans[name]])
        folder.joinpath(name).write_text(text.getvalue(), encoding="utf-8", newline="")
        units += f"  - {{code: U{number}, name: UNIDAD {number}, plan: {name}}}\n"
    folder.joinpath("job.yaml").write_text(
        f"year: 2024\nlocale: es-SV\ninstitution: MINISTERIO DE PRUEBA\nunits:\n{units}documents:\n"
        "  - {template: ./plantilla.yaml, output: plan.pdf, title: PRUEBA}\n", encoding="utf-8")
    return plans, merged


def shown(row, above, merged):
    """The letters of a row's cells, but for those shared with the row above: nested, and never blank."""
    nested = True
    for cell, cell_above, merge in zip(row, above or [None] * len(row), merged):
        shared = merge and nested and cell == cell_above and letters(cell)
        nested = nested and (shared or not merge)
        if letters(cell) and not shared:
            yield letters(cell)


def check_texts(pages, plans, merged, where):
    """The letters placed for each row, repeats aside, are those of its cells, in order."""
    placed = {}
    for page in pages:
        for item in page.of_kind("text"):
            if item.loc.split(":")[0] in plans and not item.tag.startswith("("):
                file, line, column = item.loc.split(":")
                cells = placed.setdefault((file, int(line)), {})
                cells[int(column)] = cells.get(int(column), "") + item.text
    for name, rows in plans.items():
        above = None
        for line, row in enumerate(rows, 2):
            got = [letters(text) for _, text in sorted(placed.get((name, line), {}).items())]
            check_equal(got, list(shown(row, above, merged)), f"{where}: {name}:{line}")
            above = row


@test
def random_plans_lose_and_overprint_nothing(program):
    chance = random.Random(1963)
    for number in range(JOBS):
        folder = program.folder(f"random-{number}")
        plans, merged = write_job(chance, folder)
        result = program.run("build", "job.yaml", "--dump-layout", cwd=folder)
        check_equal(result.status, 0, f"random plan {number}: {result.err[:500]}")
        (pages,) = read_dump(result.out).values()
        check_texts(pages, plans, merged, f"random plan {number}")
        for page in pages:
            check_places(page, f"random plan {number}, page {page.number}")
