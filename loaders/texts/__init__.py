"""Released texts as documents: from bytes and a file name to releases, or to why there are none.

Nothing here reads what a text says; that is `loaders.reading`.
"""
