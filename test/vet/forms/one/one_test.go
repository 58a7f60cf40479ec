package one

import "testing"

func TestF(t *testing.T) { t.Errorf("%d", "x") }
