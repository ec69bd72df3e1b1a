"""Documents made by several processes: the same as by one, and one that is lost is one document."""

import os
import signal
import subprocess
import time

from harness import Skip, check, check_equal, files_below, test
from plan import DOCUMENT
from test_batch import ALL, built, manifest, small, stamps
from waiting import settle, until

SHIM = "tests/preload/fail.so"
STRUCK = 3  # the number of the document in the order of the job
NAME = "unidades/DTIC.pdf"


def shim(program, fault):
    """Environment in which a fault strikes."""
    library = program.binary.parent / SHIM
    if not library.exists():
        raise Skip(f"{library} is not built")
    return {"LD_PRELOAD": str(library), "FAULT": fault}


def check_only_one_lost(program, out, before, said, result):
    """One document of the batch is as it was before; all others are new, and the reason was told."""
    check_equal(result.status, 3, f"exit status; it said {result.err[-300:]!r}")
    lines = [line for line in result.err.splitlines() if ": error: " in line]
    check_equal(len(lines), 1, f"errors in {result.err[-500:]!r}")
    check(lines[0].startswith(f"{out / NAME}: error: ") and said in lines[0], lines[0])
    now = stamps(out)
    check_equal(sorted(name for name in ALL if now[name] == before[name]), [NAME], "documents not made")
    check_equal(files_below(out), ALL, "files")
    check_equal(manifest(out)["failed"], [NAME], "failed")
    program.run("verify", out).expect(0)


@test
def the_number_of_workers_changes_nothing(program):
    job, plan = small(program)
    for number in (1, 2, 3, 8):
        out = program.scratch / f"workers-{number}"
        result = program.run("build", job, "-o", out, "-j", number).expect(0, silent=False)
        check_equal(files_below(out), ALL, "files")
        for name in [*ALL, "manifest.json"]:
            check((out / name).read_bytes() == (plan / name).read_bytes(), f"{name} with -j {number}")
        if number == 1:
            said = result.err
        check_equal(result.err, said, f"messages with -j {number}")


