// SPDX-License-Identifier: Apache-2.0
// The staff of a school, found by name, post or class; first accounts and passwords, told once and kept nowhere.
import { computed, onMounted, ref, shallowRef } from 'vue'
import { giveAccounts, listClasses, listStaff, renewPassword, type StaffAccount, type StaffLine } from '@/people/api'
import { useClassName } from '@/people/naming'
import type { Problem } from '@/platform/api/problem'
import { useDates } from '@/platform/dates'
import { useWords } from '@/platform/i18n'
import { useLoaded } from '@/platform/useLoaded'

export function useStaff() {
  const { t } = useWords()
  const { classNameOf } = useClassName()
  const { shortDay } = useDates()
  const list = useLoaded(listStaff)
  const classes = useLoaded(listClasses)
  const words = ref('')

  const className = (name: string) => {
    const known = classes.content.value?.find((each) => each.class_name === name)
    return known ? classNameOf(known) : name
  }
  const aboutOf = ({ posts, classes: taught }: StaffLine) =>
    [posts.map((post) => t(`people.posts.${post}`)).join(t('platform.and')), taught.map(className).join(t('platform.and'))]
      .filter(Boolean).join('\u00a0· ')
  // The leave that runs now or comes next.
  const leaveOf = ({ absences }: StaffLine) => {
    const next = absences[0]
    if (!next) return ''
    const since = shortDay(next.since_on)
    return next.until_on ? t('people.staff.leave_span', { since, until: shortDay(next.until_on) }) : t('people.staff.leave_from', { since })
  }
  const rows = computed(() =>
    (list.content.value ?? []).map((staff) => ({ staff, about: aboutOf(staff), leave: leaveOf(staff) }))
      .filter(({ staff, about }) => `${staff.name} ${about}`.toLowerCase().includes(words.value.trim().toLowerCase())))
  const all = computed(() => list.content.value?.length ?? 0)

  onMounted(() => { void list.load(); void classes.load() })
  return { ...list, words, rows, all }
}

export function useFirstPasswords() {
  const accounts = shallowRef<StaffAccount[]>([])
  // Printed or saved: nothing is lost when the page is left.
  const isKept = ref(false)
  const isBusy = ref(false)
  const problem = ref<Problem | null>(null)
  const isAtRisk = computed(() => accounts.value.length > 0 && !isKept.value)

  // How many accounts are new; undefined when it failed.
  async function give(): Promise<number | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const answer = await giveAccounts()
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return undefined
    if (answer.data.accounts.length > 0) {
      accounts.value = [...accounts.value, ...answer.data.accounts]
      isKept.value = false
    }
    return answer.data.accounts.length
  }
  async function renew(staff_id: number): Promise<StaffAccount | undefined> {
    if (isBusy.value) return undefined
    isBusy.value = true
    const answer = await renewPassword(staff_id)
    isBusy.value = false
    problem.value = answer.ok ? null : answer.problem
    return answer.ok ? answer.data : undefined
  }
  function putAway() {
    accounts.value = []
    isKept.value = false
  }
  return { accounts, isKept, isAtRisk, isBusy, problem, give, renew, putAway }
}
