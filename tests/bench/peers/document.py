"""What every peer prints: read from document.tsv, which run.py writes, and from the CSVs that it names.

A line of document.tsv is a key, a tab and a value, or `unit`, the unit's name and the path of its CSV.
"""

import csv
import pathlib

MM = 72 / 25.4
PAGE = (792, 612)  # Letter, landscape
LEFT, RIGHT, TOP, BOTTOM = 15 * MM, 11 * MM, 11 * MM, 10 * MM
HEADER_COLUMNS = [width * MM for width in (34, 169.4, 50)]
COLUMNS = [width * MM for width in (31, 35.6, 31.3, 28.5, 11, *[8] * 12, 20)]
GROUPS = (5, 13)  # columns under the title, and under the year
SIZE, LEADING = 6.5, 7.6
LEFT_ALIGNED = (0, 1, 2, 3, 17)


class Document:
    def __init__(self, path):
        self.units = []
        self.keys = {}
        for line in pathlib.Path(path).read_text("utf-8").splitlines():
            key, *values = line.split("\t")
            if key == "unit":
                self.units.append(tuple(values))
            else:
                self.keys[key] = values[0]
        self.groups = (self.keys["title"], f"PROGRAMACIÓN ANUAL {self.keys['year']}")

    def __getattr__(self, key):
        return self.keys[key]

    def font(self, variant):
        return f"{self.keys['fonts']}/ArchivoNarrow-{variant}.ttf"

    def told(self):
        """The four lines at the right of the header; of the last, what stands before the page's number."""
        return f"Código: {self.code}", f"Versión: {self.version}", f"Fecha: {self.date}", "Página "


def rows(path):
    """The heading row, then the others."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))
