"""Who has background work done, and who looks after it."""

from congress.frame import kinds

from .documents import reads_papers


def has_jobs(actor, obj=None):
    """能导出名单、生成文件的职务，和管理后台任务的人员"""
    return looks_after_jobs(actor) or reads_papers(actor) or any(listing.may(actor) for listing in kinds.listings)


def looks_after_jobs(actor, obj=None):
    """系统管理员、常委会办公室、代表工委"""
    return actor.is_any("SYS", "GO", "DAC")


def may_repeat(actor, job):
    """发起人本人（以当时的职务）"""
    return actor.membership_id is not None and job.membership_id == actor.membership_id


def may_retry(actor, job):
    """发起人本人，本县系统管理员，本级常委会办公室、代表工委"""
    if actor.person_id is not None and job.person_id == actor.person_id:
        return True
    if actor.is_any("SYS"):
        return job.congress is not None and job.congress.county_id == actor.county_id
    return looks_after_jobs(actor) and job.congress_id == actor.congress_id
