"""A WordPress that answers over its REST interface, read as its export is: the parts are the same, and what becomes of them, too.

- ``answers`` makes of JSON what is asked for of it, and nothing else; a child of ours does that with what is large.
- ``discovery`` finds the interface of a site; ``site`` asks it, isolates what it cannot show, and tells absence from noise.
- ``kept`` has what was read of a site before it becomes items; ``reading`` makes these, in the order of an export.

With an application password texts are as editors see them (*raw*), and so exactly those of an export. Without one they are as readers
see them (*rendered*): what plugins and themes do to texts is in them, such as typographic quotation marks.
"""
