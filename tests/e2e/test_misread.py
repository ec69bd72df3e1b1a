"""Input that could be misread in silence."""

from harness import check, check_equal, test

MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
TEMPLATE = """pliego: 1
fonts: {f: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {size: 8 pt}}
tables:
  t:
    columns:
      - {field: RUBRO}
      - {field: PORCENTAJE, number: percent, decimals: 3}
      - {field: MONTO, number: number, decimals: 3}
sections:
  - each-unit:
      - heading: "{unit.name}"
      - table: t
"""


def budget(program, name, locale, rows):
    """A job of one unit whose table prints percents and amounts, each row a cell of both."""
    folder = program.folder(name)
    (folder / "p.csv").write_text("RUBRO;PORCENTAJE;MONTO\n" + "".join(f"a;{r};{r}\n" for r in rows))
    (folder / "t.yaml").write_text(TEMPLATE)
    (folder / "job.yaml").write_text(
        f"year: 2024\nlocale: {locale}\ninstitution: I\nunits: [{{code: A, name: UNA, plan: p.csv}}]\n"
        "documents: [{template: ./t.yaml, output: p.pdf, title: T, standards: none}]\n")
    return folder / "job.yaml"


def printed(program, job):
    out = program.run("build", job, "-o", job.parent / "out", "--dump-layout")
    return out.out, out.err


READ = {  # as percent, as amount where nothing around it tells, whether that is told
    ("es-AR", "41,257"): ("41,257\u00a0%", "41,257", True),
    ("es-ES", "1,234"): ("1,234\u00a0%", "1,234", True),
    ("es-ES", "1.234"): ("1.234,000\u00a0%", "1.234,000", False),
    ("es-AR", "1.234,50"): ("1.234,500\u00a0%", "1.234,500", False),
    ("es-AR", "1,234.50"): ("1.234,500\u00a0%", "1.234,500", True),
    ("es-SV", "1.234"): ("1.234\u00a0%", "1.234", True),
    ("es-SV", "1,234"): ("1,234.000\u00a0%", "1,234.000", False),
    ("es-SV", "1,234.50"): ("1,234.500\u00a0%", "1,234.500", False),
    ("es-SV", "1.234,50"): ("1,234.500\u00a0%", "1,234.500", True),
    ("es-CR", "41,257"): ("41,257\u00a0%", "41,257", True),
}


@test
def bound_columns_are_read_as_the_locale_writes(program):
    for i, ((locale, cell), (percent, amount, told)) in enumerate(READ.items()):
        out, err = printed(program, budget(program, f"read-{i}", locale, [cell]))
        what = f"{cell} in {locale}"
        check(f"'{percent}'" in out or f'"{percent}"' in out, f"{what}: no {percent} in\n{out}\n{err}")
        check(f"'{amount}'" in out or f'"{amount}"' in out, f"{what}: no {amount} in\n{out}")
        check_equal(err.count("check-number-style"), int(told), f"{what}: {err}")


PLAN_HEAD = ("MEDIDA;LÍNEA ESTRATÉGICA/PROCESO;ACTIVIDAD;RESULTADO ESPERADO;MEDIO DE VERIFICACIÓN;"
             "META ANUAL;" + MONTHS.replace(",", ";") + ";OBSERVACIONES\n")


def plan_job(program, name, csv, *, locale="es-SV", progress=None, more=""):
    """A job of one unit with this plan, and its progress."""
    folder = program.folder(name)
    files = {"p.csv": csv, **({"a.csv": progress} if progress is not None else {})}
    for file, text in files.items():
        (folder / file).write_bytes(text if isinstance(text, bytes) else text.encode())
    reports = "progress: a.csv" if progress is not None else ""
    (folder / "job.yaml").write_text(
        f"year: 2024\nlocale: {locale}\ninstitution: I\n"
        f"units: [{{code: A, name: UNA, plan: p.csv, {reports}}}]\n" + more + "documents:\n"
        "  - {template: plan-anual, output: p.pdf, title: T, code: C, version: '1', date: D}\n"
        + ("  - {template: informe-trimestral, output: i.pdf, title: T, quarter: 1}\n"
           if progress is not None else ""))
    return folder / "job.yaml"


FIGURES = {  # as a count, as a percent
    ("es-AR", "41,257"): ("41257", "41.257"),
    ("es-ES", "1,234"): ("1234", "1.234"),
    ("es-ES", "1.234"): ("1234", "1234"),
    ("es-SV", "1.234"): ("1234", "1.234"),
    ("es-SV", "1,234"): ("1234", "1234"),
    ("es-SV", "1,234.50"): ("1234.50", "1234.50"),
    ("es-SV", "1.234,50"): ("1234.50", "1234.50"),
    ("es-AR", "1.234,50"): ("1234.50", "1234.50"),
}


