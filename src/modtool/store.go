package main

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"
)

// A store is the module cache and the proxies that fill it. The cache's layout, locks and permissions are go's:
//
//	cache/download/PATH/@v/VERSION.{info,mod,zip,ziphash,lock}, list
//	PATH@VERSION/            the sources, read-only; VERSION.partial is there while they are unpacked
//
// Upper-case letters are written !x. All that is fetched is checked against go.sum or the checksum database.
type store struct {
	env              *environment
	root             string
	proxies          []proxy
	noProxy, noSumDB string
	database         *database // null: GOSUMDB=off
	sums             *sumFile  // null: outside of modules

	mu      sync.Mutex
	checked map[hashed]bool // what agrees with the checksum database, or need not

	modFiles memo[module.Version, []byte]
	dirs     memo[module.Version, string]
	infos    memo[module.Version, *revision]
	lists    memo[string, []string]
	latests  memo[string, *revision]
}

// A revision is what a proxy says of a version.
type revision struct {
	Version string
	Time    time.Time
	Origin  json.RawMessage `json:",omitempty"`
}

func newStore(env *environment) (*store, error) {
	proxies, err := parseProxies(env.get("GOPROXY"))
	if err != nil {
		return nil, err
	}
	s := &store{env: env, root: env.modCache, proxies: proxies, noProxy: env.get("GONOPROXY"), noSumDB: env.get("GONOSUMDB"), checked: map[hashed]bool{}}
	s.database, err = openDatabase(s, env.get("GOSUMDB"))
	return s, err
}

// escaped gives path and version as names of files, without upper-case letters.
func escaped(m module.Version) (path, version string, err error) {
	path, err = module.EscapePath(m.Path)
	if err == nil {
		version, err = module.EscapeVersion(m.Version)
	}
	return path, version, err
}

// cacheName is the file of a module's version in the cache that ends in `.ending`.
func (s *store) cacheName(m module.Version, ending string) (string, error) {
	path, version, err := escaped(m)
	if err != nil {
		return "", err
	}
	return filepath.Join(s.root, "cache/download", path, "@v", version+"."+ending), nil
}

// dirName is where a version's sources are, or will be.
func (s *store) dirName(m module.Version) (string, error) {
	path, version, err := escaped(m)
	if err != nil {
		return "", err
	}
	return filepath.Join(s.root, path+"@"+version), nil
}

// fetchFile asks for VERSION.ending.
func (s *store) fetchFile(m module.Version, ending string) ([]byte, error) {
	version, err := module.EscapeVersion(m.Version)
	if err != nil {
		return nil, err
	}
	data, err := s.ask(m.Path, "@v/"+version+"."+ending)
	if err != nil {
		return nil, versionError(m, err)
	}
	return data, nil
}

func (s *store) keep(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return writeFile(name, data, 0o666&^umask())
}

// info is what the proxy says of a version, which is canonical.
func (s *store) info(m module.Version) (*revision, error) {
	return s.infos.get(m, func() (*revision, error) {
		name, err := s.cacheName(m, "info")
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(name)
		r := &revision{}
		if err == nil && json.Unmarshal(data, r) == nil && r.Version == m.Version {
			return r, nil
		}
		data, err = s.fetchFile(m, "info")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, r); err != nil {
			return nil, module.VersionError(m, fmt.Errorf("invalid response from proxy: %w", err))
		}
		if r.Version != m.Version {
			return nil, module.VersionError(m, errors.New("proxy returned info for version "+r.Version+" instead of requested version"))
		}
		canonical, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		return r, s.keep(name, canonical)
	})
}

// named is what the proxy says of a name (branch, commit, tag) in a module's repository.
func (s *store) named(path, name string) (*revision, error) {
	escaped, err := module.EscapeVersion(name)
	if err != nil {
		return nil, module.VersionError(module.Version{Path: path, Version: name}, errors.New("disallowed version string"))
	}
	data, err := s.ask(path, "@v/"+escaped+".info")
	if err != nil {
		return nil, versionError(module.Version{Path: path, Version: name}, err)
	}
	r := &revision{}
	if err := json.Unmarshal(data, r); err != nil {
		return nil, module.VersionError(module.Version{Path: path, Version: name}, fmt.Errorf("invalid response from proxy: %w", err))
	}
	return r, nil
}

