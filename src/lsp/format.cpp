// This file formats documents, as vo fmt does.
#include "format/format.h"

#include <pthread.h>

#include <algorithm>

#include "lsp/requests.h"

namespace vo::lsp {

namespace {

struct Work {
  std::string path;
  std::shared_ptr<const Text> text;
  format::Result result;
};

/// On a thread whose stack does for all that the formatter takes.
void formatOn(Work& work) {
  auto run = [](void* w) -> void* {
    auto* at = static_cast<Work*>(w);
    at->result = format::format(at->path, at->text->bytes(), {.isVo = at->path.ends_with(".vo")});
    return nullptr;
  };
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, format::kStackSize);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, run, &work) == 0) {
    pthread_join(thread, nullptr);
  } else {
    work.result.errors = "there is no memory for the formatter's stack";
  }
  pthread_attr_destroy(&attributes);
}

}  // namespace

// The edit replaces the lines that differ between the first and the last that are the same.
Answer formatting(Context& cx, Value params) {
  std::string path = pathOfUri(params["textDocument"]["uri"].text());
  std::shared_ptr<const Text> text = path.empty() ? nullptr : cx.workspace.textOf(path);
  if (text == nullptr) return Json();
  Work work{path, text, {}};
  formatOn(work);
  format::Result& result = work.result;
  if (!result.errors.empty()) return Answer::failed(result.errors.substr(0, result.errors.find('\n')));
  Text after(std::move(result.text));
  size_t same = std::min(text->lines(), after.lines()), head = 0, tail = 0;
  while (head < same && text->line(head) == after.line(head)) head++;
  if (head == text->lines() && head == after.lines() && text->bytes() == after.bytes()) return Json::array();
  while (tail + head < same && text->line(text->lines() - 1 - tail) == after.line(after.lines() - 1 - tail)) tail++;
  uint32_t begin = text->lineStart(head), end = text->lineStart(text->lines() - tail);
  uint32_t newBegin = after.lineStart(head), newEnd = after.lineStart(after.lines() - tail);
  return Json::array({Json{{"range", cx.range(*text, begin, end)}, {"newText", after.bytes().substr(newBegin, newEnd - newBegin)}}});
}

}  // namespace vo::lsp
