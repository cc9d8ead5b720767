/// <reference path="./pdfmake-internals.d.ts" />
/**
 * pdfmake's own modules, unwrapped. They are CommonJS with a `default` inside: Node hands out the wrapper, Vite
 * sometimes the wrapper and sometimes the class, so each is looked into here and nowhere else.
 */
import docMeasure from 'pdfmake/js/DocMeasure.js'
import docPreprocessor from 'pdfmake/js/DocPreprocessor.js'
import documentContext from 'pdfmake/js/DocumentContext.js'
import layoutBuilder from 'pdfmake/js/LayoutBuilder.js'
import line from 'pdfmake/js/Line.js'
import pageElementWriter from 'pdfmake/js/PageElementWriter.js'
import pdfDocument from 'pdfmake/js/PDFDocument.js'
import qrEncoder from 'pdfmake/js/qrEnc.js'
import renderer from 'pdfmake/js/Renderer.js'
import svgMeasure from 'pdfmake/js/SVGMeasure.js'
import textDecorator from 'pdfmake/js/TextDecorator.js'
import type * as Shapes from 'pdfmake-shapes'

function unwrap<T>(module: unknown): T {
  let inner = module
  while (typeof inner === 'object' && inner !== null && 'default' in inner) inner = inner.default
  return inner as T
}

export const DocMeasure = unwrap<typeof Shapes.DocMeasure>(docMeasure)
export const DocPreprocessor = unwrap<typeof Shapes.DocPreprocessor>(docPreprocessor)
export const DocumentContext = unwrap<typeof Shapes.DocumentContext>(documentContext)
export const LayoutBuilder = unwrap<typeof Shapes.LayoutBuilder>(layoutBuilder)
export const Line = unwrap<typeof Shapes.Line>(line)
export const PageElementWriter = unwrap<typeof Shapes.PageElementWriter>(pageElementWriter)
export const KitDocument = unwrap<typeof Shapes.KitDocument>(pdfDocument)
export const Renderer = unwrap<typeof Shapes.Renderer>(renderer)
export const SvgMeasure = unwrap<new () => unknown>(svgMeasure)
export const TextDecorator = unwrap<typeof Shapes.TextDecorator>(textDecorator)
export const qrCode = unwrap<{
  measure(node: { qr: string; eccLevel?: 'L' | 'M' | 'Q' | 'H'; fit?: number }): {
    _canvas: { x: number; y: number; w: number; color: string }[]
    _width: number
  }
}>(qrEncoder)
