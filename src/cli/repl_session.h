// What `vo repl` has been told: declarations, variables, and the program that runs.
//
// Each input becomes a package main of its own, with the declarations that it comes to, and is
// linked behind those before; variables, types and goroutines go on. One thread.
#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "driver/compile.h"
#include "vm/machine.h"

namespace vo::cli {

using Identifiers = std::set<std::string, std::less<>>;

class Session {
 public:
  explicit Session(driver::MetadataSpace& space, const std::atomic<bool>* interrupt);
  ~Session();

  /// Runs statements and takes declarations, one after the other, until one has an error, which
  /// goes to stderr. The exit status, if the program has ended.
  std::optional<int> run(const std::string& text);
  /// Whether something must follow.
  static bool isIncomplete(const std::string& text);
  /// The type of an expression, or empty after an error.
  std::string typeOf(const std::string& expression);
  /// The instructions of an expression or statement, or empty after an error.
  std::string bytecodeOf(const std::string& code);
  /// A line for each variable: its name and type.
  std::string variables() const;
  /// Whether the last run was without errors and panics.
  bool isRight() const { return isRight_; }
  /// All inputs without errors, as they were.
  const std::string& accepted() const { return accepted_; }
  /// Names that begin so: of variables, declarations, packages, and of what a package exports
  /// behind its name and a dot.
  std::vector<std::string> completions(std::string_view prefix) const;
  /// Null before the first input.
  vm::Machine* machine() { return machine_.get(); }

 private:
  enum class Kind : uint8_t { Import, Const, Type, Func };
  struct Declaration {
    Kind kind;
    std::vector<std::string> names;  ///< what it declares; of an import its name and path
    std::string receiver;            ///< of a method
    std::string text;                ///< variables are called by their own names in it
    std::string file;
    Identifiers uses;
  };
  struct Variable {
    std::string name;   ///< the user's
    std::string own;    ///< its own, which no other has
    std::string type;   ///< as text of a program
    std::string shown;  ///< as messages have it
    Identifiers uses;   ///< by `type`
  };
  /// A statement or a group of declarations.
  struct Piece {
    std::string text;
    bool isDeclaration = false;
    bool isValue = false, isCall = false;
    size_t value = 0, valueEnd = 0;  ///< of an expression
    std::vector<std::string> defines;
    bool isVar = false;
  };
  /// A program's text, and where the piece is in it.
  struct Text {
    std::string all;
    size_t piece = 0;
  };
  struct Checked;

  std::vector<Piece> split(const std::string& text);
  void classify(Piece& piece);
  std::optional<int> runPiece(Piece& piece);
  bool declare(const Piece& piece);
  void forget(const std::string& name);
  void renew(const std::string& name, bool keepsVariables);
  Text textOf(const std::string& head, const std::string& piece, const std::string& tail,
              bool inMain, bool named, const Identifiers& without);
  Checked check(const Piece& piece, bool asValue, bool silent);
  std::unique_ptr<driver::Compilation> link(const std::string& text, const std::string& dump);
  std::optional<std::string> translate(Piece& piece, std::vector<Variable>& fresh);
  std::optional<int> start();
  std::optional<int> execute(const driver::Program& program);
  std::optional<int> outcome(vm::CallOutcome how, const std::string& report);
  void say(driver::Compilation& compilation) const;
  std::string file() const { return "<" + std::to_string(input_) + ">"; }

  driver::MetadataSpace& space_;
  const std::atomic<bool>* interrupt_;
  std::unique_ptr<driver::Program> program_;
  std::unique_ptr<vm::Machine> machine_;  // (ends before its program)
  std::set<const link::Function*> initialised_;
  std::vector<std::unique_ptr<Declaration>> declarations_;
  std::map<std::string, Variable, std::less<>> byOwn_;
  std::map<std::string, std::string, std::less<>> current_;  ///< own names by the user's
  std::map<std::string, uint32_t, std::less<>> generations_;
  std::string accepted_;
  uint32_t input_ = 0;
  uint32_t links_ = 0;
  bool isRight_ = true;
};

}  // namespace vo::cli
