"""Plans whose headings are not those that Pliego has itself: read all the same, or told of."""

import json

from harness import check, check_equal, test

MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
COUNTS = "1,2,3,4,5,6,7,8,9,10,11,12"  # 78 in all
TEMPLATE = """\
pliego: 1
fonts: {f: {regular: ArchivoNarrow-Regular.ttf}}
styles: {base: {font: f, size: 7 pt}}
tables: {plan: {columns: [%s]}}
sections: [{each-unit: [{heading: "{unit.name}"}, {table: plan}]}]
"""


def job_of(program, name, plan, progress=None, fields="{field: ACTIVIDAD}"):
    folder = program.folder(name)
    (folder / "t.yaml").write_text(TEMPLATE % fields)
    (folder / "a.csv").write_text(plan)
    if progress:
        (folder / "avance.csv").write_text(progress)
    reported = ", progress: avance.csv" if progress else ""
    (folder / "job.yaml").write_text(
        "year: 2024\nlocale: es-SV\ninstitution: I\n"
        f"units: [{{code: A, name: UNA, plan: a.csv{reported}}}]\n"
        "documents: [{template: ./t.yaml, output: p.pdf, title: T, standards: none}]\n")
    return folder / "job.yaml"


def rollup_of(program, job):
    result = program.run("rollup", job, "--format", "json").expect(0, silent=False)
    return json.loads(result.out), result.err


@test
def plans_are_reckoned_whatever_their_months_are_called(program):
    """Each way to write them gives the same figures: 78 in the year, 3 in March, 9 in September."""
    ways = {
        "long": "ENERO,FEBRERO,MARZO,ABRIL,MAYO,JUNIO,JULIO,AGOSTO,SEPTIEMBRE,OCTUBRE,NOVIEMBRE,DICIEMBRE",
        "period": "Ene.,Feb.,Mar.,Abr.,May.,Jun.,Jul.,Ago.,Sept.,Oct.,Nov.,Dic.",
        "other": "ene,feb,MZO,abr,may,jun,jul,agto,SETIEMBRE,oct,nov,dic",
        "year": "Ene/2024,Feb/2024,Mar/2024,Abr/2024,May/2024,Jun/2024,Jul/2024,Ago/2024,Set/2024,Oct/2024,"
                "Nov/2024,Dic/2024",
        "english": "Jan,Feb,March,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
        "portuguese": "JANEIRO,FEVEREIRO,MARÇO,ABRIL,MAIO,JUNHO,JULHO,AGOSTO,SETEMBRO,OUTUBRO,NOVEMBRO,"
                      "DEZEMBRO",
    }
    for name, months in ways.items():
        job = job_of(program, f"months-{name}", f"LÍNEA,ACTIVIDADES,META,{months}\nL1,Riego,78,{COUNTS}\n")
        rows, said = rollup_of(program, job)
        check_equal([(r["LÍNEA"], r["META ANUAL"], r["MAR"], r["SEP"], r["T4"]) for r in rows],
                    [("L1", "78", "3", "9", "33")], name)
        foreign = {"english": "«Jan» = «ENE»", "portuguese": "«JANEIRO» = «ENE»"}.get(name)
        check(foreign in said if foreign else not said, f"{name}: {said}")


@test
def lines_are_known_by_what_offices_call_them(program):
    for heading in ("LÍNEA ESTRATÉGICA", "LÍNEA DE ACCIÓN", "PROCESO", "OBJETIVO", "OBJETIVO ESTRATÉGICO",
                    "EJE", "EJE ESTRATÉGICO"):
        plan = f"{heading},ACTIVIDAD,META ANUAL,{MONTHS}\nL1,Riego,78,{COUNTS}\n"
        job = job_of(program, f"line-{heading}", plan)
        check_equal([r.get("LÍNEA") for r in rollup_of(program, job)[0]], ["L1"], heading)


@test
def templates_bind_headings_in_other_words(program):
    """A template that asks for ENERO takes ENE, and the other way round; each cell is where it should be."""
    for asked, there in (("ENERO", "ENE"), ("ENE", "Enero"), ("Sept.", "SETIEMBRE"), ("META ANUAL", "META")):
        plan = f"ACTIVIDAD,{there}\nRiego,78\n"
        fields = "{field: ACTIVIDAD}, {field: '%s', number: number}" % asked
        job = job_of(program, f"bound-{asked}", plan, fields=fields)
        out = program.run("build", job, "--dump-layout").expect(0).out
        check('a.csv:2:7 base/7 "78"' in out, f"{asked} for {there}: {out[:900]}")


