"""What tests of commands share that are compared with stored answers of the go command.

A test names situations (files of a folder, and command lines) and what to normalise; main() runs the command in them, and compares or, with
--go GO --store, writes what go answered: standard output, standard error, exit code, and files that are new or changed.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile


def write(root, files):
    for name, text in files.items():
        path = os.path.join(root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)
        if text.startswith('#!'):
            os.chmod(path, 0o755)


def read(root):
    out = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding='utf-8') as f:
                out[os.path.relpath(path, root)] = f.read()
    return out


class Tool:
    def __init__(self, args, normalise):
        self.path, self.is_go, self.normalise = args.go or args.vo, bool(args.go), normalise

    def ask(self, files, words, env):
        """A new folder for each command line: what one does the next must not see."""
        with tempfile.TemporaryDirectory() as root:
            root = os.path.realpath(root)
            write(root, files)
            settings = {**os.environ, 'GOFLAGS': '', 'GOPROXY': 'off', 'GOWORK': '', 'GOTOOLCHAIN': 'local', 'CGO_ENABLED': '1', 'LC_ALL': 'C', 'W': root, **env}
            p = subprocess.run([self.path, *(w.replace('$W', root) for w in words)], cwd=root, env=settings, capture_output=True, text=True, timeout=120, stdin=subprocess.DEVNULL)
            after = {name: text for name, text in sorted(read(root).items()) if files.get(name) != text}
            clean = lambda text: self.normalise(text.replace(root, '$W'), self)
            return {'code': p.returncode, 'out': clean(p.stdout), 'err': clean(p.stderr), 'files': {n: clean(t) for n, t in after.items()}}


def main(doc, answers_file, cases, normalise, least, own=()):
    """cases: (name, files, words, environment), of which names are unique. `least`: as many there must be.
    own: the same of vo alone, each with what its answer must have."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', type=os.path.abspath)
    parser.add_argument('--go', type=os.path.abspath)
    parser.add_argument('--store', action='store_true')
    parser.add_argument('--filter', default='')
    args = parser.parse_args()
    tool, answers, failed, count = Tool(args, normalise), {}, 0, 0
    if not args.store:
        with open(answers_file, encoding='utf-8') as f:
            answers = json.load(f)
    for name, files, words, env in cases:
        if args.filter not in name:
            continue
        count += 1
        got = tool.ask(files, words, env)
        if args.store:
            answers[name] = got
        elif got != answers.get(name):
            failed += 1
            print('FAIL', name)
            for key, value in got.items():
                expected = (answers.get(name) or {}).get(key)
                if value != expected:
                    print(f'  {key}: expected {expected!r}\n  {key}: got      {value!r}')
    for name, files, words, env, expected in own:
        if tool.is_go or args.filter not in name:
            continue
        count += 1
        got = tool.ask(files, words, env)
        if not expected.items() <= got.items():
            failed += 1
            print(f'FAIL {name}\n  expected {expected!r}\n  got      {got!r}')
    if args.store:
        with open(answers_file, 'w', encoding='utf-8') as f:
            json.dump(answers, f, indent=1, ensure_ascii=False, sort_keys=True)
            f.write('\n')
    print(f'{count - failed} of {count} alike')
    return 1 if failed or (count < least and not args.filter) else 0
