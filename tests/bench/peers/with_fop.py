"""The pages by Apache FOP: with_fop.py DOCUMENT.TSV OUT.PDF

Writes them as XSL-FO beside OUT.PDF, and then is fop.
"""

import os
import pathlib
import sys
from xml.sax.saxutils import escape

import document as d

FONTS = """<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>
<font embed-url="{}"><font-triplet name="narrow" style="normal" weight="normal"/></font>
<font embed-url="{}"><font-triplet name="narrow" style="normal" weight="bold"/></font>
</fonts></renderer></renderers></fop>
"""
CELL = 'border="0.4pt solid #444444" padding="2pt 2.5pt" display-align="center"'
HEADER_CELL = 'border="0.5pt solid black" padding="1pt 5pt" display-align="center"'
CENTER = 'text-align="center" font-weight="bold"'


def columns(widths):
    return "".join(f'<fo:table-column column-width="{width}pt"/>' for width in widths)


def block(text, how=""):
    return f"<fo:block {how}>{escape(text)}</fo:block>"


def header_cell(blocks, rows=1):
    return f'<fo:table-cell {HEADER_CELL} number-rows-spanned="{rows}">{blocks}</fo:table-cell>'


def header(text):
    told = [block(line) for line in text.told()]
    told[3] = (f'<fo:block>{text.told()[3]}<fo:page-number/> de '
               '<fo:page-number-citation-last ref-id="all"/></fo:block>')
    name = f'{CENTER} font-size="10.5pt"'
    logo = ('<fo:block text-align="center">'
            f'<fo:external-graphic src="file:{text.logo}" content-height="42pt"/></fo:block>')
    rows = [header_cell(logo, 4) + header_cell(block(text.institution, name), 2), "",
            header_cell(block(text.title, name), 2), ""]
    body = "".join(f'<fo:table-row height="14pt">{row}{header_cell(line)}</fo:table-row>'
                   for row, line in zip(rows, told))
    return (f'<fo:table table-layout="fixed" width="100%" font-size="8.5pt">{columns(d.HEADER_COLUMNS)}'
            f"<fo:table-body>{body}</fo:table-body></fo:table>")


def head_cell(text, span=1):
    return (f'<fo:table-cell {CELL} background-color="#D9E2F0" number-columns-spanned="{span}">'
            f"{block(text, CENTER)}</fo:table-cell>")


def body_row(cells):
    ways = ['font-weight="bold"'] + ["" if i in d.LEFT_ALIGNED else 'text-align="end"' for i in range(1, 18)]
    made = "".join(f"<fo:table-cell {CELL}>{block(cell, way)}</fo:table-cell>"
                   for cell, way in zip(cells, ways))
    return f'<fo:table-row keep-together.within-page="always">{made}</fo:table-row>'


def unit(text, name, path, number):
    heading, *rows = d.rows(path)
    groups = "".join(head_cell(group, span) for group, span in zip(text.groups, d.GROUPS))
    before = ' break-before="page"' if number else ""
    return (f'<fo:block{before} {CENTER} font-size="10.5pt" space-after="5pt">{escape(name)}</fo:block>'
            f'<fo:table table-layout="fixed" width="100%">{columns(d.COLUMNS)}<fo:table-header>'
            f"<fo:table-row>{groups}</fo:table-row>"
            f"<fo:table-row>{''.join(map(head_cell, heading))}</fo:table-row></fo:table-header>"
            f"<fo:table-body>{''.join(map(body_row, rows))}</fo:table-body></fo:table>")


def pages(text):
    body = "".join(unit(text, *named, number) for number, named in enumerate(text.units))
    return f"""<?xml version="1.0"?>
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="narrow" font-size="{d.SIZE}pt"
 line-height="{d.LEADING}pt"><fo:layout-master-set><fo:simple-page-master master-name="page"
 page-width="{d.PAGE[0]}pt" page-height="{d.PAGE[1]}pt"
 margin="{d.TOP}pt {d.RIGHT}pt {d.BOTTOM}pt {d.LEFT}pt"><fo:region-body margin-top="74pt"/>
<fo:region-before extent="74pt"/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="page" id="all">
<fo:static-content flow-name="xsl-region-before">{header(text)}</fo:static-content>
<fo:flow flow-name="xsl-region-body">{body}</fo:flow></fo:page-sequence></fo:root>
"""


def main(source, out):
    text = d.Document(source)
    made = pathlib.Path(out)
    made.with_suffix(".fo").write_text(pages(text), "utf-8")
    made.with_suffix(".xconf").write_text(FONTS.format(text.font("Regular"), text.font("Bold")), "utf-8")
    os.execvp("fop", ["fop", "-q", "-c", made.with_suffix(".xconf"), made.with_suffix(".fo"), "-pdf", out])


if __name__ == "__main__":
    main(*sys.argv[1:])
