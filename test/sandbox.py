#!/usr/bin/env python3
"""What a program in `vo run -sandbox` may do, what it may not and what it is told then; and the limits of `vo run`.

Each program runs in a folder with this in it, which $D stands for:
    in/a.txt, in/sub/b.txt, in/out -> ../secret.txt, in/up -> .., in/near -> a.txt, in/pipe (a named pipe); rw/; secret.txt
"""
import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading

READ, WRITE = '-allow-read=$D/in', '-allow-write=$D/rw'
NO_READ = 'sandbox: no permission to read this (-allow-read)'
NO_WRITE = 'sandbox: no permission to write this (-allow-write)'
NO_NET = 'sandbox: no permission for this address (-allow-net)'
NO_CALL = 'sandbox: no permission for this system call'
RW = '-allow-read=$D/rw'


def show(expression):
    """Prints a value and an error."""
    return 'fmt.Println(%s)' % expression


def read(path):
    return 'b, err := os.ReadFile("%s"); fmt.Println(string(b), err)' % path


def read_of(error, path):
    return ' open %s: %s\n' % (path, error)


# name: (flags, statements of main, standard output). $D, $PORT and $CLOSED are replaced everywhere.
ALLOWED = {
    'computes': ([], 'm := map[int]string{1: "a"}; fmt.Println(len(m), strings.Repeat("x", 3))', '1 xxx\n'),
    'goroutines and timers': ([], 'c := make(chan int); go func() { time.Sleep(time.Millisecond); c <- 7 }(); fmt.Println(<-c)', '7\n'),
    'reads a file': ([READ], read('$D/in/a.txt'), 'text a\n <nil>\n'),
    'reads below': ([READ], read('$D/in/sub/b.txt'), 'text b\n <nil>\n'),
    'reads a file that alone is permitted': (['-allow-read=$D/in/a.txt'], read('$D/in/a.txt'), 'text a\n <nil>\n'),
    'its neighbour': (['-allow-read=$D/in/a.txt'], read('$D/in/sub/b.txt'), read_of(NO_READ, '$D/in/sub/b.txt')),
    'stat of a permitted file': (['-allow-read=$D/in/a.txt'], 'a, err := os.Lstat("$D/in/a.txt"); fmt.Println(a.Size(), err)', '7 <nil>\n'),
    'dots that stay inside': ([READ], read('$D/in/sub/../a.txt'), 'text a\n <nil>\n'),
    'a way in from outside': ([READ], read('$D/rw/../in/a.txt'), 'text a\n <nil>\n'),
    'a link inside': ([READ], read('$D/in/near'), 'text a\n <nil>\n'),
    'relative to the working folder': ([READ], read('in/a.txt'), 'text a\n <nil>\n'),
    'working folder of its own': ([READ], 'err := os.Chdir("in/sub"); w, _ := os.Getwd(); b, e := os.ReadFile("b.txt"); fmt.Println(err, w, string(b), e)',
                                  '<nil> $D/in/sub text b\n <nil>\n'),
    'list of a folder': ([READ], 'es, err := os.ReadDir("$D/in"); for _, e := range es { fmt.Print(e.Name(), " ") }; fmt.Println(err)', 'a.txt near out pipe sub up <nil>\n'),
    'walks': ([READ], 'n := 0; err := filepath.WalkDir("$D/in", func(string, fs.DirEntry, error) error { n++; return nil }); fmt.Println(n, err)', '8 <nil>\n'),
    'os.Root': ([READ], 'r, err := os.OpenRoot("$D/in"); fmt.Println(err); b, err := r.ReadFile("sub/b.txt"); fmt.Println(string(b), err); _, err = r.Open("up/secret.txt"); fmt.Println(err)',
                '<nil>\ntext b\n <nil>\nopenat up/secret.txt: path escapes from parent\n'),
    'a link by its name': ([READ], 'fmt.Println(os.Readlink("$D/in/out")); s, err := os.Lstat("$D/in/out"); fmt.Println(s.Mode().Type(), err)', '../secret.txt <nil>\nL--------- <nil>\n'),
    'writes, reads and removes': ([WRITE, RW], 'fmt.Println(os.WriteFile("$D/rw/x", []byte("hi"), 0o600)); b, err := os.ReadFile("$D/rw/x"); fmt.Println(string(b), err, os.Remove("$D/rw/x"))',
                                  '<nil>\nhi <nil> <nil>\n'),
    'writes without reading': ([WRITE], 'fmt.Println(os.WriteFile("$D/rw/y", []byte("hi"), 0o600)); _, err := os.ReadFile("$D/rw/y"); fmt.Println(err)', '<nil>\nopen $D/rw/y: ' + NO_READ + '\n'),
    'folders, names, times, links': ([WRITE, RW], '''do := func(errs ...error) { fmt.Println(errors.Join(errs...)) }
	do(os.MkdirAll("$D/rw/d/e", 0o700), os.WriteFile("$D/rw/d/f", nil, 0o600), os.Rename("$D/rw/d/f", "$D/rw/d/g"), os.Chmod("$D/rw/d/g", 0o644))
	do(os.Chtimes("$D/rw/d/g", time.Unix(1, 0), time.Unix(2, 0)), os.Truncate("$D/rw/d/g", 5), os.Symlink("g", "$D/rw/d/l"), os.Link("$D/rw/d/g", "$D/rw/d/h"))
	s, err := os.Stat("$D/rw/d/l"); fmt.Println(s.Size(), s.ModTime().Unix() > 2, s.Mode(), err); fmt.Println(os.RemoveAll("$D/rw/d")); _, err = os.Stat("$D/rw/d"); fmt.Println(errors.Is(err, fs.ErrNotExist))''',
                                     '<nil>\n<nil>\n5 true -rw-r--r-- <nil>\n<nil>\ntrue\n'),
    'temporary files': ([WRITE, RW], 'f, err := os.CreateTemp("$D/rw", "t*"); fmt.Println(err); fmt.Fprint(f, "abc"); f.Seek(0, 0); b, err := io.ReadAll(f); fmt.Println(string(b), err, os.Remove(f.Name()))', '<nil>\nabc <nil> <nil>\n'),
    'a device is permitted': (['-allow-write=/dev/null'], 'f, err := os.OpenFile("/dev/null", os.O_WRONLY, 0); n, e := f.Write([]byte("x")); fmt.Println(err, n, e)', '<nil> 1 <nil>\n'),
    'pipes between goroutines': ([], 'r, w, err := os.Pipe(); go func() { w.Write([]byte("p")); w.Close() }(); b, e := io.ReadAll(r); fmt.Println(err, string(b), e)', '<nil> p <nil>\n'),
    'a variable': (['-allow-env=PERMITTED'], 'fmt.Println(os.Getenv("PERMITTED"), len(os.Environ()))', 'yes 1\n'),
    'arguments': ([], 'fmt.Println(len(os.Args))', '1\n'),
    'connects': (['-allow-net=127.0.0.1:$PORT'], 'c, err := net.Dial("tcp", "127.0.0.1:$PORT"); b, e := io.ReadAll(c); fmt.Println(err, string(b), e)', '<nil> hello <nil>\n'),
    'listens': (['-allow-net=localhost'], '''l, err := net.Listen("tcp", "127.0.0.1:0"); fmt.Println(err)
	go func() { c, _ := l.Accept(); io.WriteString(c, "mine"); c.Close() }()
	c, err := net.Dial("tcp", l.Addr().String()); b, e := io.ReadAll(c); fmt.Println(err, string(b), e)''', '<nil>\n<nil> mine <nil>\n'),
    'HTTP in the machine': (['-allow-net=127.0.0.0/8'], '''l, _ := net.Listen("tcp", "127.0.0.1:0")
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.URL.Path) }))
	r, err := http.Get("http://" + l.Addr().String() + "/here"); b, e := io.ReadAll(r.Body); fmt.Println(err, string(b), e)''', '<nil> /here <nil>\n'),
    'datagrams': (['-allow-net=127.0.0.1'], 'a, err := net.ListenPacket("udp", "127.0.0.1:0"); c, e := net.Dial("udp", a.LocalAddr().String()); c.Write([]byte("d")); b := make([]byte, 9); n, _, f := a.ReadFrom(b); fmt.Println(err, e, string(b[:n]), f)', '<nil> <nil> d <nil>\n'),
    'chance of the system': (['-allow-entropy'], 'b := make([]byte, 8); n, err := rand.Read(b); fmt.Println(n, err)', '8 <nil>\n'),
    'clock in milliseconds': ([], 'for range 1000 { if time.Now().Nanosecond()%1e6 != 0 { fmt.Println("fine") } }', ''),
    'a fine clock': (['-clock=1ns'], 'fine := 0; for range 1000 { if time.Now().Nanosecond()%1e6 != 0 { fine++ } }; fmt.Println(fine > 900)', 'true\n'),
    'reflection': ([], 'v := reflect.ValueOf(&struct{ A int }{3}).Elem(); v.Field(0).SetInt(4); fmt.Println(v)', '{4}\n'),
}

