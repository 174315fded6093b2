import { Type } from 'typebox'

/** Quản trị, duyệt, rà soát, biên tập, xem. */
export const ROLES = ['admin', 'approver', 'reviewer', 'editor', 'viewer'] as const
export const Role = Type.Enum(ROLES)
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'read',
  'edit',
  'schedule',
  'review',
  'approve',
  'override',
  'displays',
  'settings',
  'accounts',
  'audit',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const GRANTS: Record<Role, readonly Permission[]> = {
  viewer: ['read'],
  editor: ['read', 'edit', 'schedule'],
  reviewer: ['read', 'edit', 'schedule', 'review'],
  approver: ['read', 'edit', 'schedule', 'review', 'approve', 'override', 'audit'],
  admin: PERMISSIONS,
}

/** RULES PM1. */
export const roleMay = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission)
