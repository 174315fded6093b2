import { Type } from 'typebox'
import { MaterialId, PlaylistId } from '../ids.ts'
import { Finding, Measurement, Verdict } from '../preflight/findings.ts'
import { Target } from '../schedule.ts'
import { Instant } from '../time.ts'
import { Nullable, byId } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Why a block was let through, by whom; it goes for the blocks that stood then (RULES PF22). */
export const PreflightOverride = Type.Object({ reason: Type.String(), by: Type.String(), at: Instant })
export type PreflightOverride = Type.Static<typeof PreflightOverride>

/** A check as a revision carries it: the worst findings, those that block first; what passes is left out. */
export const PreflightSummary = Type.Object({
  verdict: Verdict,
  findings: Type.Array(Finding),
  checkedAt: Instant,
  override: Nullable(PreflightOverride),
})
export type PreflightSummary = Type.Static<typeof PreflightSummary>

/** A check in full. */
export const PreflightReport = Type.Object({
  ...PreflightSummary.properties,
  revision: Type.Integer(),
  /** Displays (or standard canvases) that it was made for, by name. */
  displays: Type.Array(Type.String()),
  /** Those that are new or have changed since (RULES PF2). */
  changed: Type.Array(Type.String()),
})
export type PreflightReport = Type.Static<typeof PreflightReport>

export const readPreflight = endpoint({
  method: 'GET',
  path: '/api/materials/:id/preflight',
  who: 'read',
  summary: 'The check of one revision in full; null when it was never checked',
  params: byId(MaterialId),
  query: Type.Object({ revision: Type.Integer({ minimum: 1 }) }),
  reply: Nullable(PreflightReport),
  errors: ['not-found'],
})
export const sendPreflight = endpoint({
  method: 'POST',
  path: '/api/materials/:id/preflight',
  who: 'edit',
  summary:
    'What was measured in the frames of a revision; the server judges it, checks again what it can, and keeps it',
  params: byId(MaterialId),
  body: Type.Object({
    revision: Type.Integer({ minimum: 1 }),
    measurements: Type.Array(Measurement, { maxItems: 200 }),
  }),
  reply: PreflightReport,
  errors: ['not-found', 'wrong-state', 'invalid'],
})
export const overridePreflight = endpoint({
  method: 'POST',
  path: '/api/materials/:id/preflight/override',
  who: 'edit',
  summary: 'Let a blocked revision through for a reason, which is logged and shown to the approver',
  params: byId(MaterialId),
  body: Type.Object({ revision: Type.Integer({ minimum: 1 }), reason: Type.String({ maxLength: 1000 }) }),
  reply: PreflightReport,
  errors: ['not-found', 'wrong-state', 'reason-missing'],
})
/**
 * Asked while a list or a schedule is being edited. `materials`: what the edited list holds, null for what it holds as it
 * is saved; `target`: what the edited schedule is aimed at, null for wherever the list is shown. A target alone asks for all
 * that is brought there.
 */
export const findMisfits = endpoint({
  method: 'POST',
  path: '/api/playlists/misfits',
  who: 'read',
  summary:
    'Approved materials that a list or a schedule would bring to displays where they cannot be read or were never checked',
  body: Type.Object({
    playlist: Nullable(PlaylistId),
    materials: Nullable(Type.Array(MaterialId, { maxItems: 500 })),
    target: Nullable(Target),
  }),
  reply: Type.Array(
    Type.Object({
      material: Type.Object({ id: MaterialId, name: Type.String() }),
      /** What blocks there, by display; and the displays on whose canvas it was never drawn (PF3). */
      findings: Type.Array(Finding),
    }),
  ),
})
