"""What is checked by mypy is not run."""

collect_ignore = ["good", "bad"]
