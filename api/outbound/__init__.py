"""Every request to elsewhere, by one of two doors. What is said in a request is for those who ask.

- ``ask`` is for addresses that settings name: any may be asked, also on this machine.
- ``Door`` is for addresses that a stranger can choose, and for those that such an answer leads to: only what is public is asked, and
  what ``BROADSHEET_OUTBOUND_ALLOW`` names. ``urls`` reads an address once, ``networks`` judges where it leads, ``door`` asks.
- ``wire`` has the connections of both: no proxy of the environment, no cookie, a ``deadline`` that holds whatever the other side does.
- ``parsing`` has a stranger's answer read by a child with limits of memory and time.
"""

from api.outbound.answers import Answer, NotAllowed, Unreadable
from api.outbound.door import Door
from api.outbound.simple import MOST_BYTES, ask

__all__ = ["MOST_BYTES", "Answer", "Door", "NotAllowed", "Unreadable", "ask"]
