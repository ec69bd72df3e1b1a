"""Makes jobs of many small booklets: each unit has six rows of the plan of 2024, and a booklet of its own."""

import pathlib

import generate

ROWS = 6


def generate_booklets(units, folder, apart=False):
    """Writes folder/job.yaml and the plans of so many units; apart: each booklet in a folder of its own."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    heading, plans = generate.read_units()
    job = ["year: 2024", "locale: es-SV", "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL",
           f"logo: {generate.PLAN / 'logo.png'}", "units:"]
    for number in range(units):
        code = f"U{number:05}"
        generate.write_unit(folder / f"{code}.csv", heading, plans[number % len(plans)], code, ROWS)
        job.append(f"  - {{code: {code}, name: UNIDAD NÚMERO {number:05}, plan: {code}.csv}}")
    name = "unidades/{unit.code}/plan.pdf" if apart else "unidades/{unit.code}.pdf"
    job += ["documents:", "  - template: cuadernillo-unidad", "    per: unit", f'    output: "{name}"',
            "    title: PLAN ANUAL DE TRABAJO 2024", "    code: PAT-UPGC-06-04", '    version: "01"',
            "    date: Enero/2024"]
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")
