"""A document on disk is absent, the old one complete, or the new one complete."""

import os
import resource
import signal
import subprocess
import time

import generate
from harness import PLAN, Skip, check, check_equal, files_below, test
from plan import DOCUMENT
from waiting import until

JOB = PLAN / "job.yaml"
EARLIER = b"%PDF-1.7 the earlier edition\n"
NOBODY = 65534


def with_earlier(folder):
    """An output folder that holds an earlier edition."""
    folder.mkdir(parents=True)
    (folder / DOCUMENT).write_bytes(EARLIER)
    return folder


def check_untouched(folder):
    check_equal(files_below(folder), [DOCUMENT], "files in the output folder")
    check((folder / DOCUMENT).read_bytes() == EARLIER, "the earlier edition was touched")


def check_failed(result, *texts):
    """The run failed for the system's reasons, and said so with each of the texts."""
    check_equal(result.status, 3, f"exit status; it said {result.err[:300]!r}")
    for text in ("error", *texts):
        check(text in result.err, f"{text!r} is not in {result.err!r}")


@test
def refused_data_leaves_the_earlier_edition(program):
    job = program.copy_plan("refused")
    out = with_earlier(program.scratch / "refused-out")
    text = (job.parent / "dj.csv").read_text(encoding="utf-8")
    (job.parent / "dj.csv").write_text(text + "una,fila,corta\n", encoding="utf-8")
    program.run("build", job, "-o", out).expect(1, silent=False)
    check_untouched(out)


@test
def a_new_edition_replaces_the_earlier_one(program):
    out = with_earlier(program.scratch / "replaced")
    program.run("build", JOB, "-o", out, "--document", DOCUMENT).expect(0, silent=False)
    check((out / DOCUMENT).read_bytes() == (program.plan() / DOCUMENT).read_bytes(), "not the new edition")
    check_equal(files_below(out), [DOCUMENT], "files")


@test
def an_output_folder_that_cannot_be_made_is_told(program):
    folder = program.folder("a-file")
    (folder / "output").write_text("not a folder\n", encoding="utf-8")
    check_failed(program.run("build", JOB, cwd=folder), "output")
    check_failed(program.run("build", JOB, "-o", folder / "output" / "deep"), "output")
    check_equal(files_below(folder), ["output"], "files")


@test
def an_output_folder_that_cannot_be_written_is_told(program):
    out = with_earlier(program.scratch / "read-only")
    out.chmod(0o555)
    user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        try:
            result = program.run("build", JOB, "-o", out, **user)
        except PermissionError as reason:
            raise Skip("the program can't be run as another user here") from reason
        check_failed(result, "read-only")
        check_untouched(out)
    finally:
        out.chmod(0o755)


