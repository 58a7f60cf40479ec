package main

import (
	"errors"
	"maps"
	"slices"

	"golang.org/x/mod/module"
)

// This file decides which requirements a go.mod has: for what was loaded, and not more than that (tidyRoots), or what was there and
// what was loaded (updateRoots).

func (r *resolver) tidyRoots(rs *requirements, pkgs []*pkg) (*requirements, error) {
	if rs.pruned {
		return r.tidyPruned(rs, pkgs)
	}
	return r.tidyUnpruned(rs, pkgs)
}

// keepGo are the requirements on go and toolchain.
func (q *requirements) keepGo() []module.Version {
	var out []module.Version
	for _, path := range []string{"go", "toolchain"} {
		if v, ok := q.root(path); ok {
			out = append(out, module.Version{Path: path, Version: v})
		}
	}
	return out
}

// tidyPruned makes roots of the modules of packages in "all". A module of another package (a test's of another module) becomes a root
// only if the others would select a lower version of it, or no longer tell which module has the package; those near to the main
// module first, as they may bring the others.
func (r *resolver) tidyPruned(rs *requirements, pkgs []*pkg) (*requirements, error) {
	roots := rs.keepGo()
	isRoot := map[string]bool{r.main.path: true, "go": true, "toolchain": true}
	queued := map[*pkg]bool{}
	var queue []*pkg
	for _, p := range pkgs {
		if !p.inAll {
			continue
		}
		if p.isOfOther(r) && !isRoot[p.mod.Path] {
			roots = append(roots, p.mod)
			isRoot[p.mod.Path] = true
		}
		queue = append(queue, p)
		queued[p] = true
	}
	tidy := newRequirements(r, true, roots, rs.direct)
	for len(queue) > 0 {
		g, err := tidy.graph()
		if err != nil {
			return nil, err
		}
		roots := slices.Clone(tidy.roots)
		now := queue
		queue = nil
		for _, p := range now {
			if p.mod.Path == "" {
				continue
			}
			next := p.imports
			if p.test != nil {
				next = append(slices.Clone(next), p.test)
			}
			for _, n := range next {
				if !queued[n] {
					queued[n] = true
					queue = append(queue, n)
				}
			}
			if !isRoot[p.mod.Path] && compareVersions(p.mod.Path, g.version(p.mod.Path), p.mod.Version) < 0 {
				roots = append(roots, p.mod)
				isRoot[p.mod.Path] = true
			}
		}
		if len(roots) > len(tidy.roots) {
			tidy = newRequirements(r, true, roots, tidy.direct)
		}
	}
	for {
		roots := slices.Clone(tidy.roots)
		for _, p := range pkgs {
			if p.mod.Path == "" || isRoot[p.mod.Path] {
				continue
			}
			var ambiguous *ambiguousError
			if _, err := r.find(p.path, tidy, nil); errors.As(err, &ambiguous) {
				roots = append(roots, p.mod)
				isRoot[p.mod.Path] = true
			}
		}
		if len(roots) == len(tidy.roots) {
			_, err := tidy.graph() // (go.sum is for all of it)
			return tidy, err
		}
		tidy = newRequirements(r, true, roots, tidy.direct)
	}
}

// tidyUnpruned keeps the versions of modules that have packages, and of those that could have had them if they are still selected.
func (r *resolver) tidyUnpruned(rs *requirements, pkgs []*pkg) (*requirements, error) {
	keep := rs.keepGo()
	kept := map[string]bool{"go": true, "toolchain": true}
	others := map[string]string{}
	var paths []string
	for _, p := range pkgs {
		if !p.isOfOther(r) {
			continue
		}
		if !kept[p.mod.Path] {
			kept[p.mod.Path] = true
			keep = append(keep, p.mod)
			if rs.direct[p.mod.Path] {
				paths = append(paths, p.mod.Path)
			}
		}
		for _, m := range p.others {
			others[m.Path] = m.Version
		}
	}
	least, err := r.minimal(paths, keep)
	if err != nil {
		return nil, err
	}
	g, err := r.loadGraph(least, false)
	if err != nil {
		return nil, err
	}
	more := false
	for _, m := range g.buildList() {
		if v, ok := others[m.Path]; ok && compareVersions(m.Path, m.Version, v) < 0 {
			keep = append(keep, module.Version{Path: m.Path, Version: v})
			more = true
		}
	}
	if more {
		if least, err = r.minimal(paths, keep); err != nil {
			return nil, err
		}
	}
	return newRequirements(r, false, least, rs.direct), nil
}

