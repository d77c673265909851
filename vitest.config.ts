import { defineConfig } from 'vitest/config'

/**
 * One project per floor of the house. Floors run one after another, from the fastest to the slowest; the two journeys
 * run their files one at a time because each owns a whole browser or desktop window.
 */
const alone = { fileParallelism: false, maxWorkers: 1, testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    environment: 'node',
    passWithNoTests: false,
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/architecture/**/*.test.ts', 'tests/renderer/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'reports',
          include: ['tests/reports/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      { test: { name: 'browser', include: ['tests/e2e/browser/**/*.test.ts'], ...alone, sequence: { groupOrder: 3 } } },
      { test: { name: 'desktop', include: ['tests/e2e/desktop/**/*.test.ts'], ...alone, sequence: { groupOrder: 4 } } },
    ],
  },
})