# Refused. The same, but each is to say which permission is missing (or that there is none to have).
REFUSED = {
    'reads anything': ([], read('$D/in/a.txt'), read_of(NO_READ, '$D/in/a.txt')),
    'reads beside': ([READ], read('$D/secret.txt'), read_of(NO_READ, '$D/secret.txt')),
    'a name that begins alike': ([READ], read('$D/in2'), read_of(NO_READ, '$D/in2')),
    'reads by dots': ([READ], read('$D/in/../secret.txt'), read_of(NO_READ, '$D/in/../secret.txt')),
    'reads by many dots': ([READ], read('$D/in/sub/../../secret.txt'), read_of(NO_READ, '$D/in/sub/../../secret.txt')),
    'reads by a link': ([READ], read('$D/in/out'), read_of(NO_READ, '$D/in/out')),
    'reads by a link to a folder': ([READ], read('$D/in/up/secret.txt'), read_of(NO_READ, '$D/in/up/secret.txt')),
    'by the working folder': ([READ], 'os.Chdir("$D/in/sub"); _, err := os.ReadFile("../../secret.txt"); fmt.Println(err)', 'open ../../secret.txt: ' + NO_READ + '\n'),
    'goes out': ([READ], show('os.Chdir("/")'), 'chdir /: ' + NO_READ + '\n'),
    'goes out by a link': ([READ], show('os.Chdir("$D/in/up")'), 'chdir $D/in/up: ' + NO_READ + '\n'),
    'stat outside': ([READ], '_, err := os.Stat("/etc"); fmt.Println(err, errors.Is(err, fs.ErrPermission))', 'stat /etc: ' + NO_READ + ' true\n'),
    'lstat outside': ([READ], '_, err := os.Lstat("$D/secret.txt"); fmt.Println(err)', 'lstat $D/secret.txt: ' + NO_READ + '\n'),
    'stat by a link': ([READ], '_, err := os.Stat("$D/in/out"); fmt.Println(err)', 'stat $D/in/out: ' + NO_READ + '\n'),
    'link outside': ([READ], '_, err := os.Readlink("/proc/self/exe"); fmt.Println(err)', 'readlink /proc/self/exe: ' + NO_READ + '\n'),
    'lists outside': ([READ], '_, err := os.ReadDir("/"); fmt.Println(err)', 'open /: ' + NO_READ + '\n'),
    'its own memory': (['-allow-read=/'], '_, err := os.Open("/proc/self/mem"); _, e := os.Open("/dev/fd/0"); fmt.Println(err, errors.Is(e, fs.ErrPermission))', 'open /proc/self/mem: ' + NO_READ + ' true\n'),
    'what it may name in /proc': (['-allow-read=/proc/version'], 'b, err := os.ReadFile("/proc/version"); fmt.Println(len(b) > 9, err)', 'true <nil>\n'),
    'writes where it may read': ([READ], show('os.WriteFile("$D/in/a.txt", nil, 0o600)'), 'open $D/in/a.txt: ' + NO_WRITE + '\n'),
    'appends where it may read': ([READ], '_, err := os.OpenFile("$D/in/a.txt", os.O_APPEND|os.O_RDWR, 0); fmt.Println(err)', 'open $D/in/a.txt: ' + NO_WRITE + '\n'),
    'reads and writes what it may write': ([WRITE], '_, err := os.OpenFile("$D/rw/z", os.O_CREATE|os.O_RDWR, 0o600); fmt.Println(err)', 'open $D/rw/z: ' + NO_READ + '\n'),
    'removes': ([READ], show('os.Remove("$D/in/a.txt")'), 'remove $D/in/a.txt: ' + NO_WRITE + '\n'),
    'makes a folder': ([READ], show('os.Mkdir("$D/in/new", 0o700)'), 'mkdir $D/in/new: ' + NO_WRITE + '\n'),
    'moves in': ([WRITE, READ], show('os.Rename("$D/in/a.txt", "$D/rw/a")'), 'rename $D/in/a.txt $D/rw/a: ' + NO_WRITE + '\n'),
    'moves out': ([WRITE, RW, READ], 'os.WriteFile("$D/rw/m", nil, 0o600); fmt.Println(os.Rename("$D/rw/m", "$D/m"))', 'rename $D/rw/m $D/m: ' + NO_WRITE + '\n'),
    'second name for a file': ([WRITE, READ], show('os.Link("$D/in/a.txt", "$D/rw/a")'), 'link $D/in/a.txt $D/rw/a: ' + NO_WRITE + '\n'),
    'link that it makes itself': ([WRITE, RW], 'fmt.Println(os.Symlink("$D/secret.txt", "$D/rw/s")); _, err := os.ReadFile("$D/rw/s"); fmt.Println(err, os.Remove("$D/rw/s"))', '<nil>\nopen $D/rw/s: ' + NO_READ + ' <nil>\n'),
    'writes through its own link': ([WRITE, RW], 'os.Symlink("../secret.txt", "$D/rw/s"); fmt.Println(os.WriteFile("$D/rw/s", nil, 0o600), os.Remove("$D/rw/s"))', 'open $D/rw/s: ' + NO_WRITE + ' <nil>\n'),
    'mode': ([READ], show('os.Chmod("$D/in/a.txt", 0o777)'), 'chmod $D/in/a.txt: ' + NO_WRITE + '\n'),
    'mode of an open file': ([READ], 'f, _ := os.Open("$D/in/a.txt"); fmt.Println(f.Chmod(0o777))', 'chmod $D/in/a.txt: ' + NO_WRITE + '\n'),
    'times': ([READ], show('os.Chtimes("$D/in/a.txt", time.Time{}, time.Unix(1, 0))'), 'chtimes $D/in/a.txt: ' + NO_WRITE + '\n'),
    'owner': ([READ], show('os.Chown("$D/in/a.txt", 1, 1)'), 'chown $D/in/a.txt: ' + NO_WRITE + '\n'),
    'length': ([READ], show('os.Truncate("$D/in/a.txt", 0)'), 'truncate $D/in/a.txt: ' + NO_WRITE + '\n'),
    'length of an open file': ([READ], 'f, _ := os.Open("$D/in/a.txt"); fmt.Println(f.Truncate(0))', 'truncate $D/in/a.txt: ' + NO_WRITE + '\n'),
    'descriptors that are not its own': ([], 'for fd := range 200 { if fd > 2 { if f := os.NewFile(uintptr(fd), "f"); f != nil { if _, err := f.Stat(); !errors.Is(err, fs.ErrInvalid) && !strings.Contains(err.Error(), "bad file descriptor") { fmt.Println(fd, err) } } } }', ''),
    'a folder by its descriptor': ([READ], 'd, _ := os.Open("$D/in"); fmt.Println(d.Chdir()); _, err := os.Open("../secret.txt"); fmt.Println(err)', '<nil>\nopen ../secret.txt: ' + NO_READ + '\n'),
    'starts a program': (['-allow-read=/'], show('exec.Command("/bin/true").Run()'), 'fork/exec /bin/true: sandbox: no permission to start processes\n'),
    'finds no program': ([], show('exec.Command("true").Run()'), 'exec: "true": executable file not found in $PATH\n'),
    'kills': ([], 'p, err := os.FindProcess(1); fmt.Println(err); err = p.Signal(os.Kill); fmt.Println(err != nil)', '<nil>\ntrue\n'),
    'variables': ([], 'fmt.Println(os.Getenv("PERMITTED"), len(os.Environ()))', ' 0\n'),
    'connects': ([], '_, err := net.Dial("tcp", "127.0.0.1:$PORT"); fmt.Println(err)', 'dial tcp 127.0.0.1:$PORT: socket: ' + NO_NET + '\n'),
    'connects elsewhere': (['-allow-net=127.0.0.1:$CLOSED'], '_, err := net.Dial("tcp", "127.0.0.1:$PORT"); fmt.Println(err)', 'dial tcp 127.0.0.1:$PORT: connect: ' + NO_NET + '\n'),
    'connects to another network': (['-allow-net=10.0.0.0/8'], '_, err := net.Dial("tcp", "127.0.0.1:$PORT"); fmt.Println(err)', 'dial tcp 127.0.0.1:$PORT: connect: ' + NO_NET + '\n'),
    'listens everywhere': (['-allow-net=127.0.0.1'], '_, err := net.Listen("tcp4", ":0"); fmt.Println(err)', 'listen tcp4 :0: bind: ' + NO_NET + '\n'),
    'sockets of the machine': (['-allow-net=*'], '_, err := net.Dial("unix", "/run/x"); fmt.Println(err)', 'dial unix /run/x: socket: ' + NO_NET + '\n'),
    'datagram elsewhere': (['-allow-net=127.0.0.1'], 'a, _ := net.ListenUDP("udp4", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)}); _, err := a.WriteTo([]byte("d"), &net.UDPAddr{IP: net.IPv4(127, 0, 0, 2), Port: 9}); fmt.Println(strings.HasSuffix(err.Error(), ": sendto: ' + NO_NET + '"), err != nil)', 'true true\n'),
    'interfaces': (['-allow-net=*'], '_, err := net.Interfaces(); fmt.Println(err)', 'route ip+net: netlinkrib: ' + NO_NET + '\n'),
    'name of the machine': ([], '_, err := os.Hostname(); fmt.Println(err)', 'open /proc/sys/kernel/hostname: ' + NO_READ + '\n'),
    'more files than it may': ([READ, '-max-files=3'], 'var fs []*os.File; for { f, err := os.Open("$D/in/a.txt"); if err != nil { fmt.Println(len(fs), err); return }; fs = append(fs, f) }', '3 open $D/in/a.txt: too many open files\n'),
    'a pipe with a name': ([READ], 'f, err := os.Open("$D/in/pipe"); b := make([]byte, 1); n, e := f.Read(b); fmt.Println(err, n, e)', '<nil> 0 EOF\n'),
}

