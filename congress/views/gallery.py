"""The page of parts: every part in every state, with the kind of words it will carry. Only where data is invented."""

from datetime import timedelta
from types import SimpleNamespace

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from congress.forms.gallery import GalleryFilter, GalleryForm
from congress.frame import clock
from congress.templatetags import house

PAGES = {
    "parts": "零件",
    "home": "今天要办",
    "list": "列表",
    "case": "办理页",
    "form": "填写页",
    "confirm": "确认页",
}

LONG_TEXT = (
    "柳沟村三组通村公路全长2.3公里，2014年铺成。去年7月以来连续强降雨，K0+400至K0+900路段路基下沉，最深处约30厘米，校车和救护车已绕行"
    "青石岭，每趟多走11公里。村里两次组织填土，雨后又被冲开。",
    "沿线有86户、312人，其中60岁以上老人97人，在镇中心小学上学的孩子24名。今年6月和9月，我和镇人大主席团两次到现场查看，村民反映最"
    "集中的就是这条路。",
)
CHANGED_TEXT = LONG_TEXT[0].replace("2.3公里", "2.6公里").replace("村里两次组织填土", "县交通运输局已到现场测量")


def before(days):
    return clock.now() - timedelta(days=days)


def after(days):
    return clock.today() + timedelta(days=days)


def times():
    """What moves with the clock."""
    return {
        "now": clock.now(),
        "today": clock.today(),
        "due": {
            name: after(days)
            for name, days in {
                "far": 45,
                "week": 12,
                "soon": 3,
                "tomorrow": 1,
                "today": 0,
                "late": -3,
                "grave": -45,
            }.items()
        },
        "met": {"in_time": after(-8), "too_late": after(2)},
        "entries": [
            {
                "when": before(1),
                "who": "县交通运输局 马建军",
                "title": "申请延期",
                "tone": "soon",
                "text": "申请把答复期限延到2027年2月26日。",
                "reason": "路基处治需等地质勘察报告，报告预计12月10日提交。",
            },
            {
                "when": before(20),
                "who": "县交通运输局 马建军",
                "title": "签收",
                "text": "签收这件建议，确定养护股承办。",
            },
            {
                "when": before(26),
                "who": "县政府督查室 李文博",
                "title": "退回承办单位",
                "tone": "late",
                "text": "不同意退办，仍由县交通运输局主办。",
                "reason": "该路为列养县道，养护责任在交通运输部门。",
            },
            {
                "when": before(32),
                "who": "代表工委 王秀兰",
                "title": "交办",
                "tone": "info",
                "text": "交县交通运输局主办，县财政局会办，办理期限三个月。",
            },
            {
                "when": before(40),
                "who": "代表工委 王秀兰",
                "title": "审查通过",
                "tone": "done",
                "text": "编为第037号，分类为交通建设。",
            },
        ],
        "steps": [
            {
                "text": "规则：代表建议应当自交办之日起三个月内答复",
                "note": "代表法第四十二条；本县设置“答复期限”=3个月",
            },
            {"text": "交办，这一天不计入", "on": after(-32)},
            {"text": "加三个月，法定期限为这一天", "on": after(58)},
            {
                "text": "这一天是春节假期（除夕），往后找第一个工作日",
                "on": after(58),
                "note": "跳过：除夕、初一、初二、初三",
            },
            {"text": "到期日", "on": after(65), "note": "当天24时为止"},
        ],
    }


def things():
    """What stays the same."""
    job = SimpleNamespace(
        label="生成《第037号建议答复函》",
        done=14,
        total=20,
        error="",
        result={},
        state="running",
        get_state_display=lambda: "进行中",
    )
    finished = SimpleNamespace(
        label="导出2026年建议清单",
        done=214,
        total=214,
        error="",
        state="done",
        result={"url": "#done", "label": "下载清单"},
        get_state_display=lambda: "已完成",
    )
    failed = SimpleNamespace(
        label="发送交办短信",
        done=3,
        total=19,
        result={},
        state="failed",
        error="短信网关没有应答，已试3次。",
        get_state_display=lambda: "没有完成",
    )
    moves = [
        ("accept", "签收", "", False),
        ("request_return", "申请退办", "", True),
        ("reply", "提交答复", "还没有答复内容，也还没有与代表联系的记录。", False),
        ("extend", "申请延期", "县财政局的会办意见还没有交来。", True),
    ]
    return {
        "tones": ["plain", "info", "done", "soon", "late", "quiet"],
        "kinds": ["primary", "plain", "quiet", "danger"],
        "offered": [
            (SimpleNamespace(name=name, label=label, form="x" * asks, returns=False), reason)
            for name, label, reason, asks in moves
        ],
        "refused": [(SimpleNamespace(name="close", label="办结", form="", returns=False), "代表还没有评价这次答复。")],
        "text": LONG_TEXT,
        "changed": CHANGED_TEXT,
        "jobs": [job, finished, failed],
        "stages": [
            {"label": "提交", "stage": "done", "on": after(-44)},
            {"label": "审查", "stage": "done", "on": after(-40)},
            {"label": "交办", "stage": "done", "on": after(-32)},
            {"label": "签收", "stage": "done", "on": after(-20)},
            {"label": "办理", "stage": "now", "note": "县交通运输局"},
            {"label": "答复", "stage": "next"},
            {"label": "评价", "stage": "next"},
            {"label": "办结", "stage": "next"},
        ],
        "checks": [
            {"tone": "done", "text": "题目写清了是什么事。"},
            {
                "tone": "soon",
                "text": "“情况”里没有写时间和地点。",
                "note": "写上“何时、何地、多少人”，承办单位少跑一趟。",
            },
            {
                "tone": "late",
                "text": "像是写了两件事：修路、装路灯。",
                "note": "一事一案，请分成两件提交。（县代表建议办法第六条）",
            },
        ],
        "files": [
            {"name": "柳沟村三组公路现场照片.jpg", "url": "#file", "size": 1_843_200, "note": "2026年9月12日拍摄"},
            {"name": "村民联名信（扫描件）.pdf", "url": "#file", "size": 412_000},
            {"name": "关于第037号建议的答复函.ofd", "url": "#file", "size": 96_300, "note": "县交通运输局"},
        ],
        "tabs": [
            {"label": "待审查", "url": "#tab", "count": 6},
            {"label": "办理中", "url": "#tab", "current": True, "count": 48},
            {"label": "待评价", "url": "#tab", "count": 12},
            {"label": "已办结", "url": "#tab", "count": 148},
        ],
        "bars": [
            {"label": "交通建设", "value": 62, "url": "#bar"},
            {"label": "农田水利", "value": 41, "url": "#bar"},
            {"label": "教育", "value": 28},
            {"label": "医疗卫生", "value": 19, "note": "其中 3 件转下年"},
        ],
        "crumbs": [{"label": "代表建议", "url": "#list"}, {"label": "办理中", "url": "#open"}, {"label": "第037号"}],
        "big": [
            {"label": "写建议", "url": "#new", "icon": "pencil"},
            {"label": "我的建议", "url": "#mine", "icon": "papers", "count": 3},
            {"label": "去评价", "url": "#rate", "icon": "check", "count": 1},
            {"label": "打电话问", "url": "#call", "icon": "phone"},
        ],
        "missing": ["县财政局会办意见", "与代表联系的记录", "单位负责人签发"],
    }


