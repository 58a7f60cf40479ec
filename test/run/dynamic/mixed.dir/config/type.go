package config

type Config struct {
	Name string
	size int `dyn:"size"`
}

func New() *Config                         { return &Config{"conf", 1} }
func (c *Config) Describe(s string) string { return c.Name + " " + s + " a config" }
