"""A single document made by two threads: the same as by one, and it ends as one does."""

import os
import signal
import subprocess

from harness import check, check_equal, files_below, test
from test_batch import small
from test_workers import heed_signals, shim
from waiting import until

NAME = "plan-anual-2024.pdf"
BEGINS = "thread:1"  # others, which read plans, are not counted
PIECE = 65536  # of a document, as it is written; those before the last are by the second thread


def command(program, out, threads):
    return ["build", small(program)[0], "-o", out, "--force", "--document", NAME, "-j", threads]


def marked(program, fault, name):
    """Environment in which a fault strikes, and the file that is made when it does."""
    mark = program.scratch / name
    return {**shim(program, fault), "FAULT_MARK": str(mark)}, mark


@test
def the_number_of_threads_changes_nothing(program):
    made = (small(program)[1] / NAME).read_bytes()
    check(len(made) > 2 * PIECE, "the document is too small to show anything")
    for threads in (1, 2, 8):
        out = program.folder(f"threads-{threads}")
        env, mark = marked(program, BEGINS, f"mark-{threads}")
        for environment in ({}, env, shim(program, "thread:1+")):
            program.run(*command(program, out, threads), env=environment).expect(0, silent=False)
            check((out / NAME).read_bytes() == made, f"{NAME} with -j {threads} and {environment}")
        check_equal(mark.exists(), threads > 1, f"a thread was to begin, with -j {threads}")


@test
def a_process_that_may_use_one_processor_has_one_thread(program):
    one = {min(os.sched_getaffinity(0))}
    for pin in (None, lambda: os.sched_setaffinity(0, one)):
        env, mark = marked(program, BEGINS, f"mark-pinned-{pin is not None}")
        out = program.folder(f"pinned-{pin is not None}")
        program.run(*command(program, out, 1)[:-2], env=env, preexec_fn=pin).expect(0, silent=False)
        threads = 1 if pin else len(os.sched_getaffinity(0))
        check_equal(mark.exists(), threads > 1, f"a thread was to begin, on {threads} processors")


@test
def documents_in_processes_of_their_own_have_one_thread(program):
    for more in (["--timeout", 100], ["--memory", "2G"]):
        out = program.folder("process" + more[0])
        env, mark = marked(program, BEGINS, "mark" + more[0])
        program.run(*command(program, out, 2), *more, env=env).expect(0, silent=False)
        check(not mark.exists(), f"a thread was to begin, with {more[0]}")


@test
def a_full_disk_is_told_whichever_thread_finds_it(program):
    out = program.folder("full")
    # The lock's holder is the first that is written, then the document by the second thread, and the first.
    for nth in (2, 3):
        env, mark = marked(program, f"write:{nth}+", f"mark-full-{nth}")
        result = program.run(*command(program, out, 2), env=env).expect(3, silent=False)
        check(mark.exists(), "no write failed")
        check(f"{out / NAME}: error: could not be written: No space left on device" in result.err, result.err)
        check_equal(files_below(out), [], "files")


@test
def a_signal_ends_a_run_whose_second_thread_is_stuck(program):
    for number in (signal.SIGTERM, signal.SIGINT):
        out = program.folder(f"stuck-{number}")
        env, mark = marked(program, "stall:2", f"mark-stuck-{number}")
        child = subprocess.Popen([program.binary, *map(str, command(program, out, 2))],
                                 env={**os.environ, **env}, stdin=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, preexec_fn=heed_signals)
        until(lambda: child.poll() is not None or mark.exists(), "a write that never comes back")
        check_equal(len(os.listdir(f"/proc/{child.pid}/task")), 2, "threads")
        child.send_signal(number)
        said = child.communicate(timeout=30)[1].decode()
        check(said.startswith("pliego: error: ended by a signal") and said.count("\n") == 1, said)
        check_equal(child.returncode, 128 + number, "exit status")
        check_equal(files_below(out, manifest=True), [], "files")
