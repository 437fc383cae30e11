"""How alike texts are: plain strings and keys in, plain values out; imported late, for numpy takes time."""
