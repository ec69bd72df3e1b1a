"""One faulty file of progress: its unit has not submitted, and the report of the others is made."""

from harness import check, check_equal, test
from pdf import Pdf
from test_reasons import HEAD, MONTHS

JOB = """year: 2024
institution: MINISTERIO DE PRUEBA
units:
  - {code: U1, name: UNIDAD PRIMERA, plan: u1.csv, progress: avance/u1.csv}
  - {code: U2, name: UNIDAD SEGUNDA, plan: u2.csv, progress: avance/u2.csv}
documents:
  - {template: informe-trimestral, quarter: 1, output: t1.pdf, title: PRUEBA}
"""
PROGRESS_HEAD = "ACTIVIDAD," + ",".join(MONTHS) + "\n"
GOOD = PROGRESS_HEAD + "Visitas,8,,,,,,,,,,,\n"


def folder_of(program, name, faulty):
    """A job of two units; what the second one sent is the bytes, or what the function does with its path."""
    folder = program.folder(name)
    for unit in ("u1", "u2"):
        (folder / f"{unit}.csv").write_text(HEAD + "L,Visitas,R,M,10,10,,,,,,,,,,,,\n", encoding="utf-8")
    (folder / "job.yaml").write_text(JOB, encoding="utf-8")
    (folder / "avance").mkdir()
    (folder / "avance" / "u1.csv").write_text(GOOD, encoding="utf-8")
    path = folder / "avance" / "u2.csv"
    if callable(faulty):
        faulty(path)
    else:
        path.write_bytes(faulty)
    return folder


