package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb/dirhash"
)

// A downloaded is what -json prints of a module.
type downloaded struct {
	Path     string          `json:",omitempty"`
	Version  string          `json:",omitempty"`
	Query    string          `json:",omitempty"`
	Error    string          `json:",omitempty"`
	Info     string          `json:",omitempty"`
	GoMod    string          `json:",omitempty"`
	Zip      string          `json:",omitempty"`
	Dir      string          `json:",omitempty"`
	Sum      string          `json:",omitempty"`
	GoModSum string          `json:",omitempty"`
	Origin   json.RawMessage `json:",omitempty"`
	mismatch error
}

// fetch brings a version to the cache, and says where all of it is.
func (d *downloaded) fetch(s *store) error {
	m := module.Version{Path: d.Path, Version: d.Version}
	info, err := s.info(m)
	if err != nil {
		return err
	}
	d.Info, _ = s.cacheName(m, "info")
	if d.Query != "" {
		d.Origin = info.Origin
	}
	text, err := s.modText(m)
	if err != nil {
		return err
	}
	d.GoMod, _ = s.cacheName(m, "mod")
	d.GoModSum = goModHash(text)
	if d.Dir, err = s.dir(m); err != nil {
		d.Dir = ""
		return err
	}
	d.Zip, _ = s.archive(m)
	if hash, err := os.ReadFile(d.Zip + "hash"); err == nil {
		d.Sum = strings.TrimSpace(string(hash))
	}
	return nil
}

