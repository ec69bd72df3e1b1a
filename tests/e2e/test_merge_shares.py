"""Shares written by hand: which of them belong together, and what is said of those that do not."""

import hashlib
import json
import os
import subprocess

from harness import check, check_equal, test
from waiting import settle

SUM = hashlib.sha256(b"").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()
HEAD = b"%PDF-1.7\n"


def ended(content, table=b"xref\n0 1\n", end=b"%%EOF\n"):
    """As much of a PDF as is looked at before one is put in place."""
    return HEAD + content + b"\n" + table + b"startxref\n%d\n" % (len(HEAD + content) + 1) + end


A, B = ended(b"of a"), ended(b"of b")
LIBRARIES = {"a": "1", "b": "2"}


def document(content, **changes):
    return {"bytes": len(content), "findings": 0, "fingerprint": SUM, "inputs": {"x.csv": SUM}, "pages": 2,
            "sha256": hashlib.sha256(content).hexdigest(), "units": {}, **changes}


def share(folder, k, n, files, documents=None, **changes):
    """A folder that holds share K of N: files (name, content), and what its manifest says."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    entries = {name: document(content) for name, content in files.items()}
    entries.update(documents or {})
    told = {"documents": entries, "failed": [], "libraries": LIBRARIES, "manifest": 1, "plans": SUM,
            "program": "Pliego 1", "shard": f"{k}/{n}", **changes}
    told = {key: value for key, value in told.items() if value is not None}
    (folder / f"manifest-{k}-of-{n}.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def pair(run, name, **changes):
    """Two shares with a document each; the second has something otherwise."""
    base = run.scratch / f"merge-{name}"
    files = changes.pop("files", {"u/b.pdf": B})
    return [share(base / "1", 1, 2, {"a.pdf": A}), share(base / "2", 2, 2, files, **changes)]


def check_refused(program, name, folders, expected, code=1):
    out = program.scratch / f"merge-{name}-out"
    result = program.run("merge", *folders, "-o", out).expect(code, silent=False)
    base = f"{folders[0].parent}/"
    check_equal(result.err.replace(base, "").replace(str(out), "OUT"), expected, name)
    check(not (out / "manifest.json").exists(), f"{name}: a manifest was written")


PROGRAM = ("2/manifest-2-of-2.json: error: this was made by another program, or with other libraries, than "
           "1/manifest-1-of-2.json [merge-differs]\n")
SET = ("2/manifest-2-of-2.json: error: this is a share of another set than 1/manifest-1-of-2.json "
       "[merge-differs]\n")
LAST = "OUT: error: share 2/2 is missing [merge-missing]\n"


@test
def shares_that_differ_are_refused_and_it_is_said_in_what(program):
    for name, changes, expected in (
            ("program", {"program": "Pliego 2"}, PROGRAM),
            ("no-program", {"program": None}, PROGRAM),
            ("version", {"libraries": {"a": "1", "b": "3"}}, PROGRAM),
            ("library", {"libraries": {"a": "1", "c": "2"}}, PROGRAM),
            ("fewer", {"libraries": {"a": "1"}}, PROGRAM),
            ("plans", {"plans": OTHER},
             "2/manifest-2-of-2.json: error: this was made from other plans than 1/manifest-1-of-2.json "
             "[merge-differs]\n"),
            ("file", {"documents": {"u/b.pdf": document(B, inputs={"x.csv": OTHER})}},
             "2/manifest-2-of-2.json: error: the shares were made from different files «x.csv» "
             "[merge-differs]\n"),
            ("path", {"files": {"a.pdf": A}},
             "2/manifest-2-of-2.json: error: «a.pdf» is in another share, too [merge-twice]\n"),
            ("of-three", {"shard": "2/3"}, SET + LAST)):
        check_refused(program, name, pair(program, name, **changes), expected)


@test
def a_share_of_another_number_than_its_name_says_is_refused(program):
    check_refused(program, "number", pair(program, "number", shard="1/2"), SET + LAST)


@test
def each_share_that_is_missing_is_told(program):
    folder = share(program.scratch / "merge-some" / "2", 2, 4, {"a.pdf": A})
    check_refused(program, "some", [folder], "".join(
        f"OUT: error: share {k}/4 is missing [merge-missing]\n" for k in (1, 3, 4)))


@test
def what_is_no_manifest_is_told_at_its_place(program):
    folders = pair(program, "broken")
    (folders[1] / "manifest-2-of-2.json").write_text("{\n 1", encoding="utf-8")
    result = program.run("merge", *folders).expect(1, silent=False)
    check(result.err.startswith(f"{folders[1]}/manifest-2-of-2.json:2:"), result.err)
    check("[manifest-invalid]" in result.err and result.err.count("\n") == 1, result.err)


@test
def what_stands_in_the_place_of_a_document_is_none(program):
    def link(path):
        path.symlink_to("../../1/a.pdf")

    for name, put in (("folder", os.mkdir), ("pipe", os.mkfifo), ("link", link)):
        folders = pair(program, name)
        (folders[1] / "u" / "b.pdf").unlink()
        put(folders[1] / "u" / "b.pdf")
        check_refused(program, name, folders, "2/u/b.pdf: error: 2/manifest-2-of-2.json has this document, "
                      "but it is not here [verify-missing]\n")


@test
def files_of_an_earlier_edition_may_differ(program):
    stale = document(B, inputs={"x.csv": OTHER}, stale=True)
    folders = pair(program, "earlier", documents={"u/b.pdf": stale}, failed=["u/b.pdf"])
    out = program.scratch / "merge-earlier-out"
    result = program.run("merge", *folders, "-o", out).expect(1, silent=False)
    check_equal(result.err, f"{folders[1]}/manifest-2-of-2.json: warning: «u/b.pdf» could not be made "
                "[merge-failed]\n", "messages")
    check_equal(result.out, "shares: 2, documents: 2, pages: 4, copied: 2\n", "what it came to")
    told = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    check_equal((told["failed"], told["documents"]["u/b.pdf"], "shard" in told), (["u/b.pdf"], stale, False),
                "manifest")
    check_equal((out / "u" / "b.pdf").read_bytes(), B, "document")


@test
def what_is_there_already_is_not_copied_again(program):
    folders = pair(program, "again")
    (folders[0] / "u").mkdir()
    (folders[0] / "u" / "b.pdf").write_bytes(B)
    result = program.run("merge", *folders).expect(0)
    check_equal(result.out, "shares: 2, documents: 2, pages: 4, copied: 0\n", "what it came to")
    check_equal(sorted(path.name for path in folders[0].glob("manifest*")), ["manifest.json"], "manifests")
    check((folders[1] / "manifest-2-of-2.json").exists(), "the other folder was touched")


@test
def shares_without_documents_are_joined(program):
    base = program.scratch / "merge-nothing"
    folders = [share(base / str(k), k, 2, {}) for k in (1, 2)]
    result = program.run("merge", *folders).expect(0)
    check_equal(result.out, "shares: 2, documents: 0, pages: 0, copied: 0\n", "what it came to")


@test
def a_folder_that_is_taken_or_is_none_is_told_by_the_exit_code(program):
    folders = pair(program, "taken")
    out = program.folder("merge-taken-out")
    code = ("import fcntl, sys; f = open(sys.argv[1], 'a+'); fcntl.flock(f, fcntl.LOCK_EX); print('held',"
            " flush=True); sys.stdin.read()")
    with subprocess.Popen(["python3", "-c", code, out / ".pliego.lock"], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        program.run("merge", *folders, "-o", out).expect(4, silent=False)
        child.communicate()
    program.run("merge", *folders, "-o", folders[0] / "a.pdf").expect(3, silent=False)
    check_equal((folders[0] / "a.pdf").read_bytes(), A, "the file in the folder's place")
    program.run("merge", *folders, "-o", out).expect(0)


@test
def the_options_of_merge(program):
    check(program.run("merge", "--help").expect(0).out.startswith("Usage: pliego merge DIR..."), "help")
    for wrong in (["--what"], ["-o"], ["a", "-o", "b", "-x"]):
        program.run("merge", *wrong).expect(2, silent=False)


@test
def what_does_not_look_like_a_pdf_is_not_put_in_place(program):
    long = b"x" * 3000
    for name, content, said in (
            ("short", b"%PDF-1.", "it can't be read"),
            ("no-head", b"PDF" + B, "it does not begin as a PDF"),
            ("no-start", HEAD + long, "it has no end"),
            ("no-number", HEAD + b"startxref\n", "it has no end"),
            ("zero", HEAD + b"startxref\n0\n%%EOF\n", "there is no cross-reference table where its end says"),
            ("behind", HEAD + b"startxref\n999\n%%EOF\n",
             "its end does not say where the cross-reference table is"),
            ("cut-off", HEAD + b"startxref\n9", "its end does not say where the cross-reference table is"),
            ("no-mark", ended(b"", end=b"%%EO\n"), "it has no end"),
            ("more", ended(b"", end=b"%%EOF\nmore"), "it has no end"),
            ("no-table", ended(long, table=b"xray"),
             "there is no cross-reference table where its end says")):
        check_refused(program, f"proof-{name}", pair(program, f"proof-{name}", files={"b.pdf": content}),
                      f"OUT/b.pdf: error: read again before it was put in place: {said} [output-failed]\n", 3)


@test
def errors_of_a_share_are_those_of_the_whole(program):
    """A job whose runs end with 1 doesn't end with 0 when it is made in shares."""
    job = program.copy_plan("errors-of-a-share")
    text = job.read_text(encoding="utf-8")
    job.write_text(text.replace("\nunits:", "\nfaulty-units: leave-out\nunits:"), encoding="utf-8")
    plan = job.parent / "dj.csv"
    plan.write_bytes(plan.read_bytes().replace(b",MAR,", b",MARZ0,", 1))
    settle(job.parent)
    whole, out = job.parent / "whole", job.parent / "out"
    program.run("build", job, "-o", whole).expect(1, silent=False)
    for k in (1, 2):
        program.run("build", job, "-o", out, "--shard", f"{k}/2").expect(1, silent=False)
    result = program.run("merge", out).expect(1, silent=False)
    said = "manifest-1-of-2.json: warning: the run that made this share told of errors: "
    check(said in result.err, result.err)
    check("[merge-errors]" in result.err and "shares: 2" in result.out, result.err + result.out)
    check((out / "manifest.json").read_bytes() == (whole / "manifest.json").read_bytes(), "manifest")
