package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	pathpkg "path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// newFlags are the flags of a command, which every command of modules has besides its own.
func newFlags(env *environment, name string) *flag.FlagSet {
	flags := flag.NewFlagSet("vo "+name, flag.ContinueOnError)
	flags.Usage = func() { fmt.Fprintf(os.Stderr, "Run 'vo help %s' for details.\n", strings.Fields(name)[0]) }
	flags.Bool("x", false, "")
	flags.StringVar(&env.modFlag, "mod", env.modFlag, "")
	flags.BoolVar(&env.cacheIsRW, "modcacherw", env.cacheIsRW, "")
	flags.StringVar(&env.modFile, "modfile", env.modFile, "")
	return flags
}

// parse takes flags and gives what follows them; a wrong one has been reported then.
func parse(flags *flag.FlagSet, args []string) ([]string, error) {
	if err := flags.Parse(args); err != nil {
		return nil, usageError{errReported}
	}
	return flags.Args(), nil
}

// all are the main module's packages and its tools.
func (r *resolver) all(*requirements) []string {
	var ignored []string
	for _, i := range r.main.file.Ignore {
		ignored = append(ignored, i.Path)
	}
	out := packagesOf(r.main.dir, r.main.path, ignored)
	for _, t := range r.main.file.Tool {
		out = append(out, t.Path)
	}
	return out
}

func modTidy(env *environment, args []string) error {
	flags := newFlags(env, "mod tidy")
	diff := flags.Bool("diff", false, "")
	tolerant := flags.Bool("e", false, "")
	var toGo, compat string
	flags.Func("go", "", goFlag(&toGo))
	flags.Func("compat", "", goFlag(&compat))
	flags.BoolVar(&env.isVerbose, "v", env.isVerbose, "")
	rest, err := parse(flags, args)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return errors.New("'vo mod tidy' accepts no arguments")
	}
	main, err := openMain(env)
	if err != nil {
		return err
	}
	r, err := resolverFor(env, main, true)
	if err != nil {
		return err
	}
	if env.modFlag == "vendor" || env.modFlag == "readonly" && !*diff {
		env.modFlag = "mod" // tidy is there to write
	}
	before := readRequirements(r)
	rs := before
	if toGo != "" {
		rs = rs.withGo(toGo)
	} else if main.file.Go == nil {
		rs = rs.withGo(localGo)
	}
	l := &loader{r: r, rs: rs, goal: loadGoal{roots: r.all, all: true, tests: true, resolves: true, tidies: true}}
	if err := l.run(); err != nil {
		return err
	}
	if l.rs, err = r.tidyRoots(l.rs, l.pkgs); err != nil {
		return err
	}
	if l.report() && !*tolerant {
		return errReported
	}
	l.warnIfNothing()
	if env.isVerbose {
		if err := reportUnused(before, l.rs); err != nil {
			return err
		}
	}
	keep, err := l.sumsToKeep(compat)
	if err != nil {
		return err
	}
	after, err := r.main.format(l.rs)
	if err != nil {
		return err
	}
	if *diff {
		return l.printDiff(after, keep)
	}
	if err := r.main.write(env.store, after); err != nil {
		return err
	}
	env.store.sums.trim(keep)
	return env.store.writeSums(keep, true)
}

// goFlag takes the version of a Go that is not later than ours.
func goFlag(to *string) func(string) error {
	return func(v string) error {
		if !modfile.GoVersionRE.MatchString(v) {
			return fmt.Errorf("expecting a Go version like %q", localGo)
		}
		if isTooNew(v) {
			return fmt.Errorf("maximum supported Go version is %s", localGo)
		}
		*to = v
		return nil
	}
}

// warnIfNothing says so if the main module has no packages.
func (l *loader) warnIfNothing() {
	if len(l.pkgs) == 0 {
		say("warning: \"all\" matched no packages")
	}
}

// withGo are the requirements with another go line.
func (q *requirements) withGo(goVersion string) *requirements {
	roots := []module.Version{{Path: "go", Version: goVersion}}
	for _, m := range q.roots {
		if m.Path != "go" {
			roots = append(roots, m)
		}
	}
	return newRequirements(q.r, q.pruned, roots, q.direct)
}

func reportUnused(before, after *requirements) error {
	g, err := after.graph()
	if err != nil {
		return err
	}
	for _, m := range before.roots {
		_, isRoot := after.root(m.Path)
		if after.pruned && !isRoot || !after.pruned && g.version(m.Path) == "none" {
			fmt.Fprintf(os.Stderr, "unused %s\n", m.Path)
		}
	}
	return nil
}

