package p

const a = b // error: initialization cycle for a
const b = c
const c = a
const d = len([d]int{}) // error: initialization cycle: d refers to itself
