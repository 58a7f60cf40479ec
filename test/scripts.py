#!/usr/bin/env python3
"""Programs that the kernel starts by their first line, `#!/usr/bin/env -S vo run`, and files that `vo run` is given by their
path, whatever their name: arguments, positions, exit codes.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

FIRST = '#!/usr/bin/env -S vo run\n'
GO = FIRST + '''package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(len(os.Args), os.Args[1:])
	if len(os.Args) > 1 && os.Args[1] == "panic" {
		var list []int
		fmt.Println(list[3])
	}
}
'''
VO = FIRST + '''import "os"

func main() int {
	println(os.Args[1:])
	return len(os.Args)
}
'''
TEST_GO = 'package main\n\nfunc main() { println("a test file") }\n'


class Runner:
    def __init__(self, vo, folder):
        self.vo, self.folder = vo, folder
        self.env = dict(os.environ, PATH=os.path.dirname(vo) + os.pathsep + os.environ['PATH'])
        self.passed = self.failed = 0

    def write(self, name, text, executable=False):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8', newline='') as f:
            f.write(text)
        if executable:
            os.chmod(path, 0o755)

    def expect(self, what, command, code, out='', err='', **env):
        """`err` is part of what stderr says, `out` is all of stdout."""
        p = subprocess.run(command, cwd=self.folder, env=dict(self.env, **env), capture_output=True, text=True, timeout=60)
        ok = p.returncode == code and p.stdout == out and err in p.stderr
        self.passed, self.failed = self.passed + ok, self.failed + (not ok)
        if not ok:
            print('FAIL %s: exit code %d\n%s%s' % (what, p.returncode, p.stdout, p.stderr))


def scripts(r):
    r.write('script.go', GO, True)
    r.write('script.vo', VO, True)
    r.write('no_ending', VO, True)
    r.expect('a .go script', ['./script.go'], 0, '1 []\n')
    r.expect('without the sources of the library', ['./script.go'], 0, '1 []\n', VO_GOROOT_SRC='/nonexistent')
    r.expect('its arguments', ['./script.go', 'a', '-b', ''], 0, '4 [a -b ]\n')
    r.expect('arguments that look like sources', ['./script.go', 'x.go', 'y.vo', 'z'], 0, '4 [x.go y.vo z]\n')
    r.expect('a .vo script', ['./script.vo', 'x.vo'], 2, '[x.vo]\n')
    r.expect('a script without ending', ['./no_ending', 'x'], 2, '[x]\n')
    r.expect('through another folder', [os.path.join(r.folder, 'script.vo')], 1, '[]\n')
    # The first line counts.
    r.expect('a panic', ['./script.go', 'panic'], 2, '2 [panic]\n', 'script.go:13')
    r.write('bad.go', FIRST + 'package main\n\nfunc main() {\n\tx := 1\n}\n', True)
    r.expect('an error in a .go script', ['./bad.go'], 1, '', 'bad.go:5:2: declared and not used: x')
    r.write('bad.vo', FIRST + 'func main() {\n\tundefined()\n}\n', True)
    r.expect('an error in a .vo script', ['./bad.vo'], 1, '', 'bad.vo:3:2: undefined: undefined')
    r.write('windows.go', GO.replace('\n', '\r\n').replace('vo run\r\n', 'vo run\n'), True)
    r.expect('lines that end in CR LF', ['./windows.go'], 0, '1 []\n')
    r.write('only.go', FIRST.rstrip('\n'))
    r.expect('nothing but the first line', ['vo', 'run', 'only.go'], 1, '', "expected 'package', found 'EOF'")
    r.write('second.go', 'package main\n' + FIRST + 'func main() {}\n')
    r.expect('not the first line', ['vo', 'run', 'second.go'], 1, '', "second.go:2:1: invalid character U+0023 '#'")
    r.write('again.go', FIRST + 'package main\n\nimport (\n\t"os"\n\t"os/exec"\n)\n\nfunc main() {\n\tif len(os.Args) > 1 {\n\t\tprintln(os.Args[1])\n\t\treturn\n\t}\n\tself, _ := os.Executable()\n\tout, err := exec.Command(self, "again").CombinedOutput()\n\tprint(string(out), err == nil)\n}\n')
    os.chmod(os.path.join(r.folder, 'again.go'), 0o755)
    r.expect('a script starts itself', ['./again.go'], 0, '', 'again\ntrue')
    # A copy of vo that is gone while it runs: the kernel says so behind its name. (Without an image beside it.)
    shutil.copy(r.vo, os.path.join(r.folder, 'copy'))
    r.write('gone.go', 'package main\n\nimport (\n\t"os"\n\t"path/filepath"\n)\n\nfunc main() {\n\tos.Remove("copy")\n\tpath, err := os.Executable()\n\tprintln(filepath.Base(path), err == nil)\n}\n')
    r.expect('an executable that is gone', ['./copy', 'run', 'gone.go'], 0, '', 'copy true\n')
    r.write('build.go', FIRST + '//go:build ignore\n\npackage main\n\nfunc main() { println("built") }\n')
    r.expect('constraints of a named file', ['vo', 'run', 'build.go'], 0, '', 'built')
    r.expect('vo check', ['vo', 'check', 'script.go'], 0)
    # In a package that is not run by a file's path, Go's rules hold.
    r.write('folder/a.go', FIRST + 'package main\n\nfunc main() {}\n')
    r.expect('a folder', ['vo', 'run', 'folder'], 1, '', "a.go:1:1: illegal character U+0023 '#'")


def names(r):
    r.write('x_test.go', TEST_GO)
    r.write('x_test.vo', 'func main() { println("a test file") }\n')
    r.write('_hidden.go', TEST_GO)
    r.write('linux_windows.go', TEST_GO)
    r.write('no_main_test.go', 'package main\n\nfunc f() {}\n')
    r.write('other_test.go', 'package other\n\nfunc main() {}\n')
    r.expect('x_test.go', ['vo', 'run', 'x_test.go'], 0, '', 'a test file')
    r.expect('x_test.vo', ['vo', 'run', 'x_test.vo', 'arg'], 0, 'a test file\n')
    r.expect('_hidden.go', ['vo', 'run', '_hidden.go'], 0, '', 'a test file')
    r.expect('linux_windows.go', ['vo', 'run', 'linux_windows.go'], 0, '', 'a test file')
    r.expect('a test file without main', ['vo', 'run', 'no_main_test.go'], 1, '', 'function main is undeclared in the main package')
    r.expect('a test file of another package', ['vo', 'run', 'other_test.go'], 1, '', 'is not a main package')
    r.write('two/a.go', 'package main\n\nfunc main() { f() }\n')
    r.write('two/b_test.go', 'package main\n\nfunc f() { println("both") }\n')
    r.expect('two files', ['vo', 'run', 'two/a.go', 'two/b_test.go'], 0, '', 'both')
    r.expect('a folder leaves tests out', ['vo', 'run', 'two'], 1, '', 'undefined: f')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--vo', required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    with tempfile.TemporaryDirectory() as folder:
        r = Runner(vo, folder)
        scripts(r)
        names(r)
    print('%d passed, %d failed' % (r.passed, r.failed))
    return r.failed != 0


if __name__ == '__main__':
    sys.exit(main())
