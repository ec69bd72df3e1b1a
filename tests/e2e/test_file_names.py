"""Names of files in the two ways that systems write "ñ" and "ó": composed, as most do, and decomposed."""

import shutil
import unicodedata

from harness import PLAN, ROOT, check, check_equal, test

HEADINGS = "LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL," \
    "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n"

REPORTED = "ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC\nVisitas,1,,,,,,,,,,,\n"


def nfc(text):
    return unicodedata.normalize("NFC", text)


def nfd(text):
    return unicodedata.normalize("NFD", text)


def plan_with(activity):
    return f"{HEADINGS}L,{activity},R,M,1,1,,,,,,,,,,,,\n"


def job_text(form):
    return form("""\
year: 2024
institution: MINISTERIO
logo: señal.png
previous: año-pasado
units:
  - {code: U, name: UNIDAD, plan: carpeta-ñ/plán.csv, progress: avancé/ejecución.csv}
documents:
  - {template: diseño.yaml, output: plan.pdf, title: PLAN}
""")


TEMPLATE = """\
pliego: 1
fonts:
  narrow: {regular: letraé.ttf}
sections:
  - image: {source: imágen.png, alt: Una}
  - image: {source: logo, alt: Logo}
  - each-unit:
      - table: t
tables:
  t:
    columns: [{field: ACTIVIDAD}]
"""


def fill(folder, written, there):
    """A job whose paths are in one form, and its files, which are in the other, or in the same."""
    for name in ("carpeta-ñ", "avancé", "año-pasado/avancé"):
        (folder / there(name)).mkdir(parents=True)
    (folder / there("trabajó.yaml")).write_bytes(job_text(written).encode())
    (folder / there("carpeta-ñ/plán.csv")).write_text(plan_with("Visitas"), encoding="utf-8")
    for name in ("avancé/ejecución.csv", "año-pasado/avancé/ejecución.csv"):
        (folder / there(name)).write_text(REPORTED, encoding="utf-8")
    (folder / there("diseño.yaml")).write_bytes(written(TEMPLATE).encode())
    shutil.copy(ROOT / "fonts" / "ArchivoNarrow-Regular.ttf", folder / there("letraé.ttf"))
    for name in ("imágen.png", "señal.png"):
        shutil.copy(PLAN / "logo.png", folder / there(name))
    return folder / written("trabajó.yaml")


@test
def names_are_found_in_either_form(program):
    for name, written, there in (("cc", nfc, nfc), ("cd", nfc, nfd), ("dc", nfd, nfc), ("dd", nfd, nfd)):
        folder = program.folder(f"forms-{name}")
        job = fill(folder, written, there)
        done = program.run("build", job, "-o", folder / "out", "--dump-layout").expect(0)
        check('"Visitas"' in done.out, f"{name}: {done.out}")
        program.run("build", job, "-o", folder / "out").expect(0)
        done = program.run("check", job).expect(0, silent=False)
        check("job-previous" not in done.err + done.out, f"{name}: {done.err}")
        check("not-submitted" not in done.out, f"{name}: {done.out}")
        program.run("extract", folder / "out" / "plan.pdf", "-o", folder / "got").expect(0)
        got = [path.name for path in (folder / "got").rglob("*.csv")]
        check(written("carpeta-ñ-plán.csv") in got, f"{name}: the names of what is attached: {got}")


@test
def where_both_forms_are_there_the_one_written_is_read(program):
    for written, other in ((nfc, nfd), (nfd, nfc)):
        folder = program.folder(f"both-{written.__name__}")
        job = fill(folder, written, written)
        for name in ("carpeta-ñ", "avancé"):
            (folder / other(name)).mkdir()
        for path in (written("carpeta-ñ/") + other("plán.csv"), other("carpeta-ñ/plán.csv")):
            (folder / path).write_text(plan_with("Otras"), encoding="utf-8")
        reported = REPORTED.replace("Visitas", "Ninguna")
        (folder / other("avancé/ejecución.csv")).write_text(reported, encoding="utf-8")
        (folder / other("diseño.yaml")).write_text("pliego: 9\n", encoding="utf-8")
        (folder / other("trabajó.yaml")).write_text("year: 1\n", encoding="utf-8")
        (folder / other("letraé.ttf")).write_bytes(b"none")
        (folder / other("imágen.png")).write_bytes(b"none")
        (folder / other("señal.png")).write_bytes(b"none")
        done = program.run("build", job, "-o", folder / "out", "--dump-layout").expect(0)
        check('"Visitas"' in done.out and "Otras" not in done.out, done.out)
        check("progress-unknown" not in program.run("check", job).out, "the other progress was read")


@test
def forms_go_where_the_progress_is(program):
    """No second file beside it that has the same name to look at."""
    folder = program.folder("forms-beside")
    job = fill(folder, nfc, nfd)
    done = program.run("form", job, "--quarter", "1", "-o", folder / nfd("avancé")).expect(1, silent=False)
    check("output-exists" in done.err, done.err)
    check_equal(len(list((folder / nfd("avancé")).glob("*.csv"))), 1, "files")


@test
def documents_and_units_are_named_in_either_form(program):
    job = program.copy_plan("named")
    text = job.read_text(encoding="utf-8").replace("{code: DJ,", "{code: DÑ,")
    text = text.replace("output: plan-anual-2024.pdf", "output: " + nfd("plán.pdf"))
    text = text.replace("numbering: plan-anual-2024.pdf", "numbering: plán.pdf")
    job.write_text(text.replace("pages-of: plan-anual-2024.pdf", "pages-of: plán.pdf"), encoding="utf-8")
    for form in (nfc, nfd):
        out = job.parent / form.__name__
        program.run("build", job, "-o", out, "--document", form("plán.pdf")).expect(0, silent=False)
        check((out / nfc("plán.pdf")).exists(), "no document")
        program.run("build", job, "-o", out, "--unit", form("DÑ")).expect(0, silent=False)
        check((out / "unidades" / nfc("DÑ.pdf")).exists(), "no booklet")