// sumsToKeep are the lines of go.sum for what was loaded, by us and, if `compat` or the go line ask for that, by an older Go.
func (l *loader) sumsToKeep(compat string) (map[module.Version]bool, error) {
	keep, err := l.keepSums(l.rs, false)
	if err != nil {
		return nil, err
	}
	goVersion := l.rs.goVersion()
	if compat == "" {
		compat = goVersion
		if compareGo(goVersion, goIsStrict) < 0 {
			compat = previousGo(goVersion)
		}
	}
	if compareGo(compat, goVersion) > 0 {
		compat = goVersion
	}
	if isPruned(compat) != l.rs.pruned {
		older := newRequirements(l.r, isPruned(compat), l.rs.roots, l.rs.direct)
		more, err := l.keepSums(older, false)
		if err != nil {
			return nil, err
		}
		for m := range more {
			keep[m] = true
		}
	}
	return keep, nil
}

// previousGo is the language before one.
func previousGo(v string) string {
	major, rest, _ := strings.Cut(v, ".")
	minor, _, _ := strings.Cut(rest, ".")
	n, err := strconv.Atoi(minor)
	if err != nil || n < 1 {
		return v
	}
	return major + "." + strconv.Itoa(n-1)
}

func ofModFile(m module.Version) module.Version {
	return module.Version{Path: m.Path, Version: m.Version + "/go.mod"}
}

// keepSums are what go.sum should have for some requirements: the go.mod files that were read, the modules that have packages,
// and those that could have them by their path. With `all`, of all modules of the build that go.sum has.
func (l *loader) keepSums(rs *requirements, all bool) (map[module.Version]bool, error) {
	keep := map[module.Version]bool{}
	actual := func(m module.Version) module.Version {
		to, _ := l.r.main.replacement(m)
		return to
	}
	strict := compareGo(rs.goVersion(), goIsStrict) >= 0
	for _, p := range l.pkgs {
		if p.testOf != nil || p.mod.Path == "" && p.err == nil || module.CheckImportPath(p.path) != nil {
			continue
		}
		if strict || !l.goal.tidies {
			keep[ofModFile(actual(p.mod))] = true
		}
		version := rs.root
		if v, isRoot := rs.root(p.mod.Path); !rs.pruned || p.mod.Path == "" || !isRoot || v != p.mod.Version {
			g, err := rs.graph()
			if err != nil {
				return nil, err
			}
			version = func(path string) (string, bool) { return g.version(path), true }
		}
		for prefix := p.path; prefix != "."; prefix = pathpkg.Dir(prefix) {
			if v, ok := version(prefix); ok && v != "none" {
				keep[actual(module.Version{Path: prefix, Version: v})] = true
			}
		}
	}
	if !rs.isLoaded {
		for _, m := range rs.roots {
			keep[ofModFile(actual(m))] = true
			if all {
				keep[actual(m)] = true
			}
		}
		return keep, nil
	}
	g, err := rs.graph()
	if err != nil {
		return nil, err
	}
	for m := range g.required {
		keep[ofModFile(actual(m))] = true
	}
	if all {
		for _, m := range g.buildList() {
			keep[ofModFile(actual(m))] = true
			keep[actual(m)] = true
		}
	}
	return keep, nil
}

// format is the text of go.mod with other requirements; the file in memory has them then.
func (m *mainModule) format(rs *requirements) ([]byte, error) {
	f := m.file
	goVersion, toolchain := goWithoutLine, ""
	var list []*modfile.Require
	for _, root := range rs.roots {
		switch root.Path {
		case "go":
			goVersion = root.Version
		case "toolchain":
			toolchain = root.Version
		default:
			list = append(list, &modfile.Require{Mod: root, Indirect: !rs.direct[root.Path]})
		}
	}
	if f.Go == nil || f.Go.Version != goVersion {
		if err := f.AddGoStmt(goVersion); err != nil {
			return nil, err
		}
	}
	if toolchain == "" || toolchain == "go"+goVersion {
		f.DropToolchainStmt()
	} else if err := f.AddToolchainStmt(toolchain); err != nil {
		return nil, err
	}
	switch {
	case compareGo(goVersion, goPrunes) < 0:
		f.SetRequire(list)
	case compareGo(goVersion, goMergesRequires) < 0:
		f.SetRequireSeparateIndirect(list)
	default:
		f.SetRequireAtMostTwo(list)
	}
	f.Cleanup()
	return f.Format()
}

