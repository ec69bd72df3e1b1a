"""
Finds the rows of tables in the quarterly report that Pliego comes with, by where its columns stand.

A row is found where, on one line of a page, each of its figures stands in the column that the template gives
it, and the first word of its name beside it: a figure that is cut, or stands a column further, is not.
"""

import re

from tables import POINTS, lines_of

# Letter, landscape: its margins and binding are those of the template.
LEFT, WIDTH = 15, 279.4 - 11 - 11 - 4
# Columns whose cells are text, that may take several lines.
TEXTS = ("LÍNEA", "ACTIVIDAD", "UNIDAD", "ESTADO", "UMBRAL", "SIN INFORMAR", "JUSTIFICACIÓN", "FALTA",
         "CÓDIGO")
NAMES = ("ACTIVIDAD", "UNIDAD", "LÍNEA")
NEAR = 18  # points: a name may take some lines more than the figures beside it
ITEM = re.compile(r"- (?:\{field: ([^,}]+)|field: (.+)|sparkline:|\{page-of: )")


class Table:
    """Its name, its source and its columns: (heading, width, its unit, whether it goes where it is blank)."""

    def __init__(self, text):
        self.name = re.search(r"([a-z-]+):", text)[1]
        self.source = re.search(r"source: (\S+)", text)[1]
        # Of rows with a cell that is blank, it says something else.
        self.needs = re.search(r"where: \{field: ([^,]+), blank: no\}", text)
        items = list(ITEM.finditer(text))
        ends = [item.start() for item in items[1:]] + [len(text)]
        headings = [item[1] or item[2] or "" for item in items]
        self.columns = []
        for heading, item, end in zip(headings, items, ends):
            written = text[item.start():end]
            _, width, of = re.search(r"(width): ([\d.]+) ?(mm|\*)", written).groups() if "width:" in written \
                else ("", "1", "*")
            self.columns.append((heading, float(width), of, "hide-empty: yes" in written))

    def shown(self, rows):
        return [row for row in rows if row[self.needs[1]]] if self.needs else rows

    def placed(self, rows):
        """The columns that are printed for these rows: (heading, left, right) in points."""
        shown = [column for column in self.columns if not column[3] or any(row[column[0]] for row in rows)]
        shares = sum(column[1] for column in shown if column[2] == "*")
        fixed = sum(column[1] for column in shown if column[2] == "mm")
        edge, out = LEFT, []
        for heading, width, of, _ in shown:
            size = width if of == "mm" else (WIDTH - fixed) / shares * width
            out.append((heading, edge * POINTS, (edge + size) * POINTS))
            edge += size
        return out


def read_template(path):
    """Of a plan by months: columns of others aren't there."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not re.search(r'title: "\{if-(?:longer|year)\}', line))
    text = text[text.index("\ntables:"):text.index("\nsections:")]
    return [Table(part) for part in re.split(r"\n  (?=[a-z-]+:\n)", text)[1:]]


def inside(words, column):
    return " ".join(word[3] for word in words if word[0] >= column[1] - 0.1 and word[2] <= column[2] + 0.1)


def fits(shown, figure):
    """The gap before "%" may be too narrow to be told as one, where a column has just room for the figure."""
    return shown == figure or shown.replace(" %", "%") == figure.replace(" %", "%") != figure


class Report:
    def __init__(self, template, pages):
        self.tables = read_template(template)
        self.pages = [{line[0][1]: line for line in lines_of(page)} for page in pages]
        self.taken = set()

    def has(self, columns, row):
        """Whether the row stands somewhere where no other row was found."""
        figures = [column for column in columns if column[0] and column[0] not in TEXTS]
        name = next((column for column in columns if column[0] in NAMES[:2]), None)
        for number, page in enumerate(self.pages):
            for y, words in page.items():
                if (number, y) in self.taken:
                    continue
                if all(fits(inside(words, column), row[column[0]]) for column in figures) and (
                        not name or self.named(page, y, name, row[name[0]])):
                    self.taken.add((number, y))
                    return True
        return False

    @staticmethod
    def named(page, y, column, name):
        first = name.split()[0] if name.strip() else ""
        near = (inside(words, column) for at, words in page.items() if abs(at - y) < NEAR)
        return any(first in text for text in near)