def limit_file_size():
    """For the child: no file past 8 KB, and a write past it fails instead of killing."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


@test
def a_write_that_fails_publishes_nothing(program):
    out = with_earlier(program.scratch / "limited")
    check_failed(program.run("build", JOB, "-o", out, preexec_fn=limit_file_size), DOCUMENT)
    check_untouched(out)


@test
def a_full_disk_publishes_nothing(program):
    out = program.folder("full-disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", out]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        raise Skip("a small file system can't be mounted here")
    try:
        (out / DOCUMENT).write_bytes(EARLIER)
        check_failed(program.run("build", JOB, "-o", out), DOCUMENT, "No space left")
        check_untouched(out)
    finally:
        subprocess.run(["umount", out], check=False)


def make_large(program):
    """A job that takes long, the edition it makes, and how many seconds that took."""
    job = program.scratch / "job.yaml"
    generate.generate(500, program.scratch)
    start = time.monotonic()
    program.run("build", job, "-o", program.scratch / "whole").expect(0, silent=False)
    return job, (program.scratch / "whole" / "plan.pdf").read_bytes(), time.monotonic() - start


@test(alone=True)
def a_signal_leaves_no_trace(program):
    """TERM, INT and HUP at moments spread over the run of a large job."""
    job, edition, whole = program.once(make_large)
    hit = 0
    for step in range(12):
        number = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)[step % 3]
        out = program.folder(f"out-{step}")
        (out / "plan.pdf").write_bytes(EARLIER)
        child = subprocess.Popen([program.binary, "build", job, "-o", out],
                                 stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(whole * (step + 1) / 13)  # the moment is what is tried
        child.send_signal(number)
        child.communicate(timeout=60)
        check_equal(files_below(out), ["plan.pdf"], f"files after signal {number} at step {step}")
        if child.returncode == 0:
            continue
        hit += 1
        code = child.returncode
        check(code in (128 + number, -number), f"exit status {code} after signal {number}")
        # The old edition or, where the signal came after it was put in place, the new one: both whole.
        check((out / "plan.pdf").read_bytes() in (EARLIER, edition), "neither the old nor the new edition")
    check(hit > 3, f"only {hit} of 12 signals came before the end")


@test(alone=True)
def a_kill_leaves_the_earlier_edition(program):
    """Nothing can be cleaned up then; the document is still the old one, and the next run is not stopped."""
    job, edition, _ = program.once(make_large)
    out = program.folder("killed")
    (out / "plan.pdf").write_bytes(EARLIER)
    command = [program.binary, "build", job, "-o", out]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    until(lambda: child.poll() is not None or list(out.rglob("*.tmp")), "a document is being written")
    child.kill()
    child.wait()
    if child.returncode == 0:
        raise Skip("it was done before it could be killed")
    check((out / "plan.pdf").read_bytes() == EARLIER, "the earlier edition was touched")
    program.run("build", job, "-o", out).expect(0, silent=False)
    check((out / "plan.pdf").read_bytes() == edition, "the next run's is not whole")


@test
def two_runs_at_once_leave_whole_documents(program):
    out = program.scratch / "at-once"
    children = [subprocess.Popen([program.binary, "build", JOB, "-o", out], stdin=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for _ in range(4)]
    codes = {child.wait(timeout=60) for child in children}
    check(codes <= {0, 4}, f"exit statuses {codes}")
    check_equal(files_below(out), files_below(program.plan()), "files")
    for name in files_below(out):
        check((out / name).read_bytes() == (program.plan() / name).read_bytes(), f"{name} is not whole")


HOSTILE = {
    "brackets": (b"[" * 200_000, None),
    "braces": (b"{a: " * 50_000, None),
    "dashes": (b"- " * 100_000, None),
    "long-scalar": (b"year: " + b"x" * 900_000, None),
    "not-text": (bytes(range(256)) * 1000, None),
    "quote": (None, b'ACTIVIDAD\n"' + b"x," * 2_000_000),
    "columns": (None, b",".join(b"C%d" % n for n in range(100_000))),
    "rows": (None, b"ACTIVIDAD\n" + b"a,b\n" * 300_000),
    "separators": (None, b"," * 8_000_000),
}


def processor_seconds():
    """What the processes took that this one has waited for: how busy the machine is makes no difference."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@test
def hostile_files_are_refused_quickly(program):
    for name, (job_bytes, csv_bytes) in HOSTILE.items():
        job = program.copy_plan(f"hostile-{name}")
        if job_bytes is not None:
            job.write_bytes(job_bytes)
        if csv_bytes is not None:
            (job.parent / "dj.csv").write_bytes(csv_bytes)
        start = processor_seconds()
        result = program.run("build", job, "-o", program.scratch / "hostile-out")
        seconds = processor_seconds() - start
        check_equal(result.status, 1, f"{name}: exit status")
        check("error" in result.err, f"{name}: it said {result.err[:200]!r}")
        check(seconds < 3, f"{name}: took {seconds:.1f} s")
        check(len(result.err) < 400_000, f"{name}: said {len(result.err)} bytes")
    check(not (program.scratch / "hostile-out").exists(), "the output folder was made")


@test
def a_lock_that_is_another_files_name_is_refused(program):
    folder = program.folder("hard-link")
    other = program.scratch / "precious.txt"
    other.write_text("precious")
    os.link(other, folder / ".pliego.lock")
    check_failed(program.run("build", JOB, "-o", folder))
    check_equal(other.read_text(), "precious", "the file that the lock is a link to")


@test
def the_same_fault_in_two_files_is_told_of_each(program):
    job = program.copy_plan("same-fault")
    for name in ("dj", "dtic"):
        plan = job.parent / f"{name}.csv"
        lines = plan.read_text(encoding="utf-8").split("\n")
        lines[1] = lines[1].replace('"', '"\U00012000', 1)
        plan.write_text("\n".join(lines), encoding="utf-8")
    said = program.run("build", job, "-o", program.scratch / "same-fault-out").err
    for name in ("dj", "dtic"):
        check(f"{name}.csv:2:2: error: no face" in said, f"nothing of {name}.csv in {said[:600]!r}")
