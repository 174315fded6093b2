import type { Template } from '../../playlists/material.ts'

/** Ground and letters of each look, for swatches and small pictures; the stage draws the real thing. */
export const TEMPLATE_COLORS: Record<Template, { ground: string; ink: string; accent: string }> = {
  formal: { ground: '#8a0f14', ink: '#ffd66b', accent: '#ffd66b' },
  digital: { ground: '#0a3a7d', ink: '#ffffff', accent: '#7cc7ff' },
  green: { ground: '#0b5a34', ink: '#ffffff', accent: '#a6e8b8' },
  safety: { ground: '#ffb81c', ink: '#111111', accent: '#111111' },
  steps: { ground: '#0f2f57', ink: '#ffffff', accent: '#ffd66b' },
  notice: { ground: '#1f2f46', ink: '#ffffff', accent: '#9fc3f0' },
  hours: { ground: '#0b4a52', ink: '#ffffff', accent: '#8fe0e6' },
  emergency: { ground: '#b00010', ink: '#ffffff', accent: '#ffe27a' },
  solemn: { ground: '#2b2b2b', ink: '#e8e8e8', accent: '#9a9a9a' },
}
