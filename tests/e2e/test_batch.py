"""Many documents, every night, with nobody watching: what is made, left alone, spared, and told."""

import hashlib
import json
import os
import pathlib
import re
import stat
import subprocess
import time

from harness import PLAN, ROOT, check, check_equal, files_below, test
from plan import DOCUMENT
from waiting import settle, until

BOOKLETS = [f"unidades/{code}.pdf" for code in ("DA", "DJ", "DRIT", "DTIC", "ODAH", "ODSO", "P092")]
ALL = [DOCUMENT, *BOOKLETS]


def small_job(program, name):
    """The job of 2024 with the plan and its booklets only, and its files, in a new folder."""
    job = program.copy_plan(name)
    head, *documents = re.split(r"(?m)^(?=  - template: )", job.read_text(encoding="utf-8"))
    kept = [text for text in documents if re.match(r"  - template: (plan-anual|cuadernillo-unidad)$", text,
                                                   re.M)]
    check_equal(len(kept), 2, "documents of the small job")
    job.write_text(head + "".join(kept), encoding="utf-8")
    return job


def small(program):
    """That job and its documents, made once for all tests that only read them."""
    return program.once(built, "small")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(out):
    return json.loads((out / "manifest.json").read_text(encoding="utf-8"))


def stamps(out):
    """What changes when a file is written again."""
    return {name: ((out / name).stat().st_ino, (out / name).stat().st_mtime_ns)
            for name in files_below(out, manifest=True)}


def rewritten(out, before):
    """The names of the files that are not those of `before`."""
    return sorted(name for name, stamp in stamps(out).items() if before.get(name) != stamp)


def built(program, name):
    """A copy of the job of 2024 and its documents: (job, output folder)."""
    job = small_job(program, name)
    out = program.scratch / f"{name}-out"
    settle(job.parent)
    program.run("build", job, "-o", out).expect(0, silent=False)
    return job, out


def append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    settle(path.parent)


def spoil(job, unit):
    """Gives a unit a word that no column can hold, in a job that takes warnings for errors."""
    path = job.parent / f"{unit}.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:1]) + lines[1].replace(",", "," + "W" * 300, 1) + "".join(lines[2:]),
                    encoding="utf-8")
    settle(path.parent)


@test
def the_manifest_tells_what_is_there_and_what_it_was_made_from(program):
    job, out = small(program)
    said = manifest(out)
    check_equal(list(said["documents"]), ALL, "documents, in order")
    check_equal(said["failed"], [], "failed")
    for name, entry in said["documents"].items():
        check_equal(entry["sha256"], sha256(out / name), f"digest of {name}")
        check_equal(entry["bytes"], (out / name).stat().st_size, f"size of {name}")
        check_equal(entry["inputs"]["job.yaml"], sha256(job), "digest of the job")
        check("fonts/ArchivoNarrow-Bold.ttf" in entry["inputs"], f"no font among the inputs of {name}")
        check("logo.png" in entry["inputs"], f"no logo among the inputs of {name}")
        check("fonts/sRGB.icc" in entry["inputs"], f"no profile among the inputs of {name}")
        check_equal(entry["date"], "Enero/2024", "date")
    plan = said["documents"][DOCUMENT]
    check_equal(len(plan["units"]), 7, "units of the plan")
    for name in BOOKLETS:
        code = name[len("unidades/"):-len(".pdf")]
        entry = said["documents"][name]
        check_equal(entry["inputs"][f"{code.lower()}.csv"], sha256(PLAN / f"{code.lower()}.csv"), "plan")
        check_equal(entry["units"], {code: entry["pages"]}, f"pages of {code}")
        check_equal(plan["units"][code], entry["pages"], f"pages of {code} in the plan")
    check_equal(sum(said["documents"][name]["findings"] for name in BOOKLETS), plan["findings"], "findings")
    text = (out / "manifest.json").read_text(encoding="utf-8")
    check(str(PLAN) not in text and str(out) not in text, "there is a folder of this machine in the manifest")


@test
def the_manifest_does_not_tell_where_it_was_made(program):
    job, out = built(program, "elsewhere")
    check((out / "manifest.json").read_bytes() == (small(program)[1] / "manifest.json").read_bytes(),
          "the same job gives another manifest in another folder")


@test
def a_manifest_is_text_whatever_files_are_called(program):
    job = small_job(program, "bytes-in-names")
    odd = os.fsencode(job.parent) + b"/a\xf1o.yaml"
    os.rename(job, odd)
    out = program.scratch / "bytes-in-names-out"
    program.run("build", os.fsdecode(odd), "-o", out).expect(0, silent=False)
    check("a\\xf1o.yaml" in manifest(out)["documents"][DOCUMENT]["inputs"], "the job's name")
    program.run("verify", out).expect(0)