def shell():
    """The furniture around a page, as the context processor gives it."""

    def nav(label, icon, badge=0, group="", current=False, bar=False):
        return {
            "label": label,
            "url": f"#{icon}",
            "icon": icon,
            "badge": badge,
            "group": group,
            "current": current,
            "bar": bar,
            "children": [],
        }

    return {
        "site_name": "西平样县人大代表履职平台",
        "demo": True,
        "inbox_count": 5,
        "actor": SimpleNamespace(name="王秀兰", post_title="县人大常委会代表工作委员会 主任"),
        "navs": [
            nav("今天要办", "home", 7, current=True, bar=True),
            nav("代表建议", "papers", 48, bar=True),
            nav("收件箱", "inbox", 5, bar=True),
            nav("代表", "people"),
            nav("联络站", "station"),
            nav("监督议题", "supervise", group="常委会工作"),
            nav("人事任免", "appoint", group="常委会工作"),
            nav("会议与表决", "vote", group="常委会工作"),
            nav("统计", "chart", group="资料"),
            nav("文书档案", "archive", group="资料"),
            nav("设置", "settings", group="资料"),
        ],
    }


def listed():
    """Rows of a list of suggestions."""
    units = ("县交通运输局", "县水利局", "县教育体育局", "县卫生健康委", "县住房和城乡建设局")
    titles = (
        "修复柳沟村三组通村公路",
        "加固白马河下游防洪堤",
        "给青石岭小学增开校车",
        "在河口镇卫生院恢复夜间门诊",
        "解决老城东街停车难",
        "整治农村弱电线缆乱拉乱接",
    )
    people = ("张德福", "马玉梅", "陈国强", "欧阳静", "李改花", "杨得水")
    states = (
        ("办理中", "info"),
        ("待答复", "soon"),
        ("已超期", "late"),
        ("已办结", "done"),
        ("待签收", "plain"),
        ("已撤回", "quiet"),
    )
    return [
        {
            "number": f"第{37 + at:03}号",
            "title": f"关于{titles[at % 6]}的建议",
            "person": people[at % 6],
            "unit": units[at % 5],
            "state": states[at % 6][0],
            "tone": states[at % 6][1],
            "cosigners": at * 3 % 7,
            "due_on": None if at % 6 in (3, 5) else after((12, 3, -4, 0, 41, 0)[at % 6]),
        }
        for at in range(57)
    ]


def only_invented():
    if not (settings.DEBUG or settings.DEMO):
        raise Http404


@login_not_required
@require_safe
def gallery(request, name="parts"):
    only_invented()
    if name not in PAGES:
        raise Http404
    place = request.path.partition("gallery/")[0] + "gallery/"
    chosen = GalleryFilter(request.GET if "unit" in request.GET else {"unit": "jt", "year": "2026"})
    page = Paginator(listed(), 8).get_page(request.GET.get("page"))
    forms = {"form": GalleryForm(), "wrong": GalleryForm({"facts": "路坏了。"}, prefix="wrong"), "filter": chosen}
    pages = [{"label": label, "url": f"{place}{key}/", "current": key == name} for key, label in PAGES.items()]
    context = {**shell(), **things(), **times(), **forms, "page": page, "pages": pages, "place": place}
    return render(request, f"house/gallery_{name}.html", context)


@login_not_required
@require_safe
def gallery_progress(request):
    """Background work that goes on by itself, as the progress part asks for it."""
    only_invented()
    job = SimpleNamespace(**{**vars(things()["jobs"][0]), "done": clock.now().second % 20})
    return render(request, "house/parts/_progress.html", house.progress(job=job, url=request.path))
