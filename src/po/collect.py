#!/usr/bin/env python3
"""Prints the texts of the sources that are shown to people, as a C file for xgettext: src/po/collect.py FILE...

xgettext alone looks at the first literal of an argument only, and loses count at commas within braces; here an
argument may be `found ? "one" : "other"`, and hold a macro that is a literal.  Of directives, only the rows of
a table are looked at, which a header defines as a macro of X, or of X and another.
"""

import pathlib
import re
import sys

# Functions and macros that are given such a text, and in which argument.
KEYWORDS = {
    "diag_add": 5,
    "LOAD_ERROR": 4,
    "READER_TELL": 5,
    "NOTE": 5,
    "REFUSE": 3,
    "message_make": 2,
    "language_text": 2,
    "diag_phrase": 2,
    "SCHEMA_MAP": 2,
    "usage_error": 2,
    "N_": 1,
}

TOKEN = re.compile(
    r"""(?P<skip>/\*.*?\*/|//[^\n]*|^\#define\ \w+\(X(?:,\ \w+)?\)|^[ \t]*\#(?:[^\n]*\\\n)*[^\n]*|\\\n|\s+)
    |(?P<text>"(?:\\.|[^"\\\n])*")|(?P<char>'(?:\\.|[^'\\\n])+')|(?P<word>\w+)|(?P<mark>.)""",
    re.S | re.X | re.M,
)


def tokens(source):
    """Yields (line, kind, text)."""
    line = 1
    for match in TOKEN.finditer(source):
        if match.lastgroup != "skip":
            yield line, match.lastgroup, match.group(0)
        line += match.group(0).count("\n")


def argument(source, at, number):
    """The tokens of one argument of the call whose parenthesis is at source[at]."""
    depth = 0
    count = 1
    found = []
    for token in source[at:]:
        mark = token[2] if token[1] == "mark" else ""
        if mark in "([{" and mark:
            depth += 1
            if depth == 1:
                continue
        elif mark == ";":
            break
        elif mark in ")]}" and mark:
            depth -= 1
            if depth == 0:
                break
        elif mark == "," and depth == 1:
            count += 1
            continue
        if count == number:
            found.append(token)
    return found


def literals(found, macros):
    """Yields (line, the pieces of a literal) for each literal of an argument; calls in it are passed over."""
    pieces = []
    line = depth = 0
    called = False
    for at, kind, text in found + [(0, "mark", ";")]:
        piece = text if kind == "text" else macros.get(text) if kind == "word" else None
        if depth == 0 and piece:
            line = line if pieces else at
            pieces.append(piece)
            continue
        if re.search(r"[^\W\d_]{2}", re.sub(r"%[^%]*?[a-zA-Z]", "", "".join(pieces))):
            yield line, pieces
        pieces = []
        if text == "(" and (depth > 0 or called):
            depth += 1
        elif text == ")" and depth > 0:
            depth -= 1
        called = kind == "word"


def main(files):
    sources = {name: pathlib.Path(name).read_text(encoding="utf-8") for name in files}
    macros = {}
    for source in sources.values():
        macros.update(re.findall(r'^#define (\w+) ("(?:\\.|[^"\\\n])*")$', source, re.M))
    for name in sorted(sources):
        found = list(tokens(sources[name]))
        for i, (_, kind, text) in enumerate(found[:-1]):
            if kind == "word" and text in KEYWORDS and found[i + 1][2] == "(":
                wanted = argument(found, i + 1, KEYWORDS[text])
            elif text.endswith("help_text") and [t[2] for t in found[i + 1 : i + 4]] == ["[", "]", "="]:
                wanted = argument([(0, "mark", "("), *found[i + 4 :]], 0, 1)
            else:
                continue
            for line, pieces in literals(wanted, macros):
                print(f'#line {line} "{name}"\ngettext({" ".join(pieces)});')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
