"""The passages of texts that show why a question found them. Nothing here asks the database.

A *place* is where a term of the question stands (``matches``); the *head* of a word is its first one or two letters, in each spelling
(``spellings``); a *passage* is a part of a text with the places in it, which is what delivery calls a snippet (``passages``).
The index is asked first: it knows which texts match, but keeps neither them nor where in them a word stands.
"""
