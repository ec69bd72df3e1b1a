"""Extraction gives back what is embedded, byte for byte, and a hostile PDF gets nothing past it."""

import hashlib
import json
import shutil
import subprocess
import zlib

from harness import PLAN, ROOT, Skip, check, check_equal, files_below, test
from plan import DOCUMENT
from waiting import settle


def qpdf(*arguments):
    if not shutil.which("qpdf"):
        raise Skip("qpdf is not installed")
    subprocess.run(["qpdf", *map(str, arguments)], check=True, capture_output=True)


def write_pdf(path, objects):
    """A PDF of the given objects (bytes), numbered from 1; the first is the catalog."""
    data = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    data += b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path.write_bytes(data)
    return path


def stream(content, entries=b""):
    return b"<</Length %d %b>>\nstream\n%b\nendstream" % (len(content), entries, content)


def literal(text):
    return b"<" + text.hex().encode() + b">"


def pdf_with(path, *files):
    """A PDF that embeds files: pairs of a name (bytes) and the object of its stream."""
    objects = [b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>>>>",
               b"<</Type /Pages /Kids [] /Count 0>>", b""]
    pairs = []
    for name, body in files:
        objects.append(body)
        spec = b"<</Type /Filespec /F %b /EF <</F %d 0 R>>>>" % (literal(name), len(objects))
        pairs.append(b"(%d) %b" % (len(objects), spec))
    objects[2] = b"<</Names [%b]>>" % b" ".join(pairs)
    return write_pdf(path, objects)


def extract(program, pdf, out, *options):
    return program.run("extract", pdf, "-o", out, *options)


def check_refused(program, pdf, said, name):
    """No file is written; the reason is told."""
    out = program.scratch / f"{name}-out"
    result = extract(program, pdf, out).expect(1, silent=False)
    check(said in result.err, f"{said!r} is not in {result.err!r}")
    check_equal(result.out, "", "standard output")
    check_equal(files_below(out) if out.exists() else [], [], "files written")


def without_files(program):
    """A document of the plan whose job embeds nothing."""
    folder = program.folder("bare")
    shutil.copytree(PLAN, folder / "job")
    job = folder / "job" / "job.yaml"
    template = "  - template: plan-anual\n"
    job.write_text(job.read_text().replace(template, f"{template}    embed: none\n"))
    program.run("build", job, "-o", folder, "--document", DOCUMENT).expect(0, silent=False)
    return folder / DOCUMENT


@test
def documents_carry_what_they_are_made_from(program):
    out = program.scratch / "sources"
    extract(program, program.plan() / DOCUMENT, out).expect(0)
    for path in [*PLAN.glob("*.csv"), PLAN / "job.yaml", PLAN / "../../templates/plan-anual.yaml"]:
        check((out / path.name).read_bytes() == path.read_bytes(), f"{path.name} differs")
    rows = json.loads((out / "consolidado.json").read_text())
    targets = {row["ACTIVIDAD"]: row.get("META ANUAL") for row in rows}
    check_equal(targets["Mediaciones Conciliatorias realizadas"], "364", "159 of ODAH and 205 of P092")


@test
def a_booklet_carries_the_sheet_of_its_unit_only(program):
    out = program.scratch / "booklet-sources"
    extract(program, program.plan() / "unidades" / "ODAH.pdf", out).expect(0)
    carried = ["consolidado.json", "cuadernillo-unidad.yaml", "job.yaml", "odah.csv", "plan-anual.yaml"]
    check_equal(files_below(out), carried, "files")
    check((out / "odah.csv").read_bytes() == (PLAN / "odah.csv").read_bytes(), "odah.csv differs")


ACTIVITY = "Mediaciones Conciliatorias realizadas"


def make_booklets(folder, codes, more=""):
    """A job of booklets with a unit for each code, and what else it is to have; all of one plan."""
    folder.mkdir(exist_ok=True)
    shutil.copy(PLAN / "logo.png", folder)
    units = "".join(f"  - {{code: {code}, name: UNIDAD {code}, plan: {code}.csv}}\n" for code in codes)
    for code in codes:
        shutil.copy(PLAN / "odah.csv", folder / f"{code}.csv")
    (folder / "job.yaml").write_text(
        f"year: 2024\ninstitution: MINISTERIO DE PRUEBA\nlogo: logo.png\nunits:\n{units}{more}documents:\n"
        "  - {template: cuadernillo-unidad, per: unit, output: \"{unit.code}.pdf\", title: CUADERNILLO}\n"
        "  - {template: plan-anual, output: plan.pdf, title: PLAN}\n", "utf-8")
    return folder / "job.yaml"


