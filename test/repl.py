#!/usr/bin/env python3
"""vo repl through pipes and through a terminal."""
import argparse
import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--vo", required=True)
VO = os.path.abspath(arguments.parse_args().vo)
HOME = tempfile.TemporaryDirectory()
ENV = dict(os.environ, XDG_STATE_HOME=HOME.name, TERM="xterm")
checks = failures = 0


def check(what, got, want):
    global checks, failures
    checks += 1
    if got != want:
        failures += 1
        print(f"{what}:\n  got  {got!r}\n  want {want!r}")


def script(text):
    r = subprocess.run([VO, "repl"], input=text, capture_output=True, text=True, timeout=60, env=ENV)
    return r.stdout, r.stderr, r.returncode


# Inputs of one session, and what each prints on standard output.
SESSIONS = {
    "values": [("1 + 2", "3 : int"), ('"a"', '"a" : string'), ("nil", "<nil> : any"), ("1.5", "1.5 : float64"),
               ('strconv.Atoi("7")', "7, <nil> : (int, error)"), ('strings.ToUpper("abc")', '"ABC" : string'),
               ("http.StatusOK", "200 : int"), ("fmt.Println(1)", "1"), ("func n() {}", ""), ("n()", "")],
    "variables": [("x := 41", ""), ("x++", ""), ("x", "42 : int"), ("p := &x", ""), ("*p = 7", ""), ("x", "7 : int"),
                  ("x := fmt.Sprint(x)", ""), ("x", '"7" : string'), ("*p", "7 : int"), ("var a, b = 1, x", ""),
                  ("b", '"7" : string'), ("var z struct{ n int }", ""), ("z.n = 3; z.n", "3 : int"),
                  ("c, d := 1, \"two\"", ""), ("d", '"two" : string'), ("p == &a", "false : bool")],
    "closures": [("i := 1", ""), ("g := func() int { return i }", ""), ("i = 9", ""), ("g()", "9 : int"),
                 ("func f() int { return i * 2 }", ""), ("i = 10; f()", "20 : int"), ("i := \"new\"", ""),
                 ("f()", "20 : int"), ("g()", "10 : int"), ("i", '"new" : string')],
    "types": [("type T struct{ A int }", ""), ("t := T{1}", ""), ("var e any = t", ""), ("e == any(T{1})", "true : bool"),
              ("_, ok := e.(T); ok", "true : bool"), ("func (t T) Sum() int { return t.A + 1 }", ""), ("t.Sum()", "2 : int"),
              ("type S interface{ Sum() int }", ""), ("var s S = t", ""), ("s.Sum()", "2 : int"),
              ("func (t T) Sum() int { return 50 }", ""), ("t.Sum()", "50 : int"), ("type T struct{ B string }", ""),
              ('T{"x"}', "{B:x} : T"), ('fmt.Sprintf("%T", T{})', '"main.T" : string')],
    "generics": [("func Map[A, B any](s []A, f func(A) B) (out []B) { for _, v := range s { out = append(out, f(v)) }; return }", ""),
                 ("Map([]int{1, 2}, strconv.Itoa)", "[1 2] : []string"), ("type P[T any] struct{ v T }", ""),
                 ("func (p P[T]) Get() T { return p.v }", ""), ("q := P[int]{4}", ""), ("q.Get()", "4 : int")],
    "redeclaration": [("func h() int { return 1 }", ""), ("h()", "1 : int"), ('func h() string { return "s" }', ""),
                      ("h()", '"s" : string'), ("const (\nA = iota\nB\n)", ""), ("B", "1 : int"), ("const B = 5", ""), ("B", "5 : int"),
                      ('import str "strings"', ""), ('str.Repeat("a", 3)', '"aaa" : string')],
    "lines": [('if true {\nfmt.Println("y")\n} else {\n}', "y"), ("1 +\n2", "3 : int"), ("s := `a\nb`", ""), ("len(s)", "3 : int"),
              ("for k := range 3 { fmt.Print(k) }; fmt.Println()", "012")],
    "commands": [("v := 1", ""), (":vars", "v int"), (":type v * 2.0", "int"), (":nonsense", ""), ("v", "1 : int")],
    "goroutines": [("n := 0", ""), ("go func() { for { n++; time.Sleep(time.Millisecond) } }()", ""), ("time.Sleep(30 * time.Millisecond)", ""),
                   ("n > 3", "true : bool"), ("ch := make(chan int)", ""), ("go func() { ch <- n }()", ""), ("<-ch > 3", "true : bool")],
    "errors": [("x := 5", ""), ("undefined1", ""), ("x +* 2", ""), ('panic("no")', ""), ("x", "5 : int"), ("runtime.Goexit()", ""),
               ("[]int{1}[x]", ""), ("var c chan int", ""), ("<-c", ""), ("x", "5 : int")],
}
for name, inputs in SESSIONS.items():
    out, err, code = script("".join(i + "\n" for i, _ in inputs))
    want = [w for _, w in inputs if w]
    got = out.splitlines()
    for i, w in enumerate(want):
        check(f"{name}: line {i}", got[i] if i < len(got) else None, w)
    check(f"{name}: number of lines", len(got), len(want))

