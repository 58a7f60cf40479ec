package main

func compared(b []byte, s string) (n int) {
	for i := range b {
		t := string(b[:i])
		if t == s {
			n += 10
		}
	}
	return n
}

func main() { println(compared([]byte("abcdefgh"), "abc")) }
