"""Workbooks that people have filled in, and what LibreOffice makes of them."""

import re
import shutil
import subprocess
import zipfile
from xml.sax.saxutils import escape, unescape

from harness import Skip, check

SHEET = "xl/worksheets/sheet1.xml"

# Which marks LibreOffice shows numbers with; its own settings, whatever the machine's are.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">\
<value>%s</value></prop></item>
</oor:items>
"""


def part(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()


def headings(path):
    """The letters of each heading's column in the first sheet, as libxlsxwriter writes them."""
    strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", part(path, "xl/sharedStrings.xml"), re.S)
    cells = re.findall(r'<c r="([A-Z]+)1"[^>]* t="s"><v>(\d+)</v>', part(path, SHEET))
    return {unescape(strings[int(number)]): letters for letters, number in cells}


def is_open(path, cell):
    """Whether the cell may be typed in."""
    style = int(re.search(rf'<c r="{cell}" s="(\d+)"', part(path, SHEET))[1])
    formats = re.search(r"<cellXfs.*?</cellXfs>", part(path, "xl/styles.xml"), re.S)[0]
    return 'locked="0"' in re.findall(r"<xf [^>]*/>|<xf .*?</xf>", formats)[style]


def fill(path, out, rows):
    """Types values, by number of row and heading, in cells that keep their formats: numbers and texts."""
    columns = headings(path)
    sheet = part(path, SHEET)
    for row, values in rows.items():
        for heading, value in values.items():
            cell = f"{columns[heading]}{row}"
            check(is_open(path, cell), f"{path.name}: {heading} is shut in row {row}")
            found = re.search(rf'<c r="{cell}" s="(\d+)"(?:/>|[^/]*?>.*?</c>)', sheet)
            typed = (f' t="inlineStr"><is><t>{escape(value)}</t></is>' if isinstance(value, str)
                     else f"><v>{value!r}</v>")
            sheet = sheet[:found.start()] + f'<c r="{cell}" s="{found[1]}"{typed}</c>' + sheet[found.end():]
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as filled:
        for name in archive.namelist():
            filled.writestr(name, sheet if name == SHEET else archive.read(name))


def convert(path, kind, locale):
    """Opens a workbook in LibreOffice, of that locale, and saves it as another file, which is returned."""
    office = shutil.which("soffice")
    if not office:
        raise Skip("soffice is not installed")
    home = path.parent / f"office-{kind}-{locale}"
    (home / "user").mkdir(parents=True)
    (home / "user" / "registrymodifications.xcu").write_text(SETTINGS % locale, encoding="utf-8")
    separator = ord(";" if locale == "es-ES" else ",")
    as_kind = f"csv:Text - txt - csv (StarCalc):{separator},34,76" if kind == "csv" else kind
    subprocess.run([office, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", as_kind,
                    "--outdir", home, path], check=True, capture_output=True, timeout=120)
    return home / f"{path.stem}.{kind}"
