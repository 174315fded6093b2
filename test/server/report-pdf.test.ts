import { chmod, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportId } from '../../playlists/ids.ts'
import { periodOf } from '../../playlists/report/period.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { canMakePdf, createReport, reportPdf } from '../../playlists/wire/reports.ts'
import { PdfMaker } from '../../server/reports/pdf.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'
import { freshFolder, removeFolder } from '../support/whole.ts'

const WORD = Buffer.from('a Word file')
const period = periodOf('quarter', '2026-11-20' as LocalDate)

let folder: string
beforeAll(async () => (folder = await freshFolder()))
afterAll(() => removeFolder(folder))

/** A program that is called as LibreOffice is; `$out` is the folder that it writes into. */
async function program(name: string, does: string): Promise<string> {
  const file = path.join(folder, name)
  const script = `#!/bin/sh\nout=; last=\nfor arg; do [ "$last" = --outdir ] && out="$arg"; last="$arg"; done\n${does}\n`
  await writeFile(file, script)
  await chmod(file, 0o755)
  return file
}

test('a Word file is converted, one at a time, each with a profile of its own', async () => {
  const lock = path.join(folder, 'lock')
  const log = path.join(folder, 'log')
  const alone = `mkdir ${lock} || exit 3; sleep 0.05; echo "$1" >> ${log}; cp "$last" "$out/report.pdf"; rmdir ${lock}`
  const maker = new PdfMaker({ command: await program('converts', alone) })
  const made = await Promise.all([0, 1, 2].map(() => maker.make(WORD)))
  expect(made.map(String)).toEqual(['a Word file', 'a Word file', 'a Word file'])
  const profiles = (await readFile(log, 'utf8')).trim().split('\n')
  expect(new Set(profiles).size).toBe(3)
  expect(profiles[0]).toMatch(/^-env:UserInstallation=file:\/\/\/.*profile$/)
  await maker.close()
})

test('more than a few do not wait; what hangs is ended with all that it started, and the next one is made', async () => {
  const alive = path.join(folder, 'alive')
  const hangs = `( sleep 0.6; touch ${alive} ) & sleep 60`
  const maker = new PdfMaker({ command: await program('hangs', hangs), hangsMs: 100 })
  const asked = Array.from({ length: 5 }, () => maker.make(WORD).catch((error: Error) => error.message))
  expect(await Promise.all(asked)).toEqual([...Array.from({ length: 4 }, () => 'pdf-failed'), 'busy'])
  await pause(500)
  await expect(readFile(alive)).rejects.toThrow('ENOENT')
  const sound = new PdfMaker({ command: await program('fails', 'exit 1') })
  await expect(sound.make(WORD)).rejects.toThrow('pdf-failed')
})

test('a server that ends does not wait for it', async () => {
  const maker = new PdfMaker({ command: await program('slow', 'sleep 60') })
  const making = maker.make(WORD).catch((error: Error) => error.message)
  await pause(20)
  await maker.close()
  expect(await making).toBe('pdf-failed')
})

test('a program that is not there is none', async () => {
  expect(await new PdfMaker({ command: null }).find()).toBeNull()
  await expect(new PdfMaker({ command: path.join(folder, 'nowhere') }).make(WORD)).rejects.toThrow('pdf-failed')
})

test('[RE4] is handed out as the Word file is, or it is said what to do', async () => {
  const make = async (office: string | null): Promise<[TestServer, TestPerson, ReportId]> => {
    const server = await startTestServer({ ports: { office } })
    const editor = await server.as('editor')
    return [server, editor, (await editor.ok(createReport, { body: { form: 'state', period } })).id]
  }
  const [server, editor, id] = await make(await program('copies', 'cp "$last" "$out/report.pdf"'))
  expect(await editor.ok(canMakePdf, {})).toEqual({ possible: true })
  const answer = await editor.call(reportPdf, { params: { id } })
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(answer.headers['content-disposition']).toBe('attachment; filename="bao-cao_2026-10-01_2026-12-31.pdf"')
  await server.close()
  const [without, other, same] = await make(null)
  expect(await other.ok(canMakePdf, {})).toEqual({ possible: false })
  const refusal = await other.call(reportPdf, { params: { id: same }, headers: { 'accept-language': 'vi' } })
  expect([refusal.status, refusal.error?.code]).toEqual([501, 'pdf-missing'])
  expect(refusal.error?.message).toContain('bấm In')
  await without.close()
})
