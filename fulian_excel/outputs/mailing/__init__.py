"""The mails to the townships: text, attachments, drafts, and 待发清单 for staff who paste by hand."""
