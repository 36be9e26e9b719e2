"""What stands between the network and the routes: hosts, keys, limits, headers, timeouts.

Each is a plain ASGI middleware that refuses with a problem; none knows a question.
"""
