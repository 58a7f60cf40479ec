package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
)

// A notInModuleError says that a module has not got a package.
type notInModuleError struct {
	mod    module.Version
	query  string
	path   string
	actual module.Version // what replaces the module, or nothing
}

func (e *notInModuleError) Error() string {
	about := ""
	if e.actual.Path != "" {
		about = shortModule(e.actual)
		if e.query == e.mod.Version {
			about = " (replaced by " + about + ")"
		} else {
			about = " (" + e.mod.Version + ", replaced by " + about + ")"
		}
	} else if e.query != e.mod.Version {
		about = " (" + e.mod.Version + ")"
	}
	what := "package"
	if strings.Contains(e.path, "...") {
		what = "packages matching"
	}
	return fmt.Sprintf("module %s@%s found%s, but does not contain %s %s", e.mod.Path, e.query, about, what, e.path)
}

// A noVersionError says that nothing matches a query.
type noVersionError struct{ query, current string }

func (e *noVersionError) Error() string {
	current := ""
	if (e.query == "upgrade" || e.query == "patch") && e.current != "" && e.current != "none" {
		current = " (current version is " + e.current + ")"
	}
	return fmt.Sprintf("no matching versions for query %q%s", e.query, current)
}

// A matcher says which versions a query means.
type matcher struct {
	accepts           func(v string) bool
	isExact           bool // the query is a version
	isName            bool // the query is a branch, a commit or a tag
	prefersLowest     bool
	takesLatest       bool // a module without tags has a latest commit
	takesIncompatible bool
}

// parseQuery understands latest, upgrade, patch, v1, v1.2, v1.2.3, <v, <=v, >v, >=v, and names of revisions.
func parseQuery(modPath, query, current string) (*matcher, error) {
	m := &matcher{accepts: func(string) bool { return true }, takesIncompatible: strings.HasSuffix(current, "+incompatible")}
	hasCurrent := current != "" && current != "none"
	notBelow := func(v string) bool { return semver.Compare(v, current) >= 0 }
	isShort := func(v string) bool { return semver.IsValid(v) && semver.Canonical(v) != v && strings.Count(v, ".") < 2 }
	switch query {
	case "latest":
		m.takesLatest = true
		return m, nil
	case "upgrade":
		m.takesLatest = !hasCurrent || module.IsPseudoVersion(current)
		if hasCurrent {
			m.accepts = notBelow
		}
		return m, nil
	case "patch":
		if !hasCurrent {
			return nil, fmt.Errorf(`can't query version "patch" of module %s: no existing version is required`, modPath)
		}
		m.takesLatest = module.IsPseudoVersion(current)
		m.accepts = func(v string) bool { return semver.MajorMinor(v) == semver.MajorMinor(current) && notBelow(v) }
		return m, nil
	}
	bare := strings.TrimLeft(query, "<>=")
	operator := query[:len(query)-len(bare)]
	_, major, isPath := module.SplitPathVersion(modPath)
	if !isPath || module.CheckPathMajor(bare, major) != nil {
		m.takesIncompatible = true
	}
	switch operator {
	case "":
		switch {
		case !semver.IsValid(query):
			m.isName = true
		case isShort(query):
			m.accepts = func(v string) bool { return strings.HasPrefix(v, query+".") }
		default:
			m.isExact = true
		}
		return m, nil
	case "<", "<=", ">", ">=":
	default:
		m.isName = true
		return m, nil
	}
	if !semver.IsValid(bare) {
		return nil, fmt.Errorf("invalid semantic version %q in range %q", bare, query)
	}
	if isShort(bare) && (operator == "<=" || operator == ">") {
		return nil, fmt.Errorf("ambiguous semantic version %q in range %q", bare, query)
	}
	m.prefersLowest = operator[0] == '>'
	m.accepts = func(v string) bool {
		c := semver.Compare(v, bare)
		return c < 0 && operator[0] == '<' || c > 0 && operator[0] == '>' || c == 0 && len(operator) == 2
	}
	return m, nil
}

// retractions are the lines of a module's newest version.
func (r *resolver) retractions(modPath string) ([]*modfile.Retract, error) {
	return r.retracted.get(modPath, func() ([]*modfile.Retract, error) {
		if _, isReplaced := r.main.replaced[module.Version{Path: modPath}]; isReplaced {
			return nil, nil
		}
		newest, err := r.query(modPath, "latest", "", false)
		if err != nil {
			return nil, err
		}
		s, err := r.summary(module.Version{Path: modPath, Version: newest})
		if err != nil {
			return nil, err
		}
		return s.retracts, nil
	})
}

