"""The wire: stories that come in as files, read by `sources` and made into stories by `ingest`."""
