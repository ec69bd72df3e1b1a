"""Makes the Nth allocation, write, fsync, ... of the program fail, for every N that is reached (of
allocations some), and checks each time what a reader of the output folder may rely on:

- the program ends by itself, with an exit code of its own, and says why when that is not 0;
- the document is the old edition or the new one, whole, and nothing else is in the folder;
- exit code 0 means the new edition, the very same bytes as without the fault.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

GOLDEN = pathlib.Path(__file__).resolve().parent.parent / "golden"
CASES = ["one-row", "list-and-image"]
KINDS = ["malloc", "write", "fsync", "close", "rename", "open"]
OLD = b"%PDF-1.7 the old edition\n%%EOF\n"
CALLS_MAX = 2_000_000
SECONDS_MAX = 60


class Case:
    """One golden case in a scratch folder, built again and again."""

    def __init__(self, scratch, name, binary, library):
        self.name = name
        self.binary = binary
        self.library = library
        self.folder = scratch / name
        self.mark = scratch / "mark"
        for template in GOLDEN.glob("*.yaml"):
            shutil.copy(template, scratch)
        shutil.copytree(GOLDEN / name, self.folder)
        self.out = self.folder / "out"

    def run(self, fault=None):
        """Builds over an old edition; returns (exit code, standard error, whether the fault came about)."""
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        (self.out / "salida.pdf").write_bytes(OLD)
        self.mark.unlink(missing_ok=True)
        environment = {k: v for k, v in os.environ.items() if k != "LD_PRELOAD"}
        if fault:
            environment |= {"LD_PRELOAD": self.library, "FAULT": fault, "FAULT_MARK": str(self.mark)}
        done = subprocess.run([self.binary, "build", "job.yaml", "-o", "out"], cwd=self.folder,
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS_MAX, check=False)
        return done.returncode, done.stderr.decode(errors="replace"), self.mark.exists()

    def document(self):
        return (self.out / "salida.pdf").read_bytes()

    def fault_in(self, code, said, new):
        """What is wrong after a run in which something failed; None when nothing is."""
        found = sorted(p.name for p in self.out.iterdir())
        if code not in (0, 1, 3):
            return f"exit status {code}: {said[-300:]}"
        if code != 0 and "error:" not in said:
            return f"exit status {code} without an error: {said[-300:]!r}"
        if found != ["salida.pdf"]:
            return f"exit status {code}, and the folder has {found}"
        document = self.document()
        if document == new:
            return None
        if code == 0:
            return f"exit status 0, but {'the old edition' if document == OLD else 'other bytes'}"
        return None if document == OLD else f"exit status {code}, and a document neither old nor new"


def check(case, kind):
    """Complaints about a case with faults of one kind, and how many of them came about."""
    code, said, _ = case.run()
    if code != 0:
        return [f"it fails without any fault: {said[-300:]}"], 0
    new = case.document()
    wrong = []
    n = fired = 0
    while n < CALLS_MAX:
        # Every early call, then ever sparser: allocations go into thousands.
        n += 1 if kind != "malloc" or n < 40 else 1 + n // 12
        code, said, came = case.run(f"{kind}:{n}")
        if not came:
            break
        fired += 1
        complaint = case.fault_in(code, said, new)
        if complaint:
            wrong.append(f"{kind} no. {n}: {complaint}")
    return wrong, fired


def main(binary, library):
    passed = failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name in CASES:
            case = Case(pathlib.Path(scratch), name, os.path.realpath(binary), os.path.realpath(library))
            for kind in KINDS:
                wrong, fired = check(case, kind)
                if not wrong and fired == 0:
                    wrong = ["no such call was made: the fault is not where the program is"]
                if wrong:
                    failed += 1
                    print(f"FAIL  {name}, {kind}: {len(wrong)} of {fired}")
                    for line in wrong[:5]:
                        print(f"      {line}")
                else:
                    passed += 1
                    print(f"ok    {name}, {kind} ({fired} faults)")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
