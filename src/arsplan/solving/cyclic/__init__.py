"""The cyclic rota: rules read around a seam, either cell by cell or as walks through what has to be remembered."""
