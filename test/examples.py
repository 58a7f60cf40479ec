#!/usr/bin/env python3
"""Runs what `./dev run` shows and checks that each example ends well and says what it should."""
import argparse
import glob
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vo", required=True)
    vo = os.path.abspath(parser.parse_args().vo)
    data = os.path.join("examples", "data")
    runs = [
        (["examples/tour.vo"], "tour"),
        (["examples/wordcount.go", *sorted(glob.glob(os.path.join(ROOT, data, "*.txt")))], "words"),
        (["examples/jsonpp.go", *sorted(glob.glob(os.path.join(ROOT, data, "*.json")))[:1]], "{"),
        (["examples/pipeline.vo"], ""),
        (["examples/minilang", *sorted(glob.glob(os.path.join(ROOT, "examples/minilang/*.mini")))[:1]], ""),
    ]
    passed = failed = 0
    for args, want in runs:
        p = subprocess.run([vo, "run", *args], cwd=ROOT, capture_output=True, text=True, timeout=60)
        ok = p.returncode == 0 and p.stdout.strip() and want.lower() in p.stdout.lower()
        passed, failed = passed + bool(ok), failed + (not ok)
        if not ok:
            print(f"FAIL {args[0]}: exit code {p.returncode}\n{p.stdout[-500:]}{p.stderr[-1500:]}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