@test
def a_month_that_a_template_asks_for_is_not_another_column_of_it(program):
    """EJE and LÍNEA asked for, and only EJE there: it is not printed twice."""
    job = job_of(program, "taken", "ACTIVIDAD,EJE\nRiego,L1\n",
                 fields="{field: ACTIVIDAD}, {field: EJE}, {field: LÍNEA}")
    said = program.run("build", job).expect(1, silent=False).err
    check("no column «LÍNEA»" in said, said)


@test
def what_cannot_be_reckoned_is_told(program):
    """A rollup is never empty without a word; a build with figures under months neither."""
    job = job_of(program, "quarters", "ACTIVIDAD,META ANUAL,T1,T2,T3\nRiego,4,1,1,2\n")
    rows, said = rollup_of(program, job)
    check_equal(rows, [], "rows")
    check("a.csv:1:1: warning: The sheet has no column T4, so unit A is left out" in said, said)
    program.run("build", job, "-o", job.parent / "out").expect(0, silent=False)
    job = job_of(program, "another-kind", "ACTIVIDAD,RESPONSABLE,FECHA\nRiego,Juan,marzo\n")
    program.run("build", job, "-o", job.parent / "out").expect(0)  # only printed
    months = MONTHS.replace("NOV", "NOVI").replace("DIC", "DICI")
    job = job_of(program, "slips", f"ACTIVIDAD,META ANUAL,{months}\nRiego,78,{COUNTS}\n")
    said = program.run("build", job, "-o", job.parent / "out").expect(0, silent=False).err
    check("a.csv:1:62: warning: The sheet lacks the columns NOV, DIC, so unit A is left out" in said, said)
    check('columns: {NOV: "NOVI", DIC: "DICI"}' in said, said)


@test
def marks_under_months_are_text_where_nothing_is_reckoned(program):
    job = job_of(program, "calendar", f"ACTIVIDAD,RESPONSABLE,{MONTHS}\nRiego,Juan,X,,X,,,,,,,,,x\n")
    program.run("build", job, "-o", job.parent / "out").expect(0)


@test
def optional_columns_that_are_misspelt_are_told(program):
    plan = f"ACTIVIDAD,META ANUAL,{MONTHS},OBSERVACONES,RESULTADOS\nRiego,78,{COUNTS},,R\n"
    progress = f"ACTIVIDAD,{MONTHS},%s\nRiego,1,2,0,,,,,,,,,,llovió\n"
    job = job_of(program, "misspelt", plan, progress % "JUSTIFICASION")
    said = program.run("check", job).expect(0, silent=False).err
    for part in ("a.csv:1:70: warning: the column «OBSERVACONES» is not read; is «OBSERVACIONES» meant?",
                 "a.csv:1:83: note: these headings are read as those of a plan: «RESULTADOS» = "
                 "«RESULTADO ESPERADO»",
                 "avance.csv:1:59: warning: the column «JUSTIFICASION» is not read; is «JUSTIFICACIÓN» "
                 "meant?"):
        check(part in said, f"{part}: {said}")
    job = job_of(program, "plural", plan, progress % "JUSTIFICACIONES")
    said = program.run("check", job).expect(0, silent=False).err
    check("«JUSTIFICACIONES» = «JUSTIFICACIÓN»" in said, said)


