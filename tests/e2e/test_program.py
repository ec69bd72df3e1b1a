"""Options, messages and exit codes."""

import json
import os
import pathlib
import re
import subprocess

from harness import PLAN, ROOT, check, check_equal, files_below, test
from plan import DOCUMENT, REPORT, read_units

JOB = PLAN / "job.yaml"


def refuse_usage(program, arguments, *expected):
    """The arguments are wrong usage: exit 2, a message with all of `expected`, nothing on stdout."""
    result = program.run(*arguments, "-o", program.scratch / "usage")
    check_equal(result.status, 2, f"exit status of {arguments}")
    check(not result.out, f"{arguments}: printed {result.out[:200]!r} on standard output")
    for text in expected:
        check(text in result.err, f"{arguments}: {text!r} is not in {result.err!r}")
    check(not (program.scratch / "usage").exists(), f"{arguments}: made the output folder")


@test
def help_names_every_command_and_option(program):
    result = program.run("--help").expect(0)
    for text in ("build", "--help", "--version"):
        check(text in result.out, f"{text} is not in --help")
    result = program.run("build", "--help").expect(0)
    for text in ("-o", "--document", "--unit", "--strict", "--dump-layout"):
        check(text in result.out, f"{text} is not in build --help")


@test
def version_is_one_line(program):
    result = program.run("--version").expect(0)
    check(re.fullmatch(r"pliego \d+\.\d+\.\d+\n", result.out), f"--version printed {result.out!r}")


@test
def wrong_usage_is_told_apart(program):
    result = program.run()
    check(result.status == 2 and "Usage" in result.err, f"without arguments: {result.status} {result.err!r}")
    refuse_usage(program, ["biuld", JOB], "biuld", "«build»")
    refuse_usage(program, ["build"], "no job file")
    refuse_usage(program, ["build", JOB, JOB], "one job file")
    refuse_usage(program, ["build", JOB, "--nonsense"], "--nonsense")
    result = program.run("build", JOB, "-o")
    check_equal(result.status, 2, "exit status of -o without a folder")


@test
def unknown_document_or_unit_suggests_the_nearest(program):
    wrong = DOCUMENT.replace("2024", "2042")
    refuse_usage(program, ["build", JOB, "--document", wrong], wrong, f"«{DOCUMENT}»")
    refuse_usage(program, ["build", JOB, "--unit", "DRTI"], "DRTI", "«DRIT»")


@test
def a_job_that_is_not_there_is_told(program):
    result = program.run("build", "no-existe.yaml", cwd=program.folder("no-job"))
    check("no-existe.yaml" in result.err and "error" in result.err, f"it said {result.err!r}")
    check(result.status in (1, 3), f"exit status {result.status}")


@test
def one_document_is_made_when_asked_for(program):
    out = program.scratch / "one-document"
    program.run("build", JOB, "-o", out, "--document", DOCUMENT).expect(0, silent=False)
    check_equal(files_below(out), [DOCUMENT], "files")
    check((out / DOCUMENT).read_bytes() == (program.plan() / DOCUMENT).read_bytes(),
          "it differs from the one made with the rest")


@test
def one_unit_is_made_when_asked_for(program):
    out = program.scratch / "one-unit"
    program.run("build", JOB, "-o", out, "--unit", "DJ").expect(0, silent=False)
    check_equal(files_below(out), ["unidades/DJ.pdf"], "files")
    booklet = "unidades/DJ.pdf"
    check((out / booklet).read_bytes() == (program.plan() / booklet).read_bytes(),
          "the booklet differs from the one made with the rest")
    two = program.scratch / "two-units"
    program.run("build", JOB, "-o", two, "--unit", "DA", "--unit=DJ").expect(0, silent=False)
    check_equal(files_below(two), ["unidades/DA.pdf", "unidades/DJ.pdf"], "files")


@test
def every_document_and_booklet_is_made(program):
    booklets = [f"unidades/{unit.code}.pdf" for unit in read_units()]
    expected = sorted([DOCUMENT, REPORT, "informe-revision-2024.pdf", *booklets])
    check_equal(files_below(program.plan()), expected, "files")