@test
def what_a_booklet_carries_makes_it_again(program):
    """All but the logo, which is shown in it but is no file of it."""
    folder = program.folder("made-again")
    said = "".join(f"  - {{activity: {ACTIVITY}, unit: {unit}, measure: number}}\n"
                   for unit in ("U03", "U05"))
    job = make_booklets(folder / "job", [f"U{n:02}" for n in range(12)], f"measures:\n{said}")
    build = ["build", job, "--document", "{unit.code}.pdf", "-o", folder / "first"]
    program.run(*build, "--unit", "U05").expect(0, silent=False)
    extract(program, folder / "first" / "U05.pdf", folder / "carried").expect(0)
    part = (folder / "carried" / "job.yaml").read_text("utf-8")
    check("U05" in part and "U03" not in part and "plan.pdf" not in part, f"not the part of U05: {part}")
    check(part.startswith("# Parte del trabajo"), f"nothing says what was left out: {part[:100]}")
    shutil.copy(PLAN / "logo.png", folder / "carried")
    program.run("build", folder / "carried" / "job.yaml", "-o", folder / "second").expect(0, silent=False)
    check_equal(files_below(folder / "second"), ["U05.pdf"], "documents made of what it carries")
    first, second = ((folder / run / "U05.pdf").read_bytes() for run in ("first", "second"))
    check(first == second, "the booklet made of what the booklet carries is another")


@test
def a_booklet_is_the_same_among_any_number_of_units(program):
    folder = program.folder("any-number")
    booklets = set()
    for number in (10, 150):
        job = make_booklets(folder / str(number), [f"U{n:03}" for n in range(number)])
        out = folder / f"out-{number}"
        program.run("build", job, "--document", "{unit.code}.pdf", "--unit", "U007", "-o",
                    out).expect(0, silent=False)
        booklets.add((out / "U007.pdf").read_bytes())
    check_equal(len(booklets), 1, "different booklets of one unit")


@test
def a_unit_that_comes_leaves_the_booklets_of_others(program):
    """Nor one that goes; what is said of a unit makes its own booklet anew, what is said of all makes all."""
    folder = program.folder("unit-comes")
    of_5, of_3 = (f"  - {{activity: {ACTIVITY}, unit: {unit}, measure: number}}\n" for unit in ("U5", "U3"))
    one, two = f"measures:\n{of_5}", f"measures:\n{of_5}{of_3}"
    made = []
    for codes, more in ((["U3", "U4", "U5"], one), (["U1", "U3", "U4", "U5"], one), (["U3", "U5"], one),
                        (["U3", "U5"], two), (["U3", "U5"], two + "lines: []\n")):
        job = make_booklets(folder, codes, more)
        settle(folder)
        result = program.run("build", job, "--document", "{unit.code}.pdf", "-o", folder / "out")
        result.expect(0, silent=False)
        made.append(int(result.summary.split("made: ")[1].split(",")[0]))
    check_equal(made, [3, 1, 0, 1, 2], "booklets made")


@test
def a_document_that_embeds_nothing_carries_nothing(program):
    check_refused(program, without_files(program), "[extract-none]", "bare")


@test
def extraction_takes_every_name_that_documents_give(program):
    """Sheets in folders, hidden, called like a device, of one name, of names alike but for letter case."""
    folder = program.folder("names-given")
    paths = ["n/p.csv", "s/p.csv", "s/P.csv", "n-p.csv", ".p.csv", "con.csv", "a:b.csv", "x" * 220 + ".csv",
             "a\u0085b.csv", "a\u202evsc.csv", "aux .csv", "COM\u00b9.csv"]
    units = ""
    for number, path in enumerate(paths):
        (folder / "job" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "job" / path).write_text(f"ACTIVIDAD,META ANUAL\nActividad {number},{number}\n", "utf-8")
        units += f"  - {{code: U{number}, name: UNIDAD {number}, plan: {json.dumps(path)}}}\n"
    template = (ROOT / "templates" / "README.md").read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    (folder / "job" / "simple.yaml").write_text(template, "utf-8")
    (folder / "job" / "job.yaml").write_text(
        "year: 2024\ninstitution: MINISTERIO DE PRUEBA\nunits:\n" + units +
        "documents: [{template: simple, output: salida.pdf, title: PLAN}]\n", "utf-8")
    program.run("build", folder / "job" / "job.yaml", "-o", folder).expect(0, silent=False)
    extract(program, folder / "salida.pdf", folder / "out").expect(0)
    got = sorted(path.read_bytes() for path in (folder / "out").iterdir() if path.suffix == ".csv")
    given = sorted((folder / "job" / path).read_bytes() for path in paths)
    check(got == given, f"not the sheets that were given: {files_below(folder / 'out')}")


