"""How the lines of a document end, counted in its layout."""

import collections
import re
import subprocess

TEXT = re.compile(r'text \S+ \S+ \S+ \S+ data-cell:\S+ \S+ \S+ "(.*)"')
LETTER = re.compile(r'(?:^|[ («"“¿¡])[^\W\d_] ?$')
Ends = collections.namedtuple("Ends", "lines letters hyphens")


def count(command):
    """Ends of the lines in cells that command, a build with --dump-layout, lays out."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    lines = done.stdout.decode("utf-8").splitlines()
    texts = [match[1] for match in map(TEXT.fullmatch, lines) if match]
    return Ends(len(texts),
                sum(1 for text in texts if len(text.strip()) > 1 and LETTER.search(text)),
                sum(1 for text in texts if text.rstrip().endswith("\u00ad")))
