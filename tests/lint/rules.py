#!/usr/bin/env python3
"""Checks what compilers can't: which part of the program may know which, and how large its parts may grow.

    tests/lint/rules.py                 check src/ and the text of tests/
    tests/lint/rules.py --self-test     prove that each rule catches what it is there for

The tables below are the program's architecture.  A new entry is a decision, not a way past a message.
"""

import functools
import os
import pathlib
import re
import sys
import tempfile

from circles import circles
from functions import functions, spread

# Who may include whose headers.  Everybody may include base/ and its own folder, with the folders in it.
STAGES = {
    "base": [],
    "prose": [],
    "sheet": [],
    "plan": ["sheet/"],
    "check": ["plan/", "sheet/"],
    "dataset": ["check/", "plan/", "sheet/"],
    "template": ["dataset/catalogue.h", "dataset/periods.h", "prose/prose.h"],
    "text": ["layout/metrics.h"],
    "layout": [],
    "compose": ["prose/prose.h", "dataset/", "plan/", "sheet/", "template/", "layout/document.h"],
    "pdf": ["layout/", "text/"],
    "publish": [],
    "run": [""],
    # What it starts, and what it prints with.
    "command": ["run/", "publish/", "dataset/print.h", "dataset/ask.h"],
}

# Folders in folders, and what of their neighbours they may include beside what is right in the folder above.
SUBFOLDERS = {
    "layout/chart": [],
    "layout/table": ["layout/chart/drawing.h"],
    "layout/block": ["layout/table/", "layout/chart/"],
    "sheet/workbook": [],
    "base/svg": [],
}

# Which files of the folder above may include headers of these, and which: the ground does not know the attic.
FROM_ABOVE = {
    "base/image_file.c": ["base/svg/svg.h"],
    "layout/document.h": ["layout/chart/chart.h"],  # what a chart is, which is no more than data
    "layout/layout.c": ["layout/block/block.h", "layout/table/fragment.h"],
    "layout/flow.c": ["layout/block/block.h"],
    "layout/sections.c": ["layout/block/block.h"],
    "layout/fit.c": ["layout/block/block.h"],
    "layout/figure.c": ["layout/chart/spark.h"],
    "layout/furniture.c": ["layout/table/emit.h", "layout/table/measure.h"],
}

# x.h and x.c are one module, and no module includes itself by way of others.

# How large things may be: lines of a file in src/; parameters of a function, and lines between its braces.
FILE_LINES_MAX = 600
PARAMETERS_MAX = 6
FUNCTION_LINES_MAX = 60
# Of all functions, once there are so many that it means something.
MEDIAN_MAX = 10
NINTH_DECILE_MAX = 25
SPREAD_FROM = 100

# Libraries, and the only folders that may know them.
LIBRARIES = {
    r"hpdf.*\.h": ["pdf"],
    r"libdeflate\.h": ["pdf", "publish"],
    r"z(lib|conf)\.h": ["pdf"],
    r"qpdf/.*": ["pdf"],
    r"csv\.h": ["sheet"],
    r"zip\.h": ["sheet"],
    r"expat\.h": ["base", "sheet"],
    r"xlsxwriter.*\.h": ["run"],
    r"yaml\.h": ["template"],
    r"fontconfig/.*": ["template"],
    r"cmark-gfm.*\.h": ["prose"],
    r"hb(-.*)?\.h": ["text"],
    r"hyphen\.h": ["text"],
    r"linebreak\.h|unibreak.*\.h|wordbreak\.h": ["text"],
    r"png.*\.h": ["base"],
    r"j(peglib|error)\.h": ["base"],
    r"utf8proc\.h": ["base"],
    r"libintl\.h": ["base"],
    r"jansson\.h": ["publish", "run"],
    r"nettle/.*": ["base", "pdf"],
    r"criterion/.*": [],
}