# name: (flags, whole program behind the package clause, exit code, standard output, pattern of standard error)
ENDED = {
    'fuel': (['-fuel=1000'], 'func main() { for i := 0; ; i++ {} }', 2, '', r'vo: the program was ended: out of fuel \(-fuel\)\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n\t.*:3\n'),
    'fuel in a goroutine': (['-fuel=1000'], 'func spin() { for { } }\nfunc main() { go spin(); select {} }', 2, '', r'out of fuel(.|\n)*main\.spin\(\)'),
    'fuel in the library': (['-fuel=100k'], 'import "strings"\nfunc main() { for { strings.Repeat("ab", 1<<20) } }', 2, '', 'out of fuel'),
    'fuel in deferred calls': (['-fuel=10k'], 'func f() { defer f(); panic(1) }\nfunc main() { f() }', 2, '', 'out of fuel'),
    'fuel is enough': (['-fuel=10M'], 'func main() { println("done") }', 0, '', 'done\n$'),
    'time': (['-timeout=100ms'], 'func main() { for {} }', 2, '', r'out of time \(-timeout\)\n\ngoroutine 1 \[running\]:\nmain\.main'),
    'time asleep': (['-timeout=100ms'], 'import "time"\nfunc main() { time.Sleep(time.Hour) }', 2, '', r'out of time \(-timeout\)\n$'),
    'time in a pipe': (['-timeout=100ms'], 'import "os"\nfunc main() { r, _, _ := os.Pipe(); r.Read(make([]byte, 1)) }', 2, '', 'out of time'),
    'time in one call': (['-timeout=200ms'], 'import "fmt"\nfunc main() { for { _ = fmt.Sprintf("%01000000d", 1) } }', 2, '', 'out of time'),
    'time in big numbers': (['-timeout=200ms'], 'import "math/big"\nfunc main() { x := big.NewInt(3); x.Exp(x, new(big.Int).Lsh(big.NewInt(1), 40), nil) }', 2, '', 'out of time'),
    'time in matching': (['-timeout=200ms'], 'import ("regexp"; "strings")\nfunc main() { r := regexp.MustCompile("(a*)*b"); for { r.MatchString(strings.Repeat("a", 1<<16)) } }', 2, '', 'out of time'),
    'time in sorting': (['-timeout=200ms'], 'import "sort"\nfunc main() { sort.Slice(make([]int, 1<<24), func(i, j int) bool { return i*7919%1000 < j*7919%1000 }) }', 2, '', 'out of time'),
    'time with many goroutines': (['-timeout=300ms', '-memory=512M'], 'func main() { c := make(chan int); for range 100000 { go func() { <-c } () }; for {} }', 2, '', 'out of time'),
    'memory': (['-memory=32M'], 'var s [][]byte\nfunc main() { for { s = append(s, make([]byte, 1<<16)) } }', 2, '', 'fatal error: runtime: out of memory'),
    'memory at once': (['-memory=32M'], 'var n = 1 << 30\nfunc main() { _ = make([]byte, n)[n-1] }', 2, '', 'out of memory'),
    'memory of a map': (['-memory=32M'], 'func main() { m := map[int]int{}; for i := 0; ; i++ { m[i] = i } }', 2, '', 'out of memory'),
    'memory of stacks': (['-memory=32M'], 'func f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }', 2, '', 'out of memory'),
    'memory of goroutines': (['-memory=32M'], 'func main() { for { go func() { select {} }() } }', 2, '', 'out of memory'),
    'memory of a string': (['-memory=32M'], 'import "strings"\nfunc main() { println(len(strings.Repeat("x", 1<<28))) }', 2, '', 'out of memory'),
    'garbage is no use of memory': (['-memory=32M'], 'var s []byte\nfunc main() { for range 1000 { s = make([]byte, 1<<20) }; println("done") }', 0, '', 'done\n$'),
    'output': (['-sandbox', '-max-output=10k'], 'import "fmt"\nfunc main() { for { fmt.Println("0123456789") } }', 2, '0123456789\n' * 930, r'too much output \(-max-output\)'),
    'output of others': (['-sandbox', '-max-output=1M'], 'import ("fmt"; "os")\nfunc main() { go func() { for { fmt.Fprintln(os.Stderr, "x") } }(); for { } }', 2, '', 'too much output'),
    'unsafe': (['-sandbox'], 'import "unsafe"\nvar x int\nfunc main() { *(*int)(unsafe.Add(unsafe.Pointer(&x), 8)) = 1 }', 1, '', 'cannot be shown to be safe'),
    'system calls': (['-sandbox'], 'import "syscall"\nfunc main() { syscall.Kill(1, 9) }', 1, '', 'cannot be shown to be safe'),
    'no chance': (['-sandbox'], 'import "crypto/rand"\nfunc main() { rand.Read(make([]byte, 1)) }', 2, '', r'fatal error: crypto/rand: failed to read random data(.|\n)*-allow-entropy'),
    'panic in a sandbox': (['-sandbox'], 'func main() { panic("mine") }', 2, '', r'panic: mine\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n\t.*:3\n'),
    'exit code': (['-sandbox'], 'import "os"\nfunc main() { os.Exit(7) }', 7, '', '^$'),
}

