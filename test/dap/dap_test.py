#!/usr/bin/env python3
"""`vo dap` as an editor drives it: lines, values, steps, panics, broken messages.

    dap_test.py --vo build/release/bin/vo [--only NAME]
"""
import argparse
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from client import Client, Refused  # noqa: E402

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--vo", required=True)
parser.add_argument("--only")
args = parser.parse_args()
VO = [os.path.abspath(args.vo), "dap"]
PROGRAMS = pathlib.Path(__file__).resolve().parent / "programs"
checks = 0
failures = []


def same(found, wanted, what):
    global checks
    checks += 1
    if found != wanted:
        failures.append(f"{test_name}: {what}\n  found  {found!r}\n  wanted {wanted!r}")


def holds(condition, what):
    same(bool(condition), True, what)


class Program:
    """A program of programs/: `lines["x"]` is the line that ends in `// x`."""

    def __init__(self, name):
        self.path = str(PROGRAMS / name)
        self.lines = {}
        for i, line in enumerate(pathlib.Path(self.path).read_text().split("\n"), 1):
            if "// @" in line:
                self.lines[line.split("// @")[1].strip()] = i


def start(name, marks=(), **more):
    p = Program(name)
    c = Client(VO)
    clients.append(c)
    c.launch(p.path, [{**m, "line": p.lines[m["line"]]} if isinstance(m, dict) else p.lines[m] for m in marks], **more)
    return p, c


