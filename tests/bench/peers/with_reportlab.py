"""The pages by ReportLab: with_reportlab.py DOCUMENT.TSV OUT.PDF"""

import sys
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (BaseDocTemplate, Frame, LongTable, PageBreak, PageTemplate, Paragraph, Table)

import document as d

CELL = ParagraphStyle("cell", fontName="narrow", fontSize=d.SIZE, leading=d.LEADING)
FIGURE = ParagraphStyle("figure", parent=CELL, alignment=TA_RIGHT)
LINE = ParagraphStyle("line", parent=CELL, fontName="bold")
HEAD = ParagraphStyle("head", parent=LINE, alignment=TA_CENTER)
TITLE = ParagraphStyle("title", fontName="bold", fontSize=10.5, leading=14, alignment=TA_CENTER, spaceAfter=5)
HEADER = ParagraphStyle("header", fontName="narrow", fontSize=8.5, leading=10.5)
NAME = ParagraphStyle("name", fontName="bold", fontSize=10.5, leading=13, alignment=TA_CENTER)
HEADER_HEIGHT = 4 * 14


class NumberedCanvas(Canvas):
    """Keeps each page until there are all, for "Página X de Y"."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.kept = []

    def showPage(self):
        self.kept.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        kept = self.kept
        for state in kept:
            self.__dict__.update(state)
            self.draw_header(len(kept))
            super().showPage()
        super().save()

    def draw_header(self, pages):
        text = self.document
        told = [*text.told()[:3], f"{text.told()[3]}{self._pageNumber} de {pages}"]
        names = (text.institution, "", text.title, "")
        lines = [["", name, line] for name, line in zip(names, told)]
        cells = [[Paragraph(escape(cell), style) for cell, style in zip(row, (NAME, NAME, HEADER))]
                 for row in lines]
        table = Table(cells, d.HEADER_COLUMNS, [HEADER_HEIGHT / 4] * 4)
        table.setStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 0), (0, 3)),
                        ("SPAN", (1, 0), (1, 1)), ("SPAN", (1, 2), (1, 3)),
                        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("TOPPADDING", (0, 0), (-1, -1), 0),
                        ("BOTTOMPADDING", (0, 0), (-1, -1), 1)])
        table.wrapOn(self, d.PAGE[0], HEADER_HEIGHT)
        bottom = d.PAGE[1] - d.TOP - HEADER_HEIGHT
        table.drawOn(self, d.LEFT, bottom)
        self.drawImage(text.logo, d.LEFT + 27, bottom + 7, 42, 42)


def unit_table(text, path):
    heading, *rows = d.rows(path)
    first = [""] * 18
    first[0], first[5] = (Paragraph(escape(group), HEAD) for group in text.groups)
    styles = [LINE] + [CELL if i in d.LEFT_ALIGNED else FIGURE for i in range(1, 18)]
    cells = [first, [Paragraph(escape(cell), HEAD) for cell in heading]]
    cells += [[Paragraph(escape(cell), style) if cell else "" for cell, style in zip(row, styles)]
              for row in rows]
    table = LongTable(cells, d.COLUMNS, repeatRows=2)
    table.setStyle([("GRID", (0, 0), (-1, -1), 0.4, HexColor("#444444")), ("SPAN", (0, 0), (4, 0)),
                    ("SPAN", (5, 0), (17, 0)), ("BACKGROUND", (0, 0), (-1, 1), HexColor("#D9E2F0")),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2.5),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 2.5), ("TOPPADDING", (0, 0), (-1, -1), 2),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 2)])
    return table


def main(source, out):
    rl_config.useA85 = 0  # as the others, without a coat of ASCII
    text = NumberedCanvas.document = d.Document(source)
    pdfmetrics.registerFont(TTFont("narrow", text.font("Regular")))
    pdfmetrics.registerFont(TTFont("bold", text.font("Bold")))
    frame = Frame(d.LEFT, d.BOTTOM, d.PAGE[0] - d.LEFT - d.RIGHT,
                  d.PAGE[1] - d.TOP - d.BOTTOM - HEADER_HEIGHT - 8, leftPadding=0,
                  rightPadding=0, topPadding=0, bottomPadding=0)
    pages = BaseDocTemplate(out, pagesize=d.PAGE, title=text.title)
    pages.addPageTemplates(PageTemplate("page", [frame]))
    story = []
    for name, path in text.units:
        story += [PageBreak()] if story else []
        story += [Paragraph(escape(name), TITLE), unit_table(text, path)]
    pages.build(story, canvasmaker=NumberedCanvas)


if __name__ == "__main__":
    main(*sys.argv[1:])
