import { html } from 'hono/html'
import type { Letter } from '#src/invitations/letter.ts'

/*
 * An e-mail, and so the one page with inline styles and tables: mail programs drop style sheets.
 * Colors are those of design.css, written out.
 */
const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"

/** Only an improvement: every rule that matters is also inline. */
const DARK = [
  ':root{color-scheme:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.page{background:#0e1117!important}.sheet{background:#161a22!important}',
  '.ink{color:#e8ebf1!important}.soft{color:#b4bbc9!important}',
  '.press{background:#92abff!important}.press a{color:#0c1230!important}}',
].join('')

const Paragraphs = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <p style="margin:0 0 16px">{line}</p>
    ))}
  </>
)

/** The one thing to press. The link goes around the words, since some programs show no button. */
const Press = ({ label, url }: { label: string; url: string }) => (
  <table role="presentation" cellpadding="0" cellspacing="0" border={0}>
    <tr>
      <td class="press" style="border-radius:10px;background:#2c50cf">
        <a
          href={url}
          style={`display:inline-block;padding:14px 24px;font-size:16px;font-weight:600;line-height:1.3;color:#ffffff;text-decoration:none;${FONT}`}
        >
          {label}
        </a>
      </td>
    </tr>
  </table>
)

const Sheet = ({ letter }: { letter: Letter }) => (
  <table
    role="presentation"
    class="sheet"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border={0}
    style={`max-width:520px;background:#ffffff;border-radius:14px;text-align:left;${FONT}`}
  >
    <tr>
      <td class="ink" style="padding:28px;font-size:16px;line-height:1.55;color:#161a23">
        <Paragraphs lines={[letter.greeting, ...letter.paragraphs]} />
        <h1 style="margin:24px 0 12px;font-size:20px;line-height:1.3">{letter.question}</h1>
        <Press {...letter.answer} />
        <div style="height:24px;line-height:24px">&nbsp;</div>
        <Paragraphs lines={letter.closing} />
        <p style="margin:0">
          {letter.signature.name}
          {letter.signature.line !== null && (
            <>
              <br />
              <span class="soft" style="color:#485062">
                {letter.signature.line}
              </span>
            </>
          )}
        </p>
      </td>
    </tr>
  </table>
)

const Foot = ({ letter }: { letter: Letter }) => (
  <p
    class="soft"
    style={`max-width:520px;margin:16px auto 0;padding:0 16px;font-size:13px;line-height:1.5;color:#485062;${FONT}`}
  >
    {letter.why}
    <br />
    <a class="soft" href={letter.stop.url} style="color:#485062">
      {letter.stop.label}
    </a>
    {' · '}
    <a class="soft" href={letter.privacy.url} style="color:#485062">
      {letter.privacy.label}
    </a>
  </p>
)

const Document = ({ letter }: { letter: Letter }) => (
  <html lang={letter.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <title>{letter.subject}</title>
      <style>{DARK}</style>
    </head>
    <body class="page" style="margin:0;padding:0;background:#f5f6f8">
      <div style="display:none;max-height:0;overflow:hidden">{letter.preview}</div>
      <table
        role="presentation"
        class="page"
        width="100%"
        cellpadding="0"
        cellspacing="0"
        border={0}
        style="background:#f5f6f8"
      >
        <tr>
          <td align="center" style="padding:24px 12px">
            <Sheet letter={letter} />
            <Foot letter={letter} />
          </td>
        </tr>
      </table>
    </body>
  </html>
)

/** The HTML part of a letter: one column, nothing to load, well under 20 kB. */
export const letterHtml = async (letter: Letter): Promise<string> =>
  String(await html`<!doctype html>${(<Document letter={letter} />)}`)
