/**
 * pdfmake's PDF document with what it lacks: PDF/A metadata that is right, marked content bound to structure
 * elements, signature fields, fonts whose ToUnicode is complete, a fixed trailer ID, and bytes collected at once
 * instead of streamed. The form dictionary is written by hand: pdfkit's own sets NeedAppearances, which PDF/A
 * forbids (ISO 19005-2, 6.4.1).
 */
import type { FontOfPdf, KitImage, Ref } from 'pdfmake-shapes'
import type { SignatureBlock, SignatureField } from './definition.ts'
import { fitFont } from './font-fit.ts'
import { LayoutError } from './layout-error.ts'
import type { ArtifactKind } from './layout-node.ts'
import { pdfText } from './pdf-text.ts'
import { KitDocument } from './pdfmake-modules.ts'
import type { StructElement } from './structure.ts'
import { type XmpFacts, xmpPacket } from './xmp.ts'

/** Bit 3 of the annotation flags: printed. PDF/A wants it set and the hiding flags unset (6.3.2). */
const printFlag = 4

const artifactOperators: Record<ArtifactKind, string> = {
  Layout: '/Artifact <</Type /Layout>> BDC',
  Background: '/Artifact <</Type /Background>> BDC',
  Header: '/Artifact <</Type /Pagination /Subtype /Header>> BDC',
  Footer: '/Artifact <</Type /Pagination /Subtype /Footer>> BDC',
}

export class TaggedPdfDocument extends KitDocument {
  // `declare`: the base constructor already writes, before initialisers of this class would run.
  declare private chunks: Uint8Array[]
  declare private onFinished: (() => void) | undefined
  declare private finished: boolean
  declare private facts: XmpFacts
  declare private pictures: Map<string, Uint8Array>
  declare private nextMcid: Map<number, number>
  declare private fields: Ref[]
  declare signatureFields: SignatureField[]

  constructor(fonts: object, pictures: Map<string, Uint8Array>, facts: XmpFacts, compress = true) {
    super(
      fonts,
      {},
      {},
      {},
      {
        size: [595.28, 841.89],
        pdfVersion: '1.7',
        subset: `PDF/A-${facts.conformance}`,
        tagged: true,
        displayTitle: true,
        compress,
        lang: facts.language,
        autoFirstPage: false,
        font: null,
        fontLayoutCache: true,
        info: {
          Title: facts.title,
          ...(facts.author ? { Author: facts.author } : {}),
          Creator: facts.creatorTool,
          Producer: facts.producer,
          CreationDate: facts.creationDate,
          ModDate: facts.creationDate,
        },
      },
    )
    this.facts = facts
    this.pictures = pictures
    this.nextMcid = new Map()
    this.fields = []
    this.signatureFields = []
    this._id = idBytes(facts.documentId)
    const names = this._root.data['Names'] as Ref
    const destinations = names.data['Dests'] as { limits: boolean }
    destinations.limits = false
  }

  override push(chunk: Uint8Array | null): boolean {
    this.chunks ??= []
    if (chunk) {
      this.chunks.push(chunk)
    } else {
      this.finished = true
      this.onFinished?.()
    }
    return true
  }

