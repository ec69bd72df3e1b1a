#!/usr/bin/env python3
"""Makes many small booklets and prints what each took: booklets.py BINARY [UNITS...]

Each unit has six rows of the plan of 2024, and its booklet is tagged, archival and carries its sources.
Every size is made anew, then run again with nothing changed, then with one unit changed.
"""

import os
import pathlib
import shutil
import sys

import generate
from run import measure

ROWS = 6
SIZES = (100, 1000, 10000)
HEAD = ("units", "run", "made", "CPU s", "ms each", "wall s", "peak MB", "largest MB")


def make_job(units, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    heading, plans = generate.read_units()
    job = ["year: 2024", "locale: es-SV", "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL",
           f"logo: {generate.PLAN / 'logo.png'}", "units:"]
    for number in range(units):
        code = f"U{number:05}"
        generate.write_unit(folder / f"{code}.csv", heading, plans[number % len(plans)], code, ROWS)
        job.append(f"  - {{code: {code}, name: UNIDAD NÚMERO {number}, plan: {code}.csv}}")
    job += ["documents:", "  - template: cuadernillo-unidad", "    per: unit",
            '    output: "unidades/{unit.code}.pdf"', "    title: PLAN ANUAL DE TRABAJO 2024",
            "    code: PAT-UPGC-06-04", '    version: "01"', "    date: Enero/2024"]
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")
    return folder / "job.yaml"


def line(units, name, made, result):
    cpu, wall, memory = result
    each = f"{1000 * cpu / made:.2f}" if made else "-"
    print("  ".join(f"{value:>10}" for value in (f"{units:,}", name, f"{made:,}", f"{cpu:.2f}", each,
                                                f"{wall:.2f}", f"{memory / 1024:.1f}")), flush=True)


def bench(binary, units):
    folder = generate.ROOT / "build" / "bench" / f"booklets-{units}"
    job = make_job(units, folder)
    command = [binary, "build", job, "-o", folder / "output", "-q"]
    for name, made, options in (("-j 1", units, ["-j", "1"]), ("unchanged", 0, []),
                                (f"-j {os.cpu_count()}", units, ["--force"])):
        result = measure([*command, *options])
        if result is None:
            return False
        line(units, name, made, result)
    heading, plans = generate.read_units()
    generate.write_unit(folder / "U00007.csv", heading, plans[0], "U00007", ROWS + 1)
    result = measure(command)
    if result is not None:
        line(units, "one changed", 1, result)
    shutil.rmtree(folder)
    return result is not None


def main(arguments):
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    binary = pathlib.Path(arguments[0]).resolve()
    print("  ".join(f"{title:>10}" for title in HEAD[:-1]))
    results = [bench(binary, int(units)) for units in arguments[1:] or SIZES]
    print("CPU is that of all processes; peak MB is the largest resident set of any of them, shared pages "
          "included")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
