"""Reads what the program prints: text, CSV, JSON, explanations."""

import csv
import html
import io
import json
import re
import subprocess


class Broken(Exception):
    """What was printed is not in the form that it should be in."""


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


def read_json(text):
    return json.loads(text)


WIDEST = 60  # letters of a column


def read_text(text):
    """A table in columns: each cell stands below its heading, two spaces from the next one."""
    head, *lines = text.split("\n")
    starts = [match.start() for match in re.finditer(r"(?<!\S)\S+(?: \S+)*", head)]
    headings = [match.group() for match in re.finditer(r"\S+(?: \S+)*", head)]
    rows = []
    for line in lines[:-1]:
        row, shift = {}, 0
        for heading, start, end in zip(headings, starts, starts[1:] + [len(line) + 2]):
            start, end = start + shift, end + shift
            if end <= len(line) and line[end - 2:end].strip():
                # Only what is longer than a column may be moves what follows.
                longer = line.find("  ", end - 2)
                if end - start < WIDEST or longer < 0:
                    raise Broken(f"{heading}: no room between its cell and the next one: {line!r}")
                shift += longer + 2 - end
                end = longer + 2
            row[heading] = line[start:end].strip()
        rows.append(row)
    return rows


EXPLAINED = re.compile(r"  (\S.*?) = (.*?)(?:, the (sum|mean) of (\d+) values?)?")
SOURCE = re.compile(r"\s+(\S.*?)  (\S+):(\d+):(\d+)  (\S+) .*?(  \(not in the figure\))?")


def read_explained(text):
    """Blocks: (name, {"line": ..., ...}, {heading: (figure, how, count, [source...])})."""
    blocks = []
    for part in re.split(r"\n\n", text.rstrip("\n")):
        name, *lines = part.split("\n")
        said, figures, sources = {}, {}, None
        for line in lines:
            found = EXPLAINED.fullmatch(line)
            if found:
                sources = []
                figures[found[1]] = (found[2], found[3], int(found[4] or 0), sources)
            elif sources is None:
                said.update(pair.split(": ", 1) for pair in line.strip().split("; ") if ": " in pair)
            else:
                found = SOURCE.fullmatch(line)
                if not found:
                    raise Broken(f"no source: {line!r}")
                sources.append(found.groups())
        blocks.append((name, said, figures))
    return blocks


WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')


def read_layout(text):
    """What --dump-layout prints: of each page its texts as (x0, y, x1, text)."""
    pages = []
    for line in text.split("\n"):
        if line.startswith("page "):
            pages.append([])
        elif line.startswith("text "):
            _, x, y, width, rest = line.split(" ", 4)
            text = rest[rest.index(' "') + 2:-1].replace('\\"', '"').replace("\\\\", "\\")
            pages[-1].append((float(x), float(y), float(x) + float(width), text))
    return pages


def read_pdf(path):
    """What a PDF shows, word for word, by the middle of their height."""
    done = subprocess.run(["pdftotext", "-bbox", "-enc", "UTF-8", path, "-"], capture_output=True, check=True)
    pages = []
    for page in done.stdout.decode().split("<page ")[1:]:
        pages.append([(float(x0), (float(y0) + float(y1)) / 2, float(x1), html.unescape(word))
                      for x0, y0, x1, y1, word in WORD.findall(page)])
    return pages
