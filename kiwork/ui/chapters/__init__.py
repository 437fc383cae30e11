"""The chapters of the final concept: which there are, and what stands in each."""
