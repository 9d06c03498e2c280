const { findBrowser } = require('./scripts/browser.cjs')

// Tests of real clients (tests/playground) read BROWSER_PATH; without a browser they cannot run and are left out.
const browser = findBrowser()
if (browser !== undefined) process.env.BROWSER_PATH = browser

const swc = (parser) => ({ jsc: { target: 'es2022', parser }, module: { type: 'commonjs' } })

/** Tests run through SWC (types are checked by tsc on its own); real-client tests get time to start a browser. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: browser === undefined ? ['/node_modules/', '<rootDir>/tests/playground/', '<rootDir>/tests/tab/scope.test.ts'] : ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', swc({ syntax: 'typescript' })],
    // The one package under test that is published as an ES module.
    '/node_modules/strip-bom/.+\\.js$': ['@swc/jest', swc({ syntax: 'ecmascript' })],
  },
  transformIgnorePatterns: ['/node_modules/(?!strip-bom/)'],
  testTimeout: 30000,
  // Two processes fit any machine; tests that measure time and memory do not take it from each other.
  maxWorkers: 2,
  // Jest keeps what each file loaded: a process that holds more than this is replaced before its next file.
  workerIdleMemoryLimit: '700MB',
}
