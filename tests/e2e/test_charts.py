"""Charts, sparklines and marks, from the job to the PDF: what is printed can be read, and read aloud."""

import re
import shutil

from conformance import expect_conforming
from harness import ROOT, check, check_equal, test
from pdf import Pdf

CASES = ROOT / "tests" / "golden"
CHARTS = ("chart-bars", "chart-columns", "chart-stack", "table-marks-sparks")


def make(program, case):
    folder = program.scratch / case
    shutil.copytree(CASES / case, folder)
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    return folder / "out" / "salida.pdf"


def build(program, case):
    """The document of a golden case, made once."""
    return program.once(make, case)


def texts(pdf):
    return " ".join(" ".join(pdf.page_words(index)) for index in range(pdf.page_count))


def alternatives(pdf):
    """The text alternatives of the document's figures."""
    found = (entry.get("value", entry.get("stream", {}).get("dict")) for entry in pdf.objects.values())
    return [entry["/Alt"].removeprefix("u:") for entry in found
            if isinstance(entry, dict) and entry.get("/S") == "/Figure"]


@test
def an_outside_reader_finds_no_fault_in_charts(program):
    expect_conforming(*(build(program, case) for case in CHARTS))


@test
def labels_of_charts_can_be_copied(program):
    """Every name, figure and letter of a chart is text."""
    found = texts(Pdf(build(program, "chart-bars")))
    rows = (CASES / "chart-bars" / "plan.csv").read_text(encoding="utf-8").splitlines()[1:]
    for row in rows:
        name, figure, _ = row.split(",")
        check(name in found, f"«{name}» is not on the pages")
        if figure:
            exact = (figure if "." in figure else figure.replace("%", ".0%")).replace("%", " %")
            check(exact in found, f"«{exact}» of «{name}» is not on the pages")
    found = texts(Pdf(build(program, "chart-stack")))
    for label in ("S 42", "C 391", "P 154", "X 61", "Sobrecumplimiento: 42", "Otro: sin dato",
                  "Al revés: -3"):
        check(label in found, f"«{label}» is not on the pages")


@test
def charts_tell_their_figures_to_who_cannot_see_them(program):
    """A part of a chart on a page tells what is on that page; what is missing is told as missing."""
    told = alternatives(Pdf(build(program, "chart-bars")))
    check_equal(len(told), 4, "figures")
    first, second = (text for text in told if "su estado" not in text)
    check("Mediaciones: 87.5\u00a0%; Inspecciones" in first, first)
    check("Sin dato: sin dato;" in first, first)
    check("Reuniones" not in first and second.endswith("Reuniones: 55.0\u00a0%."), second)
    sparks = alternatives(Pdf(build(program, "table-marks-sparks")))
    check("Ejecutado y, entre paréntesis, programado: E1 9 (10); E2 11 (10); E3 12 (12); "
          "E4 sin dato (12); E5 sin dato (14); E6 sin dato (14)." in sparks, str(sparks[:3]))


def many_bars(program, count):
    """A chart of so many bars on small pages, and what it prints."""
    folder = program.scratch / f"bars-{count}"
    shutil.copytree(CASES / "chart-bars", folder)
    with open(folder / "plan.csv", "w", encoding="utf-8") as file:
        print("ACTIVIDAD,META ANUAL,ESTADO", file=file)
        for index in range(count):
            print(f"Actividad{index},{index % 140}%,Cumplido", file=file)
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0)
    return Pdf(folder / "out" / "salida.pdf")


@test
def a_thousand_bars_are_all_there(program):
    """Each once in each of two charts, in order, with the axis on every page."""
    pdf = many_bars(program, 1000)
    names = re.findall(r"Actividad(\d+)", texts(pdf))
    check_equal(list(map(int, names)), 2 * list(range(1000)), "bars")
    for index in range(pdf.page_count - 1):
        words = " ".join(pdf.page_words(index))
        check("0 %" in words and "100 %" in words, f"page {index + 1} has no axis")


@test
def a_chart_of_nothing_says_so(program):
    pdf = Pdf(build(program, "chart-bars"))
    check("No hay metas." in texts(pdf), "the text for an empty chart is not printed")


@test
def numbers_and_percents_on_one_axis_are_warned_of(program):
    folder = program.scratch / "mixed"
    shutil.copytree(CASES / "chart-bars", folder)
    rows = {"mixed": "A,12,Cumplido\nB,30%,Cumplido\nC,,Cumplido\n",
            "alike": "A,12%,Cumplido\nB,30%,Cumplido\n"}
    for name, told in (("mixed", True), ("alike", False)):
        (folder / "plan.csv").write_text("ACTIVIDAD,META ANUAL,ESTADO\n" + rows[name], encoding="utf-8")
        result = program.run("build", folder / "job.yaml", "-o", folder / name).expect(0, silent=False)
        check(("numbers (1) and percents (1)" in result.err) is told, f"{name}: {result.err[:400]}")


def box_of(pdf, element):
    """The BBox of a structure element: left, bottom, right, top."""
    attributes = pdf.resolve(element["/A"])
    for found in attributes if isinstance(attributes, list) else [attributes]:
        if "/BBox" in pdf.resolve(found):
            return pdf.resolve(pdf.resolve(found)["/BBox"])
    return None


@test
def a_figures_box_holds_its_labels(program):
    """Texts of a chart are in its BBox, as are its marks."""
    path = build(program, "chart-stack")
    pdf = Pdf(path)
    elements = [entry["value"] for entry in pdf.objects.values() if isinstance(entry.get("value"), dict)]
    boxes = [box_of(pdf, element) for element in elements if element.get("/S") == "/Figure"]
    dump = program.run("build", path.parent.parent / "job.yaml", "--dump-layout").out
    height = float(re.search(r"^page 1 .* [\d.]+x([\d.]+) ", dump, re.M)[1])
    nodes = sorted(set(re.findall(r" figure:(\d+) ", dump)), key=int)
    check_equal(len(boxes), len(nodes), "figures")
    for box, node in zip(boxes, nodes):
        texts_of = re.findall(rf"^text (\S+) (\S+) (\S+) (\S+) figure:{node} ", dump, re.M)
        check(len(texts_of) > 8, f"figure {node} has texts: {texts_of}")
        for x, y, width, line in (map(float, found) for found in texts_of):
            inside = box[0] <= x and x + width <= box[2] + 0.001 and box[1] <= height - y <= box[3]
            check(inside and line < box[3] - box[1], f"text at {x}, {y} is not in {box}")
