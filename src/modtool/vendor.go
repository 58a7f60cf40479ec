package main

import (
	"errors"
	"fmt"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/module"
)

func modVendor(env *environment, args []string) error {
	flags := newFlags(env, "mod vendor")
	flags.BoolVar(&env.isVerbose, "v", env.isVerbose, "")
	tolerant := flags.Bool("e", false, "")
	output := flags.String("o", "", "")
	args, err := parse(flags, args)
	if err != nil {
		return err
	}
	if name := workName(env); name != "" {
		return errors.New("'vo mod vendor' cannot be run in workspace mode. Run 'vo work vendor' to vendor the workspace or set 'GOWORK=off' to exit workspace mode.")
	}
	if len(args) != 0 {
		return errors.New("'vo mod vendor' accepts no arguments")
	}
	r, err := newResolver(env)
	if err != nil {
		return err
	}
	env.modFlag = orReadonly(env.modFlag)
	r.needsSums = env.modFlag == "readonly"
	l := &loader{r: r, rs: readRequirements(r), goal: loadGoal{roots: r.all, all: true}}
	if err := l.run(); err != nil {
		return err
	}
	if l.report() && !*tolerant {
		return errReported
	}
	l.warnIfNothing()
	keep, err := l.keepSums(l.rs, true)
	if err != nil {
		return err
	}
	if err := env.store.writeSums(keep, false); err != nil {
		return err
	}
	dir := filepath.Join(r.main.dir, "vendor")
	if *output != "" {
		dir = *output
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(env.cwd, dir)
		}
	}
	return l.vendor(dir)
}

// vendor makes the folder beside its place, so that it is there as a whole or as it was.
func (l *loader) vendor(dir string) error {
	byModule := map[module.Version][]*pkg{}
	for _, p := range l.pkgs {
		if p.testOf == nil && p.err == nil && p.isOfOther(l.r) {
			byModule[p.mod] = append(byModule[p.mod], p)
		}
	}
	text, err := l.vendorList(byModule)
	if err != nil {
		return err
	}
	if text == "" {
		say("no dependencies to vendor")
		return os.RemoveAll(dir)
	}
	if l.r.env.isVerbose {
		fmt.Fprint(os.Stderr, text)
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(dir), ".vendor-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temporary)
	os.Chmod(temporary, 0o777&^umask())
	copier := &vendorer{r: l.r, dir: temporary, hasNotices: map[[2]string]bool{}}
	for _, pkgs := range byModule {
		for _, p := range pkgs {
			if err := copier.copyPackage(p); err != nil {
				return err
			}
		}
	}
	if err := os.WriteFile(filepath.Join(temporary, "modules.txt"), []byte(text), 0o666); err != nil {
		return err
	}
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	return os.Rename(temporary, dir)
}

// vendorList is the text of modules.txt.
func (l *loader) vendorList(byModule map[module.Version][]*pkg) (string, error) {
	r := l.r
	goVersion := goVersionOf(r.main.file)
	isExplicit := map[module.Version]bool{}
	listsAll := compareGo(goVersion, "1.14") >= 0 && r.main.file.Go != nil
	if listsAll {
		for _, q := range r.main.file.Require {
			isExplicit[q.Mod] = true
		}
	}
	mods := make([]module.Version, 0, len(byModule))
	for m := range byModule {
		mods = append(mods, m)
	}
	for m := range isExplicit {
		mods = append(mods, m)
	}
	var out strings.Builder
	isWritten := map[module.Version]bool{}
	line := func(m module.Version) {
		isWritten[m] = true
		out.WriteString("# " + m.Path)
		if m.Version != "" {
			out.WriteString(" " + m.Version)
		}
		if to, isReplaced := r.main.replacement(m); isReplaced {
			out.WriteString(" => " + to.Path)
			if to.Version != "" {
				out.WriteString(" " + to.Version)
			}
		}
		out.WriteString("\n")
	}
	for _, m := range sortedModules(mods) {
		line(m)
		language := ""
		if compareGo(goVersion, goPrunes) >= 0 {
			s, err := r.readSummaryGo(m)
			if err != nil {
				return "", err
			}
			language = s
		}
		switch {
		case isExplicit[m] && language != "":
			out.WriteString("## explicit; go " + language + "\n")
		case isExplicit[m]:
			out.WriteString("## explicit\n")
		case language != "":
			out.WriteString("## go " + language + "\n")
		}
		var paths []string
		for _, p := range byModule[m] {
			paths = append(paths, p.path)
		}
		slices.Sort(paths)
		for _, p := range paths {
			out.WriteString(p + "\n")
		}
	}
	if listsAll {
		for _, replaced := range r.main.file.Replace {
			if !isWritten[replaced.Old] {
				line(replaced.Old)
			}
		}
	}
	return out.String(), nil
}

// readSummaryGo is the go line of a module, or empty.
func (r *resolver) readSummaryGo(m module.Version) (string, error) {
	actual, _ := r.main.replacement(m)
	f, err := r.readModFile(actual)
	if err != nil || f.Go == nil {
		return "", err
	}
	return f.Go.Version, nil
}

// A vendorer copies packages.
type vendorer struct {
	r          *resolver
	dir        string
	hasNotices map[[2]string]bool // module and folder whose licenses are there
}

func (v *vendorer) copyPackage(p *pkg) error {
	to := filepath.Join(v.dir, p.path)
	takesModFiles := compareGo(goVersionOf(v.r.main.file), goPrunes) < 0
	if err := copyFiles(to, p.dir, func(name string) bool {
		if name == "go.mod" || name == "go.sum" {
			return takesModFiles
		}
		if isTest(name) {
			return false
		}
		if !isSource(name) {
			return true
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.dir, name), nil, parser.ImportsOnly|parser.ParseComments)
		return err != nil || isEverTaken(file)
	}); err != nil {
		return err
	}
	// Licenses and the like, of the package's folder and those above it.
	from, pkgPath, folder := p.dir, p.path, to
	for first := true; ; first = false {
		key := [2]string{p.mod.Path, folder}
		if v.hasNotices[key] {
			break
		}
		v.hasNotices[key] = true
		if !first {
			if err := copyFiles(folder, from, isNotice); err != nil {
				return err
			}
		}
		if pkgPath == p.mod.Path {
			break
		}
		from, pkgPath, folder = filepath.Dir(from), path.Dir(pkgPath), filepath.Dir(folder)
	}
	return v.copyEmbedded(p, to)
}

