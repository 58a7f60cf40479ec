// Checks that stay in every build (VO_CHECK) and checks of debug builds (VO_DCHECK).
//
// A failed check is a bug of ours, never of the user's program: it prints the sentence, the
// compiler pass that was running (PassScope) and the function, then aborts.
#pragma once

#include <string_view>

namespace vo::base {

[[noreturn, gnu::cold]] void checkFailed(const char* condition, const char* sentence,
                                         const char* file, int line, const char* function);

/// The host has no memory left for our own structures. Says so as Go does, and ends with status 2.
[[noreturn, gnu::cold]] void outOfHostMemory();

/// Writes to standard error, past all buffers.
void writeError(std::string_view text);

/// Names the pass that runs on this thread, for crash messages. Scopes nest.
class PassScope {
 public:
  /// `name` must outlive the scope (a literal).
  explicit PassScope(const char* name);
  ~PassScope();
  PassScope(const PassScope&) = delete;
  PassScope& operator=(const PassScope&) = delete;
  static const char* current();

 private:
  const char* previous_;
};

/// Says what the pass is working on (usually the function being compiled), for crash messages.
/// `name` need not be terminated; only its first 127 bytes are kept.
void setPassSubject(const char* name, unsigned long length);

/// What it is working on; "" if nobody said.
const char* passSubjectNow();

/// Makes `new` end with outOfHostMemory. For the command-line tool only.
void installMemoryHandler();

/// Bytes of address space that this process may still reserve (`ulimit -v`); SIZE_MAX: no limit.
unsigned long addressSpaceLeft();

/// Installs handlers for SIGSEGV, SIGBUS, SIGILL, SIGFPE and SIGABRT that print "vo: internal
/// error", pass and subject, and exit with status 70. For the command-line tool only.
void installCrashHandler();

}  // namespace vo::base

#define VO_CHECK(cond, sentence)                                                          \
  (__builtin_expect(!!(cond), 1)                                                          \
       ? (void)0                                                                          \
       : ::vo::base::checkFailed(#cond, sentence, __FILE__, __LINE__, __func__))
#define VO_UNREACHABLE(sentence) \
  ::vo::base::checkFailed("unreachable", sentence, __FILE__, __LINE__, __func__)
#ifdef NDEBUG
#define VO_DCHECK(cond, sentence) ((void)sizeof(!(cond)))  // not evaluated; what it names is used
#else
#define VO_DCHECK(cond, sentence) VO_CHECK(cond, sentence)
#endif
