// Finds Chromium and what drives it. Ends the program where one is not there.
const fs = require('fs')
const path = require('path')

function need(name) {
  try {
    return require(name)
  } catch {
    console.log(`${name} is not in NODE_PATH`)
    process.exit(2)
  }
}

const browserPath = ['chromium', 'chromium-browser', 'google-chrome']
  .flatMap((name) => process.env.PATH.split(path.delimiter).map((dir) => path.join(dir, name)))
  .find((file) => fs.existsSync(file))
if (!browserPath) {
  console.log('there is no chromium')
  process.exit(2)
}

module.exports = { need, chromium: need('playwright-core').chromium, browserPath }
