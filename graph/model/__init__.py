"""The data that everything else speaks of: report, stored records, vocabulary, errors."""
