# Times of one page of HTML to PDF, in one process: the import and the first page, then the same page warm.
# Reads {"html", "fonts", "times"} from stdin; answers {"cold", "warm", "pages"}, in milliseconds.
import json
import sys
import time

began = time.perf_counter()
asked = json.load(sys.stdin)

from weasyprint import HTML  # noqa: E402, its import is part of what is cold
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

fonts = FontConfiguration()


def milliseconds_since(start):
    return (time.perf_counter() - start) * 1000


def document():
    return HTML(string=asked["html"], base_url=asked["fonts"]).render(font_config=fonts)


first = document()
first.write_pdf()
cold = milliseconds_since(began)
pages = len(first.pages)
warm = []
for _ in range(asked["times"]):
    start = time.perf_counter()
    document().write_pdf()
    warm.append(milliseconds_since(start))
json.dump({"cold": cold, "warm": warm, "pages": pages}, sys.stdout)
