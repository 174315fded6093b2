/** An office after a quarter: 18 topics, 12 screens, 60 materials, what was planned and what was shown of them. */
import { sql } from 'kysely'
import { blanksIn } from '../../playlists/blanks.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import { createReport, updateReport } from '../../playlists/wire/reports.ts'
import { periodOf, previousPeriod } from '../../playlists/report/period.ts'
import { DAY, HOUR, HO_CHI_MINH, MINUTE, addDays, plus, startOfDay } from '../../playlists/time.ts'
import type { Instant, LocalDate } from '../../playlists/time.ts'
import { readCampaign, updateCampaign } from '../../playlists/wire/campaigns.ts'
import { sendPlays } from '../../playlists/wire/devices.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { Database } from '../../server/db/open.ts'
import { allMaterials, materialDraft, step } from './drafts.ts'
import { joinDisplay, makePlay } from './fleet.ts'
import type { Joined } from './fleet.ts'
import type { TestPerson, TestServer } from './test-server.ts'

export const QUARTER = periodOf('quarter', '2026-07-01' as LocalDate)
/** On its first morning. */
export const QUARTER_BEGINS = plus(startOfDay(HO_CHI_MINH, QUARTER.from), 8 * HOUR)
const BEFORE = previousPeriod(QUARTER)
const MATERIALS = 60
/** Of each screen on each day. */
const PLAYS = 24

/** What a spreadsheet would take for a formula. */
export const FORMULAS = ['=HYPERLINK("http://example.org";"bấm")', '+84 24 3333', '-1+1', '@Người cao tuổi']
const PLACES = ['Sảnh một cửa', 'Cổng chính', 'Nhà văn hóa', 'Trạm y tế', 'Chợ', 'Trường tiểu học']

/** The server's clock stands in the quarter (`QUARTER_BEGINS`) before, and after its end when it is filled. */
export async function fillQuarter(server: TestServer): Promise<{ editor: TestPerson; materials: Material[] }> {
  const [editor, approver] = [await server.as('editor'), await server.as('approver')]
  const materials = await addMaterials(editor, approver)
  await addPhases(editor, materials[0]!.campaign!)
  const screens: Joined[] = []
  for (let i = 0; i < 12; i++) screens.push(await addScreen(server, i))
  server.clock.advance(96 * DAY)
  for (const [i, screen] of screens.entries()) {
    await show(screen, i, { from: addDays(BEFORE.until, -29), days: 30, materials })
    // One was dark for two weeks.
    const days = i === 7 ? 78 : 92
    await show(screen, i, { from: addDays(QUARTER.from, 92 - days), days, materials })
  }
  await planQuarter(server)
  return { editor: await server.signIn('editor'), materials }
}

/** Those of the starter campaign without blanks to fill, and as many more as are lacking; all of them may be shown. */
async function addMaterials(editor: TestPerson, approver: TestPerson): Promise<Material[]> {
  const materials: Material[] = []
  const pass = async (draft: Material) => step(approver, await step(editor, draft, 'submit'), 'approve')
  const whole = (await allMaterials(editor)).filter(({ latest }) => blanksIn(latest.content).length === 0)
  for (const draft of whole) materials.push(await pass(draft))
  for (let i = materials.length; i < MATERIALS; i++) {
    const title = FORMULAS[MATERIALS - 1 - i] ?? `Hướng dẫn nộp hồ sơ trực tuyến, bước ${i - whole.length + 1}`
    const topic = `CD${String((i % 17) + 1).padStart(2, '0')}`
    const made = await editor.ok(createMaterial, { body: materialDraft({ title, topic }) })
    materials.push(await pass(made))
  }
  return materials
}

async function addPhases(editor: TestPerson, id: CampaignId): Promise<void> {
  const campaign = await editor.ok(readCampaign, { params: { id } })
  const { name, goal, basis, from, until, plan, version } = campaign
  const phase = (period: string, first: string, last: string, topics: string[]) => ({
    ...{ name: period, period, goal: '', contents: '', forms: '', topics },
    ...{ from: first as LocalDate, until: last as LocalDate },
  })
  const phases = [
    phase('Quý III/2026', '2026-07-01', '2026-09-30', []),
    phase('Tháng cao điểm dịch vụ công', '2026-08-15', '2026-09-14', ['CD05', 'CD07', 'CD17']),
  ]
  const body = { name, goal, basis, from, until, plan: { ...plan, phases }, version, archived: false }
  await editor.ok(updateCampaign, { params: { id }, body })
}

