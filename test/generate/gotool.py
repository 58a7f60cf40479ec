"""Go's compiler and linker without `go build`, whose start costs more than small programs: some 20 ms for a program of 50 lines."""
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import corpus


class GoTool:
    """The library's export data lies in go's cache; what is made of programs beside them."""

    def __init__(self, folder):
        self.config = os.path.join(folder, 'importcfg')
        with open(self.config, 'wb') as f:
            f.write(subprocess.run([corpus.GO, 'list', '-export', '-f', '{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}', 'std'], env=corpus.GO_ENV, cwd=folder,
                                   stdout=subprocess.PIPE, check=True).stdout)
        self.compiler, self.linker = [subprocess.run([corpus.GO, 'tool', '-n', t], env=corpus.GO_ENV, stdout=subprocess.PIPE, check=True).stdout.decode().strip()
                                      for t in ('compile', 'link')]

    def tool(self, command, timeout):
        p = subprocess.run(command, env=corpus.GO_ENV, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout)
        return p.returncode, p.stdout.decode('utf-8', 'replace')

    def compile(self, path, flags=('-N', '-l'), timeout=600):
        """(exit code, messages); the object is path + '.o'. It must be a file of ours, since the compiler removes what it is told to write on errors (/dev/null, too)."""
        return self.tool([self.compiler, '-p', 'main', '-lang=go' + corpus.GO_VERSION, '-complete', '-e', '-c=1', *flags, '-importcfg', self.config, '-o', path + '.o', path], timeout)

    def build(self, path, exe, flags=('-N', '-l')):
        """None, or what is wrong with the program."""
        code, text = self.compile(path, flags)
        if code == 0:
            code, text = self.tool([self.linker, '-importcfg', self.config, '-s', '-w', '-o', exe, path + '.o'], 600)
            os.unlink(path + '.o')
        return text or 'go ended with %d' % code if code != 0 else None
