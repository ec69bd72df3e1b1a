"""Computes the figures of `pliego explain --format json` again, from the cells that it names.

A trace is a tree of operations on cells (src/dataset/trace.h says what each means).  Here the cells are read
from the files by another reader, and the operations done on exact fractions; what comes out must be what was
printed.  A percent is the number before its sign.
"""

import json
import re
from fractions import Fraction
from statistics import median

import rates
import rollup
from compliance import NONE, NOT_REPORTED, UNPLANNED, UNPROGRAMMED
from figures import read_amount, rounded
from reading import read_cells


SIGNS = re.compile(r"US\$|[$€Q]")  # of currencies


class Broken(Exception):
    """A trace that does not make its figure."""


class Cells:
    """The texts of files by their places: each file is read once."""

    def __init__(self, folder, formats=None):
        self.folder, self.formats, self.files = folder, formats or {}, {}

    def text(self, file, line, column):
        if file not in self.files:
            encoding, separator = self.formats.get(file, ("utf-8-sig", None))
            content = (self.folder / file).read_bytes().decode(encoding)
            separator = separator or max(",;\t", key=content.split("\n", 1)[0].count)
            self.files[file] = {(cell.line, cell.column + len(cell.text) - len(cell.text.lstrip())): cell.text
                                for row in read_cells(content, separator) for cell in row}
        return self.files[file].get((line, column))


class Tracer:
    """Computes traces, of cells in a folder, by a scale."""

    def __init__(self, cells, locale, scale):
        self.cells, self.locale, self.scale = cells, locale, scale
        self.leaves = 0

    def text(self, node):
        text = self.cells.text(node["file"], node["line"], node["column"])
        if text is None or text.strip() != node["text"].strip():
            raise Broken(f"{node['place']} says {text!r}, not {node['text']!r}")
        self.leaves += 1
        return text

    def cell(self, node):
        text = self.text(node)
        return read_amount(SIGNS.sub("", text), self.locale).value

    def level(self, parts, percents):
        own = percents[0]
        if len(percents) == 2 and own is not None and own >= 100:
            own = percents[1]
        if own is not None:
            return self.scale.words[self.scale.level(own / 100)]
        if len(percents) == 2:
            return None  # of those that have no figure, some say why
        if any(f"months: {rollup.NONE}" in note for note in parts[0]["notes"]):
            return self.scale.words[NONE]
        executed, planned = (self.value(part) for part in parts[0]["parts"])
        if planned or planned is not None and parts[0]["operation"] == "descending":
            return self.scale.words[NOT_REPORTED]
        return self.scale.words[UNPLANNED if executed else UNPROGRAMMED]

    def value(self, node):  # pylint: disable=too-many-return-statements,too-many-branches
        """What the node comes to; None: blank."""
        operation, parts = node["operation"], node.get("parts", [])
        if operation == "text":
            self.text(node)
            return None
        if operation == "cell":
            return self.cell(node)
        if operation == "zero":
            return Fraction(0)
        if operation == "change":
            return self.change(node)
        if operation in ("count", "activity", "coverage"):
            for part in parts:
                self.verify(part)
            changes = [json.dumps(part) for part in parts if part["operation"] == "change"]
            if len(set(changes)) < len(changes):
                raise Broken(f"{node['name']} of {node.get('subject')}: a change is counted twice")
            return Fraction(len(parts)) if operation == "count" else None
        values = [self.verify(part) for part in parts]
        given = [value for value in values if value is not None]
        if operation == "level":
            return self.level(parts, values)
        if operation == "rank":
            return self.rank(parts)
        if not given:
            return None
        if operation == "ratio":
            if len(given) < 2 or not values[1]:
                return None
            return values[0] / values[1] * 100
        if operation == "rounded":
            return Fraction(rounded(values[0], rates.PLACES), 10 ** rates.PLACES)
        if operation == "quotient":
            return None if None in values else values[0] / values[1]
        if operation == "descending":
            return self.descending(values)
        if operation == "difference":
            if node.get("printed"):
                values = [Fraction(str(part["value"])) for part in parts]
            return values[0] - values[1]
        limit = node.get("limit")
        if limit:
            given = [min(value, Fraction(limit)) for value in given]
        if operation == "last":
            return given[-1]
        if operation == "last-due":
            return next((value for value in reversed(given) if value), given[0])
        if operation == "weighted":
            return self.weighted(parts, given)
        return {"sum": sum, "mean": lambda v: sum(v) / len(v), "median": median, "least": min, "most": max,
                "lesser": min}[operation](given)

    def change(self, node):
        """What is told of as changed says two things: cells that are figures, by what these say."""
        parts = node.get("parts", [])
        values = [self.verify(part) for part in parts]
        said = [part["text"] if value is None else value for part, value in zip(parts, values)]
        if len(said) == 2 and said[0] == said[1]:
            raise Broken(f"{node['name']} of {node['subject']}: nothing changed")
        return None

    @staticmethod
    def descending(values):
        """Of what is better the less it is."""
        if None in values:
            return None
        done, planned = values
        if not planned:
            return Fraction(100 * (done == 0))
        return max(Fraction(0), 2 - done / planned) * 100

    def weighted(self, parts, values):
        """Each weight is what its cell says, or the job."""
        weights = [Fraction(str(part["weight"])) for part in parts]
        for part, weight in zip(parts, weights):
            if "weight_cell" in part and self.cell(part["weight_cell"]) != weight:
                raise Broken(f"{part['weight_cell']['place']} is no weight of {weight}")
        return sum(w * v for w, v in zip(weights, values)) / sum(weights)

    def rank(self, parts):
        """By the mean with a limit, and of equals by the mean as measured."""
        keys = [tuple(self.value(mean) for mean in part["parts"]) for part in parts]
        return Fraction(1 + sum(key > keys[0] for key in keys))

    def verify(self, node):
        """The value of a node, which must be what is printed of it."""
        value = self.value(node)
        for left in node.get("left_out", ()):
            self.verify(left)
        if node["operation"] == "level":
            if value is not None and "status" in node and node["status"] not in value:
                raise Broken(f"{node.get('subject')}: {node['name']} is {value}, printed {node['status']}")
            return None
        if node["operation"] == "coverage":
            counts = [len(part["parts"]) if "parts" in part else 0 for part in node["parts"]]
            if counts != [node["value"], node["of"]]:
                raise Broken(f"{node['name']}: {counts}, printed {node['value']} of {node['of']}")
            return None
        if "value" in node and node["operation"] != "activity":
            self.compare(node, value)
        return value

    def compare(self, node, value):
        printed = str(node["value"])
        decimals = len(printed.partition(".")[2])
        if value is None:
            raise Broken(f"{node['name']} of {node.get('subject')} is printed as {printed}, made of nothing")
        shown = Fraction(rounded(value, decimals), 10 ** decimals)
        if shown != Fraction(printed):
            raise Broken(f"{node['name']} of {node.get('subject')}: {float(value)}, printed {printed}")
