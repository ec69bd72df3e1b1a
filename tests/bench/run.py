#!/usr/bin/env python3
"""Holds the program to limits of instructions, memory and bytes: run.py BINARY [small|large] [WORK...]

Seconds are printed beside them, and nothing is asked of them.  Small, which is the default, takes a few
minutes; large adds a document of 100,000 pages and a report of a million rows.  WORK is the name of a
function of works.py.  The exit status is 1 where a limit was passed or a run failed, and the last lines say
which and by how much.
"""

import pathlib
import subprocess
import sys

import count
import judge
import works


def chosen(words):
    """The works that the words of the command line ask for; None where there is no such work."""
    size = words.pop(0) if words[:1] in (["small"], ["large"]) else "small"
    known = {function.__name__: function for function in works.WORKS + works.LARGE}
    if words:
        return None if set(words) - set(known) else [known[word] for word in words]
    return works.WORKS + (works.LARGE if size == "large" else [])


def sum_up(held, counter):
    if held.missing:
        print(f"no instructions were counted ({counter.why}); only memory and bytes are judged")
    for line in held.passed:
        print(line)
    if not held.passed:
        print("all that was measured is within its limits")
    return 1 if held.passed else 0


def main(arguments):
    asked = chosen(arguments[1:])
    if not arguments or asked is None:
        print(__doc__, file=sys.stderr)
        return 2
    binary = pathlib.Path(arguments[0]).resolve()
    counter = count.Counter(binary.parent / "tests" / "preload" / "terminate.so")
    print(f"instructions are counted by {counter.name}" if counter.name
          else f"instructions can't be counted: {counter.why}", flush=True)
    held = judge.Judge()
    bench = works.Bench(binary, counter, held)
    for function in asked:
        held.work(function.__doc__)
        try:
            function(bench)
        except (count.Failed, OSError, subprocess.CalledProcessError) as why:
            held.fail(why)
    return sum_up(held, counter)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
