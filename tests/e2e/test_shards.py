"""A job made in shares, on as many machines as there are, and joined: the same bytes as by one run."""

import json
import shutil
import subprocess

from harness import check, check_equal, files_below, test
from test_batch import ALL, manifest, rewritten, small, small_job, stamps
from waiting import settle

N = 3


def check_whole(program, out):
    """The folder holds the set as one run makes it, and nothing else."""
    whole = small(program)[1]
    check_equal(files_below(out, manifest=True), files_below(whole, manifest=True), "files")
    for name in [*ALL, "manifest.json"]:
        check((out / name).read_bytes() == (whole / name).read_bytes(), name)


def make_shards(program, name, *options):
    """Each share in a folder of its own."""
    job = small(program)[0]
    folders = [program.scratch / f"{name}-{k}" for k in range(1, N + 1)]
    for k, folder in enumerate(folders, 1):
        program.run("build", job, "-o", folder, "--shard", f"{k}/{N}", *options).expect(0, silent=False)
    return folders


@test
def shares_made_side_by_side_are_joined_in_place(program):
    job, _ = small(program)
    out = program.scratch / "side-by-side"
    command = [program.binary, "build", job, "-o", out, "-q", "-j", "1", "--shard"]
    runs = [subprocess.Popen([*command, f"{k}/{N}"], stdin=subprocess.DEVNULL) for k in range(1, N + 1)]
    check_equal([run.wait(timeout=60) for run in runs], [0] * N, "exit statuses")
    documents = [name for k in range(1, N + 1)
                 for name in json.loads((out / f"manifest-{k}-of-{N}.json").read_text())["documents"]]
    check_equal(sorted(documents), sorted(ALL), "documents of all shares")
    program.run("verify", out).expect(1, silent=False)
    program.run("merge", out).expect(0)
    check_whole(program, out)
    program.run("verify", out).expect(0)


@test
def shares_made_on_other_machines_are_copied_together(program):
    folders = make_shards(program, "machines")
    out = program.scratch / "joined"
    result = program.run("merge", *folders, "-o", out).expect(0)
    check("copied: 8" in result.out, result.out)
    check_whole(program, out)


@test
def a_share_is_stable_and_leaves_alone_what_is_unchanged(program):
    folders = make_shards(program, "stable")
    job = small_job(program, "more-units")
    text = job.read_text(encoding="utf-8")
    job.write_text("".join(line for line in text.splitlines(keepends=True) if "code: DJ," not in line),
                   encoding="utf-8")
    before = stamps(folders[1])
    make_shards(program, "stable")
    check_equal(rewritten(folders[1], before), [], "written again")
    shares = {}
    for k in range(1, N + 1):
        folder = program.scratch / f"fewer-{k}"
        program.run("build", job, "-o", folder, "--shard", f"{k}/{N}").expect(0, silent=False)
        shares[k] = {name for name in files_below(folder) if name.endswith(".pdf")}
        check_equal(shares[k], {name for name in files_below(folders[k - 1])
                                if name.endswith(".pdf") and "DJ" not in name}, f"share {k}")


@test
def shares_that_do_not_belong_together_are_refused(program):
    folders = make_shards(program, "apart")

    def refused(rule, *sources):
        out = program.scratch / f"refused-{rule}"
        result = program.run("merge", *sources, "-o", out).expect(1, silent=False)
        check(f"[{rule}]" in result.err, f"{rule}: {result.err}")
        check(not out.exists(), f"{rule}: something was written")

    refused("merge-missing", folders[0], folders[2])
    refused("merge-none", folders[0], program.folder("empty"))
    refused("merge-twice", *folders, folders[0])
    other = program.folder("other-set")
    program.run("build", small(program)[0], "-o", other, "--shard", "1/2").expect(0, silent=False)
    refused("merge-differs", *folders, other)
    # Made from a plan that has changed in between.
    job = small_job(program, "changed-between")
    path = job.parent / "dj.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    settle(job.parent)
    changed = program.scratch / "changed-share"
    program.run("build", job, "-o", changed, "--shard", f"2/{N}").expect(0, silent=False)
    refused("merge-differs", folders[0], changed, folders[2])
    # A document that is not what its manifest says, and one that is gone.
    spoiled = program.scratch / "spoiled"
    shutil.copytree(folders[1], spoiled)
    name = next(iter(json.loads((spoiled / f"manifest-2-of-{N}.json").read_text())["documents"]))
    (spoiled / name).write_bytes(b"%PDF-1.7 something else\n")
    refused("verify-changed", folders[0], spoiled, folders[2])
    (spoiled / name).unlink()
    refused("verify-missing", folders[0], spoiled, folders[2])


@test
def wrong_shares_are_refused(program):
    for shard in ("0/3", "4/3", "1", "1/0", "a/b", "-1/3", "1/3x", " 1/3", "1/99999"):
        program.run("build", small(program)[0], "--shard", shard).expect(2, silent=False)
    program.run("merge").expect(2, silent=False)
    program.run("merge", program.scratch / "nowhere").expect(3, silent=False)


@test
def a_whole_run_and_a_share_exclude_each_other(program):
    job, _ = small(program)
    out = program.folder("excluded")
    code = ("import fcntl, sys; f = open(sys.argv[1], 'a+'); fcntl.flock(f, fcntl.LOCK_SH); print('held',"
            " flush=True); sys.stdin.read()")
    child = subprocess.Popen(["python3", "-c", code, out / ".pliego.lock"], stdin=subprocess.PIPE,
                             stdout=subprocess.PIPE)
    child.stdout.readline()
    program.run("build", job, "-o", out).expect(4, silent=False)
    program.run("build", job, "-o", out, "--shard", f"1/{N}").expect(0, silent=False)
    child.communicate()
    program.run("build", job, "-o", out).expect(0, silent=False)
    check_equal(manifest(out)["failed"], [], "failed")
