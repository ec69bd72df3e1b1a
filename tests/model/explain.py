"""What `pliego explain` says of an activity: its figures, how they were made, and every cell in them."""

from figures import BLANK, Writer
from reading import MONTHS, TARGET

OUTSIDE = "  (not in the figure)"


def source(activity, headings, outside=False):
    """(values as written, file, line, column, unit, whether it is left out): the place of the first cell."""
    cell = activity.cells[headings[0]]
    text = " + ".join(activity.cells[heading].text.strip() for heading in headings)
    return (text, activity.unit.plan, str(cell.line), str(cell.column), activity.unit.code,
            OUTSIDE if outside else None)


def cells_of(row, heading):
    """Each cell of the target or of a month that says anything: those in the figure, then the others."""
    out = []
    for activity in row.activities:
        amount = activity.target if heading == TARGET else activity.months[MONTHS.index(heading)]
        if amount.kind != BLANK:
            out.append(source(activity, [heading], row.how == "none" or not activity.takes(amount)))
    return sorted(out, key=lambda cell: cell[5] is not None)


def expected(row, month, locale):
    """As printed.read_explained() gives a block; of one month only, or of all (None)."""
    writer = Writer(locale)
    said = {"measure": row.measure, "months": "mixed rules" if row.mixed else row.rules[0],
            "units": str(row.units)}
    if row.activities[0].unit_of_measure:
        said["unit of measure"] = row.activities[0].measure_kind.label
    if row.line_kind:
        said["line"] = row.line_kind.label
    if row.how == "none":
        said["may not be consolidated"] = "there is no national figure"
    figures = {}
    headings = [month] if month else [TARGET] if row.how == "none" else list(row.figures)
    for heading in headings:
        figure = row.figures[heading]
        if not figure.values and heading not in (TARGET, month):
            continue
        if heading == TARGET or heading in MONTHS:
            sources = cells_of(row, heading)
        else:
            sources = [source(cells[0][0], [name for _, name in cells]) for _, _, cells in figure.values]
        count = 0 if row.how == "none" else len(figure.values)
        figures[heading] = (figure.write(writer) or "(blank)", row.how if count else None, count, sources)
    return row.kind.label, said, figures
