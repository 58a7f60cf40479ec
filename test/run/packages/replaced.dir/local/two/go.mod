module example.com/two/v2

go 1.21

require example.com/one v0.0.0
