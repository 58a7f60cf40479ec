package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// workName is the go.work that is in use: GOWORK's, else the nearest above; or empty.
func workName(env *environment) string {
	switch name := env.get("GOWORK"); name {
	case "":
		_, found := findUp(env.cwd, "go.work")
		return found
	case "off":
		return ""
	default:
		return name
	}
}

var errNoWork = errors.New("no go.work file found\n\t(run 'vo work init' first or specify path using GOWORK environment variable)")

func readWork(name string) (*modfile.WorkFile, []byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	f, err := modfile.ParseWork(shortPath(name), data, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("errors parsing %s:\n%w", shortPath(name), err)
	}
	if f.Go != nil && isTooNew(f.Go.Version) {
		return nil, nil, tooNewError{shortPath(name), f.Go.Version}
	}
	return f, data, nil
}

func formatWork(f *modfile.WorkFile) []byte {
	f.SortBlocks()
	f.Cleanup()
	return modfile.Format(f.Syntax)
}

func workInit(env *environment, args []string) error {
	args, err := parse(newFlags(env, "work init"), args)
	if err != nil {
		return err
	}
	name := workName(env)
	if name == "" {
		name = filepath.Join(env.cwd, "go.work")
	}
	if exists(name) {
		return fmt.Errorf("%s already exists", name)
	}
	f := &modfile.WorkFile{Syntax: &modfile.FileSyntax{}}
	if err := f.AddGoStmt(localGo); err != nil {
		return err
	}
	if err := useFolders(env, name, f, args, false); err != nil {
		return err
	}
	return writeFile(name, formatWork(f), 0o666&^umask())
}

func workUse(env *environment, args []string) error {
	flags := newFlags(env, "work use")
	recursive := flags.Bool("r", false, "")
	args, err := parse(flags, args)
	if err != nil {
		return err
	}
	name := workName(env)
	if name == "" {
		return errNoWork
	}
	f, before, err := readWork(name)
	if err != nil {
		return err
	}
	if err := useFolders(env, name, f, args, *recursive); err != nil {
		return err
	}
	return env.store.replaceFile(name, before, formatWork(f))
}

// usePath is a folder as it is written in a go.work: relative, with a dot in front, if it was named so.
func usePath(env *environment, workDir, dir string) (absolute, written string) {
	if filepath.IsAbs(dir) {
		return filepath.Clean(dir), filepath.Clean(dir)
	}
	absolute = filepath.Join(env.cwd, dir)
	relative, err := filepath.Rel(workDir, absolute)
	if err != nil {
		return absolute, absolute
	}
	if relative != "." && relative != ".." && !strings.HasPrefix(relative, "../") {
		relative = "./" + relative
	}
	return absolute, relative
}

// useFolders adds use lines for folders with a go.mod, and drops those of named folders without one. The go line rises to theirs.
func useFolders(env *environment, name string, f *modfile.WorkFile, args []string, recursive bool) error {
	workDir := filepath.Dir(name)
	absoluteOf := func(path string) string {
		if filepath.IsAbs(path) {
			return filepath.Clean(path)
		}
		return filepath.Join(workDir, path)
	}
	written := map[string][]string{} // of folders, as the lines have them
	for _, use := range f.Use {
		written[absoluteOf(use.Path)] = append(written[absoluteOf(use.Path)], use.Path)
	}
	wanted := map[string]string{} // of folders; empty: no longer
	look := func(dir string) {
		absolute, as := usePath(env, workDir, dir)
		if !isFile(filepath.Join(absolute, "go.mod")) {
			as = ""
		}
		wanted[absolute] = as
	}
	for _, arg := range args {
		absolute, _ := usePath(env, workDir, arg)
		info, err := os.Stat(absolute)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("directory %v does not exist", shortPath(absolute))
		case err != nil:
			return err
		case !info.IsDir():
			return fmt.Errorf("%s is not a directory", shortPath(absolute))
		}
		if !recursive {
			look(arg)
			continue
		}
		err = filepath.WalkDir(arg, func(path string, e fs.DirEntry, err error) error {
			if err != nil || !e.IsDir() {
				return err
			}
			if e.Name() == "vendor" {
				return filepath.SkipDir
			}
			look(path)
			return nil
		})
		if err != nil {
			return err
		}
		for dir := range written {
			if _, known := wanted[dir]; !known && (dir == absolute || strings.HasPrefix(dir, absolute+"/")) {
				wanted[dir] = ""
			}
		}
	}
	for dir, as := range wanted {
		kept := 0
		for _, line := range written[dir] {
			if line == as {
				kept++
			} else if err := f.DropUse(line); err != nil {
				return err
			}
		}
		if as != "" && kept != 1 {
			if kept > 1 {
				if err := f.DropUse(as); err != nil {
					return err
				}
			}
			if err := f.AddUse(as, ""); err != nil {
				return err
			}
		}
	}
	goVersion := goOfWork
	if f.Go != nil {
		goVersion = f.Go.Version
	}
	for _, use := range f.Use {
		if use.Path == "" { // dropped
			continue
		}
		main, err := readMain(absoluteOf(use.Path), filepath.Join(absoluteOf(use.Path), "go.mod"))
		if err != nil {
			return err
		}
		if v := goVersionOf(main.file); compareGo(v, goVersion) > 0 {
			goVersion = v
		}
	}
	return raiseGo(f, goVersion)
}

