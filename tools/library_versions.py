#!/usr/bin/env python3
"""Writes the header with what Go's library has since Go 1.22, from the files of Go's api folder: library_versions.py API_FOLDER HEADER."""
import pathlib
import re
import sys

FIRST = 22
IDENT = r'[A-Za-z_][A-Za-z0-9_]*'
METHOD = re.compile(rf'method \((\*?)({IDENT})(?:\[[^\]]*\])?\) ({IDENT})')
MEMBER = re.compile(rf'type ({IDENT})(?:\[.*?\])? (struct|interface), ({IDENT})')
TOP = re.compile(rf'(?:func|const|var|type) ({IDENT})')


def symbol(text):
    """(name as shown, type, member) of a line's symbol."""
    if m := METHOD.match(text):
        return f'({m[1]}{m[2]}).{m[3]}', m[2], m[3]
    if m := MEMBER.match(text):
        return (f'{m[1]}.{m[3]}' if m[2] == 'struct' else f'({m[1]}).{m[3]}'), m[1], m[3]
    if m := TOP.match(text):
        return m[1], '', ''
    return None


def main():
    since = {}
    for file in pathlib.Path(sys.argv[1]).glob('go1*.txt'):
        m = re.fullmatch(r'go1(?:\.(\d+))?\.txt', file.name)
        if m is None:
            continue
        minor = int(m[1] or 0)
        for line in file.read_text().splitlines():
            m = re.match(r'pkg (\S+?)(?: \([^)]*\))?, (.*)', line)
            if m is None or (name := symbol(m[2])) is None:
                continue
            key = (m[1], name)
            since[key] = min(since.get(key, minor), minor)
    rows = sorted((package, name, minor) for (package, name), minor in since.items() if minor >= FIRST)
    if not rows:
        sys.exit(f'library_versions: nothing in {sys.argv[1]} is as new as Go 1.{FIRST}')
    lines = ['// Made by tools/library_versions.py: what Go\'s library has since Go 1.%d, by package.' % FIRST, '#pragma once', '',
             '#include <string_view>', '', 'namespace vo::vet {', '',
             '/// `name` is a package-level one, or `(*T).M` or `T.F`: then it is a member of `type`.', 'struct LibrarySymbol {',
             '  std::string_view package, name, type, member;', '  int minor;', '};', '', 'inline constexpr LibrarySymbol kLibrarySymbols[] = {']
    lines += [f'    {{"{package}", "{name}", "{type_}", "{member}", {minor}}},' for package, (name, type_, member), minor in rows]
    lines += ['};', '', '}  // namespace vo::vet', '']
    pathlib.Path(sys.argv[2]).write_text('\n'.join(lines))


main()
