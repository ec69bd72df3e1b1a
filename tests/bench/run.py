"""Runs the program on jobs of growing size and prints what each took: run.py BINARY

The jobs are made in build/bench/.  Small ones are run several times, and the quickest is shown.  The plan of
154 pages and a progress report, with tags, archive and attached sources, are held to limits; beyond them the
exit status is 1.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

import generate

SIZES = ((141, 5), (1500, 3), (15000, 1))  # pages asked for, runs; of the first, the plan has 154 pages
LIMITS = (("CPU s", 0.25), ("peak MB", 48), ("PDF bytes", 900_000))  # of the first size, archival
REPORT = (30, 900)  # units and activities of a progress report
REPORT_LIMITS = (("CPU s", 0.35), ("peak MB", 60))
RATIO = 2  # archival to bare, in CPU time
BARE = "    standards: none\n    embed: none\n"  # neither tags nor archive nor attachments
HEAD = ("kind", "pages", "CPU s", "wall s", "pages/s", "peak MB", "PDF bytes", "bytes/page")


def measure(command):
    """(CPU seconds, wall seconds, peak memory in KB) of one run; None when it fails."""
    start = time.monotonic()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
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


def make_job(pages, bare):
    """The folder with the job in it."""
    folder = generate.ROOT / "build" / "bench" / f"{pages}{'-bare' if bare else ''}"
    generate.generate(pages, folder)
    if bare:
        with (folder / "job.yaml").open("a", encoding="utf-8") as job:
            job.write(BARE)
    return folder


def bench(binary, pages, runs):
    """A dictionary for each line of the table, the bare one first, or None.  They take turns."""
    folders = [make_job(pages, bare) for bare in (True, False)]
    results = [[], []]
    for _ in range(runs):
        for folder, found in zip(folders, results):
            found.append(measure([binary, "build", "--force", folder / "job.yaml", "-o", folder / "output"]))
    lines = []
    for kind, folder, found in zip(("bare", "archival"), folders, results):
        if None in found:
            return None
        cpu, wall, memory = min(found)
        pdf = folder / "output" / "plan.pdf"
        lines.append({
            "kind": kind, "pages": count_pages(pdf), "CPU s": cpu, "wall s": wall, "peak MB": memory / 1024,
            "PDF bytes": pdf.stat().st_size,
        })
    return lines


def bench_report(binary, runs):
    """The line of the table for the progress report, or None."""
    folder = generate.ROOT / "build" / "bench" / "report"
    shutil.rmtree(folder, ignore_errors=True)
    generate.generate_report(*REPORT, folder)
    found = []
    for _ in range(runs):
        found.append(measure([binary, "build", "--force", folder / "job.yaml", "-o", folder / "output"]))
    if None in found:
        return None
    cpu, wall, memory = min(found)
    pdf = folder / "output" / "plan.pdf"
    return {
        "kind": "report", "pages": count_pages(pdf), "CPU s": cpu, "wall s": wall, "peak MB": memory / 1024,
        "PDF bytes": pdf.stat().st_size,
    }


def show(line):
    pages, size = line["pages"], line["PDF bytes"]
    values = (line["kind"], f"{pages:,}", f"{line['CPU s']:.3f}", f"{line['wall s']:.3f}",
              f"{pages / line['CPU s']:,.0f}", f"{line['peak MB']:.1f}", f"{size:,}", f"{size / pages:,.0f}")
    print("  ".join(f"{value:>10}" for value in values), flush=True)


def hold_to_limits(bare, archival):
    """Prints how the archival plan stands to the limits, and returns whether it is within them."""
    told, within = [], True
    for name, limit in LIMITS:
        told.append(f"{name} {round(archival[name], 3):,} of {limit:,}")
        within = within and archival[name] <= limit
    ratio = archival["CPU s"] / bare["CPU s"]
    told.append(f"{ratio:.2f} times the bare time, of {RATIO}")
    within = within and ratio <= RATIO
    verdict = "kept" if within else "EXCEEDED"
    print(f"limits at {archival['pages']} pages {verdict}: {'; '.join(told)}", flush=True)
    return within


def hold_report_to_limits(line):
    """The same of the progress report."""
    told = [f"{name} {round(line[name], 3):,} of {limit:,}" for name, limit in REPORT_LIMITS]
    within = all(line[name] <= limit for name, limit in REPORT_LIMITS)
    units, activities = REPORT
    verdict = "kept" if within else "EXCEEDED"
    print(f"limits of the report ({units} units, {activities} activities) {verdict}: {'; '.join(told)}",
          flush=True)
    return within


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    binary = pathlib.Path(arguments[0]).resolve()
    print("  ".join(f"{title:>10}" for title in HEAD))
    failed = False
    for pages, runs in SIZES:
        lines = bench(binary, pages, runs)
        if lines is None:
            failed = True
            continue
        for line in lines:
            show(line)
        if pages == SIZES[0][0]:
            failed = not hold_to_limits(*lines) or failed
            report = bench_report(binary, runs)
            if report:
                show(report)
            failed = not report or not hold_report_to_limits(report) or failed
    print("CPU is user and system time, pages/s is by CPU; peak MB is the largest resident set")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
