"""After the press: caches are purged, WebSub hubs and search engines told. Off until the settings name one.

A press only puts what changed on a queue (`hook`); a process of its own sends it (`delivery`), so that a
publish never waits for a network. Each kind of receiver is one module with one class, a `Target`.
"""
