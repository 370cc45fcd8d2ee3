"""From the server to the application: what is answered at once, and what waits where. The door is ``application``.

The server hands each request over in one thread, which must never wait: ``application`` answers there what is stored, ``/live``, and
what there is no room for. All else goes to one of several bounded worker *pools* (``pools``), so that what is slow waits only beside its
own kind. Bodies are read in an event loop, within a deadline, before a thread is taken (``bodies``). ``environ`` makes the environment of
WSGI out of what ASGI has; ``exchange`` is a request and the way to answer it.
"""
