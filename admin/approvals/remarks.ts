import type { LocalDate } from '../../playlists/time.ts'
import type { Material } from '../../playlists/wire/materials.ts'

/** What an approver should know of a material before deciding on many at once, the gravest first. */
export const REMARKS = ['expired', 'blocked', 'unmeasured', 'warned'] as const
export type Remark = (typeof REMARKS)[number]

/** Whether its last day is over: approved or not, it comes on no screen. */
export const isExpired = ({ validUntil }: Pick<Material, 'validUntil'>, today: LocalDate): boolean =>
  validUntil !== null && validUntil < today

/** RULES PF3, PF21. What the check said of the waiting revision, and whether its time is over. */
export function remarksOf(material: Pick<Material, 'validUntil' | 'latest'>, today: LocalDate): Remark[] {
  const { preflight } = material.latest
  const unseen =
    preflight === null || preflight.findings.some(({ check, verdict }) => check === 'frame' && verdict === 'warn')
  const holds: Record<Remark, boolean> = {
    expired: isExpired(material, today),
    blocked: preflight?.verdict === 'block',
    unmeasured: unseen,
    warned: !unseen && preflight.verdict === 'warn',
  }
  return REMARKS.filter((remark) => holds[remark])
}
