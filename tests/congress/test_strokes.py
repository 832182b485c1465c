"""Names on ballots: by the strokes of the surname."""

import pytest

from congress.frame import strokes


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        ("张三 王二 丁一", "丁一 王二 张三"),
        ("谢军 陈刚 马强 万里", "万里 马强 陈刚 谢军"),
        ("李四 杨五 杜六", "杜六 李四 杨五"),  # 同为七画，横起笔，依次第二笔
        ("吴八 李七", "李七 吴八"),  # 横在竖前
        ("何九 吴八", "吴八 何九"),  # 竖在撇前
        ("张十 沈七 何九", "何九 沈七 张十"),  # 撇、点、折
        ("王小明 王军 王安", "王安 王军 王小明"),  # 同姓：单名在前，再按读音
        ("欧阳明 欧文 张三", "张三 欧文 欧阳明"),
        ("戴一 魏二 瞿三 黄四", "黄四 戴一 魏二 瞿三"),
        ("郑一 邓二 郭三 陈四 邱五", "邓二 邱五 陈四 郑一 郭三"),  # 阝按两画
        ("苏一 范二 黄三 董四 薛五", "苏一 范二 黄三 董四 薛五"),  # 艹按三画
    ],
)
def test_persons_stand_in_the_order_of_the_strokes_of_their_surnames(names, ordered):
    assert strokes.in_order(names.split()) == ordered.split()
    assert strokes.in_order(names.split()[::-1]) == ordered.split()


def test_a_surname_nobody_has_counted_stands_last_and_is_named():
    assert strokes.in_order(["䶮一", "瞿二"]) == ["瞿二", "䶮一"]
    assert strokes.unknown(["䶮一", "瞿二"]) == ["䶮一"]


def test_no_surname_stands_in_two_places():
    written = "".join(strokes.BY_STROKES.values())

    assert len(set(written)) == len(written) > 350
