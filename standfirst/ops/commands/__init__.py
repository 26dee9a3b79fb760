"""The commands, one module each: its docstring is the help, `arguments` its options, `run` its work."""

from standfirst.ops.commands import (
    doctor,
    import_command,
    init,
    narrate,
    nginx,
    press,
    say,
    serve,
    sync,
    voices,
    worker,
)

ALL = (init, serve, worker, import_command, press, sync, narrate, say, voices, nginx, doctor)
