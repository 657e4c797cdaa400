"""A Firefox, driven by its own remote protocol (Marionette): the browser of the system's packages is enough, no driver is needed.

The protocol is JSON over a socket: "LENGTH:[0, id, command, parameters]" there, "LENGTH:[1, id, error, result]" back.
"""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("firefox", "firefox-esr")
MAC = "/Applications/Firefox.app/Contents/MacOS/firefox"
PATIENCE = 90           # seconds, for starting and for what a page is awaited to show
QUIET = {"browser.shell.checkDefaultBrowser": False, "datareporting.policy.dataSubmissionEnabled": False, "app.update.auto": False,
         "browser.aboutwelcome.enabled": False, "browser.startup.page": 0, "network.captive-portal-service.enabled": False,
         "network.connectivity-service.enabled": False, "extensions.update.enabled": False, "app.normandy.enabled": False,
         "toolkit.telemetry.reportingpolicy.firstRun": False, "browser.safebrowsing.malware.enabled": False,
         "browser.safebrowsing.phishing.enabled": False, "services.settings.server": "data:,#", "browser.region.update.enabled": False,
         "intl.accept_languages": "zh-CN"}


def firefox() -> str:
    """Path of a Firefox, or "" where there is none; BANMIAN_FIREFOX names one."""
    found = [os.environ.get("BANMIAN_FIREFOX"), *map(shutil.which, NAMES), MAC if Path(MAC).exists() else None]
    return next((path for path in found if path), "")


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection, self._file, self._number = connection, connection.makefile("rb"), 0
        self._message()                 # the greeting: which version speaks
        self.version = str(self._ask("WebDriver:NewSession", capabilities={})["capabilities"]["browserVersion"])
        self._ask("WebDriver:SetTimeouts", script=PATIENCE * 1000, pageLoad=PATIENCE * 1000)

    def _message(self) -> Any:
        size = b""
        while (byte := self._file.read(1)) != b":":
            if not byte:
                raise ConnectionError("Firefox is gone")
            size += byte
        return json.loads(self._file.read(int(size)))

    def _ask(self, command: str, **parameters: object) -> Any:
        self._number += 1
        data = json.dumps([0, self._number, command, parameters]).encode()
        self._connection.sendall(b"%d:%b" % (len(data), data))
        _, _, error, result = self._message()
        if error:
            raise AssertionError(f"{command}: {error['error']}: {error['message']}")
        return result

    def open(self, address: str) -> None:
        """Goes to the address, and is there when the page is loaded."""
        self._ask("WebDriver:Navigate", url=address)

    def says(self, script: str, *values: object) -> Any:
        """What the page's script returns."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=list(values))["value"]

    def until(self, script: str, *values: object) -> Any:
        """What the script returns, once that is anything but false, 0, "" or nothing."""
        end = time.monotonic() + PATIENCE
        while not (found := self.says(script, *values)):
            assert time.monotonic() < end, f"in vain: {script}"
            time.sleep(0.1)
        return found

    def type(self, selector: str, text: str) -> None:
        """Types into the element, key by key."""
        node = self._ask("WebDriver:FindElement", using="css selector", value=selector)["value"]
        self._ask("WebDriver:ElementSendKeys", id=next(iter(node.values())), text=text)


@contextmanager
def started(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a window, with a profile of its own. OSError or ConnectionError when it does not start."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    profile.mkdir(parents=True)
    settings = QUIET | {"marionette.port": port}
    (profile / "user.js").write_text("".join(f"user_pref({json.dumps(k)}, {json.dumps(v)});\n" for k, v in settings.items()), encoding="utf-8")
    process = subprocess.Popen([program, "--marionette", "--headless", "--no-remote", "--profile", str(profile), "about:blank"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | {"HOME": str(profile)})
    try:
        with _connected(port, process) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _connected(port: int, process: subprocess.Popen[bytes]) -> socket.socket:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), PATIENCE)
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.2)
