"""The forms: each one a file that declares everything about it, named here in the plan's order."""

from fulian_excel.forms import (
    allocation,
    archive,
    ballots,
    candidates,
    committee,
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
    delegates,
    discipline,
    handover,
    officers,
    progress,
    survey,
    training,
)
from fulian_excel.forms.form import Form

FORMS: dict[str, Form] = {
    module.FORM.name: module.FORM
    for module in (
        allocation,
        delegates,
        candidates,
        ballots,
        committee,
        officers,
        survey,
        progress,
        archive,
        training,
        handover,
        discipline,
    )
}
PEOPLE: tuple[str, ...] = tuple(name for name, form in FORMS.items() if form.people)



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
