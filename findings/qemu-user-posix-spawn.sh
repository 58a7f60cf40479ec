#!/usr/bin/env bash
# Under qemu-user posix_spawn of a program that does not exist succeeds, and a vfork child does not share memory.
# Version:   qemu-user 1:7.2+dfsg-7+deb12u18 (or a later update of Debian 12), here as qemu-x86_64 on x86-64.
# Behaviour: glibc's posix_spawn starts a child that shares memory and reports the error of exec through it; qemu makes
#            vfork a fork, so the parent reads "no error" (0) and later finds a child that ended with status 127.
# Guess:     "no such file", as on the bare machine: the emulator hands system calls on, so their errors come through. Programs
#            that report the error of exec through a pipe, as Go's os/exec does, are not touched; tests under qemu differ.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
debs() { # NAME=VERSION...: unless this machine has them, they and what it lacks of their dependencies, unpacked in $tmp/root
  local p missing=${FINDINGS_FRESH-}
  for p; do [ "$(dpkg-query -Wf '${Version}' "${p%%=*}" 2>/dev/null)" = "${p#*=}" ] || missing=1; done
  [ -n "$missing" ] || return 0
  mkdir -p "$tmp/debs/partial"
  apt-get -qq -y --download-only --reinstall --no-install-recommends -o Debug::NoLocking=1 -o APT::Sandbox::User=root \
    -o Dir::Cache::archives="$tmp/debs" install "$@" >/dev/null
  for p in "$tmp"/debs/*.deb; do dpkg -x "$p" "$tmp/root"; done
  export PATH="$tmp/root/usr/bin:$PATH" LD_LIBRARY_PATH="$tmp/root/usr/lib/x86_64-linux-gnu"
}
debs qemu-user="$(apt-cache policy qemu-user | sed -n 's/ *Candidate: //p')"
cat > "$tmp/s.c" <<'E'
#define _DEFAULT_SOURCE
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  char* argv[] = {"x", 0};
  pid_t child;
  int error = posix_spawn(&child, "/no/such/program", 0, 0, argv, argv + 1), status = 0;
  if (!error) waitpid(child, &status, 0);
  static volatile int shared;
  if (vfork() == 0) { shared = 1; _exit(0); }
  wait(0);
  printf("%s, status %d, vfork shares %d\n", error ? strerror(error) : "started", WEXITSTATUS(status), shared);
}
E
cc -w -O0 "$tmp/s.c" -o "$tmp/s"
qemu-x86_64 --version | head -n 1
bare=$("$tmp/s"); emulated=$(qemu-x86_64 "$tmp/s")
echo "seen: $bare (bare) / $emulated (qemu-user); one would guess: the same"
[ "$bare" = "No such file or directory, status 0, vfork shares 1" ] && [ "$emulated" = "started, status 127, vfork shares 0" ] || { echo "CHANGED"; exit 1; }
