"""The graph over HTTP: routes, response models and problem details.

It answers with what `graph` answers, and holds no question of its own.
"""
