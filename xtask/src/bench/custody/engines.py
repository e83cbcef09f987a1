"""DuckDB, PostgreSQL and SQLite: how each is opened, loaded, asked, stopped and measured, as fast as it can be."""

import csv
import os
import sqlite3
import time


class Stopped(Exception):
    """The work took longer than it may."""


LOTS = "lot bigint, maker bigint, mass bigint"
MOVEMENTS = "movement bigint, level int, origin bigint, drawn bigint"
DRAWS = "node bigint, level int, source bigint, source_level int, lot bigint, mass bigint, drawn bigint"

# Pools that mix, what each drew from which, and of which pool every lot is.
EDGES = """
SELECT d.node, max(d.level) AS level, h.pool AS source, CAST(sum(d.mass) AS bigint) AS mass, max(d.drawn) AS drawn
FROM draws d JOIN held s ON s.node = d.node JOIN held h ON h.node = d.source
WHERE s.pool = d.node GROUP BY d.node, h.pool
"""
# A pool that mixes has the number and the level of its movement; that of an origin is negative and on the ground.
NODES = """
SELECT pool AS node, max(CASE WHEN pool < 0 THEN 0 ELSE m.level END) AS level
FROM held h JOIN movements m ON m.movement = h.node WHERE h.pool < 0 OR h.pool = h.node GROUP BY pool
"""
LEVELLED = "SELECT d.node, d.level, d.source, n.level AS source_level, d.mass, d.drawn FROM edge d JOIN nodes n ON n.node = d.source"
POOLED = "SELECT l.lot, l.mass, h.pool FROM lots l JOIN held h ON h.node = l.maker"


class Engine:
    """What is common to all."""

    least, greatest, real = "least", "greatest", "double precision"
    # Whether a table with a primary key is quicker to join with.
    keyed = False
    # How a table is called that is not kept after a crash.
    table = "TABLE"

    def busy(self):
        """Seconds of processor time that the engine has taken, all its threads together."""
        return time.process_time()

    def indexes(self, *wanted):
        for at, (table, fields) in enumerate(wanted):
            self.run(f"CREATE INDEX {table}_{at}_{fields.split(',')[0]} ON {table} ({fields})")

    def make_graph(self, words):
        self.run(f"CREATE {self.table} nodes AS {NODES}")
        self.run(f"CREATE {self.table} edge AS {EDGES}")
        self.run(f"CREATE {self.table} edges AS {LEVELLED} ORDER BY d.level, d.node")
        self.run(f"CREATE {self.table} pooled AS {POOLED}")
        self.run("DROP TABLE edge")
        self.run(f"CREATE {self.table} origins AS SELECT DISTINCT origin FROM movements WHERE origin >= 0")
        self.index_graph()

    def index_graph(self):
        pass


class DuckDb(Engine):
    def __init__(self, place):
        import duckdb

        self.fault = duckdb.InterruptException
        self.file = place / "world.duckdb"
        self.db = duckdb.connect(str(self.file))

    def version(self):
        threads = self.run("SELECT current_setting('threads')")[0][0]
        return f"DuckDB {self.run('SELECT version()')[0][0]}, {threads} threads"

    def run(self, *statements):
        try:
            for statement in statements:
                told = self.db.execute(statement)
            return told.fetchall()
        except self.fault as fault:
            raise Stopped from fault

    def interrupt(self):
        self.db.interrupt()

    def load(self, folder, chosen):
        for name, fields, order in [
            ("lots", LOTS, "maker"),
            ("movements", MOVEMENTS, "movement"),
            ("draws", DRAWS, "level, node"),
        ]:
            named = ", ".join(f"'{field.split()[0]}': '{field.split()[1]}'" for field in fields.split(", "))
            self.run(
                f"CREATE TABLE {name} AS SELECT * FROM read_csv('{folder / name}.csv', header = false, "
                f"columns = {{{named}}}) ORDER BY {order}"
            )
        # Looking one lot or one movement up is what indexes are for; joins do not use them.
        self.indexes(("lots", "lot"), ("draws", "node"))
        self.run("CREATE TABLE chosen (origin bigint)", f"INSERT INTO chosen SELECT unnest({chosen})")
        self.run("CHECKPOINT")

    def index_graph(self):
        self.indexes(("pooled", "lot"), ("edges", "node"))

    def bytes(self):
        return self.file.stat().st_size