// modText is the text of a version's go.mod.
func (s *store) modText(m module.Version) ([]byte, error) {
	return s.modFiles.get(m, func() ([]byte, error) {
		name, err := s.cacheName(m, "mod")
		if err != nil {
			return nil, err
		}
		data, err := os.ReadFile(name)
		if err == nil {
			return data, s.checkMod(m, data)
		}
		data, err = s.fetchFile(m, "mod")
		if err != nil {
			return nil, err
		}
		if err := s.checkMod(m, data); err != nil {
			return nil, err
		}
		unlock, err := s.lockVersion(m)
		if err != nil {
			return nil, err
		}
		defer unlock()
		if err := s.keep(name, data); err != nil {
			return nil, err
		}
		return data, s.writeList(filepath.Dir(name))
	})
}

// writeList lists the versions in the cache, so that it can be a proxy itself.
func (s *store) writeList(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var versions []string
	for _, e := range entries {
		version, isMod := strings.CutSuffix(e.Name(), ".mod")
		if isMod && version == module.CanonicalVersion(version) && !module.IsPseudoVersion(version) {
			versions = append(versions, version)
		}
	}
	semver.Sort(versions)
	text := ""
	for _, v := range versions {
		text += v + "\n"
	}
	name := filepath.Join(dir, "list")
	if old, err := os.ReadFile(name); err == nil && string(old) == text {
		return nil
	}
	return s.keep(name, []byte(text))
}

func (s *store) lockVersion(m module.Version) (func(), error) {
	name, err := s.cacheName(m, "lock")
	if err != nil {
		return nil, err
	}
	return lock(name)
}

func goModHash(data []byte) string {
	hash, _ := dirhash.Hash1([]string{"go.mod"}, func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(string(data))), nil
	})
	return hash
}

func (s *store) checkMod(m module.Version, data []byte) error {
	return s.check(module.Version{Path: m.Path, Version: m.Version + "/go.mod"}, goModHash(data), "go.mod")
}

// archive is the name of a version's archive in the cache.
func (s *store) archive(m module.Version) (string, error) { return s.cacheName(m, "zip") }

// fetch brings a version's archive and its sources to the cache. It is unpacked before its hash is known, beside its place, so that
// nothing needs to be decompressed twice; what is wrong is gone again.
// REQUIRES: the version's lock is held.
func (s *store) fetch(m module.Version, name, dir string) error {
	fmt.Fprintf(os.Stderr, "vo: downloading %s %s\n", m.Path, m.Version)
	data, err := s.fetchFile(m, "zip")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	temporary := fmt.Sprintf("%s%d.tmp", name, os.Getpid())
	defer os.Remove(temporary)
	if err := os.WriteFile(temporary, data, 0o444); err != nil {
		return err
	}
	isPlain, err := hasOnlyFiles(temporary)
	if err != nil {
		return err
	}
	return s.unpack(m, temporary, dir, func(unpacked string) error {
		hash, err := dirhash.HashDir(unpacked, m.Path+"@"+m.Version, dirhash.DefaultHash)
		if !isPlain {
			hash, err = dirhash.HashZip(temporary, dirhash.DefaultHash)
		}
		if err != nil {
			return err
		}
		if err := s.check(m, hash, "module"); err != nil {
			return err
		}
		if err := os.Rename(temporary, name); err != nil {
			return err
		}
		return s.keep(name+"hash", []byte(hash))
	})
}

// hasOnlyFiles says whether an archive has no entries for folders, which count in its hash but are not unpacked.
func hasOnlyFiles(name string) (bool, error) {
	archive, err := zip.OpenReader(name)
	if err != nil {
		return false, err
	}
	defer archive.Close()
	return !slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.HasSuffix(f.Name, "/") }), nil
}

