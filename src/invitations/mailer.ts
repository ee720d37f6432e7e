export { MailRefused, type Mail, type Mailer } from '#src/store/mailer.ts'
