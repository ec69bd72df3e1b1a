"""The functions of a C source as clang-format leaves it, and how long they are.

A definition is a type on a line of its own, the name at the start of the next, then `{` and `}` alone on
theirs.
"""

import collections
import re
import statistics

# `line` is where its name stands; `length` is in lines between the braces.
Function = collections.namedtuple("Function", "name line parameters length")


def parameter_count(declaration):
    """How many parameters a function has, from its name to the `)` at the end."""
    inside = declaration[declaration.index("(") + 1:declaration.rindex(")")]
    if inside.strip() in ("", "void"):
        return 0
    depth = 0
    count = 1
    for character in inside:
        depth += (character in "([") - (character in ")]")
        count += character == "," and depth == 0
    return count


def functions(code):
    """Yields the functions defined in `code`, from which comments and literals are blanked out."""
    lines = code.split("\n")
    at = 1
    while at < len(lines):
        if re.match(r"[A-Za-z_]\w*\(", lines[at]) and re.match(r"[A-Za-z_].*(?<![;:])$", lines[at - 1]):
            end = at
            while end < len(lines) and lines[end] != "{" and not lines[end].rstrip().endswith(";"):
                end += 1
            if end < len(lines) and lines[end] == "{" and "}" in lines[end:]:
                close = lines.index("}", end)
                name = lines[at].split("(")[0]
                yield Function(name, at + 1, parameter_count(" ".join(lines[at:end])), close - end - 1)
                at = close
        at += 1


def spread(lengths):
    """Median and ninth decile of a list that is not empty."""
    ordered = sorted(lengths)
    return statistics.median(ordered), ordered[len(ordered) * 9 // 10]
