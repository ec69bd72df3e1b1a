"""The job of 2024 as the tests know it, read without the program's help."""

import csv
import re
import unicodedata

from harness import PLAN

DOCUMENT = "plan-anual-2024.pdf"
REPORT = "informe-2024-T1.pdf"
TITLE = "PLAN ANUAL DE TRABAJO 2024"
INSTITUTION = "MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL"
CODE, VERSION, DATE = "PAT-UPGC-06-04", "01", "Enero/2024"
CONTINUED = "(continúa)"
MERGED = 0  # the column whose equal consecutive cells share one


class Unit:
    """A unit of the job, with its heading row and its rows of cells."""

    def __init__(self, folder, code, name, path):
        self.code, self.name, self.path = code, name, path
        with (folder / path).open(encoding="utf-8-sig", newline="") as file:
            self.headings, *self.rows = csv.reader(file)


def read_units(job=PLAN / "job.yaml"):
    """The units in the job's order, from the lines of its `units:`."""
    pattern = re.compile(r"^  - \{code: (\S+), name: (.+), plan: (\S+), progress: \S+\}$", re.M)
    return [Unit(job.parent, *found) for found in pattern.findall(job.read_text(encoding="utf-8"))]


def words(text):
    """The words of a text as a reader sees them: NFC, split at white space of any kind."""
    return unicodedata.normalize("NFC", text).split()


def header_words(page, pages, unit=None, sheet=0, sheets=0):
    """The words of the header block of a page, in reading order; of a unit's, with its sheet."""
    belongs = f"{unit.name} · hoja {sheet} de {sheets} " if unit else ""
    return words(f"{INSTITUTION} Código: {CODE} Versión: {VERSION} {TITLE} Fecha: {DATE} {belongs}"
                 f"Página {page} de {pages}")


def header_length(found):
    """How many of a page's words are of its header, which ends with the page's number: 0, it has none."""
    return found.index("Página") + 4 if "Página" in found else 0
