"""What printing needs, said at start-up and not when the first paper is wanted."""

from django.conf import settings
from django.core.checks import Error, Warning, register

from congress.frame.libraries import missing_packages

from . import fonts


@register("printing")
def check_fonts(app_configs, **kwargs):
    """Every role of type has its font; a folder named for an office's own fonts is really there."""
    found = [
        Error(
            f"公文字体“{role}”缺失：{fonts.VENDORED / fonts.FILES[role]}",
            hint="请从发布包恢复 congress/frame/fonts/ 目录。",
            id="congress.E040",
        )
        for role in fonts.missing_roles()
    ]
    folder = fonts.office_folder()
    if folder and not folder.is_dir():
        found.append(
            Warning(
                f"PDF_FONT_DIR 指向的目录不存在：{folder}",
                hint="公文将用系统自带的字体排版；请改正该设置或建立目录。",
                id="congress.W041",
            )
        )
    return found


@register("printing")
def check_address(app_configs, **kwargs):
    """The code printed on every paper leads somewhere the public can reach."""
    if settings.PORTAL_URL or settings.DEMO or settings.DEBUG:
        return []
    return [
        Warning(
            "没有设置 PORTAL_URL：公文上的核验二维码只会指向本机。",
            hint="请把 PORTAL_URL 设为本系统对外的网址，例如 https://rd.example.gov.cn，再签发公文。",
            id="congress.W043",
        )
    ]


@register("printing")
def check_libraries(app_configs, **kwargs):
    """The libraries of the layout engine are there; without them papers wait, everything else works."""
    packages = missing_packages()
    if not packages:
        return []
    return [
        Warning(
            f"缺少排版所需的系统库：{'、'.join(packages)}",
            hint=f"PDF 暂时不能生成，Word 版不受影响。安装：apt install {' '.join(packages)}",
            id="congress.W042",
        )
    ]