def test_values():
    p, c = start("values.go", ["end"])
    same(c.stop(), ("breakpoint", "main.main", p.lines["end"]), "stops at the breakpoint")
    v = c.locals()
    for name, text in {
            "b": "true", "i": "-5", "u8": "200", "f": "1.5", "f32": "0.25", "c": "(1 + 2i)", "s": '"h\\"i\\n"', "r": "955",
            "arr": "[3]int [1,2,3]", "sl": '[]string len: 2, cap: 2, ["a","b"]', "nilsl": "[]int len: 0, cap: 0, nil",
            "m": 'map[string]int ["a": 1, "b": 2]', "nilm": "map[string]int nil",
            "st": 'main.point {X: 1, Y: 2, name: "p", in: main.inner {A: 7}}', "ps": 'main.inner {A: 9}', "nilp": "nil <*int>",
            "e": "interface {}(int) 42", "nile": "error nil", "er": 'error(*errors.errorString) *errors.errorString {s: "bad"}',
            "ch": "chan int 2/3", "fn": "main.double", "list": "[]main.inner len: 2, cap: 2, [{A: 1},{A: 2}]", "esc": "8"}.items():
        same(v.get(name), "*" + text if name == "ps" else text, f"value of {name}")
    refs = {x["name"]: x for x in c.variables(c.scope("Locals"))}
    same([(x["name"], x["value"]) for x in c.variables(refs["st"]["variablesReference"])][:3], [("X", "1"), ("Y", "2"), ("name", '"p"')], "fields of a struct")
    same(refs["big"]["indexedVariables"], 1000, "length of a slice")
    page = c.variables(refs["big"]["variablesReference"], filter="indexed", start=500, count=3)
    same([(x["name"], x["value"], x["evaluateName"]) for x in page], [("[500]", "500", "big[500]"), ("[501]", "501", "big[501]"), ("[502]", "502", "big[502]")], "a page")
    same([(x["name"], x["value"]) for x in c.variables(refs["m"]["variablesReference"])], [('"a"', "1"), ('"b"', "2")], "entries of a map")
    same([x["value"] for x in c.variables(refs["ch"]["variablesReference"])], ["4", "5"], "what a channel holds")
    same(refs["e"]["type"], "interface {}", "type of an interface")
    same([(x["name"], x["value"], x["type"]) for x in c.variables(refs["e"]["variablesReference"])], [("data", "42", "int")], "what an interface holds")
    same(c.values("Package")["global"], '"g"', "a package variable")
    for expression, result in {
            "i + 1": "-4", "st.X*10 + st.Y": "12", "sl[1]": '"b"', "len(sl) == 2": "true", "cap(big)": "1000", 'm["b"]': "2", "ps.A": "9", "*ps": "main.inner {A: 9}",
            "st.in.A": "7", "f * 2": "3", 's + "!"': '"h\\"i\\n!"', "!b || i > 0": "false", "i < 0 && b": "true", "nilp == nil": "true", "e == 42": "true",
            "e.(int)": "42", "arr[len(arr)-1]": "3", "u8 + 100": "44", "i / 2": "-2", "i % 3": "-2", "1 << 4": "16", "u8 &^ 8": "192", "big[2:5]": "[]int len: 3, cap: 998, [2,3,4]",
            "float64(i)": "-5", "global": '"g"', "list[0].A < list[1].A": "true", "b == true": "true", "s[0]": "104", "er != nil": "true", "'λ' == 955": "true", "0x10": "16",
            "false && nosuch": "false"}.items():
        try:
            found = c.evaluate(expression)
        except Refused as e:
            found = str(e)
        same(found, result, expression)
    for expression, why in {
            "nosuch": "there is no variable nosuch here", "double(2)": "functions are not called while the program stands: double(...)",
            "sl[9]": "index 9 is out of range [0:2]", "i +": "the expression ends too soon", "i + s": "mismatched types int and string of +", "*nilp": "nil pointer",
            "st.Z": "main.point has no field Z", "i / 0": "division by zero", "i = 3": "an assignment is no expression: use the variables view to set a variable",
            'm["zz"]': 'the map has no key "zz"', "": "there is no expression", "(i": ") is missing", "<-ch": "a debugger does not receive from channels",
            "u8 + 1000": "mismatched types uint8 and int of +", "e.(string)": "the interface holds int, not string"}.items():
        same(c.wrong(expression), why, f"error of {expression!r}")
    same(c.wrong("(" * 5000), "the expression nests too deep", "deep nesting")
    set_ = lambda ref, name, value: c.request("setVariable", variablesReference=ref, name=name, value=value)["value"]
    here = c.scope("Locals")
    same(set_(here, "i", "len(sl) * 21"), "42", "sets an int")
    same(set_(here, "s", '"new"'), '"new"', "sets a string")
    same(set_(here, "f", "2"), "2", "sets a float to an integer")
    same(set_(refs["st"]["variablesReference"], "X", "77"), "77", "sets a field")
    same(set_(refs["m"]["variablesReference"], '"a"', "5"), "5", "sets an entry of a map")
    same(set_(here, "nilp", "nil"), "nil <*int>", "sets a pointer to nil")
    same(c.refusal("setVariable", variablesReference=here, name="u8", value="300"), "300 does not fit into uint8", "overflow")
    same(c.refusal("setVariable", variablesReference=here, name="s", value="1"), "a value of type int is none of type string", "another type")
    same(c.request("setExpression", expression="arr[1]", value="20", frameId=c.frames[0]["id"])["value"], "20", "setExpression")
    same(c.ends(), 0, "exit code")
    same(c.output["stdout"], "42 new 2 77 5 20\n", "the program has what was set")


