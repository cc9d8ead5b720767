/**
 * What `npm start` runs. Plain JavaScript that an old Node can read, because the launcher itself is TypeScript, which
 * only a Node that strips types can run: 22.18, 23.6 or newer.
 */
if (process.features.typescript) {
  const { launch } = await import('./launch.ts')
  process.exitCode = await launch(process.argv.slice(2))
} else {
  console.error(
    `Driehoek heeft Node.js 22.18 of nieuwer nodig; dit is ${process.version}. Start met "npm start" na "npm ci": ` +
      'dat brengt op Windows en Linux (x64) een nieuwere Node mee.\n' +
      `Driehoek needs Node.js 22.18 or newer; this is ${process.version}. Use "npm start" after "npm ci": ` +
      'on Windows and Linux (x64) that brings a newer Node.',
  )
  process.exitCode = 1
}
