// SPDX-License-Identifier: Apache-2.0
// Sending what a family says about one child. A signature comes first; what is said beside it follows.
import { ref } from 'vue'
import { useWords } from '@/platform/i18n'
import { useProblemText } from '@/platform/problems'
import { toastDone, toastProblem } from '@/platform/toasts'
import type { Reply } from '@/platform/api/client'
import { answerLetter, signLetter, type Needs, type NewAnswer, type NewSignature } from '@/capabilities/notices/api'

export interface Said {
  notice_id: number
  student_id: number
  text_hash: string
  choice?: number
  opinion?: string
  drawing?: string
}

// Signed in, or by the link of one letter.
export interface AnswerWays {
  answer: (notice_id: number, answer: NewAnswer) => Promise<Reply<unknown>>
  sign: (notice_id: number, signature: NewSignature) => Promise<Reply<unknown>>
}
export const signedIn: AnswerWays = { answer: answerLetter, sign: signLetter }

export function useAnswering(ways: AnswerWays) {
  const { t } = useWords()
  const { textOf } = useProblemText()
  const isBusy = ref(false)

  async function send({ notice_id, student_id, text_hash, choice, opinion, drawing }: Said, needs: Needs): Promise<boolean> {
    const chosen = choice === undefined ? {} : { choice }
    isBusy.value = true
    const problems = []
    if (drawing) {
      const answer = await ways.sign(notice_id, { student_id, text_hash, drawing, ...chosen })
      if (!answer.ok) problems.push(answer.problem)
    }
    if (problems.length === 0 && (opinion !== undefined || needs === 'answer')) {
      const answer = await ways.answer(notice_id, { student_id, ...(needs === 'answer' ? chosen : {}), ...(opinion === undefined ? {} : { opinion }) })
      if (!answer.ok) problems.push(answer.problem)
    }
    isBusy.value = false
    if (problems[0]) toastProblem(textOf(problems[0]))
    else toastDone(t(drawing ? 'notices.sign.sent' : 'notices.answer.sent'))
    return problems.length === 0
  }

  return { isBusy, send }
}
