"""The files themselves: reproducible, sound, and what viewers show around their pages."""

import os
import re
import shutil
import subprocess

from conformance import expect_conforming
from harness import PLAN, ROOT, check, check_equal, files_below, test
from pdf import Pdf, tool
from plan import DOCUMENT, MERGED, TITLE, header_length, header_words, read_units, words
from waiting import settle

JOB = PLAN / "job.yaml"
AUTHOR = "Unidad de Planificación y Gestión de Calidad"


def booklets(program):
    """(unit, Pdf) of each unit's booklet."""
    return [(unit, Pdf(program.plan() / "unidades" / f"{unit.code}.pdf")) for unit in read_units()]


def plan_document(program):
    return Pdf(program.plan() / DOCUMENT)


def words_below_header(pdf, index):
    found = pdf.page_words(index)
    return found[header_length(found):]


def unit_pages(pdf, units=None):
    """The page, by index, on which each unit starts: where its title and the head follow the header block."""
    titles = {tuple(words(f"{unit.name} {TITLE} PROGRAMACIÓN")): unit.code for unit in units or read_units()}
    starts = {}
    for index in range(pdf.page_count):
        found = words_below_header(pdf, index)
        if "PROGRAMACIÓN" in found:
            title = tuple(found[:found.index("PROGRAMACIÓN") + 1])
            if title in titles:
                starts.setdefault(titles[title], index)
    return starts


def units_end(pdf):
    """The page, by index, after the last one of the units: where the national figures begin."""
    national = words("CONSOLIDADO NACIONAL")
    for index in range(pdf.page_count):
        if words_below_header(pdf, index)[:len(national)] == national:
            return index
    return pdf.page_count


def unit_ranges(pdf):
    """Each unit with the pages, by index, that are its own."""
    starts = unit_pages(pdf)
    ends = [*list(starts.values())[1:], units_end(pdf)]
    return [(unit, range(starts[unit.code], end)) for unit, end in zip(read_units(), ends)]


@test
def only_the_checks_have_something_to_say(program):
    result = program.run("build", JOB, "-o", program.scratch / "silent")
    heard = re.compile(r": note: .*\[[a-z-]+\]$|\[check-[a-z-]+\]$")
    noise = [line for line in result.err.splitlines() if not heard.search(line)]
    check(result.status == 0 and not noise, f"exit status {result.status}, and it said: {noise[:5]}")
    check(not result.out, f"printed {result.out[:200]!r}")


