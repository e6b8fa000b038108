"""Runs the command line: `python -m kbextract`."""

from kbextract.cli import main

if __name__ == "__main__":
    main()
