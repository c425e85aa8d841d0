"""`python -m briefs` is the same program as `briefs`."""

from briefs.cli import main

if __name__ == "__main__":
    main()
