"""Nothing leaves its box: by the program's own account of its pages, and by poppler's of the PDF."""

from dump import DRAWN, read_dump
from harness import PLAN, check, check_equal, test
from pdf import Pdf

ROUNDING = 0.002  # of positions that were rounded apart
TOLERANCE = 0.5   # of what other programs measure
ASCENT, DESCENT = 1.035, 0.312  # of Archivo Narrow, in ems


def make_dump(program):
    return read_dump(program.run("build", PLAN / "job.yaml", "--dump-layout").expect(0, silent=False).out)


def plan_dump(program):
    """The documents of the job of 2024 as the program places them."""
    return program.once(make_dump)


def inside(inner, outer, tolerance):
    """Whether (x0, y0, x1, y1) lies within another such box."""
    return (outer[0] - tolerance <= inner[0] and inner[2] <= outer[2] + tolerance
            and outer[1] - tolerance <= inner[1] and inner[3] <= outer[3] + tolerance)


def corners(item):
    """The corners of an item; of a text, from its baseline, by the least height that any has."""
    if item.kind == "text":
        return item.x, item.y - item.h * 0.5, item.x + item.w, item.y
    return item.x, item.y, item.x + item.w, item.y + item.h


def middle(word):
    """The middle of a poppler word, as corners."""
    return ((word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2) * 2


def letters(text):
    """A text without its spaces and soft hyphens."""
    return "".join(text.split()).replace("\u00ad", "")


@test
def dump_and_pdf_have_the_same_pages(program):
    for output, pages in plan_dump(program).items():
        pdf = Pdf(program.plan() / output)
        check_equal(len(pages), pdf.page_count, f"pages of {output}")
        for index, page in enumerate(pages):
            placed = letters("".join(item.text for item in page.of_kind("text")))
            check_equal("".join(pdf.page_words(index)), placed, f"{output}, page {index + 1}: letters")


def check_in_place(page, where):
    """Texts and images are within their cells, everything within the page."""
    sheet = (0, 0, page.width, page.height)
    for item in page.items:
        box = corners(item.cell) if item.cell else sheet
        check(inside(corners(item), box, ROUNDING), f"{where}: {item} not in {item.cell}")
        check(inside(corners(item), sheet, 0), f"{where}: {item} not on the page")


def check_cells_apart(page, where):
    cells = sorted(page.of_kind("cell"), key=lambda cell: cell.y)
    for i, cell in enumerate(cells):
        for other in cells[i + 1:]:
            if other.y >= cell.y + cell.h - ROUNDING:
                break
            apart = cell.x + cell.w <= other.x + ROUNDING or other.x + other.w <= cell.x + ROUNDING
            check(apart, f"{where}: {cell} and {other} overlap")


def check_lines_apart(page, where):
    """Lines of one cell stand below one another; a drawn letter stands beside them."""
    texts = [item for item in page.of_kind("text") if item.tag != DRAWN]
    for item in page.of_kind("text"):
        if item.cell and item.tag == DRAWN:
            for other in texts:
                apart = (other.cell is not item.cell
                         or other.x >= item.x + item.w or item.x >= other.x + other.w
                         or other.y <= item.y - item.h or item.y <= other.y - other.h)
                check(apart, f"{where}: {item} and {other} overlap")
    for one, following in zip(texts, texts[1:]):
        if one.is_part or following.is_part:
            continue  # words of one line, one behind the other
        if one.cell and one.cell is following.cell:
            check(following.y - one.y >= following.h - ROUNDING, f"{where}: {one} and {following} overlap")


def check_places(page, where):
    check_in_place(page, where)
    check_cells_apart(page, where)
    check_lines_apart(page, where)


@test
def nothing_placed_overlaps_or_leaves_its_cell(program):
    for output, pages in plan_dump(program).items():
        for page in pages:
            check_places(page, f"{output}, page {page.number}")


@test
def printed_words_stay_in_their_cells(program):
    """Each word that poppler finds has its middle in some cell of the dump; then it is in that cell whole."""
    for output, pages in plan_dump(program).items():
        for page, found in zip(pages, Pdf(program.plan() / output).page_boxes):
            cells = page.of_kind("cell")
            for word in found:
                holders = [cell for cell in cells if inside(middle(word), corners(cell), 0)]
                check(len(holders) <= 1, f"{output} {page.number}: «{word.text}» stands in {holders}")
                # A word's box is as high as its font, more than the leading: half the descent at either end.
                slack = (word.y1 - word.y0) * DESCENT / (ASCENT + DESCENT) / 2
                box = (word.x0, word.y0 + slack, word.x1, word.y1 - slack)
                for cell in holders:
                    check(inside(box, corners(cell), TOLERANCE),
                          f"{output} {page.number}: «{word.text}» leaves {cell}")


@test
def poppler_finds_in_each_cell_what_was_placed_there(program):
    for output, pages in plan_dump(program).items():
        for page, found in zip(pages, Pdf(program.plan() / output).page_boxes):
            for cell in page.of_kind("cell"):
                own = [item for item in page.of_kind("text") if item.cell is cell]
                text = letters("".join(item.text for item in own if item.tag != DRAWN))
                mark = letters("".join(item.text for item in own if item.tag == DRAWN))
                words = (word.text for word in found if inside(middle(word), corners(cell), 0))
                seen = letters("".join(words))
                # The letter of a mark is painted last and stands before its word, where that is near.
                check(seen in (mark + text, text + mark),
                      f"{output}, page {page.number}: {cell}: got {seen!r}, expected {mark!r} and {text!r}")
