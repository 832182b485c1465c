"""Who keeps the register of certificates, who reads it."""

from congress.frame.kinds import Deed

from .cases import follows_cases as reads_certificates
from .cases import keeps_cases as keeps_certificates

__all__ = ["keeps_certificates", "reads_certificates"]
DEEDS = (Deed(key="appointments.certificate", label="任命书"),)
