"""The command line as a person and as a script meet it."""
from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

import banmian
from tests.site import HUNG, Site, call, command, differing

GOOD = "青石桥修缮完工恢复通车"


@pytest.fixture
def tiny(tmp_path: Path) -> Site:
    """The tiny site, not yet built."""
    return Site.copy("tiny", tmp_path / "tiny")


def test_version(tmp_path: Path) -> None:
    assert call("--version", cwd=tmp_path).out.split()[-1] == banmian.__version__


def test_an_unknown_verb_is_refused_with_the_list(tmp_path: Path) -> None:
    done = call("publish", cwd=tmp_path)
    assert done.code == 2
    assert "build" in done.err


def test_no_site_here_says_how_to_make_one(tmp_path: Path) -> None:
    done = call("build", cwd=tmp_path)
    assert done.code == 2, str(done)
    assert "E104" in done.err
    assert "banmian init" in done.err


def test_init_makes_a_corpus_that_builds_and_checks(tmp_path: Path) -> None:
    assert call("init", "corpus", cwd=tmp_path).code == 0
    site = Site(tmp_path / "corpus").build().check("--strict")
    assert site.files("public/articles", ".html")
    assert "/seeds/** -text\n" in site.read(".gitattributes") and "/public/\n" in site.read(".gitignore")


def test_the_example_is_taken_away_as_its_own_words_say(tmp_path: Path) -> None:
    assert call("init", ".", cwd=tmp_path).code == call("build", cwd=tmp_path).code == 0
    said = (tmp_path / "seeds/pages.yaml").read_text(encoding="utf-8")
    [folder] = re.findall(r"\((content/\w+)\)", said)
    shutil.rmtree(tmp_path / folder)
    (tmp_path / "seeds/example.txt").unlink()
    (tmp_path / "seeds/pages.yaml").unlink()
    assert call("build", cwd=tmp_path).code == call("check", "--strict", cwd=tmp_path).code == 0
    assert not list((tmp_path / "public/articles").rglob("*.html"))


@pytest.mark.parametrize(("given", "most"), [(("build", "-j", "5000"), 1024), (("build", "-j", "-1"), 1024), (("build", "-j", "two"), 1024),
                                             (("serve", "-p", "99999"), 65535)])
def test_a_number_that_cannot_be_is_told_with_those_that_can(tmp_path: Path, given: tuple[str, ...], most: int) -> None:
    done = call(*given, cwd=tmp_path)
    assert done.code == 2 and f"a number from 0 to {most} is wanted, not '{given[-1]}'" in done.err


def test_init_touches_nothing_that_is_there(tmp_path: Path) -> None:
    mine = tmp_path / "corpus" / "banmian.yaml"
    mine.parent.mkdir()
    mine.write_text("title: 我的\n", encoding="utf-8")
    call("init", "corpus", cwd=tmp_path)
    assert mine.read_text(encoding="utf-8") == "title: 我的\n"


@pytest.mark.parametrize("verb", ["segment", "build", "check"])
def test_reports_as_json(tiny: Site, verb: str) -> None:
    if verb != "segment":
        tiny.segment().build()
    argv = (verb, "--json") if verb != "segment" else ("segment", "--json", "out", "seeds/p02.txt")
    tiny.run(*argv)
    if verb == "segment":
        assert json.loads(tiny.read("out/p02.json"))["articles"]
    else:
        assert isinstance(tiny.report(), dict)


def test_build_makes_content_that_is_missing_or_stale(tiny: Site) -> None:
    tiny.build()
    assert any(GOOD in tiny.text(f"articles/{p}") for p in tiny.files("public/articles", ".html"))
    tiny.edit("seeds/p02.txt", "头一批新茶上市", "头一批新茶提前上市").build()
    assert any("提前上市" in tiny.text(f"articles/{p}") for p in tiny.files("public/articles", ".html"))


def test_why_names_the_seed_and_its_lines(tiny: Site) -> None:
    tiny.segment().build()
    path = next(iter(tiny.files("public/articles", ".html")))
    tiny.run("why", f"public/articles/{path}").said("seeds/p02.txt")


@pytest.mark.parametrize("saved", [lambda proof: proof, lambda proof: "\ufeff" + proof.replace("\n", "\r\n")], ids=["plain", "Notepad"])
def test_a_proof_corrected_by_hand_overrides_the_machine(tiny: Site, saved: Callable[[str], str]) -> None:
    """As a person does it: the shell opens the file before banmian looks for it."""
    tiny.build()
    was = tiny.files("content")
    with open(tiny.root / "seeds/p02.proof", "wb") as file:
        subprocess.run([*command(), "proof", "seeds/p02.txt"], cwd=tiny.root, stdout=file, check=True)
    tiny.write("seeds/p02.proof", saved(tiny.read("seeds/p02.proof"))).build()
    assert tiny.files("content") == was, "uncorrected it says what the machine said"
    tiny.edit("seeds/p02.proof", "1.1 headline", "1.1 kicker  ").build()
    assert f"kicker:\n  - {GOOD}\n" in tiny.read("content/" + next(path for path in tiny.files("content") if path.endswith("i01.md")))
    tiny.write("seeds/p02.proof", b"").build()
    assert tiny.files("content") == was


def test_a_removed_article_is_made_anew_under_its_name(tiny: Site) -> None:
    tiny.build()
    was = tiny.files("content")
    for path in was:
        if path.endswith(".md"):
            tiny.edit(f"content/{path}", "\n---\n", "\n---\n\n编者按。\n").build()
            assert tiny.files("content").keys() == was.keys()
            tiny.delete(f"content/{path}").build()
            assert tiny.files("content") == was