const addScreen = (server: TestServer, i: number): Promise<Joined> =>
  joinDisplay(server, {
    name: i === 11 ? '=2+3' : `${i % 3 === 0 ? 'Bảng LED' : 'Kiosk'} ${i + 1}`,
    location: PLACES[i % PLACES.length]!,
    kind: i % 3 === 0 ? 'led' : 'kiosk',
    canvas: { x: 0, y: 0, ...(i % 3 === 0 ? { width: 1024, height: 96 } : { width: 1080, height: 1920 }) },
  })

type Shown = { from: LocalDate; days: number; materials: readonly Material[] }

/** From 07:30 on, the materials in turn; those of one topic were never shown, and some were cut short. */
async function show({ device }: Joined, nth: number, { from, days, materials }: Shown): Promise<void> {
  const some = materials.filter(({ topic }) => topic !== 'CD13')
  const plays: PlayRecord[] = []
  for (let day = 0; day < days; day++) {
    const opens = plus(startOfDay(HO_CHI_MINH, addDays(from, day)), 450 * MINUTE)
    for (let i = 0; i < PLAYS; i++) {
      const seq = plays.length
      const startedAt = (opens + i * 20 * MINUTE) as Instant
      const { id, latest } = some[(seq * 7 + nth * 5 + Math.floor(i / 3)) % some.length]!
      const cut = seq % 41 === 40 ? ({ outcome: 'interrupted', reason: 'stopped', durationMs: 2500 } as const) : {}
      const of = { material: id, revision: latest.hash, startedAt, plannedAt: startedAt, layer: 'scheduled' as const }
      plays.push(makePlay(seq, { ...of, ...cut }))
    }
  }
  const boot = Number(from.replaceAll('-', ''))
  for (let at = 0; at < plays.length; at += 500) {
    await device.ok(sendPlays, { body: { boot, plays: plays.slice(at, at + 500) } })
  }
}

/** As if a plan had been drawn up for each day: what was not shown in full was lacking, and a little more by a power cut. */
async function planQuarter(server: TestServer): Promise<void> {
  const db = await Database.open(databaseFile(server.dataDir))
  await db.transact(async (w) => {
    await sql`insert into "fulfilmentDays" (day, display, "displayName", "drawnAt", "settledAt", whole, "open")
      select distinct day, display, "displayName", 0, 0, 1, 0 from "playDays"`.execute(w.sql)
    await sql`insert into fulfilment (day, display, material, topic, title, campaign, planned, completed, interrupted,
        failed, missing, beyond, "plannedMs", "lostMs", "byPlan", "override", power, undelivered, decoding, storage,
        republished, "lateStart", unknown)
      select day, display, material, d.topic, d.title, campaign, completed + interrupted + dark, completed, interrupted,
        0, dark, 0, (completed + interrupted + dark) * 8000, (interrupted + dark) * 8000,
        0, interrupted, dark, 0, 0, 0, 0, 0, 0
      from (select *, (display + material) % 9 = 0 as dark from "playDays") d join materials on materials.id = material`.execute(
      w.sql,
    )
  })
  await db.close()
}

/** A report as an office would hand it in. */
export async function reportOf(editor: TestPerson, form: 'state' | 'party'): Promise<Report> {
  const report = await editor.ok(createReport, { body: { form, period: QUARTER } })
  const isState = form === 'state'
  const texts = {
    basis: 'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/02/2026 về tuyên truyền chuyển đổi số năm 2026.',
    direction: 'Phòng Văn hóa - Xã hội chủ trì; Trung tâm Phục vụ hành chính công vận hành màn hình.',
    strengths: 'Nội dung được duyệt trước khi phát; các màn hình hoạt động ổn định.',
    shortcomings: '',
    causes: 'Mất điện cục bộ tại một số điểm đặt màn hình.',
    lessons: 'Kiểm tra nguồn điện và đường truyền hằng tuần.',
    tasks: 'Bổ sung nội dung cho chuyên đề chưa phát.',
    proposals: 'Bố trí bộ lưu điện cho các điểm ngoài trời.',
  }
  const signing = {
    ...report.signing,
    ...{ superior: isState ? '' : 'Đảng bộ thành phố Hà Nội', place: 'Việt Hưng', date: '2026-10-05' as LocalDate },
    issuer: isState ? 'Ủy ban nhân dân\nphường Việt Hưng' : 'Đảng ủy phường Việt Hưng',
    number: isState ? '05/BC-UBND' : '05-BC/ĐU',
    recipients: isState
      ? ['UBND thành phố Hà Nội', 'Thường trực Đảng ủy', 'Lưu: VT, VHXH']
      : ['Ban Thường vụ Thành ủy', 'Lưu Văn phòng Đảng ủy'],
    signer: 'Nguyễn Văn An',
  }
  return editor.ok(updateReport, { params: { id: report.id }, body: { form, texts, signing, version: report.version } })
}
