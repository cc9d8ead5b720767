/**
 * A request to pages. A transfer dossier is laid out twice: the first time tells on which page each part begins, the
 * second prints that in its contents. The figures take the room they took the first time, so nothing moves.
 */
import type { LayOutResult } from '#documents/engine/definition.ts'
import { type DefinedPages, definePages, type PageRequest } from './define-pages.ts'

export async function layOutPages(
  request: PageRequest,
  layOut: (pages: DefinedPages) => Promise<LayOutResult>,
): Promise<LayOutResult> {
  const first = await layOut(definePages(request))
  const hasContents = request.kind === 'document' && request.model.kind === 'transfer-dossier'
  if (!hasContents) return first
  const startPages = first.headings.filter(({ level }) => level === 2).map(({ page }) => page + 1)
  return layOut(definePages(request, startPages))
}
