#!/usr/bin/env python3
"""What a sandbox denies: for each operation of the library that reaches the system a program that tries it with nothing allowed. Each must be refused by an
error that names the permission, or see what an empty system has (an empty environment, no processes), and end as a program does.

    test/sandbox_denied.py --vo PATH [--filter TEXT]
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile

READ, WRITE, NET = 'allow-read', 'allow-write', 'allow-net'
# Each row: an expression that is an error (or whose last value is), and what the error must say: a flag, or a part of its text.
ERRORS = [
    (READ, 'second(os.Open("/etc/passwd"))'), (READ, 'second(os.ReadFile("/etc/passwd"))'), (READ, 'second(os.ReadDir("/"))'),
    (READ, 'second(os.Stat("/etc/passwd"))'), (READ, 'second(os.Lstat("/etc/passwd"))'), (READ, 'second(os.Readlink("/proc/self/exe"))'),
    (READ, 'second(os.OpenFile("/etc/passwd", os.O_RDONLY, 0))'), (READ, 'second(os.OpenRoot("/"))'), (READ, 'second(os.DirFS("/").Open("etc/passwd"))'),
    (READ, 'second(fs.ReadFile(os.DirFS("/"), "etc/passwd"))'), (READ, 'second(fs.Stat(os.DirFS("/"), "etc"))'),
    (READ, 'fs.WalkDir(os.DirFS("/"), ".", func(p string, d fs.DirEntry, err error) error { return err })'),
    (READ, 'filepath.WalkDir("/", func(p string, d fs.DirEntry, err error) error { return err })'), (READ, 'filepath.Walk("/", func(p string, d fs.FileInfo, err error) error { return err })'),
    (READ, 'second(filepath.EvalSymlinks("/etc/mtab"))'), (READ, 'os.Chdir("/etc")'), (READ, 'second(os.Open("../../../../etc/passwd"))'), (READ, 'second(os.Open("."))'),
    (READ, 'second(ioutil.ReadFile("/etc/passwd"))'), (READ, 'second(ioutil.ReadDir("/"))'), (READ, 'second(parser.ParseFile(token.NewFileSet(), "/etc/passwd", nil, 0))'),
    (READ, 'second(template.ParseFiles("/etc/passwd"))'), (READ, 'second(zip.OpenReader("/x.zip"))'), (READ, 'second(elf.Open("/bin/sh"))'), (READ, 'second(tls.LoadX509KeyPair("/a", "/b"))'),
    (READ, 'second(http.Dir("/").Open("/etc/passwd"))'), (READ, 'second(os.Open("/proc/self/maps"))'), (READ, 'second(os.Open("/dev/zero"))'), (READ, 'second(os.Open("/sys/kernel"))'),
    (READ, 'second(syscall.Open("/etc/passwd", 0, 0))'), (READ, 'syscall.Access("/etc/passwd", 4)'), (READ, 'syscall.Stat("/etc/passwd", new(syscall.Stat_t))'),
    (READ, 'syscall.Chdir("/")'), (READ, 'syscall.Statfs("/", new(syscall.Statfs_t))'),
    (WRITE, 'second(os.Create("/tmp/x"))'), (WRITE, 'os.WriteFile("/tmp/x", nil, 0o600)'), (WRITE, 'os.Mkdir("/tmp/x", 0o700)'), (WRITE, 'os.MkdirAll("/tmp/x/y", 0o700)'),
    (WRITE, 'second(os.CreateTemp("", "x"))'), (WRITE, 'second(os.MkdirTemp("", "x"))'), (WRITE, 'os.Remove("/tmp/x")'), (READ, 'os.RemoveAll("/tmp/x")'),
    (WRITE, 'os.Rename("/tmp/x", "/tmp/y")'), (WRITE, 'os.Link("/etc/passwd", "/tmp/y")'), (WRITE, 'os.Symlink("/etc/passwd", "/tmp/y")'), (WRITE, 'os.Chmod("/tmp", 0o777)'),
    (WRITE, 'os.Chown("/tmp", 0, 0)'), (WRITE, 'os.Lchown("/tmp", 0, 0)'), (WRITE, 'os.Chtimes("/tmp", time.Now(), time.Now())'), (WRITE, 'os.Truncate("/tmp/x", 0)'),
    (WRITE, 'second(os.OpenFile("/tmp/x", os.O_RDWR|os.O_CREATE, 0o600))'), (WRITE, 'second(os.OpenFile("/tmp/x", os.O_APPEND|os.O_WRONLY, 0))'), (READ, 'os.CopyFS("/tmp/x", os.DirFS("/"))'),
    (WRITE, 'ioutil.WriteFile("/tmp/x", nil, 0o600)'), (WRITE, 'second(ioutil.TempFile("", "x"))'), (WRITE, 'syscall.Mkdir("/tmp/x", 0o700)'), (WRITE, 'syscall.Unlink("/tmp/x")'),
    (WRITE, 'syscall.Rmdir("/tmp/x")'), (WRITE, 'syscall.Rename("/tmp/x", "/tmp/y")'), (WRITE, 'syscall.Mkfifo("/tmp/x", 0o600)'), (WRITE, 'syscall.Mknod("/tmp/x", 0, 0)'),
    (WRITE, 'syscall.Truncate("/tmp/x", 1)'), (WRITE, 'syscall.Utimes("/tmp", make([]syscall.Timeval, 2))'), (WRITE, 'syscall.Chmod("/tmp", 0o777)'),
    (NET, 'second(net.Dial("tcp", "127.0.0.1:80"))'), (NET, 'second(net.Dial("tcp", "[::1]:80"))'), (NET, 'second(net.Dial("udp", "8.8.8.8:53"))'), (NET, 'second(net.Dial("tcp", "10.0.0.1:22"))'),
    (NET, 'second(net.DialTimeout("tcp", "127.0.0.1:80", time.Second))'), (NET, 'second(net.Dial("unix", "/var/run/docker.sock"))'), (NET, 'second(net.Dial("unixgram", "/dev/log"))'),
    (NET, 'second(net.Dial("unix", "@abstract"))'), (NET, 'second(net.Listen("tcp", "127.0.0.1:0"))'), (NET, 'second(net.Listen("tcp", ":0"))'), (NET, 'second(net.Listen("unix", "/tmp/x.sock"))'),
    (NET, 'second(net.ListenPacket("udp", "127.0.0.1:0"))'), (NET, 'second(net.ListenTCP("tcp", nil))'), (NET, 'second(net.ListenUDP("udp", nil))'), (NET, 'second(net.Dial("ip4:icmp", "127.0.0.1"))'),
    (NET, 'second(net.LookupHost("example.com"))'), (NET, 'second(net.LookupAddr("8.8.8.8"))'), (NET, 'second(net.LookupTXT("example.com"))'), (NET, 'second(net.ResolveTCPAddr("tcp", "example.com:80"))'),
    (NET, 'second(http.Get("http://127.0.0.1/"))'), (NET, 'second(http.Get("https://example.com/"))'), (NET, 'second(http.Post("http://127.0.0.1/", "", nil))'), (NET, 'http.ListenAndServe("127.0.0.1:0", nil)'),
    (NET, 'second(tls.Dial("tcp", "127.0.0.1:443", nil))'), (NET, 'second(rpc.Dial("tcp", "127.0.0.1:1"))'), (NET, 'second(smtp.Dial("127.0.0.1:25"))'), (NET, 'second(net.Interfaces())'),
    (NET, 'second(net.InterfaceAddrs())'), (NET, 'second(textproto.Dial("tcp", "127.0.0.1:119"))'),
]
# Each row: an expression, and a pattern of what is printed of it.
SEEN = [
    ('os.Environ()', r'\[\]'), ('os.Getenv("HOME") + os.Getenv("PATH")', r''), ('len(os.Args)', r'1'),
    ('exec.Command("/bin/sh", "-c", "true").Run()', r'.*sandbox.*'), ('second(os.StartProcess("/bin/sh", []string{"sh"}, &os.ProcAttr{}))', r'.*sandbox.*'),
    ('second(syscall.ForkExec("/bin/sh", []string{"sh"}, nil))', r'.*sandbox.*'), ('syscall.Exec("/bin/sh", []string{"sh"}, nil)', r'.*sandbox.*'),
    ('syscall.Kill(1, 0)', r'.*sandbox.*'), ('syscall.Kill(os.Getppid(), syscall.SIGTERM)', r'.*sandbox.*'), ('second(exec.LookPath("sh"))', r'.*(sandbox|not found).*'),
    ('syscall.Reboot(0)', r'.*sandbox.*'), ('syscall.Sethostname([]byte("x"))', r'.*sandbox.*'), ('syscall.Mount("a", "/b", "c", 0, "")', r'.*sandbox.*'),
    ('syscall.Unmount("/", 0)', r'.*sandbox.*'), ('syscall.Chroot("/")', r'.*sandbox.*'), ('syscall.Setuid(0)', r'.*sandbox.*'), ('syscall.Setrlimit(7, &syscall.Rlimit{})', r'.*sandbox.*'),
    ('second(user.Current())', r'.*'), ('second(os.Hostname())', r'.*sandbox.*'), ('second(os.Getwd())', r'.*'), ('second(plugin.Open("/x.so"))', r'.*(sandbox|plugin).*'),
    ('second(time.LoadLocation("Europe/Paris"))', r'.*(unknown time zone|sandbox).*|<nil>'), ('second(syslog.Dial("", "", 0, ""))', r'.*(sandbox|syslog).*'),
]
IMPORTS = {'elf': 'debug/elf', 'exec': 'os/exec', 'filepath': 'path/filepath', 'fs': 'io/fs', 'http': 'net/http', 'ioutil': 'io/ioutil', 'parser': 'go/parser', 'rpc': 'net/rpc', 'smtp': 'net/smtp',
           'syslog': 'log/syslog', 'template': 'text/template', 'textproto': 'net/textproto', 'tls': 'crypto/tls', 'token': 'go/token', 'user': 'os/user', 'zip': 'archive/zip'}


def program(expression):
    used = sorted({IMPORTS.get(p, p) for p in re.findall(r'\b([a-z]+[0-9]*)\.[A-Z]', re.sub(r'"[^"]*"', '""', expression))} | {'fmt'})
    return 'package main\n\nimport (\n%s)\n\nfunc second[T any](_ T, err error) error { return err }\n\nfunc main() { fmt.Println(%s) }\n' % (
        ''.join('\t%s\n' % ('"%s"' % u) for u in used), expression)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--vo', required=True)
    parser.add_argument('--filter', default='')
    opts = parser.parse_args()
    opts.vo = os.path.abspath(opts.vo)
    rows = [(e, r'(?s).*sandbox: .*\(-%s.*' % flag) for flag, e in ERRORS] + SEEN
    rows = [r for r in rows if opts.filter in r[0]]
    failed = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        def run(row):
            i, (expression, _) = row
            path = os.path.join(folder, 'p%d.go' % i)
            with open(path, 'w') as f:
                f.write(program(expression))
            p = subprocess.run([opts.vo, 'run', '-sandbox', '-timeout=20s', path], capture_output=True, text=True, timeout=60, cwd=folder)
            os.remove(path)
            return p
        for (expression, pattern), p in zip(rows, pool.map(run, enumerate(rows))):
            refused = p.returncode == 1 and 'cannot be shown to be safe' in p.stderr and 'syscall.' in expression
            said = p.stdout.rstrip('\n')
            if not refused and not (p.returncode == 0 and re.fullmatch(pattern, said)):
                failed += 1
                print('FAIL %s: %d %r %r' % (expression, p.returncode, said[:300], p.stderr[:300]))
        left = os.listdir(folder)
        if left:
            failed += 1
            print('FAIL something was made: %s' % left)
    print('%d operations, %d failed' % (len(rows), failed))
    sys.exit(1 if failed or not rows else 0)


if __name__ == '__main__':
    main()
