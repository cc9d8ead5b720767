/** What one person fills in at the table, and storing it. */
import { useState } from 'react'
import { remarkLines } from '#documents/issue/remark-box.ts'
import type { Signatory } from '#domain/reports/document-model.ts'
import type { IssuedDocument, RoundState, Strokes } from '#domain/reports/issued-document.ts'
import { useSession } from '#features/shared/session.tsx'
import { recordEntry } from '../record-entry.ts'
import type { AnyRefusal } from '../use-refusal-text.ts'
import { isSignature } from './strokes.ts'

export type SigningOutcome = 'signed' | 'on-paper' | 'declined' | 'left'

export function useSignForm(
  document: IssuedDocument,
  signatory: Signatory,
  onOutcome: (outcome: SigningOutcome) => void,
) {
  const { vault, settings, today } = useSession()
  const [way, setWay] = useState<'draw' | 'type'>('draw')
  const [strokes, setStrokes] = useState<Strokes>([])
  const [typedName, setTypedName] = useState('')
  const [agrees, setAgrees] = useState(false)
  const [remark, setRemark] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<AnyRefusal | 'nothing-drawn' | 'nothing-typed' | null>(null)

  const written = (remark ?? '').trim()

  async function record(
    state: RoundState,
    method: 'drawn' | 'typed' | 'paper' | 'none',
    outcome: SigningOutcome,
  ): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await recordEntry(vault, settings, document, signatory, {
        state,
        method,
        strokes: method === 'drawn' ? strokes : [],
        typedName: method === 'typed' ? typedName : '',
        remark: written,
        onDay: today,
        scan: null,
      })
      if (answer.ok) onOutcome(outcome)
      else setProblem(answer.code)
    } catch (error) {
      setProblem('unexpected')
      throw error
    } finally {
      setBusy(false)
    }
  }

  async function sign(): Promise<void> {
    if (way === 'draw' && !isSignature(strokes)) return setProblem('nothing-drawn')
    if (way === 'type' && typedName.trim() === '') return setProblem('nothing-typed')
    const state = written !== '' ? 'with-remarks' : agrees ? 'agreed' : 'seen'
    await record(state, way === 'draw' ? 'drawn' : 'typed', 'signed')
  }

  return {
    today,
    way,
    setWay: (next: 'draw' | 'type') => {
      setProblem(null)
      setWay(next)
    },
    strokes,
    draw: (edit: (strokes: Strokes) => Strokes) => {
      setProblem(null)
      setStrokes(edit)
    },
    typedName,
    setTypedName: (name: string) => {
      setProblem(null)
      setTypedName(name)
    },
    agrees,
    setAgrees,
    remark,
    setRemark,
    /** The remark will stand on a sheet of its own. */
    needsSheet: remarkLines(written) === null,
    hasRemark: written !== '',
    isBusy,
    problem,
    sign,
    preferPaper: () => record('sent-on-paper', 'paper', 'on-paper'),
    decline: () => record('declined', 'none', 'declined'),
  }
}
