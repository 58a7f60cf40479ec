// This file runs commands that are Go programs of ours.
#include "cli/own_program.h"

#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>

#include "cli/command.h"
#include "cli/run.h"
#include "package/files.h"

namespace vo::cli {

int runOwnProgram(const std::string& name, const std::vector<std::string>& args) {
  std::string program = package::installationRoot() + "/lib/vo/" + name + ".vob";
  if (access(program.c_str(), R_OK) != 0) {
    fprintf(stderr, "vo: %s is missing: this installation of vo is not complete\n",
            program.c_str());
    return 1;
  }
  Command c;
  c.word = Word::Run;
  c.isModule = true;
  c.allowUnsafe = true;  // it came with us, and uses package syscall
  c.compile.paths = {program};
  c.args = {"vo"};
  c.args.insert(c.args.end(), args.begin(), args.end());
  return runCommand(c);
}

std::string executablePath() {
  char self[PATH_MAX] = "";
  ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
  return n > 0 ? std::string(self, static_cast<size_t>(n)) : std::string();
}

int play(const std::vector<std::string>& args) {
  setenv("VO_PLAY_EXECUTABLE", executablePath().c_str(), 1);
  return runOwnProgram("play", args);
}

}  // namespace vo::cli
