"""Texts in Markdown: what listeners hear of them, where links lead, and when documents follow them."""

import shutil

from conformance import expect_conforming
from harness import PLAN, ROOT, check, check_equal, test
from tags import Marks
from waiting import settle

GOLDEN = ROOT / "tests" / "golden"
CASES = ["markdown-blocks", "markdown-notes", "markdown-long-notes", "markup-texts"]
SAMPLE = """pliego: 1
language: es-SV
page: {size: letter, margins: [22 mm, 25 mm]}
fonts:
  narrow:
    regular: ArchivoNarrow-Regular.ttf
    bold: ArchivoNarrow-Bold.ttf
    italic: ArchivoNarrow-Italic.ttf
    bold-italic: ArchivoNarrow-BoldItalic.ttf
styles:
  base: {size: 10.5 pt, leading: 14 pt, align: justify, hyphenate: yes}
sections:
  - contents: {title: Contenido}
  - page-break
  - markdown: {file: presentacion.md, numbered: yes}
"""


def copy_case(program, case):
    """The case in a folder of the test's own; its job."""
    folder = program.folder(case)
    shutil.copytree(GOLDEN / case, folder / case)
    shutil.copy(GOLDEN / "prose.yaml", folder)
    return folder / case / "job.yaml"


def build(program, job, name="out"):
    out = job.parent / name
    return program.run("build", job, "-o", out), out / "salida.pdf"


def sample(program):
    """The sample text of the annual plan, numbered: its job."""
    folder = program.folder("sample")
    shutil.copy(PLAN / "presentacion.md", folder)
    (folder / "t.yaml").write_text(SAMPLE, "utf-8")
    job = (GOLDEN / "markdown-notes" / "job.yaml").read_text("utf-8")
    (folder / "job.yaml").write_text(job.replace("../prose.yaml", "t.yaml"), "utf-8")
    shutil.copy(GOLDEN / "markdown-notes" / "plan.csv", folder)
    return folder / "job.yaml"


def annotations(pdf):
    """Each active box of the document, in the order of pages: its dictionary."""
    return [pdf.resolve(box) for page in pdf.page_objects
            for box in pdf.resolve(pdf.resolve(page).get("/Annots", []))]


def elements(pdf, kind):
    return [entry["value"] for entry in pdf.objects.values()
            if isinstance(entry.get("value"), dict) and entry["value"].get("/S") == kind]


def said(element):
    """Its words, and those of all that is in it."""
    return " ".join([*element.words, *filter(None, map(said, element.elements))])


@test
def an_outside_reader_finds_no_fault_in_prose(program):
    paths = []
    for folder in (sample(program), *(copy_case(program, case) for case in CASES)):
        result, pdf = build(program, folder)
        result.expect(0)
        paths.append(pdf)
    expect_conforming(paths[0])
    expect_conforming(*paths[1:], profiles="a2b,ua1")


@test
def the_sample_text_makes_the_chapters_before_the_tables(program):
    result, path = build(program, sample(program))
    result.expect(0)
    pdf = Marks(path)
    check_equal([title for depth, title, _ in pdf.outline if depth == 0],
                ["Contenido", "1 Presentación", "2 Marco legal", "3 Metodología"], "chapters")
    check(4 <= pdf.page_count <= 6, f"{pdf.page_count} pages with the contents")
    check("Texto de ejemplo" in pdf.page_texts[1], "it says first that it is an example")
    check_equal(len(list(pdf.tree.below("Note"))), 3, "footnotes")
    check_equal(len(list(pdf.tree.below("Table"))), 2, "tables")


@test
def links_lead_where_they_say(program):
    """To addresses and to headings, each box in a Link that says where it leads."""
    result, path = build(program, copy_case(program, "markdown-notes"))
    result.expect(0)
    pdf = Marks(path)
    boxes = annotations(pdf)
    addresses = [(box["/A"]["/URI"].removeprefix("u:"), box["/Contents"].removeprefix("u:"))
                 for box in boxes if "/A" in box]
    check_equal(addresses, [
        ("https://ejemplo.gob.sv/2024?q=%C3%B1", "enlace largo a una dirección"),
        ("mailto:a@b.sv", "correo"),
        ("https://b.sv", "https://b.sv"),
    ], "addresses")
    inner = [b["/Contents"].removeprefix("u:") for b in boxes if "/Dest" in b]
    # Two entries of the contents, then the two links of the text.
    check_equal(inner, ["1 Notas y enlaces", "2 Notas y enlaces", "1 Notas y enlaces", "2 Notas y enlaces"],
                "headings")
    check_equal(len(elements(pdf, "/Link")), len(boxes), "a Link for each box")
    parents = pdf.parents()
    for box in boxes:
        check_equal(pdf.resolve(parents[box["/StructParent"]])["/S"], "/Link", "what holds the box")


