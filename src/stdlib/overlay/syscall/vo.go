package syscall

import (
	errorspkg "errors"
	"internal/oserror"
	"internal/strconv"
)

// firstRefusal is the first of the numbers above the kernel's by which a sandbox says what it does not permit (stdlib/gate.h).
const firstRefusal Errno = 4096

var refusals = [...]string{
	"sandbox: no permission to read this (-allow-read)",
	"sandbox: no permission to write this (-allow-write)",
	"sandbox: no permission for this address (-allow-net)",
	"sandbox: no permission for this system call",
	"sandbox: no permission for random numbers of the system (-allow-entropy, or -seed)",
	"sandbox: no permission to start processes",
}

func (e Errno) isRefusal() bool { return e-firstRefusal < Errno(len(refusals)) }

func (e Errno) Error() string {
	if e.isRefusal() {
		return refusals[e-firstRefusal]
	}
	if e < Errno(len(errors)) && errors[e] != "" {
		return errors[e]
	}
	return "errno " + strconv.Itoa(int(e))
}

func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EPERM || e == EACCES || e.isRefusal()
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case errorspkg.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}
