import { describe, it } from 'vitest'
import { memoryMedia, memoryStore } from '../../display/world/memory-store.ts'
import { CONTRACT } from '../support/storage-contract.ts'

describe('the store in memory', () => {
  it.each(CONTRACT)('$says', async ({ holds }) => {
    const stores = { store: memoryStore(), media: memoryMedia() }
    await holds({ open: async () => stores, reopen: async () => stores })
  })
})