  /** Ends the document and gives its bytes; waits only where a picture is still being unpacked. */
  async finish(): Promise<Uint8Array> {
    const done = new Promise<void>((resolve) => {
      this.onFinished = resolve
    })
    this.end()
    if (!this.finished) {
      if (this._waiting === 0) throw new LayoutError('document-unfinished', 'end() wrote no trailer')
      await done
    }
    const size = this.chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const bytes = new Uint8Array(size)
    let at = 0
    for (const chunk of this.chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }

  override provideFont(family: string, bold = false, italics = false): FontOfPdf {
    const type = `${bold ? 'bold' : ''}${italics ? 'italics' : ''}` || 'normal'
    const known = this.fontCache[family]?.[type]
    return known ?? fitFont(super.provideFont(family, bold, italics), family)
  }

  provideImage(label: string): KitImage {
    const known = this._imageRegistry[label]
    if (known) return known
    const bytes = this.pictures.get(label)
    if (!bytes) throw new LayoutError('image-unreadable', `no bytes for ${label}`)
    let image: KitImage
    try {
      image = this.openImage(bytes)
      if (image.colorSpace === 'DeviceCMYK') throw new LayoutError('image-colour-space', 'CMYK needs its own profile')
      image.embed(this)
    } catch (cause) {
      if (cause instanceof LayoutError) throw cause
      throw new LayoutError('image-unreadable', 'not a PNG or JPEG that can be read', { cause })
    }
    this._imageRegistry[label] = image
    return image
  }

  /** Opens marked content that belongs to an element; `endMarked` closes it. */
  beginElement(element: StructElement): void {
    const parentKey = this.page.structParentTreeKey
    const mcid = this.nextMcid.get(parentKey) ?? 0
    this.nextMcid.set(parentKey, mcid + 1)
    element.addContent(this.page.dictionary, parentKey, mcid)
    this.addContent(`/${element.type} <</MCID ${mcid}>> BDC`)
  }

  beginArtifact(kind: ArtifactKind): void {
    this.addContent(artifactOperators[kind])
  }

  endMarked(): void {
    this.addContent('EMC')
  }

  linkAnnotation(element: StructElement, url: string, contents: string, box: Box): void {
    const action = this.ref({ S: 'URI', URI: pdfText(encodeURI(decodeURIOr(url))) })
    action.end()
    this.annotation(element, box, { Subtype: 'Link', Border: [0, 0, 0], A: action, Contents: pdfText(contents) })
  }

  /** An empty signature field with its widget. Its appearance is empty too: the border is drawn on the page. */
  signatureField(element: StructElement, signature: SignatureBlock['signature'], page: number, box: Box): void {
    if (this.signatureFields.some((field) => field.name === signature.fieldName)) {
      throw new LayoutError('signature-name-twice', signature.fieldName)
    }
    const appearance = this.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, box.width, box.height],
      Resources: {},
    })
    appearance.compress = false
    appearance.end('q Q')
    const { widget, rect } = this.annotation(element, box, {
      Subtype: 'Widget',
      FT: 'Sig',
      T: pdfText(signature.fieldName),
      TU: pdfText(signature.tooltip),
      AP: { N: appearance },
    })
    this.fields.push(widget)
    this.signatureFields.push({ name: signature.fieldName, page, rect })
  }

  private annotation(element: StructElement, box: Box, own: Record<string, unknown>) {
    const parentKey = this.createStructParentTreeNextKey()
    const [x1, y1, x2, y2] = this._convertRect(box.x, box.y, box.width, box.height)
    const rect: SignatureField['rect'] = [round(x1), round(y1), round(x2), round(y2)]
    const widget = this.ref({
      Type: 'Annot',
      Rect: rect,
      F: printFlag,
      P: this.page.dictionary,
      StructParent: parentKey,
      ...own,
    })
    widget.end()
    this.page.annotations.push(widget)
    element.addAnnotation(this.page.dictionary, widget, parentKey)
    return { widget, rect }
  }

  override endMetadata(): void {
    const metadata = this.ref({ Type: 'Metadata', Subtype: 'XML' })
    metadata.compress = false
    metadata.end(new TextEncoder().encode(xmpPacket(this.facts)))
    this._root.data['Metadata'] = metadata
  }

  /** pdfkit calls this after the catalogue is written, so the form is an object made before that. */
  prepareForm(): void {
    if (this.fields.length === 0) return
    const form = this.ref({ Fields: this.fields })
    this._root.data['AcroForm'] = form
    form.end()
  }

  override endAcroForm(): this {
    return this
  }
}

export type Box = { x: number; y: number; width: number; height: number }

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function decodeURIOr(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    // A stray percent sign: the URL is used as it was written.
    return url
  }
}

function idBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(16)
  for (let at = 0; at < 16; at++) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2) || '0', 16)
  return bytes
}
