import { expect, test } from 'vitest'
import { fingerprint } from '#src/base/hash.ts'
import { LIMITS } from '#src/base/limits.ts'
import { nameKey } from '#src/base/text.ts'

test('a fingerprint is the same for the same text, today and tomorrow', () => {
  expect(fingerprint('Brightwater Foods')).toBe('b9e9a051fb8bf741961eac7eef140f9d')
  expect(fingerprint('')).toMatch(/^[0-9a-f]{32}$/u)
})

test('texts that differ a little have fingerprints that differ in every part', () => {
  const texts = Array.from({ length: 20_000 }, (_, at) => `{"crmId":"D-${at}","amountCents":${at}}`)
  const parts = [0, 8, 16, 24].map((start) =>
    texts.map((text) => fingerprint(text).slice(start, start + 8)),
  )
  // 20,000 draws of 32 bits meet each other 0.05 times on average.
  for (const part of parts) expect(new Set(part).size).toBeGreaterThanOrEqual(texts.length - 2)
  expect(fingerprint('ab')).not.toBe(fingerprint('ba'))
  expect(fingerprint('a')).not.toBe(fingerprint('a\u0000'))
})

test('the key of a name stays within the limit, also where letters grow', () => {
  expect(nameKey('İ'.repeat(LIMITS.nameLength)).length).toBe(LIMITS.nameLength)
  expect(nameKey('  Ben\u00a0 LINDQVIST ')).toBe('ben lindqvist')
})