def enlarge(path):
    with open(path, "wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)


FAULTS = {
    "empty": b"",
    "nul": GOOD.encode().replace(b"8", b"8\0"),
    "xlsx": b"PK\x03\x04" + bytes(200),
    "column": GOOD.replace("MAR,", "").replace("8,", "8").encode(),
    "name": GOOD.replace("ACTIVIDAD", "NOMBRE").encode(),
    "number": GOOD.replace("8", "ocho").encode(),
    "ragged": (GOOD + "Visitas,1\n").encode(),
    "folder": lambda path: path.mkdir(),
    "large": enlarge,
}


@test
def a_faulty_progress_file_leaves_out_its_unit(program):
    for name, faulty in FAULTS.items():
        folder = folder_of(program, f"faulty-{name}", faulty)
        out = folder / "out"
        result = program.run("build", folder / "job.yaml", "-o", out).expect(1, silent=False)
        check(": error: " in result.err and "u2.csv" in result.err, f"{name}: {result.err}")
        check("u1.csv:" not in result.err.replace("job.yaml:", ""), f"{name}: {result.err}")
        text = " ".join(" ".join(Pdf(out / "t1.pdf").page_texts).split())
        for expected in ("No remitido (archivo con errores): u2.csv.", "no (archivo con errores)", "80.0 %",
                         "1 de 2", "40.0 %"):
            check(expected in text, f"{name}: no «{expected}» in {text[:1500]}")

        found = program.run("check", folder / "job.yaml").expect(1, silent=False)
        check("[check-progress-not-submitted]" in found.out, f"{name}: {found.out}")
        check(": error: " in found.err, f"{name}: {found.err}")
        rollup = program.run("rollup", folder / "job.yaml", "--format", "csv").expect(1, silent=False)
        check(",20," in rollup.out, f"{name}: {rollup.out}")
        # A form would lack what was reported already.
        program.run("form", folder / "job.yaml", "--quarter", "1", "-o", folder / "f").expect(1, silent=False)
        check(not (folder / "f").exists() or not list((folder / "f").glob("*.csv")), f"{name}: a form")
        # Strictly, nothing is made.
        strict = folder / "strict"
        program.run("build", folder / "job.yaml", "-o", strict, "--strict").expect(1, silent=False)
        check(not (strict / "t1.pdf").exists(), f"{name}: made strictly")


@test
def what_is_faulty_is_told_until_it_is_mended(program):
    """The second run makes nothing, and still says so; when mended, or gone, the report is another one."""
    folder = folder_of(program, "faulty-mended", b"")
    path, out = folder / "avance" / "u2.csv", folder / "out"
    for _ in range(2):
        program.run("build", folder / "job.yaml", "-o", out).expect(1, silent=False)
    faulty = (out / "t1.pdf").read_bytes()
    path.unlink()
    program.run("build", folder / "job.yaml", "-o", out).expect(0, silent=False)
    absent = (out / "t1.pdf").read_bytes()
    check(absent != faulty, "a file that is gone makes the same report as a faulty one")
    path.write_text(GOOD, encoding="utf-8")
    program.run("build", folder / "job.yaml", "-o", out).expect(0, silent=False)
    check((out / "t1.pdf").read_bytes() not in (absent, faulty), "a mended file changes nothing")


@test
def columns_that_are_missing_are_told_at_once(program):
    folder = folder_of(program, "missing-columns", b"ACTIVIDAD,ENE,FEB,MAR,ABR\nVisitas,8,,,1\n")
    (folder / "job.yaml").write_text(JOB.replace("quarter: 1", "quarter: 2"), encoding="utf-8")
    result = program.run("check", folder / "job.yaml").expect(0, silent=False)
    told = [line for line in result.out.splitlines() if line.endswith("[check-progress-columns]")]
    check_equal(len(told), 1, "findings of missing columns")
    check("no columns MAY, JUN, but the report goes up to JUN." in told[0], told[0])


@test
def a_plan_by_the_year_has_no_period_from_one_to_another(program):
    """One period is named once, whoever asks for another: the progress, the job, the template."""
    folder = folder_of(program, "one-period", b"ACTIVIDAD,T1\nVisitas,8\n")
    head = HEAD.split(",ENE")[0] + "\n"
    for unit in ("u1", "u2"):
        (folder / f"{unit}.csv").write_text(head + "L,Visitas,R,M,10\n", encoding="utf-8")
    job = JOB.replace("institution", "periods: year\ninstitution")
    (folder / "job.yaml").write_text(job, encoding="utf-8")
    (folder / "avance" / "u1.csv").write_text("ACTIVIDAD,ANUAL\nVisitas,8\n", encoding="utf-8")
    result = program.run("check", folder / "job.yaml").expect(1, silent=False)
    told = result.out + result.err
    check("in the period of the plan, which is by the year: expected «ANUAL» [" in told, told)
    check("it is by the year, and has no period but ANUAL, up to diciembre [job-period]" in told, told)
    check("ANUAL to " not in told and "to «ANUAL»" not in told, told)


@test
def progress_beside_a_faulty_plan_is_not_judged_by_months(program):
    folder = folder_of(program, "faulty-plan-quarters", b"ACTIVIDAD,T1\nVisitas,8\n")
    (folder / "u2.csv").write_bytes(b"")
    result = program.run("check", folder / "job.yaml").expect(1, silent=False)
    check("u2.csv" in result.err and "[progress-columns]" not in result.err, result.err)


@test
def a_faulty_plan_refuses_the_job(program):
    folder = folder_of(program, "faulty-plan", b"")
    (folder / "u2.csv").write_text(HEAD + "L,Visitas,R,M,diez,10,,,,,,,,,,,,\n", encoding="utf-8")
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(1, silent=False)
    check("u2.csv:2:" in result.err and "[csv-number]" in result.err, result.err)
    check("avance/u2.csv" in result.err, f"the other fault is not told: {result.err}")
    check(not (folder / "out" / "t1.pdf").exists(), "a report of a plan that can't be read")


@test
def a_faulty_previous_edition_is_left_out(program):
    folder = folder_of(program, "faulty-before", GOOD.encode())
    (folder / "before").mkdir()
    (folder / "before" / "u1.csv").write_bytes(b"")
    (folder / "before" / "u2.csv").write_text(GOOD.replace("8", "7"), encoding="utf-8")
    (folder / "job.yaml").write_text("previous: before\n" + JOB, encoding="utf-8")
    result = program.run("build", folder / "job.yaml", "-o", folder / "out").expect(1, silent=False)
    check("before/u1.csv" in result.err and ": error: " in result.err, result.err)
    check_equal(result.err.count("[check-progress-changed]"), 1, "what the other unit changed")
    check((folder / "out" / "t1.pdf").exists(), "no report")
