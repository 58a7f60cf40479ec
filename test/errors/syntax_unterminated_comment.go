package p

func f() {
}

/* never closed // error: comment not terminated