// checkAllowed says why a version should not be chosen: it is excluded or retracted. Else null.
func (r *resolver) checkAllowed(m module.Version) error {
	if r.main != nil && r.main.excluded[m] {
		return fmt.Errorf("%s: excluded by go.mod", m)
	}
	retracts, err := r.retractions(m.Path)
	if err != nil {
		return nil // (what cannot be known forbids nothing)
	}
	for _, one := range retracts {
		if semver.Compare(one.Low, m.Version) <= 0 && semver.Compare(m.Version, one.High) <= 0 {
			if one.Rationale == "" {
				return fmt.Errorf("%s: retracted by module author", m)
			}
			return fmt.Errorf("%s: retracted by module author: %s", m, strings.TrimSpace(one.Rationale))
		}
	}
	return nil
}

// query is the version of a module that a query means. `checks`: those that should not be chosen are passed over.
func (r *resolver) query(modPath, query, current string, checks bool) (string, error) {
	v, err := r.choose(modPath, query, current, checks)
	if err != nil {
		return "", err
	}
	_, err = r.store.info(module.Version{Path: modPath, Version: v})
	return v, err
}

func (r *resolver) choose(modPath, query, current string, checks bool) (string, error) {
	m, err := parseQuery(modPath, query, current)
	if err != nil {
		return "", err
	}
	isAllowed := func(v string) bool {
		return !checks || r.checkAllowed(module.Version{Path: modPath, Version: v}) == nil
	}
	if m.isName || m.isExact {
		return r.queryRevision(modPath, query, m.isExact)
	}
	versions, err := r.store.versions(modPath)
	if err != nil {
		return "", err
	}
	releases, prereleases, err := r.filter(modPath, versions, m, isAllowed)
	if err != nil {
		return "", err
	}
	for _, list := range [][]string{releases, prereleases} {
		if len(list) > 0 {
			if m.prefersLowest {
				return list[0], nil
			}
			return list[len(list)-1], nil
		}
	}
	if m.takesLatest {
		latest, err := r.store.latestCommit(modPath)
		if err == nil && m.accepts(latest.Version) && isAllowed(latest.Version) {
			return latest.Version, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if (query == "upgrade" || query == "patch") && current != "" && current != "none" {
		return current, nil
	}
	return "", &noVersionError{query, current}
}

// filter keeps what matches. Versions of v2 and above without go.mod ("+incompatible") count only if the last one below has none.
func (r *resolver) filter(modPath string, versions []string, m *matcher, isAllowed func(string) bool) (releases, prereleases []string, err error) {
	takesIncompatible, lastCompatible := m.takesIncompatible, ""
	for _, v := range versions {
		if !m.accepts(v) || !isAllowed(v) {
			continue
		}
		if !takesIncompatible {
			if !strings.HasSuffix(v, "+incompatible") {
				lastCompatible = v
			} else if lastCompatible != "" {
				has, err := r.hasModFile(module.Version{Path: modPath, Version: lastCompatible})
				if err != nil {
					return nil, nil, err
				}
				if has {
					break
				}
				takesIncompatible = true
			}
		}
		if semver.Prerelease(v) != "" {
			prereleases = append(prereleases, v)
		} else {
			releases = append(releases, v)
		}
	}
	return releases, prereleases, nil
}

// hasModFile guesses whether a version has a go.mod: proxies make one up of a module line alone.
func (r *resolver) hasModFile(m module.Version) (bool, error) {
	data, err := r.store.modText(m)
	if err != nil {
		return false, err
	}
	return strings.TrimSpace(string(data)) != "module "+modfile.AutoQuote(m.Path), nil
}

// queryRevision is the version of a revision that is named.
func (r *resolver) queryRevision(modPath, name string, isVersion bool) (string, error) {
	var revision *revision
	var err error
	if canonical := module.CanonicalVersion(name); isVersion && canonical == name {
		revision, err = r.store.info(module.Version{Path: modPath, Version: name})
		if err == nil {
			err = module.Check(modPath, name)
		}
	} else {
		revision, err = r.store.named(modPath, name)
		if err != nil && isVersion && canonical != "" {
			if again, errAgain := r.store.info(module.Version{Path: modPath, Version: canonical}); errAgain == nil {
				revision, err = again, nil
			}
		}
	}
	if err != nil {
		return "", err
	}
	if r.main != nil && r.main.excluded[module.Version{Path: modPath, Version: revision.Version}] {
		return "", fmt.Errorf("%s@%s: excluded by go.mod", modPath, revision.Version)
	}
	return revision.Version, nil
}

// modulePaths are the paths of modules that may have a package, the longest first.
func (r *resolver) modulePaths(pkgPath string) []string {
	var out []string
	for prefix := pkgPath; prefix != "." && prefix != "/"; prefix = path.Dir(prefix) {
		if _, _, ok := module.SplitPathVersion(prefix); ok && (r.main == nil || prefix != r.main.path) {
			out = append(out, prefix)
		}
	}
	return out
}

// queryPackage finds the modules that have a package, in the versions that a query means; the longest path first. `current` is the
// version of a module now, or "none".
func (r *resolver) queryPackage(pkgPath, query string, current func(string) string) ([]module.Version, error) {
	paths := r.modulePaths(pkgPath)
	if len(paths) == 0 {
		return nil, fmt.Errorf("package %s is not in any module", pkgPath)
	}
	mods, errs := make([]module.Version, len(paths)), make([]error, len(paths))
	inParallel(len(paths), func(i int) {
		if err := module.CheckPath(paths[i]); err != nil {
			errs[i] = err
			return
		}
		v, err := r.query(paths[i], query, current(paths[i]), true)
		mods[i], errs[i] = module.Version{Path: paths[i], Version: v}, err
	})
	var found []module.Version
	for i, m := range mods {
		if errs[i] != nil {
			continue
		}
		dir, isLocal, err := r.sources(m)
		if err != nil {
			errs[i] = err
		} else if _, ok := folderIn(pkgPath, m.Path, dir, isLocal); ok {
			found = append(found, m)
		} else {
			missing := &notInModuleError{mod: m, query: query, path: pkgPath}
			if actual, isReplaced := r.main.replacement(m); isReplaced {
				missing.actual = actual
			}
			errs[i] = missing
		}
	}
	if len(found) > 0 {
		return found, nil
	}
	return nil, mostTelling(errs)
}

// mostTelling is the error that says most about why no module has a package.
func mostTelling(errs []error) error {
	rank := func(err error) int {
		var noPackage *notInModuleError
		var noVersion *noVersionError
		var badPath *module.InvalidPathError
		var badVersion *module.InvalidVersionError
		switch {
		case errors.As(err, &noPackage):
			return 1
		case errors.As(err, &noVersion):
			return 2
		case errors.As(err, &badPath):
			return 3
		case errors.Is(err, fs.ErrNotExist):
			return 5
		case errors.As(err, &badVersion):
			return 4
		}
		return 0
	}
	return slices.MinFunc(errs, func(a, b error) int { return rank(a) - rank(b) })
}

// queryImport finds a module for a package that the main module imports and no required module has.
func (r *resolver) queryImport(pkgPath string, rs *requirements, quiet bool) (module.Version, error) {
	g, err := rs.graph()
	if err != nil {
		return module.Version{}, err
	}
	if m, err := r.replacedModule(pkgPath, g); err != nil || m.Path != "" {
		return m, err
	}
	missing := &missingError{path: pkgPath}
	if isStandard(pkgPath) {
		missing.isIn = r.env.library + "/" + pkgPath
		return module.Version{}, missing
	}
	if r.env.modFlag == "readonly" || r.env.modFlag == "vendor" {
		missing.why = fmt.Errorf("import lookup disabled by -mod=%s", r.env.modFlag)
		return module.Version{}, missing
	}
	if !quiet {
		say("finding module for package %s", pkgPath)
	}
	mods, err := r.queryPackage(pkgPath, "latest", g.version)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			missing.why = err
			return module.Version{}, missing
		}
		return module.Version{}, err
	}
	for _, m := range mods {
		if compareVersions(m.Path, g.version(m.Path), m.Version) <= 0 {
			return m, nil
		}
	}
	return module.Version{}, fmt.Errorf("package %s provided by %s at latest version %s but not at required version %s", pkgPath, mods[0].Path,
		mods[0].Version, g.version(mods[0].Path))
}

