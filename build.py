from dossier.cli import main

if __name__ == "__main__":  # processes that help with rendering import this file again
    main()
