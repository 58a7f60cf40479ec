// `vo build` to machine code: the backend, a program of its own beside the image (docs/native.md).
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "driver/library.h"

namespace vo::cli {

/// Where `vo build` puts a program: the last element of its package's path, or its first file's name, with another ending,
/// in the folder that -o names, if any. `compilation` has loaded it.
std::string outputName(const Command& c, const driver::Compilation& compilation, const char* ending);

/// Where nothing can be written, or what is there must not be overwritten: says so, and false. Makes the folder that -o
/// names by a slash at its end.
bool canWrite(const Command& c, const std::string& path);

/// The ending of what --emit makes.
const char* endingOf(const std::string& emit);

/// Whether this installation makes programs for that GOARCH, on which image; else says what is missing.
bool hasTarget(const std::string& goarch, const std::string& image);

/// Hands the linked program to the backend and becomes it, which writes to `output`, or to stdout if that is empty. Returns only if that is not possible,
/// with an exit status.
int startBackend(const Command& c, const std::string& image, const driver::Program& program, const std::string& output);

/// The backend and the flags with which it takes the linked program, but for `--fd=`, the file with its memory.
std::vector<std::string> backendArguments(const Command& c, const std::string& image, const driver::Program& program);

/// A file with the program's memory as it is now, which is inherited; or -1, and errno.
int memoryOf(const driver::Program& program);

/// The backend's file, and those that executables are made of.
std::vector<std::string> backendFiles();

/// Compiles the library image to machine code: a step of the build. Takes vo's own arguments.
int makeNativeLibrary(int argc, char** argv, const std::string& image);

}  // namespace vo::cli
