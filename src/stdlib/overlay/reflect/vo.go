package reflect

// TypeFor by exported names only: its instances stand in modules from files.
func TypeFor[T any]() Type { return TypeOf((*T)(nil)).Elem() }
