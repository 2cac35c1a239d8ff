"""Document properties of a package: the moment of its last saving, and its custom properties."""

from fulian_excel.ooxml.package import Damaged, Package, local_name

_CORE, _CUSTOM = "docProps/core.xml", "docProps/custom.xml"


def modified(package: Package) -> str:
    """The moment at which a program last saved the workbook, as it wrote that (ISO 8601); empty where not said."""
    try:
        tree = package.tree(_CORE) if package.has(_CORE) else None
    except Damaged:
        return ""
    return next((node.text or "" for node in tree if local_name(node) == "modified"), "") if tree is not None else ""


def custom_properties(package: Package) -> dict[str, str]:
    """The custom document properties by their names, as texts."""
    try:
        tree = package.tree(_CUSTOM) if package.has(_CUSTOM) else None
    except Damaged:
        return {}
    if tree is None:
        return {}
    return {str(node.get("name")): "".join(str(text) for text in node.itertext()) for node in tree if node.get("name")}
