"""How a reader says that its source cannot be read on."""


class Broken(Exception):
    """The source cannot be read beyond this place; what came before is good. The text names the place."""
