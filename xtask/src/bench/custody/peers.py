"""The work of custody in SQL, by DuckDB, PostgreSQL and SQLite, on the world that Loupe wrote as tables.

    peers.py duckdb|postgres|sqlite FOLDER-OF-THE-WORLD EMPTY-FOLDER SECONDS-AT-MOST [ADDRESS]

Prints one JSON object. Every answer is held against Loupe's: intervals to the micro-carat, sums of expected masses to
half a micro-carat a lot, for Loupe's are whole micro-carats. What takes longer than it may is stopped and told as `more_than_ms`.
"""

import json
import re
import sys
import threading
import time
from pathlib import Path

from engines import ENGINES, Stopped

# In place of the mass of all stones of an origin, which nothing reaches.
BOUNDLESS = 1 << 62
# Where lots are from of which nobody tells: a movement and a pool of their own.
UNKNOWN = -1
RUNS = 5
# Work that takes longer than so many seconds is done once.
ONCE_ABOVE = 3
# Where lots are, and by what they hang on a movement or on a pool of the graph.
LOTS = {False: {"lots": "lots", "key": "maker"}, True: {"lots": "pooled", "key": "pool"}}


def columns(engine):
    """What the dialects write differently."""
    return {
        "least": engine.least,
        "greatest": engine.greatest,
        "whole": "bigint",
        "real": engine.real,
        "boundless": BOUNDLESS,
        "unknown": UNKNOWN,
    }


# A movement is made of what it draws, so its pool follows from theirs: the same one when all comes from one, another
# when it mixes. Draws of one pool that meet again are added first. `part` is the expected share; what stands between
# `/*expected*/` and `/**/` is left out where only the ends of the interval are asked for.
OF_MOVEMENTS = """
INSERT INTO held
SELECT d.node, h.pool, h.whole, h.low, h.high/*expected*/, h.part/**/
FROM draws d JOIN held h ON h.node = d.source WHERE d.level = {level} AND d.mass = d.drawn
UNION ALL
SELECT node,
  CASE WHEN max(mass) = max(drawn) THEN max(pool) ELSE node END,
  CASE WHEN max(mass) = max(drawn) THEN max(whole) ELSE max(drawn) END,
  CASE WHEN max(mass) = max(drawn) THEN max(low) ELSE CAST(sum({greatest}(0, low - (whole - mass))) AS {whole}) END,
  CASE WHEN max(mass) = max(drawn) THEN max(high) ELSE CAST(sum({least}(mass, high)) AS {whole}) END
  /*expected*/, CASE WHEN max(mass) = max(drawn) THEN max(part) ELSE sum(mass * part) / max(drawn) END/**/
FROM (
  SELECT d.node, h.pool, max(d.drawn) AS drawn, CAST(sum(d.mass) AS {whole}) AS mass,
    max(h.whole) AS whole, max(h.low) AS low, max(h.high) AS high/*expected*/, max(h.part) AS part/**/
  FROM draws d JOIN held h ON h.node = d.source WHERE d.level = {level} AND d.mass < d.drawn
  GROUP BY d.node, h.pool
) AS of_pool GROUP BY node
"""

# The same over Loupe's own graph, in which every draw of a pool from another stands once.
OF_POOLS = """
INSERT INTO held
SELECT d.node, d.node, max(d.drawn),
  CAST(sum({greatest}(0, h.low - (h.whole - d.mass))) AS {whole}),
  CAST(sum({least}(d.mass, h.high)) AS {whole})
  /*expected*/, sum(d.mass * h.part) / max(d.drawn)/**/
FROM edges d JOIN held h ON h.node = d.source WHERE d.level = {level} GROUP BY d.node
"""

SOURCES = """
INSERT INTO held
SELECT {node}, -origin, {boundless}, CASE WHEN {chosen} THEN {boundless} ELSE 0 END,
  CASE WHEN {chosen} THEN {boundless} ELSE 0 END/*expected*/, CASE WHEN {chosen} THEN 1.0 ELSE 0.0 END/**/
FROM {table} WHERE {among}
"""

