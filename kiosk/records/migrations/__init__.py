"""The history of the records' shape; each step is tried on a copy of real records first."""
