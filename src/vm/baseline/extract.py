#!/usr/bin/env python3
"""Makes the table of pieces from the assembly that clang makes of pieces.cpp.

usage: extract.py CLANG PIECES.S OUT.INC

1. Jumps: a handler ends in tail calls of symbols vo_to_X and vo_slow_X. A block that is nothing but such a call is
   taken out, and whoever jumps to it jumps to the symbol. The last instruction falls through to the piece behind it
   where it would jump to vo_to_next; other jumps to vo_to_next lead to the piece's end.
2. The result is assembled, and each function's bytes and relocations become a row.

Whatever is not understood is an error: another clang may write other assembly, and no piece may be silently wrong
or missing.
"""
import os
import re
import struct
import subprocess
import sys
import tempfile

INVERSE = {"e": "ne", "ne": "e", "l": "ge", "ge": "l", "le": "g", "g": "le", "b": "ae", "ae": "b", "be": "a",
           "a": "be", "s": "ns", "ns": "s", "p": "np", "np": "p", "o": "no", "no": "o"}
# ELF's relocation types, as the compiler fills them in.
KINDS = {1: "Abs64", 2: "Rel32", 4: "Rel32", 10: "Unsigned32", 11: "Signed32"}
# Holes whose numbers may be negative.
SIGNED = {"sb", "sc", "s32", "sxhi"}
# Operands whose numbers fit into any field.
SMALL = {"hole_a8", "hole_b8", "hole_c8", "hole_ua", "hole_uc", "hole_sb", "hole_sc"}
# Bytes of a jump.
JUMP_SIZE = 5
JUMP = re.compile(r"\tj(\w+)\t(\S+)$")
TARGET = re.compile(r"vo_(?:to|slow)_\w+$")


class Fail(Exception):
    pass


def clean(lines):
    """Instructions and labels."""
    out = []
    for line in lines:
        line = line.split("#")[0].rstrip()
        if line and not line.lstrip().startswith((".p2align", ".cfi")):
            out.append(line)
    return out


def is_label(line):
    return not line.startswith("\t")


def rewrite(name, lines, number):
    body = clean(lines)
    # Blocks that only leave.
    leaves = {}
    for i, line in enumerate(body):
        if not is_label(line):
            continue
        j = i + 1
        while j < len(body) and is_label(body[j]):
            j += 1
        m = JUMP.match(body[j]) if j < len(body) else None
        if m and m.group(1) == "mp" and TARGET.match(m.group(2)):
            leaves[line.rstrip(":")] = m.group(2)
    out = []
    for line in body:
        m = JUMP.match(line)
        if m and m.group(2) in leaves:
            line = f"\tj{m.group(1)}\t{leaves[m.group(2)]}"
        out.append(line)
    used = {m.group(2) for line in out if (m := JUMP.match(line))}
    kept = []
    for line in out:
        if is_label(line) and line.rstrip(":") not in used:
            continue
        if not is_label(line) and kept and re.match(r"\tjmpq?\t", kept[-1]):
            continue  # nothing leads here any more
        kept.append(line)
    # jcc next; jmp X  ->  jn X
    if len(kept) >= 2:
        m, last = JUMP.match(kept[-2]), JUMP.match(kept[-1])
        if m and last and last.group(1) == "mp" and m.group(2) == "vo_to_next" and m.group(1) in INVERSE:
            kept[-2:] = [f"\tj{INVERSE[m.group(1)]}\t{last.group(2)}"]
    if kept and kept[-1] == "\tjmp\tvo_to_next":
        kept.pop()
    elif not kept or not re.match(r"\tj", kept[-1]):
        raise Fail(f"{name}: does not end in a jump")
    end = f".Lpiece_end{number}"
    kept = [f"\tj{m.group(1)}\t{end}" if (m := JUMP.match(line)) and m.group(2) == "vo_to_next" else line
            for line in kept]
    for line in kept:
        if re.match(r"\tret", line) or "%rip" in line or "vo_to_next" in line:
            raise Fail(f"{name}: {line.strip()}")
        m = JUMP.match(line)
        if m and m.group(1) != "mpq" and not m.group(2).startswith(".L") and not TARGET.match(m.group(2)):
            raise Fail(f"{name}: a jump to {m.group(2)}")
    return kept + [f"{end}:"]


def transform(text):
    """The assembly with every piece rewritten; names of the pieces in the order of their rows."""
    lines = text.split("\n")
    functions = set(re.findall(r"\.type\t(\S+),@function", text))
    out, rows, i = [], {}, 0
    while i < len(lines):
        line = lines[i]
        label = line.split(":")[0] if line.endswith(":") or ":  " in line or ": #" in line else None
        if label in functions:
            out.append(label + ":")
            body = []
            i += 1
            while not lines[i].startswith(".Lfunc_end"):
                body.append(lines[i])
                i += 1
            out += rewrite(label, body, len(out))
            continue
        m = re.match(r"vo_pieces_(\w+):", line)
        if m:
            names = rows[m.group(1)] = []
            while i + 1 < len(lines) and (q := re.match(r"\t\.quad\t(\S+)", lines[i + 1])):
                names.append(q.group(1))
                i += 1
        out.append(line)
        i += 1
    return "\n".join(out), rows