// updateRoots adds roots for packages and for `add`, and brings each to the version that is selected.
func (r *resolver) updateRoots(rs *requirements, direct map[string]bool, pkgs []*pkg, add []module.Version, rootsAreImports bool) (*requirements, error) {
	if rs.pruned {
		return r.updatePruned(rs, direct, pkgs, add, rootsAreImports)
	}
	return r.updateUnpruned(rs, direct, add)
}

func (r *resolver) updatePruned(rs *requirements, direct map[string]bool, pkgs []*pkg, add []module.Version, rootsAreImports bool) (*requirements, error) {
	roots := slices.Clone(rs.roots)
	isUpgraded := false
	asked := map[module.Version]bool{} // modules whose own requirements the roots must satisfy
	for _, p := range pkgs {
		if !p.isOfOther(r) || !(p.inAll || rootsAreImports && p.fromRoot || p.isRoot) {
			continue
		}
		if _, isRoot := rs.root(p.mod.Path); isRoot {
			if p.inAll {
				asked[p.mod] = true
			}
		} else if !slices.Contains(roots, p.mod) {
			roots = append(roots, p.mod)
			isUpgraded = true
		}
	}
	for _, m := range add {
		if v, ok := rs.root(m.Path); !ok || compareVersions(m.Path, v, m.Version) < 0 {
			roots = append(roots, m)
			isUpgraded = true
		}
	}
	now := rs
	for {
		var g *graph
		var err error
		if isUpgraded {
			now = newRequirements(r, true, roots, direct)
			g, err = now.graph()
		} else if now.isLoaded || !r.agrees(now, asked) {
			g, err = now.graph()
		}
		if err != nil {
			return nil, err
		}
		roots = nil
		isUpgraded = false
		seen := map[string]bool{r.main.path: true}
		for _, m := range now.roots {
			if seen[m.Path] {
				continue
			}
			seen[m.Path] = true
			v, _ := now.root(m.Path)
			if g != nil {
				v = g.version(m.Path)
			}
			if v != m.Version {
				isUpgraded = true
			}
			if v != "none" {
				roots = append(roots, module.Version{Path: m.Path, Version: v})
			}
		}
		if !isUpgraded {
			break
		}
	}
	if slices.Equal(roots, now.roots) && maps.Equal(direct, now.direct) {
		return now, nil
	}
	return newRequirements(r, true, roots, direct), nil
}

// agrees says whether the roots satisfy the requirements of some modules.
func (r *resolver) agrees(rs *requirements, mods map[module.Version]bool) bool {
	for m := range mods {
		s, err := r.summary(m)
		if err != nil {
			return false
		}
		for _, q := range s.requires {
			if v, ok := rs.root(q.Path); ok && compareVersions(q.Path, v, q.Version) < 0 {
				return false
			}
		}
	}
	return true
}

func (r *resolver) updateUnpruned(rs *requirements, direct map[string]bool, add []module.Version) (*requirements, error) {
	g, err := rs.graph()
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, m := range rs.roots {
		if g.version(m.Path) == m.Version && !slices.Contains(paths, m.Path) {
			paths = append(paths, m.Path)
		}
	}
	keep := append(g.buildList()[1:], add...)
	for _, m := range keep {
		if direct[m.Path] && !slices.Contains(paths, m.Path) {
			paths = append(paths, m.Path)
		}
	}
	least, err := r.minimal(paths, keep)
	if err != nil {
		return nil, err
	}
	if slices.Equal(least, rs.roots) && maps.Equal(direct, rs.direct) {
		return rs, nil
	}
	return newRequirements(r, false, least, direct), nil
}

// convert makes the requirements of a module of an older Go those of a newer one, or the other way round.
func (r *resolver) convert(rs *requirements) (*requirements, error) {
	if rs.pruned {
		least := newRequirements(r, false, rs.roots, rs.direct)
		return r.updateUnpruned(least, rs.direct, nil)
	}
	g, err := rs.graph()
	if err != nil {
		return nil, err
	}
	return newRequirements(r, true, g.buildList()[1:], rs.direct), nil
}
