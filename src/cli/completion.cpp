// This file writes what shells need to complete words and flags of vo, out of the two tables.
#include "cli/completion.h"

#include <algorithm>
#include <string>

#include "cli/words.h"

namespace vo::cli {
namespace {

/// Names of flags with their dash, and a blank between them.
std::string flagsOf(Word word) {
  std::string out;
  for (const FlagRow& f : flags())
    if (isOneOf(word, f.words) && !f.meaning.empty()) out += (out.empty() ? "-" : " -") + std::string(f.text);
  return out;
}

std::string allWords() {
  std::string out;
  for (const WordRow& r : words()) out += (out.empty() ? "" : " ") + std::string(r.text);
  return out;
}

/// A text in single quotes, without those of values.
std::string quoted(std::string_view s) {
  std::string out = "'";
  for (char c : s) out += c == '\'' ? "'\\''" : c == '`' ? "" : std::string(1, c);
  return out + "'";
}

std::string forBash() {
  std::string out =
      "# Completion of vo for bash: eval \"$(vo completion bash)\"\n"
      "_vo() {\n"
      "  local word=${COMP_WORDS[1]} now=${COMP_WORDS[COMP_CWORD]} flags=\n"
      "  if [ \"$COMP_CWORD\" = 1 ] || { [ \"$word\" = help ] && [ \"$COMP_CWORD\" = 2 ]; }; then\n"
      "    COMPREPLY=($(compgen -W '" + allWords() + "' -- \"$now\"))\n"
      "    return\n"
      "  fi\n"
      "  COMPREPLY=()\n"
      "  case $word in\n";
  for (const WordRow& r : words()) out += "    " + std::string(r.text) + ") flags='" + flagsOf(wordOf(&r)) + "' ;;\n";
  return out +
         "  esac\n"
         "  case $now in\n"
         "    -*) COMPREPLY=($(compgen -W \"$flags\" -- \"$now\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o default -F _vo vo\n";
}

std::string forZsh() {
  std::string out =
      "#compdef vo\n"
      "# Completion of vo for zsh: a file _vo in a folder of $fpath, or eval \"$(vo completion zsh)\"\n"
      "_vo() {\n"
      "  local -a words_of_vo flags_of_vo\n"
      "  words_of_vo=(\n";
  // (a colon ends the name)
  auto described = [](std::string name, std::string_view meaning) { return quoted(name.append(":").append(meaning)); };
  for (const WordRow& r : words()) out += "    " + described(std::string(r.text), r.meaning) + "\n";
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )) || { (( CURRENT == 3 )) && [[ $words[2] == help ]] }; then\n"
      "    _describe word words_of_vo\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (const WordRow& r : words()) {
    out += "    " + std::string(r.text) + ") flags_of_vo=(\n";
    for (const FlagRow& f : flags())
      if (isOneOf(wordOf(&r), f.words) && !f.meaning.empty()) out += "      " + described("-" + std::string(f.text), f.meaning) + "\n";
    out += "    ) ;;\n";
  }
  return out +
         "  esac\n"
         "  if [[ $PREFIX == -* ]]; then _describe flag flags_of_vo; else _files; fi\n"
         "}\n"
         "if [[ $funcstack[1] == _vo ]]; then _vo \"$@\"; else compdef _vo vo; fi\n";
}

std::string forFish() {
  std::string out = "# Completion of vo for fish: vo completion fish | source\n";
  for (const WordRow& r : words()) out += "complete -c vo -n __fish_use_subcommand -a " + std::string(r.text) + " -d " + quoted(r.meaning) + "\n";
  for (const WordRow& r : words()) {
    for (const FlagRow& f : flags()) {
      if (!isOneOf(wordOf(&r), f.words) || f.meaning.empty()) continue;
      out += "complete -c vo -n '__fish_seen_subcommand_from " + std::string(r.text) + "' -o " + std::string(f.text);
      out += (f.hasValue ? " -r -d " : " -d ") + quoted(f.meaning) + "\n";
    }
  }
  return out + "complete -c vo -n '__fish_seen_subcommand_from help' -f -a '" + allWords() + "'\n";
}

}  // namespace

std::string completionFor(std::string_view shell) {
  if (shell == "bash") return forBash();
  if (shell == "zsh") return forZsh();
  return shell == "fish" ? forFish() : std::string();
}

}  // namespace vo::cli
