import { Type } from 'typebox'
import type { AccountId } from './ids.ts'
import { err, ok } from './result.ts'
import type { Result } from './result.ts'

export const REVISION_STATES = ['draft', 'pending', 'approved', 'returned', 'withdrawn'] as const
export const RevisionState = Type.Enum(REVISION_STATES)
export type RevisionState = (typeof REVISION_STATES)[number]

export const APPROVAL_STEPS = ['submit', 'recall', 'approve', 'return', 'withdraw'] as const
export const ApprovalStep = Type.Enum(APPROVAL_STEPS)
export type ApprovalStep = (typeof APPROVAL_STEPS)[number]

/** RULES AP1. From which states a step may be taken, to which it leads, and which permission it needs. */
export const APPROVAL_TABLE: Record<
  ApprovalStep,
  { from: readonly RevisionState[]; to: RevisionState; needs: 'edit' | 'approve' }
> = {
  submit: { from: ['draft', 'returned'], to: 'pending', needs: 'edit' },
  recall: { from: ['pending'], to: 'draft', needs: 'edit' },
  approve: { from: ['pending'], to: 'approved', needs: 'approve' },
  return: { from: ['pending'], to: 'returned', needs: 'approve' },
  withdraw: { from: ['approved'], to: 'withdrawn', needs: 'approve' },
}

export type ApprovalRefusal = 'wrong-state' | 'own-work' | 'not-permitted' | 'reason-missing'

/**
 * RULES AP1–AP4. The state a revision of `author` in `state` takes when `actor` takes `step`, or why not.
 * `ownWorkAllowed` is the setting of one-person offices.
 */
export function takeStep(
  revision: { state: RevisionState; author: AccountId },
  step: ApprovalStep,
  actor: { id: AccountId; may: (permission: 'edit' | 'approve') => boolean },
  given: { reason: string; ownWorkAllowed: boolean },
): Result<RevisionState, ApprovalRefusal> {
  const rule = APPROVAL_TABLE[step]
  if (!rule.from.includes(revision.state)) return err('wrong-state')
  if (!actor.may(rule.needs)) return err('not-permitted')
  if (step === 'approve' && actor.id === revision.author && !given.ownWorkAllowed) return err('own-work')
  if ((step === 'return' || step === 'withdraw') && given.reason.trim() === '') return err('reason-missing')
  return ok(rule.to)
}
