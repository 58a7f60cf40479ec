package main

import (
	"errors"
	"fmt"
	"maps"
	pathpkg "path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
)

// A pkg is a package, or the tests of one.
type pkg struct {
	path        string
	testOf      *pkg
	mod         module.Version // no path: the library's, or nobody's
	dir         string
	err         error
	imports     []*pkg
	testImports []string
	test        *pkg
	others      []module.Version // that could have had the package, by their paths
	from        *pkg             // what imports it, on a shortest way from a root

	isLoaded bool
	inAll    bool // what builds and tests of the main module need
	isRoot   bool // was asked for
	fromRoot bool // is needed by one that was asked for
}

// A loader finds the packages that some packages import, and their modules. Each round of load is a new one.
type loader struct {
	r     *resolver
	rs    *requirements
	goal  loadGoal
	byKey map[string]*pkg
	queue []*pkg
	pkgs  []*pkg // in breadth-first order from the roots
}

// A loadGoal says what is loaded.
type loadGoal struct {
	roots           func(*requirements) []string
	all             bool // the roots are all of the main module, and what these import
	tests           bool // of all roots
	rootsAreImports bool // modules of what roots need become requirements
	resolves        bool // missing modules are looked for
	tidies          bool
	quiet           bool // nothing is said of what is looked for
}

// A missingError says that no module of a build has a package.
type missingError struct {
	path string
	isIn string // where the library would have it
	why  error
}

func (e *missingError) Error() string {
	if e.isIn != "" {
		return fmt.Sprintf("package %s is not in std (%s)", e.path, e.isIn)
	}
	if e.why != nil {
		return fmt.Sprintf("cannot find module providing package %s: %v", e.path, e.why)
	}
	return fmt.Sprintf("no required module provides package %s; to add it:\n\tvo get %s", e.path, e.path)
}

// An ambiguousError says that several modules have a package.
type ambiguousError struct {
	path string
	mods []module.Version
	dirs []string
}

func (e *ambiguousError) Error() string {
	text := fmt.Sprintf("ambiguous import: found package %s in multiple modules:", e.path)
	for i, m := range e.mods {
		text += "\n\t" + m.Path
		if m.Version != "" {
			text += " " + m.Version
		}
		text += " (" + e.dirs[i] + ")"
	}
	return text
}

// An unknownError says that go.sum has nothing on a module that has a package, or could have it.
type unknownError struct {
	path     string
	mods     []module.Version
	isFound  bool // another one has it
	importer *pkg
}

func (e *unknownError) Error() string {
	by, hint := "", ""
	if e.importer != nil {
		by = " (imported by " + e.importer.path + ")"
	}
	what := "for module providing package " + e.path + by
	switch {
	case e.isFound:
		what = "needed to verify package " + e.path + by + " is provided by exactly one module"
		hint = "; to add:\n\tvo mod download"
		for _, m := range e.mods {
			hint += " " + m.Path
		}
	case e.importer != nil:
		hint = "; to add:\n\tvo get "
		if e.importer.testOf != nil {
			hint += "-t "
		}
		hint += e.importer.path
		if v := e.importer.mod.Version; v != "" {
			hint += "@" + v
		}
	}
	return "missing go.sum entry " + what + hint
}

// isStandard says whether a path looks like one of Go's library.
func isStandard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// folderIn is the folder that a package would have in a module, and whether there is one.
func folderIn(path, modPath, modDir string, isLocal bool) (string, bool) {
	if path != modPath && !strings.HasPrefix(path, modPath+"/") {
		return "", false
	}
	dir := filepath.Join(modDir, path[len(modPath):])
	if isLocal {
		for d := dir; d != modDir && len(d) > len(modDir); d = filepath.Dir(d) {
			if isFile(filepath.Join(d, "go.mod")) {
				return "", false
			}
		}
	}
	return dir, hasSources(dir)
}

// A found is where a package is.
type found struct {
	mod    module.Version
	dir    string
	others []module.Version
}

