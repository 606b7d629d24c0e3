"""`python -m stance`."""

from stance.cli.main import run

run()
