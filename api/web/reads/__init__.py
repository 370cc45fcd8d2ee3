"""Reads of delivery: what their views are given and give, and how they are called without Flask. The door is ``direct``.

A view of delivery is a function of a *read* (``view``): it touches nothing of Flask, and gives an answer of finished bytes. So it can be
called in two ways: by Flask, as all views are (``web.blueprint``), and directly (``direct``), which takes half the time. Whatever is not
plainly a read that succeeds goes Flask's way, so that errors are made in one place.
"""