func (s *store) checkZipHash(m module.Version, name string) error {
	data, err := os.ReadFile(name + "hash")
	if err != nil {
		return err
	}
	return s.check(m, strings.TrimSpace(string(data)), "module")
}

// hasDir is the folder of a version's sources if they are in the cache, whole.
func (s *store) hasDir(m module.Version) (string, bool) {
	dir, err := s.dirName(m)
	if err != nil || !isDir(dir) {
		return "", false
	}
	partial, err := s.cacheName(m, "partial")
	if err != nil || exists(partial) {
		return "", false
	}
	name, err := s.cacheName(m, "ziphash")
	return dir, err == nil && exists(name)
}

// dir is the folder of a version's sources, which are in the cache then.
func (s *store) dir(m module.Version) (string, error) {
	return s.dirs.get(m, func() (string, error) {
		if dir, isThere := s.hasDir(m); isThere {
			name, err := s.archive(m)
			if err == nil {
				err = s.checkZipHash(m, name)
			}
			return dir, err
		}
		unlock, err := s.lockVersion(m)
		if err != nil {
			return "", err
		}
		defer unlock()
		dir, err := s.dirName(m)
		if err != nil {
			return "", err
		}
		archive, err := s.archive(m)
		if err != nil {
			return "", err
		}
		if _, isThere := s.hasDir(m); isThere { // somebody else was faster
			return dir, s.checkZipHash(m, archive)
		}
		if !isFile(archive) || !isFile(archive+"hash") {
			return dir, s.fetch(m, archive, dir)
		}
		return dir, s.unpack(m, archive, dir, func(string) error { return s.checkZipHash(m, archive) })
	})
}

// unpack makes the folder beside its place and renames it, so that it appears complete; if `accept` has nothing against it.
// REQUIRES: the version's lock is held.
func (s *store) unpack(m module.Version, archive, dir string, accept func(unpacked string) error) error {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	left, _ := filepath.Glob(dir + ".tmp-*") // (of one that was killed)
	for _, name := range left {
		removeTree(name)
	}
	if exists(dir) { // go was killed while it unpacked
		if err := removeTree(dir); err != nil {
			return err
		}
	}
	temporary, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".tmp-")
	if err != nil {
		return err
	}
	defer removeTree(temporary)
	os.Chmod(temporary, 0o777&^umask())
	if err := modzip.Unzip(temporary, m, archive); err != nil {
		return module.VersionError(m, fmt.Errorf("unzip %s: %w", archive, err))
	}
	if err := accept(temporary); err != nil {
		return err
	}
	if partial, err := s.cacheName(m, "partial"); err == nil {
		os.Remove(partial)
	}
	if err := os.Rename(temporary, dir); err != nil {
		return err
	}
	if !s.env.cacheIsRW {
		makeReadOnly(dir)
	}
	return nil
}

// versions are a module's tagged versions, in their order.
func (s *store) versions(path string) ([]string, error) {
	return s.lists.get(path, func() ([]string, error) {
		data, err := s.ask(path, "@v/list")
		if err != nil {
			return nil, moduleError(path, err)
		}
		var out []string
		for line := range strings.Lines(string(data)) {
			fields := strings.Fields(line)
			if len(fields) > 0 && semver.IsValid(fields[0]) && !module.IsPseudoVersion(fields[0]) {
				out = append(out, fields[0])
			}
		}
		semver.Sort(out)
		return out, nil
	})
}

// latestCommit is the version that a proxy names if none is tagged.
func (s *store) latestCommit(path string) (*revision, error) {
	return s.latests.get(path, func() (*revision, error) {
		data, err := s.ask(path, "@latest")
		if err != nil {
			return nil, moduleError(path, err)
		}
		r := &revision{}
		if err := json.Unmarshal(data, r); err != nil {
			return nil, moduleError(path, fmt.Errorf("invalid response from proxy: %w", err))
		}
		return r, nil
	})
}

