"""The local rules of deputies and stations."""

from congress.frame.kinds import Ground, Keeper, Rule, under

from .queries import recurrence, rosters, stars

CONTACTS = under(
    "联系代表和述职",
    Rule(
        key="contact.gap_days",
        label="多少天没有联系算超期未联系",
        basis="本级规定",
        default=90,
        unit="天",
        low=15,
        high=366,
        order=140,
    ),
    Rule(
        key="deputy.duty_report_per_term",
        label="代表每届至少向选民述职次数",
        basis="代表法第五十八条；次数由本级规定",
        default=1,
        unit="次",
        low=1,
        high=5,
        order=141,
    ),
    Rule(
        key="duty_report.release",
        label="述职评议结果归档时默认公布",
        basis="代表法第五十八条；本级规定",
        default=True,
        kind="bool",
        order=142,
    ),
    keeper=Keeper.COMMISSION,
)
VOICE = under("社情民意",
    Rule(key="opinion_item.first_workdays", label="民意首次回应", basis="本级规定", default=3, unit="个工作日", low=1, high=10,
         order=170),
    Rule(key="opinion_item.reply_workdays", label="民意答复期限", basis="本级规定，自收到之日起算", default=15, unit="个工作日",
         low=3, high=60, order=451),
    Rule(key="opinion_item.extend_workdays", label="民意答复最多延长", basis="本级规定，情况复杂的可以延长一次，告知群众原因", default=15,
         unit="个工作日", low=0, high=60, order=451),
    Rule(key="opinion_item.again_workdays", label="民意重新办理期限", basis="本级规定", default=10, unit="个工作日", low=3, high=30,
         order=452),
    Rule(key="opinion_item.rating_days", label="群众评价期", basis="本级规定，自答复之日起算，逾期按未评价办结", default=15, unit="日",
         low=5, high=60, order=453),
    Rule(key="opinion_item.max_reopen", label="群众不满意重新办理的次数", basis="本级规定", default=2, unit="次", low=0, high=5,
         order=454),
    keeper=Keeper.COMMISSION,
)  # fmt: skip

SPAM = under("防止刷屏",
    Rule(key="opinion_item.free_an_hour", label="同一网络每小时免答算术题的提交", basis="防止刷屏", default=3, unit="件", low=0, high=50,
         order=455),
    Rule(key="opinion_item.most_an_hour", label="同一网络每小时最多提交", basis="防止刷屏", default=20, unit="件", low=3, high=500,
         order=456),
    Rule(key="opinion_item.most_a_day", label="同一站点每天最多网上提交", basis="防止刷屏", default=200, unit="件", low=20, high=5000,
         order=457),
    keeper=Keeper.SYSTEM,
)  # fmt: skip

