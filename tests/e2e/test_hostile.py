"""Paths that are not what they seem: names that would break lines, files that are none."""

import os
import subprocess

from harness import PLAN, check, check_equal, test

NAMES = {b"a\nb": r"a\nb", b"a\x1b[31mb": r"a\x1b[31mb", "a\u202eb".encode(): r"a\u202eb",
         b"a\xffb": r"a\xffb", "a\u0085b".encode(): r"a\x85b", b"a\rb": r"a\rb",
         "a\u2028b".encode(): r"a\u2028b", b"a\tb": r"a\tb"}


def run(program, *arguments, seconds=60, **options):
    """Like program.run(), with arguments and output that are bytes."""
    done = subprocess.run([program.binary, *arguments], env={**os.environ, "LC_ALL": "C"}, timeout=seconds,
                          stdin=subprocess.DEVNULL, capture_output=True, check=False, **options)
    return done.returncode, done.stdout, done.stderr


def clean(text, what):
    """Whole lines of UTF-8 without anything that is not to be seen; returns it."""
    shown = text.decode("utf-8")
    bad = [c for c in shown if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2028"]
    check(not bad, f"{what}: {bad} in {shown}")
    check(shown == "" or shown.endswith("\n"), f"{what}: no whole line: {shown}")
    return shown


@test
def names_are_told_escaped(program):
    for i, (name, shown) in enumerate(NAMES.items()):
        folder = os.fsencode(program.folder(f"escaped-{i}"))
        os.symlink(PLAN, folder + b"/" + name)
        job, out, log = folder + b"/" + name + b"/job.yaml", folder + b"/out" + name, folder + b"/log"
        status, _, err = run(program, b"build", job, b"-o", out, b"--log", log)
        check_equal(status, 0, f"status with {name}: {err}")
        lines = clean(err, "messages").splitlines()
        check(all(line.startswith(("/", "pliego: ")) for line in lines), f"lines: {lines}")
        check(any(f"/out{shown};" in line for line in lines), f"the folder, {shown}: {lines[-1]}")
        with open(log, "rb") as file:
            logged = clean(file.read(), "log").splitlines()
        check(all(" pliego[" in line[:40] for line in logged), f"lines of the log: {logged}")
        check(logged[0].endswith(f"begun: {os.fsdecode(folder)}/{shown}/job.yaml"), f"begin: {logged[0]}")
        for arguments in ([b"build", job, b"-o", out, b"--document", name], [b"nothing" + name],
                          [b"check", job, name], [b"build", job, b"--" + name], [b"verify", folder + name],
                          [b"check", job, b"--format", name], [b"extract", folder + name],
                          [b"merge", folder + name], [b"build", job, b"--memory", name],
                          [b"build", job, b"--shard", name], [b"rollup", job, b"--level", name],
                          [b"build", job, b"--log", folder + b"/" + name],
                          [b"explain", job, b"--activity", name], [b"form", job, b"--quarter", name],
                          [b"form", job, b"--quarter", b"1", b"-o", folder + b"/form" + name],
                          [b"build", job, b"-o", out, b"--dump-layout"]):
            _, said, err = run(program, *arguments)
            clean(err, f"messages of {arguments}")
            clean(said, f"output of {arguments}")


@test
def failed_names_are_told_escaped(program):
    """The name of a unit is in the name of its booklet."""
    job = program.copy_plan("failed-name")
    text = job.read_text(encoding="utf-8").replace("name: DIRECCIÓN JURÍDICA,", 'name: "DIR\\u202EJUR",')
    job.write_text(text.replace('"unidades/{unit.code}.pdf"', '"unidades/{unit.name}.pdf"'), encoding="utf-8")
    out = program.folder("failed-name-out")
    for name in ("DIR\u202eJUR.pdf", "DIR-JUR.pdf"):  # such marks may be left out of names
        (out / "unidades" / name).mkdir(parents=True)
    status, _, err = run(program, "build", job, "-o", out)
    check_equal(status, 3, f"status: {err}")
    said = clean(err, "messages")
    check(r"(unidades/DIR\u202eJUR.pdf)" in said or "(unidades/DIR-JUR.pdf)" in said, f"summary: {said}")


@test
def a_log_is_a_file_that_takes_it(program):
    folder = program.folder("logs")
    os.mkfifo(folder / "fifo")
    (folder / "folder").mkdir()
    (folder / "link").symlink_to("fifo")
    job, out = PLAN / "job.yaml", folder / "out"
    for name, why in (("fifo", "it is not a regular file"), ("link", "it is not a regular file"),
                      ("folder", "it is a folder"), ("none/log", "No such file or directory")):
        status, _, err = run(program, "build", job, "-o", out, "--log", folder / name, seconds=20)
        check_equal(status, 3, f"status of {name}: {err}")
        told = f"{folder / name}: error: the log could not be opened: {why} [output-failed]\n"
        check_equal(err.decode(), told, name)
    check(not out.exists(), "something was made")
    reader = os.open(folder / "fifo", os.O_RDONLY | os.O_NONBLOCK)
    status, _, err = run(program, "build", job, "-o", out, "--log", folder / "fifo", seconds=20)
    os.close(reader)
    check_equal(status, 3, f"status of a FIFO that somebody reads: {err}")
    for name in ("/dev/null", "/dev/stderr"):
        status, _, err = run(program, "build", job, "-o", out, "--log", name)
        check_equal(status, 0, f"status of {name}: {err}")
        check_equal(b"begun: " in err, name == "/dev/stderr", f"the log in {name}")


@test
def nothing_waits_for_what_is_no_file(program):
    """A FIFO in the place of each file and folder that a job or a command line names."""
    def fifo_at(path):
        path.unlink()
        os.mkfifo(path)

    for name in ("job.yaml", "logo.png", "dj.csv", "avance/dj.csv", "avance-anterior/dj.csv"):
        job = program.copy_plan("fifo-" + name.replace("/", "-"))
        fifo_at(job.parent / name)
        for command in ("build", "check"):
            more = ["-o", job.parent / "out"] if command == "build" else []
            status, _, err = run(program, command, job, *more, seconds=20)
            # Nothing but documents needs the logo.
            passes = command == "check" and name == "logo.png"
            check(passes or status in (1, 3), f"{command} {name}: {status} {err}")
            check(passes or b"not a regular file" in err, f"{command} {name}: {err}")
    folder = program.folder("fifos")
    for name in ("plan.pdf", "t.yaml", "f.ttf", "out", "manifest.json"):
        os.mkfifo(folder / name)
    for command in (["extract", folder / "plan.pdf"], ["verify", folder], ["verify", folder / "out"],
                    ["merge", folder], ["merge", folder / "out"],
                    ["build", PLAN / "job.yaml", "-o", folder / "out"],
                    ["form", PLAN / "job.yaml", "--quarter", "1", "-o", folder / "out"]):
        status, _, err = run(program, *command, seconds=20)
        check(status in (1, 3), f"{command}: {status} {err}")
        check(b": error: " in err, f"{command}: {err}")
    job = program.copy_plan("fifo-template")
    text = job.read_text(encoding="utf-8")
    os.mkfifo(job.parent / "t.yaml")
    job.write_text(text.replace("template: plan-anual\n", "template: t.yaml\n"), encoding="utf-8")
    status, _, err = run(program, "build", job, "-o", job.parent / "out", seconds=20)
    check_equal(status, 1, f"a template: {err}")
    out = job.parent / "held"
    out.mkdir()
    for name in ("manifest.json", "plan-anual-2024.pdf"):
        (out / name).unlink(missing_ok=True)
        os.mkfifo(out / name)
        status, _, err = run(program, "build", PLAN / "job.yaml", "-o", out, "--document",
                             "plan-anual-2024.pdf", seconds=30)
        check(status in (0, 3), f"{name} in the folder: {status} {err}")


@test
def why_a_folder_cannot_be_made_is_told_with_the_folder(program):
    folder = program.folder("unmade")
    (folder / "file").write_text("", encoding="utf-8")
    (folder / "loop").symlink_to("loop")
    job = PLAN / "job.yaml"
    for path, at, why in (("file/a/b", "file/a", "part of its path is not a folder"),
                          ("file", "file", "part of its path is not a folder"),
                          ("loop/a", "loop/a", "Too many levels of symbolic links"),
                          ("n" * 300 + "/a", "n" * 300, "File name too long"),
                          ("made/" + "n" * 300 + "/a", "made/" + "n" * 300, "File name too long")):
        for command in (["build", job], ["form", job, "--quarter", "1"]):
            done = program.run(*command, "-o", folder / path).expect(3, silent=False)
            told = [line for line in done.err.splitlines() if "[output-failed]" in line]
            expected = f"{folder / at}: error: could not make the folder: {why} [output-failed]"
            check_equal(told, [expected], path)
            check(not (folder / "made").exists(), "a folder was left")
    if os.geteuid() != 0:
        return
    (folder / "shut").mkdir(mode=0o755)
    nobody = {"user": 65534, "group": 65534, "extra_groups": []}
    try:
        program.run("--version", **nobody)
    except PermissionError:
        return  # the program is where others may not look
    done = program.run("build", job, "-o", folder / "shut" / "a" / "b", **nobody).expect(3, silent=False)
    told = [line for line in done.err.splitlines() if "[output-failed]" in line]
    check_equal(told, [f"{folder / 'shut' / 'a'}: error: could not make the folder: permission denied "
                       "[output-failed]"], "without permission")
    (folder / "open").mkdir()
    (folder / "open").chmod(0o777)
    (folder / "open" / "unidades").mkdir(mode=0o555)
    done = program.run("build", job, "-o", folder / "open", "--unit", "DJ", **nobody).expect(3, silent=False)
    check("unidades/DJ.pdf: error: could not be written: permission denied" in done.err, done.err)


@test
def inputs_without_an_end_are_refused_quickly(program):
    """Inputs are read a second time for their digests, also those that were refused."""
    for name, why in (("zero", "it is not a regular file"), ("fifo", "it is not a regular file"),
                      ("huge", "it is larger than the limit of 32 MiB")):
        job = program.copy_plan(f"endless-{name}")
        logo = job.parent / "logo.png"
        logo.unlink()
        if name == "zero":
            logo.symlink_to("/dev/zero")
        elif name == "fifo":
            os.mkfifo(logo)
        else:
            logo.touch()
            os.truncate(logo, 1 << 40)
        done = program.run("build", job, "-o", program.folder(f"endless-{name}-out"), timeout=30)
        check_equal(done.status, 1, f"status with {name}: {done.err}")
        told = [line for line in done.err.splitlines() if "logo.png" in line and ": error: " in line]
        check_equal(len(told), 1, f"errors of {name}: {told}")
        check(told[0].startswith(f"{job}:6:7: error: ") and why in told[0], f"{name}: {told}")
