#!/usr/bin/env python3
"""Explains every figure of a job's documents, and computes each again from the cells that are named.

    tests/model/sample.py BINARY JOB

The job's sheets are CSVs in UTF-8, its progress by the scale of the quarterly report.  The last line says how
many figures there are, of how many cells; the exit status is 1 where one is not made of its cells.
"""

import json
import pathlib
import subprocess
import sys

from compliance import Scale
from generate import REPORTED, REPORTED_WORDS
from tracing import Broken, Cells, Tracer


def main():
    binary, job = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    done = subprocess.run([binary, "explain", job, "--all", "--format", "json"], capture_output=True,
                          check=False, env={"LC_ALL": "C"})
    figures = json.loads(done.stdout, parse_float=str)
    scale = Scale(*REPORTED)
    scale.words.update(REPORTED_WORDS)
    tracer, wrong = Tracer(Cells(pathlib.Path()), "es-SV", scale), 0
    for figure in figures:
        try:
            tracer.verify(figure["trace"])
        except Broken as fault:
            wrong += 1
            where = (figure["dataset"], figure.get("unit", ""), figure["row"], figure["heading"])
            print(*where, fault)
    print(f"{len(figures)} figures of {tracer.leaves} cells, {wrong} wrong")
    return 1 if wrong or not figures else 0


if __name__ == "__main__":
    sys.exit(main())
