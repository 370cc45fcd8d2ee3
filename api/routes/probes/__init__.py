"""What programs ask that watch the service. Nothing here is for readers, or under ``/v1``, or in the OpenAPI document.

- ``health``: ``/live``, whether the process lives, and ``/ready``, whether it can answer.
- ``metrics``: how much it has answered, and how things stand beside answers, for Prometheus.

None of them says anything about what is written, and what they ask of the database is asked for at most once a second.
"""
