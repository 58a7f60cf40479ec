package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// A wish is an argument of `vo get`.
type wish struct {
	text  string
	path  string // of a module or package; or a folder, or a pattern
	query string
	pkgs  []string // what it turned out to mean
}

// A getter changes the requirements of the main module until they are what was wished.
type getter struct {
	r        *resolver
	rs       *requirements
	wishes   []*wish
	fixed    map[string]string // versions that were asked for, by module
	upgrades string            // "", "upgrade" or "patch": of what packages need
	tests    bool
	old      map[string]string // versions before
}

func get(env *environment, args []string) error {
	flags := newFlags(env, "get")
	g := &getter{fixed: map[string]string{}, old: map[string]string{}}
	flags.BoolVar(&g.tests, "t", false, "")
	flags.BoolVar(&env.isVerbose, "v", env.isVerbose, "")
	flags.Bool("d", true, "")
	isTool := flags.Bool("tool", false, "")
	flags.Var(upgradeFlag{g}, "u", "")
	env.modFlag = "mod" // whatever GOFLAGS says
	args, err := parse(flags, args)
	if err != nil {
		return err
	}
	if env.modFlag != "mod" {
		return fmt.Errorf("flag -mod=%s cannot be used with vo get, which changes go.mod", env.modFlag)
	}
	if g.r, err = newResolver(env); err != nil {
		if err == errNoModule {
			return errors.New("go.mod file not found in current directory or any parent directory.\n\t'vo get' is no longer supported outside a module.\n" +
				"\tTo build and install a command, use 'vo install' with a version,\n\tlike 'vo install example.com/cmd@latest'")
		}
		return err
	}
	g.rs = readRequirements(g.r)
	if g.r.main.file.Go == nil {
		g.rs = g.rs.withGo(localGo)
	}
	before, err := g.rs.graph()
	if err != nil {
		return err
	}
	for _, m := range before.buildList()[1:] {
		g.old[m.Path] = m.Version
	}
	oldRoots := g.r.listed()
	if err := g.parseWishes(args); err != nil {
		return err
	}
	if err := g.resolve(); err != nil {
		return err
	}
	l, err := g.settle()
	if err != nil {
		return err
	}
	if l.report() {
		return errReported
	}
	if err := g.changeTools(*isTool); err != nil {
		return err
	}
	text, err := g.r.main.format(l.rs)
	if err != nil {
		return err
	}
	if err := g.fetchChanged(l.rs); err != nil {
		return err
	}
	g.warn(l)
	g.report(oldRoots, g.r.listed(), l.rs)
	keep, err := l.keepSums(l.rs, true)
	if err != nil {
		return err
	}
	if err := g.r.main.write(env.store, text); err != nil {
		return err
	}
	return env.store.writeSums(keep, false)
}

// fetchChanged fetches modules whose version has changed, if go.sum had the one before: some package needs them, even if it was not
// looked at now.
func (g *getter) fetchChanged(rs *requirements) error {
	all, err := rs.graph()
	if err != nil {
		return err
	}
	var changed []module.Version
	for _, m := range all.buildList()[1:] {
		old, isReplaced := g.r.main.replacement(module.Version{Path: m.Path, Version: g.old[m.Path]})
		if old.Version != "" && !isReplaced && old != m && g.r.store.has(old) {
			changed = append(changed, m)
		}
	}
	errs := make([]error, len(changed))
	inParallel(len(changed), func(i int) { _, _, errs[i] = g.r.sources(changed[i]) })
	return errors.Join(errs...)
}

// upgradeFlag is -u, which may have a value.
type upgradeFlag struct{ g *getter }

func (upgradeFlag) String() string   { return "" }
func (upgradeFlag) IsBoolFlag() bool { return true }
func (f upgradeFlag) Set(s string) error {
	switch s {
	case "true":
		f.g.upgrades = "upgrade"
	case "patch":
		f.g.upgrades = "patch"
	case "false":
		f.g.upgrades = ""
	default:
		return fmt.Errorf("-u=%s: nothing, patch or false is wanted", s)
	}
	return nil
}

