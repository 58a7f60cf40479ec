package main

import (
	"errors"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// errNoSources is what a folder without sources is reported as.
var errNoSources = errors.New("no Go source files")

func isSource(name string) bool {
	return strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".vo")
}

func isTest(name string) bool {
	return strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_test.vo")
}

// hasSources says whether a folder may be a package, whatever constraints say.
func hasSources(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return isSource(e.Name()) && (e.Type().IsRegular() || e.Type()&os.ModeSymlink != 0 && isFile(filepath.Join(dir, e.Name())))
	})
}

// scanImports are the imports of a folder's files, and of its tests, sorted. A file counts if some build would take it: every
// tag is both true and false, but for "ignore", which is false.
func scanImports(dir string) (imports, testImports []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	taken := false
	ofFiles, ofTests := map[string]bool{}, map[string]bool{}
	for _, e := range entries {
		name := e.Name()
		if !isSource(name) || name[0] == '_' || name[0] == '.' || !isFile(filepath.Join(dir, name)) {
			continue
		}
		// (what is wrong with a file is the compiler's to say)
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.ImportsOnly|parser.ParseComments)
		if file == nil {
			return nil, nil, err
		}
		if !isEverTaken(file) {
			continue
		}
		taken = true
		to := ofFiles
		if isTest(name) {
			to = ofTests
		}
		for _, i := range file.Imports {
			if path, err := strconv.Unquote(i.Path.Value); err == nil && path != "C" {
				to[path] = true
			}
		}
	}
	if !taken {
		return nil, nil, errNoSources
	}
	return sortedKeys(ofFiles), sortedKeys(ofTests), nil
}

func sortedKeys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// isEverTaken says whether some build takes a file.
func isEverTaken(file *ast.File) bool {
	var old []constraint.Expr
	for _, group := range file.Comments {
		if group.Pos() >= file.Package {
			break
		}
		for _, comment := range group.List {
			expr, err := constraint.Parse(comment.Text)
			if err != nil {
				continue
			}
			if constraint.IsGoBuild(comment.Text) {
				return isPossible(expr, true)
			}
			if group.End()+1 < file.Package { // (+build lines are not the package's comment)
				old = append(old, expr)
			}
		}
	}
	return !slices.ContainsFunc(old, func(expr constraint.Expr) bool { return !isPossible(expr, true) })
}

// isPossible says whether an expression can be `wanted`. (Tags that occur twice may be both at once.)
func isPossible(expr constraint.Expr, wanted bool) bool {
	switch e := expr.(type) {
	case *constraint.TagExpr:
		return e.Tag != "ignore" || !wanted
	case *constraint.NotExpr:
		return isPossible(e.X, !wanted)
	case *constraint.AndExpr:
		if wanted {
			return isPossible(e.X, true) && isPossible(e.Y, true)
		}
		return isPossible(e.X, false) || isPossible(e.Y, false)
	case *constraint.OrExpr:
		if wanted {
			return isPossible(e.X, true) || isPossible(e.Y, true)
		}
		return isPossible(e.X, false) && isPossible(e.Y, false)
	}
	return true
}

// packagesOf are the import paths of a module's packages: folders with sources that some build takes.
func packagesOf(dir, path string, ignored []string) []string {
	var out []string
	var walk func(dir, path string)
	walk = func(folder, path string) {
		if _, _, err := scanImports(folder); err != errNoSources {
			out = append(out, path)
		}
		entries, err := os.ReadDir(folder)
		if err != nil || filepath.Base(folder) == "vendor" {
			return
		}
		for _, e := range entries {
			name := e.Name()
			below := filepath.Join(folder, name)
			if !e.IsDir() || name[0] == '_' || name[0] == '.' || name == "testdata" ||
				isFile(filepath.Join(below, "go.mod")) || isFile(filepath.Join(below, "vo.mod")) || isIgnored(dir, below, ignored) {
				continue
			}
			walk(below, path+"/"+name)
		}
	}
	walk(dir, path)
	return out
}

// isIgnored says whether an ignore line of go.mod names a folder: "./a/b" one folder, "a/b" all with that end.
func isIgnored(root, dir string, ignored []string) bool {
	relative, err := filepath.Rel(root, dir)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(ignored, func(pattern string) bool {
		if exact, isExact := strings.CutPrefix(pattern, "./"); isExact {
			return relative == exact
		}
		return relative == pattern || strings.HasSuffix(relative, "/"+pattern)
	})
}