// find looks for a package among the roots, then among all selected modules.
func (r *resolver) find(path string, rs *requirements, g *graph) (found, error) {
	if strings.HasPrefix(path, "./") || strings.HasPrefix(path, "../") || path == "." || path == ".." {
		return found{}, fmt.Errorf("%q is relative, but relative import paths are not supported in module mode", path)
	}
	if strings.HasPrefix(path, "/") {
		return found{}, fmt.Errorf("%q is not a package path; see 'vo help packages'", path)
	}
	if err := module.CheckImportPath(path); err != nil {
		return found{}, fmt.Errorf("malformed import path %q: %w", path, err.(*module.InvalidPathError).Err)
	}
	var mods, others []module.Version
	var dirs []string
	if isStandard(path) {
		if dir := filepath.Join(r.env.library, path); path == "unsafe" || hasSources(dir) {
			mods, dirs = append(mods, module.Version{}), append(dirs, dir)
		}
	}
	for {
		var unknown []module.Version // to go.sum
		for prefix := path; prefix != "."; prefix = pathpkg.Dir(prefix) {
			if isGoOrToolchain(prefix) {
				continue
			}
			var version string
			if g == nil {
				v, isRoot := rs.root(prefix)
				if !isRoot {
					continue
				}
				version = v
			} else {
				version = g.version(prefix)
			}
			if version == "none" {
				continue
			}
			m := module.Version{Path: prefix, Version: version}
			modDir, isLocal, err := r.sources(m)
			var noSum noSumError
			if errors.As(err, &noSum) {
				unknown = append(unknown, m)
				continue
			}
			if err != nil {
				return found{}, err
			}
			if dir, isThere := folderIn(path, prefix, modDir, isLocal); isThere {
				mods, dirs = append(mods, m), append(dirs, dir)
			} else {
				others = append(others, m)
			}
		}
		if len(mods) > 1 {
			slices.Reverse(mods)
			slices.Reverse(dirs)
			return found{}, &ambiguousError{path, mods, dirs}
		}
		if len(unknown) > 0 {
			slices.Reverse(unknown)
			return found{}, &unknownError{path: path, mods: unknown, isFound: len(mods) > 0}
		}
		if len(mods) == 1 {
			if m := mods[0]; m.Path != "" && m.Path != r.main.path {
				if _, err := r.summary(m); err != nil {
					return found{}, err
				}
			}
			return found{mods[0], dirs[0], others}, nil
		}
		if g != nil {
			missing := &missingError{path: path}
			if isStandard(path) {
				missing.isIn = filepath.Join(r.env.library, path)
			}
			return found{}, missing
		}
		var err error
		if g, err = rs.graph(); err != nil {
			return found{}, err
		}
		others = nil
	}
}

// text names the imports that lead to a package.
func (p *pkg) text() string {
	var way []*pkg
	for from := p.from; from != nil; from = from.from {
		way = append(way, from)
	}
	text := ""
	for i, one := range slices.Backward(way) {
		text += one.path
		if one.testOf != nil {
			text += ".test"
		}
		if i > 0 && way[i-1].testOf == one {
			text += " tested by\n\t"
		} else {
			text += " imports\n\t"
		}
	}
	return text + p.path
}

func (p *pkg) isOfOther(r *resolver) bool { return p.mod.Path != "" && p.mod.Path != r.main.path }

func (l *loader) add(path string) *pkg {
	p := l.byKey[path]
	if p == nil {
		p = &pkg{path: path}
		l.byKey[path] = p
		l.queue = append(l.queue, p)
	}
	return p
}

