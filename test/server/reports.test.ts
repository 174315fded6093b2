import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReportId } from '../../playlists/ids.ts'
import { periodOf } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { listAudit } from '../../playlists/wire/access.ts'
import { readCampaign, updateCampaign } from '../../playlists/wire/campaigns.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { allMaterials } from '../support/drafts.ts'
import { summarisePlays } from '../../playlists/wire/plays.ts'
import * as menu from '../../playlists/wire/reports.ts'
import { joinDisplay, makePlay } from '../support/fleet.ts'
import type { Joined } from '../support/fleet.ts'
import { startTestServer } from '../support/test-server.ts'
import type { TestPerson, TestServer } from '../support/test-server.ts'

const QUARTER = periodOf('quarter', '2026-11-20' as LocalDate)

let server: TestServer
let editor: TestPerson
let viewer: TestPerson
let screen: Joined
beforeAll(async () => {
  server = await startTestServer({ starter: true })
  editor = await server.as('editor')
  viewer = await server.as('viewer')
  screen = await joinDisplay(server)
  const [material] = await allMaterials(editor)
  const plays = [0, 1, 2].map((seq) => makePlay(seq, { material: material!.id }))
  await screen.device.ok(sendPlays, { body: { boot: 1, plays } })
})
afterAll(() => server.close())

const drawUp = (period: Period = QUARTER) => editor.ok(menu.createReport, { body: { form: 'state', period } })
const bodyOf = ({ form, texts, signing, version }: menu.Report) => ({ form, texts, signing, version })

