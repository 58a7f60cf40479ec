package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// A lineEdit changes lines of a go.mod; it was made of a flag's value.
type lineEdit func(*modfile.File) error

// editFlags make edits of values, by the flags' names.
var editFlags = map[string]func(value string) (lineEdit, error){
	"require":     editRequire,
	"droprequire": onPath(func(f *modfile.File, path string) error { return f.DropRequire(path) }),
	"exclude":     onVersion(func(f *modfile.File, m module.Version) error { return f.AddExclude(m.Path, m.Version) }),
	"dropexclude": onVersion(func(f *modfile.File, m module.Version) error { return f.DropExclude(m.Path, m.Version) }),
	"replace":     editReplace,
	"dropreplace": dropReplace,
	"retract":     onInterval(func(f *modfile.File, i modfile.VersionInterval) error { return f.AddRetract(i, "") }),
	"dropretract": onInterval((*modfile.File).DropRetract),
	"tool":        onPath((*modfile.File).AddTool),
	"droptool":    onPath((*modfile.File).DropTool),
	"ignore":      onText((*modfile.File).AddIgnore),
	"dropignore":  onText((*modfile.File).DropIgnore),
	"godebug":     editGodebug,
	"dropgodebug": onText((*modfile.File).DropGodebug),
}

func onText(change func(*modfile.File, string) error) func(string) (lineEdit, error) {
	return func(text string) (lineEdit, error) {
		return func(f *modfile.File) error { return change(f, text) }, nil
	}
}

func onPath(change func(*modfile.File, string) error) func(string) (lineEdit, error) {
	return func(path string) (lineEdit, error) {
		if strings.Contains(path, "@") {
			return nil, errors.New("need just path, not path@version")
		}
		if err := module.CheckImportPath(path); err != nil {
			return nil, fmt.Errorf("invalid path: %v", err)
		}
		return func(f *modfile.File) error { return change(f, path) }, nil
	}
}

func onVersion(change func(*modfile.File, module.Version) error) func(string) (lineEdit, error) {
	return func(text string) (lineEdit, error) {
		path, version, hasVersion := strings.Cut(text, "@")
		if !hasVersion {
			return nil, errors.New("need path@version")
		}
		m := module.Version{Path: strings.TrimSpace(path), Version: strings.TrimSpace(version)}
		if err := module.CheckImportPath(m.Path); err != nil {
			return nil, fmt.Errorf("invalid path: %v", err)
		}
		if modfile.MustQuote(m.Version) {
			return nil, fmt.Errorf("invalid version %q", m.Version)
		}
		return func(f *modfile.File) error { return change(f, m) }, nil
	}
}

func editRequire(text string) (lineEdit, error) {
	return onVersion(func(f *modfile.File, m module.Version) error { return f.AddRequire(m.Path, m.Version) })(text)
}

// cutOptional is a side of a replacement: PATH, PATH@VERSION or, if folders may be there, a folder.
func cutOptional(side, text string, mayBeFolder bool) (module.Version, error) {
	if mayBeFolder && modfile.IsDirectoryPath(text) {
		return module.Version{Path: text}, nil
	}
	path, version, hasVersion := strings.Cut(text, "@")
	if hasVersion {
		path, version = strings.TrimSpace(path), strings.TrimSpace(version)
	}
	if err := module.CheckImportPath(path); err != nil {
		return module.Version{}, fmt.Errorf("invalid %s path: %v", side, err)
	}
	if hasVersion && modfile.MustQuote(version) {
		return module.Version{}, fmt.Errorf("invalid %s version: %q", side, version)
	}
	return module.Version{Path: path, Version: version}, nil
}

func editReplace(text string) (lineEdit, error) {
	left, right, ok := strings.Cut(text, "=")
	if !ok {
		return nil, errors.New("need old[@v]=new[@w] (missing =)")
	}
	left, right = strings.TrimSpace(left), strings.TrimSpace(right)
	if strings.HasPrefix(right, ">") {
		return nil, errors.New("separator between old and new is =, not =>")
	}
	old, err := cutOptional("old", left, false)
	if err != nil {
		return nil, err
	}
	new, err := cutOptional("new", right, true)
	if err != nil {
		return nil, err
	}
	if new.Path == right && !modfile.IsDirectoryPath(right) {
		return nil, errors.New("unversioned new path must be local directory")
	}
	return func(f *modfile.File) error { return f.AddReplace(old.Path, old.Version, new.Path, new.Version) }, nil
}

