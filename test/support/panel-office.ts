/** An office in which every page of the panel has something to show, and every state occurs. */
import { NO_PLAN } from '../../playlists/campaign.ts'
import { PLAIN_GEOMETRY, foldInRows } from '../../playlists/geometry.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import type { CampaignId, DisplayId } from '../../playlists/ids.ts'
import { addDays } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate } from '../../playlists/time.ts'
import { createAccount, listAccounts, updateAccount } from '../../playlists/wire/access.ts'
import { createCampaign } from '../../playlists/wire/campaigns.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as displays from '../../playlists/wire/displays.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { createSchedule, listPlaylists } from '../../playlists/wire/playlists.ts'
import { backUpNow } from '../../playlists/wire/settings.ts'
import { Caller, pairScreen } from './caller.ts'
import { hashOf, makeHealth, makePlay } from './fleet.ts'
import { addPlaylist, approve, aroundToday, contentOf, draft, upload } from './office.ts'

const EDITOR = { username: 'bien.tap', password: 'bốn từ của người biên tập', name: 'Trần Văn Bình' }

type Staff = { admin: Caller; editor: Caller }

export async function furnish(admin: Caller, now: Instant): Promise<void> {
  await admin.ask(createAccount, { body: { ...EDITOR, role: 'editor' } })
  const editor = await new Caller(admin.origin).signIn(EDITOR.username, EDITOR.password)
  const staff = { admin, editor }
  const today = addDays(aroundToday(now).from, 1)
  await lockSomebody(admin)
  await startCampaigns(editor, today)
  const shown = await addMaterials(staff, today)
  const screens = await addScreens(admin)
  await addSchedules(staff, shown, screens, today)
  await admin.ask(backUpNow, {})
  await sendPlays(admin, shown, now)
}

async function lockSomebody(admin: Caller): Promise<void> {
  const body = {
    username: 'da.nghi',
    password: 'bốn từ của người đã nghỉ',
    name: 'Lê Thị Cúc',
    role: 'viewer' as const,
  }
  await admin.ask(createAccount, { body })
  const { id, name, role, version } = (await admin.ask(listAccounts, {})).find((one) => one.username === 'da.nghi')!
  await admin.ask(updateAccount, { params: { id }, body: { name, role, version, active: false } })
}

async function startCampaigns(editor: Caller, today: LocalDate): Promise<void> {
  const campaign = (name: string, from: LocalDate | null, until: LocalDate | null) =>
    editor.ask(createCampaign, {
      body: {
        name,
        goal: 'Mỗi hộ có một người nộp được hồ sơ trực tuyến',
        basis: '12/KH-UBND',
        from,
        until,
        plan: NO_PLAN,
      },
    })
  await campaign('Tháng cao điểm dịch vụ công', addDays(today, -10), addDays(today, 20))
  await campaign('Phòng chống cháy nổ', addDays(today, -90), addDays(today, -60))
  await campaign('Ngày Chuyển đổi số quốc gia', addDays(today, 40), null)
}

/** Every kind and every state; answers what may be shown. */
async function addMaterials(staff: Staff, today: LocalDate): Promise<Material[]> {
  const { editor, admin } = staff
  const pass = (material: Material): Promise<Material> => approve({ editor, approver: admin }, material)
  const words = (title: string, headline: string) =>
    draft(editor, title, { kind: 'slogan', template: 'digital', headline, support: '', steps: [] })
  const picture = await pass(await draft(editor, 'Ảnh hội nghị', contentOf(await upload(editor, 'picture.png'))))
  const video = await pass(await draft(editor, 'Phim hướng dẫn', contentOf(await upload(editor, 'clip.mp4'))))
  const code = { kind: 'qr', url: 'https://dichvucong.gov.vn', headline: 'Quét mã nộp hồ sơ', support: '' } as const
  await pass(await draft(editor, 'Thẻ mã dịch vụ công', code))
  const step = (name: 'submit' | 'return' | 'withdraw', { id, latest, version }: Material, by = editor) =>
    by.ask(menu.stepMaterial, {
      params: { id },
      body: { step: name, revision: latest.number, reason: name === 'submit' ? '' : 'Sai số điện thoại', version },
    })
  const second = await draft(editor, 'Nộp hồ sơ tại nhà', { ...code, headline: 'Nộp hồ sơ tại nhà' })
  await step('submit', second)
  await step('submit', await words('Chờ duyệt', 'Hành động hôm nay, kiến tạo tương lai'))
  await step('return', await step('submit', await words('Bị trả lại', 'Gọi số điện thoại của phường')), admin)
  await step('withdraw', await pass(await words('Đã thu hồi', 'Lịch tiếp dân tháng trước')), admin)
  await expire(editor, await pass(await words('Chúc mừng năm mới', 'Chúc mừng năm mới')), addDays(today, -1))
  await expire(editor, await pass(await words('Tuần lễ không tiền mặt', 'Tuần lễ không tiền mặt')), addDays(today, 3))
  return [picture, video]
}