SUMS = """
SELECT count(*), sum({greatest}(0, h.low - (h.whole - l.mass))), sum({least}(l.mass, h.high))
/*expected*/, sum(l.mass * h.part)/**/
FROM {lots} l JOIN held h ON h.node = l.{key} WHERE l.mass > 0
"""

# What a definition says of every lot, in a word, kept by lot: nothing, possible, some, whole.
CLASSES = """
CREATE TEMP TABLE class AS
SELECT lot, CASE WHEN mass = 0 OR high = 0 THEN 0 WHEN certain <= 0 THEN 1 WHEN certain = mass THEN 3 ELSE 2 END AS class
FROM (SELECT l.lot, l.mass, h.high, h.low - (h.whole - l.mass) AS certain FROM {lots} l JOIN held h ON h.node = l.{key})
AS of_lot
"""

COMPOSE = """
INSERT INTO share
SELECT d.source, d.source_level, sum(s.part * d.mass / d.drawn)
FROM (SELECT node, sum(part) AS part FROM share WHERE level = {level} GROUP BY node) AS s
JOIN {edges} d ON d.node = s.node GROUP BY d.source, d.source_level
"""

BACK = """
WITH RECURSIVE before(node) AS (
  SELECT maker FROM lots WHERE lot = {lot}
  UNION SELECT d.source FROM before b JOIN draws d ON d.node = b.node
) SELECT count(*) FROM before
"""


class Wrong(Exception):
    """An answer that is not Loupe's."""


def ends_only(text):
    """SQL for the ends of intervals alone."""
    return re.sub(r"/\*expected\*/.*?/\*\*/", "", text, flags=re.DOTALL)


def same(what, own, loupes):
    """Whether the count of lots and sums of low, high and, where asked for, expected are Loupe's: the two ends exactly,
    what lies between nearly, for each lot's is rounded in Loupe."""
    lots, low, high = [int(number or 0) for number in own[:3]]
    near = all(abs(float(one or 0) - loupes[1]) <= max(lots / 2, 1e-9 * loupes[1]) for one in own[3:])
    if [low, high] != [loupes[0], loupes[2]] or not near:
        raise Wrong(f"{what}: {own}, and Loupe has {loupes}")