@test
def what_is_unchanged_is_not_touched(program):
    job, out = built(program, "unchanged")
    before = stamps(out)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(rewritten(out, before), [], "written again")
    program.run("build", job, "-o", out, "--force").expect(0, silent=False)
    check_equal(rewritten(out, before), ALL, "written again with --force")
    (out / BOOKLETS[2]).write_bytes(b"%PDF-1.7 something else\n")
    (out / BOOKLETS[4]).unlink()
    before = stamps(out)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(rewritten(out, before), [BOOKLETS[2], BOOKLETS[4]], "mended")
    program.run("verify", out).expect(0)


@test
def a_changed_unit_makes_what_depends_on_it(program):
    job, out = built(program, "one-changed")
    before = stamps(out)
    path = job.parent / "p092.csv"  # the last unit: it moves no other's pages
    path.write_text(path.read_text(encoding="utf-8").replace("Base de datos", "Base  de datos", 1),
                    encoding="utf-8")
    settle(path.parent)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(rewritten(out, before), ["manifest.json", DOCUMENT, "unidades/P092.pdf"], "written again")


@test
def a_unit_that_grows_moves_the_page_numbers_that_others_keep(program):
    job, out = built(program, "grown")
    before = stamps(out)
    path = job.parent / "dj.csv"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    append(path, "".join(rows[1:]).replace("Mediaciones", "Otras") * 3)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(rewritten(out, before), ["manifest.json", *ALL], "written again: the total is on every page")


@test
def a_changed_template_font_or_option_makes_all_anew(program):
    job, out = built(program, "template-changed")
    append(job, "# a remark\n")
    before = stamps(out)
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(rewritten(out, before), ["manifest.json", *ALL], "the job is attached to every document")
    before = stamps(out)
    program.run("build", job, "-o", out, env={"SOURCE_DATE_EPOCH": "1700000000"}).expect(0, silent=False)
    check_equal(rewritten(out, before), ["manifest.json", *ALL], "the date is in every document")


@test
def a_part_of_the_job_keeps_the_rest_in_the_manifest(program):
    job, out = built(program, "part")
    before = manifest(out)
    program.run("build", job, "-o", out, "--unit", "DJ", "--force").expect(0, silent=False)
    check_equal(manifest(out), before, "the manifest")
    program.run("verify", out).expect(0)
    (out / BOOKLETS[0]).write_bytes(b"%PDF-1.7 something else\n")
    program.run("build", job, "-o", out, "--unit", "DJ").expect(0, silent=False)
    check(BOOKLETS[0] not in manifest(out)["documents"], "what is not true any more is still listed")


@test
def a_document_that_is_no_longer_made_is_told(program):
    job, out = built(program, "orphan")
    text = job.read_text(encoding="utf-8")
    job.write_text("".join(line for line in text.splitlines(keepends=True) if "code: DJ," not in line),
                   encoding="utf-8")
    result = program.run("build", job, "-o", out).expect(0, silent=False)
    check("unidades/DJ.pdf: note:" in result.err and "[document-orphan]" in result.err, result.err[-300:])
    result = program.run("verify", out).expect(1, silent=False)
    check("unidades/DJ.pdf" in result.err and "verify-extra" in result.err, result.err)


@test
def a_document_that_fails_spares_the_others(program):
    job, out = built(program, "one-fails")
    old = (out / "unidades/P092.pdf").read_bytes()
    # A target that no document can take the place of.
    (out / "unidades/DJ.pdf").unlink()
    (out / "unidades/DJ.pdf").mkdir()
    append(job, "# so that all are made anew\n")
    before = stamps(out)
    result = program.run("build", job, "-o", out).expect(3, silent=False)
    check("unidades/DJ.pdf: error:" in result.err, result.err[-300:])
    check_equal(rewritten(out, before), ["manifest.json", *(name for name in ALL if "DJ" not in name)],
                "the others")
    check((out / "unidades/P092.pdf").read_bytes() != old, "the job that is attached was not changed")
    said = manifest(out)
    check_equal(said["failed"], ["unidades/DJ.pdf"], "failed")
    check("unidades/DJ.pdf" not in said["documents"], "it is listed, and there is none")
    program.run("verify", out).expect(1, silent=False)


def rules():
    """All that the reference tells the checks to have."""
    text = (ROOT / "templates" / "README.md").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"`(check-[a-z-]+)`", text)))


