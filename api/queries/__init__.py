"""Reads: which rows, in which order. A function takes a connection and a loaded query and answers finished JSON or plain values.

Rooms: ``posts`` (lists, search, counts), ``additions`` (what ``include`` adds to posts), ``resources``
(tags, campaigns, events, authors, sections), ``urls`` (what an address leads to),
``sitemap``, ``authored`` (what those who write read), ``sync`` (delta sync). Beside them what they share: ``paging`` (the part of a list
that is asked for, and what a list answers), ``visibility`` (what may be seen, one function for "public"), ``looks`` (what is read after
each commit), ``validity`` and ``moves`` (until when an answer stays true), ``driver`` (statements that are compiled once and run by the
database driver), ``site``.
"""
