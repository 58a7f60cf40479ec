module example.com/minilang

go 1.23
