/** Lays out a page request in Node as the worker does, for the tests. */
import type { LayOutResult } from '#documents/engine/definition.ts'
import { layOut } from '#documents/engine/lay-out.ts'
import type { PageRequest } from '#documents/pages/define-pages.ts'
import { layOutPages } from '#documents/pages/lay-out-pages.ts'
import { nodeFonts } from '../engine/node-fonts.ts'

const fonts = nodeFonts()

export async function laidOut(request: PageRequest): Promise<LayOutResult> {
  return layOutPages(request, ({ definition, ...file }) => layOut(definition, { ...file, fonts }))
}
