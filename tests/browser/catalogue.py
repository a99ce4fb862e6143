"""Reads each file of the catalogue of a site with the parser of a library program. Argument: the folder of
the site. Prints a line for each fault and then the number of files; the exit status is 1 if there was a
fault, no file, or a damaged feed that is read without a fault. An entry of one document is read as the
only publication of a feed."""

import copy
import io
import json
import sys
from pathlib import Path

from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory


def feed_of(publication):
    address = "https://documents.example/opds.json"
    link = {"rel": "self", "href": address, "type": "application/opds+json"}
    return {"metadata": {"title": "One document"}, "links": [link], "publications": [publication]}


def faults_of(value):
    """Returns the errors in a feed or the entry of a document."""
    is_feed = any(key in value for key in ("publications", "navigation", "groups"))
    text = json.dumps(value if is_feed else feed_of(value))
    try:
        return OPDS2FeedParserFactory().create().parse_stream(io.StringIO(text)).errors
    # For some faults, the parser ends with an error of Python.
    except Exception as error:
        return [error]


def damaged(publication):
    """Returns feeds that are malformed, each with the name of its fault."""
    for name, damage in {
        "without a link to itself": lambda feed: feed["links"].clear(),
        "without a title": lambda feed: feed["metadata"].pop("title"),
        "without a title of a publication": lambda feed: feed["publications"][0]["metadata"].pop("title"),
        "without links of a publication": lambda feed: feed["publications"][0].pop("links"),
        "without images of a publication": lambda feed: feed["publications"][0].pop("images"),
        "without publications": lambda feed: feed.pop("publications"),
    }.items():
        feed = feed_of(copy.deepcopy(publication))
        damage(feed)
        yield name, feed


def main(folder):
    values = {path: json.loads(path.read_text("utf-8")) for path in sorted(Path(folder).rglob("opds*.json"))}
    faulty = 0
    for path, value in values.items():
        faults = faults_of(value)
        faulty += bool(faults)
        for fault in faults:
            print(f"{path.relative_to(folder)}: {fault}")
    publications = [value for value in values.values() if "images" in value]
    unnoticed = [name for name, feed in damaged(publications[0]) if not faults_of(feed)] if publications else []
    for name in unnoticed:
        print(f"a feed {name} is read without a fault")
    print(f"catalogue: {len(values)} files, {len(publications)} of them entries of documents, {faulty} faulty")
    sys.exit(not publications or faulty > 0 or bool(unnoticed))


main(sys.argv[1])