// listed are the requirements that go.mod names, go and toolchain among them.
func (r *resolver) listed() []module.Version {
	var out []module.Version
	f := r.main.file
	if f.Go != nil {
		out = append(out, module.Version{Path: "go", Version: f.Go.Version})
	}
	if f.Toolchain != nil {
		out = append(out, module.Version{Path: "toolchain", Version: f.Toolchain.Name})
	}
	for _, q := range f.Require {
		out = append(out, q.Mod)
	}
	return out
}

func (g *getter) parseWishes(args []string) error {
	if len(args) == 0 {
		args = []string{"."}
	}
	for _, arg := range args {
		path, query, hasQuery := strings.Cut(arg, "@")
		if hasQuery && query == "" {
			return fmt.Errorf("invalid module version syntax %q", arg)
		}
		if !hasQuery {
			query = "upgrade"
			if g.upgrades == "patch" {
				query = "patch"
			}
		}
		if modfile.IsDirectoryPath(path) && hasQuery && query != "none" && query != "upgrade" && query != "patch" {
			return fmt.Errorf("%s: can't request explicit version %q of path %q in main module", arg, query, path)
		}
		g.wishes = append(g.wishes, &wish{text: arg, path: path, query: query})
	}
	return nil
}

// resolve finds a module for each wish and sets the versions that were asked for.
func (g *getter) resolve() error {
	now, err := g.rs.graph()
	if err != nil {
		return err
	}
	var fixed []module.Version
	for _, w := range g.wishes {
		switch {
		case isGoOrToolchain(w.path):
			if err := g.setGo(w); err != nil {
				return err
			}
		case modfile.IsDirectoryPath(w.path):
			if err := g.addFolders(w); err != nil {
				return err
			}
		case w.path == "all":
			w.pkgs = g.r.all(g.rs)
		case w.query == "none":
			if now.version(w.path) != "none" {
				fixed = append(fixed, module.Version{Path: w.path, Version: "none"})
			}
		default:
			m, err := g.resolvePath(w, now)
			if err != nil {
				return err
			}
			if m.Path != "" {
				fixed = append(fixed, m)
			}
		}
	}
	for _, m := range fixed {
		if v, ok := g.fixed[m.Path]; ok && v != m.Version {
			return fmt.Errorf("%s@%s conflicts with %s@%s", m.Path, m.Version, m.Path, v)
		}
		g.fixed[m.Path] = m.Version
	}
	return g.edit(nil)
}

// addFolders finds the packages of folders of the main module.
func (g *getter) addFolders(w *wish) error {
	main := g.r.main
	folder, isPattern := strings.CutSuffix(w.path, "...")
	dir := folder
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(g.r.env.cwd, dir)
	}
	relative, err := filepath.Rel(main.dir, dir)
	if err != nil || relative == ".." || strings.HasPrefix(relative, "../") {
		return fmt.Errorf("%s: directory %s outside main module or its selected dependencies", w.text, shortPath(dir))
	}
	path := main.path
	if relative != "." {
		path += "/" + filepath.ToSlash(relative)
	}
	if !isPattern {
		if hasSources(dir) {
			w.pkgs = []string{path}
		}
		return nil
	}
	for _, p := range g.r.all(g.rs) {
		if p == path || strings.HasPrefix(p, path+"/") {
			w.pkgs = append(w.pkgs, p)
		}
	}
	return nil
}

// resolvePath finds the module of a path, which is its own or that of a package; no path: the package needs no change.
func (g *getter) resolvePath(w *wish, now *graph) (module.Version, error) {
	r := g.r
	if w.path == r.main.path || isStandard(w.path) && hasSources(filepath.Join(r.env.library, w.path)) {
		if w.query != "upgrade" && w.query != "patch" && w.query != "latest" {
			return module.Version{}, fmt.Errorf("%s: can't request version %q of the main module or the library", w.text, w.query)
		}
		w.pkgs = []string{w.path}
		return module.Version{}, nil
	}
	if strings.Contains(w.path, "...") {
		return g.resolvePattern(w, now)
	}
	// A package that a module of the build has stays with that module.
	if at, err := r.find(w.path, g.rs, now); err == nil && at.mod.Path != r.main.path {
		v, err := r.query(at.mod.Path, w.query, now.version(at.mod.Path), true)
		if err != nil {
			return module.Version{}, about(w, at.mod.Path, err)
		}
		w.pkgs = []string{w.path}
		return module.Version{Path: at.mod.Path, Version: v}, nil
	}
	mods, err := r.queryPackage(w.path, w.query, now.version)
	if err == nil {
		w.pkgs = []string{w.path}
		return mods[0], nil
	}
	// A module without a package at its root.
	if v, moduleErr := r.query(w.path, w.query, now.version(w.path), true); moduleErr == nil {
		return module.Version{Path: w.path, Version: v}, nil
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errOff) {
		return module.Version{}, fmt.Errorf("%w", err)
	}
	return module.Version{}, about(w, w.path, err)
}

