/**
 * Text in a document. Any string fits, except the text of a working note: that carries a brand which this type
 * refuses, so that writing one into a report, summary, letter or transfer dossier does not compile, even after the
 * note was opened. At run time it is a plain string.
 */
import { z } from 'zod'

export type DocumentText = string & { readonly [z.$brand]?: { readonly 'working-note-text'?: never } }

export const documentTextSchema = z.string() as z.ZodType<DocumentText, string>
