"""Makes jobs of many small booklets: each unit has six rows of the plan of 2024, and a booklet of its own."""

import pathlib

import generate

ROWS = 6
TEMPLATE = generate.ROOT / "templates" / "cuadernillo-unidad.yaml"
SECOND_BLOCKS = "  - space: 10 pt\n  - table: unit-lines\n"


def plan_alone(text):
    """The template without what the unit's activities come to."""
    if SECOND_BLOCKS not in text:
        raise ValueError("the booklet has no second table to be left out")
    return text.replace(SECOND_BLOCKS, "")


def generate_booklets(units, folder, apart=False, plain=False):
    """
    Writes folder/job.yaml and the plans of so many units; apart: each booklet in a folder of its own; plain:
    of the plan's table alone, and without the logo.
    """
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    heading, plans = generate.read_units()
    job = ["year: 2024", "locale: es-SV", "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL"]
    job += [] if plain else [f"logo: {generate.PLAN / 'logo.png'}"]
    job += ["units:"]
    for number in range(units):
        code = f"U{number:05}"
        generate.write_unit(folder / f"{code}.csv", heading, plans[number % len(plans)], code, ROWS)
        job.append(f"  - {{code: {code}, name: UNIDAD NÚMERO {number:05}, plan: {code}.csv}}")
    name = "unidades/{unit.code}/plan.pdf" if apart else "unidades/{unit.code}.pdf"
    template = "plain.yaml" if plain else "cuadernillo-unidad"
    job += ["documents:", f"  - template: {template}", "    per: unit", f'    output: "{name}"',
            "    title: PLAN ANUAL DE TRABAJO 2024", "    code: PAT-UPGC-06-04", '    version: "01"',
            "    date: Enero/2024"]
    if plain:
        (folder / "plain.yaml").write_text(plan_alone(TEMPLATE.read_text("utf-8")), encoding="utf-8")
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")
