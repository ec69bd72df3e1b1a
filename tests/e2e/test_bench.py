"""`make bench` fails where a limit is passed and says by how much; where it can't count, it says why."""

import os
import shutil
import subprocess
import sys

import count
from harness import ROOT, check, check_equal, test

# Stand-ins that count what a test wants counted, 3,000,000 instructions being the limit of --version.
PERF = """#!/bin/sh
[ "$1 $2 $3 $4 $5 $6" = "stat -x , -e instructions:u -o" ] || exit 9
echo '{count},,instructions:u,1000,100.00,,' >"$7"
"""
VALGRIND = """#!/bin/sh
for word; do
	case $word in --log-file=*) folder=${{word#--log-file=}}; folder=${{folder%/*}} ;; esac
done
echo '==1== I   refs:      {count}' >"$folder/1"
echo '==2== I   refs:      100' >"$folder/2"
"""


def bench(program, name, *works, **counters):
    """Runs the benchmark where there are only these counters; returns (exit status, what it printed)."""
    folder = program.folder(name)
    for counter, text in counters.items():
        (folder / counter).write_text(text, "utf-8")
        (folder / counter).chmod(0o755)
    for tool in ("sh", "true"):
        (folder / tool).symlink_to(shutil.which(tool))
    done = subprocess.run([sys.executable, ROOT / "tests" / "bench" / "run.py", program.binary, *works],
                          env={**os.environ, "PATH": str(folder)}, capture_output=True, text=True,
                          check=False, timeout=60)
    return done.returncode, done.stdout


@test
def bench_fails_where_a_limit_is_passed(program):
    status, told = bench(program, "over", "version", valgrind=VALGRIND.format(count="4,500,000"))
    check_equal(status, 1, "exit status")
    check_equal(told.splitlines()[-1],
                "--version: instructions: 4.50 M, 1.50 M (50.0 %) over the limit of 3.00 M", "last line")
    check("PASSED" in told.splitlines()[2], f"the line of the figure says nothing: {told}")


@test
def bench_ends_well_at_the_limit(program):
    status, told = bench(program, "at", "version", valgrind=VALGRIND.format(count="2,999,900"))
    check_equal((status, told.splitlines()[-1]), (0, "all that was measured is within its limits"), "the end")
    check("3.00 M   limit 3.00 M" in told, f"the figure and its limit: {told}")


@test
def bench_counts_with_perf_where_it_works(program):
    broken = PERF.replace("{count}", "<not supported>")
    valgrind = VALGRIND.format(count="1,000,000")
    for used, perf, expected in (("perf", PERF.format(count=3000001), 1), ("valgrind", broken, 0)):
        status, told = bench(program, used, "version", perf=perf, valgrind=valgrind)
        check_equal(status, expected, f"exit status: {told}")
        check(f"instructions are counted by {used}\n" in told, f"which counts: {told}")


@test
def bench_judges_memory_alone_where_nothing_counts(program):
    status, told = bench(program, "neither", "version")
    why = "perf is not installed; valgrind is not installed"
    check_equal(status, 0, "exit status")
    check(f"instructions can't be counted: {why}\n" in told, told)
    check(told.splitlines()[2].split() == ["instructions", "not", "counted", "limit", "3.00", "M"], told)
    check(f"no instructions were counted ({why}); only memory and bytes are judged\n" in told, told)


@test
def bench_fails_where_the_program_does(program):
    refuses = 'case $* in *" true") ;; *) exit 3 ;; esac\nfor word; do'
    counts_only_true = VALGRIND.format(count="1,000").replace("for word; do", refuses, 1)
    status, told = bench(program, "fails", "version", valgrind=counts_only_true)
    check_equal(status, 1, f"exit status: {told}")
    check_equal(told.splitlines()[-1], f"--version: {program.binary} --version: valgrind: exit status 3",
                "last line")


@test
def bench_measures_the_memory_of_the_program_and_not_its_own(program):
    held = bytearray(b"x" * (100 << 20))
    small, large = (count.take([sys.executable, "-S", "-c", f"x = b'x' * ({size} << 20)"]).peak
                    for size in (1, 60))
    del held
    check(small < 40 << 10, f"{small} KB of a process with 1 MB")
    check(60 << 10 < large < 90 << 10, f"{large} KB of a process with 60 MB")


@test
def bench_peers_names_what_is_not_installed(program):
    folder = program.folder("peers")
    for tool in ("pdfinfo", "pdfdetach"):
        (folder / tool).symlink_to(shutil.which(tool))
    peers = ROOT / "tests" / "bench" / "peers" / "run.py"
    done = subprocess.run([sys.executable, peers, program.binary, "1", "apache", "cairo"],
                          env={**os.environ, "PATH": str(folder)}, capture_output=True, text=True,
                          check=False, timeout=60)
    check_equal(done.returncode, 0, f"exit status: {done.stderr}")
    for line in ("Cairo, Pango: not installed: apt-get install libpango1.0-dev",
                 "Apache FOP: not installed: apt-get install fop"):
        check(line in done.stdout.splitlines(), f"{line}: {done.stdout}")
    lines = {line.split("  ")[0]: line.split() for line in done.stdout.splitlines()}
    check_equal(lines["Pliego"][5:], ["1.00", "1.00", "1", "-"], "the ratios of the program to itself")
    check_equal(lines["Pliego, bare"][-3:], ["tags,", "archival,", "sources"], "what bare documents lack")
