"""A language client for tests: real JSON-RPC over pipes."""
import json
import os
import pathlib
import queue
import subprocess
import threading
import urllib.parse


class Client:
    """Starts `command` and speaks with it. `root` is the workspace's folder, or None."""

    def __init__(self, command, root=None, capabilities=None, env=None, start=True):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env,
                                        cwd=root or "/")
        self.next_id = 0
        self.incoming = queue.Queue()
        self.diagnostics = {}  # by URI: the last list
        self.versions = {}     # of the texts that these are about
        self.asked = []        # requests of the server
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._drain, daemon=True).start()
        self.stderr = b""
        if start:
            self.capabilities = self.request("initialize", {
                "processId": os.getpid(), "rootUri": root and uri(root),
                "workspaceFolders": [{"uri": uri(root), "name": "w"}] if root else None,
                "capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}, **(capabilities or {})}})["capabilities"]
            self.notify("initialized", {})

    def _drain(self):
        for line in self.process.stderr:
            self.stderr += line

    def _read(self):
        out = self.process.stdout
        while True:
            length = None
            while True:
                line = out.readline()
                if not line:
                    self.incoming.put(None)
                    return
                if line == b"\r\n":
                    break
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.incoming.put(json.loads(out.read(length)))

    def send_bytes(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_bytes(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

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
