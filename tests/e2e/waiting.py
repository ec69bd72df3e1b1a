"""Waiting for what a test depends on, and not for some time: no fast machine is kept, no slow one is late."""

import os
import time

# CLOCK_REALTIME_COARSE, for which Python has no name: by it file systems tell when a file changed, and the
# program when it began.
CLOCK_OF_FILES = 5

LIMIT = 60  # seconds, after which what is waited for is given up


def until(condition, what):
    """Waits for the condition, called again and again, to be true of something; returns that."""
    deadline = time.monotonic() + LIMIT
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"{what}: not within {LIMIT} seconds")
        time.sleep(0.001)


def settle(folder):
    """Waits until the last change below a folder is past.

    The program takes no file for known that was changed in the tick in which it began (base/input_file.h).
    """
    changed = max(os.lstat(path).st_ctime_ns for top, folders, files in os.walk(folder)
                  for path in [top, *(os.path.join(top, name) for name in folders + files)])
    until(lambda: time.clock_gettime_ns(CLOCK_OF_FILES) > changed, f"a change below {folder} is past")