# Layout is a pure function of its arguments: it has no use for these.
NOT_IN_LAYOUT = r"(unistd|fcntl|time|locale|errno|sys/.*)\.h"

# Files that a text names, and the texts outside src/ that are looked through for them.
NAMED = r"(?<![\w/.*$}<>{-])((?:src|tests|%s)/[a-z0-9_/]+\.(?:c|h|py|sh))\b" % "|".join(STAGES)
MAY_NAME = ["Makefile", "*.md", "src/*.md", "tests/*.md", "tests/*.sh",
            *(f"tests/*/*.{kind}" for kind in ("c", "h", "py", "sh", "md"))]

# Calls that only main.c may make: the program's end, its streams, its surroundings.
MAIN_ONLY = [
    (r"\b_?_?[eE]xit\s*\(", "ends the program"),
    (r"\babort\s*\(", "ends the program"),
    (r"(?<![\w])(printf|vprintf|puts|putchar|perror)\s*\(", "writes to a standard stream"),
    (r"\b(stdout|stderr|stdin)\b", "knows a standard stream"),
    (r"\b(secure_)?getenv\s*\(", "reads the environment"),
    (r"\b(time|clock|clock_gettime|gettimeofday)\s*\(", "reads the clock"),
    (r"\bsetlocale\s*\(", "changes the locale"),
]

# What is done by hand in one file only (the .c and .h of a name): pattern, that name, and what others do.
IN_ONE_FILE = [
    (r"\bEINTR\b|\bMSG_NOSIGNAL\b|(?<![\w>.])(p?read|p?write|waitpid|flock)\s*\(", "base/io",
        "may be interrupted or come short: call io_...() of base/io.h"),
    (r"16777619|1099511628211|(?i:0xD6E8FEB86659FD93)|& \(\w*(capacity|size) - 1\)", "base/hash",
        "is a hash table by hand: see base/hash.h"),
]

LINE_MAX = 110
TAB = 8


def strip(source):
    """Blanks out comments and literals, keeping every line where it is."""

    def blank(match):
        text = match.group(0)
        if text[0] == "/":
            return re.sub(r"[^\n]", " ", text)
        return text[0] + re.sub(r"[^\n]", " ", text[1:-1]) + text[-1]

    token = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])+'"
    return re.sub(token, blank, source, flags=re.S)


def check_subfolder(name, header):
    """What is wrong with the file `name` including a header of the same stage; None when nothing is."""
    mine = name.rpartition("/")[0]
    theirs = header.rpartition("/")[0]
    if theirs == mine or theirs not in SUBFOLDERS:
        return None
    allowed = SUBFOLDERS[mine] if mine in SUBFOLDERS else FROM_ABOVE.get(name, [])
    if any(header == a or a.endswith("/") and header.startswith(a) for a in allowed):
        return None
    return f"{name if mine not in SUBFOLDERS else mine + '/'} may not include {header}"


def check_include(name, header, is_system):
    """What is wrong with the file `name` of src/ including `header`; None when nothing is."""
    folder = name.partition("/")[0]
    if folder == "main.c":
        return None if is_system or header.startswith("command/") else "main.c knows the commands only"
    if not is_system:
        if "/" not in header:
            return f'"{header}": name the folder too, as in "base/{header}"'
        allowed = ["base/", folder + "/"] + STAGES[folder]
        if folder != "command" and header.startswith("command/") or not any(
                header == a or ((a.endswith("/") or a == "") and header.startswith(a)) for a in allowed):
            return f"{folder}/ may not include {header}"
        return check_subfolder(name, header)
    for pattern, folders in LIBRARIES.items():
        if re.fullmatch(pattern, header) and folder not in folders:
            where = " and ".join(f + "/" for f in folders) or "tests"
            return f"<{header}> is for {where} only"
    if folder == "layout" and re.fullmatch(NOT_IN_LAYOUT, header):
        return f"layout is a pure function: it has no use for <{header}>"
    return None


