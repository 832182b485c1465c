"""Plants what is written about deputies: three for everybody to read, one that waits for its deputy."""

from congress.actions import notices
from congress.frame import clock, kinds
from congress.frame.dates import ONE_DAY

from ..actions import stories
from ..models import Story
from .pictures import canal, pupils, shop, street

TEXTS = (
    ("dep01", "一条水渠的七年", "在渠首和村民查看漏水点", canal,
     "当选代表那年走访，听到最多的一句话是“渠修了没水，等于没修”。\n沿着渠走了三天，记下二十六处漏点；连续三年提出修渠的建议，又请水务部门的技术员到现场逐段核对。\n"
     "如今干渠防渗全部完工，下游四个村的地都能浇上水。乡亲们说，代表不是名头，是要跑路的。"),
    ("dep02", "接待日的登记本", "接待日当天的联络站", shop,
     "每到接待日，总比公告的时间早到半小时，把门口的桌子摆好，专门听大家说事。\n去年的登记本上有一百一十多条意见，当场答复了一半，其余的交给乡镇和县直部门，一件一件跟到底。\n"
     "有人问图什么，回答只有一句：把话带到、把事办成，大家进门就愿意多坐一会儿。"),
    ("dep03", "校车开到了村口", "早上七点的校车停靠点", pupils,
     "以前校车只到岔路口，孩子们要走两里多山路。跟着孩子走了一趟，走了多久、哪里滑、哪里没有灯，都写进了建议。\n交通、教育、公安三家一起到现场勘查，路口加了护栏和灯，线路延到了村口。\n"
     "开通那天没有剪彩，代表站在路边数人：三十一个孩子，一个不少。"),
)  # fmt: skip


def plant(world):
    """Drafted by the commission, read by the deputies, published; the fourth was written last week."""
    logins, dac = {login.login: login.human for login in world.cast.logins}, world.first("DAC")
    with notices.silence():
        for place, (login, title, caption, picture, words) in enumerate(TEXTS):
            human, day = logins[login], world.today - (160 - 55 * place) * ONE_DAY
            with clock.frozen(clock.moment(day, 9)):
                row = Story(deputy=world.deputies[human, "county"], title=title, words=words, caption=caption)
                row = stories.ask(stories.keep_story(row, actor=dac, files=picture()), actor=dac)
            with clock.frozen(clock.moment(day + ONE_DAY, 20)):
                row = stories.agree(row, actor=world.actor(human, "DEP", "congress"))
            with clock.frozen(clock.moment(day + 2 * ONE_DAY, 10)):
                stories.publish(row, actor=dac)
        with world.at(world.today - 4 * ONE_DAY, 15):
            row = Story(deputy=world.deputies[logins["dep01"], "county"], title="路灯亮了，心也亮了", caption="新换的路灯",
                        words="村口的路灯坏了半个月，接到反映的第二天就去看了现场。\n六盏灯换好以后，又和村上商量，定下每月检查一次。")  # fmt: skip
            stories.ask(stories.keep_story(row, actor=dac, files=street()), actor=dac)
    world.say(0.05, "代表风采")


STORIES = kinds.Demo(key="deputies.stories", order=81, plant=plant)
