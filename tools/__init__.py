"""What makes the tables that the product reads; none of it is needed to run the product."""
