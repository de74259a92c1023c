"""The claims registry: records, loading, linking, keeping."""
