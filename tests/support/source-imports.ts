/**
 * The imports a source file really has, read from its syntax tree by the parser that builds the app: static and
 * dynamic imports, re-exports, type imports, `require`, and `new URL('…', import.meta.url)`, by which workers and
 * assets are taken in.
 */
import { extname } from 'node:path'
import { parseAst } from 'vite'

interface Node {
  type: string
  [key: string]: unknown
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

const literalOf = (value: unknown): string | null => {
  if (!isNode(value)) return null
  if (value.type === 'TemplateLiteral') {
    const [first, second] = value['quasis'] as { value: { cooked: string } }[]
    return second === undefined && first !== undefined ? first.value.cooked : null
  }
  return value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : null
}

const isImportMetaUrl = (value: unknown): boolean =>
  isNode(value) &&
  value.type === 'MemberExpression' &&
  isNode(value['object']) &&
  value['object'].type === 'MetaProperty'

const calleeName = (node: Node): unknown => (isNode(node['callee']) ? node['callee']['name'] : undefined)

/** The specifier a node imports; `undefined` when it imports nothing, null when it can't be read off the source. */
const specifierOf = (node: Node): string | null | undefined => {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return literalOf(node['source'])
    case 'ExportNamedDeclaration':
      return node['source'] === null || node['source'] === undefined ? undefined : literalOf(node['source'])
    case 'TSImportType':
      return literalOf(node['source'] ?? node['argument'])
    case 'CallExpression':
      return calleeName(node) === 'require' ? literalOf((node['arguments'] as unknown[])[0]) : undefined
    case 'NewExpression': {
      const [first, second] = node['arguments'] as unknown[]
      return calleeName(node) === 'URL' && isImportMetaUrl(second) ? literalOf(first) : undefined
    }
    default:
      return undefined
  }
}

/** Throws when a file does not parse. A computed import comes out as null. */
export const importsOf = (file: string, source: string): (string | null)[] => {
  const lang = extname(file) === '.tsx' ? 'tsx' : extname(file) === '.ts' ? 'ts' : 'js'
  const found: (string | null)[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item)
    } else if (isNode(value)) {
      const specifier = specifierOf(value)
      if (specifier !== undefined) found.push(specifier)
      for (const [key, child] of Object.entries(value)) if (key !== 'parent') visit(child)
    }
  }
  visit(parseAst(source, { lang }))
  return found
}
