#!/usr/bin/env python3
"""Makes the table of pieces from the assembly that clang makes of pieces.cpp.

usage: extract.py CLANG PIECES.S OUT.INC

1. Jumps: a handler ends in tail calls of symbols vo_to_X and vo_slow_X. A block that is nothing but such a call is
   taken out, and whoever jumps to it jumps to the symbol. The last instruction falls through to the piece behind it
   where it would jump to vo_to_next; other jumps to vo_to_next lead to the piece's end.
2. The result is assembled, and each function's bytes and relocations become a row.
3. It is assembled again with another register for each of the three operands. Where the bytes differ are the fields that
   the compiler writes the numbers of registers to.

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
# The registers of operands a, b and c: general and float ones, and what stands for them in the other assemblies.
OWN = [((8, 15), (1, 6)), ((9, 14), (2, 5)), ((11, 15), (3, 4))]
# Others that a piece may use, when an operand is in a register.
FREE = {"rax", "rbx", "rcx", "rdx", "r10", "r12", "r13", "r14", "r15", "rsp"} | {f"xmm{n}" for n in range(8, 16)}
REGISTER = re.compile(r"%(xmm\d+|r\d+|[re]?[a-ds][xpi]l?|[a-d][lh])")
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
    # js edge; jmp jump  ->  jns jump; jmp edge: mostly the budget is not used up
    for i in range(len(kept) - 1):
        if kept[i:i + 2] == ["\tjs\tvo_to_edge", "\tjmp\tvo_to_jump"]:
            kept[i:i + 2] = ["\tjns\tvo_to_jump", "\tjmp\tvo_to_edge"]
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


def registers_of(name):
    """The registers of operands a, b and c by the mangled name of a piece: 0, 1 to 3, 4 to 6."""
    m = re.search(r"ILj\d+ELi(\d)ELi(\d)ELi(\d)E", name)
    return [int(r) for r in m.groups()]


def whole(register):
    """The 64-bit register that a name is a part of."""
    m = re.match(r"(r\d+)", register)
    if m or register.startswith("xmm"):
        return m.group(1) if m else register
    m = re.match(r"[re]?([a-d])[xlh]$", register)
    if m:
        return f"r{m.group(1)}x"
    return "r" + register.rstrip("l")[-2:]


def check_registers(name, lines):
    """Where an operand is in a register, all registers of other slots stay as they are, and operands b and c, too."""
    own = registers_of(name)
    if not any(own):
        return
    names = {f"r{OWN[r - 1][0][0]}" if r <= 3 else f"xmm{OWN[r - 4][1][0]}" for r in own if r}
    first = own[0] and (f"r{OWN[own[0] - 1][0][0]}" if own[0] <= 3 else f"xmm{OWN[own[0] - 4][1][0]}")
    for line in lines:
        if line.lstrip().startswith("call"):
            return  # such a piece is not taken
    for line in lines:
        used = {whole(r) for r in REGISTER.findall(line)}
        if used - names - FREE:
            raise Fail(f"{name}: other slots' registers: {line.strip()}")
        m = re.match(r"\t(\w+)\t.*%(\w+)$", line)
        # (Where two are equal clang may copy one to the other.)
        if re.search(r"\d+op(J|Loop)(Eq|Ne)I", name) and re.match(r"\tmovq\t%r\w+, %r\w+$", line):
            continue
        reads = r"cmp|test|u?comis|bt[lq]?$" if "," in line else r"i?div|i?mul|push|jmp"
        if m and whole(m.group(2)) in names - {first} and not re.match(reads, m.group(1)):
            raise Fail(f"{name}: writes to an operand: {line.strip()}")


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
            body = rewrite(label, body, len(out))
            check_registers(label, body)
            for line in body:
                if not is_label(line):
                    out.append(f"vo_at_{len(out)}:")
                out.append(line)
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


def field_of(name, data, start, at, mask, general):
    """(at, shift, rexAt, rexShift) of the register number whose bits differ by mask in the byte at `at` of an instruction."""
    opcode = start
    while data[opcode] in (0x66, 0xf2, 0xf3):
        opcode += 1
    rex = None
    if data[opcode] & 0xf0 == 0x40:
        rex, opcode = opcode, opcode + 1
    if data[opcode] == 0x0f:
        opcode += 2 if data[opcode + 1] in (0x38, 0x3a) else 1
    if at == opcode:
        place = {0: 0}  # register in the opcode: REX.B
    elif at == opcode + 1:
        place = {3: 2, 0: 0}  # ModRM: reg and REX.R, rm and REX.B
    elif at == opcode + 2 and data[opcode + 1] & 7 == 4 and data[opcode + 1] >> 6 != 3:
        place = {3: 1, 0: 0}  # SIB: index and REX.X, base and REX.B
    else:
        raise Fail(f"{name}: a register in byte {at - start} of an instruction")
    out = []
    for shift, rex_shift in place.items():
        bits = mask >> shift & 7
        if bits == 0:
            continue
        if general and rex is None:
            raise Fail(f"{name}: a register above 7 without a prefix")
        out.append((shift, rex if general else start, rex_shift))
        mask &= ~(7 << shift)
    if mask:
        raise Fail(f"{name}: other bits than those of a register differ")
    return out


def find_fields(name, elf, others, section, value, size, starts):
    """(at, shift, rexAt, rexShift, operand, general) of each register number in a piece."""
    own = registers_of(name)
    base = elf.sections[section][4]
    fields = []
    for k, other in enumerate(others):
        if other.sections[section][5] != elf.sections[section][5]:
            raise Fail(f"{name}: other registers make other code")
        theirs = other.sections[section][4]
        for i in range(value, value + size):
            mask = elf.data[base + i] ^ other.data[theirs + i]
            if mask == 0:
                continue
            general = own[k] <= 3
            here, there = OWN[k][0 if general else 1]
            if own[k] not in (k + 1, k + 4):
                raise Fail(f"{name}: operand {k} has no register of its own")
            start = max(s for s in starts if s <= i)
            for shift, rex, rex_shift in field_of(name, elf.data, base + start, base + i, mask, general):
                if mask >> shift & 7 != (here ^ there) & 7:
                    raise Fail(f"{name}: other bits than those of a register differ")
                fields.append((i - value, shift, rex - base - value, rex_shift, k, general))
    return fields


def extract(elf, others, rows):
    known, starts = {}, {}
    for text, section, value, size in elf.symbols:
        known[text] = (section, value, size)
        if text.startswith("vo_at_"):
            starts.setdefault(section, []).append(value)
    code, relocations, fields, pieces, done = bytearray(), [], [], [], {}
    for row, names in rows.items():
        for name in names:
            if name in done:
                pieces.append(done[name])
                continue
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
            first_field = len(fields)
            if any(registers_of(name)) and not calls:
                fields += find_fields(name, elf, others, section, value, size, starts.get(section, []))
            done[name] = (len(code), size, first, first_field, len(relocations) - first, len(fields) - first_field, exits,
                          *(str(b).lower() for b in (calls, only, wide)))
            pieces.append(done[name])
            code += elf.data[start:start + size]
    return code, relocations, fields, pieces


def assemble(clang, text, folder):
    changed, made = os.path.join(folder, "pieces.s"), os.path.join(folder, "pieces.o")
    with open(changed, "w") as f:
        f.write(text)
    subprocess.run([clang, "-c", changed, "-o", made], check=True)
    with open(made, "rb") as f:
        return Elf(f.read())


def renamed(text, operand):
    """The assembly with other registers for an operand."""
    (general, other_general), (floating, other_floating) = OWN[operand]
    text = re.sub(rf"%r{general}([dwb]?)\b", rf"%r{other_general}\1", text)
    return re.sub(rf"%xmm{floating}\b", f"%xmm{other_floating}", text)


def main():
    clang, source, target = sys.argv[1:]
    with open(source) as f:
        text, rows = transform(f.read())
    with tempfile.TemporaryDirectory() as folder:
        elf = assemble(clang, text, folder)
        others = [assemble(clang, renamed(text, k), folder) for k in range(3)]
    code, relocations, fields, pieces = extract(elf, others, rows)
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
        f.write("const RegisterField kFields[] = {" +
                ",\n".join(f"{{{at},{shift},{rex},{rex_shift},{operand},{str(general).lower()}}}"
                           for at, shift, rex, rex_shift, operand, general in fields) + "};\n")
        f.write("const Piece kPieces[] = {" + ",\n".join("{" + ",".join(map(str, p)) + "}" for p in pieces) + "};\n")


if __name__ == "__main__":
    try:
        main()
    except (Fail, KeyError, StopIteration) as e:
        sys.exit(f"extract.py: {e!r}: does this clang write other assembly?")
