"""Makes one plan of a great many rows twice: as a CSV, and as a workbook that says the same.

The workbook is as spreadsheet programs write it: texts are shared, numbers and percents have formats.
"""

import csv
import pathlib
import zipfile
from xml.sax.saxutils import escape

import rows

JOB = """year: 2024
locale: es-SV
institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL
units:
  - {code: U1, name: UNIDAD DE PRUEBA, plan: %s}
documents:
  - {template: plan-anual, output: plan.pdf, title: PLAN, code: P, version: "01", date: Enero}
"""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml":
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/>'
        '</Relationships>',
    "xl/workbook.xml":
        f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets><sheet name="U1" sheetId="1" r:id="rId1"/>'
        '</sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        '</Relationships>',
    "xl/styles.xml":
        f'<styleSheet {MAIN}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="3"/>'
        '</cellXfs>'
        '</styleSheet>',
}


def letters(column):
    return chr(65 + column)  # a plan has fewer than 26


class Strings:
    def __init__(self):
        self.numbers = {}

    def number(self, text):
        return self.numbers.setdefault(text, len(self.numbers))

    def xml(self):
        return "".join(f"<si><t>{escape(text)}</t></si>" for text in self.numbers)


def cell_xml(strings, reference, text):
    """A percent is a number of format 9, a count one of format 3; all else is a text."""
    plain = text.replace(",", "")
    if text.endswith("%") and text[:-1].isdigit():
        return f'<c r="{reference}" s="1"><v>{int(text[:-1]) / 100:g}</v></c>'
    if plain.isdigit():
        return f'<c r="{reference}" s="2"><v>{plain}</v></c>'
    return f'<c r="{reference}" t="s"><v>{strings.number(text)}</v></c>'


def row_xml(strings, number, cells):
    inner = "".join(cell_xml(strings, f"{letters(i)}{number}", text) for i, text in enumerate(cells) if text)
    return f'<row r="{number}">{inner}</row>'


def size_of_sheet(path):
    with zipfile.ZipFile(path) as book:
        return book.getinfo("xl/worksheets/sheet1.xml").file_size


def generate_workbook(count, folder):
    """Writes folder/csv/job.yaml and folder/xlsx/job.yaml; folder/job.yaml is the first of them."""
    folder = pathlib.Path(folder)
    texts = rows.Texts(count)
    activities = texts.activities(count // rows.ROWS_PER_ACTIVITY)
    for kind in ("csv", "xlsx"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / "job.yaml").write_text(JOB % f"plan.{kind}", encoding="utf-8")
    strings = Strings()
    with (folder / "csv" / "plan.csv").open("w", encoding="utf-8", newline="") as file, \
            zipfile.ZipFile(folder / "xlsx" / "plan.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        writer = csv.writer(file, lineterminator="\n")
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write((HEAD + f"<worksheet {MAIN}><sheetData>").encode())
            for number in range(1, count + 2):
                row = texts.heading if number == 1 else texts.row(activities)
                writer.writerow(row)
                sheet.write(row_xml(strings, number, row).encode())
            sheet.write(b"</sheetData></worksheet>")
        for name, text in PARTS.items():
            book.writestr(name, HEAD + text)
        book.writestr("xl/sharedStrings.xml", HEAD + f"<sst {MAIN}>{strings.xml()}</sst>")
    (folder / "job.yaml").write_text(JOB % "csv/plan.csv", encoding="utf-8")