@test
def footnotes_stand_on_the_page_of_their_reference(program):
    result, path = build(program, copy_case(program, "markdown-notes"))
    result.expect(0)
    pdf = Marks(path)
    notes = list(pdf.tree.below("Note"))
    check_equal([said(note) for note in notes],
                ["4 De la tabla.", "1 La primera.",
                 "2 La segunda, de dos párrafos. El segundo párrafo, con https://b.sv .", "3 La tercera."],
                "notes")
    check_equal(len({str(note["/ID"]) for note in elements(pdf, "/Note")}), 4, "their identifiers")
    # Those of the contents have Links, and no words of their own.
    references = ["".join(reference.words) for reference in pdf.tree.below("Reference")]
    check_equal([number for number in references if number], ["1", "1", "2", "3", "4"], "references")
    result, path = build(program, copy_case(program, "markdown-long-notes"))
    result.expect(0)
    first, second = Marks(path).page_texts
    check("Otro párrafo, con su nota.2" in first and "veintiocho," in first, first)
    check(second.startswith("veintinueve,") and "Una corta." in second, second)


@test
def lists_and_quotes_are_heard_in_each_other(program):
    result, path = build(program, copy_case(program, "markdown-blocks"))
    result.expect(0)
    tree = Marks(path).tree
    lists = list(tree.below("L"))
    outer = lists[0]
    check_equal(["".join(label.words) for item in outer.elements for label in item.elements[:1]],
                ["8.", "9.", "10."], "labels of the outer list")
    inner = outer.elements[1].elements[1]
    check_equal([e.kind for e in inner.elements], ["P", "L"], "what is in its second item")
    check_equal(["".join(next(item.below("P")).words) for item in inner.elements[1].elements],
                ["hijo", "otra"], "there")
    check_equal([e.kind for e in next(tree.below("BlockQuote")).elements], ["P", "L"], "what is in the quote")
    heads = [cell.kind for cell in next(tree.below("Table")).below("TH")]
    check_equal(heads, ["TH"] * 3, "heads of the table")


@test
def headings_of_a_text_are_bookmarks_and_contents(program):
    result, path = build(program, copy_case(program, "markdown-blocks"))
    result.expect(0)
    pdf = Marks(path)
    check_equal([(depth, title) for depth, title, _ in pdf.outline],
                [(0, "Contenido"), (0, "1 Uno fuerte"), (1, "1.1 Listas"), (2, "1.1.1 Código"), (0, "2 Dos")],
                "bookmarks")


@test
def a_document_follows_its_text(program):
    """It is made anew when the text changes, and carries it; check checks it."""
    job = copy_case(program, "markdown-notes")
    text = job.parent / "texto.md"
    settle(job.parent.parent)
    check("made: 1" in build(program, job)[0].summary, "made at first")
    check("unchanged: 1" in build(program, job)[0].summary, "left alone")
    text.write_text(text.read_text("utf-8") + "\nUna línea más.\n", "utf-8")
    settle(job.parent.parent)
    result, pdf = build(program, job)
    check("made: 1" in result.summary, "made anew")
    check("Una línea más." in Marks(pdf).page_texts[0], "with the new line")
    program.run("extract", pdf, "-o", job.parent / "files").expect(0, silent=False)
    check_equal((job.parent / "files" / "texto.md").read_bytes(), text.read_bytes(), "what it carries")
    program.run("check", job).expect(0, silent=False)
    text.write_text("# {yeer}\n", "utf-8")
    said = program.run("check", job).expect(1, silent=False)
    check("texto.md:1:3: error: unknown field {yeer}" in said.err + said.out, said.err)


@test
def an_optional_text_that_comes_is_printed(program):
    job = copy_case(program, "markdown-optional")
    settle(job.parent.parent)
    result, pdf = build(program, job)
    check("prose" not in result.err, result.err)
    (job.parent / "texto.md").write_text("# Llegó\n", "utf-8")
    settle(job.parent.parent)
    result, pdf = build(program, job)
    result.expect(0)
    check("made: 1" in result.summary and "Llegó" in Marks(pdf).page_texts[0], result.summary)


@test
def bytes_that_are_no_text_are_refused(program):
    job = copy_case(program, "markdown-anchor")
    text = job.parent / "texto.md"
    for data, said in ((b"a\0b", "texto.md:1:2: error: a control character"),
                       (b"# a\xf1o\n", "texto.md:1:4: error: byte 0xF1 is not UTF-8"),
                       (b"x " * (3 << 20), "texto.md"), (b"> " * 200 + b"x", "more than 8 deep")):
        text.write_bytes(data)
        result = build(program, job)[0].expect(1, silent=False)
        check(said in result.err, f"{said!r} in {result.err[:400]!r}")
    text.unlink()
    text.mkdir()
    build(program, job)[0].expect(1, silent=False)
