"""The command line: the front door, and each command."""
