"""How a reader says that its source cannot be read on. What it yields is ``api.services.archive.importing.Item``."""

from api.foreign.broken import Broken

__all__ = ["Broken"]
