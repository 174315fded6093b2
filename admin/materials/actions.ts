import type { AccountId } from '../../playlists/ids.ts'
import type { Permission } from '../../playlists/permissions.ts'
import { takeStep } from '../../playlists/approval.ts'
import type { ApprovalStep } from '../../playlists/approval.ts'
import { blanksIn } from '../../playlists/blanks.ts'
import type { Content } from '../../playlists/content.ts'
import type { Material } from '../../playlists/wire/materials.ts'

export const MATERIAL_ACTIONS = [
  'edit',
  'submit',
  'publish',
  'recall',
  'review',
  'approve',
  'return',
  'withdraw',
  'copy',
  'archive',
  'restore',
] as const
export type MaterialAction = (typeof MATERIAL_ACTIONS)[number]

export type Actor = {
  id: AccountId
  may: (permission: Permission) => boolean
  selfApproval: boolean
  twoSteps: boolean
}

/** Starter items keep blanks in curly braces until the office fills them. */
export const hasBlanks = (content: Content): boolean => blanksIn(content).length > 0

/** What this person may do with a material now; the server has the last word. */
export function actionsFor(material: Material, actor: Actor): MaterialAction[] {
  if (!actor.may('edit')) return []
  if (material.archivedAt !== null) return ['restore', 'copy']
  const { latest, approved } = material
  const may = (step: ApprovalStep, revision = latest) =>
    takeStep(revision, step, actor, {
      reason: '-',
      ownWorkAllowed: actor.selfApproval,
      twoSteps: actor.twoSteps,
    }).ok
  const submit = may('submit') && !hasBlanks(latest.content)
  const allowed: Record<MaterialAction, boolean> = {
    edit: true,
    submit,
    publish: submit && actor.may('approve') && actor.selfApproval && !actor.twoSteps,
    recall: may('recall'),
    review: may('review'),
    approve: may('approve'),
    return: may('return'),
    withdraw: approved !== null && may('withdraw', approved),
    copy: true,
    archive: true,
    restore: false,
  }
  return MATERIAL_ACTIONS.filter((action) => allowed[action])
}
