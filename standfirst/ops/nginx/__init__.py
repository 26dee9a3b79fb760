"""The configuration with which nginx serves the pressed tree itself and asks the application only for the rest."""
