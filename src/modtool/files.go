package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
)

// writeFile puts a file in place, complete or not at all.
func writeFile(name string, data []byte, mode fs.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(name), filepath.Base(name)+".tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(mode)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// rewriteFile is writeFile that keeps the mode of a file that is there, and follows a symbolic link.
func rewriteFile(name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
		if mode&0o200 == 0 {
			return &fs.PathError{Op: "open", Path: name, Err: syscall.EACCES}
		}
	}
	return writeFile(name, data, mode)
}

// removeLeft removes what a writer of a file has left that was killed. REQUIRES: the file's lock is held.
func removeLeft(name string) {
	left, _ := filepath.Glob(quoteGlob(name) + ".tmp*")
	for _, one := range left {
		os.Remove(one)
	}
}

// lock takes the lock that a file stands for, which go takes, too. Until unlock is called, or the process ends.
func lock(name string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		f.Close()
		return nil, &fs.PathError{Op: "Lock", Path: name, Err: err}
	}
	return func() { f.Close() }, nil
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// removeTree removes a folder whose folders may be read-only.
func removeTree(dir string) error {
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			os.Chmod(path, 0o777)
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// makeReadOnly takes write permission from the folders below dir, and from dir.
func makeReadOnly(dir string) {
	var dirs []string
	filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			dirs = append(dirs, path)
		}
		return nil
	})
	for i := len(dirs) - 1; i >= 0; i-- {
		if info, err := os.Stat(dirs[i]); err == nil {
			os.Chmod(dirs[i], info.Mode().Perm()&^0o222)
		}
	}
}

// A memo computes each value once, whoever asks for it at the same time.
type memo[K comparable, V any] struct {
	mu      sync.Mutex
	entries map[K]*memoEntry[V]
}

type memoEntry[V any] struct {
	once  sync.Once
	value V
	err   error
}

func (m *memo[K, V]) get(key K, compute func() (V, error)) (V, error) {
	m.mu.Lock()
	e := m.entries[key]
	if e == nil {
		if m.entries == nil {
			m.entries = map[K]*memoEntry[V]{}
		}
		e = &memoEntry[V]{}
		m.entries[key] = e
	}
	m.mu.Unlock()
	e.once.Do(func() { e.value, e.err = compute() })
	return e.value, e.err
}

// inParallel calls f for 0 to n-1, some at once: what they wait for is the network.
func inParallel(n int, f func(i int)) {
	const atOnce = 16
	var wait sync.WaitGroup
	turns := make(chan struct{}, atOnce)
	for i := range n {
		wait.Add(1)
		turns <- struct{}{}
		go func() {
			defer wait.Done()
			f(i)
			<-turns
		}()
	}
	wait.Wait()
}

// reason is an error without the name of the file that it is about.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
