import { z } from 'zod'
import { Problem } from './base/problem.ts'

/** One setting: the variable it is read from, what it means, its rule, and what stands without it. */
type Setting<T> = {
  env: string
  doc: string
  schema: z.ZodType<T>
  default: string | null
  remedy: string
}

const setting = <T>(record: Setting<T>): Setting<T> => record

const httpUrl = z.url({ protocol: /^https?$/u }).transform((url) => url.replace(/\/+$/u, ''))

/** True for an address that nobody on the way can read: encrypted, or on this machine. */
const isPrivateWay = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

/** Every setting there is. The README's table is checked against this. */
export const SETTINGS = {
  port: setting({
    env: 'PORT',
    doc: 'Where the server listens; 0 takes any free port.',
    schema: z
      .string()
      .regex(/^\d{1,5}$/u)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    default: '3000',
    remedy: 'Write a whole number from 0 to 65535.',
  }),
  host: setting({
    env: 'HOST',
    doc: 'The address that the server listens at; 0.0.0.0 for every network.',
    schema: z.string().min(1).max(255),
    default: '127.0.0.1',
    remedy: 'Write an address such as 127.0.0.1 or 0.0.0.0.',
  }),
  publicUrl: setting({
    env: 'PUBLIC_URL',
    doc: 'How links in letters begin, as people outside reach the server.',
    schema: httpUrl.nullable(),
    default: null,
    remedy: 'Write it as https://ask.example.com.',
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    doc: 'The embedded database, the outbox and the secret.',
    schema: z.string().min(1),
    default: './data',
    remedy: 'Name a folder that this user may write.',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    doc: 'A Postgres, version 15 or later, in place of the embedded database.',
    schema: z.url({ protocol: /^postgres(?:ql)?$/u }).nullable(),
    default: null,
    remedy: 'Write it as postgres://user:password@host:5432/name.',
  }),
  smtpUrl: setting({
    env: 'SMTP_URL',
    doc: 'Outgoing mail. Without it each letter is a file in DATA_DIR/outbox, shown at /sending.',
    schema: z.url({ protocol: /^smtps?$/u }).nullable(),
    default: null,
    remedy: 'Write it as smtp://user:password@host:587.',
  }),
  mailFrom: setting({
    env: 'MAIL_FROM',
    doc: 'The address that letters come from; to be set where SMTP_URL is.',
    schema: z.email().max(254),
    default: 'because@localhost',
    remedy: 'Write one address, such as research@example.com.',
  }),
  secret: setting({
    env: 'SECRET',
    doc: 'Signs links and sessions, 32 characters or more. Made and kept in DATA_DIR with the embedded database; to be set with DATABASE_URL.',
    schema: z.string().min(32).max(1024).nullable(),
    default: null,
    remedy: 'Write 32 random characters or more.',
  }),
  embeddingsUrl: setting({
    env: 'EMBEDDINGS_URL',
    doc: 'A service that embeds texts; it may only reorder suggestions in the review queue. What is personal in texts is masked first.',
    schema: z
      .url({ protocol: /^https?$/u })
      .refine((url) => isPrivateWay(url))
      .nullable(),
    default: null,
    remedy: 'Write it as https://embed.example.com/v1/embeddings; http is for this machine alone.',
  }),
  embeddingsKey: setting({
    env: 'EMBEDDINGS_KEY',
    doc: 'The key of that service, sent in the header.',
    schema: z
      .string()
      .regex(/^[!-~]{1,1024}$/u)
      .nullable(),
    default: null,
    remedy: 'Write it without spaces, up to 1024 characters.',
  }),
  embeddingsModel: setting({
    env: 'EMBEDDINGS_MODEL',
    doc: 'The model that the service is asked for.',
    schema: z.string().min(1).max(200).nullable(),
    default: null,
    remedy: 'Write a name of up to 200 characters.',
  }),
} as const

/** The settings as read: `secret` and `publicUrl` may still be null here (`node.ts` fills them in). */
export type Settings = {
  port: number
  host: string
  publicUrl: string | null
  dataDir: string
  databaseUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  secret: string | null
  embeddingsUrl: string | null
  embeddingsKey: string | null
  embeddingsModel: string | null
}

const FIRST_MAIL_FROM = 'because@localhost'

/**
 * Reads the settings from an environment. A variable that is empty counts as not set.
 *
 * @throws Problem `invalid` naming the variable, what is wrong with it and what to write.
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const read = <T>(record: Setting<T>): T => {
    const text = env[record.env] === '' ? undefined : env[record.env]
    if (text === undefined && record.default === null) return record.schema.parse(null)
    const result = record.schema.safeParse(text ?? record.default)
    if (result.success) return result.data
    throw new Problem('invalid', `${record.env} cannot be read. ${record.remedy}`, {
      field: record.env,
    })
  }
  const settings: Settings = {
    port: read(SETTINGS.port),
    host: read(SETTINGS.host),
    publicUrl: read(SETTINGS.publicUrl),
    dataDir: read(SETTINGS.dataDir),
    databaseUrl: read(SETTINGS.databaseUrl),
    smtpUrl: read(SETTINGS.smtpUrl),
    mailFrom: read({
      ...SETTINGS.mailFrom,
      schema: z.union([SETTINGS.mailFrom.schema, z.literal(FIRST_MAIL_FROM)]),
    }),
    secret: read(SETTINGS.secret),
    embeddingsUrl: read(SETTINGS.embeddingsUrl),
    embeddingsKey: read(SETTINGS.embeddingsKey),
    embeddingsModel: read(SETTINGS.embeddingsModel),
  }
  if (settings.smtpUrl !== null && settings.mailFrom === FIRST_MAIL_FROM)
    throw new Problem(
      'invalid',
      `SMTP_URL is set, but MAIL_FROM is not. ${SETTINGS.mailFrom.remedy}`,
      {
        field: 'MAIL_FROM',
      },
    )
  if (settings.databaseUrl !== null && settings.secret === null)
    throw new Problem(
      'invalid',
      `DATABASE_URL is set, but SECRET is not: every process must sign alike. ${SETTINGS.secret.remedy}`,
      { field: 'SECRET' },
    )
  return settings
}
