"""Publishing: what the working store holds, made equal in a database that serves."""