def test_steps():
    p, c = start("steps.go", ["loop"])
    same(c.stop(), ("breakpoint", "main.main", p.lines["loop"]), "the loop")
    seen = []
    for _ in range(5):
        seen.append(c.go("next")[2])
    same(seen, [p.lines[x] for x in ("body", "loop", "body", "loop", "after")], "next over a loop")
    same(c.go("stepIn"), ("step", "main.small", p.lines["small"]), "stepIn enters what would be inlined")
    same([f["name"] for f in c.frames], ["main.small", "main.main"], "frames")
    same(c.go("stepOut")[1:], ("main.main", p.lines["after"]), "stepOut")
    same(c.go("next")[2], p.lines["closure"], "next line")
    c.go("next")
    c.go("next")
    same(c.go("stepIn")[1:], ("main.main.func1", p.lines["inside"]), "into a closure")
    same(c.locals().get("captured") or c.values("Arguments").get("captured"), "10", "a captured variable")
    same(c.go("stepOut")[1:], ("main.main", p.lines["callclosure"]), "out of a closure")
    same(c.go("next")[2], p.lines["defers"], "next")
    same(c.go("stepIn")[1:], ("main.deferring", p.lines["d1"]), "into a function with deferred calls")
    c.go("next")
    same(c.go("next")[1:], ("main.deferring", p.lines["dlast"]), "over defer statements")
    c.breakpoints(p.path, [p.lines["deferred"]])
    same(c.go()[1:], ("main.deferring.func1", p.lines["deferred"]), "a breakpoint in a deferred call")
    c.breakpoints(p.path, [])
    c.go("stepOut")
    holds(c.frames[0]["name"] in ("main.deferring", "main.main"), "out of a deferred call")
    c.breakpoints(p.path, [p.lines["rangebody"], p.lines["selected"]])
    same(c.go()[2], p.lines["rangebody"], "body of range over func")
    same(c.evaluate("x"), "1", "its variable")
    same(c.go()[2], p.lines["rangebody"], "again")
    same(c.evaluate("x"), "2", "its variable, again")
    same(c.go()[2], p.lines["selected"], "a case of select")
    same(c.evaluate("got"), "3", "what was received")
    c.breakpoints(p.path, [p.lines["generic"]])
    same(c.go()[2], p.lines["generic"], "a generic function")
    same(c.values("Arguments").get("v"), "5", "its argument")
    same(c.go()[2], p.lines["generic"], "another instance")
    same(c.values("Arguments").get("v"), '"five"', "its argument")
    c.breakpoints(p.path, [p.lines["less"]])
    same(c.go()[1:], ("main.main.func2", p.lines["less"]), "a function that the library calls")
    same(c.go("stepOut")[1:], ("main.main.func2", p.lines["less"]), "steps go through the library to what it calls next")
    holds(any(f.get("presentationHint") == "subtle" for f in c.frames), "frames of the library are subtle")
    c.breakpoints(p.path, [])
    same(c.ends(), 0, "exit code")


def test_breakpoints():
    p, c = start("loop.go", [{"line": "body", "condition": "i == 3"}])
    same(c.stop()[2], p.lines["body"], "a condition")
    same(c.evaluate("i"), "3", "holds")
    c.breakpoints(p.path, [{"line": p.lines["body"], "hitCondition": "%4"}])
    c.go()
    same(c.evaluate("i"), "7", "each fourth time")
    c.breakpoints(p.path, [{"line": p.lines["body"], "hitCondition": "2"}])
    c.go()
    same(c.evaluate("i"), "9", "the second time")
    c.breakpoints(p.path, [{"line": p.lines["body"], "logMessage": "i is {i}, twice {i*2}", "condition": "i < 12"}, p.lines["done"]])
    same(c.go()[2], p.lines["done"], "a log message does not stop")
    same(c.output["console"], "i is 10, twice 20\ni is 11, twice 22\n", "log messages")
    answers = c.breakpoints(p.path, [p.lines["comment"], 10_000, {"line": p.lines["body"], "hitCondition": "often"}])
    same((answers[0]["verified"], answers[0]["line"]), (True, p.lines["comment"] + 1), "moved to the next line that has code")
    same(answers[1]["verified"], False, "no code")
    holds("no code" in answers[1]["message"], "its message")
    same((answers[2]["verified"], answers[2]["message"]), (False, "the hit condition often is none of N, ==N, >N, >=N, <N, <=N, %N"), "bad hit condition")
    same(c.breakpoints("/nowhere/x.go", [1])[0]["verified"], False, "another file")
    same(c.breakpoints(p.path, []), [], "none")
    same([x["line"] for x in c.request("breakpointLocations", source={"path": p.path}, line=p.lines["body"], endLine=p.lines["body"])["breakpoints"]], [p.lines["body"]], "locations")
    same(c.ends(), 3, "exit code of os.Exit")
    p, c = start("loop.go", functions=["work", "main.nosuch", "strings.ToUpper"])
    same([b["verified"] for b in c.set_functions], [True, False, True], "functions")
    same(c.stop()[:2], ("function breakpoint", "main.work"), "a function's breakpoint")
    same(c.go()[:2], ("function breakpoint", "strings.ToUpper"), "one of the library")
    same(c.frames[1]["name"], "main.main", "its caller")
    same(c.ends(), 3, "exit code")


