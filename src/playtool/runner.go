package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// A runner starts vo on programs of the page, a few at a time.
type runner struct {
	exe     string
	memory  string
	timeout time.Duration
	slots   chan struct{}
	waiting chan struct{}
}

const (
	maxOutput  = 256 << 10
	mostQueued = 64
)

var errBusy = errors.New("too many programs are running; try again")

func newRunner(exe, memory string, timeout time.Duration) runner {
	return runner{exe, memory, timeout, make(chan struct{}, max(2, runtime.NumCPU())), make(chan struct{}, mostQueued)}
}

// An event is what was written to standard output or error at once.
type event struct {
	Error bool `json:",omitempty"`
	Text  string
}

// outcome is what a process has done.
type outcome struct {
	Events  []event
	Code    int
	Note    string        `json:",omitempty"` // what ended it, if it has not ended itself
	Elapsed time.Duration // nanoseconds
}

// A recorder keeps what is written, in the order it comes, and ends the process when that is too much.
type recorder struct {
	mu     sync.Mutex
	events []event
	size   int
	stop   context.CancelFunc
}

type recorderEnd struct {
	*recorder
	isError bool
}

func (r recorderEnd) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept := p[:min(len(p), max(0, maxOutput-r.size))]
	r.size += len(p)
	if n := len(r.events); n != 0 && r.events[n-1].Error == r.isError {
		r.events[n-1].Text += string(kept)
	} else if len(kept) != 0 {
		r.events = append(r.events, event{r.isError, string(kept)})
	}
	if r.size > maxOutput {
		r.stop()
	}
	return len(p), nil
}

// start runs vo with the program in a folder of its own and waits for its end.
func (r *runner) start(ctx context.Context, req request, stdin string, limit time.Duration, words ...string) (*outcome, error) {
	select {
	case r.waiting <- struct{}{}:
		defer func() { <-r.waiting }()
	default:
		return nil, errBusy
	}
	select {
	case r.slots <- struct{}{}:
		defer func() { <-r.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	dir, err := os.MkdirTemp("", "vo-play-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, req.File), []byte(req.Source), 0o600); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	rec := &recorder{stop: cancel}
	cmd := exec.CommandContext(ctx, r.exe, words...)
	cmd.Dir = dir
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Stdout, cmd.Stderr = recorderEnd{rec, false}, recorderEnd{rec, true}
	cmd.Env = append(kept("PATH", "HOME", "VO_ROOT", "VO_CACHE", "VO_IMAGE", "VO_GOROOT_SRC", "XDG_CACHE_HOME"), "NO_COLOR=1", "GOWORK=off", "GOFLAGS=")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
	begin := time.Now()
	err = cmd.Run()
	out := &outcome{Elapsed: time.Since(begin)}
	rec.mu.Lock()
	out.Events = rec.events
	for i := range out.Events { // the folder is nobody's business
		out.Events[i].Text = strings.ReplaceAll(out.Events[i].Text, dir+"/", "")
	}
	tooMuch := rec.size > maxOutput
	rec.mu.Unlock()
	var exit *exec.ExitError
	switch {
	case tooMuch:
		out.Code, out.Note = -1, fmt.Sprintf("ended: more than %d KiB of output", maxOutput>>10)
	case ctx.Err() != nil:
		out.Code, out.Note = -1, fmt.Sprintf("ended: it took longer than %v", limit)
	case errors.As(err, &exit):
		out.Code = exit.ExitCode()
		if out.Code < 0 {
			out.Note = "ended: " + exit.Error()
		}
	case err != nil:
		return nil, err
	}
	return out, nil
}

func kept(names ...string) (out []string) {
	for _, name := range names {
		if value, ok := os.LookupEnv(name); ok {
			out = append(out, name+"="+value)
		}
	}
	return out
}

func (r *runner) run(ctx context.Context, req request) (any, error) {
	return r.start(ctx, req, "", r.timeout+5*time.Second, "run", "-sandbox", "-memory="+r.memory, "-timeout="+r.timeout.String(),
		fmt.Sprintf("-max-output=%d", maxOutput), req.File)
}

// format gives the formatted source, or what is wrong with it.
func (r *runner) format(ctx context.Context, req request) (any, error) {
	out, err := r.start(ctx, req, "", 10*time.Second, "fmt", req.File)
	if err != nil {
		return nil, err
	}
	var result struct {
		Source string
		Error  string `json:",omitempty"`
	}
	for _, e := range out.Events {
		if e.Error {
			result.Error += e.Text
		} else {
			result.Source += e.Text
		}
	}
	if out.Code != 0 && result.Error == "" {
		result.Error = out.Note
	}
	return result, nil
}

var stages = map[string]bool{"ast": true, "ir": true, "bytecode": true}

// stage gives what a stage of the compiler makes of the program.
func (r *runner) stage(ctx context.Context, req request) (any, error) {
	if !stages[req.Stage] {
		return nil, fmt.Errorf("there is no stage %q", req.Stage)
	}
	out, err := r.start(ctx, req, "", 10*time.Second, "dump", "-stage="+req.Stage, req.File)
	if err != nil {
		return nil, err
	}
	var text, problem bytes.Buffer
	for _, e := range out.Events {
		if e.Error {
			problem.WriteString(e.Text)
		} else {
			text.WriteString(e.Text)
		}
	}
	return map[string]string{"Text": text.String(), "Error": problem.String() + out.Note}, nil
}

//go:embed examples
var exampleFiles embed.FS

// An example's first line is a comment with its title.
type example struct{ Title, File, Source string }

func examples() (any, error) {
	entries, err := exampleFiles.ReadDir("examples")
	if err != nil {
		return nil, err
	}
	var out []example
	for _, e := range entries {
		source, err := exampleFiles.ReadFile("examples/" + e.Name())
		if err != nil {
			return nil, err
		}
		title, rest, _ := strings.Cut(string(source), "\n")
		out = append(out, example{strings.TrimPrefix(title, "// "), "prog" + filepath.Ext(e.Name()), strings.TrimLeft(rest, "\n")})
	}
	return out, nil
}
