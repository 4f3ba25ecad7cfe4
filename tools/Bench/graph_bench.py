"""Times igraph or networkx on an edge list for script/bench graph and prints times and values as JSON."""
import importlib
import json
import math
import sys
import time

library, nodes, path, rounds = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
module = importlib.import_module(library)
edges, weights = [], []
with open(path, encoding="utf-8") as lines:
    for line in lines:
        one, other, weight = map(int, line.split())
        edges.append((one, other))
        weights.append(weight)


def best(run, times):
    seconds, values = math.inf, None
    for _ in range(times):
        started = time.perf_counter()
        values = run()
        seconds = min(seconds, time.perf_counter() - started)
    return seconds, values


def row(seconds, values):
    return {"seconds": seconds, "values": [None if isinstance(value, float) and math.isnan(value) else value for value in values]}


def key(one, other):
    return min(one, other) * nodes + max(one, other)


answer = {"version": module.__version__}
if library == "igraph":
    graph = module.Graph(n=nodes, edges=edges)
    graph.es["weight"] = weights
    scale = 2 / ((nodes - 1) * (nodes - 2))
    seconds, values = best(graph.betweenness, 1)
    answer["betweenness"] = row(seconds, [value * scale for value in values])
    answer["constraint"] = row(*best(lambda: graph.constraint(weights="weight"), rounds))
    seconds, values = best(graph.articulation_points, rounds)
    answer["articulation"] = row(seconds, sorted(values))
    seconds, values = best(graph.bridges, rounds)
    answer["bridges"] = row(seconds, sorted(key(*edges[edge]) for edge in values))
else:
    graph = module.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in zip(edges, weights))
    # Betweenness of such a net takes networkx many minutes, constraint with it.
    if nodes <= 2000:
        seconds, values = best(lambda: module.betweenness_centrality(graph), 1)
        answer["betweenness"] = row(seconds, [values[node] for node in range(nodes)])
        seconds, values = best(lambda: module.constraint(graph, weight="weight"), 1)
        answer["constraint"] = row(seconds, [values[node] for node in range(nodes)])
    seconds, values = best(lambda: list(module.articulation_points(graph)), rounds)
    answer["articulation"] = row(seconds, sorted(values))
    seconds, values = best(lambda: list(module.bridges(graph)), rounds)
    answer["bridges"] = row(seconds, sorted(key(*pair) for pair in values))

json.dump(answer, sys.stdout)
