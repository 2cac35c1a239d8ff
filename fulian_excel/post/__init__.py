"""Connections to mail servers: letters sent by SMTP, mails read by IMAP."""