// versionError says which version an error is about, unless it is about none.
func versionError(m module.Version, err error) error {
	if err == errOff {
		return err
	}
	return module.VersionError(m, err)
}

func moduleError(path string, err error) error {
	if err == errOff {
		return err
	}
	return &module.ModuleError{Path: path, Err: err}
}

// A database is the checksum database, asked through the first proxy that passes its answers on, else directly.
type database struct {
	store  *store
	name   string
	key    string
	direct string // its address
	client *sumdb.Client
	base   memo[string, string]
}

const knownKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"

func openDatabase(s *store, setting string) (*database, error) {
	if setting == "off" {
		return nil, nil
	}
	fields := strings.Fields(setting)
	if len(fields) == 0 || len(fields) > 2 {
		return nil, fmt.Errorf("invalid GOSUMDB: %q: a name, a key, or one of them and an address are wanted", setting)
	}
	key := fields[0]
	direct := ""
	switch key {
	case "sum.golang.org":
		key = knownKey
	case "sum.golang.google.cn":
		key, direct = knownKey, "https://sum.golang.google.cn"
	}
	name, _, hasKey := strings.Cut(key, "+")
	if !hasKey {
		return nil, fmt.Errorf("invalid GOSUMDB: missing key of %q", key)
	}
	if direct == "" {
		direct = "https://" + name
	}
	if len(fields) == 2 {
		direct = strings.TrimSuffix(fields[1], "/")
	}
	d := &database{store: s, name: name, key: key, direct: direct}
	d.client = sumdb.NewClient(d)
	return d, nil
}

// address is where requests go.
func (d *database) address() (string, error) {
	return d.base.get("", func() (string, error) {
		return askEach(d.store.proxies, func(p proxy) (string, error) {
			if p.address == "direct" {
				return d.direct, nil
			}
			through := p.address + "/sumdb/" + d.name
			if _, err := p.read(through, "supported"); err != nil {
				return "", err
			}
			return through, nil
		})
	})
}

// ReadRemote and what follows are what the client asks of us.
func (d *database) ReadRemote(path string) ([]byte, error) {
	base, err := d.address()
	if errors.Is(err, fs.ErrNotExist) || err == errOff {
		base, err = d.direct, nil
	}
	if err != nil {
		return nil, err
	}
	return proxy{}.read(base, strings.TrimPrefix(path, "/"))
}

func (d *database) configName(file string) string {
	gopath := filepath.SplitList(d.store.env.get("GOPATH"))
	return filepath.Join(gopath[0], "pkg/sumdb", file)
}

func (d *database) ReadConfig(file string) ([]byte, error) {
	if file == "key" {
		return []byte(d.key), nil
	}
	data, err := os.ReadFile(d.configName(file))
	if errors.Is(err, fs.ErrNotExist) && strings.HasSuffix(file, "/latest") {
		return nil, nil
	}
	return data, err
}

func (d *database) WriteConfig(file string, old, new []byte) error {
	if file == "key" {
		return errors.New("the key cannot be changed")
	}
	name := d.configName(file)
	unlock, err := lock(name + ".lock")
	if err != nil {
		return err
	}
	defer unlock()
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(data) > 0 && string(data) != string(old) {
		return sumdb.ErrWriteConflict
	}
	return writeFile(name, new, 0o666&^umask())
}

func (d *database) cacheName(file string) string {
	return filepath.Join(d.store.root, "cache/download/sumdb", file)
}

func (d *database) ReadCache(file string) ([]byte, error) { return os.ReadFile(d.cacheName(file)) }

func (d *database) WriteCache(file string, data []byte) { d.store.keep(d.cacheName(file), data) }

func (d *database) Log(text string) {}

func (d *database) SecurityError(text string) {
	say("%s", text)
	os.Exit(1)
}

// lookUp gives the database's lines for a version.
func (d *database) lookUp(m module.Version) ([]string, error) {
	lines, err := d.client.Lookup(m.Path, m.Version)
	sort.Strings(lines)
	return lines, err
}
