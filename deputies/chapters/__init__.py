"""The chapters of the annual work summary on deputies, their stations and the voice of the people, one file a subject.

Everything is counted by the dates of events, so that the same days give the same figures whenever they are asked for."""

from . import voice, work

ALL = (work.WORK, voice.VOICE)
