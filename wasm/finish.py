#!/usr/bin/env python3
"""Last step of the link: finish.py LINKED.wasm EXPORTS.txt OUTPUT.wasm

Keeps the exports that EXPORTS.txt lists (with `memory` and `_initialize`), removes what only other exports reached, and checks
the result: exactly these exports, no imports. Emscripten exports helpers for a JavaScript side that is not there.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

ALWAYS = ["memory", "_initialize"]
FUNCTION, TABLE, MEMORY, GLOBAL = range(4)


class Reader:
    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def number(self):
        value = shift = 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    def name(self):
        size = self.number()
        self.at += size
        return self.data[self.at - size : self.at].decode()


def sections(module):
    reader = Reader(module, 8)
    while reader.at < len(module):
        kind, size = reader.byte(), reader.number()
        yield kind, Reader(module, reader.at)
        reader.at += size


def exports_of(module):
    names = []
    for kind, reader in sections(module):
        if kind == 7:
            for _ in range(reader.number()):
                names.append(reader.name())
                reader.byte(), reader.number()
    return names


def imports_of(module):
    """The first import as module.name: one is too many, and its kind need not be understood."""
    for kind, reader in sections(module):
        if kind == 2 and reader.number() > 0:
            return [f"{reader.name()}.{reader.name()}"]
    return []


def main(linked, listing, output):
    lines = pathlib.Path(listing).read_text().splitlines()
    wanted = ALWAYS + [line.strip() for line in lines if line.strip() and not line.startswith("#")]

    graph = [{"name": "page", "root": True, "reaches": wanted}] + [{"name": n, "export": n} for n in wanted]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(graph, file)
        file.flush()
        subprocess.run(
            ["wasm-metadce", linked, "--graph-file", file.name, "-o", output, "--all-features"],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    module = pathlib.Path(output).read_bytes()
    faults = [f"imports {name}: the core must not need anything from its host" for name in imports_of(module)]
    faults += [f"{name} is not exported" for name in sorted(set(wanted) - set(exports_of(module)))]
    faults += [f"{name} is exported, but not listed" for name in sorted(set(exports_of(module)) - set(wanted))]
    if faults:
        pathlib.Path(output).unlink()
        sys.exit("\n".join(f"{pathlib.Path(output).name}: {fault}" for fault in faults))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