func dropReplace(text string) (lineEdit, error) {
	old, err := cutOptional("old", text, true)
	if err != nil {
		return nil, err
	}
	return func(f *modfile.File) error { return f.DropReplace(old.Path, old.Version) }, nil
}

func onInterval(change func(*modfile.File, modfile.VersionInterval) error) func(string) (lineEdit, error) {
	return func(text string) (lineEdit, error) {
		interval := modfile.VersionInterval{Low: text, High: text}
		if inner, isOpen := strings.CutPrefix(text, "["); isOpen {
			inner, isClosed := strings.CutSuffix(inner, "]")
			low, high, ok := strings.Cut(inner, ",")
			if !isClosed || !ok {
				return nil, fmt.Errorf("invalid version interval: %q", text)
			}
			interval = modfile.VersionInterval{Low: strings.TrimSpace(low), High: strings.TrimSpace(high)}
			if modfile.MustQuote(interval.Low) || modfile.MustQuote(interval.High) {
				return nil, fmt.Errorf("invalid version interval: %q", text)
			}
		} else if modfile.MustQuote(text) {
			return nil, fmt.Errorf("invalid version: %q", text)
		}
		return func(f *modfile.File) error { return change(f, interval) }, nil
	}
}

func editGodebug(text string) (lineEdit, error) {
	key, value, ok := strings.Cut(text, "=")
	if !ok || strings.ContainsAny(text, "\"`',") {
		return nil, errors.New("need key=value")
	}
	return func(f *modfile.File) error { return f.AddGodebug(key, value) }, nil
}

// A setFlag calls a function with each value of a flag.
type setFlag func(string) error

func (setFlag) String() string       { return "" }
func (f setFlag) Set(s string) error { return f(s) }

// editVersions sets the lines go and toolchain of a go.mod or go.work, or drops them by "none"; "" leaves them.
func editVersions(f interface {
	AddGoStmt(string) error
	DropGoStmt()
	AddToolchainStmt(string) error
	DropToolchainStmt()
}, goVersion, toolchain string) {
	if goVersion == "none" {
		f.DropGoStmt()
	} else if goVersion != "" {
		f.AddGoStmt(goVersion)
	}
	if toolchain == "none" {
		f.DropToolchainStmt()
	} else if toolchain != "" {
		f.AddToolchainStmt(toolchain)
	}
}

func modEdit(env *environment, args []string) error {
	flags := newFlags(env, "mod edit")
	isFmt := flags.Bool("fmt", false, "")
	goVersion := flags.String("go", "", "")
	toolchain := flags.String("toolchain", "", "")
	asJSON := flags.Bool("json", false, "")
	asText := flags.Bool("print", false, "")
	path := flags.String("module", "", "")
	flags.Bool("n", false, "")
	var edits []lineEdit
	var wrong error
	for name, make := range editFlags {
		flags.Var(setFlag(func(value string) error {
			edit, err := make(value)
			if err != nil && wrong == nil {
				wrong = fmt.Errorf("-%s=%s: %v", name, value, err)
			}
			edits = append(edits, func(f *modfile.File) error {
				if err := edit(f); err != nil {
					return fmt.Errorf("-%s=%s: %v", name, value, err)
				}
				return nil
			})
			return nil
		}), name, "")
	}
	rest, err := parse(flags, args)
	switch {
	case err != nil:
		return err
	case wrong != nil:
		return wrong
	case *path == "" && *goVersion == "" && *toolchain == "" && !*asJSON && !*asText && !*isFmt && len(edits) == 0:
		return errors.New("no flags specified (see 'vo help mod edit').")
	case *asJSON && *asText:
		return errors.New("cannot use both -json and -print")
	case len(rest) > 1:
		return errors.New("too many arguments")
	}
	if *path != "" {
		if err := module.CheckImportPath(*path); err != nil {
			return fmt.Errorf("invalid -module: %v", err)
		}
	}
	if *goVersion != "" && *goVersion != "none" && !modfile.GoVersionRE.MatchString(*goVersion) {
		return fmt.Errorf(`invalid -go option; expecting something like "-go %s"`, localGo)
	}
	if *toolchain != "" && *toolchain != "none" && !modfile.ToolchainRE.MatchString(*toolchain) {
		return fmt.Errorf(`invalid -toolchain option; expecting something like "-toolchain go%s"`, localGo)
	}
	var name string
	if len(rest) == 1 {
		name = rest[0]
	} else if env.modFile != "" {
		name = env.modFile
	} else if _, name = findUp(env.cwd, "go.mod", "vo.mod"); name == "" {
		return errNoModule
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	f, err := modfile.Parse(name, data, nil)
	if err != nil {
		return fmt.Errorf("errors parsing %s:\n%s", shortPath(name), err)
	}
	if *path != "" {
		f.AddModuleStmt(*path)
	}
	editVersions(f, *goVersion, *toolchain)
	for _, edit := range edits {
		if err := edit(f); err != nil {
			return err
		}
	}
	f.SortBlocks()
	f.Cleanup()
	if *asJSON {
		return printJSON(modJSON(f))
	}
	out, err := f.Format()
	if err != nil {
		return err
	}
	if *asText {
		_, err := os.Stdout.Write(out)
		return err
	}
	return env.store.replaceFile(name, data, out)
}

// replaceFile puts a changed go.mod or go.work in place, if nobody else has changed it meanwhile.
func (s *store) replaceFile(name string, before, after []byte) error {
	unlock, err := s.lockAll()
	if err != nil {
		return err
	}
	defer unlock()
	removeLeft(name)
	now, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, before) {
		return fmt.Errorf("%s changed during editing; not overwriting", shortPath(name))
	}
	if bytes.Equal(before, after) {
		return nil
	}
	return rewriteFile(name, after)
}

