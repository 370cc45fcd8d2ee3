"""Pictures of our own: what is taken (``headers``), where files are kept (``files``), and what is made of them (``encoding``).

- An *original* is a file as it was uploaded, named by its SHA-256; it is never served, since it may say where it was taken.
- A *rendition* is the picture in another size or form, without anything but its pixels, named by the SHA-256 of itself: what is under a
  name never changes. ``share`` is the one that previews of links show.
- A *placeholder* is what stands there until a rendition is loaded: a colour, and a few characters that say the rest roughly.

``fetching`` takes originals from elsewhere. They are decoded by a child with limits alone (``encoding_child``, started by ``rendering``),
not by a web process or the worker.
"""