def check_sizes(name, source, defined_here):
    """Yields (line, message) for what has grown too large in one file of src/, and the functions in it."""
    lines = source.count("\n")
    if lines > FILE_LINES_MAX:
        yield lines, f"{lines} lines, {FILE_LINES_MAX} are allowed: it is two files"
    for f in defined_here:
        if f.parameters > PARAMETERS_MAX:
            yield f.line, f"{f.name}: {f.parameters} parameters, {PARAMETERS_MAX} are allowed"
        if f.length > FUNCTION_LINES_MAX:
            yield f.line, f"{f.name}: {f.length} lines, {FUNCTION_LINES_MAX} are allowed"


def includes(source, code):
    """Yields (line, header, whether it is one of the system's) for what a source includes."""
    raw = source.split("\n")
    for match in re.finditer(r'(?m)^[ \t]*#[ \t]*include[ \t]*([<"])', code):
        line = code.count("\n", 0, match.start())
        yield line + 1, re.search(r'[<"]([^>"]+)[>"]', raw[line]).group(1), match.group(1) == "<"


def check_source(name, source, code):
    """Yields (line, message) for one file of src/, by its path there; `code` is its source, stripped."""
    folder = name.partition("/")[0]
    for line, header, is_system in includes(source, code):
        message = check_include(name, header, is_system)
        if message:
            yield line, message
    code = re.sub(r"(?m)^[ \t]*#[ \t]*include\b.*", "", code)
    if folder != "main.c":
        wrong = [(pattern, f"{what}, which is for main.c only") for pattern, what in MAIN_ONLY]
        wrong += [(pattern, what) for pattern, home, what in IN_ONE_FILE if name[:-2] != home]
        for pattern, what in wrong:
            for match in re.finditer(pattern, code):
                yield code.count("\n", 0, match.start()) + 1, f"{match.group(0).rstrip('( ')}: {what}"
    if folder == "layout":
        for match in re.finditer(r"(?<!->)\b(fopen|open|fdopen|tmpfile)\s*\(", code):
            yield code.count("\n", 0, match.start()) + 1, "layout is a pure function: it opens no file"
    if folder in ("layout", "sheet", "plan", "check", "dataset", "compose"):
        for match in re.finditer(r"\bfloat\b", code):
            yield code.count("\n", 0, match.start()) + 1, "no float in lengths or amounts"


def check_text(source):
    """Yields (line, message) for how any text file is written."""
    for number, line in enumerate(source.split("\n"), 1):
        if line != line.rstrip():
            yield number, "white space at the end of the line"
        width = len(line.expandtabs(TAB))
        if width > LINE_MAX:
            yield number, f"{width} columns wide, {LINE_MAX} are allowed"
    if source and not source.endswith("\n"):
        yield source.count("\n") + 1, "no newline at the end of the file"


def check_circles(sources):
    """Yields complaints about modules that include themselves; sources: {path in src/: (source, code)}."""
    graph = {}
    places = {}
    for name, (source, code) in sorted(sources.items(), key=lambda item: item[0][::-1], reverse=True):
        module = name[:-2]
        graph.setdefault(module, set())
        for line, header, is_system in includes(source, code):
            if not is_system and header in sources and header[:-2] != module:
                graph[module].add(header[:-2])
                places.setdefault((module, header[:-2]), f"src/{name}:{line}")
    for way, knot in circles(graph):
        rest = sorted(knot - set(way))
        more = f" (in one knot with {', '.join(rest)})" if rest else ""
        yield f"{places[way[0], way[1]]}: a circle of modules: {' -> '.join(way)}{more}"


def check_spread(lengths):
    """Yields complaints about the length of functions as a whole."""
    if len(lengths) < SPREAD_FROM:
        return
    median, ninth = spread(lengths)
    if median > MEDIAN_MAX:
        yield f"src:1: half of the functions have {median:g} lines or more, {MEDIAN_MAX} are allowed"
    if ninth > NINTH_DECILE_MAX:
        yield f"src:1: one function in ten has {ninth} lines or more, {NINTH_DECILE_MAX} are allowed"


