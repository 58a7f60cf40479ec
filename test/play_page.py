"""Drives the page of `vo play` in a headless chromium over the DevTools protocol (its WebSocket, which needs no library)."""
import base64
import json
import os
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request


class Browser:
    def __init__(self, url, dark=False):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(['chromium', '--headless=new', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', '--window-size=1200,720',
                                         '--user-data-dir=' + self.folder.name, 'about:blank'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        port = next(line.split('127.0.0.1:')[1].split('/')[0] for line in self.process.stderr if 'DevTools listening on' in line)
        with urllib.request.urlopen('http://127.0.0.1:%s/json' % port) as f:
            path = next(t for t in json.load(f) if t['type'] == 'page')['webSocketDebuggerUrl'].split('/', 3)[3]
        self.socket = socket.create_connection(('127.0.0.1', int(port)), timeout=60)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(('GET /%s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: %s\r\n'
                             'Sec-WebSocket-Version: 13\r\n\r\n' % (path, port, key)).encode())
        self.file = self.socket.makefile('rb')
        while self.file.readline().strip():
            pass
        self.calls = 0
        if dark:
            self.call('Emulation.setEmulatedMedia', features=[{'name': 'prefers-color-scheme', 'value': 'dark'}])
        self.call('Page.enable')
        self.call('Page.navigate', url=url)
        self.until("document.body && document.body.dataset.ready === 'yes'")

    def call(self, method, **params):
        self.calls += 1
        data = json.dumps({'id': self.calls, 'method': method, 'params': params}).encode()
        size = struct.pack('>B', 0x80 | len(data)) if len(data) < 126 else struct.pack('>BH', 0x80 | 126, len(data))
        mask = os.urandom(4)
        self.socket.sendall(b'\x81' + size + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))
        while True:
            message = self.receive()
            if message.get('id') == self.calls:
                return message['result']

    def receive(self):
        out = b''
        while True:
            head, size = self.file.read(2)
            size &= 127
            if size >= 126:
                size = struct.unpack('>H', self.file.read(2))[0] if size == 126 else struct.unpack('>Q', self.file.read(8))[0]
            out += self.file.read(size)
            if head & 0x80:
                return json.loads(out)

    def js(self, code):
        return self.call('Runtime.evaluate', expression=code, returnByValue=True, awaitPromise=True)['result'].get('value')

    def until(self, code, seconds=30):
        end = time.time() + seconds
        while not self.js(code):
            if time.time() > end:
                raise TimeoutError(code)
            time.sleep(0.05)

    def key(self, key, code, modifiers=0):
        for kind in ('rawKeyDown', 'keyUp'):
            self.call('Input.dispatchKeyEvent', type=kind, key=key, code=key, windowsVirtualKeyCode=code, modifiers=modifiers)

    def close(self):
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()


def check(url, checks, screenshots):
    kept = {}

    def keep(browser, name):
        if screenshots:
            os.makedirs(screenshots, exist_ok=True)
            with open(os.path.join(screenshots, name + '.png'), 'wb') as f:
                f.write(base64.b64decode(browser.call('Page.captureScreenshot', format='png')['data']))

    b = Browser(url)
    try:
        b.js("document.getElementById('examples').value = '1'; document.getElementById('examples').onchange(); source.focus()")
        b.key('Enter', 13, modifiers=2)  # Ctrl
        b.until("status.textContent.startsWith('exit 0')")
        checks.that('invalid syntax' in b.js('panel.textContent'), 'Ctrl+Enter runs')
        keep(b, 'output')
        b.js("document.querySelector('[data-stage=bytecode]').click()")
        b.until("document.querySelectorAll('.part').length > 10")
        b.js("source.setSelectionRange(source.value.indexOf('if n < 0'), source.value.indexOf('if n < 0')); source.click()")
        lit = b.js("[...panel.querySelectorAll('.lit')].map(p => p.textContent).join('')")
        checks.that('; line' in lit and 'j' in lit and b.js("gutter.querySelectorAll('.lit').length") == 1, ('lines light up together', lit))
        keep(b, 'bytecode')
        b.js("source.value = source.value.replace('return n, nil', 'return m, nil'); run()")
        b.until("status.textContent.startsWith('exit 1')")
        checks.that(b.js("[...gutter.querySelectorAll('.wrong')].map(d => +d.textContent)[0] === "
                         "source.value.slice(0, source.value.indexOf('return m')).split('\\n').length"), 'the line of an error is marked')
        keep(b, 'error')
        b.js("put('package main\\nfunc main(){println(1)}\\n', 'prog.go'); format()")
        b.until("status.textContent === 'formatted'")
        checks.that(b.js('source.value') == 'package main\n\nfunc main() { println(1) }\n', 'Format')
        b.js("source.focus(); source.setSelectionRange(source.value.length, source.value.length)")
        b.key('Tab', 9)
        checks.that(b.js("source.value.endsWith('\\t') && document.activeElement === source"), 'Tab is a tab')
        b.key('Escape', 27)
        b.key('Tab', 9)
        checks.that(b.js('document.activeElement !== source'), 'Esc, Tab leaves the editor')
        b.js("put('package main\\n\\nfunc main() { println(\\'é\\') } // ' + '☃'.repeat(2000), 'prog.vo')")
        b.js('share()')
        address = b.js('location.href')
        checks.that(len(address) < 400, 'an address is short')
        kept['source'] = b.js('source.value')
    finally:
        b.close()
    b = Browser(address, dark=True)
    try:
        checks.that(b.js('source.value') == kept['source'] and b.js("document.getElementById('file').value") == 'prog.vo', 'an address has the program')
        checks.that(b.js("getComputedStyle(document.body).backgroundColor") == 'rgb(21, 23, 26)', 'dark')
        keep(b, 'dark')
    finally:
        b.close()
