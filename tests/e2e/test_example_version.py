"""The example of a reform in input/plan-2024/version-02: what it shows, and that its pages say it."""

import collections
import csv
import io
import re
import subprocess

from conformance import expect_conforming
from harness import PLAN, check, check_equal, test

JOB = PLAN / "version-02" / "job.yaml"


def made(program):
    """All documents of the example, made once."""
    folder = program.folder("example")
    program.run("build", JOB, "-o", folder, "-q").expect(0, silent=False)
    return folder


def text_of(pdf):
    return subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True).stdout.decode()


@test
def the_reform_changes_the_plan_in_eight_ways(program):
    """As its README says; and no unit that it does not name is another one."""
    told = program.run("diff", PLAN / "job.yaml", JOB, "--format", "csv").expect(0, silent=False).out
    rows = list(csv.DictReader(io.StringIO(told)))
    kinds = collections.Counter(row["CLASE DE CAMBIO"] for row in rows)
    check_equal(kinds, {"unit-added": 1, "unit-withdrawn": 1, "column-added": 12, "activity-added": 5,
                        "activity-withdrawn": 14, "activity-renamed": 2, "activity-moved": 1,
                        "cell-changed": 14}, "kinds of change")
    check_equal({row["CÓDIGO"] for row in rows}, {"DJ", "DTIC", "UG", "ODAH", "P092", "DRIT"}, "units")
    target, = [row for row in rows if "Realizar Inspecciones" in row["ACTIVIDAD"]
               and row["CASILLA"] == "META ANUAL"]
    check_equal((target["ANTES"], target["DESPUÉS"]), ("923", "1,003"), "the target of inspections")


@test
def its_documents_conform_and_say_what_changed(program):
    """Control de cambios, what was before, what was withdrawn, levels, money, goals, corrections."""
    folder = made(program)
    plan = text_of(folder / "plan-anual-2024-v02.pdf")
    for words in ("1 unidad agregada, 1 unidad retirada, 12 columnas agregadas",
                  "14 actividades retiradas", "antes: 923", "antes: 12", "actividad agregada",
                  "antes: Entrevista y envío a entrevista de temas",
                  "La aplicación la provee el Ministerio de Hacienda.", "Motivos de los cambios",
                  "Más solicitudes de inspección de las previstas.", "A petición de las empresas.",
                  "Acuerdo de creación de la unidad."):
        check(words in plan.replace("\u00a0", " "), f"the plan does not say «{words}»")
    compared = text_of(folder / "informe-comparativo-2024-T2.pdf").replace("\u00a0", " ")
    for words in ("OFICINAS DEPARTAMENTALES", "Occidental", "ODS 8.8", "Técnica de género",
                  "Atender en menos días", "Cifras corregidas después de informarse", "Conciliación"):
        check(words in compared, f"the comparison does not say «{words}»")
    groups = {" ".join(line.split()) for line in compared.split("\n") if "EN EL PERÍODO" in line}
    check_equal(groups, {"EN EL PERÍODO CORTE ANTERIOR AÑO ANTERIOR DEL AÑO SOBRE LA META INICIAL"},
                "the groups of units, and those of lines")
    check(re.search(r"Todas las unidades +Todas las actividades +CUMPLIMIENTO +T1 ", compared), "whose it is")
    # MAR of inspections was 78 in the report of the first quarter; 47 + 70 + 71 of 200 since.
    check(re.search(r"Realizar Inspecciones.*EJECUTADO\s+MAR\s+78\s+71", compared), "no correction")
    # 18 days at the outset, 10.5 now, 10 by the end of the year: 7.5 of 8.
    check(re.search(r"Atender en menos.*18\s+10\.5\s+2024\s+10\s+93\.8 %", compared), "no way from the base")
    report = text_of(folder / "informe-2024-T2.pdf").replace("\u00a0", " ")
    # 24,000 + 12,500 + 86,300 + 31,200 + 15,750 + 20,000 + 9,900; 73,800 of 199,650 spent.
    check(re.search(r"TECNOLOGÍAS.*USD\s+199,650\.00\s+73,800\.00\s+35\.7 %\s+37\.0 %", report), "no money")
    check("Segunda convocatoria con" in report, "no corrective measure")
    check(re.search(r"con lo\s+informado hasta hoy y el plan vigente, fue", report), "which figure of before")
    check("FIGURA" not in report and "6 actividades no dicen por qué" in report, "words")
    expect_conforming(*sorted(folder.rglob("*.pdf")))