def test_no_progress_bar_where_nobody_looks(tiny: Site) -> None:
    tiny.segment().build()
    assert tiny.last is not None
    assert "\r" not in tiny.last.err + tiny.last.out
    assert "\x1b[" not in tiny.last.err + tiny.last.out


def test_a_terminal_is_told_the_same_result(tiny: Site) -> None:
    """Under a terminal there may be a bar; the exit code and the files are the same."""
    main, side = pty.openpty()
    started = subprocess.Popen([*command(), "build"], cwd=tiny.root, stdout=side, stderr=side, stdin=subprocess.DEVNULL)
    os.close(side)
    seen = b""
    while True:
        try:
            chunk = os.read(main, 65536)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    assert started.wait(timeout=HUNG) == 0, seen.decode("utf-8", "replace")
    os.close(main)
    assert tiny.files("public/articles", ".html")


def test_an_edit_by_hand_is_kept(tiny: Site) -> None:
    tiny.segment()
    path = "content/" + next(iter(tiny.files("content", ".md")))
    edited = tiny.read(path).rstrip("\n") + "\n\n编者补记一段。\n"
    tiny.write(path, edited).segment().said("N301", path)
    assert tiny.read(path) == edited


def test_a_build_that_was_killed_is_mended_by_the_next(tiny: Site, tmp_path: Path) -> None:
    whole = Site.copy("tiny", tmp_path / "whole").build().files("public")
    for wait in (0.2, 0.35, 0.5, 0.7):
        started = subprocess.Popen([*command(), "build"], cwd=tiny.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        time.sleep(wait)
        if started.poll() is None:
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()
    assert not differing(tiny.build().files("public"), whole)


def test_serve_shows_the_site_and_a_change(tiny: Site) -> None:
    started = subprocess.Popen([*command(), "serve", "--port", "0"], cwd=tiny.root, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        assert started.stdout is not None
        told = next(found for line in started.stdout if (found := re.search(rb"http://127\.0\.0\.1:(\d+)/", line)))
        port = int(told[1])
        wait_for(port, "index.html", "青石小报")
        for path, code in (("nowhere.html", 404), ("a%00b", 404), ("a%00b.html", 404), ("articles/", 404), ("search/manifest.js", 200),
                           ("../banmian.yaml", 404), ("%2e%2e/banmian.yaml", 404)):
            assert status(port, path) == code, path
        for host, code in (("localhost", 200), (f"127.0.0.1:{port}", 200), (f"[::1]:{port}", 200), ("evil.example", 403), (f"localhost.evil.example:{port}", 403)):
            assert status(port, "index.html", host) == code, host
        assert status(port, "__banmian", "evil.example") == 403
        with pytest.raises(urllib.error.HTTPError) as missing:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/notes/nowhere", timeout=60)
        assert "青石小报" in missing.value.read().decode("utf-8"), "the site's own page, as on a host"
        tiny.edit("banmian.yaml", "青石小报", "青石晚报")
        wait_for(port, "index.html", "青石晚报")
        seed = next(p for p in tiny.files("public/articles", ".html") if GOOD in tiny.text(f"articles/{p}"))
        tiny.edit("seeds/p02.txt", "长四十二", "长四十三")
        wait_for(port, f"articles/{seed}", "长四十三")
    finally:
        os.killpg(started.pid, signal.SIGINT)
        try:
            said = started.communicate(timeout=HUNG)[0].decode("utf-8")
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            raise
    assert "Traceback" not in said, said


def test_serve_reloads_a_page_only_for_what_differs_and_ends_well_when_it_is_told_to(tiny: Site) -> None:
    tiny.build()
    started = subprocess.Popen([*command(), "serve", "--port", "0"], cwd=tiny.root, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, start_new_session=True)
    try:
        assert started.stdout is not None
        port = int(next(found for line in started.stdout if (found := re.search(rb"http://127\.0\.0\.1:(\d+)/", line)))[1])
        asking = HTTPConnection("127.0.0.1", port, timeout=60)
        asking.request("GET", "/__banmian", headers={"Host": "localhost"})
        told = asking.getresponse()
        first = told.readline()
        assert next(line for line in started.stdout if b" 0 written" in line), "the look at what changed before the watch stood"
        (tiny.root / "seeds/p02.txt").touch()
        assert next(line for line in started.stdout if b" 0 written" in line)
        tiny.edit("seeds/p02.txt", "长四十二", "长四十三")
        told.readline()
        second = told.readline()
        assert int(second.removeprefix(b"data: ")) == int(first.removeprefix(b"data: ")) + 1
    finally:
        started.terminate()
        said = started.communicate(timeout=HUNG)[0].decode("utf-8")
    assert "warn" not in said and "Traceback" not in said, said
    assert started.returncode == 130


def status(port: int, path: str, host: str = "localhost") -> int:
    """The status under which `path` is answered, as it is written, to who asks that host."""
    asking = HTTPConnection("127.0.0.1", port, timeout=120)
    asking.request("GET", f"/{path}", headers={"Host": host})
    return asking.getresponse().status


def wait_for(port: int, path: str, text: str, seconds: float = 120) -> None:
    """The page served at `path` shows `text` before the time is over."""
    end = time.monotonic() + seconds
    last: object = None
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=60) as answer:
                last = answer.read().decode("utf-8")
                if text in last:
                    return
        except (OSError, HTTPException) as error:      # it is not yet there, or its file is being renamed
            last = error
        time.sleep(0.1)
    raise AssertionError(f"{path} never showed {text}: {str(last)[-600:]}")
