"""Figures that commands print, of a small job worked out by hand."""

import json

from harness import check, check_equal, test

MONTHS = "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
HEAD = ("CÓDIGO,MEDIDA,CONSOLIDACIÓN,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,"
        f"MEDIO DE VERIFICACIÓN,META ANUAL,{MONTHS},OBSERVACIONES\n")


def row(code, measure, rule, name, target, first):
    return f'{code},{measure},{rule},L,{name},R,M,"{target}","{first}"{"," * 12}\n'


def small_job(program, name):
    """Two units: counts with marks of thousands and decimals, and percents."""
    folder = program.folder(name)
    (folder / "a.csv").write_text(HEAD + row("1", "número", "suma", "Visitas", "2,643", "2,643")
                                  + row("2", "número", "suma", "Cursos", "12.5", "12.5")
                                  + row("3", "porcentaje", "promedio", "Atender", "99.5%", "99.5%"))
    (folder / "b.csv").write_text(HEAD + row("1", "número", "suma", "Visitas", "1,455", "1,455")
                                  + row("4", "número", "suma", "Talleres", "1310", "1310"))
    (folder / "job.yaml").write_text(
        "year: 2024\nlocale: es-SV\ninstitution: I\n"
        "units:\n  - {code: A, name: UNA, plan: a.csv}\n  - {code: B, name: OTRA, plan: b.csv}\n"
        "documents:\n  - {template: plan-anual, output: p.pdf, title: T, code: C, version: '1', date: D}\n")
    return folder / "job.yaml"


def figures(program, job, level, form):
    """META ANUAL of each activity, of the first unit that has it, as the format writes it."""
    out = program.run("rollup", job, "--level", level, "--format", form).expect(0, silent=False).out
    if form == "json":
        return {r["ACTIVIDAD"]: r["META ANUAL"] for r in reversed(json.loads(out))}
    lines = out.splitlines()
    if form == "csv":
        head = lines[0].split(",")
        cells = [line.split(",") for line in lines[1:]]
        return {c[head.index("ACTIVIDAD")]: c[head.index("META ANUAL")] for c in reversed(cells)}
    end = lines[0].index("META ANUAL") + len("META ANUAL")
    at = lines[0].index("ACTIVIDAD")
    return {line[at:].split()[0]: line[:end].split()[-1] for line in reversed(lines[1:])}


@test
def rollups_print_whole_figures_in_each_format(program):
    job = small_job(program, "whole-figures")
    expected = {
        "national": {"Visitas": "4098", "Cursos": "12.5", "Atender": "99.5", "Talleres": "1310"},
        "unit": {"Visitas": "2643", "Cursos": "12.5", "Atender": "99.5", "Talleres": "1310"},
    }
    text = {
        "national": {"Visitas": "4,098", "Cursos": "12.5", "Atender": "99.5%", "Talleres": "1,310"},
        "unit": {"Visitas": "2,643", "Cursos": "12.5", "Atender": "99.5%", "Talleres": "1,310"},
    }
    for level in ("national", "unit"):
        for form in ("csv", "json"):
            check_equal(figures(program, job, level, form), expected[level], f"{level} {form}")
        check_equal(figures(program, job, level, "text"), text[level], f"{level} text")


@test
def explain_prints_whole_figures(program):
    job = small_job(program, "explained-figures")
    for activity, figure in (("Visitas", "META ANUAL = 4,098, the sum of 2 values"),
                             ("Talleres", "META ANUAL = 1,310"), ("Cursos", "META ANUAL = 12.5"),
                             ("Atender", "META ANUAL = 99.5%")):
        out = program.run("explain", job, "--activity", activity).expect(0, silent=False).out
        check(figure in out, f"{figure!r} is not in {out!r}")


@test
def explain_sets_values_one_below_the_other(program):
    """An en dash and the no-break blank of es-CR take several bytes each."""
    folder = program.folder("explained-columns")
    for name, target, first in (("a", "2\u00a0643", "–"), ("b", "55", "55")):
        text = HEAD + row("1", "número", "suma", "Visitas", target, first)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    (folder / "job.yaml").write_text(
        "year: 2024\nlocale: es-CR\ninstitution: I\n"
        "units:\n  - {code: A, name: UNA, plan: a.csv}\n  - {code: B, name: OTRA, plan: b.csv}\n"
        "documents:\n  - {template: plan-anual, output: p.pdf, title: T, code: C, version: '1', date: D}\n")
    out = program.run("explain", folder / "job.yaml", "--activity", "Visitas").expect(0, silent=False).out
    values = {line[:14] for line in out.splitlines() if ".csv:" in line}
    check_equal(values, {f"{value:>14}" for value in ("2\u00a0643", "55", "–")}, out)
