"""What the corpus tools share: finding programs, their header comments, their stored expectations."""
import importlib.machinery
import importlib.util
import os
import re

TEST = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(TEST, 'run')

# The go that stored answers are made with: `./dev oracle` brings it. VO_GO names another one.
GO_VERSION = '1.27'
GO = os.environ.get('VO_GO') or os.path.join(TEST, '..', 'build', 'oracle', 'usr', 'lib', 'go-' + GO_VERSION, 'bin', 'go')
GO_ENV = dict(os.environ, GOTOOLCHAIN='local', GOFLAGS='', GOPROXY='off', GOWORK='off', CGO_ENABLED='0')


def loadNormalise():
    path = os.path.join(TEST, 'normalise')
    loader = importlib.machinery.SourceFileLoader('normalise_filter', path)
    spec = importlib.util.spec_from_loader('normalise_filter', loader)
    module = importlib.util.module_from_spec(spec)
    import sys
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module.normalise


def normaliseBytes(data, normalise=None):
    text = data.decode('utf-8', 'surrogateescape')
    return (normalise or loadNormalise())(text).encode('utf-8', 'surrogateescape')


class Program:
    """One program: a .go or .vo file, or a NAME.dir folder. `stem` is the path that .out, .err and .code are added to."""

    def __init__(self, path):
        self.path = path
        self.isDir = os.path.isdir(path)
        self.stem, self.ext = os.path.splitext(path)
        self.name = os.path.relpath(self.stem, ROOT)
        self.header = {}
        source = os.path.join(path, 'main.go') if self.isDir else path
        if os.path.exists(source):
            with open(source, encoding='utf-8', errors='replace') as f:
                for line in f:
                    m = re.match(r'^// (go|args|timeout|procs|not-under): (.*)$', line)
                    if m:
                        self.header[m.group(1)] = m.group(2).strip()
                    elif line.strip() and not line.startswith(('//', '#!')):
                        break

    @property
    def isVo(self):
        return self.ext == '.vo' or (self.isDir and os.path.exists(os.path.join(self.path, 'vo.mod')))

    @property
    def args(self):
        return self.header.get('args', '').split()

    def stdin(self):
        return readOr(self.stem + '.in', b'')

    def files(self):
        """All files that make up the program, sorted."""
        if not self.isDir:
            found = [self.path]
        else:
            found = [os.path.join(d, f) for d, _, fs in os.walk(self.path) for f in fs]
        if os.path.exists(self.stem + '.in'):
            found.append(self.stem + '.in')
        return sorted(found)

    def expected(self):
        """(stdout, normalised stderr or None if not compared, exit code, prefixOnly), or None without an expectation."""
        if not os.path.exists(self.stem + '.out'):
            return None
        code = int(readOr(self.stem + '.code', b'0').strip() or 0)
        err = readOr(self.stem + '.err', b'')
        return readOr(self.stem + '.out', b''), err, code, os.path.exists(self.stem + '.errprefix')


def readOr(path, default):
    try:
        with open(path, 'rb') as f:
            return f.read()
    except FileNotFoundError:
        return default


def programs(roots=None):
    """All programs below the given paths (default: test/run), in a stable order."""
    found = []
    for root in roots or [ROOT]:
        if os.path.isfile(root) or root.rstrip('/').endswith('.dir'):
            found.append(root.rstrip('/'))
            continue
        for folder, subs, files in os.walk(root):
            for sub in list(subs):
                if sub.endswith('.dir'):
                    found.append(os.path.join(folder, sub))
                    subs.remove(sub)
            subs.sort()
            found += [os.path.join(folder, f) for f in files if f.endswith(('.go', '.vo'))]
    return [Program(os.path.abspath(p)) for p in sorted(found)]
