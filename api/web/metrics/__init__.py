"""What was answered, counted; the doors are ``meter`` (counts) and ``exposition`` (tells).

- *Numbers* only grow. Each web process has a list of them, and puts it each second into a file of its own in memory that processes
  share; who is asked adds up the files (``numbers``): a stored answer is counted in half a microsecond, an object of
  ``prometheus_client`` would take three for each number.
- A *gauge* says how something stands at present in a process; each looks at its own each second (``gauges``).
- A *meter* knows which number is which (``meter``); labels are of closed sets: rules of the application, classes of statuses,
  codings, families of clients (``agents``).
- How things stand beside answers is asked of the database when somebody asks (``api.queries.operations``).
"""