describe('a report', () => {
  test('counts what the totals count', async () => {
    const { from, until } = QUARTER
    const report = await drawUp()
    const { total } = await editor.ok(summarisePlays, { query: { from, until, by: 'day' } })
    expect(report.now.total).toMatchObject({ plays: total.completed, ms: total.durationMs, materials: 1, displays: 1 })
    expect(report.name).toBe('Báo cáo quý IV năm 2026')
    expect(report.now.topics).toHaveLength(18)
    expect(report.now.displays).toMatchObject([{ name: 'LED 1', location: 'Sảnh', size: '512 × 256', plays: 3 }])
    expect(report.now.months.map(({ plays }) => plays)).toEqual([0, 3, 0])
    expect(report.before.total.plays).toBe(0)
    expect(report.seal).toMatch(/^([0-9A-F]{4}-){4}[0-9A-F]{4}$/)
  })

  test('[RE9][RE10] counts by week, and by the phases of campaigns that it touches', async () => {
    const [first] = await allMaterials(editor)
    const { campaign: id, topic } = first!
    const { name, goal, basis, from, until, plan, version } = await editor.ok(readCampaign, { params: { id: id! } })
    const phase = { name: 'Tổng kết', period: 'Quý IV', goal: '', contents: '', forms: '', topics: [topic, 'CD16'] }
    const dates = { from: '2026-11-10' as LocalDate, until: '2027-01-31' as LocalDate }
    const phases = [{ ...phase, ...dates }]
    const body = { name, goal, basis, from, until, version, archived: false, plan: { ...plan, phases } }
    await editor.ok(updateCampaign, { params: { id: id! }, body })
    const { now } = await drawUp()
    expect(now.weeks!.filter(({ plays }) => plays > 0)).toEqual([{ from: '2026-11-16', plays: now.total.plays }])
    expect(now.weeks).toHaveLength(14)
    expect(now.phases).toEqual([
      {
        ...{ campaign: name, phase: 'Quý IV', period: { kind: 'range', from: '2026-11-10', until: '2026-12-31' } },
        ...{ plays: now.total.plays, before: 0, topics: 2, shown: 1, days: 1, lacking: 1 },
      },
    ])
  })

  test('keeps its figures until they are read anew', async () => {
    const report = await drawUp()
    await screen.device.ok(sendPlays, { body: { boot: 2, plays: [makePlay(0)] } })
    const params = { id: report.id }
    expect((await editor.ok(menu.readReport, { params })).now.total.plays).toBe(report.now.total.plays)
    const fresh = await editor.ok(menu.refreshReport, { params, body: { version: report.version } })
    expect(fresh.now.total.plays).toBe(report.now.total.plays + 1)
    expect(fresh.seal).not.toBe(report.seal)
  })

  test('keeps texts and signer over a restart; the next one takes over basis and signer', async () => {
    const report = await drawUp()
    const texts = { ...report.texts, basis: 'Căn cứ Kế hoạch số 12/KH-UBND', strengths: 'Phát đều' }
    const signing = { ...report.signing, signer: 'Nguyễn Văn An', number: '12/BC-UBND' }
    await editor.ok(menu.updateReport, { params: { id: report.id }, body: { ...bodyOf(report), texts, signing } })
    server = await server.restart({ starter: true })
    editor = await server.signIn('editor')
    screen = { ...screen, device: server.device(screen.token) }
    expect(await editor.ok(menu.readReport, { params: { id: report.id } })).toMatchObject({ texts, signing })
    const next = await drawUp()
    expect(next.texts).toMatchObject({ basis: texts.basis, strengths: '' })
    expect(next.signing).toMatchObject({ signer: 'Nguyễn Văn An', number: '' })
    const { entries } = await (await server.signIn('admin')).ok(listAudit, { query: { noun: 'reports' } })
    expect(entries[0]).toMatchObject({ action: 'create', nounName: 'Báo cáo quý IV năm 2026', actor: 'editor' })
  })

  test('is a Word file', async () => {
    const { id } = await drawUp()
    const answer = await editor.call(menu.reportDocx, { params: { id } })
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('wordprocessingml')
    expect(answer.headers['content-disposition']).toBe('attachment; filename="bao-cao_2026-10-01_2026-12-31.docx"')
    expect(answer.text.slice(0, 2)).toBe('PK')
  })

  test('is filed away and brought back', async () => {
    const { id, version, ...rest } = await drawUp()
    const params = { id }
    const away = await editor.ok(menu.archiveReport, { params, body: { archived: true, version } })
    expect((await editor.ok(menu.listReports, { query: {} })).map((one) => one.id)).not.toContain(id)
    expect((await editor.ok(menu.listReports, { query: { archived: true } })).map((one) => one.id)).toContain(id)
    const change = { form: rest.form, texts: rest.texts, signing: rest.signing, version: away.version }
    expect(await editor.refused(menu.updateReport, { params, body: change })).toBe('wrong-state')
    await editor.ok(menu.archiveReport, { params, body: { archived: false, version: away.version } })
    expect((await editor.ok(menu.listReports, { query: {} })).map((one) => one.id)).toContain(id)
  })
})

describe('refused', () => {
  const period = (from: string, until: string, kind: Period['kind'] = 'range') =>
    ({ kind, from: from as LocalDate, until: until as LocalDate }) satisfies Period

  test.each([
    ['dates the wrong way round', period('2026-03-02', '2026-03-01'), 'dates-reversed'],
    ['a date that does not exist', period('2026-02-30', '2026-03-01'), 'invalid'],
    ['more than two years', period('2020-01-01', '2026-03-01'), 'invalid'],
    ['a quarter that is none', period('2026-01-02', '2026-03-31', 'quarter'), 'invalid'],
  ] as const)('%s', async (_, asked, code) => {
    expect(await editor.refused(menu.createReport, { body: { form: 'state', period: asked } })).toBe(code)
  })

  test('an older version, an unknown one, and whoever may only look', async () => {
    const report = await drawUp()
    const params = { id: report.id }
    await editor.ok(menu.updateReport, { params, body: bodyOf(report) })
    expect(await editor.refused(menu.updateReport, { params, body: bodyOf(report) })).toBe('stale')
    expect(await editor.refused(menu.readReport, { params: { id: 999_999 as ReportId } })).toBe('not-found')
    viewer = await server.signIn('viewer')
    const body = { form: 'state' as const, period: QUARTER }
    expect(await viewer.refused(menu.createReport, { body })).toBe('not-permitted')
  })
})
