./lent.go:16:6: can inline sinkBig
./lent.go:16:14: b does not escape
./lent.go:17:2: moved to heap: x
./lent.go:22:6: can inline sinkSmall
./lent.go:22:16: s does not escape
./lent.go:28:6: can inline itself
./lent.go:28:13: b does not escape
./lent.go:38:6: can inline inClosure
./lent.go:38:16: b does not escape
./lent.go:39:2: moved to heap: x
./lent.go:40:7: can inline inClosure.func1
./lent.go:41:3: inlining call to inClosure.func1
