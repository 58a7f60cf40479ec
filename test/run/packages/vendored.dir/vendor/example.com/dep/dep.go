package dep

import "example.com/dep/sub"

func Version() string { return "v1.2.3" + string(rune('a'+sub.Double(1))) }
