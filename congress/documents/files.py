"""What issuing papers gives to the shelves: the job that makes the files."""

from congress.frame import kinds

from ..actions import documents as deeds

RENDER = kinds.JobKind(key=deeds.RENDER, label="生成公文文件", run=deeds.render)
PREVIEW = kinds.JobKind(key=deeds.PREVIEW, label="生成预览", run=deeds.run_preview)
