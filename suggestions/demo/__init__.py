"""What the deputies of the demonstration county wrote, and what was answered: written by hand, varied by seed."""
