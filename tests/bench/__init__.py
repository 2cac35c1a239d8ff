"""Speed as ratios, measured side by side in one run: ours, a colleague's script, and the least that anybody must do."""
