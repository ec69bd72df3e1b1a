"""The pages by WeasyPrint: with_weasyprint.py DOCUMENT.TSV OUT.PDF"""

import sys
from html import escape

import document as d
import weasyprint


def style(text):
    widths = "".join(f".c{i} {{ width: {width}pt }}" for i, width in enumerate(d.COLUMNS))
    return f"""
@font-face {{ font-family: narrow; src: url(file://{text.font("Regular")}) }}
@font-face {{ font-family: narrow; font-weight: bold; src: url(file://{text.font("Bold")}) }}
@page {{ size: {d.PAGE[0]}pt {d.PAGE[1]}pt; margin: {d.TOP + 64}pt {d.RIGHT}pt {d.BOTTOM}pt {d.LEFT}pt;
  @top-left {{ content: element(header); width: 100%; vertical-align: bottom; padding-bottom: 8pt }} }}
body {{ font: {d.SIZE}pt/{d.LEADING}pt narrow; margin: 0 }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100% }}
header {{ position: running(header); font-size: 8.5pt; line-height: 10.5pt }}
header table {{ border-collapse: separate; border-spacing: 0 }}
header td {{ border: 0.5pt solid black; padding: 1.5pt 5pt }}
header .name {{ font-weight: bold; font-size: 10.5pt; text-align: center }}
.page::after {{ content: counter(page) " de " counter(pages) }}
h1 {{ font-size: 10.5pt; line-height: 14pt; text-align: center; margin: 2pt 0 5pt }}
section + section {{ break-before: page }}
tr {{ break-inside: avoid }}
section td, section th {{ border: 0.4pt solid #444; padding: 2pt 2.5pt; vertical-align: middle;
  overflow-wrap: break-word; text-align: right }}
section th {{ background: #D9E2F0; text-align: center }}
td.left {{ text-align: left }} td.line {{ text-align: left; font-weight: bold }}
{widths}"""


def header(text):
    told = [escape(line) for line in text.told()]
    return f"""<header><table><tr><td rowspan=4 class=name style="width: {d.HEADER_COLUMNS[0]}pt">
<img src="file://{text.logo}" style="height: 15mm"><td rowspan=2 class=name>{escape(text.institution)}
<td style="width: {d.HEADER_COLUMNS[2]}pt">{told[0]}<tr><td>{told[1]}
<tr><td rowspan=2 class=name>{escape(text.title)}<td>{told[2]}<tr><td class=page>{told[3]}</table></header>"""


def section(text, name, path):
    heading, *rows = d.rows(path)
    sides = ["line"] + ["left" if i in d.LEFT_ALIGNED else "figure" for i in range(1, 18)]
    groups = "".join(f"<th colspan={n}>{escape(group)}" for n, group in zip(d.GROUPS, text.groups))
    heads = "".join(f"<th>{escape(cell)}" for cell in heading)
    columns = "".join(f"<col class=c{i}>" for i in range(18))
    body = "".join("<tr>" + "".join(f"<td class={side}>{escape(cell)}" for side, cell in zip(sides, row))
                   for row in rows)
    return f"""<section><h1>{escape(name)}</h1><table><colgroup>{columns}</colgroup>
<thead><tr>{groups}<tr>{heads}</thead><tbody>{body}</tbody></table></section>"""


def main(source, out):
    text = d.Document(source)
    body = "".join(section(text, name, path) for name, path in text.units)
    head = f"<html lang=es><title>{escape(text.title)}</title><style>{style(text)}</style>"
    weasyprint.HTML(string=head + header(text) + body).write_pdf(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
