"""One file for each group of sub-commands; `tieline/main.py` imports one only when it is called."""