def check_unit_test(name, source, folders):
    """Yields (line, message) for a file of tests/unit/; folders: those of src/."""
    match = re.fullmatch(r"test_(.*)\.c", name)
    if not match:
        return
    suite = match.group(1)
    if not any(suite == f or suite.startswith(f + "_") for f in folders):
        yield 1, f"{name} should be called as what it tests: test_FOLDER_FILE.c"
    for found in re.finditer(r"^Test\((\w+)", source, flags=re.M):
        if found.group(1) != suite:
            line = source.count("\n", 0, found.start()) + 1
            yield line, f"the suite should be {suite}, not {found.group(1)}"


@functools.cache
def exists(path):
    return os.path.exists(path)


def check_paths(root, text):
    """Yields (line, message) for files that a text names, and which there are not (any more)."""
    text = re.sub(r"(?m)^[ \t]*#[ \t]*include\b.*", "", text)  # compilers look for those
    for match in re.finditer(NAMED, text):
        path = match.group(1)
        if not exists(str(root / path)) and not exists(str(root / "src" / path)):
            yield text.count("\n", 0, match.start()) + 1, f"names {path}, and there is no such file"


def check_tree(root):
    """All complaints about the tree at `root`, as printed."""
    found = []
    sources = {}
    lengths = []
    for path in sorted((root / "src").rglob("*.[ch]")):
        parts = path.relative_to(root / "src").parts
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root)
        folder = "/".join(parts[:-1])
        if parts != ("main.c",) and folder not in STAGES and folder not in SUBFOLDERS:
            found.append(f"{name}:1: not in a folder that the rules know")
            continue
        if path.suffix == ".h":
            guard = "PLIEGO_" + re.sub(r"\W", "_", "_".join(parts)).upper()
            if f"#ifndef {guard}\n#define {guard}\n" not in text:
                found.append(f"{name}:1: the include guard should be {guard}")
        short = "/".join(parts)
        code = strip(text)
        sources[short] = (text, code)
        defined_here = list(functions(code))
        lengths += [f.length for f in defined_here]
        found += [f"{name}:{line}: {message}" for line, message in check_source(short, text, code)]
        found += [f"{name}:{line}: {message}" for line, message in check_sizes(short, text, defined_here)]
        found += [f"{name}:{line}: {message}" for line, message in check_text(text)]
        found += [f"{name}:{line}: {message}" for line, message in check_paths(root, text)]
    found += check_circles(sources)
    found += check_spread(lengths)
    for path in sorted(path for pattern in MAY_NAME for path in root.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root)
        if path.parent != root / "tests/lint":  # which speaks of what should not be
            found += [f"{name}:{line}: {message}" for line, message in check_paths(root, text)]
    for pattern in ("tests/*/*.[ch]", "tests/*/*.sh", "tests/*.sh", "tests/*/*.py"):
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(root)
            found += [f"{name}:{line}: {message}" for line, message in check_text(text)]
            if path.parent == root / "tests/unit":
                wrong = check_unit_test(path.name, text, STAGES)
                found += [f"{name}:{line}: {message}" for line, message in wrong]
    return found


def guarded(name, content):
    """A header of src/ with its guard."""
    guard = "PLIEGO_" + re.sub(r"\W", "_", name).upper()
    return f"#ifndef {guard}\n#define {guard}\n{content}#endif\n"


def defined(name, parameters=0, lines=1):
    """A function as clang-format leaves it."""
    told = ",\n    ".join(f"int p{i}" for i in range(parameters)) or "void"
    return f"static int\n{name}({told})\n{{\n" + "\tx();\n" * lines + "}\n"