@test
def extract_refuses_what_others_attach_under_a_hostile_name(program):
    folder = program.folder("hostile")
    (folder / "x").write_bytes(b"x")
    for number, name in enumerate(("../x", "/tmp/x", ".bashrc", "a\nb")):
        pdf = folder / f"{number}.pdf"
        qpdf(program.plan() / DOCUMENT, "--add-attachment", folder / "x", f"--filename={name}", "--", pdf)
        check_refused(program, pdf, "[extract-name]", f"hostile-{number}")


@test
def extract_refuses_a_document_that_was_cut(program):
    whole = (program.plan() / DOCUMENT).read_bytes()
    folder = program.folder("cut-document")
    for part in (0.1, 0.5, 0.9, 0.999):
        (folder / "cut.pdf").write_bytes(whole[:int(len(whole) * part)])
        check_refused(program, folder / "cut.pdf", "[extract-not-pdf]", f"cut-{part}")


@test
def extract_gives_back_every_byte(program):
    folder = program.folder("attached")
    contents = {"otro.csv": (PLAN / "odah.csv").read_bytes(), "vacío.txt": b"",
                "todo.bin": bytes(range(256)) * 999}
    options = []
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        options += ["--add-attachment", folder / name, "--"]
    qpdf(without_files(program), *options, folder / "a.pdf")
    out = folder / "out"
    result = extract(program, folder / "a.pdf", out).expect(0)
    for name, content in contents.items():
        check((out / name).read_bytes() == content, f"{name} differs")
        check(name in result.out.splitlines(), f"{name} is not listed: {result.out!r}")
    check_equal(files_below(out), sorted(result.out.splitlines()), "files")


@test
def extract_writes_to_the_current_folder(program):
    folder = program.folder("current")
    pdf = pdf_with(folder / "a.pdf", (b"a.csv", stream(b"1,2\n")))
    check_equal(program.run("extract", pdf, cwd=folder).expect(0).out, "a.csv\n", "standard output")
    check_equal(files_below(folder), ["a.csv", "a.pdf"], "files")


@test
def extract_keeps_a_file_that_differs(program):
    """And with it all others; --force replaces it, and what is the same is not written again."""
    folder = program.folder("kept")
    pdf = pdf_with(folder / "a.pdf", (b"a.csv", stream(b"1,2\n")), (b"b.csv", stream(b"3,4\n")))
    out = program.folder("kept-out")
    (out / "b.csv").write_bytes(b"3,5\n")
    result = extract(program, pdf, out).expect(1, silent=False)
    check("b.csv: error:" in result.err and "[output-exists]" in result.err, result.err)
    check_equal(files_below(out), ["b.csv"], "files")
    check_equal((out / "b.csv").read_bytes(), b"3,5\n", "the file that was there")

    extract(program, pdf, out, "--force").expect(0)
    check_equal((out / "b.csv").read_bytes(), b"3,4\n", "the file replaced")
    before = {name: (out / name).stat().st_ino for name in ("a.csv", "b.csv")}
    check_equal(extract(program, pdf, out).expect(0).out, "a.csv\nb.csv\n", "standard output")
    check_equal({name: (out / name).stat().st_ino for name in before}, before, "files, once more")


@test
def extract_follows_no_link(program):
    folder = program.folder("link")
    pdf = pdf_with(folder / "a.pdf", (b"a.csv", stream(b"1,2\n")))
    out = program.folder("link-out")
    (out / "a.csv").symlink_to(folder / "elsewhere")
    for content in (b"1,2\n", b"mine\n"):  # even one to the same bytes is not the file
        (folder / "elsewhere").write_bytes(content)
        extract(program, pdf, out).expect(1, silent=False)
    extract(program, pdf, out, "--force").expect(0)
    check_equal((folder / "elsewhere").read_bytes(), b"mine\n", "what the link led to")
    check(not (out / "a.csv").is_symlink(), "the link is still there")


@test
def extract_refuses_hostile_names(program):
    folder = program.folder("names")
    names = {b"../x": "folder", b"/etc/x": "folder", b"a/b.csv": "folder", b"a\\b.csv": "folder",
             b".bashrc": "dot", b"..": "dot", b"": "empty", b"a\nb": "control", b"a\0b": "control",
             b"con.csv": "device", b"LPT1": "device", b"c:x": "not every system", b"x" * 201: "too long",
             b"\xfe\xff\x00a\x20\x2e\x00v\x00s\x00c": "look like another"}
    for number, (name, said) in enumerate(names.items()):
        pdf = pdf_with(folder / f"{number}.pdf", (b"good.csv", stream(b"1\n")), (name, stream(b"2\n")))
        check_refused(program, pdf, said, f"name-{number}")


