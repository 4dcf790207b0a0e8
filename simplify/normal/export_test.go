package normal

// Spoil makes the package read one function as another, as a slip in its table would, until restore is called.
func Spoil(name, as string) (restore func()) {
	right := readers[name]
	readers[name] = readers[as]
	return func() { readers[name] = right }
}