# Files, the circle through which is to be told; each includes the header of the next.
def circle_of(*modules):
    files = {f"src/{m}.h": guarded(f"{m}.h", "") for m in modules}
    for m, following in zip(modules, modules[1:] + modules[:1]):
        files[f"src/{m}.c"] = f'#include "{m}.h"\n#include "{following}.h"\n'
    return files


# File, content, and a piece of the one complaint that it must give rise to; None: must be accepted.
# Several files are {path: content}, and what they are about stands in place of the content.
SELF_TESTS = [
    ("src/base/a.c", '#include "plan/plan.h"\n', "base/ may not include plan/plan.h"),
    ("src/base/a.c", '#include "base/arena.h"\n#include <png.h>\n#include <utf8proc.h>\n', None),
    ("src/sheet/a.c", '#include "sheet/x.h"\n#include <csv.h>\n', None),
    ("src/plan/a.c", '#include "layout/document.h"\n', "plan/ may not include"),
    ("src/plan/a.c", '#include "x.h"\n', "name the folder too"),
    ("src/template/a.c", "#include <csv.h>\n", "<csv.h> is for sheet/ only"),
    ("src/sheet/workbook/a.c", "#include <zip.h>\n#include <expat.h>\n", None),
    ("src/run/a.c", "#include <zip.h>\n", "<zip.h> is for sheet/ only"),
    ("src/layout/a.c", '#include "text/font.h"\n', "layout/ may not include"),
    ("src/layout/a.c", "#include <time.h>\n", "pure function"),
    ("src/layout/a.c", '#include <stdio.h>\nvoid dump(FILE *);\n', None),
    ("src/layout/a.c", 'FILE *f = fopen("x", "r");\n', "opens no file"),
    ("src/layout/a.c", "float x;\n", "no float"),
    ("src/layout/a.c", "/* a float of wood; printf(x) */\n", None),
    ("src/text/a.c", '#include "layout/metrics.h"\n#include <hb-subset.h>\n', None),
    ("src/text/a.c", '#include "layout/document.h"\n', "text/ may not include"),
    ("src/pdf/a.c", '#include "layout/pages.h"\n#include "text/font.h"\n#include <hpdf_utils.h>\n', None),
    ("src/pdf/a.c", "#include <hb.h>\n", "<hb.h> is for text/ only"),
    ("src/pdf/a.c", '  #  include "plan/plan.h"\n', "pdf/ may not include"),
    ("src/compose/a.c", '#include "layout/document.h"\n#include "plan/plan.h"\n', None),
    ("src/compose/a.c", '#include "layout/metrics.h"\n', "compose/ may not include"),
    ("src/compose/a.c", "#include <hpdf.h>\n", "<hpdf.h> is for pdf/ only"),
    ("src/run/a.c", '#include "plan/plan.h"\n#include "pdf/pdf.h"\n', None),
    ("src/publish/a.c", '#include "plan/plan.h"\n', "publish/ may not include"),
    ("src/layout/table/a.c", '#include "layout/table/x.h"\n#include "layout/page.h"\n', None),
    ("src/layout/table/a.c", '#include "text/font.h"\n', "layout/ may not include"),
    ("src/pdf/a.c", "#include <qpdf/qpdf-c.h>\n#include <libdeflate.h>\n", None),
    ("src/run/a.c", "#include <qpdf/qpdf-c.h>\n", "<qpdf/qpdf-c.h> is for pdf/ only"),
    ("src/publish/a.c", "_exit(1);\n", "ends the program"),
    ("src/plan/a.c", "exit (1);\n", "ends the program"),
    ("src/plan/a.c", 'printf("x");\n', "writes to a standard stream"),
    ("src/plan/a.c", 'snprintf(b, n, "printf(");\nfprintf(out, "x");\nvsnprintf(b, n, f, a);\n', None),
    ("src/plan/a.c", 'fprintf(stderr, "x");\n', "knows a standard stream"),
    ("src/plan/a.c", "runtime(x);\nstruct plan *p = plan_time(x);\n", None),
    ("src/plan/a.c", "t = time(NULL);\n", "reads the clock"),
    ("src/plan/a.c", 'getenv("HOME");\n', "reads the environment"),
    ("src/main.c", 'printf("%s", getenv("HOME"));\nexit(1);\n#include "command/x.h"\n', None),
    ("src/main.c", '#include "plan/plan.h"\n', "knows the commands only"),
    ("src/command/a.c", '#include "command/x.h"\n#include "run/build.h"\n', None),
    ("src/command/a.c", 'fputs("x", stderr);\n', "knows a standard stream"),
    ("src/publish/a.c", '#include "command/x.h"\n', "publish/ may not include"),
    ("src/publish/a.c", "if (errno == EINTR)\n", "come short"),
    ("src/publish/a.c", "n = write(fd, data, n);\n", "come short"),
    ("src/publish/a.c", "n = pread (fd, data, n, at);\n", "come short"),
    ("src/base/a.c", "while (waitpid(pid, &status, 0) < 0)\n", "come short"),
    ("src/base/io.c", "while (read(fd, data, n) < 0 && errno == EINTR)\n", None),
    ("src/publish/a.c", "fwrite(a, 1, n, out);\nfile_read(a);\nx->write(a);\nio_write(fd, a, n);\n", None),
    ("src/pdf/a.c", "i = (i + 1) & (capacity - 1);\n", "hash table by hand"),
    ("src/text/a.c", "hash = (hash ^ c) * 16777619u;\n", "hash table by hand"),
    ("src/base/hash.c", "hash = (hash ^ c) * 16777619u;\n", None),
    ("src/command/a.c", '#include "publish/x.h"\n#include "dataset/print.h"\n', None),
    ("src/command/a.c", '#include "plan/plan.h"\n', "command/ may not include plan/plan.h"),
    ("src/command/a.c", '#include "dataset/dataset.h"\n', "command/ may not include dataset/dataset.h"),
    ("src/layout/chart/a.c", '#include "layout/chart/b.h"\n#include "layout/lines.h"\n', None),
    ("src/layout/chart/a.c", '#include "layout/table/b.h"\n', "chart/ may not include layout/table/b.h"),
    ("src/layout/table/a.c", '#include "layout/chart/drawing.h"\n', None),
    ("src/layout/table/a.c", '#include "layout/chart/b.h"\n', "table/ may not include layout/chart/b.h"),
    ("src/layout/a.c", '#include "layout/chart/b.h"\n', "layout/a.c may not include layout/chart/b.h"),
    ("src/layout/layout.c", '#include "layout/table/fragment.h"\n', None),
    ("src/layout/block/a.c", '#include "layout/table/a.h"\n#include "layout/chart/a.h"\n', None),
    ("src/layout/attic/a.c", "\n", "not in a folder that the rules know"),
    (circle_of("plan/a", "plan/b"), "two", "a circle of modules: plan/a -> plan/b -> plan/a"),
    (circle_of("plan/a", "plan/c", "plan/b"), "three", "plan/a -> plan/c -> plan/b -> plan/a"),
    ({**circle_of("plan/a", "plan/b"), "src/plan/a.h": guarded("plan/a.h", '#include "plan/b.h"\n')},
        "a header in it", "src/plan/a.h:3: a circle of modules"),
    ({**circle_of("plan/b", "plan/a"), **circle_of("plan/c", "plan/b"), "src/plan/b.c":
        '#include "plan/a.h"\n#include "plan/c.h"\n'}, "two in one knot", "(in one knot with plan/c)"),
    ({**circle_of("plan/a", "plan/b"), "src/plan/b.c": '/* #include "plan/a.h" */\n'}, "a comment", None),
    ("src/plan/a.c", "int a;\n" * 600, None),
    ("src/plan/a.c", "int a;\n" * 601, "601 lines, 600 are allowed"),
    ("src/plan/a.c", defined("f", parameters=6) + "\n" + defined("g"), None),
    ("src/plan/a.c", "int a;\n\n" + defined("f", parameters=7), ":4: f: 7 parameters, 6 are allowed"),
    ("src/plan/a.c", "int\nf(a a, b b, c c, d d, e e, f (*f)(g, h));\n", None),
    ("src/plan/a.c", "int\nf(a a, b b, c c, d d, e e, f (*f)(g, h), i i)\n{\n}\n", "7 parameters"),
    ("src/plan/a.c", "int\nf(a a, /* b, c, d, e, f, */ g g)\n{\n}\n", None),
    ("src/plan/a.c", defined("f", lines=60), None),
    ("src/plan/a.c", defined("f") + "\n" + defined("g", lines=61), "g: 61 lines, 60 are allowed"),
    ({f"src/plan/{i}.c": defined("f", lines=i // 10) for i in range(210)}, "a median of 10", None),
    ({f"src/plan/{i}.c": defined("f", lines=11) for i in range(100)}, "a median of 11",
        "half of the functions have 11 lines"),
    ({f"src/plan/{i}.c": defined("f", lines=26 if i < 10 else 1) for i in range(100)}, "a ninth of 26",
        "one function in ten has 26 lines"),
    ("tests/unit/test_plan_a.c", "Test(plan_a, says)\n{\n}\n", None),
    ("tests/unit/test_plan.c", "Test(plan, says)\n{\n}\n", None),
    ("tests/unit/test_plan_a.c", "\nTest(a, says)\n{\n}\n", ":2: the suite should be plan_a, not a"),
    ("tests/unit/test_a.c", "Test(a, says)\n{\n}\n", "test_FOLDER_FILE.c"),
    ("tests/unit/plan_sheets.h", "int a;\n", None),
    ("src/plan/a.c", "/* as plan/a.c says, and run/c.h */\n", "names run/c.h, and there is no such file"),
    ({"src/plan/a.c": "/* as plan/b.c and src/plan/b.c say */\n", "src/plan/b.c": "\n"}, "there is", None),
    ("tests/a/run.sh", "floors=src/plan/a.c\n", "tests/a/run.sh:1: names src/plan/a.c"),
    ("README.md", "See\n`tests/a/run.sh`.\n", "README.md:2: names tests/a/run.sh"),
    ("src/util/a.c", "\n", "not in a folder that the rules know"),
    ("src/plan/a.c", "int a;" + " " * 120 + "int b;\n", "columns wide"),
    ("src/plan/a.c", "int a; \n", "at the end of the line"),
    ("src/plan/a.c", "int a;", "no newline"),
    ("src/plan/a.h", "#ifndef A_H\n#define A_H\n#endif\n", "include guard should be PLIEGO_PLAN_A_H"),
    ("src/plan/a.h", "#ifndef PLIEGO_PLAN_A_H\n#define PLIEGO_PLAN_A_H\n#endif\n", None),
]


def self_test():
    """Returns complaints about the rules themselves."""
    wrong = []
    for name, content, expected in SELF_TESTS:
        with tempfile.TemporaryDirectory() as folder:
            for file, text in (name if isinstance(name, dict) else {name: content}).items():
                path = pathlib.Path(folder) / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            found = check_tree(pathlib.Path(folder))
        where = name if isinstance(name, str) else "several files"
        if expected is None and found:
            wrong.append(f"self-test: {content!r} in {where} should pass, but: {found}")
        elif expected is not None and (len(found) != 1 or expected not in found[0]):
            wrong.append(f"self-test: {content!r} in {where} should give one '{expected}', not {found}")
    return wrong


def main(arguments):
    if arguments == ["--self-test"]:
        found = self_test()
    elif not arguments:
        found = check_tree(pathlib.Path(__file__).resolve().parents[2])
    else:
        print(__doc__, file=sys.stderr)
        return 2
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
