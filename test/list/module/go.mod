module ex.com/list

go 1.27

require ex.com/other v1.2.0

replace ex.com/other => ../other