// about is an error with the argument that it is about, unless it names a module itself.
func about(w *wish, path string, err error) error {
	var of *module.ModuleError
	var elsewhere *notInModuleError
	if errors.As(err, &of) || errors.As(err, &elsewhere) {
		return err
	}
	query := w.query
	if !strings.Contains(w.text, "@") {
		return fmt.Errorf("%s: %w", path, err)
	}
	return fmt.Errorf("%s@%s: %w", path, query, err)
}

// resolvePattern takes modules of the build whose paths match, and their packages.
func (g *getter) resolvePattern(w *wish, now *graph) (module.Version, error) {
	any := false
	for _, m := range now.buildList()[1:] {
		if isGoOrToolchain(m.Path) || !matchesPattern(w.path, m.Path) {
			continue
		}
		any = true
		v, err := g.r.query(m.Path, w.query, m.Version, true)
		if err != nil {
			return module.Version{}, about(w, m.Path, err)
		}
		g.fixed[m.Path] = v
	}
	if !any {
		return module.Version{}, fmt.Errorf("no modules of the build match %s", w.path)
	}
	return module.Version{}, nil
}

// setGo changes the go or the toolchain line.
func (g *getter) setGo(w *wish) error {
	version := w.query
	switch {
	case version == "upgrade" || version == "latest" || version == "patch":
		version = localGo
		if w.path == "toolchain" {
			version = "go" + version
		}
	case w.path == "go" && !modfile.GoVersionRE.MatchString(version), w.path == "toolchain" && version != "none" && !modfile.ToolchainRE.MatchString(version):
		return fmt.Errorf("%s: invalid version %q", w.text, version)
	}
	if isTooNew(strings.TrimPrefix(version, "go")) && version != "none" {
		return fmt.Errorf("%s: requires go >= %s (running go %s)", w.text, version, localGo)
	}
	var roots []module.Version
	for _, m := range g.rs.roots {
		if m.Path != w.path && !(w.path == "go" && m.Path == "toolchain") {
			roots = append(roots, m)
		}
	}
	if version != "none" {
		roots = append(roots, module.Version{Path: w.path, Version: version})
	}
	g.rs = newRequirements(g.r, g.rs.pruned, roots, g.rs.direct)
	return nil
}

// edit brings the requirements to the fixed versions, with some more. A requirement that leads to a higher one goes down a version at a
// time, or away, until none does.
func (g *getter) edit(add []module.Version) error {
	before, err := g.rs.graph()
	if err != nil {
		return err
	}
	wanted := map[string]string{}
	if g.rs.pruned {
		for _, m := range g.rs.roots {
			wanted[m.Path], _ = g.rs.root(m.Path)
		}
	} else {
		for _, m := range before.buildList()[1:] {
			wanted[m.Path] = m.Version
		}
	}
	for _, m := range add {
		if v, ok := wanted[m.Path]; !ok || compareVersions(m.Path, m.Version, v) > 0 {
			wanted[m.Path] = m.Version
		}
	}
	maps.Copy(wanted, g.fixed)
	rejected := map[module.Version]bool{}
	for {
		var roots []module.Version
		for path, v := range wanted {
			if v != "none" {
				roots = append(roots, module.Version{Path: path, Version: v})
			}
		}
		roots = sortedModules(roots)
		all, isRoot, err := g.expand(roots)
		if err != nil {
			return err
		}
		isBad, err := g.tooHigh(all, isRoot)
		if err != nil {
			return err
		}
		isChanged, isRaised := false, false
		for _, m := range roots {
			if !isBad[m] {
				continue
			}
			if g.fixed[m.Path] == m.Version {
				return g.conflict(g.excess(all), all)
			}
			if up := (module.Version{Path: m.Path, Version: all.version(m.Path)}); up != m && !isBad[up] && !rejected[up] {
				continue
			}
			maps.Copy(rejected, isBad)
			isChanged = true
			if wanted[m.Path], err = g.below(m, before.version(m.Path), rejected); err != nil {
				return err
			}
		}
		// What others ask for in a higher version is taken in that, and looked at again.
		for path, v := range wanted {
			if _, isFixed := g.fixed[path]; !isFixed && !isChanged && all.version(path) != v {
				wanted[path] = all.version(path)
				isRaised = true
			}
		}
		if !isChanged && !isRaised {
			return g.adopt(roots)
		}
	}
}