// mark says of a package, and of what it imports, what it is wanted for. Its tests are added if they are wanted, too.
func (l *loader) mark(p *pkg, inAll, isRoot, fromRoot bool) {
	inAll, isRoot = inAll || p.inAll, isRoot || p.isRoot
	if inAll && l.goal.all && p.testOf == nil {
		isRoot = true
	}
	fromRoot = fromRoot || isRoot || p.fromRoot
	if inAll == p.inAll && isRoot == p.isRoot && fromRoot == p.fromRoot {
		return
	}
	p.inAll, p.isRoot, p.fromRoot = inAll, isRoot, fromRoot
	if p.isLoaded {
		l.spread(p)
	}
}

// spread passes a package's marks on.
func (l *loader) spread(p *pkg) {
	for _, next := range p.imports {
		l.mark(next, p.inAll, false, p.fromRoot)
	}
	if p.testOf != nil {
		return
	}
	isMain := p.mod.Path == l.r.main.path && p.mod.Path != ""
	closesOverTests := compareGo(l.rs.goVersion(), goWithoutLine) < 0
	if !(l.goal.all && isMain || l.goal.all && closesOverTests && p.inAll || l.goal.tests && p.isRoot) {
		return
	}
	if p.test == nil {
		p.test = &pkg{path: p.path, testOf: p, mod: p.mod, dir: p.dir, err: p.err, isLoaded: true}
		for _, path := range p.testImports {
			p.test.imports = append(p.test.imports, l.add(path))
		}
		l.spread(p.test)
	}
	l.mark(p.test, isMain || closesOverTests && p.inAll, false, false)
}

// load is one round: all packages with the requirements as they are.
func (l *loader) load(roots []string) {
	l.byKey, l.queue, l.pkgs = map[string]*pkg{}, nil, nil
	var g *graph
	if !l.rs.pruned {
		g, _ = l.rs.graph()
	}
	tools := map[string]bool{}
	for _, t := range l.r.main.file.Tool {
		tools[t.Path] = true
	}
	var rootPkgs []*pkg
	for _, path := range roots {
		p := l.add(path)
		if !slices.Contains(rootPkgs, p) {
			rootPkgs = append(rootPkgs, p)
		}
		l.mark(p, false, true, false)
	}
	for len(l.queue) > 0 {
		level := l.queue
		l.queue = nil
		imports := make([][]string, len(level))
		inParallel(len(level), func(i int) {
			p := level[i]
			at, err := l.r.find(p.path, l.rs, g)
			p.mod, p.dir, p.others, p.err = at.mod, at.dir, at.others, err
			// What the library imports is the library.
			if err == nil && p.mod.Path != "" {
				imports[i], p.testImports, p.err = scanImports(p.dir)
			}
		})
		for i, p := range level {
			for _, path := range imports[i] {
				p.imports = append(p.imports, l.add(path))
			}
			p.isLoaded = true
			l.mark(p, tools[p.path] || p.mod.Path == l.r.main.path && p.mod.Path != "", false, false)
			l.spread(p)
		}
	}
	l.order(rootPkgs)
}

// order lists the packages in breadth first and notes who leads to them.
func (l *loader) order(roots []*pkg) {
	seen := map[*pkg]bool{}
	for _, p := range roots {
		if !seen[p] {
			seen[p] = true
			l.pkgs = append(l.pkgs, p)
		}
	}
	for i := 0; i < len(l.pkgs); i++ {
		p := l.pkgs[i]
		next := p.imports
		if p.test != nil {
			next = append(slices.Clone(next), p.test)
		}
		for _, n := range next {
			if !seen[n] {
				seen[n], n.from = true, p
				l.pkgs = append(l.pkgs, n)
			}
		}
	}
}

