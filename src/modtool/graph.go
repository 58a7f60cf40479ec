package main

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"golang.org/x/mod/module"
)

// A graph is what the modules of a build ask for. The highest version that somebody asks for is selected.
type graph struct {
	main     module.Version
	selected map[string]string
	required map[module.Version][]module.Version // of modules whose go.mod was read
	mods     []module.Version                    // in breadth-first order from the main module
}

func (g *graph) version(path string) string {
	if path == g.main.Path {
		return ""
	}
	if v, ok := g.selected[path]; ok {
		return v
	}
	return "none"
}

// buildList is the main module and then the selected versions by path.
func (g *graph) buildList() []module.Version {
	out := []module.Version{g.main}
	for _, path := range slices.Sorted(maps.Keys(g.selected)) {
		if path != g.main.Path {
			out = append(out, module.Version{Path: path, Version: g.selected[path]})
		}
	}
	return out
}

// requirements are those of a main module: what its go.mod should say.
//
// With a go line of 1.17 or newer the roots name all modules that provide packages to the main module. Then the go.mod of a module
// that is itself so counts, but not what is behind it.
type requirements struct {
	r      *resolver
	pruned bool
	roots  []module.Version // by path, then version; go and toolchain among them
	direct map[string]bool  // paths of modules whose packages the main module imports

	once     sync.Once
	isLoaded bool
	g        *graph
	err      error
}

func newRequirements(r *resolver, pruned bool, roots []module.Version, direct map[string]bool) *requirements {
	return &requirements{r: r, pruned: pruned, roots: sortedModules(roots), direct: direct}
}

func sortedModules(list []module.Version) []module.Version {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b module.Version) int {
		if c := strings.Compare(a.Path, b.Path); c != 0 {
			return c
		}
		return compareVersions(a.Path, a.Version, b.Version)
	})
	return slices.Compact(list)
}

// readRequirements are those of the main module's file.
func readRequirements(r *resolver) *requirements {
	f := r.main.file
	goVersion := goVersionOf(f)
	roots := []module.Version{{Path: "go", Version: goVersion}}
	if f.Toolchain != nil {
		roots = append(roots, module.Version{Path: "toolchain", Version: f.Toolchain.Name})
	}
	direct := map[string]bool{}
	for _, q := range f.Require {
		if r.main.excluded[q.Mod] {
			continue
		}
		roots = append(roots, q.Mod)
		if !q.Indirect {
			direct[q.Mod.Path] = true
		}
	}
	return newRequirements(r, isPruned(goVersion), roots, direct)
}

// root is the highest version among the roots of a path.
func (q *requirements) root(path string) (string, bool) {
	if path == q.r.main.path {
		return "", true
	}
	v, found := "", false
	for _, m := range q.roots {
		if m.Path == path && (!found || compareVersions(path, m.Version, v) > 0) {
			v, found = m.Version, true
		}
	}
	return v, found
}

func (q *requirements) goVersion() string {
	if v, ok := q.root("go"); ok {
		return v
	}
	return goWithoutLine
}

// graph reads the go.mod files that count.
func (q *requirements) graph() (*graph, error) {
	q.once.Do(func() {
		q.g, q.err = q.r.loadGraph(q.roots, q.pruned)
		q.isLoaded = true
	})
	return q.g, q.err
}

