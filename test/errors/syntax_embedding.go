package p

type A int
type E struct{ **A } // error: syntax error: unexpected \*, expected name
type F struct{ []int } // error: syntax error: unexpected \[, expected field name or embedded type
