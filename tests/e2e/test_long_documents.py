"""Documents of more rows, objects and marks than are seen to at once."""

from harness import check, check_equal, test
from pdf import Pdf, tool
from test_charts import alternatives

MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
TABLE = """pliego: 1
fonts: {narrow: {regular: ArchivoNarrow-Regular.ttf}}
styles:
  cell: {size: 4 pt, padding: 0 pt}
tables:
  plan:
    style: cell
    columns:
%s
sections:
  - each-unit:
      - heading: "{unit.name}"
      - table: plan
"""
SPARKS = "      - {field: ACTIVIDAD}\n      - {sparkline: {values: [ENE, FEB]}, width: 20 mm}"
NARROW = "\n".join(f"      - {{field: {month}, width: 4 mm}}" for month in MONTHS.split(","))
GROUPED = f"      - group: MESES\n        columns:\n" + NARROW.replace("      -", "          -")


def make_job(program, name, columns, rows, units=1):
    """A job of units with so many rows each; row n has n in ENE, and n modulo 5 in FEB."""
    folder = program.folder(name)
    (folder / "t.yaml").write_text(TABLE % columns, "utf-8")
    lines = [f"L,Actividad {n},R,M,{n + n % 5 + 10},{n},{n % 5}{',1' * 10}," for n in range(1, rows + 1)]
    head = f"LÍNEA,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,{MONTHS}"
    (folder / "a.csv").write_text("\n".join([head, *lines]) + "\n", "utf-8")
    names = ", ".join(f"{{code: A{unit}, name: A{unit}, plan: a.csv}}" for unit in range(units))
    (folder / "job.yaml").write_text(f"year: 2024\ninstitution: X\nunits: [{names}]\n"
                                     "documents: [{template: ./t.yaml, output: o.pdf, title: T}]\n", "utf-8")
    return folder


def build(program, folder, *options):
    program.run("build", folder / "job.yaml", "-o", folder / "o", "--force", "-q", *options).expect(
        0, silent=False)
    return folder / "o" / "o.pdf"


@test
def a_picture_in_any_row_is_told_as_its_row_is(program):
    folder = make_job(program, "sparks", SPARKS, 1300)
    made = build(program, folder, "-j", 1)
    once = made.read_bytes()
    check_equal(sorted(alternatives(Pdf(made))), sorted(f"ENE {n}; FEB {n % 5}." for n in range(1, 1301)),
                "what the pictures are told as")
    check(build(program, folder, "-j", 2).read_bytes() == once, "two threads make another document")


@test
def objects_may_have_a_digit_more_than_expected(program):
    """How many there will be is guessed: of about 1,000, those of tables are more than that."""
    for units in range(13, 24):
        tool("qpdf", "--check", build(program, make_job(program, f"digits-{units}", GROUPED, 2, units)))


@test
def a_page_may_have_more_than_1000_marks(program):
    made = build(program, make_job(program, "marks", NARROW, 120))
    tool("qpdf", "--check", made)
    marks = [entry["value"].get("/K") for entry in Pdf(made).objects.values()
             if isinstance(entry.get("value"), dict) and entry["value"].get("/S") == "/TD"]
    check(1000 in marks, f"no cell has that mark, of {len(marks)}")
