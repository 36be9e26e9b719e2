"""A headless Chromium, driven over WebDriver by the standard library."""

import base64
import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_SECONDS = 60
_OPTIONS = (
    "--headless=new",
    # Without these it does not start as root or in a container with little shared memory.
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--force-device-scale-factor=1",
)


class MissingBrowserError(Exception):
    """There is no Chromium with its driver here."""


@dataclass(frozen=True, slots=True)
class Chromium:
    """One window; `address` is that of its session at the driver."""

    address: str

    def open(self, page: str) -> None:
        """Go to a page."""
        _call("POST", f"{self.address}/url", {"url": page})

    def evaluate(self, expression: str) -> Any:
        """Return the value of an expression in the page."""
        script = {"script": f"return {expression}", "args": []}
        return _call("POST", f"{self.address}/execute/sync", script)

    def click(self, selector: str) -> None:
        """Click the first element that a CSS selector finds, as soon as it is there."""
        found = self.wait(lambda: self._found(selector), f"no {selector}")
        (element,) = found.values()
        _call("POST", f"{self.address}/element/{element}/click", {})

    def picture(self, selector: str) -> bytes:
        """Return the first element that a CSS selector finds, as PNG."""
        (element,) = self._found(selector).values()
        shot = _call("GET", f"{self.address}/element/{element}/screenshot")
        return base64.b64decode(shot)

    def wait(self, probe: Callable[[], Any], fault: str) -> Any:
        """Return the first true value of a probe.

        Raises:
            TimeoutError: it had none in a minute.
        """
        end = time.monotonic() + _SECONDS
        while time.monotonic() < end:
            value = probe()
            if value:
                return value
            time.sleep(0.2)
        raise TimeoutError(f"{fault}: {self.evaluate('document.body.innerText')[:500]}")

    def _found(self, selector: str) -> Any:
        wanted = {"using": "css selector", "value": selector}
        try:
            return _call("POST", f"{self.address}/element", wanted)
        except urllib.error.HTTPError:
            return None


@contextmanager
def chromium(width: int = 1400, height: int = 900) -> Iterator[Chromium]:
    """Start a window, and end it with its driver.

    Raises:
        MissingBrowserError: chromedriver is not installed.
    """
    program = shutil.which("chromedriver")
    if program is None:
        raise MissingBrowserError("chromedriver (of the package chromium-driver) is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [program, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as driver:
        try:
            with _session(f"http://127.0.0.1:{port}", f"--window-size={width},{height}") as window:
                yield window
        finally:
            driver.terminate()


@contextmanager
def _session(driver: str, size: str) -> Iterator[Chromium]:
    wanted = {"alwaysMatch": {"goog:chromeOptions": {"args": [*_OPTIONS, size]}}}
    end = time.monotonic() + _SECONDS
    while True:
        try:
            made = _call("POST", f"{driver}/session", {"capabilities": wanted})
            break
        except urllib.error.HTTPError as fault:
            raise MissingBrowserError(fault.read().decode()[:500]) from fault
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
    address = f"{driver}/session/{made['sessionId']}"
    try:
        yield Chromium(address)
    finally:
        _call("DELETE", address)


def _call(method: str, address: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(  # noqa: S310 - the driver's own address
        address, data=data, method=method, headers={"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
        return json.load(answer)["value"]