@test
def output_is_the_default_folder(program):
    folder = program.folder("default")
    program.run("build", JOB, "--document", DOCUMENT, cwd=folder).expect(0, silent=False)
    check_equal(files_below(folder), [f"output/{DOCUMENT}"], "files")


@test
def diagnostics_have_one_form(program):
    job = program.copy_plan("one-form")
    (job.parent / "dj.csv").write_text("ACTIVIDAD\ncorta,larga\n", encoding="utf-8")
    result = program.run("build", job, "-o", program.scratch / "one-form-out").expect(1, silent=False)
    for line in result.err.splitlines():
        severity = line.split(": ")
        check(len(severity) > 2 and severity[1] in ("error", "warning", "note") and line.endswith("]"),
              f"not FILE:LINE:COLUMN: SEVERITY: MESSAGE [RULE]: {line!r}")
    check("dj.csv:2:" in result.err, f"line 2 of dj.csv is not named: {result.err[:300]}")


@test
def readme_examples_work(program):
    script = ROOT / "tests" / "e2e" / "readme.sh"
    done = subprocess.run(["bash", script, program.binary], capture_output=True, check=False)
    said = done.stdout.decode()
    check(done.returncode == 0 and not said.startswith("0 passed"), said)


@test
def a_closed_or_full_standard_output_is_an_error(program):
    with open("/dev/full", "wb") as full:
        result = program.run("build", JOB, "--document", DOCUMENT, "--dump-layout", stdout=full)
    check_equal(result.status, 3, "exit status with a full standard output")
    check("standard output" in result.err, f"it said {result.err!r}")


def plan_of_one_unit(folder, rows):
    """A job of one unit whose CSV has these rows: the columns of the printed plan."""
    words = "LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL"
    heading = words + ",ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a.csv").write_text(heading + rows, encoding="utf-8")
    job = folder / "job.yaml"
    job.write_text(
        "year: 2024\ninstitution: X\nunits:\n  - {code: A, name: Unidad, plan: a.csv}\n"
        "documents:\n  - {template: plan-anual, output: p.pdf, title: T}\n", encoding="utf-8")
    return job


@test
def strict_checks_count_what_was_read_too(program):
    job = plan_of_one_unit(program.folder("strict-reading"), "L,X,R,M,1,1" + "," * 12 + "\n")
    with job.open("a", encoding="utf-8") as file:
        file.write("measures:\n  - {activity: Nadie, measure: porcentaje}\n")
    result = program.run("check", job)
    check(result.status == 0 and "warning: no unit has" in result.err, f"{result.status} {result.err!r}")
    result = program.run("check", job, "--strict")
    check(result.status == 1 and "error: no unit has" in result.err,
          f"--strict: {result.status} {result.err!r}")
    job = plan_of_one_unit(program.folder("strict-finding"), "L,X,R,M,6,5" + "," * 12 + "\n")
    result = program.run("check", job, "--strict", "--format", "json")
    check_equal(result.status, 1, "exit status of --strict")
    severities = {row["GRAVEDAD"] for row in json.loads(result.out)}
    check_equal(severities, {"error"}, "severities in the JSON of --strict")


@test
def names_of_files_that_are_no_text_stay_readable(program):
    folder = os.fsdecode(os.fsencode(program.folder("bytes")) + b"/a\xf1o")
    job = plan_of_one_unit(pathlib.Path(folder), "L,X,R,M,6,5" + "," * 12 + "\n")
    result = program.run("check", job, "--format", "json").expect(0)
    check(json.loads(result.out)[0]["ARCHIVO"].endswith("a\\xf1o/a.csv"), f"it printed {result.out!r}")


@test
def what_is_not_there_cannot_be_explained(program):
    job = plan_of_one_unit(program.folder("explain"), "L,-,R,M,6,6" + "," * 12 + "\n")
    for name in ("-", "Nadie"):
        result = program.run("explain", job, "--activity", name)
        check(result.status == 1 and "[explain-unknown]" in result.err, f"{result.status} {result.err!r}")


@test
def what_is_linked_is_bound_at_the_start(program):
    """So that the table of addresses can't be written to later."""
    dynamic = subprocess.run(["readelf", "-dW", program.binary], capture_output=True, text=True, check=True)
    check("BIND_NOW" in dynamic.stdout or "NOW" in dynamic.stdout, f"not bound: {dynamic.stdout[:400]!r}")
