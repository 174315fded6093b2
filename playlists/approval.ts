import { Type } from 'typebox'
import type { AccountId } from './ids.ts'
import type { Permission } from './permissions.ts'
import { err, ok } from './result.ts'
import type { Result } from './result.ts'

export const REVISION_STATES = ['draft', 'pending', 'reviewed', 'approved', 'returned', 'withdrawn'] as const
export const RevisionState = Type.Enum(REVISION_STATES)
export type RevisionState = (typeof REVISION_STATES)[number]

export const APPROVAL_STEPS = ['submit', 'recall', 'review', 'approve', 'return', 'withdraw'] as const
export const ApprovalStep = Type.Enum(APPROVAL_STEPS)
export type ApprovalStep = (typeof APPROVAL_STEPS)[number]

/** One person's word (biên tập → duyệt), or two persons' (biên tập → rà soát → duyệt). */
export type Chain = { twoSteps: boolean }
type Right = Extract<Permission, 'edit' | 'review' | 'approve'>

/** RULES AP8. For whose word a revision waits; null when it waits for nobody's. */
export function waitsFor(state: RevisionState, { twoSteps }: Chain): 'review' | 'approve' | null {
  if (state === 'pending') return twoSteps ? 'review' : 'approve'
  return state === 'reviewed' ? 'approve' : null
}

/** RULES AP1. What may be handed in: nobody has been asked about it, or it came back. */
export const HANDED_IN_FROM: readonly RevisionState[] = ['draft', 'returned']

type Move = { from: readonly RevisionState[]; to: RevisionState; needs: Right }

/** RULES AP1, AP2, AP8. From which states a step may be taken, to which it leads, and which permission it needs. */
function moveOf(step: ApprovalStep, state: RevisionState, chain: Chain): Move {
  const word = waitsFor(state, chain)
  switch (step) {
    case 'submit':
      return { from: HANDED_IN_FROM, to: 'pending', needs: 'edit' }
    case 'recall':
      return { from: ['pending', 'reviewed'], to: 'draft', needs: 'edit' }
    case 'review':
      return { from: word === 'review' ? ['pending'] : [], to: 'reviewed', needs: 'review' }
    case 'approve':
      return { from: word === 'approve' ? [state] : [], to: 'approved', needs: 'approve' }
    case 'return':
      return { from: ['pending', 'reviewed'], to: 'returned', needs: word ?? 'approve' }
    case 'withdraw':
      return { from: ['approved'], to: 'withdrawn', needs: 'approve' }
  }
}

export type ApprovalRefusal = 'wrong-state' | 'own-work' | 'own-review' | 'not-permitted' | 'reason-missing'

export type Actor = { id: AccountId; may: (permission: Right) => boolean }
type Judged = {
  state: RevisionState
  author: AccountId
  /** Who handed it in, null while nobody has: a pack's draft was written by nobody of the office. */
  submitter: AccountId | null
  reviewer: AccountId | null
}

/**
 * RULES AP1–AP4, AP8, AP9. The state a revision takes when `actor` takes `step`, or why not.
 * `ownWorkAllowed` is the setting of one-person offices.
 */
export function takeStep(
  revision: Judged,
  step: ApprovalStep,
  actor: Actor,
  given: Chain & { reason: string; ownWorkAllowed: boolean },
): Result<RevisionState, ApprovalRefusal> {
  const move = moveOf(step, revision.state, given)
  if (!move.from.includes(revision.state)) return err('wrong-state')
  if (!actor.may(move.needs)) return err('not-permitted')
  const own = given.ownWorkAllowed ? null : ownPart(revision, step, actor.id)
  if (own !== null) return err(own)
  if ((step === 'return' || step === 'withdraw') && given.reason.trim() === '') return err('reason-missing')
  return ok(move.to)
}

/** RULES AP3, AP9. What this person has already had to do with it, so that the step is not theirs. */
function ownPart(
  { author, submitter, reviewer }: Judged,
  step: ApprovalStep,
  id: AccountId,
): 'own-work' | 'own-review' | null {
  if (step !== 'review' && step !== 'approve') return null
  if (id === author || id === submitter) return 'own-work'
  return step === 'approve' && id === reviewer ? 'own-review' : null
}
