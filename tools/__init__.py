"""What the maintainers run; not part of the wheel."""
