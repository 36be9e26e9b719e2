"""Which governments the report is about, and for which of them each person acts."""
