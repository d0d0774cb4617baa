"""What an editor is told of a whole pack before it is published, one subject a file."""
