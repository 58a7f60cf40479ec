package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/mod/module"
)

// A proxy is an element of GOPROXY.
type proxy struct {
	address      string // without a slash at the end; or off, noproxy, direct
	fallsThrough bool   // whatever goes wrong, the next one is asked; else only if the module is not there
}

// An absentError says that a server has not got something: the next proxy may have it.
type absentError struct{ text string }

func (e absentError) Error() string        { return e.text }
func (e absentError) Is(target error) bool { return target == fs.ErrNotExist }

// errOff is for what a proxy would have to be asked.
var errOff error = absentError{"module lookup disabled by GOPROXY=off"}

func parseProxies(list string) ([]proxy, error) {
	var out []proxy
	for list != "" {
		end := strings.IndexAny(list, ",|")
		one, bar := list, false
		if end >= 0 {
			one, bar, list = list[:end], list[end] == '|', list[end+1:]
		} else {
			list = ""
		}
		one = strings.TrimSpace(one)
		switch {
		case one == "":
			continue
		case one == "off" || one == "direct":
			return append(out, proxy{one, bar}), nil // what follows has no meaning
		case strings.Contains(one, "://"):
			u, err := url.Parse(one)
			if err != nil {
				return nil, fmt.Errorf("invalid GOPROXY URL %s: %v", one, err)
			}
			if u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "file" {
				return nil, fmt.Errorf("invalid proxy URL scheme (must be https, http, file): %s", u.Redacted())
			}
			out = append(out, proxy{strings.TrimRight(one, "/"), bar})
		case strings.HasPrefix(one, "/"):
			return nil, fmt.Errorf("invalid GOPROXY URL %s: missing scheme; use file:// for folders", one)
		default:
			out = append(out, proxy{"https://" + strings.TrimRight(one, "/"), bar})
		}
	}
	if len(out) == 0 {
		return nil, errors.New("GOPROXY list is not the empty string, but contains no entries")
	}
	return out, nil
}

var client = &http.Client{Timeout: 10 * time.Minute}

// read gets BASE/path. What is not there (404, 410, no file) is an absentError.
func (p proxy) read(base, path string) ([]byte, error) {
	target := base + "/" + path
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	if u.Scheme == "file" {
		data, err := os.ReadFile(filepath.FromSlash(u.Path))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, absentError{fmt.Sprintf("reading %s: no such file or directory", target)}
		}
		if err != nil {
			return nil, fmt.Errorf("reading %s: %v", target, err.(*fs.PathError).Err)
		}
		return data, nil
	}
	for attempt := 1; ; attempt++ {
		data, err := readHTTP(u)
		var absent absentError
		if err == nil || errors.As(err, &absent) || attempt == 3 || !isTransient(err) {
			return data, err
		}
		time.Sleep(time.Duration(attempt) * 200 * time.Millisecond)
	}
}

// A brokenAnswer is a connection that ended early: worth another attempt.
type brokenAnswer struct{ error }

func isTransient(err error) bool {
	var broken brokenAnswer
	return errors.As(err, &broken)
}

func readHTTP(u *url.URL) ([]byte, error) {
	request, err := http.NewRequest("GET", u.String(), nil)
	if err != nil {
		return nil, err
	}
	setCredentials(request)
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusOK {
		data, err := io.ReadAll(response.Body)
		if err != nil {
			return nil, brokenAnswer{fmt.Errorf("reading %s: %w", u.Redacted(), err)}
		}
		return data, nil
	}
	text := fmt.Sprintf("reading %s: %s", u.Redacted(), response.Status)
	body, _ := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	if detail := serverText(response.Header.Get("Content-Type"), string(body)); detail != "" {
		text += "\n\tserver response:" + detail
	}
	switch response.StatusCode {
	case http.StatusNotFound, http.StatusGone:
		return nil, absentError{text}
	}
	return nil, errors.New(text)
}

// serverText is what a server says of an error, if a person can read it.
func serverText(contentType, body string) string {
	if kind, _, _ := strings.Cut(contentType, ";"); kind != "text/plain" {
		return ""
	}
	const mostLines, mostBytes = 8, 1000
	body = strings.TrimRight(body, "\r\n")
	if len(body) > mostBytes {
		body = body[:mostBytes]
	}
	lines := strings.Split(body, "\n")
	if body == "" || len(lines) > mostLines {
		return ""
	}
	for _, r := range body {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' {
			return ""
		}
	}
	if len(lines) == 1 {
		return " " + body
	}
	return "\n\t\t" + strings.Join(lines, "\n\t\t")
}

// setCredentials takes name and password from ~/.netrc (or NETRC) for hosts that it has.
func setCredentials(request *http.Request) {
	name := os.Getenv("NETRC")
	if name == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return
		}
		name = filepath.Join(home, ".netrc")
	}
	data, err := os.ReadFile(name)
	if err != nil || request.URL.Scheme != "https" || request.URL.User != nil {
		return
	}
	words := strings.Fields(string(data))
	login, password, isHost := "", "", false
	for i := 0; i+1 < len(words); i++ {
		switch words[i] {
		case "machine":
			if isHost && login != "" {
				request.SetBasicAuth(login, password)
				return
			}
			isHost, login, password = words[i+1] == request.URL.Hostname(), "", ""
		case "login":
			login = words[i+1]
		case "password":
			password = words[i+1]
		default:
			continue
		}
		i++
	}
	if isHost && login != "" {
		request.SetBasicAuth(login, password)
	}
}

// errDirect says what to do about modules that only their repositories have.
func errDirect(path string) error {
	return fmt.Errorf("module %s: fetching from version control (GOPROXY=direct) is not there; name a proxy in GOPROXY, "+
		"take the module out of GOPRIVATE or GONOPROXY, or add a line to go.mod: replace %s => FOLDER", path, path)
}

// ask asks the proxies for a file of a module, in their order, each only if the one before has not got it.
// REQUIRES: path is a module path. `file` is what follows /@v/ or /@.
func (s *store) ask(path, file string) ([]byte, error) {
	escaped, err := module.EscapePath(path)
	if err != nil {
		return nil, err
	}
	return askEach(s.proxiesFor(path), func(p proxy) ([]byte, error) {
		if p.address == "direct" {
			return nil, errDirect(path)
		}
		return p.read(p.address, escaped+"/"+file)
	})
}

func (s *store) proxiesFor(path string) []proxy {
	if s.noProxy != "" && module.MatchPrefixPatterns(s.noProxy, path) {
		return []proxy{{address: "direct"}}
	}
	return s.proxies
}

// askEach calls f with one proxy after another. Of the errors of several the first counts that says more than that
// something is not there, else the last one's.
func askEach[T any](proxies []proxy, f func(proxy) (T, error)) (T, error) {
	var none T
	var best error
	for _, p := range proxies {
		if p.address == "off" {
			if best == nil {
				best = errOff
			}
			break
		}
		got, err := f(p)
		if err == nil {
			return got, nil
		}
		isAbsent := errors.Is(err, fs.ErrNotExist)
		switch {
		case best != nil && p.address == "direct":
			best = fmt.Errorf("%w\n\t%v", best, err)
		case best == nil || errors.Is(best, fs.ErrNotExist):
			best = err
		}
		if !isAbsent && !p.fallsThrough {
			break
		}
	}
	return none, best
}
