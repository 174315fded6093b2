import type { Template } from '../../playlists/content.ts'

/** Colours of a template. `background` may be a gradient; `ground` is its lightest or darkest tone against the text. */
export type Look = {
  ground: string
  background: string
  text: string
  support: string
  accent: string
  /** Letters set on the accent. */
  onAccent: string
  /** Ornament, tone on tone. */
  tone: string
}

export type LookName = Template | 'qr' | 'fallback' | 'pairing'

const radial = (inner: string, outer: string): string =>
  `radial-gradient(120% 120% at 50% 38%, ${inner} 0%, ${outer} 100%)`
const diagonal = (from: string, to: string): string => `linear-gradient(155deg, ${from} 0%, ${to} 100%)`

/** Every pair of text and ground is at least 7:1 (WCAG AAA); so is the accent of what figures and tables wear. */
const SCREEN: Record<LookName, Look> = {
  formal: {
    ground: '#840b12',
    background: radial('#840b12', '#5c060b'),
    text: '#ffe08f',
    support: '#fff1cf',
    accent: '#fbd98a',
    onAccent: '#4a0407',
    tone: '#e9b44c',
  },
  digital: {
    ground: '#0d3b8c',
    background: diagonal('#0d3b8c', '#061a4a'),
    text: '#ffffff',
    support: '#d9ecff',
    accent: '#8fe3ff',
    onAccent: '#04203f',
    tone: '#5fb4ff',
  },
  green: {
    ground: '#02502f',
    background: diagonal('#02502f', '#013824'),
    text: '#ffffff',
    support: '#dff7e4',
    accent: '#c3ef6e',
    onAccent: '#06341d',
    tone: '#8fe0a0',
  },
  safety: {
    ground: '#ffb400',
    background: '#ffb400',
    text: '#141414',
    support: '#241c00',
    accent: '#141414',
    onAccent: '#ffc83d',
    tone: '#141414',
  },
  steps: {
    ground: '#0b3558',
    background: diagonal('#0b3558', '#061e38'),
    text: '#ffffff',
    support: '#d6e9f8',
    accent: '#ffc247',
    onAccent: '#15233a',
    tone: '#7db8e8',
  },
  notice: {
    ground: '#fbf7ee',
    background: '#fbf7ee',
    text: '#15233a',
    support: '#2f3d54',
    accent: '#12407c',
    onAccent: '#ffffff',
    tone: '#12407c',
  },
  hours: {
    ground: '#08474f',
    background: diagonal('#08474f', '#042a33'),
    text: '#ffffff',
    support: '#d5f1ee',
    accent: '#ffd166',
    onAccent: '#083036',
    tone: '#7fd6d2',
  },
  emergency: {
    ground: '#a80010',
    background: '#a80010',
    text: '#ffffff',
    support: '#ffffff',
    accent: '#ffc400',
    onAccent: '#1a1200',
    tone: '#ffc400',
  },
  solemn: {
    ground: '#2a2b2d',
    background: '#2a2b2d',
    text: '#f2f2f0',
    support: '#d2d2d0',
    accent: '#bdbec0',
    onAccent: '#1b1c1d',
    tone: '#8d8f92',
  },
  qr: {
    ground: '#0a3a7c',
    background: diagonal('#0a3a7c', '#05204e'),
    text: '#ffffff',
    support: '#d9e9ff',
    accent: '#ffd166',
    onAccent: '#05204e',
    tone: '#6fb0ff',
  },
  fallback: {
    ground: '#0f2a47',
    background: radial('#12325a', '#081a30'),
    text: '#ffffff',
    support: '#cfe0f2',
    accent: '#e8c77a',
    onAccent: '#081a30',
    tone: '#6f9fce',
  },
  pairing: {
    ground: '#0f2a47',
    background: radial('#12325a', '#081a30'),
    text: '#ffffff',
    support: '#cfe0f2',
    accent: '#e8c77a',
    onAccent: '#081a30',
    tone: '#6f9fce',
  },
}

const WHITE = '#cccccc'
const lit = (ground: string, text: string, accent: string, support = text): Look => ({
  ground,
  background: ground,
  text,
  support,
  accent,
  onAccent: '#000000',
  tone: accent,
})

/** LED: flat deep grounds, white at 80 %, so that a bright room is not dazzled and dark tones do not band. */
const LED: Record<LookName, Look> = {
  formal: lit('#6b0000', '#e8bf55', '#e8bf55', '#e8cf95'),
  digital: lit('#00205e', WHITE, '#50c4ee'),
  green: lit('#00361d', WHITE, '#9ccc3c'),
  safety: { ...lit('#d99a00', '#000000', '#000000'), onAccent: '#d99a00' },
  steps: lit('#00264a', WHITE, '#e0a830'),
  notice: lit('#0c1c33', WHITE, '#7fb0e8'),
  hours: lit('#00302f', WHITE, '#e0b64a'),
  emergency: lit('#780000', WHITE, '#e0ac00'),
  solemn: lit('#1c1c1c', WHITE, '#acacac'),
  qr: lit('#001f4d', WHITE, '#e0b64a'),
  fallback: lit('#06182c', WHITE, '#d0ac5c'),
  pairing: lit('#06182c', WHITE, '#d0ac5c'),
}

export const lookOf = (name: LookName, led: boolean): Look => (led ? LED : SCREEN)[name]

const isDark = (color: string): boolean => [1, 3, 5].every((at) => parseInt(color.slice(at, at + 2), 16) < 0x80)

/** What every other row of a table stands on: letters stand out from it no less than from the ground. */
export const stripeOf = ({ text, tone }: Look): { color: string; share: number } =>
  isDark(text) ? { color: tone, share: 0.12 } : { color: '#000000', share: 0.24 }

/** How strongly the tone may come under letters, where a template has ornament there. */
export const TONE_SHARE = {
  formal: 0.08,
  digital: 0.22,
  green: 0.14,
  steps: 0.11,
  hours: 0.16,
  fallback: 0.24,
} satisfies Partial<Record<LookName, number>>

/** Looks by name, for those who check their contrast. */
export const ALL_LOOKS = { screen: SCREEN, led: LED }
