package other

type A = int

func Embedded() any        { return struct{ int }{1} }
func EmbeddedPointer() any { return struct{ *int }{nil} }
func Field() any           { return struct{ x int }{1} }
func Exported() any        { return struct{ X int }{1} }
func Alias() any           { return struct{ A }{1} }
func Method() any          { return (interface{ m() })(nil) }
func Nested() any          { return []struct{ struct_ struct{ int } }{} }
