package a.b

func main() {}
