"""Answers of delivery, kept in memory as finished bytes and given from there before Flask is asked. The door is ``middleware``.

- An *entry* is an answer with its headers, once for each encoding (``encodings``), and how long others may show it; ``entry`` also has
  the memory that keeps entries within a bound.
- It is true in the *state* that ``queries.validity`` read before its rows were; in another one it is made anew.
- ``hints``: what a view tells about its answer (how long it may be kept, what it shows).
"""
