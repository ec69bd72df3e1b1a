#!/usr/bin/env python3
"""What `pliego diff` says of random pairs of plans, against a comparison of all pairs: changes.py BINARY.

It reads the CSVs itself, by templates/README.md ("Versions of a plan"), and looks at every activity of one
version beside every one of the other; the program never does.
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

import pairs
from figures import read_amount
from reading import CALENDAR, fold, normal, read_cells

LOCALE = "es-SV"
LINE, NAME, TARGET, CODE = "LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "META ANUAL", "CÓDIGO"
# What the sheets may call these columns, and what they are known by.
WORDS = {"linea estrategica/proceso": LINE, "linea": LINE, "actividad": NAME, "meta anual": TARGET,
         "meta": TARGET, "codigo": CODE, "observaciones": "OBSERVACIONES", "notas": "OBSERVACIONES",
         "resultado esperado": "RESULTADO ESPERADO", **{fold(month): month for month in CALENDAR}}
SHOWN = 5

# ---- by chance ----

TEXTS = ["Inspeccionar los lugares de trabajo", "Inspeccionar los centros de trabajo", "Visitas",
         "Capacitar al personal", "Elaborar el informe 1", "Elaborar el informe 2", "Publicar el boletín",
         "Elaborar los informes trimestrales", "Atender consultas", "Atender las consultas de la ciudadanía",
         "Reparar la flota de vehículos"]
LINES = ["Línea uno", "LÍNEA UNO", "Línea dos", "L.E. 8.2 Gestionar", "LE 8.2 Gestión", ""]
FIGURES = ["", "0", "-", "—", "5", "5.0", "12", "1,200", "1200", "25%", "25", "$5", "0.5", "0.50", "-3",
           "tres"]
NOTES = ["", "x", "X", "12", "12.0", "nota, con coma", "dos\nlíneas", "-"]


def slip(chance, text):
    """The text, as if typed by another hand."""
    at = chance.randrange(len(text)) if text else 0
    return chance.choice([text.upper(), text + ".", text[:at] + text[at + 1:], text.replace("los", "las"),
                          text[:-1]])


def make_row(chance):
    row = {CODE: chance.choice(["", "", "", "1", "2", "1.2", "A-1", "a-1"]), LINE: chance.choice(LINES),
           NAME: chance.choice(TEXTS), "RESULTADO ESPERADO": chance.choice(NOTES),
           TARGET: chance.choice(FIGURES[:-1]), "OBSERVACIONES": chance.choice(NOTES),
           "Fuente": chance.choice(NOTES + FIGURES[:8]),
           "Peso": chance.choice(FIGURES)}
    for month in CALENDAR:
        row[month] = chance.choice(FIGURES[:-1] if chance.random() < 0.2 else ["", "", "5"])
    return row


def edit_rows(chance, rows):
    """The later version of some rows."""
    out = [dict(row) for row in rows if chance.random() > 0.1]
    for row in out:
        for heading in row:
            if chance.random() < 0.05:
                row[heading] = make_row(chance)[heading]
        if chance.random() < 0.2:
            row[NAME] = slip(chance, row[NAME])
    for _ in range(chance.randrange(4)):
        out.insert(chance.randrange(len(out) + 1), make_row(chance))
    if chance.random() < 0.3:
        chance.shuffle(out)
    return out


def write_sheet(chance, path, rows):
    """In columns of some order, without some, under some words for them."""
    columns = [CODE, LINE, NAME, "RESULTADO ESPERADO", TARGET, *CALENDAR, "OBSERVACIONES", "Fuente", "Peso"]
    gone = {CODE, LINE, "RESULTADO ESPERADO", "OBSERVACIONES", "Fuente", "Peso"}
    columns = [heading for heading in columns if heading not in gone or chance.random() > 0.1]
    if chance.random() < 0.3:
        chance.shuffle(columns)
    other = {LINE: "LÍNEA", "OBSERVACIONES": "NOTAS", "Peso": "PESO"}
    heads = [other[h] if h in other and chance.random() < 0.3 else h for h in columns]
    quote = lambda text: f'"{text}"' if re.search(r'[,\n]', text) else text
    lines = [",".join(heads), *(",".join(quote(row[heading]) for heading in columns) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def make(chance, folder):
    """Two versions in folders v1 and v2."""
    units = ["A", "B", "C"]
    for version in ("v1", "v2"):
        (folder / version).mkdir(parents=True)
    there = {version: [u for u in units if chance.random() > 0.15] or ["A"] for version in ("v1", "v2")}
    for unit in units:
        rows = [make_row(chance) for _ in range(chance.randrange(12))]
        for version, of in (("v1", rows), ("v2", edit_rows(chance, rows))):
            if unit in there[version]:
                write_sheet(chance, folder / version / f"{unit}.csv", of)
    for version, codes in there.items():
        job = f"year: 2024\nlocale: {LOCALE}\ninstitution: I\nunits:\n"
        job += "".join(f"  - {{code: {u}, name: Unidad {u}, plan: {u}.csv}}\n" for u in codes)
        (folder / version / "job.yaml").write_text(
            job + "documents:\n  - {template: plan-anual, output: p.pdf, title: P}\n", encoding="utf-8")
    return there


# ---- compared ----


class Row:
    """An activity: what each known column says, and where."""

    def __init__(self, cells):
        self.cells = cells

    def text(self, heading):
        return self.cells[heading].text.strip() if heading in self.cells else ""


class Sheet:
    def __init__(self, path):
        head, *rows = read_cells(path.read_text(encoding="utf-8"), ",")
        self.file, self.heads = path, {WORDS.get(fold(c.text), fold(c.text)): c for c in head}
        self.rows = [Row(dict(zip(self.heads, row))) for row in rows if any(c.text.strip() for c in row)]


def line_key(text):
    found = re.match(r"l[. :-]*e[. :-]*(\d+(?:[.,]\d+)*)(?![^\W\d_])", fold(text))
    return ("LE", found.group(1).replace(",", ".")) if found else normal(text)


def code_key(text):
    return fold(text.removeprefix("'")) if normal(text) else ""


def pieces(text):
    data = f" {text} ".encode()
    return {data[i:i + 3] for i in range(len(data) - 2)}


def nearness(one, other):
    """How near two texts are; 0: they are not."""
    a, b = normal(one), normal(other)
    if not a or not b or re.findall(r"\d+", a) != re.findall(r"\d+", b):
        return 0
    common, both = len(pieces(a) & pieces(b)), len(pieces(a) | pieces(b))
    return Fraction(common, both) if 4 * common >= 3 * both else 0


def pair(before, now):
    """{row now: (row before, how)}, by looking at all of one for each of the other."""
    found = pairs.pair(before, now, lambda _, row: code_key(row.text(CODE)),
                       lambda _, row: normal(row.text(NAME)), lambda _, row: line_key(row.text(LINE)))
    taken = {b for b, _ in found.values()}
    near = [(-nearness(other.text(NAME), row.text(NAME)), b, n) for n, row in enumerate(now)
            for b, other in enumerate(before) if n not in found and b not in taken]
    for ratio, b, n in sorted(near):
        if ratio and n not in found and b not in taken:
            found[n] = (b, "near-text")
            taken.add(b)
    return found


def value(text):
    """What a cell says as a figure: (kind, number, currency); None: a text."""
    currency = "$" if "$" in text else ""
    if text in ("", "-", "—"):
        return ("blank" if text == "" else "dash", None, "")
    if not re.fullmatch(r"-?\$?\d[\d,.]*%?", text):
        return None
    amount = read_amount(text.replace("$", ""), LOCALE)
    return (amount.kind, amount.value, currency)


def same(one, other):
    a, b = value(one), value(other)
    return one == other or (a is not None and a == b)


def place(sheet, cell):
    return f"{sheet.file.parent.name}/{sheet.file.name}:{cell.line}:{cell.column}"


def compare_sheets(unit, old, new):
    for heading, cell in new.heads.items():
        if heading not in old.heads:
            told = cell.text if heading == fold(cell.text) else heading
            filled = sum(bool(row.text(heading)) for row in new.rows)
            yield (unit, "column-added", told, None, None, None, place(new, cell), None, str(filled))
    for heading, cell in old.heads.items():
        if heading not in new.heads:
            told = cell.text if heading == fold(cell.text) else heading
            filled = sum(bool(row.text(heading)) for row in old.rows)
            yield (unit, "column-withdrawn", told, None, None, place(old, cell), None, None, str(filled))
    found = pair(old.rows, new.rows)
    for n, row in enumerate(new.rows):
        if n not in found:
            yield (unit, "activity-added", None, None, None, None, place(new, row.cells[NAME]), None, None)
            continue
        other, how = old.rows[found[n][0]], found[n][1]
        for heading, head in new.heads.items():
            if heading not in old.heads or same(other.text(heading), row.text(heading)):
                continue
            kind = "cell-changed"
            if heading == NAME and normal(other.text(NAME)) != normal(row.text(NAME)):
                kind = "activity-renamed"
            if heading == LINE and line_key(other.text(LINE)) != line_key(row.text(LINE)):
                kind = "activity-moved"
            told = head.text if heading == fold(head.text) else heading
            yield (unit, kind, told, other.text(heading) or None, row.text(heading) or None,
                   place(old, other.cells[heading]), place(new, row.cells[heading]), how, None)
    kept = {b for b, _ in found.values()}
    for b, row in enumerate(old.rows):
        if b not in kept:
            at = place(old, row.cells[NAME])
            yield (unit, "activity-withdrawn", None, None, None, at, None, None, None)


def whole(unit, sheet, added):
    word = "added" if added else "withdrawn"
    yield (unit, f"unit-{word}", None, None, None, None, None, None, None)
    for row in sheet.rows:
        at = place(sheet, row.cells[NAME])
        places = (None, at) if added else (at, None)
        yield (unit, f"activity-{word}", None, None, None, *places, None, None)


def compare(folder, there):
    sheets = {v: {u: Sheet(folder / v / f"{u}.csv") for u in codes} for v, codes in there.items()}
    for unit, sheet in sheets["v2"].items():
        if unit in sheets["v1"]:
            yield from compare_sheets(unit, sheets["v1"][unit], sheet)
        else:
            yield from whole(unit, sheet, True)
    for unit, sheet in sheets["v1"].items():
        if unit not in sheets["v2"]:
            yield from whole(unit, sheet, False)


def told(binary, folder):
    done = subprocess.run([binary, "diff", "v1", "v2", "--format", "json"], cwd=folder, capture_output=True,
                          text=True, check=True, env={"LC_ALL": "C"}, timeout=60)
    headings = ("CÓDIGO", "CLASE DE CAMBIO", "CASILLA", "ANTES", "DESPUÉS", "LUGAR ANTES", "LUGAR DESPUÉS",
                "RECONOCIDA POR", "CASILLAS")
    for row in json.loads(done.stdout):
        yield tuple(str(row[h]) if h in row and h == "CASILLAS" else row.get(h) for h in headings)


def audit(binary, seed, base):
    """(seed, what differs, changes compared)"""
    folder = base / f"pair-{seed}"
    there = make(random.Random(seed), folder)
    try:
        got = list(told(binary, folder))
    except subprocess.CalledProcessError as fault:
        return seed, [fault.stderr[:300]], 0
    expected = list(compare(folder, there))
    wrong = [f"expected {e}\n      got      {g}" for e, g in zip(expected, got) if e != g]
    if len(expected) != len(got):
        wrong.append(f"{len(expected)} changes expected, {len(got)} told")
    if not wrong:
        shutil.rmtree(folder)
    return seed, wrong, len(got)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    base = pathlib.Path(tempfile.mkdtemp(prefix="pliego-changes-"))
    failed = changes = 0
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        seeds = range(options.seed, options.seed + options.pairs)
        for seed, wrong, compared in pool.map(audit, [options.binary.resolve()] * options.pairs, seeds,
                                              [base] * options.pairs, chunksize=4):
            changes += compared
            failed += bool(wrong)
            for line in wrong[:SHOWN]:
                print(f"FAIL  seed {seed}, kept in {base}: {line}")
    if not failed:
        shutil.rmtree(base)
    print(f"{changes} changes compared")
    print(f"{options.pairs - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
