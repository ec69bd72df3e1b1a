"""Where findings point inside a cell: at the character in the file, counted in characters of its line."""

import re

from harness import check_equal, test

TEMPLATE = """pliego: 1
fonts: {f: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {size: 8 pt}}
tables:
  t: {columns: [{field: A}, {field: B}, {field: C}]}
sections:
  - each-unit:
      - table: t
"""

# The second row of a sheet with the columns A, B and C, and where the snowman stands, which no face of the
# template has: line and column.
ROWS = {
    "plain": ("uno,dos ☃,tres", 2, 9),
    "quoted": ('uno,"dos, ☃",tres', 2, 11),
    "quoted first": ('"☃ uno",dos,tres', 2, 2),
    "doubled": ('uno,"""dos"" ☃",tres', 2, 14),
    "doubled behind it": ('uno,"☃ ""dos""",tres', 2, 6),
    "trimmed": ("uno,   ☃ dos,tres", 2, 8),
    "trimmed in quotes": ('uno,"  ☃ dos",tres', 2, 8),
    "blanks before the quote": ('uno, "☃ dos",tres', 2, 7),
    "tabs": ("uno,\t\t☃,tres", 2, 7),
    "accents before it": ("año,áéíóú ☃,tres", 2, 11),
    "line breaks": ('uno,"dos\ntres ""cuatro"" ☃",cinco', 3, 17),
    "blank lines trimmed": ('uno,"\n\n  ☃",tres', 4, 3),
    "all of them": ('uno,"  ""a""\n""b"" ☃",tres', 3, 7),
    "last": ('uno,dos,"""☃"', 2, 12),
}


def place(program, name, sheet):
    folder = program.folder("cell-place-" + re.sub(r"\W", "-", name))
    (folder / "p.csv").write_bytes(sheet)
    (folder / "t.yaml").write_text(TEMPLATE)
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: I\nunits: [{code: A, name: UNA, plan: p.csv}]\n"
        "documents: [{template: ./t.yaml, output: p.pdf, title: T, standards: none}]\n")
    err = program.run("build", folder / "job.yaml", "-o", folder / "out").err
    return re.findall(r"p\.csv:(\d+):(\d+): error: .*\[text-no-glyph\]", err) or err


@test
def characters_without_glyph_are_found_where_they_stand(program):
    for name, (row, line, column) in ROWS.items():
        expected = [(str(line), str(column))]
        text = "A,B,C\n" + row + "\n"
        check_equal(place(program, name, text.encode()), expected, name)
        check_equal(place(program, name + " bom", b"\xef\xbb\xbf" + text.encode()), expected, name + ", BOM")
        check_equal(place(program, name + " crlf", text.replace("\n", "\r\n").encode()), expected,
                    name + ", CRLF")
        check_equal(place(program, name + " utf16", text.encode("utf-16")), expected, name + ", UTF-16")
