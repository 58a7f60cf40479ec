package os

import "internal/stringslite"

// runtime_script is the path of the script that runs, if the system could start it by itself: it begins with
// #! and may be executed. Else it is empty.
func runtime_script() string

// executable is what a program starts to start itself again: the script, or vo.
func executable() (string, error) {
	if path := runtime_script(); path != "" {
		return path, nil
	}
	path, err := Readlink("/proc/self/exe")
	return stringslite.TrimSuffix(path, " (deleted)"), err // what the kernel adds if it is gone
}
