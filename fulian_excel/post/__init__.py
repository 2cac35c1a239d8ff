"""Mail servers as they are spoken to: letters handed over by SMTP, mails looked at by IMAP."""
