#!/usr/bin/env python3
"""Programs as modules: each file of test/modules is a folder of files, a command and what it prints.

    modules.py --vo PATH [--filter GLOB] [-v]        check vo
    modules.py --go PATH [--filter GLOB] [--write]   check the answers against go (or store its answers)

A file begins with lines `key: value` and goes on with files, each behind a line `-- path --`. Keys: `run: ARGS` or `check: ARGS` (vo's command;
go's is run, or build), `env: NAME=VALUE`, `dir: FOLDER`, `link: NAME TARGET`, `alone: REASON` (go is not asked). The file `want` is
the standard output, then the standard error, then `exit N`. Files `proxy/MODULE@VERSION/…` are modules in a module cache, which vo gets as go
leaves it after a download. In what is printed, the test's folder is $W; what differs between the two commands as a matter of course is left out:
go's `#` lines, ./ before names and `exit status`, the lines of source that vo shows.
"""
import argparse
import fnmatch
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'modules')


def parse(path):
    head, files, name = {}, {}, None
    for line in open(path, encoding='utf-8'):
        m = re.fullmatch(r'-- (.*) --\n', line)
        if m:
            name = m.group(1)
            files[name] = ''
        elif name is None:
            key, _, value = line.strip().partition(': ')
            if key and not key.startswith('#'):
                head.setdefault(key, []).append(value)
        else:
            files[name] += line
    return head, files


def escape(module):
    return re.sub('[A-Z]', lambda m: '!' + m.group().lower(), module)


def modulesOf(files):
    """{(module, version): {path: text}} of proxy/…"""
    out = {}
    for path, text in files.items():
        m = re.fullmatch(r'proxy/(.*?)@([^/]*)/(.*)', path)
        if m:
            out.setdefault((m.group(1), m.group(2)), {})[m.group(3)] = text
    return out


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)


def modFile(module, files):
    return files.get('go.mod', 'module %s\n' % module)


def makeCache(modules, cache):
    for (module, version), files in modules.items():
        for path, text in files.items():
            put(os.path.join(cache, escape(module) + '@' + escape(version), path), text)
        put(os.path.join(cache, 'cache/download', escape(module), '@v', escape(version) + '.mod'), modFile(module, files))


def makeProxy(modules, proxy):
    for (module, version), files in modules.items():
        base = os.path.join(proxy, escape(module), '@v')
        put(os.path.join(base, escape(version) + '.mod'), modFile(module, files))
        put(os.path.join(base, escape(version) + '.info'), '{"Version":"%s"}' % version)
        with zipfile.ZipFile(os.path.join(base, escape(version) + '.zip'), 'w') as z:
            for path, text in files.items():
                z.writestr('%s@%s/%s' % (module, version, path), text)
    for module in {m for m, _ in modules}:
        put(os.path.join(proxy, escape(module), '@v/list'), ''.join(v + '\n' for m, v in modules if m == module))


def normalise(text, work, cwd):
    text = re.sub(r'(?m)^%s/(?=[^ ]*\.(go|vo):\d)' % re.escape(cwd), '', text)
    text = text.replace(work + '/', '$W/').replace(work, '$W')
    out = []
    for line in text.split('\n'):
        if line.startswith(('# ', '    ')) or re.fullmatch(r'exit status \d+', line):
            continue
        line = re.sub(r'^(go: |vo: )', '', line)
        line = re.sub(r'^(\$W/(?=[^ ]*\.(go|vo):\d)|\./|(\.\./)+(?=[^ ]*\.(go|vo):\d))', '', line)
        out.append(re.sub(r'\(/[^ ]*?/src/', '($GOROOT/src/', line))
    return '\n'.join(out)


def run(path, opts):
    """(what is printed, what is wanted)"""
    head, files = parse(path)
    with tempfile.TemporaryDirectory(prefix='vo-mod-') as work:
        work = os.path.realpath(work)
        for name, text in files.items():
            if name != 'want' and not name.startswith('proxy/'):
                put(os.path.join(work, name), text)
        for link in head.get('link', []):
            name, target = link.split()
            os.symlink(target, os.path.join(work, name))
        env = {k: v for k, v in os.environ.items() if not k.startswith('GO') or k == 'GOCACHE'}
        cache = os.path.join(work, '.gopath/pkg/mod')
        env.update(GOPATH=os.path.join(work, '.gopath'), GOPROXY='off', GOSUMDB='off', GOTOOLCHAIN='local', CGO_ENABLED='0', GOENV='off')
        env.update(e.split('=', 1) for e in head.get('env', []))
        env.update((k, v.replace('$W', work)) for k, v in env.items())
        modules = modulesOf(files)
        verb = 'run' if 'run' in head else 'check'
        args = head[verb][0].split()
        cwd = os.path.normpath(os.path.join(work, head.get('dir', ['.'])[0]))
        if opts.go:
            if modules:
                makeProxy(modules, os.path.join(work, '.proxy'))
                env['GOPROXY'] = 'file://' + os.path.join(work, '.proxy')
            command = [opts.go] + (['run'] if verb == 'run' else ['build', '-o', os.devnull]) + args
        else:
            makeCache(modules, cache)
            command = [opts.vo, verb] + args
        try:
            r = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120)
        finally:
            subprocess.run(['chmod', '-R', 'u+w', work])
        status = r.returncode
        if opts.go and verb == 'run':
            m = re.search(r'^exit status (\d+)$', r.stderr, re.M)
            status = int(m.group(1)) if m else status
        got = normalise(r.stdout, work, cwd) + normalise(r.stderr, work, cwd).lstrip('\n')
        if opts.go:
            got = ''.join(l + '\n' for l in got.split('\n')[:-1] if not l.startswith('downloading ')) if 'downloading ' in got else got
        return got + 'exit %d\n' % status, files.get('want', '')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', default=os.path.join(ROOT, '../../build/release/bin/vo'))
    parser.add_argument('--go')
    parser.add_argument('--write', action='store_true')
    parser.add_argument('--filter', default='*')
    parser.add_argument('-v', '--verbose', action='store_true')
    opts = parser.parse_args()
    opts.vo = os.path.abspath(opts.vo)
    passed = failed = 0
    for name in sorted(os.listdir(ROOT)):
        path = os.path.join(ROOT, name)
        if not name.endswith('.txt') or not fnmatch.fnmatch(name[:-4], opts.filter):
            continue
        if opts.go and 'alone' in parse(path)[0]:
            continue
        got, want = run(path, opts)
        if got == want:
            passed += 1
        elif opts.go and opts.write:
            text = open(path, encoding='utf-8').read()
            at = text.find('-- want --\n')
            with open(path, 'w', encoding='utf-8') as f:
                f.write((text if at < 0 else text[:at]) + '-- want --\n' + got)
        else:
            failed += 1
            print('%s\n--- want\n%s--- got\n%s' % (name, want, got))
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed or not passed + bool(opts.write) else 0


if __name__ == '__main__':
    sys.exit(main())
