const { findBrowser } = require('./scripts/browser.cjs')

// Tests of real clients (tests/client) read BROWSER_PATH; without a browser they cannot run and are left out.
const browser = findBrowser()
if (browser !== undefined) process.env.BROWSER_PATH = browser

/** Tests run through SWC (types are checked by tsc on its own); real-client tests get time to start a browser. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: browser === undefined ? ['/node_modules/', '<rootDir>/tests/client/'] : ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  testTimeout: 30000,
}
