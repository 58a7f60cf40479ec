// The kinds of machine that executables are made for.
#pragma once

#include <cstdint>

namespace vo::native {

enum class Arch : uint8_t { X86_64, Aarch64 };

constexpr const char* tripleOf(Arch arch) { return arch == Arch::Aarch64 ? "aarch64-unknown-linux-gnu" : "x86_64-unknown-linux-gnu"; }

/// Words of arguments that are in registers (native_runtime/goroutine.h).
constexpr unsigned argumentRegisters(Arch arch) { return arch == Arch::Aarch64 ? 8 : 6; }
/// Words of a MarkRecord, rounded up (native_runtime/goroutine.h).
constexpr unsigned markWords(Arch arch) { return arch == Arch::Aarch64 ? 22 : 10; }

}  // namespace vo::native
