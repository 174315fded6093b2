import { Type } from 'typebox'
import { ApprovalStep, RevisionState } from '../approval.ts'
import { DUTY } from '../duty.ts'
import { AccountId, CampaignId, Hash, MaterialId, PlaylistId } from '../ids.ts'
import { Content, IMAGE_TYPES, VIDEO_TYPES } from '../content.ts'
import { Audience, MAX_SLOT_MS, MIN_SLOT_MS } from '../material.ts'
import { Instant, LocalDate } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'
import { PreflightSummary } from './preflight.ts'

/** How a video is encoded, for staff to read. */
export const VideoFacts = Type.Object({
  codec: Type.String(),
  bitRate: Nullable(Type.Integer()),
  framesPerSecond: Nullable(Type.Number()),
  /** The sound's codec; null when it is silent. */
  sound: Nullable(Type.String()),
})
export type VideoFacts = Type.Static<typeof VideoFacts>

/** A stored file's facts, read from its bytes. Images are re-encoded on the way in, so the hash is of what is served. */
export const StoredFile = Type.Object({
  file: Hash,
  type: Type.Enum([...IMAGE_TYPES, ...VIDEO_TYPES]),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  durationMs: Nullable(Type.Integer()),
  hasSound: Type.Boolean(),
  video: Nullable(VideoFacts),
  /** The name it came with, cleaned; a suggestion for the title. */
  name: Type.String(),
})
export type StoredFile = Type.Static<typeof StoredFile>

export const Revision = Type.Object({
  id: Type.Integer(),
  number: Type.Integer(),
  hash: Hash,
  content: Content,
  state: RevisionState,
  author: AccountId,
  authorName: Type.String(),
  createdAt: Instant,
  /** Who submitted it, often not its author (a pack's draft has none in the office); null while nobody has. */
  submitter: Nullable(AccountId),
  submitterName: Nullable(Type.String()),
  submittedAt: Nullable(Instant),
  /** Who gave the first of two words (RULES AP8), and when; null until then. */
  reviewer: Nullable(AccountId),
  reviewerName: Nullable(Type.String()),
  reviewedAt: Nullable(Instant),
  decidedAt: Nullable(Instant),
  deciderName: Nullable(Type.String()),
  reason: Type.String(),
  /** How it looked on every display when it was checked last; null while it was not. */
  preflight: Nullable(PreflightSummary),
})
export type Revision = Type.Static<typeof Revision>

/** A word staff sort materials by (nhãn). */
export const Tag = Type.String({ minLength: 1, maxLength: 40 })
export const MAX_TAGS = 20
/** RULES AP11. One row of a material's history. */
export const RevisionStep = Type.Object({
  id: Type.Integer(),
  revision: Type.Integer(),
  step: ApprovalStep,
  name: Type.String(),
  at: Instant,
  reason: Type.String(),
})
export type RevisionStep = Type.Static<typeof RevisionStep>

const MaterialBody = Type.Object({
  title: Name,
  topic: Type.String({ pattern: '^[A-Z]{2}[0-9]{2}$' }),
  campaign: Nullable(CampaignId),
  /** Where the wording comes from: the basis document, a source. */
  source: Type.String({ maxLength: 500 }),
  durationMs: Type.Integer({ minimum: MIN_SLOT_MS, maximum: MAX_SLOT_MS }),
  validFrom: Nullable(LocalDate),
  validUntil: Nullable(LocalDate),
  audience: Audience,
  /** Cheerful: not shown on a solemn day. */
  festive: Type.Boolean(),
  tags: Type.Array(Tag, { maxItems: MAX_TAGS, uniqueItems: true }),
})
/** What is not said of these stays as it was; a new material has none of them. */
const Duties = Type.Partial(Type.Object(DUTY)).properties
export const Material = Type.Object({
  id: MaterialId,
  ...MaterialBody.properties,
  ...DUTY,
  /** The pack it came with and its key there, or both empty. */
  pack: Type.String(),
  packItem: Type.String(),
  /** Its maker wants these very words: blanks may be filled, nothing else (RULES PK4). */
  lockedWording: Type.Boolean(),
  /** The newest revision, whatever its state. */
  latest: Revision,
  /** The one that may be shown now; stays while a newer draft waits. */
  approved: Nullable(Revision),
  archivedAt: Nullable(Instant),
  version: Version,
})
export type Material = Type.Static<typeof Material>

/** Bytes by hash, immutable, with ranges. For staff; displays use `deviceMedia`. */
export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:hash',
  who: 'read',
  summary: 'A stored file by its hash',
  params: Type.Object({ hash: Hash }),
})

export const readFileFacts = endpoint({
  method: 'GET',
  path: '/api/files/:hash/facts',
  who: 'read',
  summary: 'What was read from the bytes of a stored file',
  params: Type.Object({ hash: Hash }),
  reply: Type.Omit(StoredFile, ['name']),
})
export const readPoster = endpoint({
  method: 'GET',
  path: '/api/files/:hash/poster',
  who: 'read',
  summary: 'A frame of a stored video as a picture; 204 where the server has no ffmpeg to draw it',
  params: Type.Object({ hash: Hash }),
})

export const readMaterial = endpoint({
  method: 'GET',
  path: '/api/materials/:id',
  who: 'read',
  summary: 'A material with all its revisions and where it is used',
  params: byId(MaterialId),
  reply: Type.Object({
    ...Material.properties,
    revisions: Type.Array(Revision),
    /** Every step of every revision, the newest first. */
    steps: Type.Array(RevisionStep),
    usedIn: Type.Array(Type.Object({ id: PlaylistId, name: Type.String() })),
  }),
})
export const createMaterial = endpoint({
  method: 'POST',
  path: '/api/materials',
  who: 'edit',
  summary: 'Add a material; its first revision is a draft',
  body: Type.Object({ ...MaterialBody.properties, ...Duties, content: Content }),
  reply: Material,
  errors: ['invalid', 'dates-reversed', 'not-found'],
})
export const updateMaterial = endpoint({
  method: 'PUT',
  path: '/api/materials/:id',
  who: 'edit',
  summary: 'Change a material; other content makes a new draft revision while the approved one keeps playing',
  params: byId(MaterialId),
  body: Type.Object({ ...MaterialBody.properties, ...Duties, content: Content, version: Version }),
  reply: Material,
  errors: ['stale', 'dates-reversed', 'wrong-state', 'wording-locked'],
})
export const stepMaterial = endpoint({
  method: 'POST',
  path: '/api/materials/:id/steps',
  who: 'edit',
  summary: 'Submit, recall, review, approve, return or withdraw one revision',
  params: byId(MaterialId),
  body: Type.Object({
    step: ApprovalStep,
    revision: Type.Integer(),
    reason: Type.String({ maxLength: 1000 }),
    version: Version,
  }),
  reply: Material,
  errors: ['stale', 'wrong-state', 'own-work', 'own-review', 'not-permitted', 'reason-missing', 'preflight-blocked'],
})
export const archiveMaterial = endpoint({
  method: 'POST',
  path: '/api/materials/:id/archive',
  who: 'edit',
  summary: 'Archive (off the screens at once) or restore',
  params: byId(MaterialId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: Material,
  errors: ['stale'],
})
