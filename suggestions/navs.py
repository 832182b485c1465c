"""What suggestions puts into the menu."""

from congress.frame.kinds import NavItem, PublicPage

from . import policies
from .policies.motions import reads_motions
from .policies.public import keeps_publications, reads_contacts


def reads_list(actor):
    """人大机关、承办单位、政府督查室和代表"""
    return actor.account_id is not None and not actor.is_any("SYS", "SEC", "AUD", "PUB", "STA", "MEMBER")


def reads_released(actor):
    """人大代表"""
    return actor.is_any("DEP", "TDEP")


def works_on_cases(actor):
    """人大机关、承办单位和政府督查室"""
    return reads_list(actor) and not reads_released(actor)


def follows_promises(actor):
    """人大机关、政府督查室和承办单位"""
    return actor.is_any("DAC", "LEAD", "GO", "GOV", "UNIT", "UNITL", "TCH")


def assigns(actor):
    """代表工委（乡镇为人大主席）"""
    return actor.is_any("DAC", "TCH")


def issues_registers(actor):
    """代表工委、常委会办公室（乡镇为人大主席）"""
    return actor.is_any("DAC", "GO", "TCH")


ALL = (
    NavItem(
        key="suggestions.write",
        label="写建议",
        url="suggestions:write",
        icon="pencil",
        order=100,
        show=policies.writes,
        place="phone",
        group="代表建议",
        daily=("DEP", "TDEP"),
    ),
    NavItem(
        key="suggestions.mine",
        label="我的建议",
        url="suggestions:mine",
        icon="papers",
        order=101,
        show=policies.writes,
        place="phone",
        group="代表建议",
        daily=("DEP", "TDEP"),
    ),
    NavItem(
        key="suggestions.list",
        label="代表建议",
        url="suggestions:list",
        icon="papers",
        order=102,
        show=works_on_cases,
        place="phone",
        group="代表建议",
    ),
    NavItem(
        key="suggestions.released",
        label="公开的建议",
        url="suggestions:public",
        icon="search",
        order=102,
        show=reads_released,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.assigning",
        label="交办",
        url="suggestions:assigning",
        icon="send",
        order=103,
        show=assigns,
        place="phone",
        group="代表建议",
    ),
    NavItem(
        key="suggestions.enter",
        label="代录建议",
        url="suggestions:enter",
        icon="pencil",
        order=104,
        show=policies.types_for_deputies,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.commitments",
        label="承诺台账",
        url="suggestions:commitments",
        icon="flag",
        order=105,
        show=follows_promises,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.registers",
        label="清单和汇编",
        url="suggestions:registers",
        icon="print",
        order=106,
        show=issues_registers,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.figures",
        label="统计",
        url="suggestions:figures",
        icon="chart",
        order=105,
        show=policies.reads_figures,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.motions",
        label="议案",
        url="suggestions:motions",
        icon="flag",
        order=106,
        show=reads_motions,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.unit_contacts",
        label="承办单位联系表",
        url="suggestions:unit_contacts",
        icon="phone",
        order=107,
        show=reads_contacts,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.publications",
        label="建议公开",
        url="suggestions:publications",
        icon="eye",
        order=106,
        show=keeps_publications,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.history",
        label="历年建议",
        url="suggestions:history",
        icon="archive",
        order=107,
        show=policies.reads_history,
        group="代表建议",
    ),
    NavItem(
        key="suggestions.codes",
        label="类别和答复分类",
        url="suggestions:codes",
        icon="settings",
        order=616,
        show=assigns,
        group="登记册",
    ),
)

# What anybody reads or writes on without an account.
PUBLICS = (
    PublicPage(key="suggestions.public", label="代表建议和答复", note="公开的代表建议和承办单位的答复。", url="suggestions:public", order=110),
    PublicPage(key="suggestions.units", label="承办单位联系表", note="承办代表建议的单位、分管负责人和办公电话。", url="suggestions:public_units", order=120),
    PublicPage(key="suggestions.public_figures", label="代表建议办理情况", note="近几年的件数和答复、解决、满意的比率。",
               url="suggestions:public_figures", order=115),
)  # fmt: skip