// replacedModule is a module that has a package and is replaced, but not required so far. No path: there is none.
func (r *resolver) replacedModule(pkgPath string, g *graph) (module.Version, error) {
	highest := map[string]string{}
	for old := range r.main.replaced {
		if pkgPath != old.Path && !strings.HasPrefix(pkgPath, old.Path+"/") {
			continue
		}
		if v, ok := highest[old.Path]; !ok || old.Version != "" && (v == "" || semver.Compare(old.Version, v) > 0) {
			highest[old.Path] = old.Version
		}
	}
	var mods []module.Version
	for p, v := range highest {
		if v == "" {
			v = module.ZeroPseudoVersion("v0")
			if _, major, ok := module.SplitPathVersion(p); ok && major != "" {
				v = module.ZeroPseudoVersion(major[1:])
			}
		}
		if compareVersions(p, g.version(p), v) < 0 {
			mods = append(mods, module.Version{Path: p, Version: v})
		}
	}
	slices.SortFunc(mods, func(a, b module.Version) int { return len(b.Path) - len(a.Path) })
	for _, m := range mods {
		dir, isLocal, err := r.sources(m)
		if err != nil {
			return module.Version{}, err
		}
		if _, ok := folderIn(pkgPath, m.Path, dir, isLocal); ok {
			return m, nil
		}
	}
	if len(mods) > 0 && module.CheckPath(pkgPath) != nil {
		actual, _ := r.main.replacement(mods[0])
		return module.Version{}, &notInModuleError{mod: mods[0], query: "latest", path: pkgPath, actual: actual}
	}
	return module.Version{}, nil
}
