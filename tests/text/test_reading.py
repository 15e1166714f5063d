"""Files that are no releases are named as what they are; nothing hangs, nothing is written."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import socket
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.content import SIGNATURES
from viewer.text.encoding import ENCODINGS
from viewer.text.reading import LIMIT, SourceError, read_source, source_of


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return buffer.getvalue()


def tarred() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("release.txt"))
    return buffer.getvalue()


FOREIGN = [
    (b"", "is empty"),
    (b"\xef\xbb\xbf", "is empty"),
    (b"\xff\xfe", "is empty"),
    (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "is a PDF document"),
    (zipped("release.txt"), "is a zip archive"),
    (zipped("[Content_Types].xml", "word/document.xml"), "is a Word document (.docx)"),
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "is an Excel workbook (.xlsx)"),
    (gzip.compress(b"text"), "is a gzip archive"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG image"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "is a JPEG image"),
    (b"GIF89a\x01\x00", "is a GIF image"),
    (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "is a bitmap image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "is a document of an older word processor or spreadsheet (OLE)"),
    (b"{\\rtf1\\ansi Net sales}", "is a rich-text (RTF) document"),
    (b"begin 644 logo.jpg\nM_]C_X``02D9)\n`\nend\n", "is a uuencoded file"),
    (b"<!DOCTYPE html>\n<html>", "is an HTML exhibit; only plain text can be read for now"),
    (b"\xef\xbb\xbf \r\n<HTML><BODY>", "is an HTML exhibit; only plain text can be read for now"),
    (b"<title>EX-99.1</title>", "is an HTML exhibit; only plain text can be read for now"),
    (b"<!-- maker --><p style='margin: 0'>", "is an HTML exhibit; only plain text can be read for now"),
    (tarred(), "is no text: character 12 is NUL"),
    ("Net sales 12".encode("utf-16-le"), "is no text: character 2 is NUL; UTF-16 without its mark can be chosen as the encoding"),
    ("Net sales 12".encode("utf-16-be"), "is no text: character 1 is NUL; UTF-16 without its mark can be chosen as the encoding"),
    (b"Net sales\0 12,013\n", "is no text: character 10 is NUL"),
    (bytes(range(1, 256)) * 4, "is no text: it is full of control characters"),
    (b"\xff\xfeN\x00e\x00\x00\xd8", "is not utf-16-le: byte 7 (0x00) cannot be decoded; another encoding can be chosen"),
]


@pytest.mark.parametrize(("data", "reason"), FOREIGN, ids=[reason for _, reason in FOREIGN])
def test_what_is_no_text_is_named(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "release.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source(path)
    assert str(caught.value) == f"{path}: {reason}"


@pytest.mark.parametrize("signature", [signature for signature, _ in SIGNATURES])
def test_every_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(SourceError):
        source_of("release.txt", signature + b" and more")


@pytest.mark.parametrize(
    "text", ["BMC Software Reports", "<PAGE>\n<TABLE>", "<P\u00e9trole>", "PK Holdings", "begin 2003 with sales", "MM*", "Reports\x1a"]
)
def test_text_that_only_looks_foreign_is_read(text: str) -> None:
    assert source_of("release.txt", text.encode()).text == text


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    pipe, link, loop = tmp_path / "pipe", tmp_path / "link", tmp_path / "loop"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    loop.symlink_to(loop)
    reasons = {
        tmp_path: "is a folder",
        tmp_path / "nowhere.txt": "there is no such file",
        tmp_path / "nul\0.txt": "is no name of a file: embedded null byte",
        pipe: "is a pipe, not a file",
        link: "is a pipe, not a file",
        Path("/dev/zero"): "is a device, not a file",
        loop: "Too many levels of symbolic links",
    }
    for path, reason in reasons.items():
        with pytest.raises(SourceError) as caught:
            read_source(path)
        assert caught.value.reason == reason


def test_a_socket_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as endpoint:
        endpoint.bind("socket")
        with pytest.raises(SourceError, match="is a socket, not a file"):
            read_source(Path("socket"))


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Net sales")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # who runs the tests as root may read everything
    with pytest.raises(SourceError, match="may not be read"):
        read_source(path)


def test_a_pipe_that_takes_the_file_s_place_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.write_text("Net sales")
    status = os.stat(file)
    monkeypatch.setattr(os, "stat", lambda _: status)
    with pytest.raises(SourceError, match="is a pipe"):
        read_source(pipe)


def test_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(SourceError, match="is 1,024 MB long; files of up to 256 MB are read"):
        read_source(path)
    path.write_bytes(b"x" * 11)
    with pytest.raises(SourceError, match="files of up to"):
        read_source(path, limit=10)
    assert LIMIT == 256 * 1024**2


def test_a_file_that_does_not_tell_its_length_is_refused_too() -> None:
    path = Path("/proc/cpuinfo")
    if not path.exists() or path.stat().st_size:
        pytest.skip("only where the system has files without a length")
    with pytest.raises(SourceError, match="files of up to"):
        read_source(path, limit=10)


def test_one_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes(b"1,234 " * 1_750_000)
    assert [len(line) for line in read_source(path).lines] == [10_500_000]


def test_a_source_knows_its_file_and_leaves_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    data = b"\xef\xbb\xbfNet sales \xe2\x82\xac 12\r\nCost 8\r\n"
    path.write_bytes(data)
    path.chmod(stat.S_IRUSR)
    before = path.stat()
    source = read_source(path)
    assert (source.name, source.path, source.size, source.sha256) == (path.name, path, len(data), hashlib.sha256(data).hexdigest())
    assert (source.encoding, source.mark, tuple(source.lines)) == ("utf-8", 3, ("Net sales € 12", "Cost 8", ""))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before.st_mtime_ns)


@given(st.binary(max_size=200), st.sampled_from((None, *ENCODINGS)))
def test_bytes_are_a_source_or_a_reason(data: bytes, encoding: str | None) -> None:
    try:
        source = source_of("release.txt", data, encoding)
    except SourceError:
        return
    assert source.text.encode(source.encoding) == data[source.mark :]
