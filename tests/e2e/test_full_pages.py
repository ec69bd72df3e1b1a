"""No page of the documents that are shipped is nearly empty, or has one row, bullet or entry left alone."""

import csv
import re
import shutil

from harness import ROOT, check_equal, test

PLAN = ROOT / "input" / "plan-2024"
UNITS = [("drit", "DIRECCIÓN DE RELACIONES INTERNACIONALES DE TRABAJO"), ("dj", "DIRECCIÓN JURÍDICA"),
         ("dtic", "DIRECCIÓN DE TECNOLOGÍAS DE LA INFORMACIÓN Y COMUNICACIONES"),
         ("odah", "OFICINA DEPARTAMENTAL DE AHUACHAPÁN"), ("odso", "OFICINA DEPARTAMENTAL DE SONSONATE"),
         ("p092", "UNIDAD SIN TÍTULO"), ("da", "DIRECCIÓN ADMINISTRATIVA")]
DOCUMENTS = {"plan.pdf": "plan-anual", "lineas.pdf": "plan-por-lineas", "revision.pdf": "informe-revision",
             "informe.pdf": "informe-trimestral"}
LEAST = 0.25       # of a page's body
TALL = 0.25        # a row that is higher may stand alone
BOTTOM = 11 * 28.35 / 10 + 12  # margin and footer, in points

ITEM = re.compile(r"(text|cell|path|turned|image|fill) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (\S+)")
NODE = re.compile(r"node (\d+)(?: < (\d+))? (\S+)")


def uneven(path, number):
    """Progress as few report it: all of it three and a half times, nothing, or as it was."""
    text = path.read_text("utf-8")
    delimiter = ";" if text.count(";") > text.count(",") else ","
    head, *rows = list(csv.reader(text.splitlines(), delimiter=delimiter))
    factor = {1: 3.5, 2: 0}.get(number % 5)
    months = [i for i, name in enumerate(head) if name in ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN")]
    for row in rows:
        for i in months:
            if factor is not None and i < len(row) and row[i].isdigit():
                row[i] = str(round(int(row[i]) * factor))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([head, *rows])


def write_job(folder, count, quarter):
    shutil.copytree(PLAN, folder, ignore=shutil.ignore_patterns("job.yaml", "README.md"))
    lines = []
    for number in range(count):
        name, title = UNITS[number % len(UNITS)]
        code = f"{name.upper()}{number // len(UNITS) or ''}"
        progress = folder / "avance" / f"{name}.csv"
        if progress.exists():
            own = folder / "avance" / f"{code}.csv"
            shutil.copy(progress, own)
            uneven(own, number)
        lines.append(f"  - {{code: {code}, name: {title} {number + 1}, plan: {name}.csv, "
                     f"progress: avance/{code}.csv}}\n")
    documents = "".join(
        f"  - {{template: {template}, output: {output}, title: PLAN ANUAL DE TRABAJO 2024, code: C"
        + (f", quarter: {quarter}" if template == "informe-trimestral" else "") + "}\n"
        for output, template in DOCUMENTS.items())
    (folder / "job.yaml").write_text(
        "year: 2024\nlocale: es-SV\ninstitution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL\nlogo: logo.png\n"
        f"units:\n{''.join(lines)}documents:\n{documents}", "utf-8")
    return folder / "job.yaml"


class Dump:
    """The pages of --dump-layout: of each, what is in its body, with the nodes that it is in."""

    def __init__(self, text):
        self.parent, self.role, self.pages, self.places = {}, {}, [], []
        for line in text.splitlines():
            if line.startswith("page "):
                self.pages.append((line.split(" section ")[1], float(line.split()[6].split("x")[1]), []))
            elif node := NODE.match(line):
                number = int(node[1])
                self.parent[number], self.role[number] = node[2] and int(node[2]), node[3]
            elif place := re.match(r"destination page (\d+) \S+ (\S+) level 1\b", line):
                self.places.append(int(place[1]))
            elif (item := ITEM.match(line)) and ":" in item[6]:
                top, height = float(item[3]), float(item[5])
                top -= height * 0.8 if item[1] == "text" else 0
                self.pages[-1][2].append((int(item[6].split(":")[1]), top, top + height))

    def above(self, node, role):
        """The nearest node with that role that this one is in."""
        while node is not None and self.role[node] != role:
            node = self.parent[node]
        return node

    def size(self, node, role):
        """How many nodes with that role are in it, but those in the head of a table."""
        return sum(kind == role and self.role[self.parent[one]] != "table-head"
                   and self.above(one, self.role[node]) == node for one, kind in self.role.items())

    def is_whole(self, number):
        """Whether its part ends on the page, or it is the cover."""
        return number in (1, len(self.pages)) or number + 1 in self.places


WHOLE = {"row": "table", "list-item": "list", "contents-item": "contents"}


def lonely(dump, number, role):
    """Of those nodes the ones on that page that are alone there, and have others like them elsewhere."""
    _, height, items = dump.pages[number - 1]
    on_page = {}
    for node, top, bottom in items:
        if (one := dump.above(node, role)) is not None and dump.role[dump.parent[one]] != "table-head":
            old = on_page.get(one, (top, bottom))
            on_page[one] = (min(old[0], top), max(old[1], bottom))
    groups = {}
    for one, (top, bottom) in on_page.items():
        groups.setdefault(dump.above(one, WHOLE[role]), []).append(bottom - top)
    return [f"{role} of {WHOLE[role]} {parent}" for parent, heights in groups.items()
            if len(heights) == 1 and heights[0] < TALL * height
            and dump.size(parent, role) > 1]


def complaints(dump):
    for number, (section, height, items) in enumerate(dump.pages, 1):
        if not items:
            continue
        top, bottom = min(item[1] for item in items), max(item[2] for item in items)
        full = (bottom - top) / (height - BOTTOM - top)
        if full < LEAST and not dump.is_whole(number):
            yield f"page {number} of {len(dump.pages)} ({section}) is {full:.0%} full"
        for role in ("row", "list-item", "contents-item"):
            for alone in lonely(dump, number, role):
                yield f"page {number} of {len(dump.pages)} ({section}) has one {alone} alone"


def check_pages(program, count, quarter):
    folder = program.scratch / f"full-{count}-{quarter}"
    job = write_job(folder, count, quarter)
    found = []
    for output in DOCUMENTS:
        done = program.run("build", job, "--document", output, "--dump-layout").expect(0, silent=False)
        found += [f"{output}: {what}" for what in complaints(Dump(done.out))]
    check_equal(found, [], f"pages of {count} units, quarter {quarter}")


@test
def pages_of_one_unit_are_full(program):
    check_pages(program, 1, 1)


@test
def pages_of_seven_units_are_full(program):
    check_pages(program, 7, 2)


@test
def pages_of_thirty_units_are_full(program):
    check_pages(program, 30, 2)


@test
def pages_of_sixty_units_are_full(program):
    check_pages(program, 60, 2)
