"""Words in, exit code out: parse, ask, print."""
