"""Who may send what waits in the outbox."""


def sends_letters(actor, obj=None):
    """常委会办公室、代表工委、政府督查室（乡镇为人大主席）"""
    return actor.is_any("GO", "DAC", "GOV", "TCH")


def may_release(actor, letter):
    """本级常委会办公室、代表工委（乡镇为人大主席）；政府督查室限本机构放入的函件"""
    if letter.congress_id != actor.congress_id:
        return False
    return actor.is_any("GO", "DAC", "TCH") or (actor.is_any("GOV") and letter.sender_id == actor.organization_id)
