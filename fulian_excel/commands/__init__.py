"""The commands of the command line, a module per kind; what is heavy is imported only by the command that needs it."""
