// This file is `vo lsp`: its arguments, the library image, and the server.
#include "cli/lsp.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "driver/library.h"
#include "lsp/server.h"

namespace vo::cli {

int runLanguageServer(const Command& c, const std::string& image) {
  if (!c.args.empty()) {
    fprintf(stderr, "vo: lsp takes no arguments (%s): its client speaks on standard input\n", c.args[0].c_str());
    return 2;
  }
  driver::MetadataSpace space(image);
  if (!space.valid() || !space.damage().empty() || space.image() == nullptr) {
    const std::string& why = space.damage();
    fprintf(stderr, "vo: lsp needs the library image: %s\n", !why.empty() ? why.c_str() : ("there is none of this build at " + image).c_str());
    return 1;
  }
  signal(SIGPIPE, SIG_IGN);  // a client that is gone is noticed by write
  return lsp::serve(*space.image(), STDIN_FILENO, STDOUT_FILENO);
}

}  // namespace vo::cli
