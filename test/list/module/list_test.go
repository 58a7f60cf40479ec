package list

import "testing"

func TestX(t *testing.T) {}