# Command lines that are wrong: (flags, start of what is said, exit code)
WRONG = [
    (['-allow-read=/'], 'vo: permissions are for a sandbox: -sandbox is missing\n', 2),
    (['-sandbox', '-allow-read=/not/there'], 'vo: there is no /not/there that could be permitted: No such file or directory\n', 1),
    (['-sandbox', '-allow-read='], 'vo: a permission needs something that it is for\n', 2),
    (['-sandbox', '-allow-net=example.com'], 'vo: -allow-net: example.com is no IP address: names are resolved outside', 2),
    (['-sandbox', '-allow-net=1.2.3.4:99999'], 'vo: -allow-net: 99999 is no port', 2),
    (['-sandbox', '-allow-net=1.2.3.4/33'], 'vo: -allow-net: 33 is no number of bits of 1.2.3.4', 2),
    (['-sandbox', '-allow-net=[::1'], 'vo: -allow-net: there is a ] missing', 2),
    (['-memory=much'], 'vo: -memory takes bytes', 2),
    (['-fuel=0'], 'vo: -fuel takes a number', 2),
    (['-timeout=5'], 'vo: -timeout takes a duration', 2),
    (['-seed=x'], 'vo: -seed takes a number', 2),
    (['-sandbox', '-engine=jit'], 'vo: -engine=jit cannot run this: a sandbox\n', 1),
    (['-sandbox', '-allow-unsafe'], 'vo: -sandbox goes neither with', 2),
]