def test_bad_condition():
    p, c = start("loop.go", [{"line": "body", "condition": "nosuch > 1"}])
    same(c.stop()[2], p.lines["body"], "a condition that cannot be evaluated stops")
    holds("there is no variable nosuch" in c.output["console"], "and says why")


def test_entry_and_restart():
    p, c = start("loop.go", ["body"], stopOnEntry=True, args=["one", "two"], env={"VO_DAP_TEST": "yes"})
    same(c.stop()[:2], ("entry", "main.main"), "stops at the entry")
    same(c.go()[0], "breakpoint", "then at the breakpoint")
    same(c.evaluate("len(os.Args)"), "3", "arguments")
    same(c.evaluate("env"), '"yes"', "environment")
    c.request("restart")
    same(c.stop()[:2], ("entry", "main.main"), "restarted: the entry")
    same(c.go()[0], "breakpoint", "restarted: the breakpoint")
    same(c.evaluate("i"), "0", "from the beginning")
    c.request("terminate")
    c.event("terminated")
    same(c.refusal("threads"), "no program runs", "after terminate")


def test_goroutines():
    p, c = start("goroutines.go", ["worker"])
    same(c.stop()[1:], ("main.worker", p.lines["worker"]), "in a goroutine")
    threads = c.request("threads")["threads"]
    same(len(threads), 4, "goroutines")
    holds(any("main.main" in t["name"] for t in threads), "the main one")
    me = next(t for t in threads if t["id"] == c.thread)
    holds("running" in me["name"] and "main.worker" in me["name"], "name and state")
    first = c.evaluate("id")
    same(c.go("next")[1:], ("main.worker", p.lines["second"]), "a step stays in its goroutine")
    same(c.evaluate("id"), first, "the same one")
    main = next(t for t in threads if "main.main" in t["name"])
    frames = c.request("stackTrace", threadId=main["id"])["stackFrames"]
    same((frames[-1]["name"], frames[-1]["line"]), ("main.main", p.lines["wait"]), "where the main goroutine waits")
    c.breakpoints(p.path, [])
    same(c.ends(), 0, "exit code")


def test_panics():
    p, c = start("panics.go", filters=["panic"], args=["recovered"])
    same(c.stop(), ("exception", "main.index", p.lines["index"]), "a panic that will be recovered")
    same(c.stopped["text"], "runtime error: index out of range [5] with length 3", "its text")
    same(c.request("exceptionInfo", threadId=c.thread)["breakMode"], "always", "exceptionInfo")
    same(c.evaluate("i"), "5", "its variables")
    same(c.go("next")[1], "main.main.func1", "a step goes to the deferred call")
    same(c.ends(), 0, "exit code")
    for arg, text, name in (("value", "my panic", "main.main"), ("error", "an error", "main.main"), ("nil", "runtime error: invalid memory address or nil pointer dereference", "main.main"),
                            ("struct", "main.T {A: 4}", "main.main")):
        p, c = start("panics.go", args=[arg])
        same(c.stop()[:2], ("exception", name), f"an unrecovered panic: {arg}")
        same(c.stopped["text"], text, f"text of {arg}")
        same(c.ends(), 2, "exit code")
        holds("goroutine 1 [running" in c.output["stderr"], "its report")
    p, c = start("panics.go", args=["deadlock"])
    same(c.stop()[0], "exception", "deadlock")
    same(c.stopped["text"], "fatal error: all goroutines are asleep - deadlock!", "its text")
    same(c.refusal("evaluate", expression="1"), "no goroutine runs", "nothing runs then")
    same(c.ends(), 2, "exit code")
    p, c = start("panics.go", args=["value"], filters=[])
    same(c.ends(None), 2, "without filters nothing stops")


