#!/usr/bin/env python3
"""Reading, verifying and linking a file takes work in proportion to its size, whatever is in it.

    test/linear.py BUILD/bin/hostile [--only NAME]

Makes each module of test/attack/hostile_shapes.cpp in two sizes, has callgrind count the instructions for each and
compares them: four times the size may take five times the instructions (sorting takes a little more than
linear time) unless they are what any file may take, and beside that no file takes more than PER_BYTE per byte.
"""
import argparse, concurrent.futures, os, re, shutil, subprocess, sys, tempfile

SMALL, LARGE = 120_000, 480_000
RATIO = 5
PER_BYTE = 700
FREE = 600_000_000  # what any file may take: four million steps of the verifier, maps of references in the linker
SKIPPED = 77

def run(hostile, shape, size):
    """(bytes of the file, instructions)"""
    with tempfile.NamedTemporaryFile(suffix='.vob') as file:
        subprocess.run([hostile, f'--bytes={size}', f'--shape={shape}', f'--write={file.name}'], check=True)
        r = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null', hostile, file.name],
                           capture_output=True, text=True)
        collected = re.search(r'Collected : (\d+)', r.stderr)
        if r.returncode != 0 or collected is None:
            raise RuntimeError(f'{shape}: exit {r.returncode}\n{r.stdout}{r.stderr[-2000:]}')
        return os.path.getsize(file.name), int(collected.group(1))

def check(hostile, shape):
    small, large = run(hostile, shape, SMALL), run(hostile, shape, LARGE)
    linear = large[1] / small[1] <= RATIO / 4 * large[0] / small[0]
    bad = not linear and large[1] > FREE or large[1] > PER_BYTE * large[0] + FREE
    return bad, f'{shape:32} {large[0]:8} bytes {large[1] / large[0]:7.0f} instructions per byte, {large[1] / small[1]:5.1f} times those of {small[0]:7} bytes'

def main():
    p = argparse.ArgumentParser()
    p.add_argument('hostile')
    p.add_argument('--only')
    a = p.parse_args()
    if shutil.which('valgrind') is None:
        print('skipped: instructions are counted with valgrind, which is not installed')
        return SKIPPED
    shapes = [a.only] if a.only else subprocess.run([a.hostile, '--list'], capture_output=True, text=True, check=True).stdout.splitlines()
    failed = False
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for bad, line in pool.map(lambda s: check(a.hostile, s), shapes):
            print(('FAIL ' if bad else '     ') + line, flush=True)
            failed |= bad
    return 1 if failed else 0

if __name__ == '__main__':
    sys.exit(main())
