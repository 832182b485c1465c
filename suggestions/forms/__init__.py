"""What people are asked, one file a subject. Machines name these forms by their path here."""

from .assigning import AssignForm, PrepareForm
from .following import (
    CloseFollowedForm,
    CloseForm,
    CommitmentReportForm,
    KeyForm,
    MarkReportForm,
    SettleForm,
    UrgeForm,
    VisitForm,
)
from .handing_in import InviteForm, SubmitForm
from .handling import (
    ContactForm,
    ExtensionForm,
    GrantExtensionForm,
    GrantReturnForm,
    JointOpinionForm,
    PlanForm,
    ReturnOpinionForm,
    ReturnRequestForm,
)
from .replying import (
    ApproveDraftForm,
    CheckReplyForm,
    ClassForm,
    PaperRatingForm,
    RateForm,
    RedoForm,
    ReplyForm,
    SignReplyForm,
)
from .reviewing import ConvertForm, FileForm, MergeForm, NotFileForm, PassForm, ReasonForm

__all__ = [
    "ApproveDraftForm",
    "AssignForm",
    "CheckReplyForm",
    "ClassForm",
    "CloseFollowedForm",
    "CloseForm",
    "CommitmentReportForm",
    "ContactForm",
    "ConvertForm",
    "ExtensionForm",
    "FileForm",
    "GrantExtensionForm",
    "GrantReturnForm",
    "InviteForm",
    "JointOpinionForm",
    "KeyForm",
    "MarkReportForm",
    "MergeForm",
    "NotFileForm",
    "PaperRatingForm",
    "PassForm",
    "PlanForm",
    "PrepareForm",
    "RateForm",
    "ReasonForm",
    "RedoForm",
    "ReplyForm",
    "ReturnOpinionForm",
    "ReturnRequestForm",
    "SettleForm",
    "SignReplyForm",
    "SubmitForm",
    "UrgeForm",
    "VisitForm",
]
