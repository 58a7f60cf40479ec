package dot

const DotConst = 7

type Square struct{ Side int }

func (s Square) Area() int { return s.Side * s.Side }
func Dotted() string       { return "dotted" }
