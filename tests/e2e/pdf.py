"""Reads a PDF back with poppler and qpdf: text, boxes of words, outline, links, labels."""

import functools
import json
import re
import subprocess
import xml.etree.ElementTree as ElementTree

SOFT_HYPHEN = "\u00ad"


def tool(*command):
    """What a tool prints on standard output; it must succeed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{command[0]}: exit status {done.returncode}: {done.stderr.decode()[:500]}")
    return done.stdout.decode("utf-8")


def join_hyphenated(tokens):
    """Words again out of those that a soft hyphen parts at a line's end."""
    out = []
    for token in tokens:
        if out and out[-1].endswith(SOFT_HYPHEN):
            out[-1] = out[-1][:-1] + token
        else:
            out.append(token)
    return [token.replace(SOFT_HYPHEN, "") for token in out]


class Word:
    """A word of a page and its box in points, origin top left."""

    def __init__(self, element):
        self.text = element.text or ""
        self.x0, self.y0 = float(element.get("xMin")), float(element.get("yMin"))
        self.x1, self.y1 = float(element.get("xMax")), float(element.get("yMax"))


class Link:
    """An active box of a page that leads to another: points, origin bottom left; pages from 0."""

    def __init__(self, page, rect, target, top):
        self.page, self.rect, self.target, self.top = page, rect, target, top


class Pdf:
    """One file.  Everything is read when it is first asked for."""

    def __init__(self, path):
        self.path = path

    @functools.cached_property
    def info(self):
        """pdfinfo's answers by name."""
        lines = tool("pdfinfo", "-enc", "UTF-8", self.path).splitlines()
        pairs = (line.split(":", 1) for line in lines if ":" in line)
        return {name.strip(): value.strip() for name, value in pairs}

    @property
    def page_count(self):
        return int(self.info["Pages"])

    @functools.cached_property
    def page_texts(self):
        """The text of each page in the order of its content."""
        text = tool("pdftotext", "-raw", "-enc", "UTF-8", self.path, "-")
        pages = text.split("\f")
        return pages[:-1] if pages[-1] == "" else pages

    def page_words(self, index):
        return join_hyphenated(self.page_texts[index].split())

    @functools.cached_property
    def bounds(self):
        """The pages with the bounds of their words, as poppler tells them."""
        text = tool("pdftotext", "-bbox", "-enc", "UTF-8", self.path, "-")
        text = re.sub(r"<!DOCTYPE[^>]*>", "", text).replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
        return list(ElementTree.fromstring(text).iter("page"))

    @functools.cached_property
    def page_boxes(self):
        """A list of Words for each page."""
        return [[Word(word) for word in page.iter("word")] for page in self.bounds]

    @property
    def page_sizes(self):
        """Width and height of each page, in points."""
        return [(float(page.get("width")), float(page.get("height"))) for page in self.bounds]

    @functools.cached_property
    def json(self):
        return json.loads(tool("qpdf", "--json=2", "--json-stream-data=none", self.path))

    @functools.cached_property
    def objects(self):
        return self.json["qpdf"][1]

    def resolve(self, value):
        """The value that a reference stands for; dictionary and stream alike give the dictionary."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            found = self.objects[f"obj:{value}"]
            value = found["value"] if "value" in found else found["stream"]["dict"]
        return value

    @functools.cached_property
    def page_objects(self):
        return [page["object"] for page in self.json["pages"]]

    def destination(self, value):
        """(page index, top in points from below or None) of an explicit destination or a GoTo action."""
        value = self.resolve(value)
        if isinstance(value, dict):
            assert value.get("/S") == "/GoTo", f"an action other than GoTo: {value}"
            value = self.resolve(value["/D"])
        assert isinstance(value, list), f"a destination that is no array: {value}"
        top = value[3] if len(value) > 3 and value[1] == "/XYZ" else value[2] if value[1] == "/FitH" else None
        return self.page_objects.index(value[0]), top

    @functools.cached_property
    def outline(self):
        """(depth, title, page index) of each entry, in order."""
        out = []
        catalog = self.resolve(self.resolve(self.objects["trailer"]["value"]["/Root"]))
        stack = [(0, self.resolve(catalog.get("/Outlines", {})).get("/First"))]
        while stack:
            depth, reference = stack.pop()
            if reference is None:
                continue
            item = self.resolve(reference)
            page, _ = self.destination(item["/Dest"] if "/Dest" in item else item["/A"])
            out.append((depth, item["/Title"].removeprefix("u:"), page))
            stack.append((depth, item.get("/Next")))
            stack.append((depth + 1, item.get("/First")))
        return out

    @functools.cached_property
    def links(self):
        """Those within the document, not those to addresses."""
        out = []
        for index, reference in enumerate(self.page_objects):
            for annotation in self.resolve(self.resolve(reference).get("/Annots", [])):
                value = self.resolve(annotation)
                action = self.resolve(value.get("/A", {}))
                if value["/Subtype"] == "/Link" and action.get("/S") != "/URI":
                    target, top = self.destination(value["/Dest"] if "/Dest" in value else value["/A"])
                    out.append(Link(index, value["/Rect"], target, top))
        return out

    @property
    def labels(self):
        """qpdf's list of page labels: each with the page index it starts at."""
        return self.json["pagelabels"]
