#!/usr/bin/env python3
"""What `vo run` says of machine code: crashes in it, the system's refusal, names for perf and gdb.

    machine_code.py --vo PATH
"""
import argparse
import ctypes
import errno
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

# Reads address `bad` in a loop that is compiled before, and compares a string there.
PROGRAM = '''package main

import "unsafe"

type t struct{ a, b int }

//go:noinline
func (x *t) sum(p uintptr, n int) int {
	s := x.a
	for range n {
		s += *(*int)(unsafe.Pointer(p))
	}
	return s
}

//go:noinline
func same(p uintptr, n int, s string) bool {
	return unsafe.String((*byte)(unsafe.Pointer(p)), n) == s
}

func main() {
	x, v, n := &t{1, 2}, 5, 0
	at := uintptr(unsafe.Pointer(&v))
	for range 100000 {
		n += x.sum(at, 3)
		if same(at, 1, "x") {
			n++
		}
	}
	println(n)
	BAD
}
'''
BAD = {
    'in a piece': ('println(x.sum(1<<44, 3))', r', in machine code of main\.\(\*t\)\.sum at word (\d+)\n', 'load.64'),
    'in what a piece calls': ('println(same(1<<44, 3, "abc"))', r', in what is called by machine code of main\.same at word (\d+)\n', 'eq.str'),
}


def refuseExecutable():
    """In a child: from now on mprotect gives no executable memory."""
    code = [(0x20, 0, 0, 0), (0x15, 0, 3, 10), (0x20, 0, 0, 32), (0x45, 0, 1, 4), (0x06, 0, 0, 0x50000 | errno.EACCES), (0x06, 0, 0, 0x7fff0000)]
    text = ctypes.create_string_buffer(b''.join(struct.pack('HBBI', *c) for c in code))
    program = ctypes.create_string_buffer(struct.pack('HxxxxxxQ', len(code), ctypes.addressof(text)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(38, 1, 0, 0, 0) != 0 or libc.prctl(22, 2, program) != 0:
        os._exit(99)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    failed = []

    def run(flags, path, **more):
        env = {k: v for k, v in os.environ.items() if k != 'VO_BASELINE'}
        return subprocess.run([vo, 'run'] + flags + [path], env=env, capture_output=True, text=True, timeout=120, **more)

    def expect(name, ok, got):
        print('%-60s %s' % (name, 'ok' if ok else 'FAILED'))
        if not ok:
            failed.append(name)
            print('    ' + str(got)[-1500:].replace('\n', '\n    '))

    def check(folder):
        def write(name, bad):
            path = os.path.join(folder, name)
            with open(path, 'w') as f:
                f.write(PROGRAM.replace('BAD', bad))
            return path
        good = write('good.go', 'println("end")')
        for name, (bad, pattern, op) in BAD.items():
            path = write('bad.go', bad)
            listing = subprocess.run([vo, 'dump', path], capture_output=True, text=True, timeout=60).stdout
            for mode in 'on', 'eager':
                p = run(['-baseline=' + mode], path)
                m = re.search(pattern, p.stderr)
                function = re.search(r'machine code of (\S+) at', p.stderr)
                body = listing[listing.find('func %s ' % function.group(1)):] if function else ''
                at = re.search(r'^ +%s +(\S+)' % m.group(1), body, re.M) if m else None
                expect('crash %s, %s' % (name, mode), p.returncode == 70 and at and at.group(1) == op, p)
            p = run(['-baseline=off'], path)
            expect('crash %s, off' % name, p.returncode == 70 and 'machine code' not in p.stderr, p)
        want = run(['-baseline=off'], good)
        expect('the program itself', want.returncode == 0 and want.stderr.endswith('end\n'), want)
        for mode in 'on', 'eager':
            p = run(['-baseline=' + mode], good, preexec_fn=refuseExecutable)
            expect('refused, ' + mode, (p.returncode, p.stdout, p.stderr) == (0, want.stdout, want.stderr), p)
            p = run(['-stats', '-baseline=' + mode], good, preexec_fn=refuseExecutable)
            expect('refused, %s, -stats' % mode, p.returncode == 0 and want.stderr in p.stderr and 'refuses' in p.stderr, p)
            p = run(['-stats', '-baseline=' + mode], good)
            expect('-stats, ' + mode, re.search(r'^baseline: [1-9]\d* functions', p.stderr, re.M), p)
        p = subprocess.Popen([vo, 'run', '-perf-map', '-baseline=eager', good], stderr=subprocess.PIPE, text=True)
        p.communicate(timeout=60)
        names = '/tmp/perf-%d.map' % p.pid
        text = open(names).read() if os.path.exists(names) else ''
        expect('-perf-map', all(re.search(r'^[0-9a-f]+ [0-9a-f]+ %s$' % re.escape(n), text, re.M) for n in ('main.main', 'main.(*t).sum', 'main.same')), text)
        if text:
            os.unlink(names)
        gdb = shutil.which('gdb')
        if not gdb:
            print('gdb: skipped: there is none (apt-get install gdb)')
            return
        p = subprocess.run([gdb, '-nx', '-batch', '-ex', 'set debuginfod enabled off', '-ex', 'run', '-ex', 'bt', '--args', vo, 'run', '-perf-map', '-baseline=eager',
                            write('bad.go', BAD['in a piece'][0])], capture_output=True, text=True, timeout=120)
        for n in re.findall(r'/tmp/perf-\d+\.map', p.stdout):
            os.unlink(n)
        if re.search(r'ptrace: Operation not permitted|Could not trace', p.stdout + p.stderr):
            print('gdb: skipped: the system lets it trace no process')
            return
        expect('gdb names machine code and its caller',
               re.search(r'#0 .* in main\..*sum.*\n#1 .*interpret', p.stdout), p.stdout + p.stderr)

    with tempfile.TemporaryDirectory() as folder:
        check(folder)
    print('%d failed' % len(failed))
    sys.exit(bool(failed))


if __name__ == '__main__':
    main()