REGISTER = under(
    "代表结构和补选",
    Rule(
        key="deputy.cadres_at_most",
        label="干部代表不超过",
        basis="选举法第七条：应当有适当数量的基层代表；比例为本级规定",
        default=35,
        unit="%",
        low=10,
        high=100,
        order=130,
    ),
    Rule(
        key="deputy.women_at_least",
        label="妇女代表不少于",
        basis="选举法第七条：应当有适当数量的妇女代表；比例为本级规定",
        default=30,
        unit="%",
        low=0,
        high=60,
        order=131,
    ),
    Rule(
        key="byelection.voter_list_days",
        ground=Ground.LAW,
        label="选民名单在选举日以前公布",
        basis="选举法第二十八条：选举日的二十日以前；补选按本省规定可以缩短",
        default=20,
        unit="日",
        low=5,
        high=60,
        order=132,
    ),
    Rule(
        key="byelection.candidates_days",
        ground=Ground.LAW,
        label="初步候选人名单在选举日以前公布",
        basis="选举法第三十二条：选举日的十五日以前；补选按本省规定可以缩短",
        default=15,
        unit="日",
        low=3,
        high=60,
        order=133,
    ),
    Rule(
        key="byelection.final_days",
        ground=Ground.LAW,
        label="正式候选人名单在选举日以前公布",
        basis="选举法第三十二条：选举日的七日以前；补选按本省规定可以缩短",
        default=7,
        unit="日",
        low=2,
        high=30,
        order=134,
    ),
    keeper=Keeper.COMMISSION,
)
LOCAL = "本级规定"
STATIONS = under("联络站",
    Rule(key=rosters.DAYS, label="联络站接待日", basis=f"{LOCAL}（站点可另定）", default="6,16,26", kind="text",
         lawful=recurrence.read, order=160),
    Rule(key=rosters.NOTICE_DAYS, label="接待公告提前", basis=LOCAL, default=3, unit="日", low=1, high=31, order=161),
    Rule(key=rosters.ROLL, label="接待日逢休息日顺延到工作日", basis=f"{LOCAL}（站点可另定）", default=False, kind="bool",
         order=162),
    Rule(key=stars.MISSED, label="一年内无人值班多少天降一星", basis=f"{LOCAL}（0为不因此降星）", default=3, unit="天", low=0, high=60,
         order=163),
    keeper=Keeper.COMMISSION,
)  # fmt: skip
ACTIVITIES = under("代表活动和补助",
    Rule(key="inspection.plan_notice_days", ground=Ground.LOCAL, label="视察计划提前告知代表", basis="地方实施代表法办法", default=10, unit="天",
         low=3, high=30, order=60),
    Rule(key="activity.report_months", ground=Ground.LOCAL, label="视察、调研报告转交后的答复期限", basis="代表法第三十一条；地方实施代表法办法",
         default=3, unit="个月", low=1, high=6, order=61),
    Rule(key="deputy.group_activities", ground=Ground.LOCAL, label="代表小组每年活动", basis="地方实施代表法办法", default=4, unit="次", low=1,
         high=12, order=62),
    Rule(key="deputy.duty_days_county", ground=Ground.LOCAL, label="保障县人大代表履职的工作时间，每年不少于", basis="浙江、山东实施代表法办法",
         default=15, unit="天", low=1, high=60, order=63),
    Rule(key="deputy.duty_days_township", ground=Ground.LOCAL, label="保障乡镇人大代表履职的工作时间，每年不少于",
         basis="浙江实施代表法办法（七日）；有的地方为十五日", default=7, unit="天", low=1, high=60, order=63),
    Rule(key="activity.month", label="代表活动月", basis="本级规定", default=11, unit="月", low=1, high=12, order=63),
    Rule(key="allowance.county", label="县人大代表履职补助标准（无固定工资收入）", basis="代表法第四十一条；本级规定", default=80,
         unit="元/天", low=1, high=1000, order=64),
    Rule(key="allowance.township", label="乡镇人大代表履职补助标准（无固定工资收入）", basis="代表法第四十一条；本级规定",
         default=60, unit="元/天", low=1, high=1000, order=65),
    Rule(key="allowance.half_day", label="补助的半天计法", basis="本级规定", default="half", kind="choice",
         choices=(("half", "半天按0.5天计"), ("up", "合计不足一天的按一天计")), order=66),
    keeper=Keeper.COMMISSION,
)  # fmt: skip


def _signers(key, label, basis, number, order):
    """How many must sign: the law fixes it (domain §2.3)."""
    return Rule(key=key, ground=Ground.LAW, label=label, basis=basis, default=number, unit="人以上", low=number, high=number,
                order=order)  # fmt: skip


JOINT = under(
    "联名人数",
    _signers("motion.min_county", "县级人大代表联名提出议案", "地方组织法第二十二条", 10, 380),
    _signers("motion.min_township", "乡镇人大代表联名提出议案", "地方组织法第二十二条", 5, 381),
    _signers("motion.min_sc", "县级常委会组成人员联名提出议案", "地方组织法第五十二条", 3, 382),
    _signers("inquiry.min", "县级、乡镇人大代表联名提出质询案", "地方组织法第二十四条", 10, 383),
    _signers("inquiry.min_sc", "县级常委会组成人员联名提出质询案", "监督法第五十一条", 3, 384),
)
ALL = (*ACTIVITIES, *STATIONS, *REGISTER, *CONTACTS, *VOICE, *SPAM, *JOINT)