@test
def figures_in_other_units_of_measure_are_other_figures(program):
    """32 km and 180,006 soles of one activity are two rows, in every format, and in the form."""
    plan = (f"ACTIVIDAD,U. DE MEDIDA,META ANUAL,{MONTHS}\n"
            f"Caminos,km.,32,32{',' * 11}\nCaminos,Soles,\"180,006\",\"180,006\"{',' * 11}\n")
    job = job_of(program, "measured", plan)
    rows, _ = rollup_of(program, job)
    check_equal([(r["META ANUAL"], r["UNIDAD DE MEDIDA"]) for r in rows],
                [("32", "km."), ("180006", "Soles")], "rows")
    out = program.run("rollup", job, "--format", "csv").expect(0).out.splitlines()
    check_equal([line.split(",")[-1] for line in out], ["UNIDAD DE MEDIDA", "km.", "Soles"], "CSV")
    told = program.run("explain", job, "--activity", "caminos", "--month", "ENERO").expect(0).out
    check_equal(told.count("ENE = "), 2, "figures that are explained")
    program.run("form", job, "--quarter", "1", "-o", job.parent / "form").expect(0, silent=False)
    form = (job.parent / "form" / "A.csv").read_text(encoding="utf-8-sig").splitlines()
    check_equal(form[0].split(",")[:4],
                ["LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "UNIDAD DE MEDIDA", "META ANUAL"], "the form")


@test
def rollups_without_units_of_measure_have_no_column_for_them(program):
    job = job_of(program, "unmeasured", f"ACTIVIDAD,META ANUAL,{MONTHS}\nRiego,78,{COUNTS}\n")
    head = program.run("rollup", job, "--format", "csv").expect(0).out.splitlines()[0]
    check("UNIDAD DE MEDIDA" not in head, head)


@test
def sheets_of_another_year_are_told(program):
    """Of plan and progress, once each; not where one heading is of the job's year."""
    months = MONTHS.split(",")
    of = lambda year: ",".join(f"{month}-{year}" for month in months)
    plan = f"LÍNEA,ACTIVIDAD,META %s,%s\nL1,Riego,78,{COUNTS}\n"
    progress = f"ACTIVIDAD,%s\nRiego,1{',' * 11}\n"
    for name, years, places in (
            ("last", (2023, 23, 23), ["a.csv:1:17: ", "avance.csv:1:11: "]),
            ("this", (2024, 24, 24), []),
            ("fiscal", (2024, 23, 24), []),
            ("progress", (2024, 24, 25), ["avance.csv:1:11: "])):
        job = job_of(program, f"year-{name}", plan % (years[0], of(years[1])), progress % of(years[2]))
        said = rollup_of(program, job)[1] + program.run("check", job).err
        found = sorted({line.split("/")[-1].split("warning")[0] for line in said.splitlines()
                        if "another year" in line})
        check_equal(found, places, name)


MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"


def small_job(program, name, plan, more="", unit="", document=""):
    """A job of one unit A, whose template prints ACTIVIDAD alone."""
    folder = program.folder(name)
    (folder / "a.csv").write_text(plan, encoding="utf-8")
    (folder / "t.yaml").write_text(
        "pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\n"
        "tables: {plan: {columns: [{field: ACTIVIDAD}]}}\n"
        "sections: [{each-unit: [{heading: '{unit.name}'}, {table: plan}]}]\n", encoding="utf-8")
    job = folder / "job.yaml"
    job.write_text(
        f"year: 2025\ninstitution: X\n{more}units:\n  - {{code: A, name: A, plan: a.csv{unit}}}\n"
        f"documents:\n  - {{template: ./t.yaml, output: p.pdf, title: P{document}}}\n", encoding="utf-8")
    return job


@test
def a_total_of_the_year_is_its_target_where_no_other_is(program):
    job = small_job(program, "total-anual", f"ACTIVIDAD,TOTAL ANUAL,{MONTHS}\nV,12{',1' * 12}\n")
    result = program.run("check", job).expect(0, silent=False)
    check("left out" not in result.out + result.err, result.out)
    rows = program.run("rollup", job, "--format", "csv").expect(0, silent=False).out.splitlines()
    check_equal(rows[1].split(",")[8], "12", "META ANUAL")


@test
def months_of_another_year_are_told_beside_those_of_the_jobs(program):
    months = ",".join([f"{month}-2025" for month in MONTHS.split(",")[6:]] +
                      [f"{month}-2026" for month in MONTHS.split(",")[:6]])
    plan = f"ACTIVIDAD,META ANUAL,{months}\nV,78,1,2,3,4,5,6,7,8,9,10,11,12\n"
    said = program.run("check", small_job(program, "two-years", plan)).expect(0, silent=False).err
    check("a.csv:1:76: warning: «ENE-2026» is of another year than the job's, 2025" in said, said)
    check("`year-starts`" in said, said)
    job = small_job(program, "year-from-july", plan, "year-starts: julio\n")
    said = program.run("check", job).expect(0).err
    check_equal(said, "", "with year-starts")


@test
def headings_in_the_job_that_no_file_has_are_told(program):
    plan = f"Tarea a hacer,META ANUAL,{MONTHS}\nV,12{',1' * 12}\n"
    for n, (columns, said) in enumerate((
            ("Tarea a hacer: ACTIVIDAD", "is it the other way round? columns: {ACTIVIDAD: "),
            ("META: Tarrea a hacer", "is «Tarea a hacer» meant?"),
            ("META: C", "no file has the heading «C», which is to be the column «META»"))):
        job = small_job(program, f"columns-that-are-not-{n}", plan, f"columns: {{{columns}}}\n")
        if not columns.endswith("ACTIVIDAD"):
            (job.parent / "t.yaml").write_text((job.parent / "t.yaml").read_text(encoding="utf-8").replace(
                "field: ACTIVIDAD", "field: Tarea a hacer"), encoding="utf-8")
        result = program.run("check", job)
        err = result.err
        check("job.yaml:3:" in err and said in err, err)


@test
def a_plan_handed_in_as_progress_is_refused(program):
    plan = f"ACTIVIDAD,META ANUAL,{MONTHS}\nV,12{',1' * 12}\n"
    job = small_job(program, "plan-as-progress", plan, unit=", progress: a.csv", document=", quarter: 1")
    result = program.run("build", job, "-o", job.parent / "out").expect(1, silent=False)
    check("job.yaml:4:47: error: this is the plan of unit A itself" in result.err, result.err)


@test
def what_errors_of_progress_end_with_is_what_their_merge_does(program):
    plan = f"ACTIVIDAD,META ANUAL,{MONTHS}\nV,12{',1' * 12}\n"
    job = small_job(program, "errors-of-progress", plan, unit=", progress: b.csv", document=", period: enero")
    (job.parent / "b.csv").write_text("ACTIVIDAD,ENE\nV,dos\n", encoding="utf-8")
    for k in (1, 2):
        program.run("build", job, "-o", job.parent / "out", "--shard", f"{k}/2").expect(1, silent=False)
    program.run("merge", job.parent / "out").expect(1, silent=False)


@test
def a_month_of_zero_is_no_last_one(program):
    plan = (f"ACTIVIDAD,META ANUAL,{MONTHS},CONSOLIDACIÓN\n"
            "u,5,0,5,0,0,5,0,0,5,0,0,5,0,último\nc,5,5,0,5,5,0,5,5,0,5,5,0,5,constante\n")
    result = program.run("check", small_job(program, "zeros", plan)).expect(0, silent=False)
    check("check-target-months" not in result.out, result.out)


@test
def cents_are_no_percents(program):
    plan = "ACTIVIDAD,META ANUAL,T1,T2,T3,T4\nCuota,$1.00,$0.25,$0.25,$0.25,$0.25\n"
    result = program.run("check", small_job(program, "cents", plan)).expect(0, silent=False)
    check("check-percent-fraction" not in result.out, result.out)


@test
def means_over_months_and_quarters_are_not_mixed(program):
    """A mean over three months of one unit and a quarter of another would count the first three times."""
    folder = small_job(program, "mixed-means",
                       f"ACTIVIDAD,META ANUAL,{MONTHS},CONSOLIDACIÓN\nV,20%{',20%' * 12},promedio\n").parent
    (folder / "b.csv").write_text("ACTIVIDAD,META ANUAL,T1,T2,T3,T4,CONSOLIDACIÓN\n"
                                  "V,80%,80%,80%,80%,80%,promedio\n", encoding="utf-8")
    job = folder / "job.yaml"
    text = job.read_text(encoding="utf-8")
    job.write_text(text.replace("units:", "periods: quarters\nunits:")
                   .replace("documents:", "  - {code: B, name: B, plan: b.csv}\ndocuments:"),
                   encoding="utf-8")
    rows = program.run("rollup", job, "--format", "csv").expect(0, silent=False).out.splitlines()
    head, row = rows[0].split(","), rows[1].split(",")
    check_equal(row[head.index("META ANUAL")], "50.0", "target")
    check_equal([row[head.index(f"T{q}")] for q in (1, 2, 3, 4)], [""] * 4, "quarters")
