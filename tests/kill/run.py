"""Ends runs by SIGKILL at random moments, and starts two at once: run.py BINARY KILLS PAIRS [SEED]

After each kill, every document in the output folder must be the old edition or the new one, whole; and the
next run must make it all, and leave nothing of the killed one.  Of two runs at once one must win: the folder
then holds one edition, all of it.
"""

import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from waiting import settle  # noqa: E402

PLAN = pathlib.Path(__file__).resolve().parents[2] / "input" / "plan-2024"


def make_job(folder, remark):
    """The plan of 2024 and its booklets; the remark is attached to every document, so each differs by it."""
    shutil.copytree(PLAN, folder)
    job = folder / "job.yaml"
    head, *documents = re.split(r"(?m)^(?=  - template: )", job.read_text(encoding="utf-8"))
    wanted = re.compile(r"  - template: (plan-anual|cuadernillo-unidad)$", re.M)
    kept = [text for text in documents if wanted.match(text)]
    job.write_text(f"# {remark}\n" + head + "".join(kept), encoding="utf-8")
    return job


def files_of(folder):
    """Name and bytes of every file below the folder."""
    return {str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*")) if not path.is_dir()}


class Bench:
    """Two jobs that make the same documents with other bytes, and the folder they are made in."""

    def __init__(self, scratch, binary):
        self.binary = binary
        self.out = scratch / "out"
        self.jobs = [make_job(scratch / name, f"edition {name}") for name in "ab"]
        settle(scratch)
        self.editions = []
        for job in self.jobs:
            folder = scratch / f"edition-{job.parent.name}"
            start = time.monotonic()
            subprocess.run(self.command(job, folder), check=True, capture_output=True)
            self.seconds = time.monotonic() - start
            self.editions.append(files_of(folder))

    def command(self, job, folder, *options):
        return [self.binary, "build", job, "-o", folder, *options]

    def start(self, which, *options):
        return subprocess.Popen(self.command(self.jobs[which], self.out, *options), stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def fault_in_documents(self):
        """A document that is neither edition, or a manifest that is not whole; None when all is well."""
        for name, data in files_of(self.out).items() if self.out.exists() else ():
            if name == "manifest.json":
                try:
                    json.loads(data)
                except ValueError as reason:
                    return f"{name} is not whole: {reason}"
            elif name.endswith(".pdf") and data not in [edition[name] for edition in self.editions]:
                return f"{name} is neither the old nor the new edition"
        return None

    def fault_in_edition(self, which):
        """What makes the folder not exactly that edition; None when nothing does."""
        found = files_of(self.out)
        if sorted(found) != sorted(self.editions[which]):
            return f"the folder holds {sorted(found)}"
        wrong = [name for name, data in found.items() if data != self.editions[which][name]]
        return f"of another edition: {wrong}" if wrong else None


def kill_once(bench, chance, counts):
    """One run that is killed, and the next one; a complaint, or None."""
    which = chance.randrange(2)
    child = bench.start(which, "-j", str(chance.randrange(1, 4)))
    time.sleep(chance.random() * bench.seconds * 1.2)  # the moment is what is tried
    child.kill()
    counts["killed"] += child.wait() == -9
    wrong = bench.fault_in_documents()
    if wrong:
        return f"after the kill: {wrong}"
    left = [name for name in (files_of(bench.out) if bench.out.exists() else ()) if name.endswith(".tmp")]
    counts["left over"] += bool(left)
    held = {which for which in (0, 1) for name, data in bench.editions[which].items()
            if name.endswith(".pdf") and (bench.out / name).exists()
            and (bench.out / name).read_bytes() == data}
    counts["between two editions"] += len(held) == 2
    # Workers die with the run, but not in the same instant, and the lock is theirs until then.
    status = subprocess.run(bench.command(bench.jobs[1 - which], bench.out, "--wait", "10"),
                            capture_output=True, check=False)
    if status.returncode != 0:
        return f"the next run ended with {status.returncode}: {status.stderr[-300:]!r}"
    wrong = bench.fault_in_edition(1 - which)
    return f"after the next run: {wrong}" if wrong else None


def pair_once(bench, chance, counts):
    """Two runs at once; a complaint, or None."""
    first = chance.randrange(2)
    children = [bench.start(first)]
    time.sleep(chance.random() * bench.seconds / 2)  # here too
    children.append(bench.start(1 - first))
    codes = [child.wait(timeout=60) for child in children]
    counts["refused"] += codes.count(4)
    if not set(codes) <= {0, 4} or 0 not in codes:
        return f"two runs at once ended with {codes}"
    winners = [which for which, code in zip((first, 1 - first), codes) if code == 0]
    wrong = [bench.fault_in_edition(which) for which in winners]
    return None if None in wrong else f"two runs at once: {wrong}"


def repeat(name, times, counted, attempt, bench, chance):
    """Tries until so many counted, and tells; returns whether all went well."""
    counts = dict.fromkeys(("tried", "killed", "left over", "between two editions", "refused"), 0)
    wrong = []
    while counts[counted] < times and len(wrong) < 20:
        counts["tried"] += 1
        complaint = attempt(bench, chance, counts)
        if complaint:
            wrong.append(f"no. {counts['tried']}: {complaint}")
    told = ", ".join(f"{value} {key}" for key, value in counts.items() if value)
    print(f"{'FAIL ' if wrong else 'ok   '} {name}: {told}; {len(wrong)} wrong")
    for line in wrong[:5]:
        print(f"      {line}")
    return not wrong


def main(binary, kills, pairs, seed="1"):
    chance = random.Random(int(seed))
    with tempfile.TemporaryDirectory(prefix="pliego-kill-") as scratch:
        bench = Bench(pathlib.Path(scratch), pathlib.Path(binary).resolve())
        results = [repeat("runs ended by SIGKILL", int(kills), "killed", kill_once, bench, chance),
                   repeat("two runs at once", int(pairs), "tried", pair_once, bench, chance)]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