func printJSON(value any) error {
	text, err := json.MarshalIndent(value, "", "\t")
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(append(text, '\n'))
	return err
}

type pathJSON struct {
	Path       string
	Deprecated string `json:",omitempty"`
}

type keyJSON struct{ Key, Value string }

type requireJSON struct {
	Path     string
	Version  string `json:",omitempty"`
	Indirect bool   `json:",omitempty"`
}

type replaceJSON struct{ Old, New module.Version }

type retractJSON struct {
	Low       string `json:",omitempty"`
	High      string `json:",omitempty"`
	Rationale string `json:",omitempty"`
}

// A fileJSON is what -json prints of a go.mod.
type fileJSON struct {
	Module    pathJSON
	Go        string           `json:",omitempty"`
	Toolchain string           `json:",omitempty"`
	GoDebug   []keyJSON        `json:",omitempty"`
	Require   []requireJSON    `json:",omitempty"`
	Exclude   []module.Version `json:",omitempty"`
	Replace   []replaceJSON    `json:",omitempty"`
	Retract   []retractJSON    `json:",omitempty"`
	Tool      []pathJSON       `json:",omitempty"`
	Ignore    []pathJSON       `json:",omitempty"`
}

func replacesJSON(list []*modfile.Replace) (out []replaceJSON) {
	for _, r := range list {
		out = append(out, replaceJSON{r.Old, r.New})
	}
	return out
}

func godebugsJSON(list []*modfile.Godebug) (out []keyJSON) {
	for _, d := range list {
		out = append(out, keyJSON{d.Key, d.Value})
	}
	return out
}

func modJSON(f *modfile.File) fileJSON {
	out := fileJSON{GoDebug: godebugsJSON(f.Godebug), Replace: replacesJSON(f.Replace)}
	if f.Module != nil {
		out.Module = pathJSON{f.Module.Mod.Path, f.Module.Deprecated}
	}
	if f.Go != nil {
		out.Go = f.Go.Version
	}
	if f.Toolchain != nil {
		out.Toolchain = f.Toolchain.Name
	}
	for _, q := range f.Require {
		out.Require = append(out.Require, requireJSON{q.Mod.Path, q.Mod.Version, q.Indirect})
	}
	for _, x := range f.Exclude {
		out.Exclude = append(out.Exclude, x.Mod)
	}
	for _, r := range f.Retract {
		out.Retract = append(out.Retract, retractJSON{r.Low, r.High, r.Rationale})
	}
	for _, t := range f.Tool {
		out.Tool = append(out.Tool, pathJSON{Path: t.Path})
	}
	for _, i := range f.Ignore {
		out.Ignore = append(out.Ignore, pathJSON{Path: i.Path})
	}
	return out
}
