import { access, constants, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { ConfigProblem } from './config.ts'

export const databaseFile = (dataDir: string): string => path.join(dataDir, 'bang-tin.sqlite')

/** Makes the data folder for its owner alone; throws a ConfigProblem when it cannot be used. */
export async function prepareDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new ConfigProblem('DATA_DIR', `the folder "${dataDir}" cannot be written (${reason})`, 'DATA_DIR=./data')
  }
}