@test
def extract_refuses_one_name_for_two_files(program):
    pdf = pdf_with(program.scratch / "twice.pdf", (b"a.csv", stream(b"1\n")), (b"A.CSV", stream(b"2\n")))
    check_refused(program, pdf, "two of its files", "twice")


@test
def extract_refuses_what_is_no_whole_pdf(program):
    folder = program.folder("broken")
    (folder / "text.pdf").write_bytes(b"plan,meta\n1,2\n")
    (folder / "empty.pdf").write_bytes(b"")
    check_refused(program, folder / "text.pdf", "[extract-not-pdf]", "text")
    check_refused(program, folder / "empty.pdf", "[extract-not-pdf]", "empty")
    whole = pdf_with(folder / "whole.pdf", (b"a.csv", stream(b"1,2\n" * 99))).read_bytes()
    for size in range(1, len(whole) - 6, 41):
        (folder / "cut.pdf").write_bytes(whole[:size])
        check_refused(program, folder / "cut.pdf", "[extract-", f"cut-{size}")


@test
def extract_refuses_a_pdf_without_files(program):
    path = write_pdf(program.scratch / "none.pdf", [b"<</Type /Catalog /Pages 2 0 R>>",
                                                    b"<</Type /Pages /Kids [] /Count 0>>"])
    check_refused(program, path, "[extract-none]", "none")


@test
def extract_checks_size_and_checksum(program):
    folder = program.folder("sums")
    content = b"1,2\n" * 50
    packed = zlib.compress(content)
    digest = hashlib.md5(content).digest()
    flate = b"/Filter /FlateDecode /Params <</Size %d /CheckSum %b>>"
    good = pdf_with(folder / "good.pdf", (b"a.csv", stream(packed, flate % (200, literal(digest)))))
    extract(program, good, folder / "out").expect(0)
    check_equal((folder / "out" / "a.csv").read_bytes(), content, "the file")

    spoiled = {"size": (stream(packed, flate % (199, literal(digest))), "[extract-checksum]"),
               "sum": (stream(packed, flate % (200, literal(digest[::-1]))), "[extract-checksum]"),
               "bytes": (stream(packed[:-3] + b"xyz", flate % (200, literal(digest))), "[extract-damaged]"),
               "filter": (stream(content, b"/Filter /LZWDecode"), "[extract-filter]")}
    for name, (body, said) in spoiled.items():
        pdf = pdf_with(folder / f"{name}.pdf", (b"first.csv", stream(b"1\n")), (b"a.csv", body))
        check_refused(program, pdf, said, f"sum-{name}")


@test
def extract_comes_to_an_end(program):
    """A tree that holds itself, files without end, one file that would fill memory and disk."""
    folder = program.folder("endless")
    pages = b"<</Type /Pages /Kids [] /Count 0>>"
    catalog = b"<</Type /Catalog /Pages 2 0 R /Names <</EmbeddedFiles 3 0 R>>>>"
    deep = write_pdf(folder / "deep.pdf", [catalog, pages, b"<</Kids [3 0 R]>>"])
    check_refused(program, deep, "[extract-limit]", "deep")
    wide = [b"<</Kids [%b]>>" % (b"%d 0 R " % (number + 1) * 100) for number in range(3, 20)]
    check_refused(program, write_pdf(folder / "wide.pdf", [catalog, pages, *wide, b"<<>>"]),
                  "[extract-limit]", "wide")
    bomb = zlib.compress(bytes(257 * 1024 * 1024), 9)
    check_refused(program, pdf_with(folder / "bomb.pdf", (b"a", stream(bomb, b"/Filter /FlateDecode"))),
                  "[extract-limit]", "bomb")
    body = b"<</Names [%b]>>" % b" ".join(
        b"(a) <</F (%d) /EF <</F 4 0 R>>>>" % number for number in range(20001))
    check_refused(program, write_pdf(folder / "many.pdf", [catalog, pages, body, stream(b"1")]),
                  "[extract-limit]", "many")


@test
def extract_tells_wrong_usage(program):
    for arguments in ((), ("a.pdf", "b.pdf"), ("a.pdf", "--frce"), ("a.pdf", "-o", ""), ("a.pdf", "-o")):
        program.run("extract", *arguments).expect(2, silent=False)
    program.run("extract", "no-such.pdf").expect(3, silent=False)
    check("Usage: pliego extract" in program.run("extract", "--help").expect(0).out, "no help")
