"""The mails to the townships: what each says, what goes with it, drafts, and the list for who pastes by hand."""