func modDownload(env *environment, args []string) error {
	flags := newFlags(env, "mod download")
	asJSON := flags.Bool("json", false, "")
	args, err := parse(flags, args)
	if err != nil {
		return err
	}
	r := &resolver{env: env, store: env.store, main: &mainModule{}}
	main, err := openMain(env)
	hasModule := err == nil
	if hasModule {
		if r, err = resolverFor(env, main, false); err != nil {
			return err
		}
	} else if err != errNoModule {
		return err
	}
	isExplicit := len(args) > 0
	var rs *requirements
	if hasModule {
		rs = readRequirements(r)
	}
	mods, err := r.toDownload(args, rs)
	if err != nil {
		return err
	}
	if hasModule && !isExplicit {
		if err := r.writeDownloaded(rs); err != nil {
			return err
		}
	}
	if len(mods) == 0 && !isExplicit {
		if hasModule {
			say("no module dependencies to download")
			return nil
		}
		return errors.New("no modules specified (see 'vo help mod download')")
	}
	inParallel(len(mods), func(i int) {
		if mods[i].Error == "" {
			if err := mods[i].fetch(env.store); err != nil {
				mods[i].Error = err.Error()
				if isFatal(err) {
					mods[i].mismatch = err
				}
			}
		}
	})
	failed := false
	for _, m := range mods {
		if m.mismatch != nil {
			return m.mismatch
		}
		failed = failed || m.Error != ""
		if *asJSON {
			if err := printJSON(m); err != nil {
				return err
			}
		} else if m.Error != "" {
			say("%s", m.Error)
		}
	}
	if hasModule && isExplicit {
		if err := r.writeDownloaded(rs); err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// writeDownloaded adds to go.sum what was needed; of what was asked for by name, what the build has.
func (r *resolver) writeDownloaded(rs *requirements) error {
	keep, err := (&loader{r: r, rs: rs}).keepSums(rs, true)
	if err != nil {
		return err
	}
	return r.store.writeSums(keep, false)
}

// toDownload are the modules that the arguments mean; none: those that the main module requires, all before Go 1.17. `rs` is null
// outside of modules.
func (r *resolver) toDownload(args []string, rs *requirements) ([]*downloaded, error) {
	var out []*downloaded
	add := func(m module.Version, query string) {
		if actual, isReplaced := r.main.replacement(m); isReplaced {
			m = actual
		}
		if m.Version != "" && !isGoOrToolchain(m.Path) {
			out = append(out, &downloaded{Path: m.Path, Version: m.Version, Query: query})
		}
	}
	if rs != nil && len(args) == 0 {
		if rs.pruned {
			if _, err := rs.graph(); err != nil {
				return nil, err
			}
			for _, q := range r.main.file.Require {
				args = append(args, q.Mod.Path)
			}
		} else if len(r.main.file.Require) > 0 {
			args = []string{"all"}
		}
	}
	// The go.mod files of the build are read only if the roots do not tell.
	version := func(path string) (string, error) {
		if rs == nil {
			return "none", nil
		}
		if v, isRoot := rs.root(path); isRoot && rs.pruned {
			return v, nil
		}
		g, err := rs.graph()
		if err != nil {
			return "", err
		}
		return g.version(path), nil
	}
	for _, arg := range args {
		path, query, hasQuery := strings.Cut(arg, "@")
		switch {
		case hasQuery:
			if rs != nil && path == r.main.path && (query == "upgrade" || query == "patch") {
				say("skipping download of %s that resolves to the main module", arg)
				continue
			}
			current := "none"
			if query == "upgrade" || query == "patch" {
				var err error
				if current, err = version(path); err != nil {
					return nil, err
				}
			}
			v, err := r.query(path, query, current, true)
			if err != nil {
				out = append(out, &downloaded{Path: path, Version: query, Error: withPath(path, err)})
				continue
			}
			if v == query {
				query = ""
			}
			add(module.Version{Path: path, Version: v}, query)
		case rs == nil:
			return nil, fmt.Errorf("cannot match %q without -versions or an explicit version: %v", arg, errNoModule)
		case path == "all" || strings.Contains(path, "..."):
			g, err := rs.graph()
			if err != nil {
				return nil, err
			}
			for _, m := range g.buildList()[1:] {
				if path == "all" || matchesPattern(path, m.Path) {
					add(m, "")
				}
			}
		case path == r.main.path:
			say("skipping download of %s that resolves to the main module", arg)
		default:
			v, err := version(path)
			switch {
			case err != nil:
				return nil, err
			case v == "none":
				out = append(out, &downloaded{Path: path, Error: "module " + path + ": not a known dependency"})
			default:
				add(module.Version{Path: path, Version: v}, "")
			}
		}
	}
	return out, nil
}

// withPath is an error's text, with the module that it is about.
func withPath(path string, err error) string {
	var of *module.ModuleError
	if errors.As(err, &of) {
		return err.Error()
	}
	return moduleError(path, err).Error()
}

// matchesPattern compares a path with a pattern, in which "..." is any text.
func matchesPattern(pattern, path string) bool {
	parts := strings.Split(pattern, "...")
	if strings.HasSuffix(pattern, "/...") && path == strings.TrimSuffix(pattern, "/...") {
		return true
	}
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	path = path[len(parts[0]):]
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return path == ""
}

func modVerify(env *environment, args []string) error {
	args, err := parse(newFlags(env, "mod verify"), args)
	if err != nil {
		return err
	}
	if len(args) != 0 {
		return errors.New("verify takes no arguments")
	}
	r, err := newResolver(env)
	if err != nil {
		return err
	}
	g, err := readRequirements(r).graph()
	if err != nil {
		return err
	}
	mods := g.buildList()[1:]
	errs := make([][]error, len(mods))
	inParallel(len(mods), func(i int) { errs[i] = env.store.verify(mods[i]) })
	failed := false
	for _, list := range errs {
		for _, err := range list {
			failed = true
			fmt.Fprintln(os.Stderr, err)
		}
	}
	if failed {
		return errReported
	}
	_, err = fmt.Println("all modules verified")
	return err
}

// verify compares what the cache has of a version with the hash that it had when it was fetched.
func (s *store) verify(m module.Version) []error {
	if isGoOrToolchain(m.Path) {
		return nil
	}
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("%s %s: %w", m.Path, m.Version, fmt.Errorf(format, args...))
	}
	archive, err := s.archive(m)
	if err != nil {
		return []error{wrong("%w", err)}
	}
	dir, _ := s.dirName(m)
	hasArchive, hasDir := isFile(archive), isDir(dir)
	data, err := os.ReadFile(archive + "hash")
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) && !hasArchive && !hasDir {
			return nil
		}
		return []error{wrong("missing ziphash: %w", err)}
	}
	recorded := strings.TrimSpace(string(data))
	var errs []error
	if hasArchive {
		hash, err := dirhash.HashZip(archive, dirhash.DefaultHash)
		if err != nil {
			return []error{wrong("%w", err)}
		}
		if hash != recorded {
			errs = append(errs, wrong("zip has been modified (%v)", archive))
		}
	}
	if hasDir {
		hash, err := dirhash.HashDir(dir, m.Path+"@"+m.Version, dirhash.DefaultHash)
		if err != nil {
			return append(errs, wrong("%w", err))
		}
		if hash != recorded {
			errs = append(errs, wrong("dir has been modified (%v)", dir))
		}
	}
	return errs
}
