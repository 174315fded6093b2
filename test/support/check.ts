/**
 * Every guard of the house, two at a time: types, lint, walls, format, unused code.
 * `--only=types,walls` runs some; `--root DIR` looks at another copy of the house.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

const HOUSES = ['playlists', 'server', 'display', 'admin', 'test']

type Step = { name: string; commands: string[][] }
export type Verdict = { name: string; passed: boolean; output: string; seconds: number }

const STEPS: readonly Step[] = [
  { name: 'types', commands: HOUSES.map((house) => ['typescript/bin/tsc', '-p', house, '--pretty', 'false']) },
  { name: 'lint', commands: [['eslint/bin/eslint.js', '-c', '.eslint.config.js', '--max-warnings', '0', '.']] },
  {
    name: 'walls',
    commands: [
      [
        'dependency-cruiser/bin/dependency-cruise.mjs',
        '--config',
        '.dependency-cruiser.js',
        ...HOUSES,
        'vite.config.ts',
      ],
    ],
  },
  { name: 'format', commands: [['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']] },
  {
    name: 'unused',
    commands: [['knip/bin/knip.js', '--config', '.knip.json', '--no-progress', '--treat-config-hints-as-errors']],
  },
]
const NAMES = STEPS.map((step) => step.name)

function runTool(root: string, [script = '', ...args]: string[]): Promise<{ code: number; output: string }> {
  const tool = path.join(root, 'node_modules', script)
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

async function runStep(root: string, step: Step): Promise<Verdict> {
  const began = performance.now()
  const results: { code: number; output: string }[] = []
  for (const command of step.commands) results.push(await runTool(root, command))
  return {
    name: step.name,
    passed: results.every((result) => result.code === 0),
    output: results
      .map((result) => result.output.trim())
      .join('\n')
      .trim(),
    seconds: (performance.now() - began) / 1000,
  }
}

/** Runs the named guards over the house in `root`, two at a time; `heard` is told of each as it ends. */
export async function check(
  root: string,
  only: readonly string[],
  heard: (verdict: Verdict) => void,
): Promise<boolean> {
  const waiting = STEPS.filter((step) => only.includes(step.name))
  let passed = true
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const verdict = await runStep(root, step)
      passed &&= verdict.passed
      heard(verdict)
    }
  }
  await Promise.all([worker(), worker()])
  return passed
}

function tell({ name, passed, output, seconds }: Verdict): void {
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(8)} ${seconds.toFixed(1)} s`)
  if (!passed) console.log(output)
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, root: { type: 'string' } } })
  const only = values.only?.split(',') ?? NAMES
  const unknown = only.filter((name) => !NAMES.includes(name))
  if (unknown.length > 0) throw new Error(`No such step: ${unknown.join(', ')}. There are: ${NAMES.join(', ')}`)
  const root = path.resolve(values.root ?? path.join(import.meta.dirname, '..', '..'))
  if (!(await check(root, only, tell))) process.exitCode = 1
}

if (import.meta.main) await main()
