"""A run that nobody watches: silent when all is well, one clear line when it is not, anywhere."""

import os
import pty
import re
import subprocess

from harness import check, check_equal, files_below, test
from test_batch import ALL, built, small

SUMMARY = "pliego: documents: 8, pages: 38, in {}; made: {}, unchanged: {}, findings: {}\n"


def findings(program):
    """How many the checks find in the small job."""
    return re.search(r"findings: (\d+)", program.run("build", small(program)[0], "-o", small(program)[1])
                     .expect(0, silent=False).summary).group(1)


@test
def one_line_sums_up(program):
    job, out = built(program, "summed-up")
    n = findings(program)
    pages = re.search(r"pages: (\d+)", program.run("build", job, "-o", out).summary).group(1)
    line = SUMMARY.replace("38", pages)
    result = program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(result.summary, line.format(out, 0, 8, n), "summary")
    (out / ALL[3]).unlink()
    result = program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(result.summary, line.format(out, 1, 7, n), "summary")
    check(result.said.endswith(result.summary), "the summary is not the last line")
    (job.parent / "dj.csv").unlink()
    result = program.run("build", job, "-o", out).expect(1, silent=False)
    check_equal(result.summary, "pliego: nothing was made; errors: 1\n", "summary")


@test
def a_quiet_run_that_succeeds_says_nothing(program):
    job, out = built(program, "quiet")
    for option in ("-q", "--quiet"):
        check_equal(program.run("build", job, "-o", out, option, "--force").expect(0).said, "", "said")


@test
def a_quiet_run_that_fails_says_why(program):
    job, out = built(program, "quiet-fails")
    (out / ALL[2]).unlink()
    (out / ALL[2]).mkdir()
    result = program.run("build", job, "-o", out, "-q").expect(3, silent=False)
    lines = result.said.splitlines()
    check_equal(len(lines), 2, f"lines in {result.said!r}")
    check(lines[0].startswith(f"{out / ALL[2]}: error: "), lines[0])
    check(lines[1].endswith(f"failed: 1 ({ALL[2]})"), lines[1])
    (job.parent / "dj.csv").unlink()
    result = program.run("build", job, "-o", out, "-q").expect(1, silent=False)
    check_equal(len(result.said.splitlines()), 2, f"lines in {result.said!r}")


@test
def a_log_gets_every_line_whole(program):
    job, out = built(program, "logged")
    log = program.scratch / "pliego.log"
    loud = program.run("build", job, "-o", out, "--force").expect(0, silent=False)
    runs = [subprocess.Popen([program.binary, "build", job, "-o", f"{out}-{n}", "-q", "--log", log],
                             stdin=subprocess.DEVNULL) for n in range(4)]
    check_equal([run.wait(timeout=60) for run in runs], [0] * 4, "exit statuses")
    lines = log.read_text(encoding="utf-8").splitlines()
    check_equal(len(lines), 4 * (len(loud.said.splitlines()) + 1), "lines")
    for run in runs:
        head = re.compile(rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ pliego\[{run.pid}\]: (.*)")
        own = [match.group(1) for match in map(head.fullmatch, lines) if match]
        check_equal(own[0], f"begun: {job}", "first line")
        check_equal(own[1:-1], loud.err.splitlines(), "messages")
        check(own[-1].startswith("documents: 8, "), own[-1])
    program.run("build", job, "-o", out, "--log", out).expect(3, silent=False)


@test
def journals_get_priorities(program):
    job, out = built(program, "priorities")
    plain = program.run("build", job, "-o", out).expect(0, silent=False).said.splitlines()
    told = program.run("build", job, "-o", out, "--priorities").expect(0, silent=False).said.splitlines()
    check_equal(len(told), len(plain), "lines")
    for line, text in zip(told, plain):
        number = 4 if ": warning: " in text else 5 if ": note: " in text else 6
        check_equal(line, f"<{number}>{text}", "line")
    with (program.scratch / "journal").open("w+", encoding="utf-8") as file:
        stat = os.fstat(file.fileno())
        stream = f"{stat.st_dev}:{stat.st_ino}"
        subprocess.run([program.binary, "build", job, "-o", out], stderr=file, check=True,
                       env={"JOURNAL_STREAM": stream})
        file.seek(0)
        check_equal(file.read().splitlines(), told, "what the journal gets")
    other = program.run("build", job, "-o", out, env={"JOURNAL_STREAM": stream}).expect(0, silent=False)
    check(not other.said.startswith("<"), "priorities where no journal listens")


@test(alone=True)
def how_far_it_is_is_told_to_terminals_only(program):
    job, out = built(program, "terminal")
    leader, follower = pty.openpty()
    child = subprocess.Popen([program.binary, "build", job, "-o", out, "--force", "-j", "1"],
                             stdin=subprocess.DEVNULL, stderr=follower)
    os.close(follower)
    said = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(leader)
    check_equal(child.wait(), 0, "exit status")
    check(b"\r\x1b[Kdocuments: " in said and b"seconds left" in said, f"not told: {said[:200]!r}")
    check(said.count(b"\r\x1b[K") >= 2, "it is not wiped away")
    piped = program.run("build", job, "-o", out, "--force").expect(0, silent=False)
    check("\r" not in piped.said, "told where nobody looks")


@test
def it_works_in_any_surroundings(program):
    job, plan = small(program)
    command = [program.binary, "build", job, "-o"]

    def check_same(out):
        for name in [*ALL, "manifest.json"]:
            check((out / name).read_bytes() == (plan / name).read_bytes(), f"{name} in {out.name}")

    for number, shell in enumerate((
            'env -i "$@"', 'exec "$@" <&- >&- 2>&-', 'cd / && exec "$@"', 'umask 0 && exec "$@"',
            'umask 077 && exec "$@"', 'LC_ALL=C LANG=tr_TR.UTF-8 TZ=Asia/Tokyo exec "$@"',
            'ulimit -n 24 && exec "$@"', 'exec "$@" 2>/dev/full', 'nice -n 19 "$@"')):
        out = program.scratch / f"surroundings-{number}"
        done = subprocess.run(["/bin/sh", "-c", shell, "sh", *map(str, [*command, out])],
                              capture_output=True, check=False)
        check_equal(done.returncode, 0, f"exit status of {shell}: {done.stderr[-300:]!r}")
        check_equal(files_below(out), ALL, f"files of {shell}")
        check_same(out)
