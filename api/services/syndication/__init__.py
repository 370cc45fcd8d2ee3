"""Rules of taking posts from other sections. How they are asked and what is stored of the answer is in ``api.sources``.

- A *source* is another Broadsheet whose own posts a section takes (``sources``); ``shares`` says which process asks which.
- A *reader* is another Broadsheet that takes posts from here and says so (``readers``).
- A *copy* is a post whose *origin* is there; ``copies`` says what the section here may do with one, and what it did.

To *hide* a copy is to withdraw it here; members that were changed here are the section's own.
"""
