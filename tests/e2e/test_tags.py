"""What someone hears who can't see the pages: tables row by row, and all that is not to be passed over."""

import csv

from harness import ROOT, check, check_equal, files_below, test
from plan import DOCUMENT, MERGED, TITLE, read_units, words
from tags import Marks, grid, heard

GOLDEN = ROOT / "tests" / "golden"


def check_rows(where, table, rows):
    """The body of a table has the cells of these rows, each in its row and column, merged ones too."""
    body = [row for part in table.elements if part.kind == "TBody" for row in part.elements]
    check_equal(len(body), len(rows), f"{where}: rows")
    for number, (cells, row) in enumerate(zip(grid(body), rows), 1):
        check_equal([cell.words for cell in cells], [words(text) for text in row], f"{where}: row {number}")


def check_table(unit, table):
    """The table of a unit, head and body."""
    heads = grid(next(table.below("THead")).elements)
    groups = [words(TITLE)] * 5 + [words("PROGRAMACIÓN ANUAL 2024")] * 13
    check_equal([cell.words for cell in heads[0]], groups, f"{unit.path}: groups")
    check_equal([cell.words for cell in heads[1]], [words(head) for head in unit.headings],
                f"{unit.path}: heads")
    check(all(cell.kind == "TH" and "Scope" in cell.attributes for head in heads for cell in head),
          f"{unit.path}: a head without scope")
    check_rows(unit.path, table, unit.rows)
    spans = [cell.span("RowSpan") for row in table.below("TR") for cell in row.below("TD")]
    shared = sum(a[MERGED] == b[MERGED] for a, b in zip(unit.rows, unit.rows[1:]))
    check_equal(sum(span - 1 for span in spans), shared, f"{unit.path}: rows that share a cell")


@test
def tables_are_heard_row_by_row(program):
    parts = [part for part in Marks(program.plan() / DOCUMENT).tree.below("Part") if any(part.below("Table"))]
    for unit in read_units():
        part = next(part for part in parts if next(part.below("H1")).words == words(unit.name))
        check_table(unit, next(part.below("Table")))


@test
def poppler_tells_tables_row_by_row(program):
    unit = next(unit for unit in read_units() if unit.code == "DJ")
    check_table(unit, next(heard(program.plan() / "unidades" / "DJ.pdf").below("Table")))


@test
def rows_and_merged_cells_over_pages_are_heard_once(program):
    for case in ("row-taller-than-page", "merge-over-three-pages"):
        out = program.folder(case)
        program.run("build", GOLDEN / case / "job.yaml", "-o", out).expect(0, silent=False)
        with (GOLDEN / case / "plan.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        pdf = Marks(out / "salida.pdf")
        check(pdf.page_count >= 3, f"{case}: it should take three pages")
        for tree in (pdf.tree, heard(pdf.path)):
            tables = list(tree.below("Table"))
            check_equal(len(tables), 1, f"{case}: tables")
            check_rows(case, tables[0], rows)
        check_marks(pdf)


def check_marks(pdf):
    """Every mark is content of one element, which the parent tree leads back to, and every link of one."""
    kids, parents = pdf.kids(), pdf.parents()
    elements = {kid[1:]: kid[0] for kid in kids}
    check_equal(len(elements), len(kids), f"{pdf.path}: content that is in the tree, without repeats")
    used = 0
    for index, reference in enumerate(pdf.page_objects):
        page, marks = pdf.resolve(reference), pdf.page_marks(index)
        where = f"{pdf.path}, page {index + 1}"
        check_equal([mark for mark, *_ in marks], list(range(len(marks))), f"{where}: marks")
        expected = [elements.get((reference, mark)) for mark, *_ in marks]
        check_equal(pdf.resolve(parents.pop(page["/StructParents"])), expected, f"{where}: parents of marks")
        check_equal([pdf.resolve(parent)["/S"] for parent in expected], [kind for _, kind, _ in marks],
                    f"{where}: types of marks")
        check_equal(page.get("/Tabs"), "/S", f"{where}: tab order")
        used += len(marks)
        for link in page.get("/Annots", []):
            annotation = pdf.resolve(link)
            parent = parents.pop(annotation["/StructParent"])
            check_equal(parent, elements.get((link,)), f"{where}: parent of a link")
            check_equal(pdf.resolve(parent)["/S"], "/Link", f"{where}: type of a link")
            check(annotation["/Contents"].removeprefix("u:"), f"{where}: a link that tells nothing")
            used += 1
    check_equal(used, len(kids), f"{pdf.path}: content that is on a page")
    check_equal(parents, {}, f"{pdf.path}: parents of nothing")


@test
def all_that_is_painted_is_told_or_passed_over(program):
    for file in files_below(program.plan()):
        check_marks(Marks(program.plan() / file))
