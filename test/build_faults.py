#!/usr/bin/env python3
"""`vo build` that is killed, that cannot write, and whose own files are missing or damaged: no output or a whole one, nothing
else left behind, a line that says why, exit 1.

    build_faults.py --vo BUILD/bin/vo [--kills N]
"""
import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time

import building

HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi", []int{1}) }\n'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    parser.add_argument('--kills', type=int, default=40)
    args = parser.parse_args()
    with building.Workplace(args.vo) as w:
        w.write('hi.go', HELLO)
        kills(w, args.kills)
        full(w)
        folders(w)
        damaged(w)
        print('build_faults: %d failed' % w.failed)
        return 1 if w.failed else 0


def read(path):
    with open(path, 'rb') as f:
        return f.read()


def kills(w, count):
    """SIGKILL at random moments, every second time over an executable that stands there."""
    begin = time.time()
    w.expect('build', w.build('-o', 'whole', 'hi.go') == (0, ''))
    w.expect('again', w.build('-o', 'again', 'hi.go') == (0, '') and read(w.path('whole')) == read(w.path('again')))
    whole, seconds = read(w.path('whole')), (time.time() - begin) / 2
    os.mkdir(w.path('k'))
    out, done = w.path('k/out'), 0
    chance = random.Random(1)
    for i in range(count):
        if i % 2 == 0 and os.path.exists(out):
            os.unlink(out)
        p = subprocess.Popen([w.vo, 'build', '-o', out, 'hi.go'], cwd=w.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        time.sleep(chance.random() * seconds * 1.1)
        p.send_signal(signal.SIGKILL)
        text = p.communicate()[0]
        done += p.returncode == 0
        left = os.listdir(w.path('k'))
        w.expect('killed', left in ([], ['out']) and text == b'' and (not left or (read(out) == whole and os.access(out, os.X_OK))), (left, text))
    w.expect('some were killed', done < count, done)


def full(w):
    code, text = w.build('-o', '/dev/full', 'hi.go')
    w.expect('/dev/full', (code, text) == (1, 'vo: cannot write /dev/full: No space left on device\n'), text)

    for size in (100 << 10, 1 << 20, 2 << 20):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        code, text = w.build('-o', 'limited', 'hi.go', preexec_fn=limit)
        w.expect(('RLIMIT_FSIZE', size), code == 1 and 'File too large' in text and text.startswith('vo: ') and text.count('\n') == 1 and
                 not os.path.exists(w.path('limited')), text)
    # A file system of 1 MB, if we may mount one: in a mount namespace of its own, seen by the builder alone.
    os.mkdir(w.path('small'))
    inside = ['unshare', '--mount', 'sh', '-c', 'mount -t tmpfs -o size=1m none small && "$@"; echo $? $(ls -A small)', 'sh']
    code, out, err = w.call(*inside, w.vo, 'build', '-o', 'small/out', 'hi.go')
    if 'mount' not in err and code == 0:
        w.expect('a full disk', (out, err) == ('1\n', 'vo: cannot write small/out: No space left on device\n'), (out, err))
        code, out, err = w.call(*inside[:4], 'mount -t tmpfs -o size=1m none small && printf old > small/out && "$@"; echo $? $(cat small/out)', 'sh', w.vo,
                                'build', '--emit=asm', '-O0', '-o', 'small/out', 'hi.go')
        w.expect('what was there stays', out in ('1 old\n',) or err == '', (out, err))
        code, out, err = w.call(*inside[:4], 'mount -t tmpfs -o ro none small && "$@"; echo $?', 'sh', w.vo, 'build', '-o', 'small/out', 'hi.go')
        w.expect('a read-only file system', (out, err) == ('1\n', 'vo: cannot write small/out: Read-only file system\n'), (out, err))


def folders(w):
    os.mkdir(w.path('closed'))
    os.chmod(w.path('closed'), 0o555)

    def drop():
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
    os.chmod(w.folder, 0o755)
    # (as nobody, if nobody may see vo)
    try:
        can = w.call(w.vo, 'version', preexec_fn=drop)[0] == 0
    except PermissionError:
        can = False
    if can:
        code, text = w.build('-o', 'closed/out', 'hi.go', preexec_fn=drop)
        w.expect('a read-only folder', (code, text) == (1, 'vo: cannot write closed/out: Permission denied\n'), text)
    os.mkdir(w.path('folder'))
    w.write('folder/hi/x', '')
    for args, said in ((['-o', 'nowhere/out'], 'cannot write nowhere/out: No such file or directory'), (['-o', 'hi.go/out'], 'cannot write hi.go/out: Not a directory'),
                       (['-o', 'hi.go/'], 'cannot write '), (['-o', 'folder'], 'folder/hi already exists and is a folder'), (['-o', 'x' * 300], 'File name too long')):
        code, text = w.build(*args, 'hi.go')
        w.expect(args, code == 1 and said in text and text.count('\n') == 1, text)
    # A link is followed; what stands in the way of nothing stays.
    os.symlink('behind', w.path('link'))
    w.write('behind', '')
    code, text = w.build('-o', 'link', 'hi.go')
    w.expect('a link', code == 0 and os.path.islink(w.path('link')) and w.run('behind') == 'hi [1]\n', text)
    mask = os.umask(0o077)
    w.build('-o', 'private', 'hi.go')
    os.umask(mask)
    w.expect('umask', os.stat(w.path('private')).st_mode & 0o777 == 0o700)


def damaged(w):
    """An installation of links to ours, of which one file is missing or another."""
    build = os.path.dirname(os.path.dirname(w.vo))
    # On the same file system, for links.
    root = os.path.join(build, 'damaged.%d' % os.getpid())

    def install():
        shutil.rmtree(root, ignore_errors=True)
        for folder in ('bin', 'lib/vo/native'):
            os.makedirs(os.path.join(root, folder))
        os.link(w.vo, os.path.join(root, 'bin/vo'))
        for name in ('std.voa', 'vo-native'):
            os.link(os.path.join(build, 'lib/vo', name), os.path.join(root, 'lib/vo', name))
        for name in os.listdir(os.path.join(build, 'lib/vo/native')):
            os.link(os.path.join(build, 'lib/vo/native', name), os.path.join(root, 'lib/vo/native', name))

    def cut(name, size, text=b''):
        """A copy of its first bytes, and something behind."""
        path = os.path.join(root, name)
        with open(path, 'rb') as f:
            start = f.read(size)
        os.unlink(path)
        with open(path, 'wb') as f:
            f.write(start + text)

    native = 'lib/vo/native/'
    try:
        for name, change, said in (
                ('lib/vo/vo-native', None, 'cannot start the native backend %s/lib/vo/vo-native: No such file or directory' % root),
                ('lib/vo/vo-native', 1000, 'the native backend %s/lib/vo/vo-native is damaged' % root),
                ('lib/vo/std.voa', 1 << 20, 'std.voa: incomplete'),
                ('lib/vo/std.voa', 100, 'std.voa: incomplete'),
                ('lib/vo/std.voa', 0, 'std.voa: not a library image'),
                (native + 'libstd.a', None, 'libstd.a, is missing'),
                (native + 'libstd.a', 1 << 20, 'libstd.a'),
                (native + 'libvo_native.a', None, 'libvo_native.a is missing'),
                (native + 'libvo_native.a', 5000, 'libvo_native.a'),
                (native + 'libgcc_eh.a', 0, 'cannot be linked\n')):
            install()
            path = os.path.join(root, name)
            if change is None:
                os.unlink(path)
            else:
                cut(name, change)
            if name.endswith('vo-native') and change:
                os.chmod(path, 0o755)
            code, out, err = w.call(os.path.join(root, 'bin/vo'), 'build', '-o', 'damaged', 'hi.go')
            w.expect((name, change), code == 1 and said in err and out == '' and not os.path.exists(w.path('damaged')), (code, err[:300]))
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
