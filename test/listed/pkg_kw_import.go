package import

func main() {}
