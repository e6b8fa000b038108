"""Files appear whole or not at all."""

import os
import stat
import threading

import pytest

from kbextract.faults import InputFaultError
from kbextract.output import open_output


def list_folder(folder):
    """The names of the files in a folder, hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


def write_half(path, error):
    """Writes half a file and breaks off."""
    with open_output(path) as stream:
        stream.write("half")
        raise error


def write(path, text="new"):
    """Writes a text by way of `open_output`."""
    with open_output(path) as stream:
        stream.write(text)


def test_a_file_holds_what_was_written(tmp_path):
    """UTF-8, line ends as written, nothing left beside it."""
    write(tmp_path / "kb.ttl", "é\r\n\n")
    assert (tmp_path / "kb.ttl").read_bytes() == "é\r\n\n".encode()
    assert list_folder(tmp_path) == ["kb.ttl"]


def test_a_failure_leaves_the_old_file_as_it_was(tmp_path):
    """A run that breaks off does not cost the result of the last one."""
    path = tmp_path / "kb.ttl"
    path.write_text("old")
    with pytest.raises(RuntimeError):
        write_half(path, RuntimeError())
    assert path.read_text() == "old"
    assert list_folder(tmp_path) == ["kb.ttl"]


@pytest.mark.parametrize("name", ["kb.ttl", "kb.ttl.gz"])
def test_a_failure_leaves_nothing_where_nothing_was(tmp_path, name):
    """No half file, no temporary file, packed or not."""
    with pytest.raises(KeyboardInterrupt):
        write_half(tmp_path / name, KeyboardInterrupt())
    assert list_folder(tmp_path) == []


def test_readers_see_the_old_file_until_the_new_one_is_whole(tmp_path):
    """The file is replaced in one step."""
    path = tmp_path / "kb.ttl"
    path.write_text("old")
    with open_output(path) as stream:
        stream.write("new")
        stream.flush()
        assert path.read_text() == "old"
    assert path.read_text() == "new"


def test_rights_and_links_are_kept(tmp_path):
    """A file that is replaced keeps its mode, and a link keeps pointing to it."""
    path, link = tmp_path / "kb.ttl", tmp_path / "link.ttl"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link)
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    """A named pipe, like a device, stays what it is."""
    pipe = tmp_path / "pipe.ttl"
    os.mkfifo(pipe)
    found = []
    reader = threading.Thread(target=lambda: found.append(pipe.read_text()))
    reader.start()
    write(pipe)
    reader.join(10)
    assert found == ["new"]
    assert pipe.is_fifo()


def test_a_missing_folder_and_a_folder_are_refused(tmp_path):
    """The message says which path and what to do."""
    with pytest.raises(InputFaultError, match=r"away/kb\.ttl: cannot be written \(no such folder\); make the folder"):
        write(tmp_path / "away" / "kb.ttl")
    with pytest.raises(InputFaultError, match="is a folder; name a file in it"):
        write(tmp_path)


def test_a_failing_disk_is_a_letter_to_the_user(tmp_path, monkeypatch):
    """An error of the system becomes a message with the path, and no temporary file stays."""

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(InputFaultError, match=r"kb\.ttl: cannot be written \(No space left on device\)"):
        write(tmp_path / "kb.ttl")
    assert list_folder(tmp_path) == []


def test_packed_files_have_the_same_bytes_every_time(tmp_path):
    """Neither the clock nor the name of the file goes into it."""
    write(tmp_path / "a.ttl.gz", "same")
    write(tmp_path / "b.ttl.gz", "same")
    assert (tmp_path / "a.ttl.gz").read_bytes() == (tmp_path / "b.ttl.gz").read_bytes()
