package one_test

import "testing"

func TestG(t *testing.T) { t.Logf("%s", 1) }