IMPORTS = {'fmt': 'fmt', 'os': 'os', 'strings': 'strings', 'time': 'time', 'io': 'io', 'net': 'net', 'http': 'net/http', 'filepath': 'path/filepath', 'fs': 'io/fs',
           'errors': 'errors', 'rand': 'crypto/rand', 'reflect': 'reflect', 'exec': 'os/exec'}


def program(statements):
    used = [path for name, path in IMPORTS.items() if re.search(r'\b%s\.[A-Z]' % name, statements)]
    return 'package main\n\nimport (%s)\n\nfunc main() {\n\t%s\n}\n' % ('; '.join('"%s"' % p for p in used), statements)


class Place:
    def __init__(self, folder, port, closed):
        self.words = {'$D': folder, '$PORT': str(port), '$CLOSED': str(closed)}
        for d in ('in/sub', 'rw'):
            os.makedirs(os.path.join(folder, d))
        for name, text in (('in/a.txt', 'text a\n'), ('in/sub/b.txt', 'text b\n'), ('secret.txt', 'secret\n'), ('in2', 'secret\n')):
            with open(os.path.join(folder, name), 'w') as f:
                f.write(text)
        for name, target in (('in/out', '../secret.txt'), ('in/up', '..'), ('in/near', 'a.txt')):
            os.symlink(target, os.path.join(folder, name))
        os.mkfifo(os.path.join(folder, 'in/pipe'))
        self.folder = folder

    def fill(self, text):
        # ($PATH is what package exec says)
        for word, value in self.words.items():
            text = text.replace(word, value)
        return text

    def run(self, vo, flags, source):
        path = os.path.join(self.folder, 'p.go')
        with open(path, 'w') as f:
            f.write(self.fill(source))
        return subprocess.run([vo, 'run'] + [self.fill(f) for f in flags] + [path], cwd=self.folder, capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
                              env=dict(os.environ, PERMITTED='yes'))


