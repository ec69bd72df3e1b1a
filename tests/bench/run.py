"""Runs the program on jobs of growing size and prints what each took: run.py BINARY

The jobs are made in build/bench/.  Small ones are run three times, and the quickest is shown.
"""

import os
import pathlib
import re
import subprocess
import sys
import time

import generate

SIZES = ((150, 3), (1500, 3), (15000, 1))  # pages wanted, runs
BARE = "    standards: none\n    embed: none\n"  # neither tags nor archive nor attachments
HEAD = ("kind", "pages", "CPU s", "wall s", "pages/s", "peak MB", "PDF bytes", "bytes/page")


def measure(command):
    """(CPU seconds, wall seconds, peak memory in KB) of one run; None when it fails."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        print(f"{' '.join(map(str, command))}: exit status {child.returncode}", file=sys.stderr)
        return None
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss


def count_pages(path):
    text = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"^Pages:\s+(\d+)$", text, re.M).group(1))


def bench(binary, pages, runs, bare):
    """One line of the table."""
    folder = generate.ROOT / "build" / "bench" / str(pages)
    generate.generate(pages, folder)
    job = folder / "job.yaml"
    if bare:
        job.write_text(job.read_text(encoding="utf-8").rstrip("\n") + "\n" + BARE, encoding="utf-8")
    results = [measure([binary, "build", job, "-o", folder / "output"]) for _ in range(runs)]
    if None in results:
        return None
    cpu, wall, memory = min(results)
    pdf = folder / "output" / "plan.pdf"
    made, size = count_pages(pdf), pdf.stat().st_size
    return ("bare" if bare else "archival", f"{made:,}", f"{cpu:.3f}", f"{wall:.3f}", f"{made / cpu:,.0f}",
            f"{memory / 1024:.1f}", f"{size:,}", f"{size / made:,.0f}")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    binary = pathlib.Path(arguments[0]).resolve()
    print("  ".join(f"{title:>10}" for title in HEAD))
    failed = False
    for pages, runs in SIZES:
        for bare in (True, False):
            line = bench(binary, pages, runs, bare)
            failed = failed or line is None
            print("  ".join(f"{value:>10}" for value in line or ("failed",)), flush=True)
    print("CPU is user and system time, pages/s is by CPU; peak MB is the largest resident set")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
