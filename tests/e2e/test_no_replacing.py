"""What is not to be replaced without --force is not, even if it comes to be there at the last moment."""

from harness import check, check_equal, files_below, test
from test_extract import extract, pdf_with, stream
from test_workers import shim

MEANWHILE = "this came to be here meanwhile"


def three_files(folder):
    return pdf_with(folder / "a.pdf", *((name, stream(name)) for name in (b"a.csv", b"b.csv", b"c.csv")))


@test
def extract_keeps_a_file_that_appears_at_the_last_moment(program):
    """And then writes none of the others: not those before it, not those behind it."""
    folder = program.folder("appears")
    pdf = three_files(folder)
    for number, name in enumerate(("a.csv", "b.csv", "c.csv"), 1):
        out = folder / str(number)
        result = program.run("extract", pdf, "-o", out, env=shim(program, f"appear:{number}")).expect(
            1, silent=False)
        check(result.err.startswith(f"{out / name}: error: {MEANWHILE}") and
              result.err.endswith(" [output-exists]\n") and result.err.count("\n") == 1, result.err)
        check_equal(result.out, "", "standard output")
        check_equal(files_below(out), [name], "files")
        check_equal((out / name).read_bytes(), b"theirs\n", name)
        extract(program, pdf, out, "--force").expect(0)
        check_equal((out / name).read_bytes(), name.encode(), f"{name}, replaced")


@test
def form_keeps_a_file_that_appears_at_the_last_moment(program):
    job = program.copy_plan("form-appears")
    out = program.scratch / "form-appears-out"
    result = program.run("form", job, "--quarter", 1, "-o", out, env=shim(program, "appear:2")).expect(
        1, silent=False)
    check(MEANWHILE in result.err and "[output-exists]" in result.err, result.err)
    check_equal(len(files_below(out)), 1, "files")
    check_equal((out / files_below(out)[0]).read_bytes(), b"theirs\n", "the file")


@test
def files_are_written_where_the_file_system_knows_no_such_renames(program):
    folder = program.folder("old-systems")
    pdf = three_files(folder)
    for kind in ("old", "bare"):
        out = folder / kind
        program.run("extract", pdf, "-o", out, env=shim(program, f"{kind}:1")).expect(0)
        check_equal(files_below(out), ["a.csv", "b.csv", "c.csv"], f"files, {kind}")
        (out / "b.csv").write_bytes(b"theirs\n")
        (out / "a.csv").unlink()
        program.run("extract", pdf, "-o", out, env=shim(program, f"{kind}:1")).expect(1, silent=False)
        check_equal(files_below(out), ["b.csv", "c.csv"], f"files, {kind}, once more")
        check_equal((out / "b.csv").read_bytes(), b"theirs\n", "the file")
