import { makeToken } from '#src/base/token.ts'
import { dayOf } from '#src/base/window.ts'
import { LANGUAGES } from '#src/base/words.ts'
import { letterText, type Letter, writeLetter } from '#src/invitations/letter.ts'
import type { Mail } from '#src/store/mailer.ts'
import { isMachineAddress, personName } from '#src/invitations/name.ts'
import type { Outgoing } from '#src/invitations/read.ts'
import { messageId } from '#src/invitations/write.ts'
import type { Workspace } from '#src/team/workspace.ts'
import { letterHtml } from '#web/letter.tsx'

/** What a letter needs besides what it is about. */
export type Sender = {
  workspace: Workspace
  secret: string
  /** How links begin, without a slash at the end. */
  publicUrl: string
  /** The address that letters come from. */
  mailFrom: string
}

/** The words of a letter, with its links. The same letter gives the same links every time. */
export async function composeLetter(
  outgoing: Outgoing,
  { workspace, secret, publicUrl, mailFrom }: Sender,
): Promise<Letter> {
  const token = await makeToken(secret, {
    purpose: 'survey',
    objectId: outgoing.invitationId,
    generation: outgoing.generation,
  })
  const language = LANGUAGES.find((known) => known === outgoing.language) ?? 'en'
  return writeLetter({
    number: outgoing.number,
    language,
    kind: outgoing.kind,
    decidedOn: outgoing.decidedOn,
    contactName: outgoing.contactName,
    companyName: workspace.name,
    senderName: workspace.senderName,
    postalAddress: workspace.postalAddress,
    closesOn: dayOf(outgoing.closesAt),
    isReplyRead: !mailFrom.endsWith('@localhost') && !isMachineAddress(mailFrom),
    answerUrl: `${publicUrl}/a/${token}`,
    stopUrl: `${publicUrl}/a/${token}/stop`,
    privacyUrl: `${publicUrl}/privacy?lang=${language}`,
  })
}

/** A letter as it goes out, with the headers that bulk mail needs (RFC 8058, RFC 3834). */
export async function composeMail(outgoing: Outgoing, sender: Sender, at: Date): Promise<Mail> {
  const letter = await composeLetter(outgoing, sender)
  const domain = sender.mailFrom.slice(sender.mailFrom.lastIndexOf('@') + 1)
  const first = `<${messageId(outgoing.invitationId, 0)}@${domain}>`
  return {
    messageId: `${messageId(outgoing.invitationId, outgoing.number)}@${domain}`,
    from: { name: letter.senderName, address: sender.mailFrom },
    to: { name: personName(outgoing.contactName), address: outgoing.email },
    subject: letter.subject,
    text: letterText(letter),
    html: await letterHtml(letter),
    headers: {
      'List-Unsubscribe': `<${letter.stop.url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      // A reminder stands below the first letter in the reader's mailbox.
      ...(outgoing.number > 0 ? { 'In-Reply-To': first, References: first } : {}),
    },
    date: at,
  }
}