// write puts go.mod in place, if it says something else than before.
func (m *mainModule) write(s *store, text []byte) error {
	if bytes.Equal(text, m.text) {
		return nil
	}
	unlock, err := s.lockAll()
	if err != nil {
		return err
	}
	defer unlock()
	removeLeft(m.name)
	now, err := os.ReadFile(m.name)
	if err != nil {
		return fmt.Errorf("updating go.mod: %w", err)
	}
	if bytes.Equal(now, text) {
		return nil
	}
	if !bytes.Equal(now, m.text) {
		return errors.New("updating go.mod: existing contents have changed since last read")
	}
	if err := rewriteFile(m.name, text); err != nil {
		return fmt.Errorf("updating go.mod: %w", err)
	}
	return nil
}

// printDiff shows what tidy would change; an error without text if that is something.
func (l *loader) printDiff(after []byte, keep map[module.Version]bool) error {
	sums := l.r.store.sums
	before, err := os.ReadFile(sums.name)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	sums.trim(keep)
	text := sums.text(keep)
	formatted, err := modfile.Parse("go.mod", l.r.main.text, nil)
	if err != nil {
		return err
	}
	current, err := formatted.Format()
	if err != nil {
		return err
	}
	out := unified("current/go.mod", "tidy/go.mod", string(current), string(after))
	more := unified("current/go.sum", "tidy/go.sum", string(before), text)
	for _, one := range []string{out, more} {
		if one != "" {
			fmt.Println(one)
		}
	}
	if out != "" || more != "" {
		return errSilent
	}
	return nil
}

// unified is the difference between two texts, as diff -u has it; empty if there is none.
func unified(oldName, newName, before, after string) string {
	if before == after {
		return ""
	}
	a, b := lines(before), lines(after)
	edits := compareLines(a, b)
	var out strings.Builder
	fmt.Fprintf(&out, "diff %s %s\n--- %s\n+++ %s\n", oldName, newName, oldName, newName)
	const context = 3
	for i := 0; i < len(edits); {
		if edits[i].kind == ' ' {
			i++
			continue
		}
		begin, end := i, i+1
		for next := end; next < len(edits) && next-end <= 2*context; next++ {
			if edits[next].kind != ' ' {
				end = next + 1
			}
		}
		begin, last := max(begin-context, 0), min(end+context, len(edits))
		fromA, fromB, countA, countB := edits[begin].a, edits[begin].b, 0, 0
		for _, e := range edits[begin:last] {
			if e.kind != '+' {
				countA++
			}
			if e.kind != '-' {
				countB++
			}
		}
		if countA > 0 {
			fromA++
		}
		if countB > 0 {
			fromB++
		}
		fmt.Fprintf(&out, "@@ -%d,%d +%d,%d @@\n", fromA, countA, fromB, countB)
		for _, e := range edits[begin:last] {
			out.WriteByte(e.kind)
			out.WriteString(e.text)
		}
		i = end
	}
	return out.String()
}

// lines keeps line ends; a last line without one says so, as diff does.
func lines(text string) []string {
	out := slices.Collect(strings.Lines(text))
	if n := len(out); n > 0 && !strings.HasSuffix(out[n-1], "\n") {
		out[n-1] += "\n\\ No newline at end of file\n"
	}
	return out
}

// An edit is a line that stays (' '), goes ('-') or comes ('+'); a and b count the lines before it.
type edit struct {
	kind byte
	a, b int
	text string
}

// compareLines finds a longest common subsequence between what both begin and end with.
func compareLines(a, b []string) []edit {
	begin := 0
	for begin < len(a) && begin < len(b) && a[begin] == b[begin] {
		begin++
	}
	endA, endB := len(a), len(b)
	for endA > begin && endB > begin && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	n, m := endA-begin, endB-begin
	longest := make([][]int, n+1)
	for i := range longest {
		longest[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[begin+i] == b[begin+j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var out []edit
	for i := range begin {
		out = append(out, edit{' ', i, i, a[i]})
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && a[begin+i] == b[begin+j]:
			out = append(out, edit{' ', begin + i, begin + j, a[begin+i]})
			i, j = i+1, j+1
		case i < n && (j == m || longest[i+1][j] >= longest[i][j+1]):
			out = append(out, edit{'-', begin + i, begin + j, a[begin+i]})
			i++
		default:
			out = append(out, edit{'+', begin + i, begin + j, b[begin+j]})
			j++
		}
	}
	for i := endA; i < len(a); i++ {
		out = append(out, edit{' ', i, endB + i - endA, a[i]})
	}
	return out
}
