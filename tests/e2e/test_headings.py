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
