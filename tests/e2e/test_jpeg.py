"""JPEG pictures: in the document as they are packed, the right way up, and nothing of what else they hold."""

import json
import shutil
import struct

from conformance import expect_conforming
from harness import PLAN, ROOT, check, check_equal, test
from pdf import tool
from waiting import settle

PICTURES = ROOT / "tests" / "golden" / "jpeg"


def exif(orientation):
    """A segment of Exif that has nothing but the orientation."""
    body = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def with_segments(jpeg, segments):
    return jpeg[:2] + segments + jpeg[2:]


def made(program, folder, pictures, *, standards="pdf/ua-1, pdf/a-3a"):
    """A document with these pictures, each 20 mm high, one below the other."""
    folder.mkdir(exist_ok=True)
    shutil.copy(PLAN / "odah.csv", folder)
    images = ""
    for name, picture in pictures.items():
        (folder / name).write_bytes(picture)
        images += f"  - image: {{source: {name}, height: 20 mm, alt: Foto}}\n"
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: M\nunits:\n  - {code: A, name: U, plan: odah.csv}\n"
        f"documents:\n  - {{template: ./t.yaml, output: a.pdf, title: T, standards: [{standards}]}}\n",
        "utf-8")
    (folder / "t.yaml").write_text(
        "pliego: 1\nlanguage: es-SV\npage: {size: a4}\n"
        f"fonts:\n  narrow: {{regular: ArchivoNarrow-Regular.ttf}}\nsections:\n"
        f"{images}  - page-break:\n  - heading: Fotos\n", "utf-8")
    program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
    return folder / "out" / "a.pdf"


@test
def jpegs_are_passed_through(program):
    """Bit for bit what the files hold, each once; and the document keeps to its standards."""
    folder = program.folder("passed")
    names = ("foto.jpg", "gris.jpg", "progresiva.jpg", "rgb.jpg")
    pdf = made(program, folder, {name: (PICTURES / name).read_bytes() for name in names})
    rows = [row.split() for row in tool("pdfimages", "-list", pdf).splitlines()[2:]]
    check_equal([row[2:9] for row in rows],
                [["image", "96", "64", *colors.split(), "8", "jpeg"]
                 for colors in ("rgb 3", "gray 1", "rgb 3", "rgb 3")], "pictures")
    bytes_of_pdf = pdf.read_bytes()
    for name in names[1:]:
        check((PICTURES / name).read_bytes() in bytes_of_pdf, f"{name} is not in the document as it is")
    expect_conforming(pdf)


@test
def what_else_a_jpeg_holds_is_left_out(program):
    """A place, a thumbnail, a profile, a comment, and a video behind the end."""
    folder = program.folder("left-out")
    plain = (PICTURES / "gris.jpg").read_bytes()
    others = b"\xff\xe1\0\x1bExif\0\0II*\0\0\0\0\0 13.7 -89.2" + b"\xff\xfe\0\x0acomment!"
    expected = made(program, folder / "plain", {"a.jpg": plain}).read_bytes()
    got = made(program, folder / "others", {"a.jpg": with_segments(plain, others) + b"video" * 999})
    check(got.read_bytes() == expected, "the document is another one")


def seen(pdf, folder):
    """The picture at the top left of the page: which of its corners is yellow, its place, width and height.

    What is white at its edge is as if it were of the page.
    """
    tool("pdftoppm", "-r", "72", "-W", "200", "-H", "200", "-singlefile", pdf, folder / "page")
    data = (folder / "page.ppm").read_bytes().split(b"\n255\n", 1)[1]
    pixels = {(i % 200, i // 200): data[3 * i:3 * i + 3] for i in range(200 * 200)}
    inked = [at for at, color in pixels.items() if min(color) < 128]
    left, right = (choose(x for x, _ in inked) for choose in (min, max))
    top, bottom = (choose(y for _, y in inked) for choose in (min, max))
    corners = {"top left": (left + 3, top + 3), "top right": (right - 3, top + 3),
               "bottom right": (right - 3, bottom - 3), "bottom left": (left + 3, bottom - 3)}
    yellow = [name for name, at in corners.items() if min(pixels[at][:2]) > 180 and pixels[at][2] < 120]
    return yellow, (left, top), right - left, bottom - top


@test
def a_jpeg_is_the_right_way_up(program):
    """Its first row and first column, which meet in a yellow corner, are where Exif has them."""
    folder = program.folder("up")
    plain = (PICTURES / "rgb.jpg").read_bytes()
    corners = ["top left", "top right", "bottom right", "bottom left"] * 2
    places = []
    for orientation, corner in enumerate(corners, 1):
        pdf = made(program, folder / str(orientation), {"a.jpg": with_segments(plain, exif(orientation))})
        yellow, place, width, height = seen(pdf, folder)
        places.append(place)
        check_equal(yellow, [corner], f"corner of orientation {orientation}")
        check_equal(width > height, orientation < 5, f"wider than high, orientation {orientation}")
        offset = [at - first for at, first in zip(place, places[0])]
        check(-1 <= min(offset) and max(offset) <= 10, f"orientation {orientation} is {offset} off")


@test
def a_jpeg_that_changes_makes_its_document_anew(program):
    """As any file that it is made of, it is in the manifest."""
    folder = program.folder("changed")
    made(program, folder, {"a.jpg": (PICTURES / "foto.jpg").read_bytes()})
    entry = json.loads((folder / "out" / "manifest.json").read_text("utf-8"))["documents"]["a.pdf"]
    check("./a.jpg" in entry["inputs"], f"inputs: {list(entry['inputs'])}")
    counts = []
    for name in ("foto.jpg", "foto.jpg", "gris.jpg", "gris.jpg"):
        shutil.copy(PICTURES / name, folder / "a.jpg")
        settle(folder)
        again = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(0, silent=False)
        counts.append(again.summary.split("made: ")[1].split(",")[0])
    check_equal(counts[1:], ["0", "1", "0"], "documents made")