// loadGraph reads go.mod files in breadth first, those of a level at once.
func (r *resolver) loadGraph(roots []module.Version, pruned bool) (*graph, error) {
	type visit struct {
		mod    module.Version
		isFull bool // all that is behind it counts
		from   *visit
	}
	g := &graph{main: module.Version{Path: r.main.path}, selected: map[string]string{}, required: map[module.Version][]module.Version{}}
	g.required[g.main] = roots
	seen := map[visit]bool{}
	var level []*visit
	enqueue := func(m module.Version, isFull bool, from *visit) {
		key := visit{mod: m, isFull: isFull}
		if m.Version == "none" || m.Path == r.main.path || seen[key] || seen[visit{mod: m, isFull: true}] {
			return
		}
		seen[key] = true
		level = append(level, &visit{m, isFull, from})
	}
	for _, m := range roots {
		enqueue(m, !pruned, nil)
	}
	for len(level) > 0 {
		now := level
		level = nil
		summaries, errs := make([]*summary, len(now)), make([]error, len(now))
		inParallel(len(now), func(i int) { summaries[i], errs[i] = r.summary(now[i].mod) })
		for i, v := range now {
			if errs[i] != nil {
				var way []string
				for from := v.from; from != nil; from = from.from {
					way = append([]string{from.mod.String() + " requires\n\t"}, way...)
				}
				if isFatal(errs[i]) {
					return g, errs[i]
				}
				return g, &graphError{v.mod, strings.Join(way, ""), errs[i]}
			}
			g.required[v.mod] = summaries[i].requires
			if v.isFull || !summaries[i].pruned {
				for _, m := range summaries[i].requires {
					enqueue(m, v.isFull || !summaries[i].pruned, v)
				}
			}
		}
	}
	g.walk(roots)
	return g, nil
}

// A graphError says that a go.mod could not be read, and who asks for it.
type graphError struct {
	mod module.Version
	way string
	err error
}

func (e *graphError) Error() string { return e.way + describe(e.mod, e.err) }
func (e *graphError) Unwrap() error { return e.err }

// describe is "MODULE: what is wrong", without the module twice.
func describe(m module.Version, err error) string {
	text := err.Error()
	if strings.HasPrefix(text, m.String()+":") || strings.HasPrefix(text, m.String()+" ") {
		return text
	}
	return m.String() + ": " + text
}

// walk orders the modules and selects versions.
func (g *graph) walk(roots []module.Version) {
	seen := map[module.Version]bool{}
	add := func(list []module.Version) {
		for _, m := range list {
			if m.Path == g.main.Path || m.Version == "none" {
				continue
			}
			if v, ok := g.selected[m.Path]; !ok || compareVersions(m.Path, m.Version, v) > 0 {
				g.selected[m.Path] = m.Version
			}
			if !seen[m] {
				seen[m] = true
				g.mods = append(g.mods, m)
			}
		}
	}
	add(roots)
	for i := 0; i < len(g.mods); i++ {
		add(g.required[g.mods[i]])
	}
}

// minimal is the smallest list of requirements, with all of `paths`, that selects the versions of the graph of `keep`.
// A module is left out if a kept one leads to it.
func (r *resolver) minimal(paths []string, keep []module.Version) ([]module.Version, error) {
	g, err := r.loadGraph(keep, false)
	if err != nil {
		return nil, err
	}
	// Modules behind others, each before what asks for it.
	var order []module.Version
	seen := map[module.Version]bool{}
	var visit func(m module.Version)
	visit = func(m module.Version) {
		if seen[m] || m.Path == r.main.path {
			return
		}
		seen[m] = true
		for _, next := range g.required[m] {
			visit(next)
		}
		order = append(order, m)
	}
	for _, m := range g.buildList() {
		if m != g.main {
			visit(m)
		}
	}
	implied := map[module.Version]bool{}
	var imply func(m module.Version)
	imply = func(m module.Version) {
		if implied[m] {
			return
		}
		implied[m] = true
		for _, next := range g.required[m] {
			imply(next)
		}
	}
	var out []module.Version
	named := map[string]bool{}
	for _, path := range append([]string{"go"}, paths...) {
		m := module.Version{Path: path, Version: g.version(path)}
		if named[path] || m.Version == "none" {
			continue
		}
		named[path] = true
		out = append(out, m)
		imply(m)
	}
	for _, m := range slices.Backward(order) {
		if g.version(m.Path) == m.Version && !implied[m] {
			out = append(out, m)
			imply(m)
		}
	}
	return sortedModules(out), nil
}
