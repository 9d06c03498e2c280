const { findBrowser } = require('./scripts/browser.cjs')
const { findPostgres } = require('./scripts/postgres.cjs')

// Tests of real clients (tests/playground, tests/tab) read BROWSER_PATH; without a browser they cannot run and are left out.
const browser = findBrowser()
if (browser !== undefined) process.env.BROWSER_PATH = browser

/** Tests that need a program which is not installed: left out here, and said aloud by scripts/steps/test-all.mjs. */
const leftOut = [
  ...(browser === undefined ? ['<rootDir>/tests/playground/', '<rootDir>/tests/tab/[^/]+[.]test'] : []),
  ...(findPostgres() === undefined ? ['<rootDir>/tests/storage/postgres/'] : []),
]

const swc = (parser) => ({ jsc: { target: 'es2022', parser }, module: { type: 'commonjs' } })

/** Tests run through SWC (types are checked by tsc on its own); real-client tests get time to start a browser. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc({ syntax: 'typescript' })],
    // The one package under test that is published as an ES module.
    '/node_modules/strip-bom/.+\\.js$': ['@swc/jest', swc({ syntax: 'ecmascript' })],
  },
  transformIgnorePatterns: ['/node_modules/(?!strip-bom/)'],
  testTimeout: 60000,
  // Two processes fit any machine; tests that measure time and memory do not take it from each other.
  maxWorkers: 2,
  // Jest keeps what each file loaded: a process that holds more than this is replaced before its next file.
  workerIdleMemoryLimit: '700MB',
}