// expand reads the graph of some roots; with pruning the selected versions of their paths are roots, too, as they will be.
func (g *getter) expand(roots []module.Version) (*graph, map[module.Version]bool, error) {
	for {
		all, err := g.r.loadGraph(roots, g.rs.pruned)
		if err != nil {
			return nil, nil, err
		}
		isRoot := map[module.Version]bool{}
		for _, m := range roots {
			isRoot[m] = true
		}
		more := roots
		for _, m := range roots {
			if up := (module.Version{Path: m.Path, Version: all.version(m.Path)}); g.rs.pruned && !isRoot[up] {
				isRoot[up] = true
				more = append(more, up)
			}
		}
		if len(more) == len(roots) {
			return all, isRoot, nil
		}
		roots = sortedModules(more)
	}
}

// tooHigh are the versions that are, or lead to, a higher version than was asked for. What a pruned module leads to beyond its own
// requirements counts only through roots.
func (g *getter) tooHigh(all *graph, isRoot map[module.Version]bool) (map[module.Version]bool, error) {
	isAbove := func(m module.Version) bool {
		v, isFixed := g.fixed[m.Path]
		return isFixed && compareVersions(m.Path, m.Version, v) > 0
	}
	isBad := map[module.Version]bool{}
	for changed := true; changed; {
		changed = false
		for m, required := range all.required {
			if m == all.main || isBad[m] {
				continue
			}
			s, err := g.r.summary(m)
			if err != nil {
				return nil, err
			}
			passesOn := func(q module.Version) bool { return isBad[q] && (!g.rs.pruned || !s.pruned || isRoot[q]) }
			if isAbove(m) || slices.ContainsFunc(required, isAbove) || slices.ContainsFunc(required, passesOn) {
				isBad[m], changed = true, true
			}
		}
	}
	return isBad, nil
}

// below is the next version below m that may be chosen and was not rejected: the one from before if it comes first. "none" if there is none.
func (g *getter) below(m module.Version, before string, rejected map[module.Version]bool) (string, error) {
	if isGoOrToolchain(m.Path) {
		return "none", nil
	}
	versions, err := g.r.store.versions(m.Path)
	if err != nil {
		return "", err
	}
	candidates := slices.Clone(versions)
	if before != "none" {
		candidates = append(candidates, before)
	}
	slices.SortFunc(candidates, func(a, b string) int { return compareVersions(m.Path, b, a) })
	for _, v := range candidates {
		lower := module.Version{Path: m.Path, Version: v}
		if compareVersions(m.Path, v, m.Version) < 0 && !rejected[lower] && (v == before || g.r.checkAllowed(lower) == nil) {
			return v, nil
		}
	}
	return "none", nil
}

// adopt makes requirements of roots that contradict nothing. Without pruning only those stay explicit that were, or were asked for.
func (g *getter) adopt(roots []module.Version) error {
	if !g.rs.pruned {
		var paths []string
		for _, m := range roots {
			v, wasRoot := g.rs.root(m.Path)
			if _, isFixed := g.fixed[m.Path]; isFixed || wasRoot && (v == m.Version || g.rs.direct[m.Path]) {
				paths = append(paths, m.Path)
			}
		}
		least, err := g.r.minimal(paths, roots)
		if err != nil {
			return err
		}
		roots = least
	}
	rs, err := g.r.updateRoots(newRequirements(g.r, g.rs.pruned, roots, g.rs.direct), g.rs.direct, nil, nil, false)
	if err == nil {
		g.rs = rs
	}
	return err
}

// excess is a module that is selected in a higher version than it should be, or empty.
func (g *getter) excess(all *graph) string {
	for _, path := range slices.Sorted(maps.Keys(g.fixed)) {
		if v := all.version(path); v != "none" && compareVersions(path, v, g.fixed[path]) > 0 {
			return path
		}
	}
	return ""
}

