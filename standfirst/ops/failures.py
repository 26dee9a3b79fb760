"""What a command says instead of a traceback."""


class CommandFailed(Exception):
    """The command cannot do what was asked. Its text is one sentence that says why and, where it can, what to do."""
