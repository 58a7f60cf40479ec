// The language server: messages in, messages out.
//
// A Server reads frames of JSON-RPC from one descriptor and writes to another, until the client says `exit` or is gone.
// It owns its Workspace. What it computes it computes between messages; requests that are cancelled before their turn are
// not answered but by that. One thread.
#pragma once

#include "driver/library.h"

namespace vo::lsp {

/// Serves one client. The exit status of the protocol: 0 after `shutdown` and `exit`, else 1.
int serve(const driver::ImageRoot& image, int in, int out);

}  // namespace vo::lsp
