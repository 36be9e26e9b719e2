"""What people and programs ask of the graph: one file per question, each a function over a view."""