def test_pause():
    p, c = start("forever.go")
    time.sleep(0.3)
    same(c.refusal("stackTrace", threadId=1), "stackTrace: the program runs: pause it first", "while it runs")
    holds(len(c.request("threads")["threads"]) >= 1, "threads while it runs")
    c.request("pause", threadId=1)
    same(c.stop()[:2], ("pause", "main.main"), "pause of a loop")
    holds(int(c.evaluate("n")) > 0, "it has run")
    c.request("setVariable", variablesReference=c.scope("Locals"), name="stop", value="true")
    c.request("continue", threadId=c.thread)
    time.sleep(0.3)
    c.request("pause", threadId=1)
    same(c.stop()[0], "pause", "pause of a program that sleeps")
    holds(any(f["name"] == "main.main" for f in c.frames), "where it sleeps")
    c.send("continue", threadId=c.thread)
    c.breakpoints(p.path, [p.lines["late"]])
    same(c.stop()[1:], ("main.main", p.lines["late"]), "a breakpoint set while it runs")
    pid = c.process.pid
    c.process.stdin.close()  # the client is gone
    c.process.wait(timeout=10)
    time.sleep(0.1)
    holds(not os.path.exists(f"/proc/{pid}"), "adapter and program end with the client")


def test_errors():
    c = Client(VO)
    clients.append(c)
    same(c.refusal("threads"), "no program runs", "before launch")
    same(c.refusal("attach"), "attach is not supported: the adapter runs the program itself; use launch", "attach")
    same(c.refusal("launch"), 'launch needs "program": a file, a folder or a package', "no program")
    holds("no such file" in c.refusal("launch", program="/nowhere/x.go"), "a missing file")
    with tempfile.TemporaryDirectory() as folder:
        broken = folder + "/broken.go"
        pathlib.Path(broken).write_text("package main\n\nfunc main() { x }\n")
        holds("undefined: x" in c.refusal("launch", program=broken), "a program with errors")
    same(c.refusal("launch", program=str(PROGRAMS / "loop.go"), cwd="/nowhere"), "cannot go to the folder /nowhere", "a missing folder")
    c.request("launch", program=str(PROGRAMS / "loop.go"))
    c.event("initialized")
    same(c.refusal("launch", program="x"), "a program has been launched", "twice")
    same(c.refusal("frobnicate"), "the request frobnicate is not supported", "an unknown request")
    same(c.refusal("setBreakpoints"), "setBreakpoints needs the path of a source", "no source")
    for body in (b"{", b"[]", b'{"type":"request"}', b'{"seq":"x","type":"request","command":5}'):
        c.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
    same(c.refusal("next", threadId=1), "next: the program runs: pause it first", "goes on after bad messages")
    same(c.output["console"].count("vo dap:"), 4, "complaints about them")
    c.send_bytes(b"Content-Length: many\r\n\r\n")
    same(c.process.wait(timeout=10), 1, "a broken frame ends the adapter")


def test_listen():
    adapter = subprocess.Popen(VO + ["-listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        said = adapter.stdout.readline()
        holds(said.startswith("DAP server listening at: 127.0.0.1:"), "where it listens")
        with socket.create_connection(("127.0.0.1", int(said.rsplit(":", 1)[1])), timeout=20) as s:
            body = json.dumps({"seq": 1, "type": "request", "command": "initialize"}).encode()
            s.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            with s.makefile("rb") as f:
                length = int(f.readline().split(b":")[1])
                f.readline()
                same(json.loads(f.read(length))["body"]["supportsLogPoints"], True, "an answer")
        same(adapter.wait(timeout=10), 0, "ends with its client")
    finally:
        adapter.kill()
        adapter.communicate()
    bad = subprocess.run(VO + ["-listen", "nowhere"], capture_output=True, text=True, timeout=20)
    same((bad.returncode, bad.stderr), (1, "vo: dap -listen takes HOST:PORT, not nowhere\n"), "a bad address")


clients = []
for test_name, test in [(n, f) for n, f in list(globals().items()) if n.startswith("test_") and callable(f)]:
    if args.only and args.only not in test_name:
        continue
    try:
        test()
    except Exception as e:  # noqa: BLE001: the others are to run, too
        failures.append(f"{test_name}: line {e.__traceback__.tb_next and e.__traceback__.tb_next.tb_lineno}: {type(e).__name__}: {e}")
    for client in clients:
        try:
            client.close()
        except Exception:  # noqa: BLE001
            pass
    clients.clear()
for f in failures:
    print(f)
print(f"dap: {checks} checks, {len(failures)} failures")
sys.exit(1 if failures or checks == 0 else 0)
