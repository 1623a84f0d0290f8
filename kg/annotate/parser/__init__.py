"""Our own parser: a network, a decoder, and the component that puts them into the pipeline."""