class Work:
    """The questions, to one engine."""

    def __init__(self, engine, asked):
        self.engine = engine
        self.asked = asked
        self.words = columns(engine)
        self.levels = []
        self.graph_levels = []
        self.corrected = False

    def sql(self, text, **more):
        return self.engine.run(text.format(**self.words, **more))

    def fresh(self, name, fields):
        self.engine.run(f"DROP TABLE IF EXISTS {name}")
        self.engine.run(f"CREATE TEMP TABLE {name} ({fields.format(**self.words)})")

    def hold(self, chosen, among="origin >= 0", graph=False, expected=True):
        """Fills `held` level by level: of every movement, or pool, what it has of the chosen origins."""
        key = "bigint PRIMARY KEY" if self.engine.keyed else "bigint"
        asked = (lambda text: text) if expected else ends_only
        fields = "node {key}, pool bigint, whole bigint, low bigint, high bigint/*expected*/, part {{real}}/**/"
        self.fresh("held", asked(fields).replace("{key}", key).replace("{{", "{").replace("}}", "}"))
        table, node = ("origins", "-origin") if graph else ("movements", "movement")
        self.sql(asked(SOURCES), table=table, node=node, chosen=chosen, among=among)
        if self.corrected:
            self.sql(asked("INSERT INTO held VALUES ({unknown}, 0, {boundless}, 0, {boundless}/*expected*/, 0.0/**/)"))
        for level in self.graph_levels if graph else self.levels:
            self.sql(asked(OF_POOLS if graph else OF_MOVEMENTS), level=level)

    def evaluate(self, graph=False):
        self.hold("origin IN (SELECT origin FROM chosen)", graph=graph)
        return self.sql(SUMS, **LOTS[graph])[0]

    def intervals(self, graph=False):
        self.ready(graph)
        return self.sql(ends_only(SUMS), **LOTS[graph])[0]

    def ready(self, graph=False):
        """After this the interval of any one lot is a look at one row."""
        self.hold("origin IN (SELECT origin FROM chosen)", graph=graph, expected=False)

    def classify(self, graph=False):
        self.engine.run("DROP TABLE IF EXISTS class")
        self.ready(graph)
        self.sql(CLASSES, **LOTS[graph])

    def check_classes(self, loupes):
        counts = dict(self.engine.run("SELECT class, count(*) FROM class GROUP BY class"))
        if [counts.get(class_, 0) for class_ in range(4)] != loupes:
            raise Wrong(f"classes are {counts}, and in Loupe {loupes}")

    def forward(self, site, graph=False):
        only = f"origin = {site['origin']}"
        self.hold(only, only, graph=graph)
        return self.sql(SUMS, **LOTS[graph])[0]

    def compose(self, lot, graph=False):
        self.fresh("share", "node bigint, level int, part {real}")
        edges = "edges" if graph else "draws"
        level = "p.level" if graph else "m.level"
        nodes = "nodes p ON p.node = l.pool" if graph else "movements m ON m.movement = l.maker"
        first = "INSERT INTO share SELECT l.{key}, {level}, CAST(l.mass AS {real}) FROM {lots} l JOIN {nodes} WHERE l.lot = {lot}"
        self.sql(first, **LOTS[graph], level=level, nodes=nodes, lot=lot["lot"])
        for level in reversed(self.graph_levels if graph else self.levels):
            self.sql(COMPOSE, level=level, edges=edges)
        if graph:
            return self.sql("SELECT -node, sum(part) FROM share WHERE level = 0 GROUP BY node")
        return self.sql(
            "SELECT m.origin, sum(s.part) FROM share s JOIN movements m ON m.movement = s.node "
            "WHERE s.level = 0 GROUP BY m.origin"
        )

    def check_composition(self, told, lot):
        if abs(sum(part for _, part in told) - lot["mass"]) > max(1e-8 * lot["mass"], 2):
            raise Wrong(f"lot {lot['lot']} does not add up")
        if lot["composition"] is not None:
            loupes = dict(lot["composition"])
            own = dict(told)
            far = [o for o in loupes.keys() | own.keys() if abs(loupes.get(o, 0) - own.get(o, 0)) > 2]
            if far:
                raise Wrong(f"lot {lot['lot']}: origins {far[:5]} differ")

    def back(self, lot):
        told = self.sql(BACK, lot=lot["lot"])[0][0]
        if told != lot["movements"]:
            raise Wrong(f"lot {lot['lot']} goes back to {told} movements, and in Loupe to {lot['movements']}")

    def correct(self, movement):
        """Undoes a movement: nobody has told of what it made. Then every lot has its new answer."""
        on = f"(SELECT coalesce(sum(mass), 0) FROM draws WHERE draws.lot = lots.lot AND draws.node <> {movement})"
        self.corrected = True
        self.engine.run(
            f"UPDATE lots SET mass = {on}, maker = {UNKNOWN} WHERE maker = {movement}",
            f"UPDATE draws SET source = {UNKNOWN}, source_level = 0 WHERE source = {movement}",
            f"DELETE FROM draws WHERE node = {movement}",
        )
        return self.evaluate()

    def make_graph(self):
        """Loupe's graph as tables, from a walk over the movements."""
        self.hold("1 = 0")
        self.engine.make_graph(self.words)
        self.graph_levels = [row[0] for row in self.engine.run("SELECT DISTINCT level FROM edges ORDER BY level")]


