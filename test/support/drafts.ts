/** Bodies with sane defaults for what an editor sends. */
import { NO_PLAN } from '../../playlists/campaign.ts'
import { ALL_WEEK } from '../../playlists/dayparts.ts'
import type { PlaylistId } from '../../playlists/ids.ts'
import type { ImageContent, QrContent, SloganContent, VideoContent } from '../../playlists/content.ts'
import { EVERY_DATE } from '../../playlists/recurrence.ts'
import { listMaterials } from '../../playlists/wire/library.ts'
import type { CampaignBody } from '../../playlists/wire/campaigns.ts'
import type { BodyOf, QueryOf } from '../../playlists/wire/endpoint.ts'
import type { Material, StoredFile, createMaterial } from '../../playlists/wire/materials.ts'
import * as menu from '../../playlists/wire/materials.ts'
import type { createPlaylist, createSchedule } from '../../playlists/wire/playlists.ts'
import type { TestCaller } from './test-server.ts'

type MaterialDraft = BodyOf<typeof createMaterial>
type PlaylistDraft = BodyOf<typeof createPlaylist>
type ScheduleDraft = BodyOf<typeof createSchedule>

export const slogan = (headline: string, more: Partial<SloganContent> = {}): SloganContent => ({
  kind: 'slogan',
  template: 'formal',
  headline,
  support: '',
  steps: [],
  ...more,
})
export const qr = (url: string): QrContent => ({ kind: 'qr', url, headline: 'Nộp hồ sơ trực tuyến', support: '' })

export const imageOf = ({ file, type, bytes, width, height }: StoredFile): ImageContent => ({
  kind: 'image',
  file,
  type: type as ImageContent['type'],
  bytes,
  width,
  height,
  fit: 'contain',
  description: '',
})
export const videoOf = ({ file, type, bytes, width, height, durationMs, hasSound }: StoredFile): VideoContent => ({
  kind: 'video',
  file,
  type: type as VideoContent['type'],
  bytes,
  width,
  height,
  durationMs: durationMs!,
  hasSound,
  fit: 'contain',
  description: '',
})

export const materialDraft = (more: Partial<MaterialDraft> = {}): MaterialDraft => ({
  title: 'Khẩu hiệu',
  topic: 'CD05',
  campaign: null,
  source: '',
  durationMs: 8000,
  validFrom: null,
  validUntil: null,
  audience: 'everyone',
  festive: false,
  tags: [],
  content: slogan('Không giấy tờ - Không tiếp xúc'),
  ...more,
})

export const campaignDraft = (more: Partial<CampaignBody> = {}): CampaignBody => ({
  name: 'Chiến dịch',
  goal: '',
  basis: '',
  from: null,
  until: null,
  plan: NO_PLAN,
  ...more,
})

export const playlistDraft = (more: Partial<PlaylistDraft> = {}): PlaylistDraft => ({
  name: 'Danh sách',
  note: '',
  order: 'sequence',
  separation: 0,
  items: [],
  rule: null,
  goals: [],
  ...more,
})

export const scheduleDraft = (playlist: PlaylistId, more: Partial<ScheduleDraft> = {}): ScheduleDraft => ({
  name: 'Hằng ngày',
  layer: 'scheduled',
  zone: 'main',
  show: { kind: 'playlist', playlist },
  timing: {
    kind: 'recurring',
    recurrence: EVERY_DATE,
    hours: { kind: 'own', rows: ALL_WEEK },
  },
  target: { all: true, displays: [], groups: [] },
  weight: 1,
  ...more,
})

/** Everything the library finds, page after page. */
export async function allMaterials(
  caller: TestCaller,
  query: Omit<QueryOf<typeof listMaterials>, 'after'> = {},
): Promise<Material[]> {
  const found: Material[] = []
  let after: string | null | undefined
  while (after !== null) {
    const page = await caller.ok(listMaterials, { query: { ...query, ...(after === undefined ? {} : { after }) } })
    found.push(...page.materials)
    after = page.next
  }
  return found
}

/** One step on the newest revision, as that person. */
export async function step(
  caller: TestCaller,
  { id, latest, version }: Material,
  name: 'submit' | 'recall' | 'review' | 'approve' | 'return' | 'withdraw',
  reason = '',
): Promise<Material> {
  const body = { step: name, revision: latest.number, reason, version }
  return caller.ok(menu.stepMaterial, { params: { id }, body })
}
