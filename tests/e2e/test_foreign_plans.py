"""Plans as other institutions keep them, input/otros-planes/: printed and reckoned as their files say."""

import csv
import io
import subprocess
import sys
import zipfile

import pytest

from harness import ROOT, check, check_equal, test
from pdf import tool

PLANS = ROOT / "input" / "otros-planes"
HEADS = {
    "costa-rica-pao": "S1,S2",
    "peru-poi": "T1,T2,T3,T4",
    "brasil-plano-anual": "T1,T2,T3,T4",
    "estados-unidos-plan": "T1,T2,T3,T4",
    "guatemala-poa": "C1,C2,C3",
}

# Added up by hand from the rows in make.py: activity, unit of measure, META ANUAL, and the periods above.
FIGURES = {
    "costa-rica-pao": [
        ("Notificar a los contribuyentes con atraso mayor de un trimestre", "Notificación", "4000 1800 2200"),
        ("Sustituir equipo de cómputo con más de seis años", "Equipo", "35 . 35"),
        ("barrer vías del casco central", "Metro lineal", "1224000 612000 612000"),
        ("Bachear la red vial cantonal en asfalto", "Tonelada", "620.5 380 240.5"),
    ],
    "peru-poi": [
        ("OPINIÓN TÉCNICA A INSTRUMENTOS DE GESTIÓN AMBIENTAL", "Informe", "144 32 36 40 36"),
        ("Patrullaje de humedales priorizados", "Patrullaje", "416 100 104 104 108"),
        ("Recuperación de áreas degradadas", "Hectárea", "62.5 . 21.5 29 12"),
        ("Formulación y aprobación del POI multianual", "Documento", "2 1 . . 1"),
    ],
    "brasil-plano-anual": [
        ("Ofertar cursos de formação inicial e continuada", "Vaga", "480 120 120 120 120"),
        ("Acompanhar estudantes em risco de evasão", "Percentual", "100 100 100 100 100"),
        ("Manter a rede de estações hidrométricas", "Estação", "18 18 18 18 18"),
        ("Adquirir acervo bibliográfico", "Exemplar", "1250 . 500 750 ."),
    ],
    "estados-unidos-plan": [
        ("Inspect trail miles", "Miles", "1240 420 180 140 500"),
        ("Clear downed trees within 5 days of a report", "Percent", "90 90 90 90 90"),
        ("Plant riparian buffers", "Acres", "187.5 12.5 45 30 100"),
        ("Remove obsolete dams", "Dams", "2 . 1 . 1"),
    ],
    "guatemala-poa": [
        ("Extracción de plantas acuáticas invasoras", "METRO CÚBICO", "9500 2500 4500 2500"),
        ("Reforestación de riberas con especies nativas", "Hectárea", "145.5 . 120.5 25"),
        ("Informes de ejecución remitidos a tiempo", "Informe", "6 2 2 2"),  # of both units
        ("Programas de radio en idiomas mayas", "Programa", "90 30 30 30"),
    ],
}
ACTIVITIES = {"costa-rica-pao": 10, "peru-poi": 11, "brasil-plano-anual": 9, "estados-unidos-plan": 10,
              "guatemala-poa": 11}

