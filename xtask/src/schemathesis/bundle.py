"""GS1's OpenAPI in one folder, as Schemathesis reads it without a network.

    bundle.py FOLDER-OF-GS1S-SCHEMAS FOLDER

The two files that it refers to by their address are taken from beside it; examples that stand only at an address are
left out.
"""

import json
import shutil
import sys
from pathlib import Path

import yaml

STUB = "https://gs1.github.io/EPCIS/REST%20Bindings/JSON-Schema-Stub.json#"
SCHEMA = "EPCIS-JSON-Schema.json"


def bundled(part):
    if isinstance(part, list):
        return [bundled(one) for one in part]
    if not isinstance(part, dict):
        return part
    elsewhere = lambda key, value: key in ("example", "examples") and "gs1.github.io" in json.dumps(value, default=str)
    kept = {key: bundled(value) for key, value in part.items() if not elsewhere(key, value)}
    reference = kept.get("$ref")
    if isinstance(reference, str) and reference.startswith(STUB):
        kept["$ref"] = f"{SCHEMA}#{reference.removeprefix(STUB)}"
    return kept


def main():
    source, folder = map(Path, sys.argv[1:])
    read = yaml.safe_load((source / "openapi.yaml").read_text())
    (folder / "openapi.json").write_text(json.dumps(bundled(read), default=str))
    shutil.copy(source / SCHEMA, folder / SCHEMA)


main()