func isNotice(name string) bool {
	return slices.ContainsFunc([]string{"AUTHORS", "CONTRIBUTORS", "COPYLEFT", "COPYING", "COPYRIGHT", "LEGAL", "LICENSE", "NOTICE", "PATENTS"},
		func(prefix string) bool { return strings.HasPrefix(name, prefix) })
}

func copyFiles(to, from string, takes func(name string) bool) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return err
	}
	for _, e := range entries {
		if e.Type().IsRegular() && takes(e.Name()) {
			if err := copyFile(filepath.Join(to, e.Name()), filepath.Join(from, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o666)
}

// copyEmbedded copies what `//go:embed` lines name.
func (v *vendorer) copyEmbedded(p *pkg, to string) error {
	context := build.Default
	context.UseAllFiles = true
	described, err := context.ImportDir(p.dir, build.IgnoreVendor)
	if described == nil {
		return err
	}
	patterns := described.EmbedPatterns
	if compareGo(goVersionOf(v.r.main.file), "1.22") < 0 {
		patterns = slices.Concat(patterns, described.TestEmbedPatterns, described.XTestEmbedPatterns)
	}
	for _, pattern := range patterns {
		files, err := embedded(p.dir, pattern)
		if err != nil {
			return fmt.Errorf("resolving embeds in %s: pattern %s: %v", p.path, pattern, err)
		}
		for _, name := range files {
			if err := copyFile(filepath.Join(to, name), filepath.Join(p.dir, name)); err != nil {
				return err
			}
		}
	}
	return nil
}

// embedded are the files that a pattern names: folders mean all below them but hidden ones, with "all:" these, too.
func embedded(dir, pattern string) ([]string, error) {
	pattern, takesHidden := strings.CutPrefix(pattern, "all:")
	matches, err := filepath.Glob(filepath.Join(quoteGlob(dir), filepath.FromSlash(pattern)))
	if err != nil {
		return nil, err
	}
	if len(matches) == 0 {
		return nil, errors.New("no matching files found")
	}
	var out []string
	for _, match := range matches {
		err := filepath.WalkDir(match, func(name string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			isHidden := name != match && !takesHidden && (e.Name()[0] == '.' || e.Name()[0] == '_')
			if e.IsDir() {
				if isHidden || isFile(filepath.Join(name, "go.mod")) {
					return filepath.SkipDir
				}
				return nil
			}
			if !isHidden && e.Type().IsRegular() {
				relative, err := filepath.Rel(dir, name)
				if err != nil {
					return err
				}
				out = append(out, relative)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// quoteGlob takes the meaning from what is special in patterns.
func quoteGlob(s string) string {
	var out strings.Builder
	for _, r := range s {
		if strings.ContainsRune(`*?[\`, r) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// orReadonly is -mod, or what it is for commands that only read go.mod.
func orReadonly(mod string) string {
	if mod == "" {
		return "readonly"
	}
	return mod
}
