"""Archives: what is not changed is copied as it lies."""

import io
import zipfile

from fulian_excel.ooxml.rezip import raw_members, rezipped
from tests.ooxml.building import in_zip64


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as writer:
        for name, content in members.items():
            with writer.open(name, "w") as member:
                member.write(content)
        writer.comment = b"a note"
    return buffer.getvalue()


def contents(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as reader:
        assert reader.testzip() is None
        return {name: reader.read(name) for name in reader.namelist()}


def test_changed_added_and_dropped() -> None:
    data = archive(a=b"1", b=b"2", c=b"3")
    new = rezipped(data, {"b": b"22"}, {"表": b"4"}, ["c"])
    assert contents(new) == {"a": b"1", "b": b"22", "表": b"4"}
    assert zipfile.ZipFile(io.BytesIO(new)).comment == b"a note"
    assert raw_members(new)[0].block == raw_members(data)[0].block


def test_nothing_changed_is_the_same_members() -> None:
    data = b"in front" + archive(a=b"1" * 50, b=b"")
    assert [member.block for member in raw_members(rezipped(data, {}, {}))] == [m.block for m in raw_members(data)]


def test_names_in_another_encoding_survive() -> None:
    data = archive(XX=b"1", b=b"2").replace(b"XX", "表".encode("gbk"))
    assert rezipped(data, {"b": b"3"}, {}).count("表".encode("gbk")) == 2


def test_of_two_members_of_one_name_the_last_is_the_one() -> None:
    data = archive(a1=b"1", a2=b"2").replace(b"a2", b"a1")
    last = contents(rezipped(data, {"a1": b"new"}, {}))
    assert last == {"a1": b"new"}
    assert raw_members(rezipped(data, {"a1": b"new"}, {}))[0].block == raw_members(data)[0].block


def test_zip64_fields_without_need_are_carried_over() -> None:
    data = in_zip64(archive(a=b"1" * 50, b=b"2", c=b"3"))
    new = rezipped(data, {"b": b"22"}, {"d": b"4"})
    assert contents(new) == {"a": b"1" * 50, "b": b"22", "c": b"3", "d": b"4"}
    assert [member.block for member in raw_members(new)][::2] == [member.block for member in raw_members(data)][::2]
    assert contents(rezipped(new, {}, {}, ["a"])) == {"b": b"22", "c": b"3", "d": b"4"}


def test_other_extra_fields_survive_beside_zip64_ones() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as writer:
        info = zipfile.ZipInfo("a")
        info.extra = b"\x55\x54\x05\x00\x01abcd"
        writer.writestr(info, b"1")
    new = rezipped(in_zip64(buffer.getvalue()), {}, {})
    assert contents(new) == {"a": b"1"}
    assert zipfile.ZipFile(io.BytesIO(new)).getinfo("a").extra == info.extra
