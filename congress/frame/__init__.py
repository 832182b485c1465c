"""The beams of the house: knows Django, knows none of our apps."""
