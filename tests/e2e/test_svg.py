"""SVG pictures: vectors, once in the document, where they should be, in the colours that they have."""

import json
import re
import subprocess

from conformance import expect_conforming
from harness import PLAN, ROOT, check, check_equal, test
from pdf import tool
from waiting import settle

SHIELD = ROOT / "tests" / "golden" / "svg" / "escudo.svg"

# 40 by 20 mm: yellow, but for a red corner at the top left and a stroke at the bottom right.
CORNERS = """<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 400 200">
<rect width="400" height="200" fill="yellow"/><rect width="100" height="50" fill="red"/>
<path d="M350 200v-50" stroke="blue" stroke-width="40"/><g opacity=".5">
<circle cx="200" cy="100" r="40"/><circle cx="220" cy="100" r="40"/></g></svg>
"""


def made(program, folder, svg, images=1):
    """A document with this picture, 80 mm wide, so often one below the other."""
    folder.mkdir(exist_ok=True)
    (folder / "odah.csv").write_bytes((PLAN / "odah.csv").read_bytes())
    (folder / "a.svg").write_text(svg, "utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: M\nunits:\n  - {code: A, name: U, plan: odah.csv}\n"
        "documents:\n  - {template: ./t.yaml, output: a.pdf, title: T, standards: [pdf/ua-1, pdf/a-3a]}\n",
        "utf-8")
    (folder / "t.yaml").write_text(
        "pliego: 1\nlanguage: es-SV\n"
        "page: {size: a4, margins: {top: 10 mm, left: 10 mm, right: 10 mm, bottom: 10 mm}}\n"
        "fonts:\n  narrow: {regular: ArchivoNarrow-Regular.ttf}\nsections:\n"
        + images * "  - image: {source: a.svg, width: 80 mm, alt: Dibujo}\n"
        + "  - page-break:\n  - heading: Dibujos\n", "utf-8")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    return folder / "out" / "a.pdf"


def objects_of(pdf):
    """The document as text, its streams unpacked."""
    done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True,
                          check=True)
    return done.stdout.decode("latin-1")


def pixels_of(pdf, folder):
    """What a pixel at a place in mm is, at 10 pixels a mm."""
    tool("pdftoppm", "-r", "254", "-l", "1", "-singlefile", pdf, folder / "page")
    head, data = (folder / "page.ppm").read_bytes().split(b"\n255\n", 1)
    width = int(head.split()[1])
    return lambda x, y: tuple(data[3 * (round(10 * y) * width + round(10 * x)):][:3])


@test
def a_drawing_is_where_it_should_be(program):
    """Its top left corner at the margins, twice as large as it is: 80 by 40 mm."""
    folder = program.folder("where")
    at = pixels_of(made(program, folder, CORNERS), folder)
    red, yellow, blue, white = (255, 0, 0), (255, 255, 0), (0, 0, 255), (255, 255, 255)
    places = {(10.2, 10.2): red, (29.8, 19.8): red, (30.2, 19.8): yellow, (29.8, 20.2): yellow,
              (89.8, 49.8): yellow, (90.2, 49.8): white, (89.8, 50.2): white, (9.8, 10.2): white,
              (76.2, 49.8): blue, (83.8, 40.2): blue, (75.8, 49.8): yellow, (80, 39.8): yellow}
    for place, color in places.items():
        check_equal(at(*place), color, f"colour at {place} mm")
    # Two black circles that are seen through as one: half of yellow, where they overlap too.
    check_equal(at(45, 30), at(52, 30), "colour where the circles overlap")
    check(abs(at(52, 30)[0] - 128) < 3 and at(52, 30)[2] < 3, f"half of yellow is {at(52, 30)}")


