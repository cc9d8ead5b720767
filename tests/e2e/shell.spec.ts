import { expect, test } from '../support/app-fixture.ts'

test('opens on a page', async ({ launch }) => {
  const app = await launch()
  console.log(await app.page.title(), (await app.page.content()).slice(0, 600))
  console.log(
    await app.page.evaluate(() => Object.keys(window.driehoek ?? {})),
    await app.page.evaluate(() => window.driehoek?.freeSpace()),
  )
  expect(1).toBe(1)
})
