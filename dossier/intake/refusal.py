"""Why something is not taken in."""


class RefusedError(Exception):
    """Nothing was written. `message` is one lower-case sentence, `hint` the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