class Sqlite(Engine):
    least, greatest, real = "min", "max", "real"
    keyed = True

    def __init__(self, place):
        self.file = place / "world.sqlite"
        self.db = sqlite3.connect(self.file, isolation_level=None, check_same_thread=False)
        self.run("PRAGMA journal_mode = off", "PRAGMA synchronous = off", "PRAGMA cache_size = -2000000")
        self.run("PRAGMA temp_store = memory", "PRAGMA mmap_size = 8000000000")

    def version(self):
        return f"SQLite {sqlite3.sqlite_version}"

    def run(self, *statements):
        try:
            for statement in statements:
                told = self.db.execute(statement)
            return told.fetchall()
        except sqlite3.OperationalError as fault:
            if "interrupted" in str(fault):
                raise Stopped from fault
            raise

    def interrupt(self):
        self.db.interrupt()

    def load(self, folder, chosen):
        lots = LOTS.replace("lot bigint", "lot integer PRIMARY KEY")
        movements = MOVEMENTS.replace("movement bigint", "movement integer PRIMARY KEY")
        for name, fields in [("lots", lots), ("movements", movements), ("draws", DRAWS)]:
            self.run(f"CREATE TABLE {name} ({fields})", "BEGIN")
            with open(folder / f"{name}.csv", newline="") as file:
                marks = ", ".join("?" * (fields.count(",") + 1))
                self.db.executemany(f"INSERT INTO {name} VALUES ({marks})", csv.reader(file))
            self.run("COMMIT")
        self.indexes(
            ("draws", "level, node, source, mass, drawn"),
            ("draws", "node, source, source_level, mass, drawn"),
            ("draws", "source, level, node, mass, drawn"),
            ("draws", "lot, mass"),
            ("lots", "maker, mass"),
        )
        self.run("CREATE TABLE chosen (origin integer PRIMARY KEY)")
        self.db.executemany("INSERT INTO chosen VALUES (?)", [(origin,) for origin in chosen])
        self.run("ANALYZE")

    def index_graph(self):
        self.indexes(
            ("edges", "level, node, source, mass, drawn"),
            ("edges", "node, source, source_level, mass, drawn"),
            ("edges", "source, level, node, mass, drawn"),
            ("pooled", "lot"),
            ("pooled", "pool, mass"),
            ("nodes", "node"),
        )
        self.run("ANALYZE")

    def bytes(self):
        return self.file.stat().st_size


class Postgres(Engine):
    table = "UNLOGGED TABLE"

    def __init__(self, _place, address):
        import psycopg

        self.fault = psycopg.errors.QueryCanceled
        self.db = psycopg.connect(address, autocommit=True)
        for setting in ("work_mem = '1GB'", "temp_buffers = '1GB'", "maintenance_work_mem = '1GB'", "jit = off"):
            self.run(f"SET {setting}")
        self.process = self.run("SELECT pg_backend_pid()")[0][0]

    def version(self):
        return f"PostgreSQL {self.run('SHOW server_version')[0][0]}"

    def run(self, *statements):
        try:
            for statement in statements:
                told = self.db.execute(statement)
            return told.fetchall() if told.description else []
        except self.fault as fault:
            raise Stopped from fault

    def interrupt(self):
        self.db.cancel()

    def load(self, folder, chosen):
        for name, fields in [("lots", LOTS), ("movements", MOVEMENTS), ("draws_as_told", DRAWS)]:
            self.run(f"CREATE UNLOGGED TABLE {name} ({fields})")
            with open(folder / f"{name.split('_')[0]}.csv", "rb") as file:
                with self.db.cursor().copy(f"COPY {name} FROM STDIN (FORMAT csv)") as copy:
                    while chunk := file.read(1 << 20):
                        copy.write(chunk)
        # In the order in which it is read.
        self.run("CREATE UNLOGGED TABLE draws AS SELECT * FROM draws_as_told ORDER BY level, node")
        self.run("DROP TABLE draws_as_told", "CREATE UNLOGGED TABLE chosen (origin bigint)")
        self.run(f"INSERT INTO chosen SELECT unnest(ARRAY{chosen}::bigint[])")
        self.indexes(
            ("draws", "level"),
            ("draws", "node"),
            ("draws", "source"),
            ("draws", "lot"),
            ("lots", "lot"),
            ("lots", "maker"),
            ("movements", "movement"),
        )
        self.run("ANALYZE")

    def index_graph(self):
        self.indexes(
            ("edges", "level"),
            ("edges", "node"),
            ("pooled", "lot"),
            ("nodes", "node"),
        )
        self.run("ANALYZE")

    def busy(self):
        # Of the process that serves us; of those that help it, as far as they have ended.
        fields = open(f"/proc/{self.process}/stat").read().rsplit(")", 1)[1].split()
        return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")

    def bytes(self):
        sizes = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname IN ('lots', 'movements', 'draws')"
        return int(self.run(sizes)[0][0])


ENGINES = {"duckdb": DuckDb, "postgres": Postgres, "sqlite": Sqlite}