# What the pages show: titles, headings, figures in the locale's way and with their currency.
PRINTED = {
    "costa-rica-pao/pao-2026": [
        "MUNICIPALIDAD DE VALLE NIEBLA", "PROGRAMA II: SERVICIOS COMUNALES", "1 224 000", "620,5",
        "₡148 500 000,00", "₡875 000,50", "Mejora", "Licda. Vargas León", "52%"],
    "peru-poi/poi-2026": [
        "AUTORIDAD NACIONAL DE HUMEDALES", "SET", "AOI00240100107", "S/ 210,350.40", "S/ 640,000.00",
        "S/ 0.00", "5.5", "OEI.03 / AEI.03.01"],
    "brasil-plano-anual/plano-anual-2025": [
        "INSTITUTO DE ÁGUAS DO PLANALTO", "Quadro de metas do instituto", "R$ 186.500,00", "R$ 24.300,75",
        "1.250", "100%", "constante", "Diretoria de Pesquisa e Inovação"],
    "estados-unidos-plan/performance-plan-2026": [
        "Annual Performance Plan, Fiscal Year 2025-26", "$1,450,000.00", "$96,250.50", "$-", "1,240", "187.5",
        # 455 and 162.5 of 420 and 180: 617.5 of 600.
        "Results through December", "617.5", "102.9%", "Exceeded",
        "Two trainings were cancelled for wildfire smoke.", "5 of 5"],
    "guatemala-poa/poa-2025": [
        "SECRETARÍA DE CUENCAS Y LAGOS", "Tercer cuatrimestre", "Q1,187,500.00", "Q91,500.50", "145.5",
        "Vo.Bo.", "CONSOLIDADO INSTITUCIONAL"],
    # 1,980.5 of 2,500 are 79.22 %, and 9 of 8 are 112.5 %.
    "guatemala-poa/avance-2025-C1": [
        "1,980.5", "79.2 %", "112.5 %", "En riesgo", "enero a abril de 2025",
        "La draga estuvo en reparación"],
}


def build(program):
    """All five, made once."""
    out = program.scratch / "foreign"
    for name in HEADS:
        program.run("build", PLANS / name / "job.yaml", "-o", out / name).expect(0, silent=False)
    return out


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


@test
def foreign_plans_print_what_their_files_say(program):
    out = program.once(build)
    for name, words in PRINTED.items():
        text = " ".join(tool("pdftotext", "-layout", out / f"{name}.pdf", "-").split())
        for word in words:
            check(word in text, f"{name}: no {word!r} in it")
        for other in ("TOTAL S/", "SUBTOTALES", "Firma y sello", "Elaboró: ___", "Prepared by", "Aprovado"):
            check(other not in text, f"{name}: {other!r} is not of the table")


@test
def foreign_plans_add_up(program):
    for name, expected in FIGURES.items():
        said = program.run("rollup", PLANS / name / "job.yaml", "--format", "csv").expect(0, silent=False)
        rows = {row["ACTIVIDAD"]: row for row in rows_of(said.out)}
        check_equal(len(rows), ACTIVITIES[name], f"{name}: activities")
        for activity, unit, figures in expected:
            row = rows[activity]
            got = [row["META ANUAL"], *(row[head] for head in HEADS[name].split(","))]
            check_equal((row["UNIDAD DE MEDIDA"], " ".join(figure or "." for figure in got)), (unit, figures),
                        f"{name}: {activity}")


@test
def foreign_plans_leave_no_heading_unread(program):
    for name in HEADS:
        said = program.run("columns", PLANS / name / "job.yaml", "--format", "csv").expect(0, silent=False)
        rows = rows_of(said.out)
        check(len(rows) > 20, f"{name}: {len(rows)} headings")
        for row in rows:
            check(row["CÓMO"] not in ("unread", "missing"), f"{name}: {row}")


@test
def foreign_plans_have_only_findings_that_their_readme_tells_of(program):
    for name in HEADS:
        said = program.run("check", PLANS / name / "job.yaml", "--format", "json").expect(0, silent=False)
        for rule in ("warning", "error"):
            check(f'"GRAVEDAD":"{rule}"' not in said.out, f"{name}: {said.out[:600]}")
        check(" warning: " not in said.err, f"{name}: {said.err[:600]}")


def parts_of(path):
    """What is in a file, of an archive its parts in order: how they are packed is zlib's."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


@test
def foreign_plans_are_what_their_script_writes(program):
    """make.py shows what is in the workbooks; it writes those that are checked in."""
    for module in ("xlsxwriter", "openpyxl", "odf"):
        pytest.importorskip(module)
    out = program.folder("made")
    subprocess.run([sys.executable, PLANS / "make.py", out], check=True)
    made = [path for path in out.rglob("*") if path.is_file()]
    check_equal(len(made), 9, "files")
    for path in made:
        check_equal(parts_of(path), parts_of(PLANS / path.relative_to(out)), path.name)
