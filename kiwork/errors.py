"""What every refusal of Kiwork has in common."""


class KiworkError(Exception):
    """A refusal a person can act on; `resources/wording/errors.toml` has its sentence under the class name.

    Keyword arguments are the values that the sentence names.
    """

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values
