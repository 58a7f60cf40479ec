package main

func a() {
	break
	goto L
}

func b() { x := }
