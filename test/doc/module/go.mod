module ex.com/doc

go 1.27
