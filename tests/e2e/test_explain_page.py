"""A document alone says where what is printed in it comes from, and a hostile one does no harm."""

import json
import re
import shutil
import subprocess
import zlib
from concurrent.futures import ThreadPoolExecutor

from harness import PLAN, ROOT, check, check_equal, test
from test_extract import qpdf, stream
from test_extract_limits import zeroes

REPORT = "informe-2024-T1.pdf"


def explain(program, pdf, page, figure):
    done = program.run("explain", pdf, "--page", page, "--figure", figure, "--format", "json").expect(0)
    return json.loads(done.out)


def of_job(program, dataset):
    """Figures of the report by its job."""
    done = program.run("explain", PLAN / "job.yaml", "--document", REPORT, "--dataset", dataset, "--format",
                       "json").expect(0, silent=False)
    return json.loads(done.out)


def figures_on(pdf, page, pattern):
    """Texts of a page, by another program's reading of it."""
    text = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), "-layout", pdf, "-"],
                          capture_output=True, text=True, check=True).stdout
    return sorted(set(re.findall(pattern, text)))


@test
def what_is_printed_on_a_page_is_a_figure_of_a_dataset(program):
    pdf = program.plan() / REPORT
    known = {}
    for page in (2, 4, 7):
        figures = figures_on(pdf, page, r"\d+\.\d\s%")
        check(len(figures) > 3, f"figures on page {page}: {figures}")
        for figure in figures[:6]:
            for answer in explain(program, pdf, page, figure):
                name = answer["dataset"]
                if name not in known:
                    known[name] = {(row.get("unit"), row["row"], row["heading"]): row
                                   for row in of_job(program, name)}
                there = known[name][answer.get("unit"), answer["row"], answer["heading"]]
                check_equal(answer["trace"]["value"], there["trace"]["value"], answer["heading"])
                check_equal(re.sub(r"\s", "", figure), there["text"], f"text on page {page}")


@test
def the_row_on_the_page_is_the_row_of_the_dataset(program):
    pdf = program.plan() / REPORT
    answers = explain(program, pdf, 7, "66.7%")
    check_equal({answer["trace"]["subject"] for answer in answers},
                {"Gestionar espacios de cooperación técnica y financiera para el cumplimiento de las "
                 "acciones estratégicas del Ministerio"}, "whose figures they are")
    check_equal([(a["dataset"], a["heading"]) for a in explain(program, pdf, 3, "92.6 %")],
                [("progress-months", "CUMPLIMIENTO A LA FECHA")], "the mean up to March")
    summary = explain(program, pdf, 1, "92.6%")
    check_equal((summary[0]["dataset"], len(summary[0]["trace"]["parts"])), ("progress-summary", 70),
                "the summary's mean of 70")
    booklet = program.plan() / "unidades" / "ODAH.pdf"
    target, = explain(program, booklet, 1, "923")
    line, column = target["trace"]["line"], target["trace"]["column"]
    row = (PLAN / "odah.csv").read_text(encoding="utf-8-sig").splitlines()[line - 1]
    check_equal(row[column - 1:column + 2], "923", "the cell that it is told to be from")
    check(target["trace"]["file"].endswith("ODAH.pdf/odah.csv"), target["trace"]["file"])


# Figures as tables and sentences print them.  What else has digits is none: thresholds, ticks of charts and
# shares in headings ("100 %", "80 %"), codes ("1.2"), numbers in the texts of plans, pages and dates.
FIGURE = (r"(?<![\w.,/:-])[-+]?(?:\d{1,3}(?:,\d{3})*\.\d\s?%|\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d)"
          r"(?![\w%]|[.,]\d)")


def unexplained(program, pdf, step):
    """Figures of its pages that can't be explained, and how many were asked for: one of so many."""
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True,
                           check=True).stdout.split("\f")[:-1]
    asked = [(page, figure) for page, text in enumerate(pages, 1)
             for figure in sorted(set(re.findall(FIGURE, text)))][::step]

    def is_denied(question):
        done = program.run("explain", pdf, "--page", question[0], "--figure", question[1])
        return done.status != 0

    with ThreadPoolExecutor(2) as workers:
        denied = list(workers.map(is_denied, asked))
    return [question for question, no in zip(asked, denied) if no], len(asked)


