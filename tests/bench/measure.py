"""Runs a command and prints its exit status, CPU seconds, wall seconds and peak KB: measure.py COMMAND...

It is run as a process of its own, because Linux counts into a process's peak what its parent had at its
start; so that is never below what this little one takes (9 MB).  Peak memory is the largest resident set of
any process of the command.
"""

import os
import sys
import time


def main(command):
    null = os.open(os.devnull, os.O_RDWR)
    start = time.monotonic()
    child = os.posix_spawnp(command[0], command, os.environ,
                            file_actions=[(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)])
    _, status, usage = os.wait4(child, 0)
    wall = time.monotonic() - start
    print(os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss)


if __name__ == "__main__":
    main(sys.argv[1:])
