#!/usr/bin/env python3
"""`vo doc` against go doc: packages and symbols of the library by digests of go's answers (test/doc/library.txt), a module of our
own by its texts (test/doc/module.txt).

    doc.py --vo VO [--show]      (--show: ask the go of ./dev oracle for what differs, and print the difference)
    doc.py --store               (ask it for all answers anew)

An answer belongs to the sources that it was made of, of which the list has a digest, too: another release of Go's library leaves its
cases out, unless that is more than half of them.
"""
import argparse
import concurrent.futures
import difflib
import hashlib
import os
import random
import re
import subprocess
import sys

TEST = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'doc')
ROOT = os.path.dirname(os.path.dirname(TEST))
GO = os.path.join(ROOT, 'build/oracle/usr/lib/go-1.27')
ENV = {k: v for k, v in os.environ.items() if not k.startswith('GO')}
ENV.update(GOFLAGS='', GOTOOLCHAIN='local', CGO_ENABLED='0', GOPROXY='off', GO111MODULE='on', HOME=os.environ.get('HOME', '/tmp'))


def sources():
    with open(os.path.join(ROOT, 'build/release/CMakeCache.txt'), encoding='utf-8') as f:
        found = re.search(r'^VO_GOLANG:PATH=(.*)$', f.read(), re.M)
    return os.environ.get('VO_GOROOT_SRC') or found.group(1) + '/src'


def digest(data):
    return hashlib.sha256(data).hexdigest()[:16]


def digest_of_package(library, path):
    h = hashlib.sha256()
    folder = os.path.join(library, path)
    for name in sorted(os.listdir(folder)):
        if name.endswith('.go') and not name.endswith('_test.go'):
            with open(os.path.join(folder, name), 'rb') as f:
                h.update(name.encode() + b'\0' + f.read())
    return h.hexdigest()[:8]


def ask(command, args, folder='/'):
    p = subprocess.run([*command, 'doc', *args], cwd=folder, env=ENV, capture_output=True, timeout=120)
    return p.returncode, p.stdout, p.stderr


def ask_go(args, folder='/'):
    return ask([os.path.join(GO, 'bin/go')], args, folder)


def module_cases():
    """Questions about the module, `vo doc ARGS` each, and what go doc answers: '$ ARGS', its lines, an exit code that is not 0."""
    with open(os.path.join(TEST, 'module.txt'), encoding='utf-8') as f:
        for part in f.read().split('$ ')[1:]:
            line, text = part.split('\n', 1)
            yield line.split(), text


def answer(code, out):
    return out.decode() + ('exit status %d\n' % code if code != 0 else '')


def library_cases(vo):
    listed = subprocess.run([os.path.join(GO, 'bin/go'), 'list', 'std'], env=ENV, capture_output=True, text=True, check=True).stdout.split()
    # (packages that are only tests, and the one of which a file is made by go's own build)
    packages = [p for p in listed if not p.startswith('vendor/') and p != 'internal/buildcfg' and ask([vo], [p])[0] == 0]
    choice = random.Random(1)
    symbols = []
    for p in packages:
        text = ask([vo], ['-all', p])[1].decode()
        for receiver, name in re.findall(r'^(?:func|type|const|var) (?:\((?:\w+ )?\*?(\w+)(?:\[[^\]]*\])?\) )?(\w+)', text, re.M):
            symbols.append((p, receiver + '.' + name if receiver else name))
        for name, body in re.findall(r'^type (\w+)(?:\[.*\])? (?:struct|interface) \{\n(.*?)^\}', text, re.M | re.S):
            symbols += [(p, name + '.' + field) for field in re.findall(r'^\t(\w+)[ (,]', body, re.M)]
    for p in packages:
        yield p, [p]
        yield p, ['-all', p]
        if choice.random() < 0.3:
            yield p, [choice.choice((['-short'], ['-u'], ['-u', '-all'])), p]
    for p, symbol in choice.sample(symbols, 500):
        flags = choice.choice(([], [], [], ['-src'], ['-u'], ['-all'], ['-c'], ['-short']))
        symbol = symbol.lower() if choice.random() < 0.1 else symbol
        yield p, flags + ([p + '.' + symbol] if choice.random() < 0.5 else [p, symbol])


def store(vo):
    library = sources()
    lines = []
    cases = [(p, [a for part in args for a in ([part] if isinstance(part, str) else part)]) for p, args in library_cases(vo)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (p, args), (code, out, _) in zip(cases, pool.map(lambda c: ask_go(c[1]), cases)):
            lines.append('%d %s %s %s\n' % (code, digest(out), digest_of_package(library, p) + ' ' + p, ' '.join(args)))
    with open(os.path.join(TEST, 'library.txt'), 'w', encoding='utf-8') as f:
        f.writelines(lines)
    parts = ['$ %s\n%s' % (' '.join(args), answer(*ask_go(args, os.path.join(TEST, 'module'))[:2])) for args, _ in module_cases()]
    with open(os.path.join(TEST, 'module.txt'), 'w', encoding='utf-8') as f:
        f.writelines(parts)


def difference(name, expected, got):
    return ''.join(difflib.unified_diff(expected.splitlines(True), got.splitlines(True), 'go doc ' + name, 'vo doc ' + name))


def compare(vo, show):
    library = sources()
    digests, failed, passed, left = {}, 0, 0, 0
    with open(os.path.join(TEST, 'library.txt'), encoding='utf-8') as f:
        cases = [line.split() for line in f]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for case, (code, out, err) in zip(cases, pool.map(lambda c: ask([vo], c[4:]), cases)):
            status, expected, of, p, args = int(case[0]), case[1], case[2], case[3], case[4:]
            if p not in digests:
                digests[p] = digest_of_package(library, p)
            if digests[p] != of:
                left += 1
            elif (code, digest(out)) == (status, expected):
                passed += 1
            else:
                failed += 1
                print('FAIL vo doc', *args, err.decode().strip())
                if show:
                    print(difference(' '.join(args), ask_go(args)[1].decode(), out.decode()))
    for args, expected in module_cases():
        code, out, err = ask([vo], args, os.path.join(TEST, 'module'))
        ok = answer(code, out) == expected and (code == 0) == (err == b'')
        passed, failed = passed + ok, failed + (not ok)
        if not ok:
            print('FAIL in the module: vo doc', *args, err.decode().strip())
            print(difference(' '.join(args), expected, answer(code, out)))
    print('%d passed, %d failed, %d left out: their sources are of another release' % (passed, failed, left))
    return failed != 0 or left > len(cases) // 2


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(ROOT, 'build/release/bin/vo'))
    parser.add_argument('--show', action='store_true')
    parser.add_argument('--store', action='store_true')
    args = parser.parse_args()
    vo = os.path.abspath(args.vo)
    return store(vo) if args.store else compare(vo, args.show)


if __name__ == '__main__':
    sys.exit(main())
