package p

func f(int) int // error: missing function body

func (T) m() // error: missing function body

type T int
