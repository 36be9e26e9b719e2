"""What one file and one document may cost at most; each bound is a setting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds on what comes in. What goes beyond is named, and the rest goes on."""

    document_bytes: int = 10_000_000
    """Of one document, unpacked."""
    file_bytes: int = 10_000_000_000
    """Of one file, unpacked."""
    file_documents: int = 1_000_000
    """Documents of one file."""
    file_rejects: int = 10_000
    """Rejected documents of one file, after which the rest of it is not read."""
    faults: int = 100
    """Faults that are told of one document."""
    reason_chars: int = 500
    """Characters of one reason."""
