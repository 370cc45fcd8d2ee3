"""A single post of a real WordPress that was set aside is asked for by its number."""

from urllib.parse import urlsplit

from tests.plugins import ON_SQLITE
from tests.sources.conftest import newsroom
from tests.wordpress.test_source import follows, numbers

__all__ = ["follows", "newsroom"]


@ON_SQLITE
def test_one_that_is_set_aside_is_asked_for_by_its_number(follows, wordpress):
    room, source = follows
    shown, gone = numbers(wordpress)[:2]
    wordpress.fail(broken=[shown, gone])
    room.pull(source)
    aside = [one["id"] for one in room.ask("GET", f"/sources/{source}/items?set_aside=true").json["data"]]
    assert len(aside) == len(room.problems(source)) == 2

    def retry(**faults):
        wordpress.fail(**faults)
        room.asked.clear()
        assert {room.ask("POST", f"/sources/{source}/items/{one}/retry").status_code for one in aside} == {200}
        room.pull_singles(source, seconds=2_000_000)
        return set(room.problems(source).values())

    assert retry(page=503) == {f"{urlsplit(wordpress.home).hostname} answers 503, and a page instead of data."}
    assert retry(broken=[shown, gone]) == {"The site fails when it is to show it."}
    wordpress.fail()
    wordpress.ask("DELETE", f"posts/{gone}&force=true")
    assert (retry(), len(room.asked)) == (set(), 4)
    assert len(room.titles()) == len(numbers(wordpress))
