#!/usr/bin/env python3
"""Sets the program beside others that make the same pages: peers/run.py BINARY [ROUNDS [PEER...]]

Every PEER (reportlab, itext, cairo, typst, weasyprint, apache; all of them unless some are named) reads the
same CSVs and prints about 150 pages: the header with "Página X de Y", and for each unit its title and a table
of 18 columns whose two head rows are on each page, all in the same fonts and sizes.  They take turns, for
ROUNDS (3) rounds; one that takes more than 30 s has one turn.  Ratios are medians of each round's, to the
program with all that its documents have; below 1, a peer takes less.  What isn't installed is passed over.
"""

import functools
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
from typing import NamedTuple

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
import count
import generate
import jobs

PAGES = 252  # asked of generate.py
WHERE = jobs.WHERE / "peers"
ITEXT = "/usr/share/java/itext5.jar"
LONG = 30  # seconds
SECTIONS = """sections:
  - each-unit:
      - heading: {text: "{unit.name}", style: unit-title, level: 1}
      - table: unit-plan
"""
BARE = "    standards: none\n    embed: none\n"


class Peer(NamedTuple):
    name: str
    install: str  # what brings it
    command: object  # its words before DOCUMENT.TSV and OUT.PDF, or None where it isn't installed


def said(*command):
    """What a command prints; nothing where there is no such command."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def python_with(module):
    """A Python that has it: Debian's, or the one that comes first."""
    for python in ("/usr/bin/python3", "python3"):
        if shutil.which(python) and subprocess.run([python, "-c", f"import {module}"], capture_output=True,
                                                   check=False).returncode == 0:
            return [python, HERE / f"with_{module}.py"]
    return None


def itext():
    if not pathlib.Path(ITEXT).exists() or not shutil.which("javac"):
        return None
    subprocess.run(["javac", "-cp", ITEXT, "-d", WHERE, HERE / "WithIText.java"], check=True)
    return ["java", "-cp", f"{ITEXT}:{WHERE}", "WithIText"]


def cairo():
    flags = said("pkg-config", "--cflags", "--libs", "pangocairo", "fontconfig").split()
    if not flags:
        return None
    out = WHERE / "with_cairo"
    subprocess.run(["gcc", "-O2", "-o", out, HERE / "with_cairo.c", *flags], check=True)
    return [out]


def typst():
    package = WHERE / "node_modules" / "@myriaddreamin" / "typst-ts-node-compiler"
    return ["node", HERE / "with_typst.mjs"] if shutil.which("node") and package.exists() else None


def fop():
    return [sys.executable, HERE / "with_fop.py"] if shutil.which("fop") else None


def peers():
    npm = f"npm install --prefix {WHERE.relative_to(generate.ROOT)} @myriaddreamin/typst-ts-node-compiler"
    return [
        Peer("ReportLab", "apt-get install python3-reportlab", python_with("reportlab")),
        Peer("iText 5", "apt-get install libitext5-java default-jdk-headless", itext()),
        Peer("Cairo, Pango", "apt-get install libpango1.0-dev", cairo()),
        Peer("Typst", npm, typst()),
        Peer("WeasyPrint", "apt-get install weasyprint", python_with("weasyprint")),
        Peer("Apache FOP", "apt-get install fop", fop()),
    ]