@test
def the_earlier_edition_of_one_that_fails_stays_and_is_told(program):
    job, out = built(program, "stale")
    old = (out / "unidades/P092.pdf").read_bytes()
    entry = manifest(out)["documents"]["unidades/P092.pdf"]
    spoil(job, "p092")
    text = job.read_text(encoding="utf-8").replace("year: 2024", "year: 2024\nchecks: {%s}" % ", ".join(
        f"{rule}: off" for rule in rules()), 1)
    job.write_text(text, encoding="utf-8")
    settle(job.parent)
    result = program.run("build", job, "-o", out, "--strict").expect(1, silent=False)
    check("p092.csv:2:" in result.err, result.err[:300])
    check((out / "unidades/P092.pdf").read_bytes() == old, "the earlier edition was touched")
    said = manifest(out)
    check_equal(said["failed"], [DOCUMENT, "unidades/P092.pdf"], "failed")
    check_equal(said["documents"]["unidades/P092.pdf"], entry | {"stale": True}, "its entry")
    check("stale" not in said["documents"]["unidades/DJ.pdf"], "the others are new")
    result = program.run("verify", out).expect(0, silent=False)
    check("unidades/P092.pdf: warning:" in result.err and "verify-stale" in result.err, result.err)
    program.run("verify", out, "--strict").expect(1, silent=False)


# ---- the folder ----


@test
def links_pipes_and_folders_in_the_way_are_not_followed(program):
    job = small_job(program, "in-the-way")
    out, outside = program.folder("in-the-way-out"), program.folder("outside")
    (out / "unidades").symlink_to(outside)
    program.run("build", job, "-o", out).expect(3, silent=False)
    check_equal(files_below(outside), [], "files outside")
    check_equal(list(manifest(out)["documents"]), [DOCUMENT], "documents")
    (out / "unidades").unlink()
    (out / DOCUMENT).unlink()
    (outside / "target").write_bytes(b"outside\n")
    (out / DOCUMENT).symlink_to(outside / "target")
    (out / "unidades").mkdir()
    os.mkfifo(out / "unidades" / "DJ.pdf")
    program.run("build", job, "-o", out).expect(3, silent=False)
    check_equal((outside / "target").read_bytes(), b"outside\n", "what the link led to")
    check(not (out / DOCUMENT).is_symlink(), "the link was not replaced by the document")
    check(stat.S_ISFIFO((out / "unidades" / "DJ.pdf").stat().st_mode), "the pipe was replaced")


@test
def modes_are_those_of_umask(program):
    for umask, mode in ((0o022, 0o644), (0o077, 0o600), (0o002, 0o664)):
        out = program.scratch / f"umask-{umask:o}"
        result = program.run("build", small(program)[0], "-o", out, "--unit", "DJ", umask=umask)
        result.expect(0, silent=False)
        check_equal((out / "unidades/DJ.pdf").stat().st_mode & 0o777, mode, f"mode under umask {umask:o}")
        check_equal((out / "manifest.json").stat().st_mode & 0o777, mode, f"mode under umask {umask:o}")
    job = small_job(program, "mode")
    job.write_text("mode: 0640\n" + job.read_text(encoding="utf-8"), encoding="utf-8")
    out = program.scratch / "mode-out"
    program.run("build", job, "-o", out, umask=0o077).expect(0, silent=False)
    for name in files_below(out, manifest=True):
        check_equal((out / name).stat().st_mode & 0o777, 0o640, f"mode of {name}")


@test
def leftovers_of_killed_runs_are_swept_and_nothing_else(program):
    job, out = built(program, "swept")
    left = [".pliego-123-0.tmp", "unidades/.pliego-99999-17.tmp"]
    kept = [".pliego-123-0.tmp.txt", ".pliego-x-0.tmp", "unidades/notes.tmp"]
    for name in left + kept:
        (out / name).write_bytes(b"left over\n")
    result = program.run("verify", out).expect(1, silent=False)
    check_equal(result.err.count("verify-extra"), 5, "extra files")
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(files_below(out), sorted(ALL + kept), "files")


@test
def hidden_files_of_others_are_let_be(program):
    """Those of a checkout, for one: no document can be called so."""
    _, out = built(program, "hidden")
    for name in (".gitkeep", "unidades/.directory"):
        (out / name).write_bytes(b"")
    program.run("verify", out).expect(0, silent=False)


# ---- one at a time ----