// raiseGo sets the go line; a toolchain line that says no more than it goes.
func raiseGo(f *modfile.WorkFile, goVersion string) error {
	if f.Go == nil || f.Go.Version != goVersion {
		if f.Go != nil || goVersion != goOfWork {
			if err := f.AddGoStmt(goVersion); err != nil {
				return err
			}
		}
	}
	if f.Toolchain != nil && compareGo(strings.TrimPrefix(f.Toolchain.Name, "go"), goVersion) <= 0 {
		f.DropToolchainStmt()
	}
	return nil
}

func workEdit(env *environment, args []string) error {
	flags := newFlags(env, "work edit")
	isFmt := flags.Bool("fmt", false, "")
	goVersion := flags.String("go", "", "")
	toolchain := flags.String("toolchain", "", "")
	asJSON := flags.Bool("json", false, "")
	asText := flags.Bool("print", false, "")
	var edits []func(*modfile.WorkFile) error
	var wrong error
	add := func(name string, make func(value string) (func(*modfile.WorkFile) error, error)) {
		flags.Var(setFlag(func(value string) error {
			edit, err := make(value)
			if err != nil && wrong == nil {
				wrong = fmt.Errorf("-%s=%s: %v", name, value, err)
			}
			edits = append(edits, edit)
			return nil
		}), name, "")
	}
	var name string
	add("use", func(value string) (func(*modfile.WorkFile) error, error) {
		return func(f *modfile.WorkFile) error {
			_, m, err := readModule(filepath.Join(filepath.Dir(name), value))
			if err != nil {
				m = ""
			}
			return f.AddUse(directoryPath(value), m)
		}, nil
	})
	add("dropuse", func(value string) (func(*modfile.WorkFile) error, error) {
		return func(f *modfile.WorkFile) error { return f.DropUse(directoryPath(value)) }, nil
	})
	// Lines that go.mod has, too, are read by the functions for its flags: they get a go.mod with the go.work's syntax.
	for _, one := range []string{"replace", "dropreplace", "godebug", "dropgodebug"} {
		add(one, func(value string) (func(*modfile.WorkFile) error, error) {
			edit, err := editFlags[one](value)
			return func(f *modfile.WorkFile) error {
				lines := &modfile.File{Syntax: f.Syntax, Replace: f.Replace, Godebug: f.Godebug}
				if err := edit(lines); err != nil {
					return fmt.Errorf("-%s=%s: %v", one, value, err)
				}
				f.Replace, f.Godebug = lines.Replace, lines.Godebug
				return nil
			}, err
		})
	}
	rest, err := parse(flags, args)
	switch {
	case err != nil:
		return err
	case wrong != nil:
		return wrong
	case *goVersion == "" && *toolchain == "" && !*asJSON && !*asText && !*isFmt && len(edits) == 0:
		return errors.New("no flags specified (see 'vo help work edit').")
	case *asJSON && *asText:
		return errors.New("cannot use both -json and -print")
	case len(rest) > 1:
		return errors.New("too many arguments")
	case *goVersion != "" && *goVersion != "none" && !modfile.GoVersionRE.MatchString(*goVersion):
		return fmt.Errorf(`invalid -go option; expecting something like "-go %s"`, localGo)
	case *toolchain != "" && *toolchain != "none" && !modfile.ToolchainRE.MatchString(*toolchain):
		return fmt.Errorf(`invalid -toolchain option; expecting something like "-toolchain go%s"`, localGo)
	}
	name = workName(env)
	if len(rest) == 1 {
		name = rest[0]
	}
	if name == "" {
		return errNoWork
	}
	f, before, err := readWork(name)
	if err != nil {
		return err
	}
	editVersions(f, *goVersion, *toolchain)
	for _, edit := range edits {
		if err := edit(f); err != nil {
			return err
		}
	}
	after := formatWork(f)
	switch {
	case *asJSON:
		return printJSON(workJSON(f))
	case *asText:
		_, err := os.Stdout.Write(after)
		return err
	}
	return env.store.replaceFile(name, before, after)
}

// directoryPath is a folder with a dot in front if it is relative.
func directoryPath(path string) string {
	if modfile.IsDirectoryPath(path) {
		return path
	}
	return "./" + filepath.ToSlash(filepath.Clean(path))
}

// readModule is the go.mod of a folder, and the module's path.
func readModule(dir string) (*modfile.File, string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return nil, "", err
	}
	f, err := modfile.ParseLax("go.mod", data, nil)
	if err != nil || f.Module == nil {
		return nil, "", err
	}
	return f, f.Module.Mod.Path, nil
}

type useJSON struct {
	DiskPath   string
	ModulePath string `json:",omitempty"`
}

