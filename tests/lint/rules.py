#!/usr/bin/env python3
"""Checks what compilers can't: which part of the program may know which.

    tests/lint/rules.py                 check src/ and the text of tests/
    tests/lint/rules.py --self-test     prove that each rule catches what it is there for

The tables below are the program's architecture.  A new entry is a decision, not a way past a message.
"""

import pathlib
import re
import sys
import tempfile

# Who may include whose headers.  Everybody may include base/ and its own folder, with the folders in it.
STAGES = {
    "base": [],
    "sheet": [],
    "plan": ["sheet/"],
    "check": ["plan/", "sheet/"],
    "dataset": ["check/", "plan/", "sheet/"],
    "template": ["dataset/catalogue.h"],
    "text": ["layout/metrics.h"],
    "layout": [],
    "compose": ["dataset/", "plan/", "sheet/", "template/", "layout/document.h"],
    "pdf": ["layout/", "text/"],
    "publish": [],
    "run": [""],
    "command": ["run/", "publish/", "dataset/print.h", "dataset/explain.h"],
}

# Libraries, and the only folders that may know them.
LIBRARIES = {
    r"hpdf.*\.h": ["pdf"],
    r"libdeflate\.h": ["pdf", "publish"],
    r"qpdf/.*": ["pdf"],
    r"csv\.h": ["sheet"],
    r"yaml\.h": ["template"],
    r"hb(-.*)?\.h": ["text"],
    r"hyphen\.h": ["text"],
    r"linebreak\.h|unibreak.*\.h|wordbreak\.h": ["text"],
    r"png.*\.h": ["base"],
    r"utf8proc\.h": ["base"],
    r"libintl\.h": ["base"],
    r"jansson\.h": ["dataset", "publish", "run"],
    r"sha2\.h|md5\.h|sha.*\.h": ["base", "pdf"],
    r"criterion/.*": [],
}

# Layout is a pure function of its arguments: it has no use for these.
NOT_IN_LAYOUT = r"(unistd|fcntl|time|locale|errno|sys/.*)\.h"

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


def check_include(folder, header, is_system):
    """What is wrong with a file of `folder` including `header`; None when nothing is."""
    if folder == "main.c":
        return None if is_system or header.startswith("command/") else "main.c knows the commands only"
    if not is_system:
        if "/" not in header:
            return f'"{header}": name the folder too, as in "base/{header}"'
        allowed = ["base/", folder + "/"] + STAGES[folder]
        if folder != "command" and header.startswith("command/") or not any(
                header == a or ((a.endswith("/") or a == "") and header.startswith(a)) for a in allowed):
            return f"{folder}/ may not include {header}"
        return None
    for pattern, folders in LIBRARIES.items():
        if re.fullmatch(pattern, header) and folder not in folders:
            where = " and ".join(f + "/" for f in folders) or "tests"
            return f"<{header}> is for {where} only"
    if folder == "layout" and re.fullmatch(NOT_IN_LAYOUT, header):
        return f"layout is a pure function: it has no use for <{header}>"
    return None


def check_source(folder, name, source):
    """Yields (line, message) for the file `name` of src/; folder is "main.c" for that one."""
    code = strip(source)
    raw = source.split("\n")
    for number, line in enumerate(code.split("\n"), 1):
        match = re.match(r'\s*#\s*include\s*([<"])', line)
        if match:
            is_system = match.group(1) == "<"
            header = re.search(r'[<"]([^>"]+)[>"]', raw[number - 1]).group(1)
            message = check_include(folder, header, is_system)
            if message:
                yield number, message
            continue
        if folder == "main.c":
            continue
        for pattern, what in MAIN_ONLY:
            match = re.search(pattern, line)
            if match:
                yield number, f"{match.group(0).rstrip('( ')}: {what}, which is for main.c only"
        for pattern, home, what in IN_ONE_FILE:
            match = re.search(pattern, line)
            if match and name not in (home + ".c", home + ".h"):
                yield number, f"{match.group(0).rstrip('( ')}: {what}"
    if folder == "layout":
        for match in re.finditer(r"\b(fopen|open|fdopen|tmpfile)\s*\(", code):
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


def check_tree(root):
    """All complaints about the tree at `root`, as printed."""
    found = []
    for path in sorted((root / "src").rglob("*.[ch]")):
        parts = path.relative_to(root / "src").parts
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root)
        if len(parts) == 1 and parts[0] == "main.c":
            folder = "main.c"
        elif len(parts) in (2, 3) and parts[0] in STAGES:
            folder = parts[0]
        else:
            found.append(f"{name}:1: not in a folder that the rules know")
            continue
        if path.suffix == ".h":
            guard = "PLIEGO_" + re.sub(r"\W", "_", "_".join(parts)).upper()
            if f"#ifndef {guard}\n#define {guard}\n" not in text:
                found.append(f"{name}:1: the include guard should be {guard}")
        found += [f"{name}:{line}: {message}" for line, message in
                  check_source(folder, "/".join(parts), text)]
        found += [f"{name}:{line}: {message}" for line, message in check_text(text)]
    for pattern in ("tests/*/*.[ch]", "tests/*/*.sh", "tests/*.sh", "tests/*/*.py"):
        for path in sorted(root.glob(pattern)):
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(root)
            found += [f"{name}:{line}: {message}" for line, message in check_text(text)]
    return found


# File, content, and a piece of the one complaint that it must give rise to; None: must be accepted.
SELF_TESTS = [
    ("src/base/a.c", '#include "plan/plan.h"\n', "base/ may not include plan/plan.h"),
    ("src/base/a.c", '#include "base/arena.h"\n#include <png.h>\n#include <utf8proc.h>\n', None),
    ("src/sheet/a.c", '#include "sheet/x.h"\n#include <csv.h>\n', None),
    ("src/plan/a.c", '#include "layout/document.h"\n', "plan/ may not include"),
    ("src/plan/a.c", '#include "x.h"\n', "name the folder too"),
    ("src/template/a.c", "#include <csv.h>\n", "<csv.h> is for sheet/ only"),
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
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True)
            path.write_text(content, encoding="utf-8")
            found = check_tree(pathlib.Path(folder))
        if expected is None and found:
            wrong.append(f"self-test: {content!r} in {name} should pass, but: {found}")
        elif expected is not None and (len(found) != 1 or expected not in found[0]):
            wrong.append(f"self-test: {content!r} in {name} should give one '{expected}', not {found}")
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
