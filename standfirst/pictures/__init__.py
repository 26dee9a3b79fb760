"""Pictures with their credit and rights, the metadata in their files, and the renditions that readers get."""
