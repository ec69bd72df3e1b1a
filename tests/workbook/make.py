#!/usr/bin/python3
"""Makes the workbooks of tests/workbook/ anew: the same table by each program that offices have.

    tests/workbook/make.py

Needs python3-xlsxwriter, python3-openpyxl and soffice.  What the table shows is in
tests/unit/test_sheet_workbook.c, worked out by hand.  A workbook is packed again without what is no part of
its sheets (thumbnails, settings, themes), so that it stays small.
"""

import datetime
import pathlib
import subprocess
import tempfile
import zipfile

import openpyxl
import xlsxwriter

HERE = pathlib.Path(__file__).resolve().parent

# A value, and the code of its format.
TABLE = [
    ("LÍNEA", "General"),
    (12, "General"),
    (0.1 + 0.2, "General"),
    (1 / 3, "General"),
    (0.25, "0%"),
    (1234567.5, "#,##0.00"),
    (-1500, "#,##0;(#,##0)"),
    (125000.5, '"Q"#,##0.00'),
    (1200, "[$S/-280A]\\ #,##0"),
    (0, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'),
    (-2.5, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'),
    (123, "00000"),
    (datetime.datetime(2024, 2, 29), "dd/mm/yyyy"),
    (datetime.datetime(2024, 2, 29, 18, 30), 'd "de" mmmm "de" yyyy\\ hh:mm'),
    (1.5, "[h]:mm"),
    (12.4, "0"),
    (12345, "0.00E+00"),
    (-3, "[Red][<0]0.0;[Blue]0"),
    (0, "0;-0;;@"),
    ("uno\ndos", "General"),
]
MERGED = "C2:D3"
HIDDEN_ROW = 16


def by_xlsxwriter(path, **options):
    book = xlsxwriter.Workbook(path, options)
    sheet = book.add_worksheet("DMP")
    sheet.set_row(HIDDEN_ROW - 1, None, None, {"hidden": True})
    for row, (value, code) in enumerate(TABLE):
        form = book.add_format({"num_format": code})
        if isinstance(value, datetime.datetime):
            sheet.write_datetime(row, 0, value, form)
        else:
            sheet.write(row, 0, value, form)
        if row == 1:
            sheet.merge_range(MERGED, "unido")
    sheet.write_formula(len(TABLE), 0, "=A2*2", None, 24)
    sheet.write_boolean(len(TABLE), 1, True)
    book.close()


def by_openpyxl(path, iso_dates=False):
    book = openpyxl.Workbook(iso_dates=iso_dates)
    sheet = book.active
    sheet.title = "DMP"
    for row, (value, code) in enumerate(TABLE, 1):
        sheet.cell(row, 1, value).number_format = code
    sheet["C2"] = "unido"
    sheet.merge_cells(MERGED)
    sheet.row_dimensions[HIDDEN_ROW].hidden = True
    sheet.cell(len(TABLE) + 1, 1, 24)
    sheet.cell(len(TABLE) + 1, 2, True)
    book.save(path)


def by_libreoffice(source, kind, folder):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", kind, "--outdir", str(folder), str(source)],
                   check=True, stdout=subprocess.DEVNULL)
    return folder / f"{source.stem}.{kind}"


# The same in other words.
def by_hand(source, path, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))


def strict(name, content):
    return (content.replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                            b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            .replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                     b"http://purl.oclc.org/ooxml/spreadsheetml/main"))


def wide(name, content):
    if not name.endswith("sheet1.xml"):
        return content
    return content.decode("utf-8").replace("UTF-8", "UTF-16").encode("utf-16")


def packed(source, target):
    """The parts that say something, always with the same dates."""
    parts = ("mimetype", "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
             "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml",
             "xl/worksheets/sheet1.xml", "content.xml", "styles.xml", "META-INF/manifest.xml")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in parts:
            if name in old.namelist():
                entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
                new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED, 9)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        made = {f"{name}.xlsx": folder / f"{name}.xlsx" for name in (
            "xlsxwriter", "xlsxwriter-inline", "xlsxwriter-1904", "openpyxl", "openpyxl-iso", "strict",
            "utf-16")}
        by_xlsxwriter(made["xlsxwriter.xlsx"])
        by_xlsxwriter(made["xlsxwriter-inline.xlsx"], constant_memory=True)
        by_xlsxwriter(made["xlsxwriter-1904.xlsx"], date_1904=True)
        by_openpyxl(made["openpyxl.xlsx"])
        by_openpyxl(made["openpyxl-iso.xlsx"], iso_dates=True)
        by_hand(made["xlsxwriter.xlsx"], made["strict.xlsx"], strict)
        by_hand(made["openpyxl.xlsx"], made["utf-16.xlsx"], wide)
        for name in ("xlsxwriter.xlsx", "xlsxwriter-1904.xlsx", "openpyxl.xlsx", "openpyxl-iso.xlsx"):
            for kind in ("ods", "xlsx"):
                (folder / kind).mkdir(exist_ok=True)
                other = by_libreoffice(made[name], kind, folder / kind)
                made[f"libreoffice-{made[name].stem}.{kind}"] = other
        for name, path in made.items():
            packed(path, HERE / name)


if __name__ == "__main__":
    main()