// conflict says which two wishes exclude each other.
func (g *getter) conflict(path string, all *graph) error {
	v := all.version(path)
	for _, other := range slices.Sorted(maps.Keys(g.fixed)) {
		m := module.Version{Path: other, Version: g.fixed[other]}
		brought, err := g.r.loadGraph([]module.Version{m}, g.rs.pruned)
		if err == nil && other != path && brought.version(path) == v {
			how := ""
			if !slices.Contains(brought.required[m], module.Version{Path: path, Version: v}) {
				how = "indirectly "
			}
			return fmt.Errorf("%s@%s %srequires %s@%s, not %s@%s", other, m.Version, how, path, v, path, g.fixed[path])
		}
	}
	return fmt.Errorf("%s@%s is needed, not %s@%s", path, v, path, g.fixed[path])
}

// settle loads the packages that were asked for, and with -u upgrades what they need, until nothing changes.
func (g *getter) settle() (*loader, error) {
	for {
		l := &loader{r: g.r, rs: g.rs, goal: loadGoal{tests: g.tests, rootsAreImports: true, resolves: true, quiet: true, roots: func(*requirements) []string {
			var out []string
			for _, w := range g.wishes {
				out = append(out, w.pkgs...)
			}
			return out
		}}}
		if err := l.run(); err != nil {
			return nil, err
		}
		g.rs = l.rs
		if err := g.checkFixed(); err != nil {
			return nil, err
		}
		if g.upgrades == "" {
			return l, nil
		}
		add, err := g.newer(l)
		if err != nil || len(add) == 0 {
			return l, err
		}
		if err := g.edit(add); err != nil {
			return nil, err
		}
	}
}

// checkFixed says if loading has raised what was asked for.
func (g *getter) checkFixed() error {
	all, err := g.rs.graph()
	if err != nil {
		return err
	}
	if path := g.excess(all); path != "" {
		return g.conflict(path, all)
	}
	return nil
}

// newer are newer versions of modules whose packages are needed.
func (g *getter) newer(l *loader) ([]module.Version, error) {
	all, err := g.rs.graph()
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, p := range l.pkgs {
		if _, isFixed := g.fixed[p.mod.Path]; p.isOfOther(g.r) && !isFixed && !slices.Contains(paths, p.mod.Path) {
			paths = append(paths, p.mod.Path)
		}
	}
	found, errs := make([]module.Version, len(paths)), make([]error, len(paths))
	inParallel(len(paths), func(i int) {
		v, err := g.r.query(paths[i], g.upgrades, all.version(paths[i]), true)
		found[i], errs[i] = module.Version{Path: paths[i], Version: v}, err
	})
	var out []module.Version
	for i, m := range found {
		if errs[i] == nil && compareVersions(m.Path, m.Version, all.version(m.Path)) > 0 {
			out = append(out, m)
		}
	}
	return sortedModules(out), nil
}

