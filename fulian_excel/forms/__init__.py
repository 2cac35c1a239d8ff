"""The forms: each one a file that declares everything about it, named here in the plan's order."""

from fulian_excel.declaring import DeclarationError, declared_at
from fulian_excel.forms import (
    county_basics,
    county_days_off,
    county_due,
    county_lists,
    county_mail,
    county_quotas,
    county_rules,
    county_stages,
    county_waivers,
    county_words,
)
from fulian_excel.forms.form import Form
from fulian_excel.forms.slips import name_slip

# A form is added by its file's name here: nothing is found by looking into the folder.
_FILES = (
    "allocation",
    "delegates",
    "candidates",
    "ballots",
    "committee",
    "officers",
    "survey",
    "progress",
    "archive",
    "training",
    "handover",
    "discipline",
)
_DECLARED: tuple[Form, ...] = tuple(declared_at(f"forms.{name}:FORM") for name in _FILES)
_SLIPS = [slip for name, form in zip(_FILES, _DECLARED, strict=True) if (slip := name_slip(name, form))]
if _SLIPS:
    raise DeclarationError("；".join(_SLIPS))

FORMS: dict[str, Form] = {form.name: form for form in _DECLARED}
PEOPLE: tuple[str, ...] = tuple(form.name for form in _DECLARED if form.people)

# The sheets of 县级设置.xlsx, read by the same machinery.
SETTINGS_FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        county_basics.FORM,
        county_quotas.FORM,
        county_rules.FORM,
        county_stages.FORM,
        county_due.FORM,
        county_lists.STEPS,
        county_lists.ARCHIVE,
        county_lists.PROHIBITIONS,
        county_words.OPTIONS,
        county_words.HEADINGS,
        county_days_off.FORM,
        county_waivers.FORM,
        county_mail.FORM,
    )
}
