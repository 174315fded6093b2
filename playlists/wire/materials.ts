import { Type } from 'typebox'
import { ApprovalStep, RevisionState } from '../approval.ts'
import { AccountId, CampaignId, Hash, MaterialId, PlaylistId } from '../ids.ts'
import { Audience, Content, IMAGE_TYPES, MAX_SLOT_MS, MIN_SLOT_MS, VIDEO_TYPES } from '../material.ts'
import { Instant, LocalDate } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

/** A stored file's facts, read from its bytes. Images are re-encoded on the way in, so the hash is of what is served. */
export const StoredFile = Type.Object({
  file: Hash,
  type: Type.Enum([...IMAGE_TYPES, ...VIDEO_TYPES]),
  bytes: Type.Integer(),
  width: Type.Integer(),
  height: Type.Integer(),
  durationMs: Nullable(Type.Integer()),
  hasSound: Type.Boolean(),
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
  submittedAt: Nullable(Instant),
  decidedAt: Nullable(Instant),
  deciderName: Nullable(Type.String()),
  reason: Type.String(),
})
export type Revision = Type.Static<typeof Revision>

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
})
export const Material = Type.Object({
  id: MaterialId,
  ...MaterialBody.properties,
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

export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  who: 'edit',
  summary: 'Store a file: the raw bytes as application/octet-stream',
  query: Type.Object({ name: Type.String({ maxLength: 300 }) }),
  reply: StoredFile,
  errors: [
    'file-empty',
    'file-too-large',
    'file-type',
    'file-svg',
    'file-damaged',
    'video-codec',
    'video-too-large',
    'video-sound-only',
    'image-too-large',
    'disk-full',
  ],
})
/** Bytes by hash, immutable, with ranges. For staff; displays use `deviceMedia`. */
export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:hash',
  who: 'read',
  summary: 'A stored file by its hash',
  params: Type.Object({ hash: Hash }),
})

export const listMaterials = endpoint({
  method: 'GET',
  path: '/api/materials',
  who: 'read',
  summary: 'Materials, newest first',
  query: Type.Object({
    state: Type.Optional(RevisionState),
    archived: Type.Optional(Type.Boolean()),
  }),
  reply: Type.Array(Material),
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
    usedIn: Type.Array(Type.Object({ id: PlaylistId, name: Type.String() })),
  }),
})
export const createMaterial = endpoint({
  method: 'POST',
  path: '/api/materials',
  who: 'edit',
  summary: 'Add a material; its first revision is a draft',
  body: Type.Object({ ...MaterialBody.properties, content: Content }),
  reply: Material,
  errors: ['invalid', 'dates-reversed', 'not-found'],
})
export const updateMaterial = endpoint({
  method: 'PUT',
  path: '/api/materials/:id',
  who: 'edit',
  summary: 'Change a material; other content makes a new draft revision while the approved one keeps playing',
  params: byId(MaterialId),
  body: Type.Object({ ...MaterialBody.properties, content: Content, version: Version }),
  reply: Material,
  errors: ['stale', 'dates-reversed', 'wrong-state', 'wording-locked'],
})
export const stepMaterial = endpoint({
  method: 'POST',
  path: '/api/materials/:id/steps',
  who: 'edit',
  summary: 'Submit, recall, approve, return or withdraw one revision',
  params: byId(MaterialId),
  body: Type.Object({
    step: ApprovalStep,
    revision: Type.Integer(),
    reason: Type.String({ maxLength: 1000 }),
    version: Version,
  }),
  reply: Material,
  errors: ['stale', 'wrong-state', 'own-work', 'not-permitted', 'reason-missing'],
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
