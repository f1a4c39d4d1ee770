// Runs before `npm start`, `npm test` and `npm run ask`, on the host's own Node and without any package: it brings
// the packages, and with --web the web app, up to date. Where all is fresh it says nothing and takes no time.
// This first file keeps to syntax that very old versions read, so that they get a message instead of a stack.

const oldest = 20

if (Number(process.versions.node.split('.')[0]) < oldest) {
  console.error(
    `ChainLens needs Node ${oldest} or newer to begin with; this is ${process.version}. See https://nodejs.org`,
  )
  process.exit(1)
}

import('./bootstrap/bring-up-to-date.mjs')
  .then((module) => module.bringUpToDate({ web: process.argv.includes('--web') }))
  .catch((error) => {
    console.error(error.isExpected ? error.message : error)
    process.exit(1)
  })
