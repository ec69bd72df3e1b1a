"""The end-to-end tests: run.py BINARY [NAME...]; ends with 'N passed, N failed'.

They are those of every test_*.py here.
"""

import importlib
import pathlib
import sys

import harness

for path in sorted(pathlib.Path(__file__).parent.glob("test_*.py")):
    importlib.import_module(path.stem)

if __name__ == "__main__":
    sys.exit(1 if harness.run_tests(sys.argv[1], sys.argv[2:]) else 0)
