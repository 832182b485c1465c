from .activity import Activity, ActivityReport, Participation, TrainingLine, TrainingYear
from .allowance import AllowanceLine, AllowanceSheet
from .attendance import SessionAttendance
from .awards import AwardNomination, AwardRound
from .campaign import Campaign, CampaignReturn
from .committee import CommitteeDeputy
from .consultation import Consultation, ConsultationOpinion, ConsultationReturn
from .contact import ContactAssignment, ContactLog, Counterpart
from .deputy import Deputy, ElectoralDistrict
from .dossier import DossierCorrection, DossierEntry, DutyDispute
from .duty_report import MARKS, BallotCount, BallotCountLine, DutyReport, DutyReportSession, ElectorOpinion
from .group import DeputyGroup, GroupMember
from .leaving import ByElection, ByElectionCandidate, ByElectionRound, ByElectionRoundVote, Resignation
from .merging import PersonMerge
from .opinion import Opinion, OpinionAnswer, OpinionRating, OpinionTransfer, TopicLead
from .photo import PhotoCover
from .points import PointItem, PointResult, PointResultSet, PointSheet
from .profile import PublicProfile
from .rollover import ElectionResult, Rollover
from .roster import DutyDay, DutySwap, DutyTurn, Roster
from .star import RatingScore, StandardItem, StandardSheet, StarCycle, StationRating
from .station import Station, StationCost, StationDeputy, StationKeeper, StationRoom
from .story import Story
from .urging import ReportUrging

__all__ = [
    "MARKS",
    "Activity",
    "ActivityReport",
    "AllowanceLine",
    "AllowanceSheet",
    "AwardNomination",
    "AwardRound",
    "BallotCount",
    "BallotCountLine",
    "ByElection",
    "ByElectionCandidate",
    "ByElectionRound",
    "ByElectionRoundVote",
    "Campaign",
    "CampaignReturn",
    "CommitteeDeputy",
    "Consultation",
    "ConsultationOpinion",
    "ConsultationReturn",
    "ContactAssignment",
    "ContactLog",
    "Counterpart",
    "Deputy",
    "DeputyGroup",
    "DossierCorrection",
    "DossierEntry",
    "DutyDay",
    "DutyDispute",
    "DutyReport",
    "DutyReportSession",
    "DutySwap",
    "DutyTurn",
    "ElectionResult",
    "ElectorOpinion",
    "ElectoralDistrict",
    "GroupMember",
    "Opinion",
    "OpinionAnswer",
    "OpinionRating",
    "OpinionTransfer",
    "Participation",
    "PersonMerge",
    "PhotoCover",
    "PointItem",
    "PointResult",
    "PointResultSet",
    "PointSheet",
    "PublicProfile",
    "RatingScore",
    "ReportUrging",
    "Resignation",
    "Rollover",
    "Roster",
    "SessionAttendance",
    "StandardItem",
    "StandardSheet",
    "StarCycle",
    "Station",
    "StationCost",
    "StationDeputy",
    "StationKeeper",
    "StationRating",
    "StationRoom",
    "Story",
    "TopicLead",
    "TrainingLine",
    "TrainingYear",
]
