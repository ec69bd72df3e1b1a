"""Reads the tags of a PDF: the structure tree with its text, and marks and their parents.

By qpdf; and by poppler, which draws a page again for each mark on it, so that it takes seconds a page.
"""

import base64
import functools
import json
import re
import subprocess

from pdf import SOFT_HYPHEN, Pdf, tool

ELEMENT = re.compile(r"^( *)([A-Z]\w*)(?: <(\w+)>)?(?: \"[^\n]*\")?(?: \((?:block|inline)\))?:?$")
ATTRIBUTE = re.compile(r"^ +/(\w+) (.*)$")
TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/?[^\s()<>\[\]{}/%]+", re.S)
PAINTING = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"Tj", b"TJ", b"'", b'"', b"Do", b"sh"}


class Element:
    """An element as someone hears it: its type, attributes, elements, and text."""

    def __init__(self, kind):
        self.kind, self.attributes, self.elements, self.text = kind, {}, [], ""

    def below(self, kind):
        """All elements of a type, in order."""
        for element in self.elements:
            if element.kind == kind:
                yield element
            yield from element.below(kind)

    def span(self, name):
        return int(self.attributes.get(name, 1))

    @property
    def words(self):
        return self.text.replace(SOFT_HYPHEN, "").split()


def heard(path):
    """The structure tree as `pdfinfo -struct-text` tells it."""
    root = Element("")
    stack = [(-1, root)]
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", path]
    said = subprocess.run(command, capture_output=True, check=True).stdout
    for line in said.decode("utf-8", "replace").splitlines():  # it tells titles as UTF-16
        found, attribute = ELEMENT.match(line), ATTRIBUTE.match(line)
        text = line.strip()
        if found:
            depth, element = len(found[1]), Element(found[2])
            while stack[-1][0] >= depth:
                stack.pop()
            stack[-1][1].elements.append(element)
            stack.append((depth, element))
        elif attribute:
            stack[-1][1].attributes[attribute[1]] = attribute[2]
        elif text.startswith('"') and text.endswith('"') and len(text) > 1:
            last = stack[-1][1]
            last.text += ("" if last.text.endswith(SOFT_HYPHEN) else " ") + text[1:-1]
        else:
            assert re.fullmatch(r"Object \d+ \d+", text), f"{path}: what is this: {line!r}"
    return root


def grid(rows):
    """The table's cells by row and column, going by their spans; a list of rows of Elements."""
    out = [{} for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row.elements:
            while x in out[y]:
                x += 1
            for line in out[y:y + cell.span("RowSpan")]:
                for column in range(x, x + cell.span("ColSpan")):
                    assert column not in line, f"two cells in column {column + 1} of row {y + 1}"
                    line[column] = cell
    assert all(sorted(line) == list(range(len(line))) for line in out), "a hole in a row"
    return [[line[x] for x in range(len(line))] for line in out]


def read_map(text):
    """(code, text) of each entry of a ToUnicode map."""
    for kind, section in re.findall(r"begin(bfchar|bfrange)\n(.*?)end\1", text, re.S):
        numbers = re.findall(r"<(\w+)>", section)
        step = 2 if kind == "bfchar" else 3
        for entry in zip(*(numbers[i::step] for i in range(step))):
            to = bytes.fromhex(entry[-1]).decode("utf-16-be")
            for code in range(int(entry[0], 16), int(entry[-2], 16) + 1):
                yield code, to[:-1] + chr(ord(to[-1]) + code - int(entry[0], 16))


class Marks(Pdf):
    """What is marked on the pages, and what the structure tree makes of it."""

    def __init__(self, path):
        super().__init__(path)
        self.json = json.loads(
            tool("qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path))
        self.catalog = self.resolve(self.objects["trailer"]["value"]["/Root"])
        self.root = self.resolve(self.catalog["/StructTreeRoot"])

    def data(self, reference):
        return base64.b64decode(self.objects[f"obj:{reference}"]["stream"]["data"])

    @functools.cached_property
    def fonts(self):
        """What the codes of each font mean: {resource name: {byte: text}}."""
        out = {}
        for page in self.page_objects:
            resources = self.resolve(self.resolve(page)["/Resources"])
            for name, font in self.resolve(resources.get("/Font", {})).items():
                if name not in out:
                    out[name] = dict(read_map(self.data(self.resolve(font)["/ToUnicode"]).decode("ascii")))
        return out

    def page_marks(self, index):
        """(number, type, text) of each mark of a page in order; all that is painted must be marked, once."""
        contents = self.resolve(self.page_objects[index])["/Contents"]
        operands, marks, depth, font, text = [], [], 0, {}, []
        for token in TOKEN.findall(self.data(contents)):
            if token == b"Tf":
                font = self.fonts[operands[-2].decode()]
            if token in (b"Tj", b"TJ"):
                shown = b"".join(operand[1:-1] for operand in operands if operand[:1] == b"(")
                text.append("".join(font[code] for code in shown))
            if token in PAINTING:
                assert depth == 1, f"page {index + 1}: {token.decode()} outside of marked content"
            if token == b"BDC":
                depth += 1
                text = []
                if b"/MCID" in operands:
                    number = int(operands[operands.index(b"/MCID") + 1])
                    marks.append((number, operands[0].decode(), text))
                else:
                    assert operands[0] == b"/Artifact", f"page {index + 1}: marked as {operands[0]}"
            depth -= token == b"EMC"
            operands = [] if token.isalpha() or token in (b"'", b'"') else [*operands, token]
        assert depth == 0, f"page {index + 1}: a mark that does not end"
        return [(number, kind, "".join(text)) for number, kind, text in marks]

    def parents(self):
        """The parent tree: {key: value}."""
        out, stack = {}, [self.root["/ParentTree"]]
        while stack:
            node = self.resolve(stack.pop())
            stack += node.get("/Kids", [])
            numbers = node.get("/Nums", [])
            out |= dict(zip(numbers[::2], numbers[1::2]))
        return out

    def kids(self):
        """(element, page, mark) of each content in the tree, and (element, annotation) of each link."""
        out, stack = [], [self.root["/K"]]
        while stack:
            reference = stack.pop()
            element = self.resolve(reference)
            found = element.get("/K", [])
            for kid in found if isinstance(found, list) else [found]:
                value = self.resolve(kid)
                if isinstance(value, int):
                    out.append((reference, element["/Pg"], value))
                elif value.get("/Type") == "/MCR":
                    out.append((reference, value.get("/Pg", element.get("/Pg")), value["/MCID"]))
                elif value.get("/Type") == "/OBJR":
                    out.append((reference, value["/Obj"]))
                else:
                    stack.append(kid)
        return out

    @functools.cached_property
    def tree(self):
        """The structure tree with the text of its marks, in the order of its content."""
        texts = {(page, number): text for i, page in enumerate(self.page_objects)
                 for number, _, text in self.page_marks(i)}
        return self.element(self.root["/K"], texts)

    def element(self, reference, texts):
        found = self.resolve(reference)
        out = Element(found["/S"][1:])
        attributes = self.resolve(found.get("/A", {}))
        out.attributes = {key[1:]: value for key, value in attributes.items()}
        kids = found.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            value = self.resolve(kid)
            if isinstance(value, int):
                out.text += texts[found["/Pg"], value]
            elif value.get("/Type") == "/MCR":
                out.text += texts[value.get("/Pg", found.get("/Pg")), value["/MCID"]]
            elif value.get("/Type") != "/OBJR":
                out.elements.append(self.element(kid, texts))
        return out
