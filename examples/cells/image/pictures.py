"""Where the pictures are: stands for a bucket, which it would be in the cloud."""

import base64
import pathlib

FOLDER = pathlib.Path(__file__).parent / "pictures"


def handler(event, context):
    if event["operation"] == "list":
        return {"names": sorted(file.name for file in FOLDER.glob("*.png"))}
    file = FOLDER / pathlib.PurePath(event["name"]).name
    return {"name": file.name, "picture": base64.b64encode(file.read_bytes()).decode()}
