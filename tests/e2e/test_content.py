"""Every cell of every CSV is on paper once, in its row and in its box, and nothing else is."""

import generate
from harness import PLAN, check, check_equal, test
from pdf import Pdf
from plan import CONTINUED, DOCUMENT, MERGED, TITLE, header_length, read_units, words
from test_documents import unit_pages, units_end

JOB = PLAN / "job.yaml"
ROLLUP_HEAD = words("ACTIVIDADES POR LÍNEA")


class Page:
    """The words of a page, taken from the front."""

    def __init__(self, found, where):
        self.found, self.where, self.at = found, where, 0

    @property
    def done(self):
        return self.at == len(self.found)

    def take_word(self, expected):
        """Takes one word, which may go on in the next line after a mark like "/"; false: it isn't there."""
        got = ""
        while not self.done and got != expected and (not got or not got[-1].isalnum()):
            got += self.found[self.at]
            self.at += 1
        return got == expected

    def take(self, expected, what):
        start = self.at
        if not all(self.take_word(word) for word in expected):
            got = " ".join(self.found[start:self.at + 3])
            raise AssertionError(f"{self.where}: {what}: got «{got}», expected «{' '.join(expected)}»")


def head_words(unit):
    """The words of the two rows of the head: each group, and the columns' own titles after both."""
    return words(f"{TITLE} PROGRAMACIÓN ANUAL 2024 {' '.join(unit.headings)}")


def row_words(row, line_is_new):
    """The words of a row's cells; the first cell's only where a new line starts."""
    cells = (cell for column, cell in enumerate(row) if column != MERGED or line_is_new)
    return [word for cell in cells for word in words(cell)]


def check_units(pdf, units):
    """Each unit is printed whole, from the page it starts on to the one before the next unit's."""
    starts = unit_pages(pdf, units)
    check_equal(list(starts), [unit.code for unit in units], "units that start a page")
    ends = [*list(starts.values())[1:], units_end(pdf)]
    for unit, first, end in zip(units, starts.values(), ends):
        check_unit(pdf, unit, first, end)


def check_unit(pdf, unit, first, end):
    """The pages `first` to `end` hold the unit's title, its rows, and then what they come to."""
    rows = iter(unit.rows)
    row, line = next(rows, None), None
    for index in range(first, end):
        page = Page(pdf.page_words(index), f"{unit.path}, page {index + 1}")
        page.at = header_length(page.found)
        if index == first:
            page.take(words(unit.name), "title")
        if row is None and page.found[page.at:][:3] == ROLLUP_HEAD:
            break
        page.take(head_words(unit), "head")
        if row and row[MERGED] == line:
            page.take(words(f"{line} {CONTINUED}"), "merged cell at the top of the page")
        while not page.done:
            if row is None and page.found[page.at:][:3] == ROLLUP_HEAD:
                break
            check(row is not None, f"{page.where}: after the last row: {page.found[page.at:][:10]}")
            page.take(row_words(row, row[MERGED] != line), f"row «{row[1][:40]}»")
            line, row = row[MERGED], next(rows, None)
    check(row is None, f"{unit.path}: not printed: {row}")


@test
def every_cell_is_printed_once_in_order(program):
    check_units(Pdf(program.plan() / DOCUMENT), read_units())


@test
def every_cell_of_a_large_plan_is_printed(program):
    folder = program.folder("hundred-and-fifty")
    generate.generate(150, folder)
    program.run("build", folder / "job.yaml", "-o", folder).expect(0, silent=False)
    check_units(Pdf(folder / "plan.pdf"), read_units(folder / "job.yaml"))


@test
def no_two_words_overlap(program):
    """As poppler sees them, by the middle half of each word's height."""
    pdf = Pdf(program.plan() / DOCUMENT)
    for number, found in enumerate(pdf.page_boxes, 1):
        bands = [(w.y0 + (w.y1 - w.y0) / 4, w.y1 - (w.y1 - w.y0) / 4, w) for w in found]
        bands.sort(key=lambda band: band[0])
        for i, (_, bottom, word) in enumerate(bands):
            for top, _, other in bands[i + 1:]:
                if top >= bottom:
                    break
                apart = word.x1 <= other.x0 + 0.3 or other.x1 <= word.x0 + 0.3
                check(apart, f"page {number}: «{word.text}» and «{other.text}» overlap")


@test
def no_word_leaves_the_margins(program):
    """Pages of tables lie; those of chapters stand, and punctuation hangs out of their lines."""
    pdf = Pdf(program.plan() / DOCUMENT)
    mm = 72 / 25.4
    margins = {(792, 612): (11 * mm, 11 * mm, 10 * mm, 15 * mm, 0.5),
               (612, 792): (11 * mm, 20 * mm, 16 * mm, 24 * mm, 4)}
    for number, (found, (width, height)) in enumerate(zip(pdf.page_boxes, pdf.page_sizes), 1):
        top, right, bottom, left, slack = margins[width, height]
        for word in found:
            inside = left - slack <= word.x0 and word.x1 <= width - right + slack
            inside = inside and top - 0.5 <= word.y0 and word.y1 <= height - bottom + 0.5
            check(inside, f"page {number}: «{word.text}» stands in the margin")
    check(len(set(pdf.page_sizes)) == 2, "no page stands, or none lies")
    check_equal(len(pdf.page_boxes), pdf.page_count, "pages")
