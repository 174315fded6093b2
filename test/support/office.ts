/** A running server with an administrator, an editor and an approver, and the short ways to fill it. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HoursRow } from '../../playlists/dayparts.ts'
import { EVERY_DAY } from '../../playlists/dayparts.ts'
import type { DisplayId, PlaylistId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { HO_CHI_MINH, addDays, instant, toLocal } from '../../playlists/time.ts'
import type { Clock, Instant, LocalDate } from '../../playlists/time.ts'
import { createAccount } from '../../playlists/wire/access.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { Material, StoredFile } from '../../playlists/wire/materials.ts'
import { createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import { overridePreflight } from '../../playlists/wire/preflight.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import { Caller, Refused } from './caller.ts'
import { storeFile } from './send-file.ts'
import { playlistDraft } from './drafts.ts'
import { freePort, freshFolder, removeFolder, startServer } from './whole.ts'
import type { Server } from './whole.ts'

export const EDITOR = { username: 'bientap', password: 'bốn từ của người biên tập' }
const APPROVER = { username: 'nguoiduyet', password: 'bốn từ của người duyệt' }
const ADMIN = { username: 'admin', password: 'bốn từ của quản trị viên' }

export const fixture = (name: string): string => path.join(import.meta.dirname, '../fixtures', name)

export type Office = {
  server: Server
  admin: Caller
  editor: Caller
  approver: Caller
  /** Starts the server anew, on the same port and data. */
  start: () => Promise<void>
  close: () => Promise<void>
}

/** Nothing is approved in it yet. */
export async function openOffice(): Promise<Office> {
  const dataDir = await freshFolder()
  const port = await freePort()
  const env = { ADMIN_PASSWORD: ADMIN.password, STARTER_CAMPAIGN: 'draft', LOG_LEVEL: 'error', RATE_LIMIT: '0' }
  const start = (): Promise<Server> => startServer({ dataDir, port, env })
  const server = await start()
  const { origin } = server
  const signIn = (who: typeof ADMIN): Promise<Caller> => new Caller(origin).signIn(who.username, who.password)
  const admin = await signIn(ADMIN)
  await admin.ask(createAccount, { body: { ...EDITOR, name: 'Biên tập', role: 'editor' } })
  await admin.ask(createAccount, { body: { ...APPROVER, name: 'Người duyệt', role: 'approver' } })
  const office: Office = {
    server,
    admin,
    editor: await signIn(EDITOR),
    approver: await signIn(APPROVER),
    start: async () => {
      office.server = await start()
    },
    close: async () => {
      await office.server.stop()
      await removeFolder(dataDir)
    },
  }
  return office
}

export const upload = async (caller: Caller, name: string, bytes?: Uint8Array<ArrayBuffer>): Promise<StoredFile> =>
  storeFile(caller, name, bytes ?? new Uint8Array(await readFile(fixture(name))))

/** What a material shows that is nothing but this file, over the whole canvas. */
export function contentOf({ file, type, bytes, width, height, durationMs, hasSound }: StoredFile): Content {
  const picture = { file, bytes, width, height, fit: 'cover' as const, description: '' }
  if (durationMs === null) return { kind: 'image', type: type as 'image/png', ...picture }
  return { kind: 'video', type: type as 'video/mp4', durationMs, hasSound, ...picture }
}

export const draft = (editor: Caller, title: string, content: Content): Promise<Material> =>
  editor.ask(menu.createMaterial, {
    body: {
      title,
      content,
      topic: 'CD01',
      campaign: null,
      source: '',
      durationMs: 8000,
      validFrom: null,
      validUntil: null,
      audience: 'everyone',
      festive: false,
      tags: [],
    },
  })

/** The editor hands it in, somebody else approves it. */
export async function approve(
  { editor, approver }: Pick<Office, 'editor' | 'approver'>,
  { id, latest, version }: Material,
): Promise<Material> {
  const step = (name: 'submit' | 'approve', from: number) => ({
    params: { id },
    body: { step: name, revision: latest.number, reason: '', version: from },
  })
  const handedIn = await editor.ask(menu.stepMaterial, step('submit', version)).catch(async (refusal: unknown) => {
    // Small fixtures are stretched on large screens: the preflight is told that it is meant so.
    if (!(refusal instanceof Refused) || refusal.code !== 'preflight-blocked') throw refusal
    const body = { revision: latest.number, reason: 'Hình thử' }
    await editor.ask(overridePreflight, { params: { id }, body })
    return editor.ask(menu.stepMaterial, step('submit', version))
  })
  return approver.ask(menu.stepMaterial, step('approve', handedIn.version))
}

export const addApproved = async (office: Office, title: string, content: Content): Promise<Material> =>
  approve(office, await draft(office.editor, title, content))

export type Share = { material: Material; weight: number; durationMs: number }

export async function addPlaylist(editor: Caller, name: string, shares: readonly Share[]): Promise<PlaylistId> {
  const items = shares.map(({ material, ...rest }) => ({ material: material.id, ...rest }))
  return (await editor.ask(createPlaylist, { body: playlistDraft({ name, order: 'weighted', items }) })).id
}

export function addSchedule(
  editor: Caller,
  given: { name: string; playlist: PlaylistId; displays: DisplayId[]; hours: HoursRow },
): Promise<ScheduleReply> {
  const body: BodyOf<typeof createSchedule> = {
    name: given.name,
    layer: 'scheduled',
    zone: 'main',
    show: { kind: 'playlist', playlist: given.playlist },
    timing: {
      kind: 'recurring',
      recurrence: EVERY_DATE,
      hours: { kind: 'own', rows: [given.hours] },
    },
    target: { all: false, displays: given.displays, groups: [] },
    weight: 1,
  }
  return editor.ask(createSchedule, { body })
}

const row = (from: string, to: string): HoursRow => ({ weekdays: EVERY_DAY, from: from as Clock, to: to as Clock })
export const ALL_DAY = row('00:00', '24:00')

/** Two halves of the day: the one that is on now and for some hours to come, and the other. */
export function halvesOfDay(now = Date.now()): { on: HoursRow; off: HoursRow } {
  const hour = Math.floor(toLocal(HO_CHI_MINH, instant(now)).minutes / 60)
  const clock = (h: number): string => `${String((h + 24) % 24).padStart(2, '0')}:00`
  const [from, to] = [clock(hour - 4), clock(hour + 8)]
  return { on: row(from, to), off: row(to, from) }
}

/** Yesterday to tomorrow: a test may run over midnight. */
export function aroundToday(now = Date.now()): { from: LocalDate; until: LocalDate } {
  const { date } = toLocal(HO_CHI_MINH, now as Instant)
  return { from: addDays(date, -1), until: addDays(date, 1) }
}
