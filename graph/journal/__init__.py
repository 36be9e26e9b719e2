"""What is done with reports and judgements, and how a store is copied and exported."""