// run loads until no requirement is missing. Errors of packages are in them.
func (l *loader) run() error {
	for {
		if l.rs.pruned != isPruned(l.rs.goVersion()) {
			rs, err := l.r.convert(l.rs)
			if err != nil {
				return err
			}
			l.rs = rs
		}
		if !l.rs.pruned {
			if _, err := l.rs.graph(); err != nil {
				return err
			}
		}
		l.load(l.goal.roots(l.rs))
		changed, err := l.update()
		if err != nil {
			return err
		}
		if changed {
			continue
		}
		if !l.goal.resolves {
			return nil
		}
		added, by := l.resolveMissing()
		if len(added) == 0 {
			return nil
		}
		rs, err := l.r.updateRoots(l.rs, l.rs.direct, nil, added, l.goal.rootsAreImports)
		var unreadable *graphError
		if errors.As(err, &unreadable) && by[unreadable.mod] != nil {
			return fmt.Errorf("%s: %w", by[unreadable.mod].text(), unreadable.err)
		}
		if err != nil {
			return err
		}
		if slices.Equal(rs.roots, l.rs.roots) {
			return fmt.Errorf("adding %v to the requirements has no effect", added)
		}
		l.rs = rs
	}
}

// update brings the requirements in line with the packages. True if packages may be others then.
func (l *loader) update() (bool, error) {
	direct := map[string]bool{}
	if !l.goal.all {
		maps.Copy(direct, l.rs.direct)
	}
	for _, p := range l.pkgs {
		if isFatal(p.err) {
			return false, p.err
		}
		if p.mod.Path != l.r.main.path || p.mod.Path == "" {
			continue
		}
		for _, next := range p.imports {
			if next.isOfOther(l.r) {
				direct[next.mod.Path] = true
			}
		}
	}
	var add []module.Version
	if l.goal.tidies {
		tidy, err := l.r.tidyRoots(l.rs, l.pkgs)
		if err != nil {
			return false, err
		}
		add = tidy.roots
	}
	rs, err := l.r.updateRoots(l.rs, direct, l.pkgs, add, l.goal.rootsAreImports)
	if err != nil {
		return false, err
	}
	old := l.rs
	l.rs = rs
	if rs.goVersion() != old.goVersion() {
		return true, nil
	}
	if rs == old || slices.Equal(rs.roots, old.roots) {
		return false, nil
	}
	g, err := rs.graph()
	if err != nil {
		return false, err
	}
	for _, p := range l.pkgs {
		if p.isOfOther(l.r) && g.version(p.mod.Path) != p.mod.Version {
			return true, nil
		}
		if p.err != nil {
			if _, err := l.r.find(p.path, rs, nil); err == nil {
				return true, nil
			}
		}
	}
	return false, nil
}

// resolveMissing looks for modules that have packages that are missing, and says for which.
func (l *loader) resolveMissing() ([]module.Version, map[module.Version]*pkg) {
	var missing []*pkg
	for _, p := range l.pkgs {
		var absent *missingError
		if p.testOf == nil && errors.As(p.err, &absent) {
			missing = append(missing, p)
		}
	}
	mods := make([]module.Version, len(missing))
	inParallel(len(missing), func(i int) {
		m, err := l.r.queryImport(missing[i].path, l.rs, l.goal.quiet)
		if err != nil {
			missing[i].err = err
		}
		mods[i] = m
	})
	var added []module.Version
	by := map[module.Version]*pkg{}
	for i, m := range mods {
		if m.Path == "" {
			continue
		}
		if !l.goal.quiet && missing[i].from != nil {
			say("found %s in %s %s", missing[i].path, m.Path, m.Version)
		}
		if by[m] == nil {
			by[m] = missing[i]
			added = append(added, m)
		}
	}
	return sortedModules(added), by
}

// report says what is wrong with packages. False if nothing is.
func (l *loader) report() bool {
	any := false
	for _, p := range l.pkgs {
		var unknown *unknownError
		if errors.As(p.err, &unknown) {
			unknown.importer = p.from
		}
		var missing *missingError
		if p.err == nil || p.testOf != nil || errors.As(p.err, &missing) && missing.isIn != "" && l.goal.tidies || p.err == errNoSources && !p.isRoot {
			continue
		}
		any = true
		if p.from == nil && !l.goal.tidies {
			say("%v", p.err)
		} else {
			say("%s: %v", p.text(), p.err)
		}
	}
	return any
}
