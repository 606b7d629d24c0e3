"""What can be asked: index and plain values in, one frozen result out."""
