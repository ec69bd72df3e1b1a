"""Inputs that are saved again while documents are made: what they carry is what they print, or they fail."""

from harness import check, check_equal, files_below, Skip, test
from test_faulty_progress import GOOD, folder_of

SHIM = "tests/preload/change.so"


def build_while_changed(program, name, changed, embed):
    """Builds, while that file of the job is changed after it was read: the result, and what was made."""
    library = program.binary.parent / SHIM
    if not library.exists():
        raise Skip(f"{library} is not built")
    folder = folder_of(program, name, GOOD.encode())
    job = folder / "job.yaml"
    job.write_text(job.read_text("utf-8").replace("title: PRUEBA", f"title: PRUEBA, embed: {embed}"), "utf-8")
    result = program.run("build", job, "-o", folder / "out", "-j", "1",
                         env={"LD_PRELOAD": str(library), "CHANGED": f"/{name}/{changed}"})
    return result, files_below(folder / "out") if (folder / "out").exists() else []


@test
def a_file_that_changes_while_it_is_attached_is_an_error(program):
    for number, (changed, line) in enumerate({"u2.csv": 5, "avance/u1.csv": 4}.items()):
        result, made = build_while_changed(program, f"changed-input-{number}", changed, "sources")
        errors = [error for error in result.err.splitlines() if ": error: " in error]
        check_equal(result.status, 3, f"exit status; it said {result.err[-300:]!r}")
        check_equal(len(errors), 1, f"errors in {result.err[-500:]!r}")
        check(f"job.yaml:{line}:" in errors[0] and changed in errors[0] and "[input-changed]" in errors[0],
              errors[0])
        check_equal([name for name in made if name.endswith(".pdf")], [], "documents")


@test
def a_file_that_is_not_attached_is_read_once(program):
    result, made = build_while_changed(program, "changed-input-none", "u2.csv", "none")
    result.expect(0)
    check_equal([name for name in made if name.endswith(".pdf")], ["t1.pdf"], "documents")
    text = (program.scratch / "changed-input-none" / "u2.csv").read_text("utf-8")
    check(not text.endswith("\n\n"), "it was read a second time")
