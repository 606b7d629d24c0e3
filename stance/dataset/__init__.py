"""YAML text -> validated model. This room knows no other."""
