#!/usr/bin/env python3
"""Compare what `vo build -m` says about the programs of this folder with the .m files beside them.

    golden.py --vo PATH [--update]

A first line `// -l` in a program turns inlining off.
"""
import argparse
import glob
import os
import subprocess
import sys


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--vo', required=True)
    a.add_argument('--update', action='store_true')
    o = a.parse_args()
    vo = os.path.abspath(o.vo)
    folder = os.path.dirname(os.path.abspath(__file__))
    failed = 0
    for path in sorted(glob.glob(folder + '/*.go')):
        name = os.path.basename(path)
        with open(path, encoding='utf-8') as f:
            flags = ['-l'] if f.readline().strip() == '// -l' else []
        p = subprocess.run([vo, 'build', '-m', *flags, name], cwd=folder, capture_output=True, text=True, timeout=60)
        golden = path[:-3] + '.m'
        if o.update:
            with open(golden, 'w', encoding='utf-8') as f:
                f.write(p.stderr)
            continue
        with open(golden, encoding='utf-8') as f:
            want = f.read()
        if p.returncode != 0 or want != p.stderr:
            failed += 1
            print('FAIL', name)
            for line in sorted(set(want.splitlines()) ^ set(p.stderr.splitlines())):
                print('   ', '-' if line in want else '+', line)
    print('%d failed' % failed)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
