import { mkdir, open, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, SECOND } from '../../playlists/time.ts'
import * as access from '../../playlists/wire/access.ts'
import { backUpNow, listBackups, listTopics, putTopic } from '../../playlists/wire/settings.ts'
import { Backups } from '../../server/backups/backups.ts'
import { BackupFolder } from '../../server/backups/folder.ts'
import { inspect } from '../../server/backups/inspect.ts'
import { DatabaseDamaged } from '../../server/backups/open-sound.ts'
import { restore } from '../../server/backups/restore.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

let server: TestServer
let admin: TestPerson
let folder: BackupFolder
beforeEach(async () => {
  server = await startTestServer()
  admin = await server.as('admin')
  folder = new BackupFolder(server.dataDir)
})
afterEach(() => server.close())

const rename = (name: string, version: number) =>
  admin.ok(putTopic, { params: { code: 'CD01' }, body: { name, description: '', counted: true, version } })

/** Overwrites pages in the middle of a file, as a dying disk does. */
async function damage(file: string): Promise<void> {
  const { size } = await stat(file)
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(size - 8192, 0xa5), 0, size - 8192, 4096)
  await handle.close()
}

describe('on demand', () => {
  test('a backup is made, verified, private, and listed', async () => {
    const made = await admin.ok(backUpNow, {})
    expect(made).toMatchObject({ file: 'bang-tin-20261120-010000.sqlite', at: server.clock.now(), verified: true })
    expect(await admin.ok(listBackups, {})).toEqual([made])
    const file = folder.pathOf(made.file)
    const { size, mode } = await stat(file)
    expect(size).toBe(made.bytes)
    if (process.platform !== 'win32') expect(mode & 0o077).toBe(0)
    expect((await inspect(file)).auditRows).toBe(1)
  })

  test('it leaves a line in the audit trail', async () => {
    await admin.ok(backUpNow, {})
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'backups' } })
    expect(entries.map(({ actor, action }) => `${actor} ${action}`)).toEqual(['admin create'])
  })

  test('two at once make one, and the other is told', async () => {
    const answers = await Promise.all([admin.call(backUpNow, {}), admin.call(backUpNow, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 503])
    expect(answers.find(({ status }) => status === 503)?.error?.code).toBe('busy')
    expect(await admin.ok(listBackups, {})).toHaveLength(1)
  })

  test('the fourteen newest stay', async () => {
    for (let i = 0; i < 16; i++) {
      await admin.ok(backUpNow, {})
      server.clock.advance(SECOND)
    }
    const kept = await admin.ok(listBackups, {})
    expect(kept).toHaveLength(14)
    expect(kept[0]!.file).toBe('bang-tin-20261120-010015.sqlite')
    expect(kept.at(-1)!.file).toBe('bang-tin-20261120-010002.sqlite')
  })

  test('what a crash left unfinished is no backup, and is cleared away', async () => {
    const draft = folder.pathOf('bang-tin-20260101-000000.sqlite.unfinished')
    await mkdir(path.dirname(draft), { recursive: true })
    await writeFile(draft, 'half')
    await writeFile(folder.pathOf('holiday photos.sqlite'), 'not ours')
    expect(await admin.ok(listBackups, {})).toEqual([])
    await admin.ok(backUpNow, {})
    expect((await readdir(path.dirname(draft))).sort()).toEqual([
      'bang-tin-20261120-010000.sqlite',
      'holiday photos.sqlite',
    ])
  })

  test('a folder that cannot be written is a refusal, not a fall', async () => {
    await writeFile(path.join(server.dataDir, 'backups'), 'a file stands in the way')
    expect((await admin.call(backUpNow, {})).status).toBe(500)
    expect((await admin.call(access.readSession, {})).status).toBe(200)
  })
})

describe('by the clock', () => {
  const backupsOf = async () => {
    const db = await Database.open(databaseFile(server.dataDir))
    return { db, backups: new Backups(db, server.clock, folder) }
  }

  test('a machine that was off at night makes up for it, once', async () => {
    const { db, backups } = await backupsOf()
    await backups.makeOverdue()
    server.clock.advance(25 * HOUR)
    await backups.makeOverdue()
    expect(await backups.list()).toHaveLength(1)
    server.clock.advance(2 * HOUR)
    await backups.makeOverdue()
    expect(await backups.list()).toHaveLength(2)
    await db.close()
  })

  test('a failure stands in the audit trail, and leaves nothing half-made', async () => {
    await writeFile(path.join(server.dataDir, 'backups'), 'a file stands in the way')
    const { db, backups } = await backupsOf()
    await expect(backups.makeNightly()).rejects.toThrow()
    await db.close()
    const { entries } = await admin.ok(access.listAudit, { query: { noun: 'backups' } })
    expect(entries[0]).toMatchObject({ actor: 'system', action: 'failed' })
  })
})

describe('a damaged database', () => {
  const restartFails = async () => {
    const error: unknown = await server.restart().then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(DatabaseDamaged)
    return error as DatabaseDamaged
  }

  test('is refused, and the newest sound backup is named', async () => {
    await admin.ok(backUpNow, {})
    server.clock.advance(SECOND)
    const newest = await admin.ok(backUpNow, {})
    await server.app.close()
    await damage(databaseFile(server.dataDir))
    await damage(folder.pathOf(newest.file))
    const before = await readFile(databaseFile(server.dataDir))
    const error = await restartFails()
    expect(error.backup).toBe('bang-tin-20261120-010000.sqlite')
    expect(await readFile(databaseFile(server.dataDir))).toEqual(before)
  })

  test('a file that is no database at all is refused too', async () => {
    await server.app.close()
    await writeFile(databaseFile(server.dataDir), 'xin chào, tôi không phải là cơ sở dữ liệu '.repeat(200))
    expect((await restartFails()).backup).toBeNull()
  })

  test('is put right by restoring, which throws nothing away', async () => {
    await rename('Trước khi hỏng', 1)
    const { file } = await admin.ok(backUpNow, {})
    await rename('Sau bản sao lưu', 2)
    await server.app.close()
    await damage(databaseFile(server.dataDir))
    const aside = await restore(databaseFile(server.dataDir), folder, file, server.clock.now())
    expect(await readdir(aside)).toContain('bang-tin.sqlite')
    server = await server.restart()
    const topics = await (await server.signIn('admin')).ok(listTopics, {})
    expect(topics[0]!.name).toBe('Trước khi hỏng')
  })

  test('restoring from a damaged backup changes nothing', async () => {
    const { file } = await admin.ok(backUpNow, {})
    await damage(folder.pathOf(file))
    await server.app.close()
    const before = await readFile(databaseFile(server.dataDir))
    await expect(restore(databaseFile(server.dataDir), folder, file, server.clock.now())).rejects.toThrow()
    expect(await readFile(databaseFile(server.dataDir))).toEqual(before)
    server = await server.restart()
  })
})
