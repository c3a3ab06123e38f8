"""A newcomer who works in Excel."""


def test_new_writes_a_workbook_that_reads(run, tmp_path):
    book = tmp_path / "mine.xlsx"
    ended = run("new", book)
    assert (ended.code, ended.err) == (0, "")
    assert f"Next:  arsplan capacity {book}" in ended.out
    said = run("capacity", book)
    assert said.code == 0
    assert f"Next:  arsplan plan {book} --out my-plan" in said.out
    again = run("new", book)
    assert again.code == 2
    assert "nothing was written" in again.err


def test_a_workbook_that_is_none_is_told_plainly(run, tmp_path):
    (tmp_path / "mine.xlsx").write_text("id,name\n", encoding="utf-8")
    ended = run("capacity", tmp_path / "mine.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "* mine.xlsx: This is not a workbook that can be read." in ended.err
    assert "\n  Maybe" in ended.err