@test
def a_drawing_is_clipped(program):
    """To its right half and, of that, the upper part; and 24 clips in one another keep to the standards."""
    folder = program.folder("clipped")
    inside = ('<path d="M0 0h100v50h-100z" transform="scale(4)" fill="red" stroke="blue" stroke-width="2"/>'
              '<path d="M0 90h40" transform="scale(10 1)" stroke="blue" stroke-width="10"/>')
    deep = 22 * '<g clip-path="url(#upper)">' + inside + 22 * "</g>"
    pdf = made(program, folder,
               '<svg xmlns="http://www.w3.org/2000/svg" width="40mm" height="20mm" viewBox="0 0 400 200">'
               '<g clip-path="url(#all)"><rect width="400" height="200" fill="yellow"/>'
               '<g clip-path="url(#right)"><g clip-path="url(#upper)">' + deep + '</g></g></g>'
               '<defs><clipPath id="all"><rect width="400" height="200" fill="white"/></clipPath>'
               '<clipPath id="right"><rect width="200" height="200" transform="translate(200)"/></clipPath>'
               '<clipPath id="upper"><rect width="400" height="100"/></clipPath></defs></svg>')
    at = pixels_of(pdf, folder)
    red, yellow, blue, white = (255, 0, 0), (255, 255, 0), (0, 0, 255), (255, 255, 255)
    places = {(50.3, 20): red, (49.7, 20): yellow, (70, 29.5): red, (70, 30.3): yellow, (70, 28): blue,
              (40, 28): yellow, (70, 49): yellow, (70, 10.3): blue, (70, 9.7): white, (90.3, 20): white}
    for place, color in places.items():
        check_equal(at(*place), color, f"colour at {place} mm")
    check_equal(objects_of(pdf).count(" W n"), 24, "clips: that of the whole drawing is none")
    expect_conforming(pdf)


@test
def a_drawing_is_written_once(program):
    """As a form that all its places show; and the document keeps to its standards."""
    folder = program.folder("once")
    pdf = made(program, folder, SHIELD.read_text("utf-8"), images=3)
    text = objects_of(pdf)
    check_equal(text.count("/Subtype /Form"), 1, "forms")
    check_equal(len(re.findall(r"/I0 Do", text)), 3, "places")
    check_equal(len(re.findall(r"/S /Figure", text)), 3, "figures")
    check_equal(tool("pdfimages", "-list", pdf).splitlines()[2:], [], "pictures of pixels")
    expect_conforming(pdf)


@test
def operators_are_those_of_the_drawing(program):
    """Twenty units are a thousand; a stroke that is stretched has a matrix of its own."""
    folder = program.folder("operators")
    pdf = made(program, folder,
               '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
               '<rect x="2" y="1" width="4" height="3" fill="#f00" stroke="#808080" stroke-width=".02"/>'
               '<path d="M1 1h1" transform="translate(1 2) scale(4 1)" fill="none" stroke="#f00" '
               'stroke-opacity=".5"/></svg>')
    text = objects_of(pdf)
    form = re.search(r"/Subtype /Form.*?stream\n(.*?)endstream", text, re.S).group(1)
    check_equal(form.split(),
                "/A0 gs 1 0 0 rg 0.502 G 1 w 0 J 0 j 4 M [] 0 d 100 450 m 300 450 l 300 300 l 100 300 l h B "
                "/A1 gs 1 0 0 RG 100 w q 2 0 0 -0.5 250 350 cm 0 0 m 100 0 l S Q".split(), "operators")
    check_equal(sorted(re.findall(r"/CA (\S+)", text)), ["0.5", "1"], "opacities of strokes")


@test
def a_drawing_that_changes_makes_its_document_anew(program):
    """As any file that it is made of, it is in the manifest."""
    folder = program.folder("changed")
    made(program, folder, CORNERS)
    entry = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))["documents"]["a.pdf"]
    check("./a.svg" in entry["inputs"], f"inputs: {list(entry['inputs'])}")
    counts = []
    for svg in (CORNERS, CORNERS, CORNERS.replace("red", "tan"), CORNERS.replace("red", "tan")):
        (folder / "a.svg").write_text(svg, "utf-8")
        settle(folder)
        again = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
        counts.append(again.summary.split("made: ")[1].split(",")[0])
    check_equal(counts[1:], ["0", "1", "0"], "documents made")


@test
def a_drawing_with_a_text_is_refused(program):
    """At its line and column in the drawing, and nothing is made."""
    folder = program.folder("refused")
    made(program, folder, CORNERS)
    (folder / "a.svg").write_text(CORNERS.replace("</svg>", "\n <text>T</text></svg>"), "utf-8")
    done = program.run("build", folder / "job.yaml", "-o", folder / "out")
    check_equal(done.status, 1, "status")
    check("a.svg:5:2: error: the drawing has a <text>, which can't be drawn: convert text to paths"
          in done.err, done.err)
