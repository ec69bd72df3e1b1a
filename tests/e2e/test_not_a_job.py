"""What is told of a file given for a job or a template that is none, and of languages that are not known."""

from harness import check, check_equal, test

JOB = "a job is a text file in YAML, like job.yaml, that names the institution, its units with their CSVs," \
      " and the documents to make"
TEMPLATE = "a template is a text file in YAML that says what a document looks like"
KINDS = [
    ("a.xlsx", b"PK\3\4\x14\0\6\0", "a ZIP file, as spreadsheets (.xlsx, .ods) and texts (.docx, .odt) are"),
    ("a.docx", b"PK\3\4\x14\0\6\0", "a ZIP file, as spreadsheets (.xlsx, .ods) and texts (.docx, .odt) are"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (.xls, .doc)"),
    ("a.pdf", b"%PDF-1.7\n", "a PDF"),
    ("a.png", b"\x89PNG\r\n\x1a\n", "a picture"),
    ("a.html", b"<html>", "a web page or other XML"),
    ("a.csv", b"ACTIVIDAD: UNA,ENE\n", "a CSV"),
    ("plan.txt", b"ACTIVIDAD;META ANUAL;ENE\nA;1;1\n", "a CSV"),
    ("vacio.yaml", b"", "empty"),
    ("blancos.yaml", b" \n\t\n", "empty"),
]
GOOD = """year: 2024
institution: I
units: [{code: A, name: UNA, plan: p.csv}]
documents: [{template: ./t.yaml, output: p.pdf, title: T}]
"""
GOOD_TEMPLATE = """pliego: 1
language: %s
fonts: {f: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {size: 8 pt, hyphenate: yes}}
sections: [{paragraph: Hola.}]
"""


def good(program, name):
    folder = program.folder(name)
    (folder / "job.yaml").write_text(GOOD)
    (folder / "t.yaml").write_text(GOOD_TEMPLATE % "es")
    (folder / "p.csv").write_text("ACTIVIDAD,ENE\nA,1\n")
    return folder


@test
def what_is_no_job_and_no_template_says_what_it_is(program):
    """A spreadsheet, a PDF, a CSV, a folder, an empty file: what it is, and what is expected."""
    folder = good(program, "no-es-trabajo")
    for file, data, words in KINDS:
        (folder / file).write_bytes(data)
        run = program.run("build", file, "-o", "out", cwd=folder).expect(1, silent=False)
        check_equal(run.err, f"{file}:1:1: error: this file is {words}; {JOB} [file-kind]\n", file)
        (folder / "t.yaml").write_bytes(data)
        run = program.run("check", "job.yaml", cwd=folder)
        if not file.endswith(".csv"):
            check(f"t.yaml:1:1: error: this file is {words}; {TEMPLATE} [file-kind]" in run.err, run.err)
    run = program.run("build", ".", "-o", "out", cwd=folder).expect(3, silent=False)
    check_equal(run.err, f".: error: this is a folder; {JOB} [file-kind]\n", "a folder")
    (folder / "job.yaml").write_text(GOOD)
    (folder / "t.yaml").write_text(GOOD_TEMPLATE % "es")
    program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(0)


@test
def unknown_locales_and_languages_name_those_that_are_known(program):
    """A locale lists the known ones; a language without patterns is told at its line, with the package."""
    folder = good(program, "idiomas")
    (folder / "job.yaml").write_text(GOOD + "locale: qa-QA\n")
    run = program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(1, silent=False)
    check_equal(run.err, "job.yaml:5:9: error: unknown locale «qa-QA»; those known are es-SV, es-GT, es-HN,"
                " es-NI, es-PA, es-MX, es-DO, es-PR, es-CU, es-PE, es-US, es-419, es-CR, es-AR, es-BO,"
                " es-CL, es-CO, es-EC, es-PY, es-UY, es-VE, es-GQ, es-ES, pt-BR, en-US,"
                " en-GB, fr-FR [job-locale]\n", "locale")
    (folder / "job.yaml").write_text(GOOD)
    (folder / "t.yaml").write_text(GOOD_TEMPLATE % "qaa-SV")
    run = program.run("build", "job.yaml", "-o", "out", cwd=folder).expect(0, silent=False)
    check(run.err.startswith('./t.yaml:2:11: warning: no hyphenation patterns for "qaa-SV" in '), run.err)
    check("There are those of: " in run.err and "hyphen-qaa [text-no-hyphenation]" in run.err, run.err)
