import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDataFolder } from '#src/store/open.ts'
import { callThroughDoor, findDoor, openDoor } from '#src/store/running.ts'
import { keepSecret } from '#src/store/secret.ts'
import { killAndReopen, startWriter } from './kill.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'because-data-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a process that is killed loses no acknowledged row, and the folder opens again at once', async () => {
  for (const [round, most] of [5, 40, 90].entries()) {
    const { acknowledged, lost } = await killAndReopen(folder, `round${round}`, most)
    expect(acknowledged).toBeGreaterThanOrEqual(most)
    expect(lost).toEqual([])
  }
})

test('two processes never have one data folder open', async () => {
  const first = startWriter(folder, 'first')
  for await (const line of first.lines) if (line === 'open') break
  const second = startWriter(folder, 'second')
  const said: string[] = []
  for await (const line of second.lines) said.push(line)
  expect(said).toEqual(['refused'])
  expect(await openDataFolder(folder, () => undefined)).toBeUndefined()
  first.child.kill('SIGKILL')
})

test('a data folder that is open here cannot be opened here again', async () => {
  const store = await openDataFolder(folder, () => undefined)
  expect(await openDataFolder(folder, () => undefined)).toBeUndefined()
  await store?.close()
  const again = await openDataFolder(folder, () => undefined)
  expect(again).toBeDefined()
  await again?.close()
})

test('a command goes through the door to the running process, and its output comes back in order', async () => {
  const door = await openDoor(folder, 'http://localhost:3000', async (call, emit) => {
    emit({ print: `one ${call.argv.join(' ')}\n` })
    emit({ note: 'two', progress: false })
    return 7
  })
  const seen: unknown[] = []
  const found = findDoor(folder)
  if (found === undefined) throw new Error('no door')
  const call = { argv: ['top', 'bought'], cwd: '/', isTerminal: false }
  expect(await callThroughDoor(found, call, (event) => seen.push(event))).toBe(7)
  expect(seen).toEqual([{ print: 'one top bought\n' }, { note: 'two', progress: false }])
  expect(
    await callThroughDoor({ ...found, key: 'guess' }, call, (event) => seen.push(event)),
  ).toBeUndefined()
  expect(seen).toHaveLength(2)
  await door.close()
  expect(findDoor(folder)).toBeUndefined()
  expect(await callThroughDoor(found, call, () => undefined)).toBeUndefined()
})

test('the secret is made once and stays', () => {
  const secret = keepSecret(folder)
  expect(secret).toHaveLength(43)
  expect(keepSecret(folder)).toBe(secret)
})
