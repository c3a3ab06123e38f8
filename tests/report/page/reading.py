"""A page taken apart: its texts as a person reads them, and its elements."""

from html.parser import HTMLParser

UNREAD = {"script", "style"}
EMPTY = {"meta", "br", "input", "link", "img", "hr", "col"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.said, self.scripts = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if self.open and self.open[-1] in UNREAD:
            self.scripts.append(data)
        elif data.strip():
            self.said.append(" ".join(data.split()))

    @property
    def text(self):
        return "\n".join(self.said)

    def values(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]
