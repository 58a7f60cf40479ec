"""A folder in which tests build programs by `vo build`."""
import os
import subprocess
import tempfile


class Workplace:
    """With `as`: a temporary folder. Counts what fails."""

    def __init__(self, vo):
        self.vo = os.path.abspath(vo)
        self.failed = 0

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory()
        self.folder = os.path.realpath(self._folder.name)
        return self

    def __exit__(self, *_):
        self._folder.cleanup()

    def path(self, name=''):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w') as f:
            f.write(text)

    def expect(self, what, holds, text=''):
        if not holds:
            self.failed += 1
            print('FAIL %s %s' % (what, text))

    def call(self, *args, cwd='', env=None, **more):
        """Exit code, stdout and stderr of a command; `env` comes on top of ours."""
        more.setdefault('timeout', 300)
        p = subprocess.run(list(args), cwd=self.path(cwd), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                           env=dict(os.environ, **(env or {})), **more)
        return p.returncode, p.stdout, p.stderr

    def build(self, *args, **more):
        """Exit code and all that `vo build` said."""
        code, out, err = self.call(self.vo, 'build', *args, **more)
        return code, out + err

    def run(self, name, *args, **more):
        """All that an executable of the folder said, and its exit code."""
        code, out, err = self.call(self.path(name), *args, **more)
        return out + err + ('exit %d\n' % code if code != 0 else '')