def write_document(folder):
    """document.tsv: what document.py tells of."""
    job = (folder / "job.yaml").read_text("utf-8")
    keys = {"title": "PLAN ANUAL DE TRABAJO 2024", "institution": "MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL",
            "year": "2024", "code": "PAT-UPGC-06-04", "version": "01", "date": "Enero/2024",
            "logo": generate.PLAN / "logo.png", "fonts": generate.ROOT / "fonts"}
    lines = [f"{key}\t{value}" for key, value in keys.items()]
    for line in job.splitlines():
        if line.startswith("  - {code: "):
            name, path = line.rstrip("}").split("name: ")[1].split(", plan: ")
            lines.append(f"unit\t{name}\t{folder / path}")
    (folder / "document.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def make_job(folder, bare):
    generate.generate(PAGES, folder)
    template = (folder / "plan.yaml").read_text("utf-8")
    (folder / "plan.yaml").write_text(template[:template.index("sections:\n")] + SECTIONS, "utf-8")
    if bare:
        with (folder / "job.yaml").open("a", encoding="utf-8") as job:
            job.write(BARE)
    write_document(folder)


def ours(binary):
    """(name, command, what it makes) of the program, with all that its documents have and with none of it."""
    for name, bare in (("Pliego", False), ("Pliego, bare", True)):
        folder = f"peers-job{'-bare' if bare else ''}"
        job = jobs.job(folder, functools.partial(make_job, bare=bare))
        out = job.parent / "output"
        yield name, [binary, "build", "--force", job, "-o", out], out / "plan.pdf"


def word(peer):
    """What the command line calls it."""
    return re.match(r"\w+", peer.name)[0].lower()


def entrants(binary, names):
    WHERE.mkdir(parents=True, exist_ok=True)
    found = list(ours(binary))
    source = jobs.WHERE / "peers-job" / "document.tsv"
    for peer in peers():
        if names and word(peer) not in names:
            continue
        if peer.command is None:
            print(f"{peer.name}: not installed: {peer.install}")
            continue
        out = WHERE / f"{word(peer)}.pdf"
        found.append((peer.name, [*peer.command, source, out], out))
    return found


def run_rounds(commands, rounds):
    """What each command took in each round; None where it failed or has had its turn."""
    found = [[] for _ in commands]
    for _ in range(rounds):
        for command, taken in zip(commands, found):
            over = taken and (taken[0] is None or taken[0].cpu > LONG)
            try:
                taken.append(None if over else count.take(command))
            except count.Failed as why:
                print(why)
                taken.append(None)
    return found


def lacks(name, pdf):
    """What Pliego's documents have and this one hasn't."""
    about = said("pdfinfo", pdf)
    missing = [] if "Tagged:          yes" in about else ["tags"]
    missing += [] if "pdfaid:part" in said("pdfinfo", "-meta", pdf) else ["archival"]
    missing += [] if "1: " in said("pdfdetach", "-list", pdf) else ["sources"]
    missing += [] if name.startswith("Pliego") else ["checks"]  # no peer looks for faults in the data
    return ", ".join(missing) or "-"


def show(entrant, taken, base):
    name, _, pdf = entrant
    both = [(mine, theirs) for mine, theirs in zip(taken, base) if mine and theirs]
    if not both:
        print(f"{name:<14}  failed")
        return
    cpu, peak = (statistics.median(pick(mine) / pick(theirs) for mine, theirs in both)
                 for pick in (lambda run: run.cpu, lambda run: run.peak))
    seconds = statistics.median(mine.cpu for mine, _ in both)
    memory = statistics.median(mine.peak for mine, _ in both) / 1024
    pages = re.search(r"^Pages: +(\d+)$", said("pdfinfo", pdf), re.M)[1]
    print(f"{name:<14}{pages:>7}{pdf.stat().st_size:>12,}{seconds:>9.2f}{memory:>9.1f}{cpu:>9.2f}{peak:>9.2f}"
          f"{len(both):>6}  {lacks(name, pdf)}", flush=True)


def main(arguments):
    rounds = arguments[1] if arguments[1:] else "3"
    if not arguments or not rounds.isdigit() or int(rounds) == 0:
        print(__doc__, file=sys.stderr)
        return 2
    found = entrants(pathlib.Path(arguments[0]).resolve(), arguments[2:])
    results = run_rounds([command for _, command, *_ in found], int(rounds))
    heads = (("", 1), ("pages", 20), ("bytes", 12), ("CPU s", 9), ("peak MB", 9), ("CPU", 9), ("memory", 9))
    print("".join(f"{head:>{width}}" for head, width in heads) + "  runs  lacks")
    for entrant, taken in zip(found, results):
        show(entrant, taken, results[0])
    print("CPU and memory are times what Pliego takes")
    return 0 if any(results[0]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
