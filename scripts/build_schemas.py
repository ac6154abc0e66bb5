"""Tulis skema yang diterbitkan. Write the published schemas to docs/schemas, from the classes and the dictionary."""

from pathlib import Path

from umkm_domain.io.schema import write_schemas

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"

if __name__ == "__main__":
    for file in write_schemas(FOLDER):
        print(file.relative_to(FOLDER.parents[1]))