@test
def faults_of_plans_read_at_once_are_told_in_the_order_of_units(program):
    """The first plan takes long to read; what is wrong with the others is told after what is with it."""
    job = program.copy_plan("faulty-plans")
    for number, path in enumerate(sorted(job.parent.glob("*.csv"))):
        text = path.read_text("utf-8").rstrip("\n") + "\n"
        rows = text.splitlines(keepends=True)[1:]
        if path.name == "drit.csv":
            text += "".join(rows) * (20000 // len(rows))
        path.write_text(f"{text}x,y,z,w,not a number {number},1\n", "utf-8")
    said = program.run("build", job, "-o", job.parent / "out", "-j", 1).expect(1, silent=False).err
    check_equal(said.count("[csv-number]\n"), 7, "figures that are none")
    for number in (2, 3, 8):
        result = program.run("build", job, "-o", job.parent / "out", "-j", number).expect(1, silent=False)
        check_equal(result.err, said, f"messages with -j {number}")


@test
def a_crash_is_one_failed_document(program):
    job, out = built(program, "crash")
    for number in (1, 4):
        before = stamps(out)
        result = program.run("build", job, "-o", out, "--force", "-j", number,
                             env=shim(program, f"crash:{STRUCK}"))
        check_only_one_lost(program, out, before, "signal 11 (SIGSEGV)", result)
    check("stale" not in manifest(out)["documents"][NAME], "it would be made the same: it is not stale")
    with job.open("a", encoding="utf-8") as file:
        file.write("# another job\n")
    settle(job.parent)
    program.run("build", job, "-o", out, env=shim(program, f"crash:{STRUCK}"))
    check(manifest(out)["documents"][NAME].get("stale"), "its edition is not told to be stale")
    result = program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(manifest(out)["failed"], [], "failed, when all is well again")


@test
def a_crash_of_the_plan_spares_the_booklets(program):
    job, out = built(program, "plan-crash")
    before = stamps(out)
    program.run("build", job, "-o", out, "--force", env=shim(program, "crash:0")).expect(3, silent=False)
    now = stamps(out)
    check_equal([name for name in ALL if now[name] == before[name]], [DOCUMENT], "documents not made")


@test(alone=True)
def a_document_that_takes_too_long_is_given_up(program):
    job, out = built(program, "hang")
    before = stamps(out)
    start = time.monotonic()
    result = program.run("build", job, "-o", out, "--force", "-j", 2, "--timeout", 1,
                         env=shim(program, f"hang:{STRUCK}"))
    check(time.monotonic() - start < 10, "it took long")
    check_only_one_lost(program, out, before, "1 seconds (--timeout)", result)
    single = program.run("build", job, "-o", out, "--force", "--document", DOCUMENT, "--timeout", 1,
                         env=shim(program, "hang:0"))
    single.expect(3, silent=False)


@test
def threads_that_read_plans_take_nothing_of_the_memory_of_documents(program):
    """Each would have 64 MB of address space, if it had memory of its own."""
    job, _ = small(program)
    for turn in range(4):
        program.run("build", job, "-o", program.folder(f"held-{turn}"), "-j", 2, "--memory", "64M").expect(
            0, silent=False)


@test
def a_document_that_needs_too_much_memory_is_given_up(program):
    job, out = built(program, "eat")
    before = stamps(out)
    result = program.run("build", job, "-o", out, "--force", "-j", 2, "--memory", "300M",
                         env=shim(program, f"eat:{STRUCK}"))
    check_only_one_lost(program, out, before, "memory", result)


@test
def without_processes_all_is_made_here(program):
    job, plan = small(program)
    out = program.scratch / "no-fork"
    program.run("build", job, "-o", out, env=shim(program, "fork:1+")).expect(0, silent=False)
    for name in ALL:
        check((out / name).read_bytes() == (plan / name).read_bytes(), name)


def children_of(pid):
    """The processes whose parent it is."""
    found = []
    for folder in os.scandir("/proc"):
        if folder.name.isdigit():
            try:
                with open(f"/proc/{folder.name}/stat", encoding="utf-8") as file:
                    if int(file.read().rsplit(")", 1)[1].split()[1]) == pid:
                        found.append(int(folder.name))
            except (OSError, ValueError, IndexError):
                pass
    return found


def heed_signals():
    """The program leaves ignored what was so when it began: SIGINT, where a shell runs it behind."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def hanging(program, out):
    """A run with two workers, one of which never comes back; all other documents are begun."""
    environment = {**os.environ, **shim(program, f"hang:{STRUCK}")}
    child = subprocess.Popen([program.binary, "build", small(program)[0], "-o", out, "--force", "-j", "2"],
                             env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
                             preexec_fn=heed_signals)
    until(lambda: child.poll() is not None or len(list(out.rglob("*.tmp"))) >= len(ALL) - 1,
          "a run that hangs")
    check(child.poll() is None, "it did not hang")
    return child, children_of(child.pid)


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@test
def signals_end_the_workers_too_and_leave_nothing(program):
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        out = program.folder(f"signal-{number}")
        child, workers = hanging(program, out)
        check(workers, "there are no workers")
        child.send_signal(number)
        said = child.communicate(timeout=30)[1].decode()
        check(said.startswith("pliego: error: ended by a signal") and said.count("\n") == 1, said)
        check_equal(child.returncode, 128 + number, "exit status")
        check(not any(is_alive(pid) for pid in workers), "a worker is left")
        check_equal(files_below(out, manifest=True), [], "files")


@test
def workers_of_a_killed_run_die_with_it(program):
    out = program.folder("killed-workers")
    child, workers = hanging(program, out)
    child.kill()
    child.communicate(timeout=30)
    program.run("build", small(program)[0], "-o", out, "--wait", 10).expect(0, silent=False)
    check(not any(is_alive(pid) for pid in workers), "a worker is left")
    check_equal(files_below(out), ALL, "files")


@test
def wrong_limits_are_refused(program):
    for option, value in (("-j", "0"), ("-j", "x"), ("--jobs", "1000"), ("--timeout", "0"),
                          ("--memory", "0"), ("--memory", "1X"), ("--memory", "-1"),
                          ("--memory", "99999T999")):
        program.run("build", small(program)[0], option, value).expect(2, silent=False)
