"""Pages of their own: numbers, running heads, units that run on, and what is printed only sometimes."""

import re
import shutil

from conformance import expect_conforming
from harness import ROOT, check, check_equal, test
from pdf import Pdf
from tags import heard

CASES = ROOT / "tests" / "golden"


def case(program, name):
    """The document of a golden case, made once."""
    return program.once(make_case, name)


def make_case(program, name):
    program.run("build", CASES / name / "job.yaml", "-o", program.scratch).expect(0, silent=False)
    return program.scratch / "salida.pdf"


def labels(pdf):
    """What a viewer calls each page."""
    styles = {"/D": str, "/r": roman, "/A": lambda n: chr(64 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1)}
    out, entries = [], {entry["index"]: entry["label"] for entry in pdf.labels}
    for index in range(pdf.page_count):
        start = max(i for i in entries if i <= index)
        style, first = entries[start].get("/S"), entries[start].get("/St", 1)
        out.append(styles[style](first + index - start) if style else "")
    return out


def roman(number):
    return ["", "i", "ii", "iii", "iv"][number]


@test
def pages_are_labelled_as_they_are_numbered(program):
    pdf = Pdf(case(program, "page-sections"))
    check_equal(labels(pdf), ["i", "ii", "1", "2", "3", "4", "5", "6", "7", "", "XX"], "labels")
    for index, label in enumerate(labels(pdf)):
        printed = re.search(r"(?:Página )?(\w+) de \w+$", " ".join(pdf.page_words(index)))
        check_equal(printed.group(1) if printed and label else label, label, f"number on page {index + 1}")


@test
def papers_differ_within_a_document(program):
    pdf = Pdf(case(program, "page-sections"))
    boxes = [pdf.resolve(page)["/MediaBox"][2:] for page in pdf.page_objects]
    wide, tall, small = boxes[0], boxes[5], boxes[10]
    check(wide[0] > wide[1] and tall[0] < tall[1], f"{wide} and {tall}")
    check(small[0] < tall[0], f"{small}")


@test
def running_heads_are_not_read_aloud(program):
    """They are artifacts, and all that is said of units and headings is said once."""
    root = heard(case(program, "page-sections"))
    said = " ".join(element.text for element in root.below("P")) + " ".join(e.text for e in root.below("TD"))
    check("hoja" not in said and "Página" not in said, said)


@test
def units_that_run_on_have_parts_of_their_own(program):
    root = heard(case(program, "conditions"))
    parts = list(root.below("Part"))
    check_equal(len(parts), 2, "parts")
    check_equal([len(list(part.below("Table"))) for part in parts], [1, 1], "tables in them")


@test
def a_watermark_is_behind_all_and_not_read_aloud(program):
    path = case(program, "watermark")
    check("BORRADOR" in "".join(Pdf(path).page_words(0)), "no watermark on the first page")
    said = "".join(element.text for kind in ("P", "H1", "TD", "TH") for element in heard(path).below(kind))
    check("BORRADOR" not in said, said)


@test
def nothing_is_found_by_an_outside_reader(program):
    names = ("page-sections", "conditions", "fit-page", "watermark")
    expect_conforming(*(case(program, name) for name in names))


@test
def documents_are_the_same_for_any_number_of_workers(program):
    """And sections that run on are made one by one all the same."""
    made = []
    for workers in (1, 3):
        out = program.folder(f"j{workers}")
        job = CASES / "conditions" / "job.yaml"
        program.run("build", job, "-o", out, "-j", workers).expect(0, silent=False)
        made.append((out / "salida.pdf").read_bytes())
    check_equal(made[0], made[1], "bytes")


@test
def a_cut_keeps_the_numbers_of_a_part_that_begins_anew(program):
    """Units are numbered from 1 after roman front matter; the booklet of one has the same numbers."""
    folder = program.folder("cut")
    shutil.copytree(CASES / "page-sections", folder, dirs_exist_ok=True)
    template = (folder / "template.yaml").read_text(encoding="utf-8")
    head, units = template.split("sections:\n")
    units = units[units.index("  - each-unit"):units.index("  - page-section:\n      numbering: none")]
    (folder / "unit.yaml").write_text(f"{head}sections:\n{units}".replace(", level: 2", ""), encoding="utf-8")
    with (folder / "job.yaml").open("a", encoding="utf-8") as job:
        job.write("""  - template: unit.yaml
    per: unit
    numbering: salida.pdf
    output: "{unit.code}.pdf"
    title: PLAN DE PRUEBA
    code: P-01
    version: "01"
    date: Enero/2024
""")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    whole, cut = Pdf(folder / "out" / "salida.pdf"), Pdf(folder / "out" / "U2.pdf")
    printed = [re.search(r"Página \w+ de \w+", " ".join(cut.page_words(i))).group(0) for i in range(2)]
    check_equal(printed, ["Página 6 de 8", "Página 7 de 8"], "numbers of the second unit")
    check_equal(labels(cut), labels(whole)[7:9], "labels")
