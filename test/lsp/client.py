"""A language client for tests: real JSON-RPC over pipes."""
import os
import pathlib
import sys
import threading
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from framed_process import FramedProcess  # noqa: E402


class Client(FramedProcess):
    """Starts `command` and speaks with it. `root` is the workspace's folder, or None."""

    def __init__(self, command, root=None, capabilities=None, env=None, start=True):
        self.next_id = 0
        self.diagnostics = {}  # by URI: the last list
        self.versions = {}     # of the texts that these are about
        self.asked = []        # requests of the server
        self.stderr = b""
        super().__init__(command, env=env, cwd=root or "/")
        threading.Thread(target=self._drain, daemon=True).start()
        if start:
            self.capabilities = self.request("initialize", {
                "processId": os.getpid(), "rootUri": root and uri(root),
                "workspaceFolders": [{"uri": uri(root), "name": "w"}] if root else None,
                "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}, **(capabilities or {})}})["capabilities"]
            self.notify("initialized", {})

    def _drain(self):
        for line in self.process.stderr:
            self.stderr += line

    def send(self, message):
        self.send_message({"jsonrpc": "2.0", **message})

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def start(self, method, params):
        self.next_id += 1
        self.send({"id": self.next_id, "method": method, "params": params})
        return self.next_id

    def _take(self, timeout):
        message = self.incoming.get(timeout=timeout)
        if message is None:
            raise EOFError("the server is gone: " + self.stderr.decode(errors="replace"))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            self.versions[message["params"]["uri"]] = message["params"].get("version")
        elif "method" in message and "id" in message:
            self.asked.append(message["method"])
            result = [None] * len(message["params"].get("items", [])) if message["method"] == "workspace/configuration" else None
            self.send({"id": message["id"], "result": result})
        return message

    def answer(self, id, timeout=60):
        """The whole response."""
        while True:
            message = self._take(timeout)
            if "method" not in message and message.get("id") == id:
                return message

    def request(self, method, params, timeout=60):
        answer = self.answer(self.start(method, params), timeout)
        if "error" in answer:
            raise RuntimeError(answer["error"]["message"])
        return answer["result"]

    def problems(self, path, timeout=60, version=None, until=lambda problems: True):
        """The diagnostics that come next for the file, or for a version of it, and of which `until` holds."""
        self.diagnostics.pop(uri(path), None)
        while uri(path) not in self.diagnostics or (version is not None and self.versions[uri(path)] != version) or not until(self.diagnostics[uri(path)]):
            self._take(timeout)
        return self.diagnostics[uri(path)]

    def open(self, path, text=None, version=1):
        text = pathlib.Path(path).read_text() if text is None else text
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri(path), "languageId": "go", "version": version, "text": text}})

    def change(self, path, version, *changes):
        """Each change is a text, or (begin, end, text) with places (line, character)."""
        events = [{"text": c} if isinstance(c, str) else {"range": {"start": place(*c[0]), "end": place(*c[1])}, "text": c[2]} for c in changes]
        self.notify("textDocument/didChange", {"textDocument": {"uri": uri(path), "version": version}, "contentChanges": events})

    def at(self, method, path, line, character, **more):
        return self.request("textDocument/" + method, {"textDocument": {"uri": uri(path)}, "position": place(line, character), **more})

    def stop(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        return self.process.wait(timeout=20)


def uri(path):
    return "file://" + urllib.parse.quote(str(path))


def path_of(u):
    return urllib.parse.unquote(u.removeprefix("file://"))


def place(line, character):
    return {"line": line, "character": character}
