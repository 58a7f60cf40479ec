module example.com/app

go 1.23

require example.com/dep v1.2.3
