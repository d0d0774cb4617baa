"""What people see, touch and type: the visitor's screens and the command line."""
