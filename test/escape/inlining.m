./inlining.go:5:6: can inline newPoint
./inlining.go:5:41: &point{...} escapes to heap
./inlining.go:7:7: p does not escape
./inlining.go:7:17: can inline (*point).sum
./inlining.go:13:17: can inline square.area
./inlining.go:15:6: can inline area
./inlining.go:15:11: leaking param: s
./inlining.go:20:6: can inline recursive
./inlining.go:27:6: can inline max3
./inlining.go:39:15: &point{...} does not escape
./inlining.go:39:15: inlining call to newPoint
./inlining.go:40:14: inlining call to (*point).sum
./inlining.go:40:23: inlining call to max3
./inlining.go:40:56: inlining call to recursive
./inlining.go:43:6: can inline main
./inlining.go:45:6: inlining call to area
./inlining.go:45:7: square{...} does not escape
