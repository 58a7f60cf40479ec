#!/usr/bin/env python3
"""Installs libvo into a temporary folder and builds and runs examples/embed against that copy, with each compiler that is there.

    test/embed_install.py --build BUILD_FOLDER
"""
import argparse
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXPECTED = {'rules': '1660 prices, sum 30456.0; 184 orders refused, 76 panics, 80 scripts stopped, 460 audits\n',
            'game': '1000 entities, 900 alive, 100 gone, sum of x 49990, 937 turns\n',
            'plugin': 'sun=sun! moon=(too far) earth=earth!\n',
            'discount': 'APPLE 8.00\nBREAD 10.00\n4: cheese is sold out\n5: panic: host function stock: no item\na panic, 1, 4 asked\n'}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', required=True)
    opts = parser.parse_args()
    compilers = [c for c in ('g++', 'clang++-19') if shutil.which(c)]
    if not compilers:
        sys.exit('there is no C++ compiler')
    failed = 0
    with tempfile.TemporaryDirectory() as work:
        prefix = os.path.join(work, 'prefix')
        subprocess.run(['cmake', '--install', opts.build, '--component', 'embed', '--prefix', prefix], check=True, stdout=subprocess.DEVNULL)
        cache = os.path.join(work, 'cache')
        env = dict(os.environ, VO_CACHE=cache, PKG_CONFIG_PATH=os.path.join(prefix, 'lib', 'pkgconfig'))

        def run(what, exe, expected, **more):
            nonlocal failed
            p = subprocess.run([exe], env=dict(env, **more), capture_output=True, text=True, timeout=120)
            ok = p.returncode == 0 and p.stdout == expected
            failed += not ok
            print('%s %s%s' % ('ok  ' if ok else 'FAIL', what, '' if ok else ': %r' % ((p.returncode, p.stdout, p.stderr),)))

        for compiler in compilers:
            folder = os.path.join(work, compiler)
            subprocess.run(['cmake', '-S', os.path.join(ROOT, 'examples', 'embed'), '-B', folder, '-DCMAKE_PREFIX_PATH=' + prefix,
                            '-DCMAKE_CXX_COMPILER=' + compiler], check=True, stdout=subprocess.DEVNULL)
            subprocess.run(['cmake', '--build', folder], check=True, stdout=subprocess.DEVNULL)
            for name, expected in EXPECTED.items():
                run('%s with %s and find_package' % (name, compiler), os.path.join(folder, name), expected)
            run('rules with %s and the shared library' % compiler, os.path.join(folder, 'rules_shared'), EXPECTED['rules'])
        if os.path.exists(cache):
            failed += 1
            print('FAIL an image was made: %s' % os.listdir(cache))
        if shutil.which('pkg-config'):
            flags = subprocess.run(['pkg-config', '--cflags', '--libs', 'vo'], env=env, check=True, capture_output=True, text=True).stdout.split()
            exe = os.path.join(work, 'by-pkg-config')
            subprocess.run([compilers[0], '-std=c++20', '-fno-exceptions', os.path.join(ROOT, 'examples', 'embed', 'rules.cpp'), *flags, '-o', exe], check=True)
            run('rules with pkg-config, without exceptions', exe, EXPECTED['rules'], LD_LIBRARY_PATH=os.path.join(prefix, 'lib'))
            # An image that another executable makes is the same.
            image = os.path.join(prefix, 'lib', 'vo', 'std.voa')
            os.rename(image, image + '.kept')
            run('rules makes an image', exe, EXPECTED['rules'], LD_LIBRARY_PATH=os.path.join(prefix, 'lib'))
            made = [image] if os.path.exists(image) else [os.path.join(cache, n) for n in os.listdir(cache)]
            # One that is damaged is made anew.
            with open(made[0], 'r+b') as f:
                f.truncate(100000)
            run('rules makes a damaged image anew', exe, EXPECTED['rules'], LD_LIBRARY_PATH=os.path.join(prefix, 'lib'))
            if len(made) != 1 or not filecmp.cmp(made[0], image + '.kept', shallow=False):
                failed += 1
                print('FAIL the image that it has made differs: %s' % made)
            # Another libvo's image stays as it is, wherever it lies: the host makes its own beside.
            with open(image + '.kept', 'r+b') as f:
                f.seek(8)
                f.write(b'0' * 40)
            os.rename(image + '.kept', image)
            with open(image, 'rb') as f:
                others = f.read(4096)
            shutil.rmtree(cache)
            run("rules beside another libvo's image", os.path.join(work, compilers[0], 'rules'), EXPECTED['rules'])  # (which has its path)
            with open(image, 'rb') as f:
                if f.read(4096) != others or not os.path.exists(cache) or len(os.listdir(cache)) != 1:
                    failed += 1
                    print("FAIL another libvo's image was replaced, or none was made beside it")
    sys.exit(1 if failed else 0)


if __name__ == '__main__':
    main()
