"""Reads what --dump-layout prints; its form is at the top of src/layout/dump.c.  Lengths in points."""

import re

QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
MARKS = "(pagination)"  # the tag of what is repeated or added where a table goes on
DRAWN = "(layout)"  # of what is drawn and not read, as the letter of a mark beside its word
ESCAPED = re.compile(r'\\(x[0-9a-f]{2}|.)')


def unquote(line):
    """The texts in quotes of a line, as one."""
    text = "".join(QUOTED.findall(line))
    return ESCAPED.sub(lambda found: found[1] if len(found[1]) == 1 else chr(int(found[1][1:], 16)), text)


class Box:
    """A placed item: kind, place, tag; of text, what it says, where it was written, its cell."""

    def __init__(self, line):
        self.kind, x, y, w, h, self.tag, self.loc, *_ = f"{line}  ".split(" ", 7)
        self.x, self.y, self.w, self.h = map(float, (x, y, w, h))
        self.text = unquote(line)
        self.cell = None

    def holds(self, other):
        return (self.x < other.x and self.y < other.y and other.x + other.w < self.x + self.w
                and other.y + other.h < self.y + self.h)

    def covers(self, other):
        """Whether the text begins in it: y is that of the line it stands on."""
        return self.x <= other.x <= self.x + self.w and self.y <= other.y <= self.y + self.h

    @property
    def is_part(self):
        """Of a text that is not of one kind: words that are a link, a reference, raised."""
        return self.tag.split(":")[0] in ("span", "reference", "link")

    def __repr__(self):
        return f"{self.kind} {self.x} {self.y} {self.w} {self.h} «{self.text}»"


class Page:
    """A page's items in painting order."""

    def __init__(self, line):
        found = re.fullmatch(r"page (\d+) folio (\d+) of (\d+) ([\d.]+)x([\d.]+) section (.+)", line)
        self.number, self.folio, self.pages = (int(found[i]) for i in (1, 2, 3))
        self.width, self.height = float(found[4]), float(found[5])
        self.section = found[6]
        self.items = []

    def of_kind(self, kind):
        return [item for item in self.items if item.kind == kind]


def read_dump(text):
    """The pages of each document, by its output."""
    documents, pages, cell = {}, None, None
    for line in text.splitlines():
        kind = line.split(" ", 1)[0]
        if kind == "document":
            pages = documents[line.split(" ", 1)[1]] = []
        elif kind == "page":
            pages.append(Page(line))
            cell = None
        elif kind in ("cell", "text", "image", "fill", "rule", "link", "uri", "turned"):
            item = Box(line)
            pages[-1].items.append(item)
            if kind == "cell":
                cell = item
            elif kind == "fill" and cell and cell.holds(item):
                pass  # the colour of a mark
            elif cell and item.is_part and cell.covers(item):
                item.cell = cell if kind == "text" else None
            elif kind not in ("text", "image") or cell and item.tag not in (cell.tag, MARKS, DRAWN):
                cell = None
            else:
                item.cell = cell
        else:
            assert kind in ("destination", "node", "path"), f"an unknown line in the dump: {line}"
    return documents
