"""What the texts themselves say against what the records state: warnings to be weighed."""
