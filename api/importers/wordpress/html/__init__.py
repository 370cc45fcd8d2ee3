"""Texts of WordPress as HTML. The door is ``bodies``; which HTML is kept of it is decided in ``api.html.sanitize``.

- ``bodies`` puts the steps in order: ``shortcodes``, ``embeds`` and ``media`` for what stands in square brackets, ``blocks`` for the block
  editor, ``autop`` for the classic one, which works on a body as a row of tags (``rows``).
- ``served_blocks``: blocks that WordPress makes only when a page is shown, by their attributes (``block_data``). ``patterns`` are kept once
  and shown in many posts; ``footnotes`` come from beside the text.
- ``images``, ``anchors`` and ``leftovers`` mend what is HTML then: real addresses, links within a body that lead somewhere, nothing empty;
  ``lost`` has the addresses by which nothing can be shown.
"""
