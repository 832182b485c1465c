"""The words of the constitutional oath, in one place: decision of the NPC standing committee, revised on 2018-02-24, in force
since 2018-03-12. The 70 characters of 2015 are never used."""

LAW = "全国人民代表大会常务委员会关于实行宪法宣誓制度的决定（2018年2月24日修订）"
WORDS = (
    "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人民监督，"
    "为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！"
)
CHARACTERS = 75  # without its punctuation
# As it is read out and repeated: one breath a line.
BREATHS = (
    "我宣誓：",
    "忠于中华人民共和国宪法，",
    "维护宪法权威，",
    "履行法定职责，",
    "忠于祖国、忠于人民，",
    "恪尽职守、廉洁奉公，",
    "接受人民监督，",
    "为建设富强民主文明和谐美丽的",
    "社会主义现代化强国努力奋斗！",
)