@test
def what_every_page_prints_is_explained(program):
    """All figures of documents of money, levels and years; of the sample's reports, one of ten."""
    folder = program.folder("reform")
    program.run("build", PLAN / "version-02" / "job.yaml", "-o", folder, "-q").expect(0, silent=False)
    pdfs = [(program.plan() / REPORT, 10), (folder / "informe-2024-T2.pdf", 10),
            (folder / "informe-comparativo-2024-T2.pdf", 10)]
    for name in ("budget", "multi-year", "rates", "versions", "weights-levels", "workbook-money"):
        program.run("build", ROOT / "tests" / "golden" / name / "job.yaml", "-o", folder / name,
                    "-q").expect(0, silent=False)
        pdfs.append((folder / name / "salida.pdf", 1))
    total = 0
    for pdf, step in pdfs:
        denied, asked = unexplained(program, pdf, step)
        check_equal(denied, [], f"figures of {pdf} that can't be explained")
        total += asked
    check(total > 150, f"only {total} figures")


def text_at(folder, place):
    """What a file that the PDF carries, extracted there, says at a place."""
    name, line, column = re.fullmatch(r".*\.pdf/(.*):(\d+):(\d+)", place).groups()
    return (folder / name).read_text("utf-8-sig").split("\n")[int(line) - 1][int(column) - 1:]


@test
def what_a_reform_changed_is_explained(program):
    """Counts by their changes, notes of changed cells, targets of what is withdrawn; each with its places."""
    folder = program.folder("reform")
    program.run("build", PLAN / "version-02" / "job.yaml", "-o", folder, "-q").expect(0, silent=False)
    pdf = folder / "plan-anual-2024-v02.pdf"
    told = " ".join(subprocess.run(["pdftotext", "-f", "3", "-l", "3", "-layout", pdf, "-"],
                                   capture_output=True, text=True, check=True).stdout.split())
    counts = re.findall(r"(\d+) ((?:unidad|columna|actividad|casilla)(?:e?s)? [a-z]+as?)(?=[ ,])", told)
    check_equal(len(counts), 8, f"counts of changes: {counts}")
    for count, words in counts:
        answer, = explain(program, pdf, 3, f"{count} {words}")
        check_equal((answer["dataset"], answer["row"], answer["text"]), ("versions", 2, count), words)
        parts = answer["trace"]["parts"]
        check_equal({part["operation"] for part in parts}, {"change"}, words)
        sides = {len(part.get("parts", [])) for part in parts}
        check_equal(sides, {0} if "unidad" in words else {1} if "agregad" in words or "retirad" in words
                    else {2}, f"places of each of the {words}")
    check(any(answer["heading"] == "COLUMNAS AGREGADAS" for answer in explain(program, pdf, 3, "12")), "12")
    withdrawn, = explain(program, pdf, 3, "4")
    check_equal((withdrawn["dataset"], withdrawn["heading"]), ("withdrawn", "META ANUAL"), "4")
    check(withdrawn["trace"]["file"].endswith("drit.csv"), withdrawn["trace"]["file"])
    before, = explain(program, pdf, 11, "antes: 923")
    check_equal((before["heading"], before["text"]), ("CIFRA ANTES", "923"), "what it was")
    program.run("extract", pdf, "-o", folder / "carried").expect(0)
    check(text_at(folder / "carried", before["trace"]["place"]).startswith("923,"), before["trace"]["place"])
    report = folder / "informe-2024-T2.pdf"
    page = next(page for page in range(1, 9) if figures_on(report, page, r"Diferencia: actividades"))
    drawn = figures_on(report, page, r"(?<=\s)[-+]\d+(?=\s)")
    check(len(drawn) > 1, f"differences on page {page}: {drawn}")
    for figure in drawn:
        for answer in explain(program, report, page, figure):
            done, planned = (int(part["value"]) for part in answer["trace"]["parts"])
            check_equal((answer["dataset"], answer["heading"], done - planned),
                        ("progress-months", "EJECUTADAS − PROGRAMADAS", int(figure)), figure)


@test
def what_is_offered_can_be_explained(program):
    """Counts that a chart prints beside a letter, too; the nearest first."""
    pdf = program.plan() / REPORT
    for page, wrong in ((1, "CU 999"), (1, "91.9%"), (2, "1234"), (9, "99.9%")):
        told = program.run("explain", pdf, "--page", page, "--figure", wrong).expect(1, silent=False).err
        offered = re.findall("«([^»]+)»", told)[1:]
        check(len(offered) > 3, f"only {offered} are offered on page {page}")
        for figure in offered:
            check(explain(program, pdf, page, figure), f"{figure} on page {page}")
        if wrong == "CU 999":
            check_equal(offered[0][:3], "CU ", f"the nearest of {offered}")
            rows = explain(program, pdf, page, offered[0])
            check_equal({(row["dataset"], row["text"]) for row in rows},
                        {("progress-statuses", offered[0][3:])}, "the count of a status")


