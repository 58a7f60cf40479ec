"""A debugger's client for tests: real frames over pipes."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from framed_process import FramedProcess  # noqa: E402


class Refused(Exception):
    pass


class Client(FramedProcess):
    def __init__(self, command, cwd=None):
        self.seq = 0
        self.events = []      # not waited for yet
        self.answers = {}
        self.output = {"stdout": "", "stderr": "", "console": ""}
        super().__init__(command, cwd=cwd)

    def send(self, command, **arguments):
        self.seq += 1
        self.send_message({"seq": self.seq, "type": "request", "command": command, "arguments": arguments})
        return self.seq

    def _take(self, timeout=20):
        message = self.incoming.get(timeout=timeout)
        if message is None:
            raise EOFError("the adapter has closed its output")
        if message["type"] == "response":
            self.answers[message["request_seq"]] = message
        elif message["event"] == "output":
            self.output[message["body"]["category"]] += message["body"]["output"]
        else:
            self.events.append(message)

    def answer(self, seq):
        while seq not in self.answers:
            self._take()
        a = self.answers.pop(seq)
        if not a["success"]:
            raise Refused(a["message"])
        return a.get("body", {})

    def request(self, command, **arguments):
        return self.answer(self.send(command, **arguments))

    def refusal(self, command, **arguments):
        """Why the request is refused."""
        try:
            self.request(command, **arguments)
        except Refused as e:
            return str(e)
        raise AssertionError(f"{command} {arguments} is not refused")

    def event(self, *names):
        while True:
            for e in self.events:
                if e["event"] in names:
                    self.events.remove(e)
                    return e
            self._take()

    # --- What tests do all the time ---

    def launch(self, program, breakpoints=(), functions=(), filters=("unrecovered", "fatal"), path=None, **more):
        """Starts the program; breakpoints are lines or arguments of the protocol."""
        self.request("initialize", adapterID="vo")
        self.request("launch", program=program, **more)
        self.event("initialized")
        self.set = self.breakpoints(path or program, breakpoints)
        if functions:
            self.set_functions = self.request("setFunctionBreakpoints", breakpoints=[f if isinstance(f, dict) else {"name": f} for f in functions])["breakpoints"]
        self.request("setExceptionBreakpoints", filters=list(filters))
        self.request("configurationDone")

    def breakpoints(self, path, lines):
        return self.request("setBreakpoints", source={"path": path}, breakpoints=[b if isinstance(b, dict) else {"line": b} for b in lines])["breakpoints"]

    def stop(self):
        """Waits for the next stop: (reason, function, line)."""
        e = self.event("stopped", "terminated")
        if e["event"] == "terminated":
            raise AssertionError("the program has ended: " + self.output["stderr"])
        self.stopped = e["body"]
        self.thread = self.stopped["threadId"]
        self.frames = self.request("stackTrace", threadId=self.thread)["stackFrames"]
        top = self.frames[0] if self.frames else {"name": "", "line": 0}
        return self.stopped["reason"], top["name"], top["line"]

    def go(self, command="continue"):
        self.request(command, threadId=self.thread)
        return self.stop()

    def ends(self, command="continue"):
        """The program goes on and ends: its exit code."""
        if command:
            self.request(command, threadId=self.thread)
        code = self.event("exited")["body"]["exitCode"]
        self.event("terminated")
        return code

    def scope(self, name, frame=0):
        scopes = self.request("scopes", frameId=self.frames[frame]["id"])["scopes"]
        return next(s["variablesReference"] for s in scopes if s["name"].startswith(name))

    def variables(self, reference, **more):
        return self.request("variables", variablesReference=reference, **more)["variables"]

    def values(self, scope, frame=0):
        return {v["name"]: v["value"] for v in self.variables(self.scope(scope, frame))}

    def locals(self, frame=0):
        return self.values("Locals", frame)

    def evaluate(self, expression, frame=0):
        return self.request("evaluate", expression=expression, frameId=self.frames[frame]["id"], context="watch")["result"]

    def wrong(self, expression, frame=0):
        return self.refusal("evaluate", expression=expression, frameId=self.frames[frame]["id"])

    def close(self):
        if self.process.poll() is None:
            try:
                self.request("disconnect")
                self.process.wait(timeout=10)
            except (EOFError, BrokenPipeError):
                pass
        self.process.kill()
        self.process.wait()
        for f in (self.process.stdin, self.process.stderr):
            f.close()
