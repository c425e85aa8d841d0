"""The door: `python build.py [COMMAND]` is the same program as the installed `briefs [COMMAND]`."""

from briefs.cli import main

if __name__ == "__main__":
    main()
