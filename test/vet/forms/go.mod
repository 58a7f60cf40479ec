module ex.com/forms

go 1.27
