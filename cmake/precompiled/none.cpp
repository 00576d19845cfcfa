// Only the precompiled headers beside it are wanted.