@test
def same_input_same_bytes(program):
    first = program.plan()
    surroundings = (
        ("again", {}, None),
        ("elsewhere", {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": None}, "/"),
        ("abroad", {"TZ": "America/El_Salvador", "LANG": "es_SV.UTF-8", "LC_ALL": ""}, "/usr"),
    )
    for name, env, cwd in surroundings:
        out = program.scratch / f"same-{name}"
        job = os.path.relpath(JOB, cwd) if cwd else JOB
        program.run("build", job, "-o", out, env=env, cwd=cwd).expect(0, silent=False)
        check_equal(files_below(out), files_below(first), f"files ({name})")
        for file in files_below(first):
            check((out / file).read_bytes() == (first / file).read_bytes(), f"{file} differs ({name})")


@test
def copied_job_gives_the_same_bytes(program):
    """Neither a path nor a file's time is in the output."""
    job = program.copy_plan("another place/with, a name")
    os.utime(job.parent / "dj.csv", (0, 0))
    out = program.scratch / "same-copied"
    program.run("build", job, "-o", out).expect(0, silent=False)
    for file in files_below(program.plan()):
        check((out / file).read_bytes() == (program.plan() / file).read_bytes(), f"{file} differs")


def attachment_dates(path):
    said = tool("qpdf", "--list-attachments", "--verbose", path)
    return set(re.findall(r"^\s*modification date: (.*)$", said, re.M))


@test
def source_date_epoch_is_the_date(program):
    out = program.scratch / "epoch"
    arguments = ("build", JOB, "-o", out, "--document", DOCUMENT)
    program.run(*arguments, env={"SOURCE_DATE_EPOCH": "1704164645", "TZ": "UTC"}).expect(0, silent=False)
    dates = tool("pdfinfo", "-isodates", out / DOCUMENT)
    check("2024-01-02T03:04:05" in dates, f"the creation date is not SOURCE_DATE_EPOCH's: {dates}")
    check_equal(attachment_dates(out / DOCUMENT), {"D:20240102030405Z"}, "dates of the attached files")
    check("CreationDate" not in plan_document(program).info, "a date that nobody gave")
    check_equal(attachment_dates(plan_document(program).path), {"D:20240101000000Z"},
                "dates of the attached files: the plan's year's first")
    result = program.run(*arguments, env={"SOURCE_DATE_EPOCH": "yesterday"})
    check_equal(result.status, 2, "exit status for a date that is none")
    check("SOURCE_DATE_EPOCH" in result.err, f"it said {result.err!r}")


@test
def qpdf_finds_no_fault(program):
    for file in files_below(program.plan()):
        said = tool("qpdf", "--check", program.plan() / file)
        check("No syntax or stream encoding errors" in said, f"{file}: {said}")


@test
def poppler_finds_no_fault(program):
    for file in files_below(program.plan()):
        done = subprocess.run(["pdftotext", program.plan() / file, "-"], capture_output=True, check=False)
        check(done.returncode == 0 and not done.stderr, f"{file}: {done.stderr.decode()[:300]}")


@test
def fonts_are_embedded_subset_and_readable(program):
    for file in files_below(program.plan()):
        lines = tool("pdffonts", program.plan() / file).splitlines()[2:]
        check(lines, f"{file}: no font")
        for line in lines:
            check(re.match(r"[A-Z]{6}\+ArchivoNarrow-", line), f"{file}: not a subset: {line}")
            check(re.search(r"\syes +yes +yes +\d+ +\d+$", line), f"{file}: not embedded or readable: {line}")


@test
def info_is_the_jobs(program):
    info = plan_document(program).info
    check_equal(info.get("Title"), TITLE, "title")
    check_equal(info.get("Author"), AUTHOR, "author")
    check_equal(info.get("Subject"), "Programación anual de metas y actividades por unidad", "subject")
    check(info.get("Creator", "").startswith("Pliego"), f"creator {info.get('Creator')!r}")
    check_equal(info.get("PDF version"), "1.7", "version")
    check(info["Page size"].startswith("792 x 612"), f"page size {info['Page size']}, not letter landscape")
    check_equal(info["JavaScript"], "no", "script")
    for unit, booklet in booklets(program):
        check(unit.name in booklet.info["Title"], f"title of {unit.code}: {booklet.info['Title']!r}")


@test
def every_page_has_the_header_and_its_number(program):
    pdf = plan_document(program)
    sheets = {}
    for unit, pages in unit_ranges(pdf):
        for sheet, index in enumerate(pages, 1):
            sheets[index] = (unit, sheet, len(pages))
    for index in range(1, pdf.page_count):  # the cover has none
        expected = header_words(index + 1, pdf.page_count, *sheets.get(index, ()))
        check_equal(pdf.page_words(index)[:len(expected)], expected, f"header of page {index + 1}")
    check("Página" not in pdf.page_words(0), "the cover is numbered")


@test
def booklets_are_cuts_of_the_plan(program):
    """Page by page they carry the number of a page of the plan, and its words."""
    pdf = plan_document(program)
    ranges = {unit.code: pages for unit, pages in unit_ranges(pdf)}
    for unit, booklet in booklets(program):
        check_equal(booklet.page_count, len(ranges[unit.code]), f"{unit.code}: pages")
        for index, page in enumerate(ranges[unit.code]):
            expected = (header_words(page + 1, pdf.page_count, unit, index + 1, booklet.page_count) +
                        words_below_header(pdf, page))
            found = booklet.page_words(index)
            same = os.path.commonprefix([found, expected])
            check(found == expected, f"{unit.code}: page {index + 1}: after «{' '.join(same[-5:])}» comes "
                  f"«{' '.join(found[len(same):][:8])}», not «{' '.join(expected[len(same):][:8])}»")


@test
def units_start_on_pages_of_their_own(program):
    starts = unit_pages(plan_document(program))
    check_equal(list(starts), [unit.code for unit in read_units()], "units in the order of the job")
    check_equal(len(set(starts.values())), len(starts), "pages that units start on")


@test
def outline_leads_to_the_units(program):
    pdf = plan_document(program)
    outline = {title: page for _, title, page in pdf.outline}
    starts = unit_pages(pdf)
    for unit in read_units():
        check_equal(outline.get(unit.name), starts[unit.code], f"page of {unit.name} in the outline")


@test
def contents_lead_to_the_units(program):
    """For each entry: the number printed, the page its link leads to, and the number printed on that page."""
    pdf = plan_document(program)
    starts = unit_pages(pdf)
    contents = [index for index in range(pdf.page_count) if "CONTENIDO" in pdf.page_words(index)]
    check(contents, "no contents page")
    pages = range(contents[0], min(starts.values()))
    text = re.sub(r"[.…·\s]{2,}", " ", " ".join(" ".join(pdf.page_words(index)) for index in pages))
    for unit in read_units():
        number = starts[unit.code] + 1
        entry = re.escape(unit.name) + rf"[ .]+{len(unit.rows)} {number}(?!\d)"
        check(re.search(entry, text), f"no entry «{unit.name} {len(unit.rows)} {number}» in: {text}")
        check(any(link.target == starts[unit.code] for link in pdf.links), f"no link to {unit.name}")
    for link in pdf.links:
        x0, y0, x1, y1 = map(float, link.rect)
        is_known = link.page in pages or link.page >= index_pages(pdf)[0]
        check(is_known, "a link elsewhere than in contents or index")
        check(0 <= x0 < x1 <= 792 and 0 <= y0 < y1 <= 612, f"link box {link.rect}")


def index_pages(pdf):
    """The pages of the index by line, which are the last ones."""
    title = "ÍNDICE POR LÍNEA ESTRATÉGICA"
    return range(max(i for i, text in enumerate(pdf.page_texts) if title in text), pdf.page_count)


def squashed(text):
    return re.sub(r"[\s\u00ad-]", "", text)


@test
def the_index_leads_to_the_rows_of_each_line(program):
    """For each line of each unit how many activities it has, and the first page with its text."""
    pdf, starts = plan_document(program), unit_pages(plan_document(program))
    printed, line = {}, None
    units, lines = read_units(), {}
    for unit in units:
        for row in unit.rows:
            lines[" ".join(words(row[MERGED]))] = None
    texts = " ".join(" ".join(words_below_header(pdf, index)) for index in index_pages(pdf))
    entry = "|".join(re.escape(name) for name in sorted(lines, key=len, reverse=True))
    names = "|".join(re.escape(unit.name) for unit in units)
    for found in re.finditer(rf"(?P<unit>{names}) (?P<count>\d+) (?P<page>\d+)\b|(?P<line>{entry})", texts):
        line = found["line"] or line
        if found["unit"]:
            check((found["unit"], squashed(line)) not in printed, f"twice: {found['unit']}, {line}")
            printed[found["unit"], squashed(line)] = int(found["count"]), int(found["page"])
    expected = {}
    for unit in units:
        counts = {}
        for row in unit.rows:
            name = squashed(row[MERGED])
            counts[name] = counts.get(name, 0) + 1
        for name, count in counts.items():
            page = next(i for i in range(starts[unit.code], pdf.page_count)
                        if name in squashed(pdf.page_texts[i]))
            expected[unit.name, name] = count, page + 1
    check_equal(sorted(printed.items() - expected.items()), [], "entries of the index that are not so")
    check_equal(sorted(expected.items() - printed.items()), [], "entries that the index lacks")
    links = {(link.page, link.target + 1) for link in pdf.links}
    index = index_pages(pdf)
    for page in {page for _, page in expected.values()}:
        check(any((at, page) in links for at in index), f"no link of the index to page {page}")


@test
def page_labels_are_the_printed_numbers(program):
    """Viewers show the numbers that the pages carry: in a booklet, those of the plan."""
    for unit, booklet in booklets(program):
        for index in range(booklet.page_count):
            printed = re.search(r"Página (\d+) de (\d+)", " ".join(booklet.page_words(index)))
            if not printed:
                continue
            check_equal(label_of(booklet, index), printed.group(1), f"{unit.code}: label of page {index + 1}")
            check_equal(int(printed.group(2)), plan_document(program).page_count, f"{unit.code}: pages")


def label_of(pdf, index):
    """What a viewer calls the page: decimal labels and prefixes only."""
    current = {"index": 0, "label": {"/S": "/D", "/St": 1}}
    for entry in pdf.labels:
        if entry["index"] <= index:
            current = entry
    label = current["label"]
    number = str(label.get("/St", 1) + index - current["index"]) if label.get("/S") == "/D" else ""
    return label.get("/P", "").removeprefix("u:") + number


@test
def an_outside_reader_finds_no_fault(program):
    """A checker of PDF/A, PDF/UA, what careful readers want, and text over text."""
    expect_conforming(*(program.plan() / file for file in files_below(program.plan())))


@test
def a_plan_with_open_errors_is_a_draft(program):
    folder = program.folder("draft")
    shutil.copytree(PLAN, folder / "in")
    job = folder / "in" / "job.yaml"
    text = job.read_text(encoding="utf-8")
    job.write_text(text.replace("documents:", "checks: {check-shifted-columns: error}\ndocuments:", 1),
                   encoding="utf-8")
    result = program.run("build", job, "-o", folder / "out", "--document", DOCUMENT)
    check_equal(result.status, 1, "exit status of a draft")
    check("[build-draft]" in result.err, f"it said {result.err[-300:]!r}")
    pdf = Pdf(folder / "out" / DOCUMENT)
    bare = [index + 1 for index in range(pdf.page_count) if "BORRADOR:" not in pdf.page_words(index)]
    check(not bare, f"pages without BORRADOR: {bare}")
    final = plan_document(program)
    check(not any("BORRADOR:" in final.page_words(index) for index in range(final.page_count)),
          "BORRADOR in a plan without errors")

    result = program.run("build", job, "-o", folder / "strict", "--strict")
    check_equal(result.status, 1, "exit status of --strict")
    check(not (folder / "strict").exists(), "--strict wrote a plan with open errors")


HEAD = ("LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
        "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n")


def is_draft(path):
    pdf = Pdf(path)
    return any("BORRADOR" in pdf.page_words(index) for index in range(pdf.page_count))


@test
def only_what_prints_a_unit_with_errors_is_a_draft(program):
    """Also where the error comes of the sheet of another unit, and what was made is left alone."""
    folder = program.folder("draft-of-one")
    out = folder / "out"

    def build(lines, status):
        for unit, line in zip("ABC", lines):
            path = folder / f"{unit}.csv"
            name = "Cursos" if unit == "C" else "Visitas"
            text = HEAD + f"{line},{name},Sí,Acta,1,1" + "," * 12 + "\n"
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        settle(folder)
        program.run("build", folder / "job.yaml", "-o", out).expect(status, silent=False)
        return {name for name in ("todo", "A", "B", "C") if is_draft(out / f"{name}.pdf")}

    small = (ROOT / "tests" / "golden" / "small.yaml").read_text(encoding="utf-8")
    (folder / "small.yaml").write_text(
        small.replace("language: es-SV", "language: es-SV\ndraft: BORRADOR\nheader: {columns: [1*], rows: "
                      '[{cells: [{text: "{draft}", style: base}]}]}'), encoding="utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\ninstitution: X\nchecks: {check-line-differs: error}\nunits:\n"
        + "".join(f"  - {{code: {unit}, name: Unidad {unit}, plan: {unit}.csv}}\n" for unit in "ABC")
        + "documents:\n  - {template: ./small.yaml, output: todo.pdf, title: Todo}\n"
        '  - {template: ./small.yaml, output: "{unit.code}.pdf", title: Una, per: unit}\n', encoding="utf-8")
    check_equal(build(("LE 1", "LE 1", "LE 1"), 0), set(), "drafts while all is well")
    before = (out / "C.pdf").stat().st_ino
    check_equal(build(("LE 2", "LE 1", "LE 1"), 1), {"todo", "B"}, "drafts")
    check_equal((out / "C.pdf").stat().st_ino, before, "C, which was not touched")
    check_equal(build(("LE 1", "LE 1", "LE 1"), 0), set(), "drafts when it is put right")
