import { Type } from 'typebox'
import { MOST_SLIDES } from '../content.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { ERROR_CODES } from './errors.ts'
import type { ErrorCode } from './errors.ts'
import { StoredFile } from './materials.ts'

/** Names an upload for as long as it lasts; nobody guesses it. */
export const UploadId = Type.String({ pattern: '^[0-9a-f]{32}$' })

/**
 * Where an upload stands. `receiving`: bytes come, by tus. `document`: a PDF waits for somebody to choose its pages; the
 * first `thumbs` of them can be looked at. `working`: pages are drawn, or a video is made fit to be played.
 */
export const UploadState = Type.Union([
  Type.Object({ kind: Type.Literal('receiving'), received: Type.Integer() }),
  Type.Object({ kind: Type.Literal('document'), pages: Type.Integer(), thumbs: Type.Integer() }),
  Type.Object({
    kind: Type.Literal('working'),
    work: Type.Union([Type.Literal('pages'), Type.Literal('video')]),
    share: Type.Number({ minimum: 0, maximum: 1 }),
  }),
  Type.Object({ kind: Type.Literal('stored'), files: Type.Array(StoredFile) }),
  Type.Object({ kind: Type.Literal('refused'), code: Type.Enum(ERROR_CODES), message: Type.String() }),
])
export type UploadState = Type.Static<typeof UploadState>

export const Upload = Type.Object({
  id: UploadId,
  /** The name it came with, cleaned. */
  name: Type.String(),
  bytes: Type.Integer(),
  startedAt: Instant,
  at: UploadState,
})
export type Upload = Type.Static<typeof Upload>

const params = Type.Object({ id: UploadId })
const FILE_ERRORS = [
  'file-empty',
  'file-too-large',
  'file-type',
  'file-svg',
  'file-damaged',
  'video-codec',
  'video-too-large',
  'video-sound-only',
  'image-too-large',
  'pdf-locked',
  'pdf-too-long',
  'disk-full',
] as const satisfies readonly ErrorCode[]

/** tus 1.0.0: `Upload-Length`, and the file's name as `filename` in `Upload-Metadata`. The reply's `Location` is the upload. */
export const createUpload = endpoint({
  method: 'POST',
  path: '/api/uploads',
  who: 'edit',
  summary: 'Begin a resumable upload (tus 1.0.0)',
  errors: ['file-empty', 'file-too-large', 'disk-full'],
})
export const probeUpload = endpoint({
  method: 'HEAD',
  path: '/api/uploads/:id',
  who: 'edit',
  summary: 'How many bytes of an upload have come (tus 1.0.0)',
  params,
})
export const continueUpload = endpoint({
  method: 'PATCH',
  path: '/api/uploads/:id',
  who: 'edit',
  summary: 'More bytes of an upload, as application/offset+octet-stream (tus 1.0.0)',
  params,
  errors: FILE_ERRORS,
})
export const dropUpload = endpoint({
  method: 'DELETE',
  path: '/api/uploads/:id',
  who: 'edit',
  summary: 'Give an upload up, whatever it is at',
  params,
})
export const listUploads = endpoint({
  method: 'GET',
  path: '/api/uploads',
  who: 'edit',
  summary: "The caller's uploads of the last day, newest first",
  reply: Type.Array(Upload),
})
export const readUpload = endpoint({
  method: 'GET',
  path: '/api/uploads/:id',
  who: 'edit',
  summary: 'Where an upload stands',
  params,
  reply: Upload,
})
export const finishUpload = endpoint({
  method: 'POST',
  path: '/api/uploads/:id/finish',
  who: 'edit',
  summary: 'Look into what has come and store it; asked again, it answers the same. A refusal ends the upload',
  params,
  reply: Upload,
  errors: [...FILE_ERRORS, 'wrong-state'],
})
export const drawPages = endpoint({
  method: 'POST',
  path: '/api/uploads/:id/pages',
  who: 'edit',
  summary: 'Draw the chosen pages of a PDF as pictures, in the order given; counted from 1',
  params,
  body: Type.Object({
    pages: Type.Array(Type.Integer({ minimum: 1 }), { minItems: 1, maxItems: MOST_SLIDES, uniqueItems: true }),
  }),
  reply: Upload,
  errors: ['wrong-state', 'disk-full'],
})
export const readThumb = endpoint({
  method: 'GET',
  path: '/api/uploads/:id/pages/:page',
  who: 'edit',
  summary: 'A small picture of one page of a PDF',
  params: Type.Object({ id: UploadId, page: Type.Integer({ minimum: 1 }) }),
})
