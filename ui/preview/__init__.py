"""A pack as visitors would meet it, before it is built, with what an editor needs beside it."""
