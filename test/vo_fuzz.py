#!/usr/bin/env python3
"""Fuzzing by `vo test -fuzz`: coverage leads it to an input that chance does not find, which is written where go writes it.

    vo_fuzz.py --vo PATH"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

FILES = {
    "go.mod": "module example.com/fuzzed\n\ngo 1.27\n",
    "inner/i.go": """package inner

// Magic has a branch for each byte: 2^40 inputs of five.
func Magic(s []byte) bool {
	if len(s) > 4 && s[0] == 'v' {
		if s[1] == 'o' {
			if s[2] == '!' {
				if s[3] == '7' {
					return s[4] > 128
				}
			}
		}
	}
	return false
}
""",
    "f_test.go": """package fuzzed

import (
	"testing"

	"example.com/fuzzed/inner"
)

func FuzzMagic(f *testing.F) {
	f.Add([]byte("seed"), 1)
	f.Fuzz(func(t *testing.T, s []byte, n int) {
		if inner.Magic(s) {
			t.Error("found")
		}
	})
}

func FuzzOther(f *testing.F) {
	f.Fuzz(func(t *testing.T, s string) {})
}

func FuzzMain(f *testing.F) {
	f.Fuzz(func(t *testing.T, b bool) {})
}
""",
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vo", default="build/release/bin/vo")
    vo = os.path.abspath(parser.parse_args().vo)
    wrong = 0

    def check(what, args, status, *texts, env=None):
        nonlocal wrong
        p = subprocess.run([vo, "test", *args], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           env=os.environ | {"VO_CACHE": cache} | (env or {}), timeout=240)
        out = p.stdout.decode("utf-8", "replace")
        missing = [t for t in texts if t not in out]
        if p.returncode != status or missing:
            wrong += 1
            print(f"--- {what}: exit {p.returncode}, without {missing}\n{out}")

    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        for name, text in FILES.items():
            os.makedirs(os.path.dirname(os.path.join(folder, name)), exist_ok=True)
            open(os.path.join(folder, name), "w", encoding="utf-8").write(text)
        check("what is found", ["-fuzz=FuzzMagic", "-fuzztime=200s", "."], 1, "gathering baseline coverage", "--- FAIL: FuzzMagic", "found", "FAIL\texample.com/fuzzed")
        found = glob.glob(os.path.join(folder, "testdata/fuzz/FuzzMagic/*"))
        text = open(found[0], encoding="utf-8").read() if found else ""
        if len(found) != 1 or not text.startswith('go test fuzz v1\n[]byte("vo!7'):
            wrong += 1
            print(f"--- found: {found}\n{text}")
        if not glob.glob(os.path.join(cache, "fuzz/example.com/fuzzed/FuzzMagic/*")):
            wrong += 1
            print("--- nothing of interest is in the cache")
        check("found again", ["."], 1, "--- FAIL: FuzzMagic/", "found")
        check("a time", ["-fuzz=Other", "-fuzztime=100x", "."], 1, "FAIL")  # (the one found before fails first)
        check("a number of runs", ["-run=^$", "-fuzz=Other", "-fuzztime=100x", "."], 0, "execs: 100 ", "PASS\nok  \texample.com/fuzzed")
        check("several", ["-run=^$", "-fuzz=.", "."], 1, "will not fuzz, -fuzz matches more than one fuzz test")
        check("none", ["-run=^$", "-fuzz=Nothing", "."], 0, "no fuzz tests to fuzz")
        check("of the library", ["-fuzz=X", "strings"], 1, "cannot use -fuzz flag on package outside the main module")
        check("of several packages", ["-fuzz=X", "./..."], 1, "cannot use -fuzz flag with multiple packages")
        check("no cache", ["-fuzz=X", "."], 1, "-fuzz needs a cache", env={"VO_CACHE": "off"})
        check("with a profile", ["-fuzz=X", "-coverprofile=c", "."], 1, "cannot use -coverprofile flag with -fuzz flag")
    print(f"fuzzing: {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
