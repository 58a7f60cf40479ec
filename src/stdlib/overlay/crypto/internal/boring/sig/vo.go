package sig

// These mark executables of gc's tool chain; they do nothing.

func BoringCrypto()   {}
func FIPSOnly()       {}
func StandardCrypto() {}
