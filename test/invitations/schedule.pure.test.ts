import { expect, test } from 'vitest'
import {
  isTimeZone,
  momentOf,
  nextWorkingHour,
  reminderDue,
  retryDue,
  wallClock,
} from '#src/invitations/schedule.ts'

const next = (at: string, zone: string) => nextWorkingHour(new Date(at), zone).toISOString()

test.for([
  ['in working hours', '2026-10-06T09:30:00.000Z', 'Europe/Berlin', '2026-10-06T09:30:00.000Z'],
  ['before nine', '2026-10-06T05:00:00.000Z', 'Europe/Berlin', '2026-10-06T07:00:00.000Z'],
  ['at five sharp', '2026-10-06T15:00:00.000Z', 'Europe/Berlin', '2026-10-07T07:00:00.000Z'],
  ['a second before five', '2026-10-06T14:59:59.000Z', 'Europe/Berlin', '2026-10-06T14:59:59.000Z'],
  ['on Friday evening', '2026-10-09T18:00:00.000Z', 'Europe/Berlin', '2026-10-12T07:00:00.000Z'],
  ['on Saturday', '2026-10-10T10:00:00.000Z', 'Europe/Berlin', '2026-10-12T07:00:00.000Z'],
  ['on Sunday night', '2026-10-11T22:30:00.000Z', 'Europe/Berlin', '2026-10-12T07:00:00.000Z'],
  [
    'over the end of summer time',
    '2026-10-23T16:00:00.000Z',
    'Europe/Berlin',
    '2026-10-26T08:00:00.000Z',
  ],
  [
    'over the start of summer time',
    '2026-03-27T17:00:00.000Z',
    'Europe/Berlin',
    '2026-03-30T07:00:00.000Z',
  ],
  ['half an hour off', '2026-10-06T01:00:00.000Z', 'Asia/Kolkata', '2026-10-06T03:30:00.000Z'],
  ['a day ahead', '2026-10-09T05:00:00.000Z', 'Pacific/Apia', '2026-10-11T20:00:00.000Z'],
  ['a fixed offset', '2026-10-06T10:00:00.000Z', 'Etc/GMT+5', '2026-10-06T14:00:00.000Z'],
])('%s', ([, at, zone, expected]) => {
  expect(next(at ?? '', zone ?? '')).toBe(expected)
})

test.for([
  ['skipped in spring: moves on', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  [
    'shown twice in autumn: the first',
    '2026-10-25',
    150,
    'Europe/Berlin',
    '2026-10-25T00:30:00.000Z',
  ],
  [
    'skipped in spring, far west',
    '2026-03-08',
    150,
    'America/Los_Angeles',
    '2026-03-08T10:30:00.000Z',
  ],
  ['shown twice, far west', '2026-11-01', 90, 'America/Los_Angeles', '2026-11-01T08:30:00.000Z'],
  ['half an hour is skipped', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:45:00.000Z'],
  ['an ordinary day', '2026-07-01', 540, 'America/New_York', '2026-07-01T13:00:00.000Z'],
] as const)('a wall clock time %s', ([, day, minute, zone, expected]) => {
  expect(momentOf(day, minute, zone).toISOString()).toBe(expected)
})

test('every hour of two years in five zones leads to a working hour within three days and a half', () => {
  const zones = ['Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kolkata', 'UTC']
  for (const zone of zones)
    for (
      let time = Date.parse('2026-01-01T00:00:00Z');
      time < Date.parse('2028-01-01T00:00:00Z');
      time += 7 * 3_600_000
    ) {
      const due = nextWorkingHour(new Date(time), zone)
      const { day, minute } = wallClock(due, zone)
      expect(new Date(`${day}T00:00:00Z`).getUTCDay() % 6).not.toBe(0)
      expect(minute).toBeGreaterThanOrEqual(540)
      expect(minute).toBeLessThan(1020)
      expect(due.getTime() - time).toBeGreaterThanOrEqual(0)
      expect(due.getTime() - time).toBeLessThan(66 * 3_600_000)
    }
})

test('reminders keep the hour of the first letter, over the end of summer time too', () => {
  const first = new Date('2026-10-22T08:15:00Z')
  expect(reminderDue(first, 1, 'Europe/Berlin').toISOString()).toBe('2026-10-26T09:15:00.000Z')
  expect(reminderDue(first, 2, 'Europe/Berlin').toISOString()).toBe('2026-11-02T09:15:00.000Z')
})

test('a reminder to a letter that went out at night waits for the next morning', () => {
  const first = new Date('2026-10-05T21:00:00Z')
  expect(reminderDue(first, 1, 'Europe/Berlin').toISOString()).toBe('2026-10-12T07:00:00.000Z')
})

test('attempts lie half an hour apart and then ever further', () => {
  const at = new Date('2026-10-06T09:00:00Z')
  const hours = [1, 2, 3, 4].map(
    (attempts) => (retryDue(at, attempts).getTime() - at.getTime()) / 3_600_000,
  )
  expect(hours).toEqual([0.5, 2, 8, 24])
})

test.for([
  ['Europe/Berlin', true],
  ['Etc/GMT+5', true],
  ['EST', true],
  ['Mars/Olympus', false],
  ['', false],
] as const)('the zone %j is known: %s', ([name, isKnown]) => {
  expect(isTimeZone(name)).toBe(isKnown)
})
