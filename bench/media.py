"""How much it takes to make the renditions of a picture, for each set of formats: processor, memory, bytes; and beside it."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import orjson

from api.media import encoding_child
from api.media.rendering import Bounds
from bench import media_queue

DRAWN = {
    # Large soft shapes, and a little noise, as a sensor has it.
    "photograph": """
from PIL import Image
import sys
shapes = Image.merge("RGB", [Image.effect_noise((24, 16), 90) for _ in range(3)]).resize((6000, 4000), Image.Resampling.BICUBIC)
noise = Image.effect_noise((3000, 2000), 80).resize((6000, 4000)).convert("RGB")
Image.blend(shapes, noise, 0.08).save(sys.argv[1], quality=92)
""",
    # Nothing but noise, of the size of two pixels: the worst there is.
    "noise": """
from PIL import Image
import sys
Image.effect_noise((3000, 2000), 80).resize((6000, 4000)).convert("RGB").save(sys.argv[1], quality=92)
""",
}
"""Programs that draw a picture of 24 megapixels into a file."""
AIMS = {"webp": (2.0, 160), "webp,avif": (8.0, 250)}
"""By set of formats, seconds of the processor and MB of memory that a picture of 24 megapixels may take."""


class Taken(NamedTuple):
    """Seconds of the processor and of the clock, MB of memory at most, bytes of all files."""

    processor: float
    clock: float
    memory_mb: float
    bytes: int


def run(arguments: argparse.Namespace) -> bool:
    """Prints what each picture takes with each set of formats; whether the aims were met in the best of all rounds."""
    print("| picture of 24 megapixels | formats | processor s | s | memory MB | KB | pictures a minute and core |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: |")
    is_met = True
    with tempfile.TemporaryDirectory() as folder:
        for name in ("photograph", "noise"):
            source = Path(folder) / f"{name}.jpg"
            # By another process: memory that this one had would be counted as that of its children, too.
            subprocess.run([sys.executable, "-c", DRAWN[name], str(source)], check=True)  # noqa: S603 - words of our own
            for formats, (seconds, memory) in AIMS.items():
                best = min(taken(source, formats) for _ in range(arguments.rounds))
                print(
                    f"| {name}, {source.stat().st_size / 1e6:.1f} MB | {formats} | {best.processor:.2f} | {best.clock:.2f} "
                    f"| {best.memory_mb:.0f} | {best.bytes // 1000} | {60 / best.processor:.0f} |"
                )
                is_met &= best.processor <= seconds and best.memory_mb <= memory
        return media_queue.run(Path(folder) / "photograph.jpg", arguments.rounds) and is_met


def taken(source: Path, formats: str) -> Taken:
    """What the child takes that the worker would start."""
    bounds = Bounds()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        words = [str(source), folder, formats, "0.5", "0.5", str(bounds.seconds), str(bounds.memory_mb * 2**20)]
        began = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", encoding_child.__name__, *words], stdout=said)  # noqa: S603 - names of our own
        _, status, used = os.wait4(child.pid, 0)
        clock = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        made = orjson.loads(said.read())
    total = sum(one["bytes"] for one in made["renditions"])
    return Taken(used.ru_utime + used.ru_stime, clock, used.ru_maxrss / 1024, total)
