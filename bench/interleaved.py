"""Servers that are asked in turn, slice by slice, so that a slow minute of the machine meets all alike; and what follows from that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from statistics import median
from typing import Any

from bench.clocks import Yardstick
from bench.load import Order, Slice, fault, load
from bench.servers import Running

NGINX, CONST = "nginx, static file", "constant WSGI"
RATE, P99 = attrgetter("rate"), attrgetter("p99")


@dataclass
class Subject:
    """A server, what it is asked, and what it said in each round; ``fault``: why that is no figure."""

    running: Running
    order: Order
    slices: list[Slice] = field(default_factory=list)
    fault: str | None = None
    proof: Slice | None = None

    def prove(self) -> None:
        """A slice that does not count, whose answers are all looked at. What is to be stored is asked for once before."""
        coding = self._coding()
        self.proof = load(self.running, self.order, looking=True)
        self.fault = fault(self.proof, self.order) or coding

    def measure(self) -> None:
        """A slice that counts."""
        found = load(self.running, self.order)
        self.slices.append(found)
        self.fault = self.fault or fault(found, self.order, self.proof)

    def _coding(self) -> str | None:
        """What is wrong with the coding."""
        if callable(self.order.paths):
            return None
        wanted = self.order.headers.get("Accept-Encoding")
        found = self.running.ask(self.order.paths[0], self.order.headers)[0].headers.get("Content-Encoding")
        return None if found == wanted else f"answered in the coding {found}, not {wanted}"

    def middle(self, of: Callable[[Slice], float]) -> float:
        """The median over the rounds."""
        return median(map(of, self.slices))

    def ratio(self, to: "Subject | None", of: Callable[[Slice], float] = RATE) -> float | None:
        """The median of the rounds' ratios; ``None`` without the other one, or where an answer was not as expected."""
        if to is None or self.fault:
            return None
        return median(of(own) / of(other) for own, other in zip(self.slices, to.slices, strict=True))

    @property
    def cpu(self) -> float | None:
        """Microseconds of a core that a request takes the server; ``None`` where that is not known, or an answer was not as expected."""
        taken = sum(found.cpu for found in self.slices) / max(sum(found.requests for found in self.slices), 1) * 1e6
        return taken if taken and not self.fault else None

    @property
    def kept(self) -> dict[str, Any]:
        """The absolute figures."""
        return {
            "requests_per_second": self.middle(RATE),
            "p50_ms": self.middle(lambda found: found.p50),
            "p99_ms": self.middle(P99),
            "cpu_us": self.cpu,
            "requests": sum(found.requests for found in self.slices),
            "fault": self.fault,
        }


def measured(subjects: Mapping[str, Subject], rounds: int) -> Yardstick:
    """So many slices of each, in turn, every second round backwards. How much the constant answer's own swung."""
    for subject in subjects.values():
        subject.prove()
    for number in range(rounds):
        for subject in list(subjects.values())[:: -1 if number % 2 else 1]:
            subject.measure()
    return Yardstick(CONST, [1 / found.rate for found in subjects[CONST].slices])


def cell(value: float | None, form: str = ".2f") -> str:
    """A figure of a table, or a dash."""
    return "-" if value is None else f"{value:{form}}"
