"""What issuing papers gives to the shelves: the job that makes the files, the check that no number is lost."""

from congress.frame import kinds

from ..actions import documents as deeds
from ..queries.documents import broken_series

RENDER = kinds.JobKind(key=deeds.RENDER, label="生成公文文件", run=deeds.render)
PREVIEW = kinds.JobKind(key=deeds.PREVIEW, label="生成预览", run=deeds.run_preview)
NUMBERS = kinds.Check(key="congress.numbers", label="公文编号不断号、不重号", find=broken_series)