out, err, code = script('panic("no")\nundefined1\nvar c chan int\n<-c\n')
check("a panic is told", "panic: no\n\ngoroutine 1 [running]:\nmain.main()\n\t<1>:1" in err, True)
check("an error is told", "<2>:1:1: undefined: undefined1" in err, True)
check("a deadlock is told", "all goroutines are asleep - deadlock!" in err, True)
check("a script with errors fails", code, 1)
check("os.Exit ends it", script("os.Exit(7)\n1\n"), ("", "", 7))
check("arguments are refused", subprocess.run([VO, "repl", "x"], capture_output=True, env=ENV).returncode, 2)
check(":quit has the exit code", script("undefined1\n:quit\n")[2], 1)
out, err, code = script("x := 40\n:time x++\nx\n:reset\nx\n:vars\n")
check(":time runs", out, "41 : int\n")
check(":time says how long", re.search(r"^\d+\.\d{3} ms$", err, re.M) is not None, True)
check(":reset forgets", "undefined: x" in err, True)
out, err, code = script(":doc strings.Fields\n:help\n")
check(":doc", out.startswith('package strings // import "strings"\n\nfunc Fields(s string) []string\n'), True)
check(":help names each command", set(re.findall(r"^  (:\w+)", out, re.M)), {":type", ":doc", ":vars", ":time", ":bytecode", ":load", ":save", ":reset", ":help", ":quit"})
out, err, code = script("x := 3\n:bytecode x * 7\n:bytecode f := func() int { return x }\n:bytecode +\nx\n")
check(":bytecode has the instruction", "mul.i" in out and " 7\n" in out, True)
check(":bytecode has closures, not our own functions", "func main.main.func1" in out and "func main._show" not in out, True)
check(":bytecode changes nothing", out.endswith("\n3 : int\n"), True)
for wrong, said in ((":load /nowhere", "/nowhere: "), (":save /nowhere/x", "cannot write /nowhere/x"), (":type", "needs something"), (":x", "no command :x"), (":doc nowhere", "nowhere")):
    out, err, code = script(wrong + "\n1\n")
    check(wrong, (out, said in err), ("1 : int\n", True))
saved = os.path.join(HOME.name, "saved")
script(f"type T int\nx := T(3)\n:save {saved}\n")
check(":load runs what :save wrote", script(f":load {saved}\nx\n")[0], "3 : T\n")


class Terminal:
    def __init__(self):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(VO, [VO, "repl"], ENV)
        self.text = ""
        self.until(r"vo> ")

    def prompt(self):
        """Keys that the terminal itself knows (^R, ^D) are the editor's only once it reads a line."""
        self.until(r"vo> ")

    def until(self, pattern, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            found = re.search(pattern, self.text)
            if found:
                self.text = self.text[found.end():]
                return True
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    self.text += os.read(self.fd, 65536).decode(errors="replace")
                except OSError:
                    return False
        return False

    def type(self, keys):
        os.write(self.fd, keys.encode())


t = Terminal()
t.type("1 + 1\r")
check("terminal: a value", t.until(r"\n2 : int"), True)
t.type("n := 0; go func() { for { n++; time.Sleep(time.Millisecond) } }()\r")
t.until(r"vo> \x1b\[K$")
time.sleep(0.3)
t.type("n > 50\r")
check("terminal: a goroutine runs at the prompt", t.until(r"\ntrue : bool"), True)
t.type("for {}\r")
time.sleep(0.3)
t.type("\x03")
check("terminal: Ctrl-C ends a loop", t.until(r"interrupted"), True)
t.type("n > 100\r")
check("terminal: goroutines outlive Ctrl-C", t.until(r"\ntrue : bool"), True)
t.prompt()
t.type("12345\x01\x1b[C\x0b\x05+1\r")
check("terminal: keys edit the line", t.until(r"\n2 : int"), True)
t.prompt()
t.type("\x1b[A\r")
check("terminal: the line before", t.until(r"\n2 : int"), True)
t.prompt()
t.type("strings.ToUppe\t(\"q\")\r")
check("terminal: completion", t.until(r'\n"Q" : string'), True)
t.type("func k() int {\r")
check("terminal: an input goes on", t.until(r"\.\.\. "), True)
t.type("return 8 }\rk()\r")
check("terminal: its end", t.until(r"\n8 : int"), True)
t.prompt()
t.type("\x12ToUp\r\r")
check("terminal: search", t.until(r'\n"Q" : string'), True)
t.prompt()
t.type("\x04")
check("terminal: Ctrl-D is the end", os.waitstatus_to_exitcode(os.waitpid(t.pid, 0)[1]), 0)
check("history is kept", "n > 50\n" in open(os.path.join(HOME.name, "vo/repl_history")).read(), True)

# Time and memory.
p = subprocess.Popen([VO, "repl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=ENV)
start = time.time()
COUNT = 2000
p.stdin.write("x := 0\nfunc inc() { x++ }\n" + "inc(); y := x\n" * COUNT + "x\n")
p.stdin.flush()
line = p.stdout.readline()
seconds = time.time() - start
check("2,000 inputs", line, f"{COUNT} : int\n")
memory = int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{p.pid}/status").read())[1])
print(f"{seconds / COUNT * 1e3:.2f} ms per input, {memory >> 10} MiB after {COUNT}")
check("memory is bounded", memory < 400 << 10, True)
p.stdin.close()
p.wait()
print(f"{checks} checks, {failures} failures")
sys.exit(failures != 0)
