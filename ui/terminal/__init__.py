"""The command line: one module a subcommand, without a screen and without Qt."""
