package hidden

import "strconv"

type H struct{ N int }

func (h H) Text() string { return strconv.Itoa(h.N) }
func Secret() string     { return "secret" }
