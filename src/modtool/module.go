package main

import (
	"bytes"
	"errors"
	"fmt"
	"go/version"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// Languages from which on something is otherwise.
const (
	localGo          = "1.27" // ours
	goWithoutLine    = "1.16" // of a go.mod without go line
	goOfWork         = "1.18" // of a go.work without go line
	goPrunes         = "1.17" // go.mod names all that its packages need
	goIsStrict       = "1.21" // a go line is a requirement
	goMergesRequires = "1.27" // at most two require blocks
)

func compareGo(a, b string) int { return version.Compare("go"+a, "go"+b) }

func isPruned(goVersion string) bool { return compareGo(goVersion, goPrunes) >= 0 }

// isTooNew says whether a module needs a Go that we are not. Releases of our language are ours.
func isTooNew(goVersion string) bool {
	language := version.Lang("go" + goVersion)
	return language != "" && version.Compare(language, "go"+localGo) > 0
}

// A tooNewError says that something is for a later Go: it ends the command.
type tooNewError struct{ what, goVersion string }

func (e tooNewError) Error() string {
	return fmt.Sprintf("%s requires go >= %s (running go %s; GOTOOLCHAIN=local)", e.what, e.goVersion, localGo)
}

// isFatal says whether an error ends a command even if it is about one package of many.
func isFatal(err error) bool {
	var tooNew tooNewError
	var mismatch mismatchError
	return errors.As(err, &tooNew) || errors.As(err, &mismatch)
}

// goVersionOf is the language of a go.mod.
func goVersionOf(f *modfile.File) string {
	if f.Go == nil {
		return goWithoutLine
	}
	return f.Go.Version
}

func isGoOrToolchain(path string) bool { return path == "go" || path == "toolchain" }

// A summary is what counts of a go.mod that is not the main module's.
type summary struct {
	path       string
	goVersion  string
	pruned     bool
	requires   []module.Version
	retracts   []*modfile.Retract
	deprecated string
}

func summarize(f *modfile.File) *summary {
	s := &summary{goVersion: goVersionOf(f)}
	s.pruned = f.Go != nil && isPruned(s.goVersion)
	if f.Module != nil {
		s.path, s.deprecated = f.Module.Mod.Path, f.Module.Deprecated
	}
	for _, r := range f.Require {
		s.requires = append(s.requires, r.Mod)
	}
	if f.Go != nil && compareGo(s.goVersion, goIsStrict) >= 0 {
		s.requires = append(s.requires, module.Version{Path: "go", Version: s.goVersion})
		if f.Toolchain != nil {
			s.requires = append(s.requires, module.Version{Path: "toolchain", Version: f.Toolchain.Name})
		}
	}
	s.retracts = f.Retract
	return s
}

// A mainModule is the one of the working directory: its go.mod, and what holds for all modules because it says so.
type mainModule struct {
	dir      string
	name     string // of go.mod
	text     []byte // as it was read
	file     *modfile.File
	path     string
	replaced map[module.Version]module.Version
	excluded map[module.Version]bool
}

// findUp is the nearest folder with a file of one of these names, and the file.
func findUp(dir string, names ...string) (string, string) {
	for {
		for _, name := range names {
			if isFile(filepath.Join(dir, name)) {
				return dir, filepath.Join(dir, name)
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ""
		}
		dir = parent
	}
}

var errNoModule = errors.New("go.mod file not found in current directory or any parent directory; see 'vo help mod'")

func openMain(env *environment) (*mainModule, error) {
	dir, name := findUp(env.cwd, "go.mod", "vo.mod")
	if dir == "" {
		return nil, errNoModule
	}
	if env.modFile != "" {
		name = env.modFile
		if !filepath.IsAbs(name) {
			name = filepath.Join(env.cwd, name)
		}
	}
	return readMain(dir, name)
}

func readMain(dir, name string) (*mainModule, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	f, err := modfile.Parse(shortPath(name), data, canonicalVersion)
	if err != nil {
		return nil, fmt.Errorf("errors parsing %s:\n%w", shortPath(name), err)
	}
	if f.Module == nil {
		return nil, fmt.Errorf("error reading %s: missing module declaration. To specify the module path:\n\tvo mod edit -module=example.com/mod", shortPath(name))
	}
	if f.Go != nil && isTooNew(f.Go.Version) {
		return nil, tooNewError{shortPath(name), f.Go.Version}
	}
	m := &mainModule{dir: dir, name: name, text: data, file: f, path: f.Module.Mod.Path}
	m.index()
	return m, nil
}

// index takes replacements and exclusions from the file again.
func (m *mainModule) index() {
	m.replaced, m.excluded = map[module.Version]module.Version{}, map[module.Version]bool{}
	for _, r := range m.file.Replace {
		m.replaced[r.Old] = r.New
	}
	for _, x := range m.file.Exclude {
		m.excluded[x.Mod] = true
	}
}

// canonicalVersion lets versions of go.mod stand that are canonical. Others are resolved when they are known.
func canonicalVersion(path, vers string) (string, error) {
	if canonical := module.CanonicalVersion(vers); canonical != "" && canonical == vers {
		if err := module.Check(path, vers); err != nil {
			return "", err
		}
		return vers, nil
	}
	return vers, nil
}

func (m *mainModule) sumName() string {
	return strings.TrimSuffix(m.name, filepath.Ext(m.name)) + ".sum"
}

// replacement is what stands for a version, and whether that is another than itself. Without version: a folder.
func (m *mainModule) replacement(v module.Version) (module.Version, bool) {
	if to, ok := m.replaced[v]; ok {
		return to, true
	}
	to, ok := m.replaced[module.Version{Path: v.Path}]
	if !ok {
		return v, false
	}
	return to, true
}

// shortPath is a file relative to the working directory if that is shorter.
func shortPath(name string) string {
	cwd, err := os.Getwd()
	if err != nil {
		return name
	}
	if short, err := filepath.Rel(cwd, name); err == nil && len(short) < len(name) {
		return short
	}
	return name
}

// A resolver knows the main module and can find out about all others.
type resolver struct {
	env       *environment
	store     *store
	main      *mainModule
	summaries memo[module.Version, *summary]
	retracted memo[string, []*modfile.Retract]
	needsSums bool // -mod=readonly: what go.sum has not got is not fetched
}

// A noSumError says that go.sum has nothing on a module.
type noSumError struct{ hint string }

func (e noSumError) Error() string { return "missing go.sum entry" + e.hint }

// checkSum says whether a version, or the go.mod of one, may be fetched.
func (r *resolver) checkSum(m module.Version, hint string) error {
	if r.needsSums && !r.store.has(m) {
		return noSumError{hint}
	}
	return nil
}

func newResolver(env *environment) (*resolver, error) {
	main, err := openMain(env)
	if err != nil {
		return nil, err
	}
	return resolverFor(env, main, false)
}

func resolverFor(env *environment, main *mainModule, lenientSums bool) (*resolver, error) {
	sums, err := readSums(main.sumName(), lenientSums)
	if err != nil {
		return nil, err
	}
	env.store.sums = sums
	return &resolver{env: env, store: env.store, main: main}, nil
}

// summary is what the go.mod of m, or of what replaces it, says. Requirements that the main module excludes are left out.
func (r *resolver) summary(m module.Version) (*summary, error) {
	if isGoOrToolchain(m.Path) {
		s := &summary{path: m.Path}
		if m.Path == "go" && compareGo(m.Version, goIsStrict) >= 0 {
			s.requires = []module.Version{{Path: "toolchain", Version: "go" + m.Version}}
		}
		return s, nil
	}
	return r.summaries.get(m, func() (*summary, error) {
		actual, _ := r.main.replacement(m)
		if actual.Version != "" {
			if err := r.checkSum(ofModFile(actual), " for go.mod file; to add it:\n\tvo mod download "+m.Path); err != nil {
				return nil, module.VersionError(actual, err)
			}
		}
		f, err := r.readModFile(actual)
		if err != nil {
			return nil, err
		}
		s := summarize(f)
		if actual.Version != "" {
			if s.path == "" {
				return nil, module.VersionError(actual, errors.New("parsing go.mod: missing module line"))
			}
			if s.path != m.Path && s.path != actual.Path {
				return nil, module.VersionError(actual, fmt.Errorf("parsing go.mod:\n\tmodule declares its path as: %s\n\t        but was required as: %s", s.path, m.Path))
			}
		}
		kept := s.requires[:0:0]
		for _, q := range s.requires {
			if !r.main.excluded[q] {
				kept = append(kept, q)
			}
		}
		s.requires = kept
		if isTooNew(s.goVersion) {
			return nil, tooNewError{shortModule(m), s.goVersion}
		}
		return s, nil
	})
}

func shortModule(m module.Version) string {
	if m.Version == "" {
		return m.Path
	}
	return m.Path + "@" + m.Version
}

// readModFile reads the go.mod of a version, or of a folder.
func (r *resolver) readModFile(m module.Version) (*modfile.File, error) {
	var data []byte
	var err error
	name := "go.mod"
	if m.Version == "" {
		name = filepath.Join(r.folder(m.Path), "go.mod")
		if !isDir(filepath.Dir(name)) {
			return nil, fmt.Errorf("replacement directory %s does not exist", m.Path)
		}
		data, err = os.ReadFile(name)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, module.VersionError(m, fmt.Errorf("reading %s: open %s: %v", shortPath(name), name, reason(err)))
			}
			return nil, err
		}
		name = shortPath(name)
	} else {
		if !isCanonical(m) {
			return nil, module.VersionError(m, fmt.Errorf("unrecognized version %q", m.Version))
		}
		data, err = r.store.modText(m)
		if err != nil {
			return nil, err
		}
	}
	f, err := modfile.ParseLax(name, bytes.Clone(data), nil)
	if err != nil {
		return nil, module.VersionError(m, fmt.Errorf("parsing %s: %v", name, err))
	}
	return f, nil
}

func isCanonical(m module.Version) bool { return module.CanonicalVersion(m.Version) == m.Version }

// folder is that of a replacement: relative to the main module's.
func (r *resolver) folder(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(r.main.dir, path)
}

// sources is the folder of a module, and whether it is no copy in the cache, so that modules may be below it.
func (r *resolver) sources(m module.Version) (dir string, isLocal bool, err error) {
	if m.Path == r.main.path && m.Version == "" {
		return r.main.dir, true, nil
	}
	actual, isReplaced := r.main.replacement(m)
	if isReplaced && actual.Version == "" {
		dir := r.folder(actual.Path)
		if !isDir(dir) {
			return "", true, module.VersionError(m, fmt.Errorf("replacement directory %s does not exist", actual.Path))
		}
		return dir, true, nil
	}
	if err := r.checkSum(actual, ""); err != nil {
		return "", false, module.VersionError(actual, err)
	}
	dir, err = r.store.dir(actual)
	return dir, false, err
}
