"""The index's files are classic scripts, because those load from a disk as from a server."""
from __future__ import annotations

import binascii
import hashlib
import json


def digest(data: bytes) -> str:
    """Six hexadecimal digits of the bytes' hash: enough to tell a file's versions apart."""
    return hashlib.blake2b(data, digest_size=3).hexdigest()


def script(name: str, data: bytes) -> bytes:
    """A script that hands the bytes over under the name, in base64 without its padding."""
    return b'bm("%b","%b")\n' % (name.encode(), binascii.b2a_base64(data, newline=False).rstrip(b"="))


def call(name: str, value: object) -> bytes:
    """A script that hands over a value, as JSON that is JavaScript too."""
    return b'bm("%b",%b)\n' % (name.encode(), json_bytes(value))


def json_bytes(value: object) -> bytes:
    """A value as JSON in UTF-8; a lone surrogate, which UTF-8 cannot hold, stands as an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    try:
        return text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()
