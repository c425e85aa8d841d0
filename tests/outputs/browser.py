"""Pages served on this machine, as a server would with a Content Security Policy, and used in
Chromium: words typed, filters chosen, and what is then on the page.
"""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.outputs.programs import program

Steps = Sequence[Mapping[str, Any]]
STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_DRIVER, _RESULT = "/driver.html", "/result"
_SECONDS = 240

# Shows one page after another in a frame, does what is asked there, and tells what it then sees.
_PAGE = """<!DOCTYPE html>
<meta charset="utf-8">
<title>Driver</title>
<iframe width="1000" height="800"></iframe>
<script>
const frame = document.querySelector("iframe");
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const page = () => frame.contentDocument;

// Until nothing in the page changes any more; one that was just loaded must first be ready for
// questions, or say something, or has had eight seconds for it.
async function settled(isLoaded) {
  let last = "", calm = 0;
  for (let n = 0; n < 120 && calm < 10; n++) {
    await sleep(100);
    const now = page()?.body?.innerHTML || "";
    const isReady = page()?.getElementById("filters")?.hidden === false;
    const isFailed = page()?.getElementById("state")?.dataset.failed === state();
    const isNew = !isLoaded || isReady || isFailed || n > 80;
    calm = now === last && isNew ? calm + 1 : 0;
    last = now;
  }
}

const state = () => page()?.getElementById("state")?.textContent;

function seen() {
  const at = frame.contentWindow.location;
  const list = [...page().querySelectorAll("#found > li")];
  return {
    address: at.pathname + decodeURIComponent(at.search.replaceAll("+", " ")),
    state: state(),
    role: page().getElementById("state").getAttribute("role"),
    titles: list.map((li) => li.querySelector("a").textContent),
    links: list.map((li) => li.querySelector("a").getAttribute("href")),
    kinds: list.map((li) => li.querySelector(".kicker").textContent),
    texts: list.map((li) => li.lastElementChild.textContent),
    marks: list.map((li) => [...li.querySelectorAll("mark")].map((m) => m.textContent)),
    elements: list.flatMap((li) => [...li.querySelectorAll("*")].map((e) => e.localName)),
    focus: page().activeElement.getAttribute("href") || page().activeElement.localName,
    more: !page().getElementById("more").hidden,
    options: Object.fromEntries([...page().querySelectorAll("#filters select")].map(
      (s) => [s.name, [...s.options].slice(1).map((o) => o.textContent)])),
  };
}

(async () => {
  const found = [];
  for (const {go, type, choose, press, ask} of STEPS) {
    if (go) {
      const loaded = new Promise((done) => frame.addEventListener("load", done, {once: true}));
      frame.src = go;
      await loaded;
    }
    if (type !== undefined) {
      const field = page().getElementById("words");
      field.value = type;
      field.dispatchEvent(new InputEvent("input", {bubbles: true}));
    }
    if (choose) {
      const select = page().querySelector(`select[name=${choose[0]}]`);
      select.value = choose[1];
      select.dispatchEvent(new InputEvent("input", {bubbles: true}));
    }
    if (press) {
      page().querySelector(press).focus();
      page().querySelector(press).click();
    }
    if (ask) {
      const form = page().querySelector(".top form");
      const loaded = new Promise((done) => frame.addEventListener("load", done, {once: true}));
      form.elements.q.value = ask;
      form.requestSubmit();
      await loaded;
    }
    await settled(Boolean(go || ask));
    found.push(seen());
  }
  await fetch("/result", {method: "POST", body: JSON.stringify(found)});
})().catch((error) => fetch("/result", {method: "POST", body: JSON.stringify(String(error))}));
</script>
"""


class _Handler(SimpleHTTPRequestHandler):
    """Files with the policy as a header; what drives them without, being none of the site's."""

    def __init__(self, *given: Any, served: Served, **named: Any) -> None:
        self.served = served
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        if self.path not in self.served.own:
            super().do_GET()
            return
        data = self.served.own[self.path]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(self.path))
        self.send_header("Content-Length", str(len(data)))
        super().end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        if self.path == _RESULT:
            self.served.result = json.loads(self.rfile.read(length))
            self.served.done.set()
        self.send_response(204)
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.served.policy)
        super().end_headers()

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        self.served.answers[self.path.partition("?")[0]] = int(code)

    def log_message(self, *_: Any) -> None:
        """What is asked for is kept, not printed."""


class Served:
    """A folder on its own port, and a page that drives the others and posts what it has found."""

    def __init__(
        self, folder: Path, policy: str, driver: str, own: Mapping[str, bytes] | None = None
    ) -> None:
        self.folder, self.policy = folder, policy
        self.own = {_DRIVER: driver.encode(), **(own or {})}
        """What is served besides the folder, by address."""
        self.answers: dict[str, int] = {}
        """Every path that was asked for, with the last status."""
        self.result: Any = None
        self.done = threading.Event()

    def run(self, scratch: Path, *flags: str) -> list[Any]:
        """What the driver posts when a browser shows it."""
        with self._running() as address:
            flags = (*flags, "--remote-debugging-port=0", f"{address}{_DRIVER}")
            browser = subprocess.Popen(
                [*chromium(scratch), *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                assert self.done.wait(_SECONDS), "the browser did not answer"
            finally:
                browser.terminate()
                browser.wait(30)
        assert isinstance(self.result, list), self.result
        return self.result

    @contextmanager
    def _running(self) -> Iterator[str]:
        """While it runs: its address."""
        handler = partial(_Handler, served=self, directory=str(self.folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()


def chromium(scratch: Path) -> list[str]:
    """The command of a browser that reaches nothing but this machine."""
    return [
        program("chromium", "chromium-browser", "google-chrome"),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        f"--user-data-dir={scratch / 'profile'}",
    ]


def used(
    folder: Path, scratch: Path, steps: Steps, policy: str = STRICT
) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """What is on the page after each step, and the status of each file that was asked for.

    A step is `go` (an address), `type` (into the field), `choose` (a filter and its value), `press`
    (a selector), `ask` (words, in the form at the top of any page).
    """
    served = Served(folder, policy, _PAGE.replace("STEPS", json.dumps(steps)))
    return served.run(scratch), served.answers
