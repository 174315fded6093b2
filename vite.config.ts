import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig, PluginOption, UserConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import type { TestProjectConfiguration, ViteUserConfig } from 'vitest/config'

/** The two pages, each with its own root, address and folder in dist/; and the rooms of the proving ground. */
const here = import.meta.dirname
const BASES = { admin: '/', display: '/display/' } as const
export type Page = keyof typeof BASES

/** A screen is written for React and carries Preact, which is a tenth of its weight. */
export const LIGHT = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: {
    alias: [
      { find: /^react$/, replacement: 'preact/compat' },
      { find: /^react-dom$/, replacement: 'preact/compat' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
    ],
  },
} satisfies UserConfig

export const page = (name: Page): UserConfig => ({
  root: path.join(here, name),
  base: BASES[name],
  publicDir: 'public',
  ...(name === 'display' ? { ...LIGHT, plugins: serviceWorker() } : { plugins: [react()] }),
  build: {
    outDir: path.join(here, 'dist', name),
    emptyOutDir: true,
    target: 'chrome120',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    // Screens and panel take values and types from the core, not its checks: shapes that nobody asks for are left out.
    rolldownOptions: {
      treeshake: {
        manualPureFunctions: ['Type'],
        moduleSideEffects: [{ test: /node_modules.typebox/, sideEffects: false }],
      },
    },
  },
})

/** Parts of the display's page that only the panel asks for (main.tsx, stage/measure/scan.ts): no screen keeps them. */
const PANEL_ONLY = ['**/preview-*', '**/jsQR-*']

/** The offline shell: display/sw.ts with the list of everything a screen needs to start without the network. */
function serviceWorker(): PluginOption[] {
  if (!existsSync(path.join(here, 'display', 'sw.ts'))) return []
  return VitePWA({
    strategies: 'injectManifest',
    srcDir: '.',
    filename: 'sw.ts',
    scope: BASES.display,
    injectRegister: false,
    manifest: false,
    injectManifest: {
      globPatterns: ['**/*.{html,js,css,woff2,svg,png,wasm}'],
      globIgnores: PANEL_ONLY,
      maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      minify: true,
    },
    devOptions: { enabled: false },
    integration: { configureCustomSWViteBuild: quietly },
  })
}

/** One file, and not a word unless it fails. */
function quietly(inline: InlineConfig): void {
  inline.logLevel = 'error'
  const output = inline.build?.rollupOptions?.output
  if (!output || Array.isArray(output)) return
  output.codeSplitting = false
  delete output.inlineDynamicImports
}

/**
 * `alone`: every file gets a process of its own. The others share what they import, which half of their time went into.
 * `timed`: one file at a time, for what is measured on the glass is measured with nothing beside it.
 */
type Room = { files: string[]; order: number; alone?: boolean; timed?: boolean; timeout?: number }

/** Order 0 runs first and in parallel; a later order waits for the one before it. */
const rooms: Record<string, Room> = {
  core: { files: ['playlists'], order: 0 },
  server: { files: ['server'], order: 0 },
  display: { files: ['display'], order: 0 },
  admin: { files: ['admin'], order: 0 },
  walls: { files: ['walls'], order: 1, alone: true, timeout: 120_000 },
  whole: { files: ['whole'], order: 2, alone: true, timeout: 180_000 },
  timed: { files: ['timed'], order: 3, alone: true, timed: true, timeout: 180_000 },
}

/** Run by themselves, one file at a time: what needs hours (npm run test:long), and LibreOffice (npm run test:office). */
const apart: Record<string, Record<string, Room>> = {
  long: { long: { files: ['long'], order: 0, alone: true, timed: true, timeout: 7_200_000 } },
  office: { office: { files: ['office'], order: 0, timed: true, timeout: 120_000 } },
}

const room = (
  name: string,
  { files, order, alone = false, timed = false, timeout = 20_000 }: Room,
): TestProjectConfiguration => ({
  plugins: [react()],
  test: {
    name,
    include: files.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`),
    environment: 'node',
    isolate: alone,
    testTimeout: timeout,
    hookTimeout: timeout,
    sequence: { groupOrder: order },
    maxWorkers: timed ? 1 : Math.max(2, availableParallelism()),
  },
})

const testsOf = (given: Record<string, Room>): ViteUserConfig => ({
  root: here,
  test: {
    reporters: ['default', './test/support/summary.ts'],
    projects: Object.entries(given).map(([name, facts]) => room(name, facts)),
    passWithNoTests: true,
  },
})

/** `vite --mode admin` and `vite --mode display` see a page; `vitest` sees the rooms, or those that its mode names. */
export default ({ mode }: { mode: string }): ViteUserConfig =>
  mode === 'admin' || mode === 'display' ? page(mode) : testsOf(apart[mode] ?? rooms)
