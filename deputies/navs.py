"""What the deputies app puts into the menu."""

from congress.frame.kinds import NavItem

from .policies import reads_deputies

ALL = (
    NavItem(
        key="deputies.list",
        label="代表名册",
        url="deputies:list",
        group="登记册",
        icon="person",
        order=612,
        show=reads_deputies,
    ),
)