@test
def targets_and_months_are_read_by_what_they_measure(program):
    for i, ((locale, cell), expected) in enumerate(FIGURES.items()):
        for measure, figure in zip(("número", "porcentaje"), expected):
            job = plan_job(program, f"figures-{i}-{measure}",
                           PLAN_HEAD + f"{measure};L;Visitas;R;M;{cell};{cell}{';' * 12}\n", locale=locale)
            out = program.run("rollup", job, "--level", "unit", "--format", "csv").out.splitlines()
            got = dict(zip(out[0].split(","), out[1].split(",")))
            check_equal((got["META ANUAL"], got["ENE"]), (figure, figure), f"{cell} {measure} {locale}")


PROGRESS_HEAD = "CÓDIGO,ACTIVIDAD," + MONTHS + ",JUSTIFICACIÓN\n"
COMMA_HEAD = ("CÓDIGO,MEDIDA,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,"
              "META ANUAL," + MONTHS + ",OBSERVACIONES\n")


def found(program, job, *rules):
    """The findings of these rules, as FILE:LINE:COLUMN rule."""
    lines = program.run("check", job).out.splitlines() + program.run("check", job).err.splitlines()
    out = []
    for line in dict.fromkeys(lines):
        for rule in rules:
            if line.endswith(f"[{rule}]"):
                out.append(line.split(": ")[0].rsplit("/", 1)[-1] + " " + rule)
    return out


@test
def fractions_of_percents_in_the_progress_are_asked_about(program):
    plan = COMMA_HEAD + "".join(f"{i},porcentaje,L,Actividad {w},R,M,100%,25%,25%,25%,25%,,,,,,,,,\n"
                                for i, w in enumerate(("verde", "ocho", "norte", "luz")))
    plan += "9,porcentaje,L,Atender siempre,R,M,100%,100%,100%,100%,,,,,,,,,,\n"
    progress = PROGRESS_HEAD + ("0,Actividad verde,0.25,,,,,,,,,,,,x\n1,Actividad ocho,25,,,,,,,,,,,,\n"
                                "2,Actividad norte,0.25%,,,,,,,,,,,,x\n3,Actividad luz,1,,,,,,,,,,,,x\n"
                                "9,Atender siempre,1,0.9,,,,,,,,,,,x\n")
    job = plan_job(program, "fractions", plan, progress=progress)
    check_equal(found(program, job, "check-percent-fraction", "check-progress-measure"),
                ["a.csv:2:19 check-percent-fraction", "a.csv:6:19 check-percent-fraction"], "findings")


@test
def totals_and_signatures_of_the_progress_are_left_out(program):
    plan = COMMA_HEAD + ("1,,L,Visitas,R,M,12,5,7,,,,,,,,,,,\n2,,L,Cursos,R,M,3,1,2,,,,,,,,,,,\n"
                         ",,,TOTAL,,,15,6,9,,,,,,,,,,,\nELABORÓ: Ana,,,,,,,,,,,,,,,,,,,\n")
    progress = PROGRESS_HEAD + ("1,Visitas,5,,,,,,,,,,,,\n2,Cursos,1,,,,,,,,,,,,\n,TOTAL,6,,,,,,,,,,,,\n"
                                ",Firma: ____,,,,,,,,,,,,,\n")
    job = plan_job(program, "totals", plan, progress=progress)
    check_equal(found(program, job, "check-no-activity", "check-progress-unknown", "check-activity-spelling"),
                ["p.csv:4:4 check-no-activity", "p.csv:5:1 check-no-activity", "a.csv:4:2 check-no-activity",
                 "a.csv:5:2 check-no-activity"], "findings")
    rows = program.run("rollup", job, "--format", "csv").out.splitlines()
    check_equal(len(rows), 3, f"rows of {rows}")


DAMAGED = ["#¡REF!", "#N/D", "Err:502", "######", "=B3", "=SUM(A1:A3)", "GestiÃ³n", "informaci¢n",
           "a¤o", "gesti—n", "‡rea", "gesti&oacute;n"]


@test
def damaged_texts_are_found_in_every_column_of_texts(program):
    texts = ["LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "RESULTADO ESPERADO", "MEDIO DE VERIFICACIÓN",
             "OBSERVACIONES", "CÓDIGO"]
    head = COMMA_HEAD.strip().split(",")
    for i, damaged in enumerate(DAMAGED):
        rows = []
        for k, column in enumerate(texts):
            row = dict(zip(head, [""] * len(head)))
            row |= {"CÓDIGO": f"{k}", "LÍNEA ESTRATÉGICA/PROCESO": "L",
                    "ACTIVIDAD": f"Actividad {'xyzuvw'[k] * 5}", "RESULTADO ESPERADO": "R",
                    "MEDIO DE VERIFICACIÓN": "M", "META ANUAL": "1", "ENE": "1", column: damaged}
            rows.append(",".join(row.values()))
        progress = PROGRESS_HEAD + f"0,{damaged},1,,,,,,,,,,,,{damaged}\n"
        job = plan_job(program, f"damaged-{i}", COMMA_HEAD + "\n".join(rows) + "\n", progress=progress)
        places = [f.split()[0] for f in found(program, job, "check-damaged-text")]
        lines = sorted({int(p.split(":")[1]) for p in places if p.startswith("p.csv")})
        check_equal(lines, [2, 3, 4, 5, 6, 7], damaged)
        check_equal(len([p for p in places if p.startswith("a.csv")]), 2, f"{damaged} in the progress")