class Elf:
    def __init__(self, data):
        self.data = data
        shoff = struct.unpack_from("<Q", data, 40)[0]
        count, names = struct.unpack_from("<HH", data, 60)
        if count == 0:
            count = struct.unpack_from("<Q", data, shoff + 32)[0]
        if names == 0xffff:
            names = struct.unpack_from("<I", data, shoff + 40)[0]
        self.sections = [struct.unpack_from("<IIQQQQIIQQ", data, shoff + 64 * k) for k in range(count)]
        self.relocations = {s[7]: s for s in self.sections if s[1] == 4}
        table = next(s for s in self.sections if s[1] == 2)
        strings = self.sections[table[6]][4]
        big = next((s for s in self.sections if s[1] == 18), None)  # SHT_SYMTAB_SHNDX
        self.symbols = []
        for k in range(table[5] // 24):
            name, info, _, section, value, size = struct.unpack_from("<IBBHQQ", data, table[4] + 24 * k)
            if section == 0xffff:
                section = struct.unpack_from("<I", data, big[4] + 4 * k)[0]
            text = data[strings + name:data.index(b"\0", strings + name)].decode()
            self.symbols.append((text, section, value, size))


def extract(elf, rows):
    known = {}
    for text, section, value, size in elf.symbols:
        known[text] = (section, value, size)
    code, relocations, pieces = bytearray(), [], []
    for row, names in rows.items():
        for name in names:
            section, value, size = known[name]
            start = elf.sections[section][4] + value
            first = len(relocations)
            calls = False
            table = elf.relocations.get(section)
            for j in range(table[5] // 24 if table else 0):
                at, info, addend = struct.unpack_from("<QQq", elf.data, table[4] + 24 * j)
                if not value <= at < value + size:
                    continue
                symbol = elf.symbols[info >> 32][0]
                kind = KINDS.get(info & 0xffffffff)
                if kind is None:
                    raise Fail(f"{name}: a relocation of type {info & 0xffffffff} of {symbol}")
                m = re.match(r"vo_(hole|to|slow)_(\w+)$", symbol)
                if m:
                    if m.group(2) in SIGNED and kind == "Unsigned32":
                        raise Fail(f"{name}: the number {symbol} without its sign")
                    if (m.group(1) == "hole") != (kind != "Rel32"):
                        raise Fail(f"{name}: {symbol} as {kind}")
                    symbol = f"{m.group(1)}_{m.group(2)}"
                elif kind == "Rel32":
                    symbol = f"call_{symbol}"
                    calls = True
                else:
                    raise Fail(f"{name}: refers to {symbol or 'a section'}")
                relocations.append((at - value, symbol, kind, addend))
            # call *m: the registers are gone, too.
            calls = calls or "opCallExt" in name
            exits = sum(not symbol.startswith("hole_") for _, symbol, _, _ in relocations[first:])
            only = size == JUMP_SIZE and len(relocations) - first == 1 and relocations[first][1].startswith("slow_")
            wide = any(symbol.startswith("hole_") and kind != "Abs64" and (symbol not in SMALL or addend < 0)
                       for _, symbol, kind, addend in relocations[first:])
            pieces.append((len(code), size, first, len(relocations) - first, exits, calls, only, wide))
            code += elf.data[start:start + size]
    return code, relocations, pieces


def main():
    clang, source, target = sys.argv[1:]
    with open(source) as f:
        text, rows = transform(f.read())
    with tempfile.TemporaryDirectory() as folder:
        changed, made = os.path.join(folder, "pieces.s"), os.path.join(folder, "pieces.o")
        with open(changed, "w") as f:
            f.write(text)
        subprocess.run([clang, "-c", changed, "-o", made], check=True)
        with open(made, "rb") as f:
            elf = Elf(f.read())
    code, relocations, pieces = extract(elf, rows)
    if not pieces:
        raise Fail("no pieces")
    with open(target, "w") as f:
        f.write(f"// {len(pieces)} pieces, made by extract.py from pieces.cpp.\n")
        for row, names in rows.items():
            f.write(f"static_assert(piecesOf(Op::{row}) == {len(names)});\n")
        f.write("const uint8_t kCode[] = {" + ",".join(map(str, code)) + "};\n")
        f.write("const Relocation kRelocations[] = {" +
                ",\n".join(f"{{{at},Symbol::{symbol},Fill::{kind},{addend}}}" for at, symbol, kind, addend in relocations) +
                "};\n")
        f.write("const Piece kPieces[] = {" +
                ",\n".join(f"{{{at},{size},{first},{count},{exits},{str(calls).lower()},{str(only).lower()},{str(wide).lower()}}}"
                           for at, size, first, count, exits, calls, only, wide in pieces) +
                "};\n")


if __name__ == "__main__":
    try:
        main()
    except (Fail, KeyError, StopIteration) as e:
        sys.exit(f"extract.py: {e!r}: does this clang write other assembly?")
