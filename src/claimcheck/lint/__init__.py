"""The engine: select the rules, run them on one document or many, settle who speaks, and sort what is found."""
