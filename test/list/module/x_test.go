package list_test

import (
	"os"
	"testing"

	_ "ex.com/list"
)

func TestY(t *testing.T) { os.Getpid() }
