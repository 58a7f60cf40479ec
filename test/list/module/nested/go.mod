module ex.com/nested

go 1.27
