#!/usr/bin/env python3
"""What the command does on signals, a broken pipe and closed standard descriptors: as Go's programs do."""
import argparse
import os
import signal
import subprocess
import sys
import tempfile

# The second goroutine waits for good before main says that it may be interrupted.
LOOP = ('package main\n\nimport "runtime"\n\nfunc main() {\n\tc := make(chan int)\n\tgo func() {\n\t\tc <- 1\n\t\tselect {}\n\t}()\n'
        "\t<-c\n\truntime.Gosched()\n\tprintln(1)\n\tfor {\n\t}\n}\n")
SLEEP = 'package main\n\nimport "time"\n\nfunc main() {\n\tprintln(1)\n\ttime.Sleep(time.Minute)\n}\n'
LINES = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfor {\n\t\tfmt.Println("line")\n\t}\n}\n'

# Opens a file, prints, and tells in the file whether standard input is at its end.
FILES = """package main

import (
	"fmt"
	"os"
)

func main() {
	f, _ := os.Create(os.Args[1])
	println("to standard error")
	fmt.Println("to standard output")
	n, err := os.Stdin.Read(make([]byte, 1))
	fmt.Fprintln(f, f.Fd() > 2, n, err)
}
"""
FAULT = """package main

type pair struct {
	a, b int
	s    string
	in   struct{ x, y any }
}

var p *pair

func main() {
	defer func() { println(p.in.y) }()
	defer func() { p.s = "" }()
	p.b = 1
}
"""

# Signals that do nothing to a Go program unless it asks for them; Stop goes back to that.
QUIET = """package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	for _, s := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGIO, syscall.SIGWINCH} {
		c := make(chan os.Signal, 1)
		syscall.Kill(os.Getpid(), s)
		signal.Notify(c, s)
		syscall.Kill(os.Getpid(), s)
		fmt.Println(<-c)
		signal.Stop(c)
		syscall.Kill(os.Getpid(), s)
		time.Sleep(time.Millisecond)
	}
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGPIPE)
	r, w, _ := os.Pipe()
	r.Close()
	syscall.Dup2(int(w.Fd()), 2)
	_, err := os.Stderr.Write([]byte("x"))
	fmt.Println(err, <-c)
}
"""

# Signals that come while Stop does are delivered, or end the program. go's own test is TestAtomicStop of os/signal.
STOPPED = """package main

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

func main() {
	for i := 0; i < 20; i++ {
		c := make(chan os.Signal, 1)
		signal.Notify(c, syscall.SIGINT)
		var wg sync.WaitGroup
		wg.Go(func() { signal.Stop(c) })
		syscall.Kill(os.Getpid(), syscall.SIGINT)
		select {
		case <-c:
		case <-time.After(time.Second):
			fmt.Println("lost", i)
			return
		}
		wg.Wait()
	}
}
"""


def ended_by(vo, source, sig):
    """(exit code, stderr) of a program that gets `sig` once it has started."""
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "p.go")
        open(path, "w").write(source)
        p = subprocess.Popen([vo, "run", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        first = p.stderr.readline()
        p.send_signal(sig)
        _, err = p.communicate(timeout=20)
        return p.returncode, first + err


def panics(vo, source, traceback):
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "p.go")
        open(path, "w").write(source)
        p = subprocess.run([vo, "run", path], stderr=subprocess.PIPE, text=True, timeout=20, env=dict(os.environ, GOTRACEBACK=traceback))
        return p.returncode, p.stderr


def closed_descriptors(vo):
    results = []
    with tempfile.TemporaryDirectory() as d:
        path, written = os.path.join(d, "p.go"), os.path.join(d, "written")
        open(path, "w").write(FILES)
        for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
            redirect = closed if "<&-" in closed else closed + " </dev/null"
            p = subprocess.run(["sh", "-c", f"exec '{vo}' run '{path}' '{written}' {redirect}"], capture_output=True, timeout=20)
            results.append(("closed descriptors " + closed, p.returncode == 0 and open(written).read() == "true 0 EOF\n"))
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vo", required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    results = []
    code, err = ended_by(vo, LOOP, signal.SIGQUIT)
    results.append(("quit while running", code == 2 and "goroutine 1 [running]" in err and "[select (no cases)]" in err))
    code, err = ended_by(vo, SLEEP, signal.SIGQUIT)
    results.append(("quit while asleep", code == 2 and "goroutine 1 [sleep]" in err))
    for sig, text in ((signal.SIGABRT, "SIGABRT: abort\nPC="), (signal.SIGSEGV, "SIGSEGV: segmentation violation\nPC="),
                      (signal.SIGBUS, "SIGBUS: bus error\nPC="), (signal.SIGFPE, "SIGFPE: floating-point exception\nPC=")):
        for source, state in ((LOOP, "running"), (SLEEP, "sleep")):
            code, err = ended_by(vo, source, sig)
            results.append((f"{sig.name} while {state}", code == 2 and text in err and f"goroutine 1 [{state}]" in err))
    for sig in (signal.SIGTERM, signal.SIGHUP):
        results.append((sig.name, ended_by(vo, SLEEP, sig)[0] == -sig))
    for name, code, wanted in (("none", 2, []), ("all", 2, ["main.main()"]), ("system", 2, ["main.main()", "runtime.goexit"]),
                               ("crash", -signal.SIGABRT, ["main.main()", "runtime.goexit"])):
        got, err = panics(vo, FAULT, name)
        shown = [f for f in ("main.main()", "runtime.goexit") if f in err]
        results.append(("GOTRACEBACK=" + name, got == code and shown == wanted))
    # The report is of the fault that came last.
    results.append(("address of a fault", "addr=0x30 pc=" in err))
    results += closed_descriptors(vo)
    code, _ = ended_by(vo, LOOP, signal.SIGINT)
    results.append(("interrupt", code == -signal.SIGINT))
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "p.go")
        open(path, "w").write(LINES)
        p = subprocess.Popen([vo, "run", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        p.stdout.readline()
        p.stdout.close()
        results.append(("broken pipe", p.wait(timeout=20) == -signal.SIGPIPE))
    with tempfile.TemporaryDirectory() as d:
        path = os.path.join(d, "p.go")
        open(path, "w").write(QUIET)
        p = subprocess.run([vo, "run", path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=20)
        results.append(("signals without effect", p.returncode == 0 and p.stdout == "user defined signal 1\nuser defined signal 2\n"
                        "I/O possible\nwindow changed\nwrite /dev/stderr: broken pipe broken pipe\n"))
    with tempfile.TemporaryDirectory() as d:
        path, exe = os.path.join(d, "p.go"), os.path.join(d, "p")
        open(path, "w").write(STOPPED)
        engines = [("VM", [vo, "run", path], None)]
        if os.path.exists(os.path.join(os.path.dirname(vo), "../lib/vo/vo-native")):
            subprocess.run([vo, "build", "-o", exe, path], check=True, timeout=200)
            engines += [(f"{n} processors", [exe], str(n)) for n in (1, 8)]
        for name, command, procs in engines:
            ends = [subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=60, env=os.environ | ({"GOMAXPROCS": procs} if procs else {}))
                    for _ in range(5)]
            results.append(("signals during Stop, " + name, all(p.stdout == "" and p.returncode in (0, -signal.SIGINT) for p in ends)))
    failed = [name for name, ok in results if not ok]
    for name in failed:
        print("FAIL", name)
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
