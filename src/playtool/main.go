// Command play serves a page on which Go and Vo programs are written, run in a sandbox, formatted, shared by their address, and looked at as each stage
// of the compiler sees them. vo runs it on its own virtual machine:
//
//	play ARGUMENTS...
//
// VO_PLAY_EXECUTABLE names vo itself. Each run is a process of its own, which may ask the system for nothing.
package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

//go:embed page.html
var page []byte

const maxSource = 256 << 10

type server struct {
	runner
	hosts map[string]bool // what the page may be asked for as: another name may be another site's that leads here
}

type request struct {
	Source string
	File   string // prog.go or prog.vo
	Stage  string // of /stage
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.hosts[r.Host] {
		http.Error(w, "this page is at another address", http.StatusForbidden)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	if r.URL.Path == "/" {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "the page is only read", http.StatusMethodNotAllowed)
			return
		}
		h.Set("Content-Type", "text/html; charset=utf-8")
		w.Write(page)
		return
	}
	answer, known := map[string]func(context.Context, request) (any, error){
		"/run":      s.run,
		"/format":   s.format,
		"/stage":    s.stage,
		"/examples": func(context.Context, request) (any, error) { return examples() },
	}[r.URL.Path]
	switch {
	case !known:
		http.NotFound(w, r)
		return
	case r.Method != http.MethodPost:
		http.Error(w, "this takes a POST", http.StatusMethodNotAllowed)
		return
	case r.Header.Get("Content-Type") != "application/json" || (r.Header.Get("Origin") != "" && r.Header.Get("Origin") != "http://"+r.Host):
		http.Error(w, "only the page itself may ask this", http.StatusForbidden)
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 2*maxSource))
	var req request
	if err == nil {
		err = json.Unmarshal(body, &req)
	}
	if err == nil && len(req.Source) > maxSource {
		err = fmt.Errorf("a program here has at most %d bytes", maxSource)
	}
	if err == nil && req.File != "prog.go" && req.File != "prog.vo" {
		err = errors.New("the file is prog.go or prog.vo")
	}
	if err != nil && r.URL.Path != "/examples" {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	result, err := answer(r.Context(), req)
	if errors.Is(err, errBusy) {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	h.Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(result)
}

func play(args []string) error {
	flags := flag.NewFlagSet("vo play", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "localhost:4170", "where the page is; port 0: a free one")
	memory := flags.String("memory", "64M", "what a program may have")
	timeout := flags.Duration("timeout", 5*time.Second, "after which it ends")
	if err := flags.Parse(args); err != nil {
		return usageError{fmt.Errorf("%w; see 'vo help play'", err)}
	}
	if flags.NArg() != 0 {
		return usageError{fmt.Errorf("vo play takes no operands: %s", strings.Join(flags.Args(), " "))}
	}
	exe := os.Getenv("VO_PLAY_EXECUTABLE")
	if exe == "" {
		return errors.New("VO_PLAY_EXECUTABLE does not name vo")
	}
	l, err := net.Listen("tcp", *addr)
	if err != nil {
		return err
	}
	host, _, _ := net.SplitHostPort(*addr)
	_, port, _ := net.SplitHostPort(l.Addr().String())
	s := &server{runner: newRunner(exe, *memory, *timeout), hosts: map[string]bool{l.Addr().String(): true, net.JoinHostPort(host, port): true}}
	for _, name := range []string{"localhost", "127.0.0.1", "[::1]"} {
		s.hosts[name+":"+port] = true
	}
	if host == "" {
		host = "localhost"
	}
	fmt.Printf("http://%s/\n", net.JoinHostPort(host, port))
	server := http.Server{Handler: s, ReadTimeout: 10 * time.Second, WriteTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		server.Close()
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

type usageError struct{ error }

func main() {
	err := play(os.Args[1:])
	if err == nil {
		return
	}
	fmt.Fprintf(os.Stderr, "vo: %v\n", err)
	if _, isUsage := err.(usageError); isUsage {
		os.Exit(2)
	}
	os.Exit(1)
}
