package reflect

// TypeAssert is v.Interface().(T) with both results; as Interface it panics for a zero Value and
// for unexported fields.
func TypeAssert[T any](v Value) (T, bool) {
	x, ok := v.Interface().(T)
	return x, ok
}
