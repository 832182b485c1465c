from .deputy import Deputy

__all__ = ["Deputy"]
