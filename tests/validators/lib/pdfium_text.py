"""Prints the text of PDFs as PDFium, the engine of Chrome and Edge, copies and searches it.

Reads one path per line and prints one line of JSON for each: {"text": …} or {"error": …}.
"""

import json
import sys

import pypdfium2


def text(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


for line in sys.stdin:
    try:
        print(json.dumps({"text": text(line.rstrip("\n"))}))
    except pypdfium2.PdfiumError as error:
        print(json.dumps({"error": str(error)}))
