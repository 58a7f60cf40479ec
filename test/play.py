#!/usr/bin/env python3
"""`vo play`: what its page asks for, and that fifty hostile programs at once leave it as it was.

    test/play.py --vo PATH [--screenshots FOLDER]

With chromium in PATH the page itself is driven, too (its keys, lines, tabs and addresses), and --screenshots keeps what it looks like.
"""
import argparse
import concurrent.futures
import glob
import http.client
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HELLO = 'package main\nimport "fmt"\nfunc main() { fmt.Println(6 * 7) }\n'
MAIN = 'package main\n%s\nfunc main() { %s }\n'
# name: (source, what the answer must be: a part of its note or of its output, or an exit code)
HOSTILE = {
    'loop': (MAIN % ('', 'for {}'), 'out of time'),
    'loops': (MAIN % ('', 'for range 1000 { go func() { for {} }() }; select {}'), 'out of time'),
    'goroutines': (MAIN % ('', 'for { go func() { select {} }() }'), None),
    'memory': (MAIN % ('', 'var a [][]byte; for { a = append(a, make([]byte, 1<<20)) }'), 'out of memory'),
    'one array': (MAIN % ('', 'println(len(make([]byte, 1<<40)))'), None),
    'stack': (MAIN % ('func f(n int) int { return f(n+1) + 1 }', 'println(f(0))'), None),
    'flood': (MAIN % ('import "fmt"', 'for { fmt.Println("all work and no play") }'), 'output'),
    'errors': (MAIN % ('import ("fmt"; "os")', 'for { fmt.Fprintln(os.Stderr, "oh") }'), 'output'),
    'print': (MAIN % ('', 'for { println(1) }'), 'output'),
    'fork': (MAIN % ('import ("fmt"; "os/exec")', 'for range 100 { fmt.Println(exec.Command("/bin/sh", "-c", "sleep 100").Run()) }'), 'sandbox'),
    'file': (MAIN % ('import ("fmt"; "os")', 'fmt.Println(os.WriteFile("/tmp/vo-play-was-here", nil, 0o666))'), 'sandbox'),
    'secrets': (MAIN % ('import ("fmt"; "os")', '_, err := os.ReadFile("/etc/passwd"); fmt.Println(err)'), 'sandbox'),
    'net': (MAIN % ('import ("fmt"; "net")', '_, err := net.Dial("tcp", "127.0.0.1:1"); fmt.Println(err)'), 'sandbox'),
    'kill': (MAIN % ('import ("fmt"; "os")', 'p, _ := os.FindProcess(os.Getppid()); fmt.Println(p.Kill())'), None),
    'raw': (MAIN % ('import "syscall"', 'syscall.Kill(-1, 9)'), 'safe'),
    'sleep': (MAIN % ('import "time"', 'time.Sleep(time.Hour)'), 'out of time'),
    'deadlock': (MAIN % ('', 'select {}'), 2),
    'exit': (MAIN % ('import "os"', 'os.Exit(3)'), 3),
    'panics': (MAIN % ('', 'defer func() { panic(recover()) }(); panic("x")'), 2),
    'nested': (MAIN % ('', 'x := ' + '(' * 100000 + '1' + ')' * 100000 + '; _ = x'), 1),
    'doubling types': (MAIN % ('type A0 struct{}\n' + '\n'.join('type A%d [2]A%d' % (i + 1, i) for i in range(60)), 'var x A60; _ = x'), 1),
    'constants': (MAIN % ('const a = 1 << 500\nconst b = a * a * a', 'println(b >> 1499)'), None),
    'no end': ('package main\nfunc main() { /*' + 'x' * 200000, 1),
    'binary': (''.join(chr(i % 256) for i in range(5000)), 1),
    'regexp': (MAIN % ('import ("regexp"; "strings")', 'println(regexp.MustCompile(strings.Repeat("(x+x+)+", 30)+"y").MatchString(strings.Repeat("x", 1<<24)))'), None),
}


