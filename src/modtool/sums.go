package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"syscall"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// umask is the process's: what new files do not allow.
func umask() fs.FileMode {
	mask := syscall.Umask(0)
	syscall.Umask(mask)
	return fs.FileMode(mask)
}

// A hashed is a version, or the go.mod of one ("v1.0.0/go.mod"), and its hash.
type hashed struct {
	mod  module.Version
	hash string
}

// A sumFile is a go.sum: what it says, and what this run adds.
type sumFile struct {
	name  string
	lines map[module.Version][]string
	added map[hashed]bool
}

// hashOfEmpty is what old gos wrote for modules without go.mod; such lines are dropped.
const hashOfEmpty = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY="

func parseSums(name string, data []byte, lenient bool) (map[module.Version][]string, error) {
	lines := map[module.Version][]string{}
	number := 0
	for line := range strings.Lines(string(data)) {
		number++
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case len(fields) != 3 && !lenient:
			return nil, fmt.Errorf("malformed go.sum:\n%s:%d: wrong number of fields %v", name, number, len(fields))
		case len(fields) == 3 && fields[2] != hashOfEmpty:
			m := module.Version{Path: fields[0], Version: fields[1]}
			lines[m] = append(lines[m], fields[2])
		}
	}
	return lines, nil
}

// readSums reads a go.sum; there need not be one. A lenient reader skips lines that are none.
func readSums(name string, lenient bool) (*sumFile, error) {
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	lines, err := parseSums(name, data, lenient)
	if err != nil {
		return nil, err
	}
	return &sumFile{name: name, lines: lines, added: map[hashed]bool{}}, nil
}

// text is go.sum's: of all lines those that are kept (all if keep is null). What go.sum has already stays with what
// this run needs of it; a line that was added goes if nothing needs it.
func (f *sumFile) text(keep map[module.Version]bool) string {
	mods := make([]module.Version, 0, len(f.lines))
	for m := range f.lines {
		mods = append(mods, m)
	}
	module.Sort(mods)
	var out strings.Builder
	for _, m := range mods {
		hashes := append([]string{}, f.lines[m]...)
		sort.Strings(hashes)
		for i, h := range hashes {
			if i > 0 && h == hashes[i-1] {
				continue
			}
			if keep == nil || keep[m] || !f.added[hashed{m, h}] {
				fmt.Fprintf(&out, "%s %s %s\n", m.Path, m.Version, h)
			}
		}
	}
	return out.String()
}

// trim drops what is not in keep.
func (f *sumFile) trim(keep map[module.Version]bool) {
	for m := range f.lines {
		if !keep[m] {
			delete(f.lines, m)
		}
	}
}

// write puts go.sum in place if it is not what it should be. What others have added since it was read stays, unless
// the file was trimmed.
func (s *store) writeSums(keep map[module.Version]bool, trimmed bool) error {
	f := s.sums
	if f == nil {
		return nil
	}
	unlock, err := s.lockAll()
	if err != nil {
		return err
	}
	defer unlock()
	removeLeft(f.name)
	data, err := os.ReadFile(f.name)
	isThere := err == nil
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if !trimmed {
		now, err := parseSums(f.name, data, true)
		if err != nil {
			return err
		}
		for m, hashes := range now {
			for _, h := range hashes {
				if !contains(f.lines[m], h) {
					f.lines[m] = append(f.lines[m], h)
				}
			}
		}
	}
	text := f.text(keep)
	if text == string(data) || text == "" && !isThere {
		return nil
	}
	if err := rewriteFile(f.name, []byte(text)); err != nil {
		return fmt.Errorf("updating go.sum: %w", err)
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

// lockAll takes the cache's one lock, under which go changes go.mod and go.sum.
func (s *store) lockAll() (func(), error) { return lock(filepath.Join(s.root, "cache/lock")) }

// A mismatchError says that something is not what it was, or should be: it ends the command, whatever else there is.
type mismatchError struct{ text string }

func (e mismatchError) Error() string { return e.text }

// has says whether go.sum has a hash for m, which is a version or the go.mod of one.
func (s *store) has(m module.Version) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sums == nil {
		return false
	}
	for _, h := range s.sums.lines[m] {
		if strings.HasPrefix(h, "h1:") && !s.sums.added[hashed{m, h}] {
			return true
		}
	}
	return false
}

const notAsRecorded = "\n\nSECURITY ERROR\nWhat was downloaded is not what go.sum recorded before. Either the bits of this version were replaced\n" +
	"at their origin, or somebody has tampered with the download. Nothing of it is used.\n"
const notAsPublished = "\n\nSECURITY ERROR\nWhat was downloaded is not what the checksum database has recorded. Either the bits of this version were\n" +
	"replaced at their origin, or somebody has tampered with the download. Nothing of it is used.\n"

// check compares a hash with go.sum's, or, if that has none, with the checksum database's, and adds it.
func (s *store) check(m module.Version, hash, noun string) error {
	of := module.Version{Path: m.Path, Version: strings.TrimSuffix(m.Version, "/go.mod")}
	s.mu.Lock()
	if s.sums != nil {
		known := s.sums.lines[m]
		for _, h := range known {
			if h == hash {
				s.mu.Unlock()
				return nil
			}
			if strings.HasPrefix(h, "h1:") {
				s.mu.Unlock()
				return mismatchError{fmt.Sprintf("verifying %s: checksum mismatch\n\tdownloaded: %v\n\tgo.sum:     %v"+notAsRecorded, shortModule(m), hash, h)}
			}
		}
	}
	s.mu.Unlock()
	if s.database != nil && !module.MatchPrefixPatterns(s.noSumDB, m.Path) && !s.isChecked(hashed{m, hash}) {
		if err := s.checkPublished(of, m, hash, noun); err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.checked[hashed{m, hash}] = true
	if s.sums != nil {
		s.sums.lines[m] = append(s.sums.lines[m], hash)
		s.sums.added[hashed{m, hash}] = true
	}
	return nil
}

func (s *store) isChecked(h hashed) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.checked[h]
}

func (s *store) checkPublished(of, m module.Version, hash, noun string) error {
	lines, err := s.database.lookUp(m)
	if err != nil {
		return module.VersionError(of, fmt.Errorf("verifying %s: %v", noun, err))
	}
	prefix := m.Path + " " + m.Version + " h1:"
	for _, line := range lines {
		if line == m.Path+" "+m.Version+" "+hash {
			return nil
		}
		if strings.HasPrefix(line, prefix) {
			return mismatchError{fmt.Sprintf("vo: verifying %s: checksum mismatch\n\tdownloaded: %v\n\t%s: %v"+notAsPublished, shortModule(m), hash,
				s.database.name, line[len(prefix)-len("h1:"):])}
		}
	}
	return module.VersionError(of, fmt.Errorf("verifying %s: checksum missing from the checksum database's answer", noun))
}

// compare orders versions of a path, among them those of go and of toolchains, and "none" and "" (a main module).
func compareVersions(path, a, b string) int {
	if path == "go" || path == "toolchain" {
		return compareGo(strings.TrimPrefix(a, "go"), strings.TrimPrefix(b, "go"))
	}
	if a == b {
		return 0
	}
	if a == "none" || b == "" {
		return -1
	}
	if b == "none" || a == "" {
		return 1
	}
	return semver.Compare(a, b)
}
