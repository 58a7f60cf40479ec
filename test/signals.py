#!/usr/bin/env python3
"""What the command does on SIGQUIT, SIGINT and a broken pipe: as Go's programs do."""
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vo", required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    results = []
    code, err = ended_by(vo, LOOP, signal.SIGQUIT)
    results.append(("quit while running", code == 2 and "goroutine 1 [running]" in err and "[select (no cases)]" in err))
    code, err = ended_by(vo, SLEEP, signal.SIGQUIT)
    results.append(("quit while asleep", code == 2 and "goroutine 1 [sleep]" in err))
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
    failed = [name for name, ok in results if not ok]
    for name in failed:
        print("FAIL", name)
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
