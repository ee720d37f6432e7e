import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A letter as a mail server took it: who it goes to by the envelope, and what it says. */
export type Received = { recipients: string[]; raw: string; mail: Email }

export type MailServer = {
  url: string
  received: Received[]
  /** Answers that the server gives to RCPT TO (`at: 'recipient'`) or to the text, in turn. */
  refuse(refusals: { at: 'recipient' | 'text'; code: number; text: string }[]): void
  /** Cuts the connection after the text of so many letters, before saying that it was taken. */
  cutAfterText(count: number): void
  close(): Promise<void>
}

/** A real mail server on a free port, which takes every letter until it is told to refuse. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = []
  let refusals: { at: 'recipient' | 'text'; code: number; text: string }[] = []
  let cuts = 0
  const refusal = (at: 'recipient' | 'text') => {
    if (refusals[0]?.at !== at) return undefined
    const next = refusals.shift()
    return next && Object.assign(new Error(next.text), { responseCode: next.code })
  }
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    // Nobody has a password here; who offers one is refused.
    onAuth: (_auth, _session, done) =>
      done(Object.assign(new Error('5.7.8 Wrong password'), { responseCode: 535 })),
    onRcptTo: (_address, _session, done) => done(refusal('recipient')),
    onData: (stream, session, done) => {
      const take = async (pieces: Buffer[]) => {
        const raw = Buffer.concat(pieces)
        const mail = await PostalMime.parse(raw)
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ recipients, raw: raw.toString('latin1'), mail })
        if (cuts === 0) return done()
        cuts -= 1
        for (const connection of server.connections) connection.close()
      }
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const refused = refusal('text')
        if (refused === undefined) void take(pieces)
        else done(refused)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse: (next) => {
      refusals = [...next]
    },
    cutAfterText: (count) => {
      cuts = count
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
