"""Which place of pictures the settings name: this machine's disk, or a bucket. The library that asks buckets is loaded for one alone."""

from functools import lru_cache

from api.media.files import Files
from api.media.place import Place
from api.settings import Settings


@lru_cache(maxsize=8)
def place_of(settings: Settings) -> Place:
    """The place of pictures; the same for the same settings, so that connections are kept."""
    if settings.media_bucket is None:
        return Files(settings.data_dir)
    from api.media.bucket import Bucket  # noqa: PLC0415 - an optional dependency

    return Bucket(settings)
