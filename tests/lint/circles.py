"""Circles in a graph: {node: the nodes that it leads to}."""

import collections


def reachable(graph, start):
    """Each node that `start` leads to, with the one before it on a shortest way."""
    before = {}
    waiting = collections.deque([start])
    while waiting:
        node = waiting.popleft()
        for following in sorted(graph.get(node, ())):
            if following not in before:
                before[following] = node
                waiting.append(following)
    return before


def circles(graph):
    """Yields (way, knot) for each knot, the nodes that all lead to each other: a shortest circle in it."""
    done = set()
    ways = {node: reachable(graph, node) for node in graph}
    for start in sorted(graph):
        if start in done or start not in ways[start]:
            continue
        knot = {node for node in ways[start] if start in ways.get(node, ())}
        done |= knot
        yield min((circle_at(ways[node], node) for node in sorted(knot)), key=len), knot


def circle_at(before, start):
    """The way from `start` back to it, both ends included."""
    way = [start, before[start]]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
