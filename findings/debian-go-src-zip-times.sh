#!/usr/bin/env bash
# Debian's golang-*-src packages do not hold the files of the Go release: the zip archives in test data are rewritten at packaging.
# Version:   golang-1.27-src 1.27.4-1~bpo13+1 (trixie-backports).
# Behaviour: every entry of archive/zip/testdata/time-go.zip (and of the other archives there) has the time of the package's
#            changelog instead of 2017-10-31, so archive/zip's own TestReader, TestWriterTime and TestFSModTime fail with the real
#            go and these sources. Packaging normalises zip files wherever they lie, test data included.
# Guess:     a package of sources is the released tree plus patches, and its tests pass.
set -euo pipefail
package=golang-1.27-src version=1.27.4-1~bpo13+1
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
mkdir -p "$tmp/lists/partial" "$tmp/cache/archives/partial" "$tmp/parts"
: > "$tmp/status"
mirror=$(cat /etc/apt/sources.list.d/*.sources 2>/dev/null | sed -n 's/^URIs: *\([^ ]*\).*/\1/p' | grep -E '/debian/?$' | head -n 1)
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg arch=amd64] $mirror trixie-backports main" > "$tmp/sources.list"
options=(-qq -o "Dir::State::Lists=$tmp/lists" -o "Dir::State::Status=$tmp/status" -o "Dir::Cache=$tmp/cache" -o APT::Sandbox::User=root
  -o "Dir::Etc::SourceList=$tmp/sources.list" -o "Dir::Etc::SourceParts=$tmp/parts" -o Acquire::Languages=none)
apt-get "${options[@]}" update
(cd "$tmp" && apt-get "${options[@]}" download "$package=$version" && dpkg-deb -x "$package"_*.deb root)
seen=$(python3 - "$tmp/root/usr/share/go-1.27/src/archive/zip/testdata/time-go.zip" <<'E'
import sys, zipfile
print(*("%s %d-%02d-%02d" % ((e.filename,) + e.date_time[:3]) for e in zipfile.ZipFile(sys.argv[1]).infolist()))
E
)
echo "$package $version: seen: $seen; one would guess: test.txt 2017-10-31"
[ "$seen" = "test.txt 2026-11-13" ] || { echo "CHANGED"; exit 1; }
