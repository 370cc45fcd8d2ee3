"""The contract: every parameter, body and answer, each with its description. ``openapi.yaml`` is made of it; nothing here knows the code.

- One module a resource, as delivery answers it and as its lists are asked; ``sync_resources`` has the forms of delta sync,
  ``admin_inputs``, ``admin_answers`` and ``admin_queries`` those of the authoring interface, ``archive`` the lines of archives.
- ``base`` is what every schema is made from: *input* is strict, *output* is open. ``fields``, ``parameters`` and ``instants`` read
  values, ``field_builders`` has members of answers, ``faults`` says what is wrong with a value.
- ``vocabulary`` has the words that the contract and the tables share: kinds, states, reasons.
"""