class Clock:
    """Times, with an end to what takes too long."""

    def __init__(self, engine, seconds):
        self.engine = engine
        self.seconds = seconds

    def once(self, work):
        timer = threading.Timer(self.seconds, self.engine.interrupt)
        timer.start()
        begun = time.perf_counter()
        try:
            told = work()
            return told, (time.perf_counter() - begun) * 1e3
        finally:
            timer.cancel()
            timer.join()

    def often(self, works, check):
        """Spread of the times of works, each checked; the rest is left out once one took long."""
        times, busy = [], 0
        for asked, work in works:
            begun = self.engine.busy()
            try:
                told, took = self.once(work)
            except Stopped:
                return {"more_than_ms": self.seconds * 1e3, "runs": len(times) + 1}
            busy += self.engine.busy() - begun
            check(told, asked)
            times.append(took)
            if took > ONCE_ABOVE * 1e3:
                break
        times.sort()
        at = lambda percent: round(times[(len(times) * percent + 99) // 100 - 1], 3)
        return {"p50": at(50), "p99": at(99), "max": round(times[-1], 3), "runs": len(times),
                "mean_on_cpu": round(busy / len(times) * 1e3, 3)}


def measure(engine, folder, seconds):
    asked = json.loads((folder / "questions.json").read_text())
    work, clock = Work(engine, asked), Clock(engine, seconds)
    begun = time.perf_counter()
    engine.load(folder, asked["set"])
    told = {"engine": engine.version(), "load_and_index_ms": round((time.perf_counter() - begun) * 1e3, 3)}
    work.levels = [row[0] for row in engine.run("SELECT DISTINCT level FROM draws ORDER BY level")]
    told["bytes"] = engine.bytes()
    lots, sites, sums = asked["lots"], asked["sites"], asked["sums"]

    def questions(graph):
        def reached(told, site):
            if told[0] != site["lots"]:
                raise Wrong(f"origin {site['origin']} reaches {told[0]} lots, and in Loupe {site['lots']}")
            same(f"origin {site['origin']}", told, site["sums"])

        classes = [(asked["classes"], lambda: work.classify(graph))] * RUNS
        every = [(sums, lambda: work.evaluate(graph))] * RUNS
        return {
            "ready_ms": clock.often([(None, lambda: work.ready(graph))] * RUNS, lambda *_: None),
            "class_of_each_ms": clock.often(classes, lambda _, loupes: work.check_classes(loupes)),
            "intervals_of_all_ms": clock.often(
                [(sums, lambda: work.intervals(graph))] * RUNS, lambda told, sums: same("all lots", told, sums)
            ),
            "sums_of_all_ms": clock.often(every, lambda told, sums: same("all lots", told, sums)),
            "composition_ms": clock.often(
                [(lot, lambda lot=lot: work.compose(lot, graph)) for lot in lots], work.check_composition
            ),
            "forward_ms": clock.often([(site, lambda site=site: work.forward(site, graph)) for site in sites], reached),
        }

    told["from_movements"] = questions(False)
    told["from_movements"]["back_trace_ms"] = clock.often(
        [(lot, lambda lot=lot: work.back(lot)) for lot in lots], lambda *_: None
    )
    try:
        _, took = clock.once(work.make_graph)
        told["given_the_graph"] = {"made_in_ms": round(took, 3)} | questions(True)
    except Stopped:
        told["given_the_graph"] = {"made_in_ms": {"more_than_ms": seconds * 1e3}}
    corrections = [(one["sums"], lambda one=one: work.correct(one["movement"])) for one in asked["corrections"]]
    told["from_movements"]["correction_ms"] = clock.often(
        corrections, lambda told, sums: same("after a correction", told, sums)
    )
    return told


def main():
    name, world, place, seconds, *address = sys.argv[1:]
    engine = ENGINES[name](Path(place), *address)
    try:
        print(json.dumps(measure(engine, Path(world), float(seconds))))
    except Wrong as wrong:
        sys.exit(f"{name} differs: {wrong}")


main()