@test
def a_number_of_another_page_is_no_answer(program):
    """A "1" of the contents, or in a cause that a unit gave, is no month of a unit's table elsewhere."""
    pdf = program.plan() / REPORT
    for page in range(1, 5):
        done = program.run("explain", pdf, "--page", page, "--figure", "1", "--format", "json")
        found = [] if done.status else json.loads(done.out)
        check_equal([row for row in found if "unit" in row], [], f"figures of units on page {page}")


@test
def a_document_answers_as_its_job_does(program):
    shutil.copy(program.plan() / REPORT, program.scratch / REPORT)
    done = program.run("explain", REPORT, "--dataset", "progress-units", "--format", "json").expect(0)
    check_equal([row["text"] for row in json.loads(done.out)],
                [row["text"] for row in of_job(program, "progress-units")], "figures of units")
    check_equal(sorted(path.name for path in program.scratch.glob("*.*")), [REPORT], "nothing was written")


@test
def documents_with_a_cut_carry_the_compliance(program):
    out = program.scratch / "data"
    program.run("extract", program.plan() / REPORT, "-o", out).expect(0)
    data = json.loads((out / "cumplimiento.json").read_text(encoding="utf-8"))
    check_equal({name: len(rows) for name, rows in data.items()},
                {"resumen": 1, "unidades": 7, "lineas": 46, "actividades": 96}, "rows")
    summary = data["resumen"][0]
    check_equal((summary["CUMPLIMIENTO"], summary["CON TOPE"]), (92.6, 91.6), "the means")
    rows = json.loads(program.run("rollup", PLAN / "job.yaml", "--of", "progress", "--level", "unit",
                                  "--format", "json").expect(0, silent=False).out)
    check_equal(data["unidades"], rows, "what rollup prints")
    program.run("extract", program.plan() / "plan-anual-2024.pdf", "-o", program.scratch / "none").expect(0)
    check(not (program.scratch / "none" / "cumplimiento.json").exists(), "a plan has no compliance")


def changed(pdf, path, change):
    """A copy of the document, in which change(data, number of the object) says what of it is another."""
    qpdf("--qdf", "--object-streams=disable", pdf, path)
    data = path.read_bytes()
    start = int(re.findall(rb"startxref\n(\d+)", data)[-1])
    size = int(re.search(rb"/Size (\d+)", data[start:])[1])
    root = re.search(rb"/Root (\d+ \d+ R)", data[start:])[1]
    update, table = b"", b""
    for number, body in change(data).items():
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data) + len(update))
        update += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    end = len(data) + len(update)
    trailer = b"trailer\n<</Size %d /Root %b /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    path.write_bytes(data + update + b"xref\n" + table + trailer % (size, root, start, end))
    return path


def first(data, pattern):
    return int(re.search(pattern, data)[1])


def with_content(content, entries=b""):
    return lambda data: {first(data, rb"/Contents (\d+) 0 R"): stream(content, entries)}


def with_tree(body):
    return lambda data: {first(data, rb"/ParentTree (\d+) 0 R"): body}


def with_fonts(content, entries=b""):
    return lambda data: {int(number): stream(content, entries)
                         for number in set(re.findall(rb"/ToUnicode (\d+) 0 R", data))}


@test
def a_page_that_is_made_to_do_harm_is_refused(program):
    pdf = program.plan() / REPORT
    bomb = zlib.compress(zeroes(4096), 9)
    twice = b"/Filter [/FlateDecode /FlateDecode]"
    marks = b"/TD<</MCID 0>>BDC " * 200_000
    for name, change, rules in [
            ("bomb", with_content(bomb, twice), ("extract-limit", "extract-not-pdf")),
            ("noise", with_content(bytes(range(256)) * 500), ("explain-page",)),
            ("marks", with_content(b"BT " + marks + b"(x)Tj"), ("explain-page",)),
            ("open", with_content(b"BT /P<</MCID 0>>BDC ((((" * 9999), ("explain-page",)),
            ("fonts", with_fonts(b"beginbfrange <00><FF><0041> " * 99_999), ("explain-page",)),
            ("codes", with_fonts(bomb, twice), ("extract-limit", "extract-not-pdf", "explain-page")),
            ("tree", with_tree(b"<</Kids []>>"), ("explain-untagged",)),
            ("numbers", with_tree(b"<</Nums [0 [%b] 0]>>" % (b"1 " * 99_999)), ("explain-page",))]:
        path = changed(pdf, program.folder(name) / REPORT, change)
        done = program.run("explain", path, "--page", 1, "--figure", "92.7%").expect(1, silent=False)
        check_equal(done.err.count("\n"), 1, f"lines about {name}: {done.err!r}")
        check(any(done.err.endswith(f" [{rule}]\n") for rule in rules), f"{name}: {done.err!r}")
        check_equal(done.out, "", f"what is said of {name}")