def hold(out):
    """A process that holds the lock of the folder; closing its input ends it."""
    code = ("import fcntl, os, sys; f = open(sys.argv[1], 'a+'); fcntl.flock(f, fcntl.LOCK_EX);"
            "f.write('4711 2026-11-23T03:00:00Z\\n'); f.flush(); print('held', flush=True); sys.stdin.read();"
            "os.unlink(sys.argv[1])")
    child = subprocess.Popen(["python3", "-c", code, out / ".pliego.lock"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE)
    child.stdout.readline()
    return child


def refused_run(program, out, *options):
    """A run that finds the folder locked, and how many seconds it took."""
    start = time.monotonic()
    result = program.run("build", small(program)[0], "-o", out, *options).expect(4, silent=False)
    return result, time.monotonic() - start


def is_asleep_over(pid, folder):
    """The process has the folder open, and sleeps."""
    try:
        held = {os.readlink(f"/proc/{pid}/fd/{name}") for name in os.listdir(f"/proc/{pid}/fd")}
        state = pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return str(folder) in held and state == "S"


@test
def a_second_run_ends_at_once_and_names_the_first(program):
    out = program.folder("locked")
    child = hold(out)
    result, seconds = refused_run(program, out)
    check("process 4711" in result.err and "2026-11-23T03:00:00Z" in result.err, result.err)
    check_equal(files_below(out), [".pliego.lock"], "files")
    # On a busy machine, what takes no time may take a second; but not each of ten times.
    check(seconds < 1 or any(refused_run(program, out)[1] < 1 for _ in range(9)), "it waited")
    check(refused_run(program, out, "--wait", "1")[1] > 0.9, "it did not wait a second")
    child.communicate()


@test
def a_run_that_waits_goes_on_when_the_other_ends(program):
    out = program.folder("waited")
    child = hold(out)
    waiting = subprocess.Popen([program.binary, "build", small(program)[0], "-o", out, "--wait", "60"],
                               stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: waiting.poll() is not None or is_asleep_over(waiting.pid, out), "a run that waits")
    check(waiting.poll() is None, "it did not wait")
    child.communicate()
    check_equal(waiting.wait(timeout=60), 0, "exit status")
    check_equal(files_below(out), ALL, "files")


@test
def a_killed_run_frees_the_lock(program):
    out = program.folder("killed-lock")
    child = hold(out)
    child.kill()
    child.communicate()
    check((out / ".pliego.lock").exists(), "the lock file is not there: nothing was tested")
    program.run("build", small(program)[0], "-o", out).expect(0, silent=False)
    check_equal(files_below(out), ALL, "files")


# ---- verifying ----


@test
def verify_finds_what_is_missing_changed_or_extra(program):
    job, out = built(program, "verified")
    program.run("verify", out).expect(0)
    data = bytearray((out / DOCUMENT).read_bytes())
    data[len(data) // 2] ^= 1
    (out / DOCUMENT).write_bytes(data)
    (out / BOOKLETS[0]).unlink()
    (out / BOOKLETS[1]).unlink()
    (out / BOOKLETS[1]).mkdir()
    (out / "unidades" / "X.pdf").write_bytes(b"")
    result = program.run("verify", out).expect(1, silent=False)
    for name, rule in ((DOCUMENT, "changed"), (BOOKLETS[0], "missing"), (BOOKLETS[1], "not-a-file"),
                       ("unidades/X.pdf", "extra")):
        check(any(line.startswith(f"{out / name}: error: ") and line.endswith(f"[verify-{rule}]")
                  for line in result.err.splitlines()), f"{rule} was not told of {name}: {result.err}")
    check_equal(result.err.count("error:"), 4, "errors")
    (out / "manifest.json").unlink()
    check("no manifest" in program.run("verify", out).expect(1, silent=False).err, "no manifest")
    program.run("verify", out / "nowhere").expect(3, silent=False)


@test
def a_hostile_manifest_leads_nowhere(program):
    out = program.folder("hostile-manifest")
    entry = {"bytes": 1, "findings": 0, "fingerprint": "0" * 64, "inputs": {}, "pages": 1, "sha256": "0" * 64,
             "units": {}}
    good = {"documents": {}, "failed": [], "libraries": {}, "manifest": 1, "program": "x"}
    texts = [b"", b"[", b"[]", b"{}", b"null", b"[" * 100_000, b"\xff\xfe", b'{"manifest": 2}',
             json.dumps(good | {"documents": []}).encode(),
             *(json.dumps(good | {"documents": {path: entry}}).encode()
               for path in ("../x.pdf", "/etc/passwd", "a/../../x.pdf", "", ".", "a//b.pdf", "x\n.pdf")),
             *(json.dumps(good | {"documents": {"x.pdf": entry | change}}).encode()
               for change in ({"bytes": -1}, {"pages": 1e9}, {"sha256": "0" * 63}, {"sha256": "G" * 64},
                              {"units": []}, {"inputs": {"a": 1}}, {"units": {"A": -1}}, {"date": 7})),
             json.dumps(good | {"failed": ["../x"]}).encode(),
             b'{"manifest": 1, "documents": {"a.pdf": {}, "a.pdf": {}}}']
    for text in texts:
        (out / "manifest.json").write_bytes(text)
        result = program.run("verify", out, timeout=10)
        check(result.status == 1 and "[manifest-invalid]" in result.err, f"{text[:80]}: {result.err[:200]!r}")
    program.run("build", small(program)[0], "-o", out).expect(0, silent=False)
    program.run("verify", out).expect(0)
