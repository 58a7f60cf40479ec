package errors

// AsType finds the first error in err's tree that is an E (or whose As method makes one), as As.
func AsType[E error](err error) (E, bool) {
	var target E
	if err == nil || !As(err, &target) {
		var zero E
		return zero, false
	}
	return target, true
}