def serve(listener):
    while True:
        try:
            c, _ = listener.accept()
        except OSError:
            return
        c.sendall(b'hello')
        c.close()


def check(vo, place):
    failed = []

    def expect(name, ok, p):
        if not ok:
            failed.append(name)
            print('FAIL %s: exit code %d, stdout %r, stderr %s' % (name, p.returncode, p.stdout[-600:], p.stderr[:600]), flush=True)
    for table in (ALLOWED, REFUSED):
        for name, (flags, statements, out) in table.items():
            p = place.run(vo, ['-sandbox'] + flags, program(statements))
            expect(name, p.returncode == 0 and p.stdout == place.fill(out) and p.stderr == '', p)
    for name, (flags, source, code, out, err) in ENDED.items():
        p = place.run(vo, flags, 'package main\n' + source + '\n' if 'import' in source else 'package main\n\n' + source + '\n')
        expect(name, p.returncode == code and p.stdout == out and re.search(err, p.stderr) is not None, p)
    for flags, said, code in WRONG:
        p = place.run(vo, flags, 'package main\n\nfunc main() {}\n')
        expect(' '.join(flags), p.returncode == code and p.stderr.startswith(said) and p.stdout == '', p)
    # Fuel ends a program at the same instruction, a seed makes everything repeat.
    source = 'package main\nimport ("fmt"; "crypto/rand"; mrand "math/rand/v2")\nfunc main() { b := make([]byte, 4); rand.Read(b); fmt.Println(b, mrand.Int()); n := 0; for { n++; if n%100 == 0 { fmt.Println(n, mrand.IntN(9)) } } }\n'
    runs = {place.run(vo, ['-sandbox', '-seed=5', '-fuel=20k', '-baseline=' + mode], source).stdout for mode in ('on', 'off', 'eager') for _ in range(3)}
    if len(runs) != 1 or len(runs.pop()) < 500:
        failed.append('repeats')
        print('FAIL: runs with a seed and fuel differ')
    with open(os.path.join(place.folder, 'secret.txt')) as f:
        if f.read() != 'secret\n':
            failed.append('secret')
            print('FAIL: the secret has changed')
    total = len(ALLOWED) + len(REFUSED) + len(ENDED) + len(WRONG) + 2
    print('%d passed, %d failed' % (total - len(failed), len(failed)))
    return not failed


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument('--vo', required=True)
    args = ap.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.create_server(('127.0.0.1', 0)) as listener, socket.socket() as closed:
        closed.bind(('127.0.0.1', 0))
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        place = Place(os.path.realpath(folder), listener.getsockname()[1], closed.getsockname()[1])
        sys.exit(0 if check(os.path.abspath(args.vo), place) else 1)


if __name__ == '__main__':
    main()
