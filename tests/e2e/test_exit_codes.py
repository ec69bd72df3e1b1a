"""What the command line names and can't be read is exit code 3 for every command, told in one line at it."""

import os

from harness import Skip, check, check_equal, files_below, test
from test_extract import pdf_with, stream

# What each is followed by; the first operand is the input.
OF_JOBS = (("build", ("-o", "out")), ("build", ("--dump-layout",)), ("check", ()),
           ("check", ("--format", "json")), ("rollup", ("--format", "csv")),
           ("explain", ("--activity", "x", "--month", "enero")), ("form", ("--quarter", "1", "-o", "out")))
OF_FILES = (*OF_JOBS, ("extract", ("-o", "out")))
OF_FOLDERS = (("verify", ()), ("merge", ()), ("merge", ("-o", "out")), ("merge", (".",)))


def check_unreadable(program, folder, command, name, options):
    result = program.run(command, name, *options, cwd=folder)
    what = f"{command} {name} {' '.join(options)}: {result.err!r}"
    check_equal(result.status, 3, f"exit status of {what}")
    check_equal(result.err.count("\n"), 1, f"lines of {what}")
    check(result.err.startswith(f"{name}: error: "), what)
    check_equal(result.out, "", f"standard output of {what}")
    check(not (folder / "out").exists(), f"a folder was made: {what}")


@test
def what_the_command_line_names_and_is_not_there_is_no_fault_of_data(program):
    folder = program.folder("not-there")
    for command, options in (*OF_FILES, *OF_FOLDERS):
        for name in ("missing", "none/missing"):
            check_unreadable(program, folder, command, name, options)
    check_equal(files_below(folder), [], "files")
    check(not (folder / "missing").exists(), "what is missing was made")


@test
def a_folder_or_a_device_for_a_file_is_no_fault_of_data(program):
    folder = program.folder("folder-for-file")
    (folder / "job.yaml").mkdir()
    for command, options in OF_FILES:
        for name in ("job.yaml", "/dev/null"):
            check_unreadable(program, folder, command, name, options)


@test
def a_file_for_a_folder_is_no_fault_of_data(program):
    folder = program.folder("file-for-folder")
    (folder / "empty").write_bytes(b"")
    for command, options in OF_FOLDERS:
        check_unreadable(program, folder, command, "empty", options)


@test
def a_file_that_may_not_be_read_is_no_fault_of_data(program):
    if os.geteuid() == 0:
        raise Skip("root may read everything")
    folder = program.folder("locked-away")
    (folder / "file").write_bytes(b"")
    (folder / "file").chmod(0)
    (folder / "folder").mkdir(mode=0)
    for command, options in OF_FILES:
        check_unreadable(program, folder, command, "file", options)
    for command, options in OF_FOLDERS:
        check_unreadable(program, folder, command, "folder", options)


@test
def a_file_that_can_be_read_and_is_nothing_is_refused(program):
    folder = program.folder("nothing-in-it")
    (folder / "empty").write_bytes(b"")
    (folder / "folder").mkdir()
    for name, commands in (("empty", OF_FILES), ("folder", OF_FOLDERS)):
        for command, options in commands:
            result = program.run(command, name, *options, cwd=folder).expect(1, silent=False)
            check(result.err.startswith(name), f"{command} {name}: {result.err!r}")


@test
def what_a_job_names_and_is_not_there_is_a_fault_of_data(program):
    job = program.copy_plan("names-missing")
    (job.parent / "odah.csv").unlink()
    for command, options in OF_JOBS:
        result = program.run(command, job, *options, cwd=job.parent).expect(1, silent=False)
        check("odah.csv" in result.err and "[file-unreadable]" in result.err, f"{command}: {result.err!r}")


@test
def an_output_folder_that_is_a_file_is_no_fault_of_data(program):
    job = program.copy_plan("output-is-file")
    (job.parent / "file").write_bytes(b"")
    pdf_with(job.parent / "a.pdf", (b"a.csv", stream(b"1,2\n")))
    for command, operand, options in (("build", job, ()), ("form", job, ("--quarter", "1")),
                                      ("extract", "a.pdf", ()), ("build", job, ("--log", job.parent))):
        output = () if "--log" in options else ("-o", "file")
        result = program.run(command, operand, *options, *output, cwd=job.parent).expect(3, silent=False)
        check_equal(result.err.count(": error: "), 1, f"errors of {command}: {result.err!r}")
