"""What an outside checker of PDF/A, PDF/UA and what careful readers want says of documents."""

import subprocess
import sys

from harness import ROOT, Skip, check

CHECKER = ROOT.parent / "shared" / "tools" / "pdfcheck.py"


def expect_conforming(*paths, profiles=None):
    """By all its rules, or by those of `profiles` only.

    The last of a test: where there is no checker, as beside a user's checkout, the test is skipped.
    """
    if not CHECKER.exists():
        raise Skip("")
    options = ["-p", profiles] if profiles else []
    done = subprocess.run([sys.executable, CHECKER, *options, *paths], capture_output=True, check=False)
    check(done.returncode == 0, done.stdout.decode()[-1500:])