// changeTools adds tool lines, or drops those of packages that are not wanted any longer.
func (g *getter) changeTools(isTool bool) error {
	if !isTool {
		return nil
	}
	for _, w := range g.wishes {
		paths := w.pkgs
		if w.query == "none" {
			paths = []string{w.path}
		}
		for _, path := range paths {
			var err error
			if w.query == "none" {
				err = g.r.main.file.DropTool(path)
			} else {
				err = g.r.main.file.AddTool(path)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// warn says which modules of what was asked for are deprecated, or retracted in their version.
func (g *getter) warn(l *loader) {
	isNamed := map[module.Version]bool{}
	for _, p := range l.pkgs {
		if p.isRoot && p.isOfOther(g.r) {
			isNamed[p.mod] = true
		}
	}
	all, err := l.rs.graph()
	if err != nil {
		return
	}
	for path := range g.fixed {
		if v := all.version(path); v != "none" && v != "" {
			isNamed[module.Version{Path: path, Version: v}] = true
		}
	}
	for _, m := range sortedModules(slices.Collect(maps.Keys(isNamed))) {
		if latest, err := g.r.query(m.Path, "latest", "", false); err == nil {
			if s, err := g.r.summary(module.Version{Path: m.Path, Version: latest}); err == nil && s.deprecated != "" {
				say("module %s is deprecated: %s", m.Path, s.deprecated)
			}
		}
		if err := g.r.checkAllowed(m); err != nil {
			say("warning: %v", err)
			say("to switch to the latest unretracted version, run:\n\tvo get %s@latest", m.Path)
		}
	}
}

// report says which requirements are others than before.
func (g *getter) report(before, after []module.Version, rs *requirements) {
	type change struct{ old, new string }
	changes := map[string]change{}
	all, err := rs.graph()
	if err != nil {
		return
	}
	selected := func(path string) string {
		if v := all.version(path); v != "none" {
			return v
		}
		return ""
	}
	for path, v := range g.fixed {
		if old := g.old[path]; old != v && (old != "" || v != "none") {
			changes[path] = change{old, v}
		}
	}
	listed := map[string]string{}
	for _, m := range before {
		listed[m.Path] = m.Version
		if !isGoOrToolchain(m.Path) && selected(m.Path) != m.Version {
			changes[m.Path] = change{m.Version, selected(m.Path)}
		}
	}
	now := map[string]string{}
	for _, m := range after {
		now[m.Path] = m.Version
		if !isGoOrToolchain(m.Path) && g.old[m.Path] != m.Version {
			changes[m.Path] = change{g.old[m.Path], m.Version}
		}
	}
	for _, path := range []string{"go", "toolchain"} {
		if listed[path] != now[path] {
			changes[path] = change{listed[path], now[path]}
		}
	}
	for _, path := range slices.SortedFunc(maps.Keys(changes), func(a, b string) int {
		rank := func(p string) string { return map[string]string{"go": "\x00", "toolchain": "\x01"}[p] + p }
		return strings.Compare(rank(a), rank(b))
	}) {
		c := changes[path]
		switch {
		case c.old == "":
			say("added %s %s", path, c.new)
		case c.new == "" || c.new == "none":
			say("removed %s %s", path, c.old)
		case path == "go" && !isPruned(c.old) && isPruned(c.new):
			say("upgraded go %s => %s\n\tnote: expanded dependencies to upgrade to go %s or higher; run 'vo mod tidy' to clean up", c.old, c.new, goPrunes)
		case compareVersions(path, c.new, c.old) > 0:
			say("upgraded %s %s => %s", path, c.old, c.new)
		default:
			say("downgraded %s %s => %s", path, c.old, c.new)
		}
	}
}

// fetchProgram brings PACKAGE@VERSION and all that it needs to the cache, and prints its folder. For `vo run` and `vo install`.
func fetchProgram(env *environment, args []string) error {
	if len(args) != 1 {
		return usagef("fetch takes one PACKAGE@VERSION")
	}
	path, query, hasQuery := strings.Cut(args[0], "@")
	if !hasQuery || query == "" {
		return usagef("%s: PACKAGE@VERSION is wanted", args[0])
	}
	finder := &resolver{env: env, store: env.store, main: &mainModule{}}
	mods, err := finder.queryPackage(path, query, func(string) string { return "none" })
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	dir, err := env.store.dir(mods[0])
	if err != nil {
		return err
	}
	name := filepath.Join(dir, "go.mod")
	if !isFile(name) {
		return fmt.Errorf("%s: module %s has no go.mod: it cannot be built by itself; require it in a module of yours", args[0], mods[0])
	}
	main, err := readMain(dir, name)
	if err != nil {
		return err
	}
	if len(main.file.Replace)+len(main.file.Exclude) > 0 {
		return fmt.Errorf("%s (in %s):\n\tThe go.mod file for the module providing named packages contains one or\n\tmore replace or exclude directives, which would make it be read otherwise than as the main module",
			args[0], mods[0])
	}
	if main.path != mods[0].Path {
		return fmt.Errorf("%s: go.mod of %s declares its path as %s", args[0], mods[0], main.path)
	}
	r := &resolver{env: env, store: env.store, main: main}
	l := &loader{r: r, rs: readRequirements(r), goal: loadGoal{roots: func(*requirements) []string { return []string{path} }}}
	if err := l.run(); err != nil {
		return err
	}
	if l.report() {
		return errReported
	}
	_, err = fmt.Println(filepath.Join(dir, strings.TrimPrefix(path, mods[0].Path)))
	return err
}
