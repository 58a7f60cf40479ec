module example.com/app

go 1.23

require (
	example.com/one v0.0.0
	example.com/two/v2 v2.0.0
)

replace example.com/one => ./local/one

replace example.com/two/v2 v2.0.0 => ./local/two
