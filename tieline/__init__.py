"""The front door: the `tieline` command line, the version, the settings; no rule of the domain."""