async function expire(editor: Caller, material: Material, validUntil: LocalDate): Promise<void> {
  const { id, title, topic, source, durationMs, audience, festive, tags, version, latest } = material
  const campaign = 1 as CampaignId
  await editor.ask(menu.updateMaterial, {
    params: { id },
    body: {
      ...{ title, topic, campaign, source, durationMs, audience, festive, tags, version },
      ...{ validFrom: null, validUntil, content: latest.content },
    },
  })
}

/** A small board, a strip, a kiosk beside the wizard's television; the board is paired and fine, the kiosk is not seen. */
/** In two rows, so that the form shows all that it has. */
async function fold(admin: Caller, display: displays.Display): Promise<void> {
  const { id, name, location, kind, canvas, opening, frame, muted, groups, version } = display
  const geometry = { ...PLAIN_GEOMETRY, pieces: foldInRows(canvas, 512) }
  const body = { name, location, kind, canvas, opening, frame, muted, groups, version, geometry }
  await admin.ask(displays.updateDisplay, { params: { id }, body })
}

async function addScreens(admin: Caller): Promise<DisplayId[]> {
  const board = await pairScreen(admin, 'Bảng LED nhỏ', 128, 64)
  const strip = await pairScreen(admin, 'Dải LED cổng chính', 1024, 96)
  await fold(admin, strip.display)
  const kiosk = await pairScreen(admin, 'Kiosk tra cứu', 1080, 1920)
  await board.caller.ask(devices.heartbeat, { body: makeHealth({ output: { width: 128, height: 64, ratio: 1 } }) })
  const ids = [board, strip, kiosk].map(({ display }) => display.id)
  await admin.ask(displays.createGroup, { body: { name: 'Ngoài trời', members: ids.slice(0, 2) } })
  return ids
}

async function addSchedules(staff: Staff, shown: Material[], ids: DisplayId[], today: LocalDate): Promise<void> {
  const { editor } = staff
  const items = shown.map((material, n) => ({ material, weight: n + 1, durationMs: 8000 }))
  const playlist = await addPlaylist(editor, 'Buổi sáng tiếp dân', items)
  const hours = (from: string, to: string) => [
    { weekdays: [1, 2, 3, 4, 5, 6, 7] as (1 | 2 | 3 | 4 | 5 | 6 | 7)[], from: from as Clock, to: to as Clock },
  ]
  const add = (name: string, layer: 'scheduled' | 'takeover', from: string, to: string, some: DisplayId[]) =>
    editor.ask(createSchedule, {
      body: {
        name,
        layer,
        zone: 'main',
        show: { kind: 'playlist', playlist },
        timing: {
          kind: 'recurring',
          recurrence: { ...EVERY_DATE, from: today, until: addDays(today, 6) },
          hours: { kind: 'own', rows: hours(from, to) },
        },
        target:
          some.length === 0 ? { all: true, displays: [], groups: [] } : { all: false, displays: some, groups: [] },
        weight: 1,
      },
    })
  await add('Buổi sáng tiếp dân', 'scheduled', '07:30', '11:30', [])
  await add('Chợ phiên', 'scheduled', '09:00', '12:00', ids.slice(0, 1))
  await add('Hội nghị trực tuyến', 'takeover', '08:00', '10:00', ids.slice(0, 1))
}

/** An hour of showings, some cut short, and one row that makes no sense. */
async function sendPlays(admin: Caller, shown: Material[], now: Instant): Promise<void> {
  const screen = await pairScreen(admin, 'Tivi phòng họp', 1920, 1080)
  const playlist = (await admin.ask(listPlaylists, {}))[0]!.id
  const plays = Array.from({ length: 40 }, (_, seq) => {
    const startedAt = (now - (seq + 1) * 60_000) as Instant
    const material = shown[seq % shown.length]!
    const cut = seq % 8 === 7 ? ({ outcome: 'interrupted', reason: 'outranked', durationMs: 2000 } as const) : {}
    return makePlay(seq, {
      startedAt,
      plannedAt: startedAt,
      material: material.id,
      revision: material.approved?.hash ?? hashOf('b'),
      playlist,
      ...cut,
    })
  })
  await screen.caller.ask(devices.sendPlays, {
    body: { boot: 1, plays: [...plays, { ...plays[0]!, seq: 40, durationMs: -5 }] },
  })
}
