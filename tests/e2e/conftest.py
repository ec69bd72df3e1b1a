"""How pytest runs the end-to-end tests: what is one, what it gets, and what is printed of it.

    pytest --binary=BINARY [--name=NAME]... [--alone] [-n N]

Without --alone, all tests but those that need the machine to themselves; with it, only those.  With NAMEs,
only the tests whose name has one of them in it.  Ends with 'N passed, N failed'.
"""

import pathlib
import shutil
import tempfile

import pytest

import harness

LONG = 2  # seconds, from which on a test's time is printed


def pytest_addoption(parser):
    parser.addoption("--binary", required=True)
    parser.addoption("--name", action="append", default=[])
    parser.addoption("--alone", action="store_true")


def name_of(item):
    return item.name.replace("_", "-")


def pytest_pycollect_makeitem(collector, name, obj):
    """Tests are what their own module marks as such, whatever they are called; nothing else is."""
    if getattr(obj, "is_test", False) and obj.__module__ == collector.obj.__name__:
        return pytest.Function.from_parent(collector, name=name)
    return []


def pytest_collection_modifyitems(config, items):
    names = config.getoption("name")
    items[:] = [item for item in items if item.obj.is_alone == config.getoption("alone")
                and (not names or any(part in name_of(item) for part in names))]


@pytest.fixture(scope="session")
def shared_program(request):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="pliego-e2e-"))
    folder.chmod(0o755)
    yield harness.Program(request.config.getoption("binary"), folder)
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def program(request, shared_program):
    """The program, with an empty scratch folder that ends with the test."""
    folder = shared_program.scratch / request.node.name
    folder.mkdir()
    yield shared_program.beside(folder)
    shutil.rmtree(folder, ignore_errors=True)


class Reporter:
    """A line for each test when it is done, and one for all; in place of pytest's own."""

    def __init__(self):
        self.passed = self.failed = 0

    def fail(self, name, reason):
        self.failed += 1
        print(f"FAIL  {name}: {reason}", flush=True)

    def pytest_collectreport(self, report):
        if report.failed:
            self.fail(report.nodeid, f"\n{report.longrepr}")

    def pytest_runtest_logreport(self, report):
        name = report.nodeid.rpartition("::")[2].replace("_", "-")
        if report.failed:
            self.fail(name, dict(report.user_properties).get("complaint", f"\n{report.longrepr}"))
        elif report.skipped:
            reason = report.longrepr[2].removeprefix("Skipped: ")
            if reason != "Skipped":  # what pytest says where nothing is said
                print(f"skip  {name}: {reason}", flush=True)
        elif report.when == "call":
            self.passed += 1
            took = f"  ({report.duration:.0f} s)" if report.duration >= LONG else ""
            print(f"ok    {name}{took}", flush=True)

    def pytest_unconfigure(self):
        print(f"{self.passed} passed, {self.failed} failed", flush=True)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """What a check complains of is told without the way there."""
    if call.excinfo and call.excinfo.errisinstance(AssertionError):
        item.user_properties.append(("complaint", str(call.excinfo.value)))
    yield


def pytest_configure(config):
    if not hasattr(config, "workerinput"):
        config.pluginmanager.set_blocked("terminalreporter")
        config.pluginmanager.register(Reporter())