class Play:
    def __init__(self, vo, *flags):
        self.p = subprocess.Popen([vo, 'play', '-addr', 'localhost:0', *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.url = self.p.stdout.readline().strip()
        self.address = self.url[len('http://'):-1]

    def ask(self, method, path, body=None, headers=None, timeout=120):
        c = http.client.HTTPConnection(self.address.replace('localhost', '127.0.0.1'), timeout=timeout)
        c.request(method, path, body, dict({'Host': self.address, 'Content-Type': 'application/json'}, **(headers or {})))
        r = c.getresponse()
        return r.status, r.read().decode('utf-8', 'replace'), dict(r.getheaders())

    def post(self, path, source, file='prog.go', **more):
        status, body, _ = self.ask('POST', path, json.dumps(dict(more, Source=source, File=file)))
        return json.loads(body) if status == 200 else {'Status': status, 'Text': body}


class Checks:
    def __init__(self):
        self.made = self.failed = 0

    def that(self, ok, what):
        self.made += 1
        if not ok:
            self.failed += 1
            print('FAIL %s' % (what,))


def text(result, errors=None):
    return ''.join(e['Text'] for e in result.get('Events') or [] if errors is None or bool(e.get('Error')) == errors)


def checkAnswers(play, check):
    status, body, headers = play.ask('GET', '/')
    check.that(status == 200 and '<textarea' in body and "default-src 'none'" in headers.get('Content-Security-Policy', ''), ('page', status, headers))
    r = play.post('/run', HELLO)
    check.that((r.get('Code'), text(r, False)) == (0, '42\n'), ('hello', r))
    r = play.post('/run', 'package main\nimport "os"\nfunc main() { print(1); os.Stdout.WriteString("2"); print(3) }\n')
    # (two pipes: which is read first is chance)
    check.that((text(r, True), text(r, False)) == ('13', '2'), ('both outputs', r))
    r = play.post('/run', 'package main\n\nfunc main() { x := 1 }\n')
    check.that(r.get('Code') == 1 and 'prog.go:3:15: declared and not used: x' in text(r, True), ('compile error', r))
    r = play.post('/run', 'package main\n\nfunc main() {\n\tvar p *int\n\t*p = 1\n}\n')
    check.that(r.get('Code') == 2 and '\n\tprog.go:5' in text(r, True), ('panic', r))
    r = play.post('/run', 'package main\nimport ("fmt"; "io"; "os")\nfunc main() { fmt.Println(io.ReadAll(os.Stdin)) }\n')
    check.that(text(r) == '[] <nil>\n', ('standard input', r))
    r = play.post('/run', 'package main\nimport ("fmt"; "strconv")\nfunc f() error { fmt.Println(strconv.Atoi("x")?); return nil }\nfunc main() { fmt.Println(f()) }\n', 'prog.vo')
    check.that('invalid syntax' in text(r, False), ('vo', r))
    r = play.post('/format', 'package main\nfunc main(){x:=1;_=x}\n')
    check.that(r == {'Source': 'package main\n\nfunc main() { x := 1; _ = x }\n'}, ('format', r))
    r = play.post('/format', 'package main\nfunc main( {\n')
    check.that('prog.go:2' in r.get('Error', ''), ('format error', r))
    for stage, part in (('bytecode', '; line 3'), ('ir', 'func main.main()'), ('ast', 'FuncDecl')):
        r = play.post('/stage', HELLO, Stage=stage)
        check.that(part in r.get('Text', '') and r.get('Error') == '', (stage, r))
    check.that(play.post('/stage', HELLO, Stage='../x').get('Status') == 500, 'an unknown stage')
    r = play.post('/stage', 'package main\nfunc main() { y }\n', Stage='ir')
    check.that('undefined: y' in r.get('Error', ''), ('stage with an error', r))
    listed = json.loads(play.ask('POST', '/examples', '{}')[1])
    check.that(len(listed) >= 5, 'examples')
    for e in listed:
        r = play.post('/run', e['Source'], e['File'])
        check.that(r.get('Code') == 0 and text(r, False), (e['Title'], r))
    body = json.dumps({'Source': HELLO, 'File': 'prog.go'})
    for what, wanted, args in (
            ('another host', 403, ('GET', '/', None, {'Host': 'evil.example:%s' % play.address.split(':')[1]})),
            ('another origin', 403, ('POST', '/run', body, {'Origin': 'http://evil.example'})),
            ('a form', 403, ('POST', '/run', body, {'Content-Type': 'text/plain'})),
            ('its own origin', 200, ('POST', '/run', body, {'Origin': play.url.rstrip('/')})),
            ('a GET', 405, ('GET', '/run')), ('a PUT of the page', 405, ('PUT', '/', body)), ('another path', 404, ('POST', '/x', body)),
            ('no JSON', 400, ('POST', '/run', '{')), ('a large body', 400, ('POST', '/run', json.dumps({'Source': 'x' * 300000, 'File': 'prog.go'}))),
            ('a larger body', 400, ('POST', '/run', 'x' * 2000000)), ('another file', 400, ('POST', '/run', json.dumps({'Source': HELLO, 'File': '../x.go'})))):
        try:
            status = play.ask(*args)[0]
        except (ConnectionError, http.client.HTTPException):
            status = 400  # (it has hung up)
        check.that(status == wanted, (what, status))


def checkHostile(play, check):
    names = (list(HOSTILE) * 2)[:50]
    slowest = 0
    with concurrent.futures.ThreadPoolExecutor(50) as pool:
        running = [(n, pool.submit(play.post, '/run', HOSTILE[n][0])) for n in names]
        while not all(f.done() for _, f in running):
            begin = time.time()
            check.that(play.ask('GET', '/')[0] == 200, 'the page, meanwhile')
            slowest = max(slowest, time.time() - begin)
            time.sleep(0.2)
    for name, f in running:
        r, wanted = f.result(), HOSTILE[name][1]
        said = text(r) + r.get('Note', '')
        ok = 'Code' in r and (wanted is None or (wanted in said if isinstance(wanted, str) else r['Code'] in (wanted, -1)))
        check.that(ok and len(said) < 400000, (name, str(r)[:400]))
    check.that(slowest < 5, 'the page took %.1f s' % slowest)
    check.that(text(play.post('/run', HELLO)) == '42\n', 'hello after all that')
    check.that(not os.path.exists('/tmp/vo-play-was-here'), 'a file was written')
    print('%d hostile programs; the page took %.2f s at most meanwhile' % (len(names), slowest))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    parser.add_argument('--screenshots')
    opts = parser.parse_args()
    check = Checks()
    with tempfile.TemporaryDirectory() as temp:
        os.environ['TMPDIR'] = temp
        play = Play(os.path.abspath(opts.vo), '-timeout', '1s')
        try:
            checkAnswers(play, check)
            checkHostile(play, check)
            if shutil.which('chromium'):
                sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
                import play_page
                play_page.check(play.url, check, opts.screenshots)
            else:
                print('no chromium: the page itself was not driven')
        finally:
            play.p.send_signal(signal.SIGTERM)
            code = play.p.wait(20)
        check.that(code == 0, ('its end', code, play.p.stderr.read()))
        check.that(not glob.glob(temp + '/vo-play-*'), 'folders are left')
        for flags, wanted in ((['-addr'], 2), (['-nothing'], 2), (['x'], 2), (['-addr', '192.0.2.1:1'], 1), (['-addr', 'localhost:99999'], 1)):
            p = subprocess.run([opts.vo, 'play', *flags], capture_output=True, text=True, timeout=20)
            check.that(p.returncode == wanted and p.stderr.startswith('vo: ') and p.stdout == '', (flags, p))
    print('%d checks, %d failed' % (check.made, check.failed))
    sys.exit(1 if check.failed else 0)


if __name__ == '__main__':
    main()