// A workFileJSON is what -json prints of a go.work.
type workFileJSON struct {
	Go        string        `json:",omitempty"`
	Toolchain string        `json:",omitempty"`
	GoDebug   []keyJSON     `json:",omitempty"`
	Use       []useJSON     `json:",omitempty"`
	Replace   []replaceJSON `json:",omitempty"`
}

func workJSON(f *modfile.WorkFile) workFileJSON {
	out := workFileJSON{GoDebug: godebugsJSON(f.Godebug), Replace: replacesJSON(f.Replace)}
	if f.Go != nil {
		out.Go = f.Go.Version
	}
	if f.Toolchain != nil {
		out.Toolchain = f.Toolchain.Name
	}
	for _, use := range f.Use {
		out.Use = append(out.Use, useJSON{use.Path, use.ModulePath})
	}
	return out
}

// workSync raises the requirements of each module of a workspace to the versions that the workspace selects.
func workSync(env *environment, args []string) error {
	args, err := parse(newFlags(env, "work sync"), args)
	if err != nil {
		return err
	}
	if len(args) != 0 {
		return errors.New("'vo work sync' accepts no arguments")
	}
	name := workName(env)
	if name == "" {
		return errNoWork
	}
	f, before, err := readWork(name)
	if err != nil {
		return err
	}
	var mains []*mainModule
	for _, use := range f.Use {
		dir := use.Path
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(name), dir)
		}
		main, err := readMain(dir, filepath.Join(dir, "go.mod"))
		if err != nil {
			return err
		}
		mains = append(mains, main)
	}
	selected, err := selectInWorkspace(env, mains, f)
	if err != nil {
		return err
	}
	goVersion := goOfWork
	if f.Go != nil {
		goVersion = f.Go.Version
	}
	for _, main := range mains {
		v, err := syncModule(env, main, selected)
		if err != nil {
			return err
		}
		if compareGo(v, goVersion) > 0 {
			goVersion = v
		}
	}
	if err := raiseGo(f, goVersion); err != nil {
		return err
	}
	return env.store.replaceFile(name, before, formatWork(f))
}

// selectInWorkspace are the versions that all modules of a workspace together select.
func selectInWorkspace(env *environment, mains []*mainModule, f *modfile.WorkFile) (*graph, error) {
	all := &mainModule{dir: filepath.Dir(f.Syntax.Name), path: "\x00workspace", replaced: map[module.Version]module.Version{}, excluded: map[module.Version]bool{}}
	var roots []module.Version
	for _, main := range mains {
		for old, to := range main.replaced {
			if to.Version == "" && !filepath.IsAbs(to.Path) {
				to.Path = filepath.Join(main.dir, to.Path)
			}
			all.replaced[old] = to
		}
		for x := range main.excluded {
			all.excluded[x] = true
		}
	}
	for _, r := range f.Replace {
		all.replaced[r.Old] = r.New
	}
	r := &resolver{env: env, store: env.store, main: all}
	for _, main := range mains {
		roots = append(roots, readRequirements(&resolver{main: main}).roots...)
	}
	roots = slices.DeleteFunc(roots, func(m module.Version) bool {
		return slices.ContainsFunc(mains, func(main *mainModule) bool { return main.path == m.Path })
	})
	return r.loadGraph(sortedModules(roots), true)
}

// syncModule brings one module up to the selected versions, and gives its go line.
func syncModule(env *environment, main *mainModule, selected *graph) (string, error) {
	// (go.sum gets what this module has needed: nothing counts as checked already)
	var err error
	if env.store, err = newStore(env); err != nil {
		return "", err
	}
	r, err := resolverFor(env, main, true)
	if err != nil {
		return "", err
	}
	rs := readRequirements(r)
	l := &loader{r: r, rs: rs, goal: loadGoal{roots: r.all, all: true, tests: true}}
	if err := l.run(); err != nil {
		return "", err
	}
	var add []module.Version
	for _, p := range l.pkgs {
		v := selected.version(p.mod.Path)
		if m := (module.Version{Path: p.mod.Path, Version: v}); p.isOfOther(r) && v != "none" && compareVersions(m.Path, p.mod.Version, v) < 0 && !slices.Contains(add, m) {
			add = append(add, m)
		}
	}
	if len(add) == 0 {
		return rs.goVersion(), nil
	}
	if rs, err = r.updateRoots(rs, rs.direct, nil, sortedModules(add), false); err != nil {
		return "", err
	}
	l = &loader{r: r, rs: rs, goal: loadGoal{roots: r.all, all: true, tests: true, tidies: true}}
	if err := l.run(); err != nil {
		return "", err
	}
	if l.rs, err = r.tidyRoots(l.rs, l.pkgs); err != nil {
		return "", err
	}
	keep, err := l.keepSums(l.rs, true)
	if err != nil {
		return "", err
	}
	text, err := main.format(l.rs)
	if err != nil {
		return "", err
	}
	if err := main.write(env.store, text); err != nil {
		return "", err
	}
	return l.rs.goVersion(), env.store.writeSums(keep, false)
}
