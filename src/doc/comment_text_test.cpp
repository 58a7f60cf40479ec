// Tests of doc comments: the expectations are what go doc prints.
#include "doc/comment_text.h"

#include <gtest/gtest.h>

namespace vo::doc {
namespace {

const Links kLinks = {[](std::string_view receiver, std::string_view name) { return receiver.empty() ? name == "Known" : receiver == "Known" && name == "Method"; },
                      [](std::string_view name) { return name == "rand"; }};

std::string shown(std::string_view text, std::string_view prefix = "") { return commentText(text, prefix, std::string(prefix) + "    ", kLinks); }

TEST(CommentText, FillsParagraphs) {
  EXPECT_EQ(shown(""), "");
  EXPECT_EQ(shown("one\ntwo\n\nthree\n"), "one two\n\nthree\n");
  // The least ragged way, not the greedy one; a comma is a good end.
  EXPECT_EQ(shown("Println formats using the default formats for its operands and writes to standard output. Spaces are always added between operands and a newline is "
                  "appended. It returns the number of bytes written and any write error encountered.\n",
                  "    "),
            "    Println formats using the default formats for its operands and writes to\n"
            "    standard output. Spaces are always added between operands and a newline\n"
            "    is appended. It returns the number of bytes written and any write error\n"
            "    encountered.\n");
}

TEST(CommentText, HeadingsListsCode) {
  EXPECT_EQ(shown("# Title\n\ntext\n\nOld Title\n\nmore\n"), "# Title\n\ntext\n\n# Old Title\n\nmore\n");
  EXPECT_EQ(shown("text\n\n\tcode\n\t  more\n\nend\n"), "text\n\n    code\n      more\n\nend\n");
  EXPECT_EQ(shown("text\n  - one\n    still\n  - two\n\nend\n"), "text\n  - one still\n  - two\n\nend\n");
  EXPECT_EQ(shown("text\n\n  1. one\n\n  2. two\n"), "text\n\n 1. one\n\n 2. two\n");
  EXPECT_EQ(shown("text {\n\tcode\n}\nend\n"), "    text {\n    \tcode\n    }\n\nend\n");
}

TEST(CommentText, Links) {
  EXPECT_EQ(shown("See [Known], [Known.Method], [*Known] and [Unknown].\n"), "See Known, Known.Method, *Known and [Unknown].\n");
  EXPECT_EQ(shown("[rand.Int] [os.File] [nothing.X] [encoding/json.Decoder] x[Known]\n"), "rand.Int os.File [nothing.X] encoding/json.Decoder x[Known]\n");
  EXPECT_EQ(shown("The [Go site].\n\n[Go site]: https://go.dev\n[other]: https://x.org\n"), "The Go site.\n\n[Go site]: https://go.dev\n");
  EXPECT_EQ(shown("``quoted'' and ```fenced``` and https://x.org/''\n"), "“quoted” and ```fenced``` and https://x.org/''\n");
}

TEST(CommentText, Wraps) {
  using Lines = std::vector<size_t>;
  EXPECT_EQ(wrapWords({"aaa", "bb", "cc", "ddddd"}, 6), (Lines{0, 1, 3, 4}));
  EXPECT_EQ(wrapWords({"longer_than_all"}, 5), (Lines{0, 1}));
  EXPECT_EQ(wrapWords({"a", "longer_than_all", "b"}, 5), (Lines{0, 1, 2, 3}));
}

}  // namespace
}  // namespace vo::doc
