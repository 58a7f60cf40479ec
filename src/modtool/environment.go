package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// An environment is what variables, GOFLAGS and the file of `go env -w` say.
type environment struct {
	library   string // the src folder of Go's library
	cwd       string
	vars      map[string]string // of the file of `go env -w`
	modCache  string
	modFlag   string // -mod of GOFLAGS
	modFile   string // -modfile: instead of go.mod
	cacheIsRW bool   // -modcacherw
	isVerbose bool   // -v
	store     *store
}

// get is a variable's value: the process's, else that of `go env -w`, else what go takes if there is none.
func (e *environment) get(name string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	if v := e.vars[name]; v != "" {
		return v
	}
	switch name {
	case "GOPROXY":
		return "https://proxy.golang.org,direct"
	case "GOSUMDB":
		return "sum.golang.org"
	case "GONOPROXY", "GONOSUMDB":
		return e.get("GOPRIVATE")
	case "GOPATH":
		home, _ := os.UserHomeDir()
		return filepath.Join(home, "go")
	}
	return ""
}

// readVars reads the file of `go env -w`; there need not be one.
func readVars() map[string]string {
	vars := map[string]string{}
	name := os.Getenv("GOENV")
	if name == "off" {
		return vars
	}
	if name == "" {
		dir, err := os.UserConfigDir()
		if err != nil {
			return vars
		}
		name = filepath.Join(dir, "go/env")
	}
	f, err := os.Open(name)
	if err != nil {
		return vars
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if key, value, ok := strings.Cut(strings.TrimSpace(s.Text()), "="); ok && !strings.HasPrefix(key, "#") {
			vars[key] = value
		}
	}
	return vars
}

func readEnvironment(library string) (*environment, error) {
	cwd, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	e := &environment{library: library, cwd: cwd, vars: readVars()}
	e.modCache = e.get("GOMODCACHE")
	if e.modCache == "" {
		paths := filepath.SplitList(e.get("GOPATH"))
		if len(paths) == 0 || paths[0] == "" {
			return nil, fmt.Errorf("module cache not found: neither GOMODCACHE nor GOPATH is set")
		}
		e.modCache = filepath.Join(paths[0], "pkg/mod")
	}
	if !filepath.IsAbs(e.modCache) {
		return nil, fmt.Errorf("GOMODCACHE entry is relative; must be absolute path: %q.\n", e.modCache)
	}
	for _, flag := range strings.Fields(e.get("GOFLAGS")) {
		name, value, _ := strings.Cut(strings.TrimLeft(flag, "-"), "=")
		switch name {
		case "mod":
			if value != "mod" && value != "readonly" && value != "vendor" {
				return nil, usagef("go: -mod may only be set to readonly, vendor, or mod, and it is set to %q by GOFLAGS", value)
			}
			e.modFlag = value
		case "modfile":
			e.modFile = value
		case "modcacherw":
			e.cacheIsRW = true
		case "v":
			e.isVerbose = true
		}
	}
	e.store, err = newStore(e)
	return e, err
}
