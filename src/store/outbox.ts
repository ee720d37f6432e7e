import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MailComposer from 'nodemailer/lib/mail-composer'
import { composeMail } from './envelope.ts'
import type { Mail, Mailer } from './mailer.ts'

/** The folder of the letters that never left this machine. */
export const outboxFolder = (dataDir: string): string => join(dataDir, 'outbox')

/**
 * Keeps each letter as a file `DATA_DIR/outbox/MESSAGE_ID.eml`, whole or not at all. The same
 * letter again takes the place of the first, so that it is there once however often it was tried.
 */
export function openOutbox(dataDir: string): Mailer {
  const folder = outboxFolder(dataDir)
  return {
    kind: 'outbox',
    send: async (mail) => {
      const content = await render(mail)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = join(folder, `.${randomUUID()}`)
      try {
        await writeFile(unfinished, content, { mode: 0o600, flush: true })
        await rename(unfinished, join(folder, fileName(mail.messageId)))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
    },
  }
}

/** The name of a letter's file: nothing in it leads out of the folder. */
const fileName = (messageId: string): string =>
  `${(messageId.split('@')[0] ?? '').replaceAll(/[^\w.-]/gu, '_').replace(/^\.+/u, '_')}.eml`

const render = async (mail: Mail): Promise<Buffer> =>
  new MailComposer({ ...composeMail(mail), newline: 'windows' }).compile().build()
