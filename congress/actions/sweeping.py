"""Following up: what no worker has heard of, what a dead one left in the middle, what nobody needs any longer."""

import logging

from congress.frame.kinds import Ticker

from . import delivery, drafts, exporting, importing, jobs, records, tokens

log = logging.getLogger(__name__)


def sweep(now=None):
    """Name waiting work again, send what is due, seal what is not sealed. Runs every few seconds; twice is fine."""
    return sum(_alone(deed) for deed in (jobs.sweep, delivery.send_due, records.seal_all))


def _alone(deed):
    """One part in trouble does not stop the others; the next sweep tries it again."""
    try:
        return deed()
    except Exception:
        log.exception("sweep: %s failed", deed.__module__)
        return 0


def clear_away(now):
    """Spent form tokens, places of drafts that were filed, files of old exports, what stood in old imports."""
    return sum(room.forget_old(now) for room in (tokens, drafts, exporting, importing))


SWEEP = Ticker(key="congress.sweep", label="跟进后台任务、外发消息和审计封存", run=sweep, order=900)
CLEAR_AWAY = Ticker(
    key="congress.clear_away", label="清理过期的表单凭据、导出文件和导入明细", run=clear_away, order=910
)
