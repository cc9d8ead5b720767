/** End-to-end specs run what is built; a build older than its sources is made anew first. */
import { fileURLToPath } from 'node:url'
import { buildApp, isBuildStale } from '../../electron/launcher/build-app.ts'

export default async function globalSetup(): Promise<void> {
  const projectFolder = fileURLToPath(new URL('../../', import.meta.url))
  if ((await isBuildStale(projectFolder)) && !(await buildApp(projectFolder))) throw new Error('the app does not build')
}
