"""What `standfirst doctor` looks at: each check is a function that says what it found, or raises Problem."""


class Problem(Exception):
    """Something is wrong. Its text says what; `remedy` says what to do."""

    def __init__(self, said: str, remedy: str) -> None:
        super().__init__(said)
        self.remedy = remedy
