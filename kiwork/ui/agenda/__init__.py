"""The agenda as it runs: the step that is on, its instruction, its time, and what comes next."""