@test
def damaged_headings_and_names_are_told(program):
    head = COMMA_HEAD.replace("LÍNEA ESTRATÉGICA", "LÃ\u00adNEA ESTRATÃ‰GICA")
    job = plan_job(program, "damaged-head", head)
    check("p.csv:1:15: warning" in program.run("check", job).err + program.run("check", job).out
          and "[csv-damaged-heading]" in program.run("check", job).err, program.run("check", job).err)
    job = plan_job(program, "damaged-name", COMMA_HEAD)
    job.write_text(job.read_text().replace("name: UNA", "name: DIRECCIÃ“N"))
    check("job.yaml:4:25: warning" in program.run("check", job).err, program.run("check", job).err)


@test
def other_code_pages_are_tried(program):
    text = COMMA_HEAD + "1,,Línea,Gestión del año en México,R,Acta,1,1,,,,,,,,,,,,\n"
    for encoding, told in (("cp850", "csv-code-page"), ("mac_roman", "csv-code-page"),
                           ("cp1252", "csv-windows-1252")):
        job = plan_job(program, f"page-{encoding}", text.encode(encoding))
        out = program.run("rollup", job, "--format", "csv")
        check("Gestión del año en México" in out.out, f"{encoding}: {out.out} {out.err}")
        check_equal(out.err.count(told), 1, f"{encoding}: {out.err}")


@test
def sums_that_are_too_large_are_told_by_check_and_rollup(program):
    large = "999999999999999999"
    job = plan_job(program, "large-sums", COMMA_HEAD + 10 * f",,L,Visitas,R,M,{large},{large},,,,,,,,,,,,\n")
    for command in ("check", "rollup"):
        err = program.run(command, job).expect(1, silent=False).err
        check("[rollup-overflow]" in err, f"{command}: {err}")


@test
def rows_with_another_separator_are_told(program):
    row = "1,,L,Visitas,R,M,1,1,,,,,,,,,,,,\n"
    semicolons = COMMA_HEAD.replace(",", ";")
    for i, (text, place) in enumerate((
            (semicolons + row, "p.csv:2:1"),
            (semicolons + row.replace(",", ";") + row.replace("Visitas", '"Cursos, ""dos"""'), "p.csv:3:1"),
            (COMMA_HEAD + row.replace(",", ";"), "p.csv:2:1"),
            (COMMA_HEAD + row.replace(",", "\t"), "p.csv:2:1"),
            ("sep=;\n" + semicolons + row, "p.csv:3:1"))):
        err = program.run("check", plan_job(program, f"separator-{i}", text)).expect(1, silent=False).err
        check_equal(err.count("error"), 1, err)
        check(f"{place}: error" in err and "[csv-separator]" in err, err)


@test
def a_quote_left_open_is_told_where_it_opened(program):
    row = "1,,L,Visitas,R,M,1,1,,,,,,,,,,,,\n"
    for i, (text, place) in enumerate((
            (COMMA_HEAD + row.replace("Visitas", '"Visitas') + row, "p.csv:2:6: error"),
            (COMMA_HEAD + row.replace("R,", '"R,') + row.replace("Visitas", '"Cursos"'), "opens at 2:14"),
            (COMMA_HEAD.replace("MEDIDA", '"MEDIDA') + row, "p.csv:1:8: error"))):
        err = program.run("check", plan_job(program, f"quote-{i}", text)).expect(1, silent=False).err
        check(place in err, f"{place} in {err}")


@test
def files_of_other_kinds_are_named(program):
    zipped = b"PK\x03\x04" + bytes(22)
    for i, (data, name) in enumerate((
            (zipped + b"\x13\0\0\0[Content_Types].xml" + bytes(50) + b"xl/workbook.xml", ".xlsx or .ods"),
            (zipped + b"\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.spreadsheet", ".xlsx or .ods"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office program"),
            (b"%PDF-1.4\n", "a PDF"),
            (COMMA_HEAD.encode("utf-16-le"), "UTF-16"))):
        err = program.run("check", plan_job(program, f"kind-{i}", data)).expect(1, silent=False).err
        check(name in err and ("CSV UTF-8" in err or "let its name end" in err), f"{name}: {err}")
