"""Which activity of one plan is which of another, by equal keys: all of one beside each of the other."""


def pair(before, now, code, text, line):
    """
    {index in `now`: (index in `before`, how)}, of the activities of one unit; code, text and line are what a
    side (0: before) and an activity are known by, the first two falsy where it has none.
    """
    found, taken = {}, set()

    def left():
        return [[(i, a) for i, a in enumerate(before) if i not in taken],
                [(i, a) for i, a in enumerate(now) if i not in found]]

    def step(how, key, contested=()):
        old, new = left()
        for n, a in new:
            for b, other in old:
                if (b not in taken and key(1, a) and key(1, a) == key(0, other)
                        and text(1, a) not in contested and text(0, other) not in contested):
                    found[n] = (b, how)
                    taken.add(b)
                    break

    step("code", lambda side, a: code(side, a) and (code(side, a), text(side, a)))
    old, new = left()
    # A text that both have under another code says more than the code.
    step("code", code, {text(0, a) for _, a in old if text(0, a)} & {text(1, a) for _, a in new})
    step("text-and-line", lambda side, a: (text(side, a), line(side, a)))
    step("text", lambda side, a: (text(side, a),))
    step("code", code)
    return found
