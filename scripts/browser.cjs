/** Finds a Chromium, Chrome or Edge for the tests that drive a real client. CommonJS: jest's configuration reads it too. */
const { existsSync } = require('node:fs')
const { delimiter, join } = require('node:path')

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
]

function usualPlaces(platform, env) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    )
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean)
    return roots.flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
  }
  const folders = (env.PATH || '').split(delimiter).filter(Boolean)
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** The path of a browser: BROWSER_PATH or CHROME_PATH where one is set, else an installed one; undefined where there is none. */
function findBrowser(env = process.env, platform = process.platform) {
  const given = env.BROWSER_PATH || env.CHROME_PATH
  if (given) return existsSync(given) ? given : undefined
  return usualPlaces(platform, env).find((path) => existsSync(path))
}

module.exports = { findBrowser }
