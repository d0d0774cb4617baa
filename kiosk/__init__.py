"""What a visit is: pure values and rules. No Qt, no files, no network, no clock of its own."""
