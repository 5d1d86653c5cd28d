// SPDX-License-Identifier: Apache-2.0
// How much waits behind a room of the shell, by the name of its route.
import { defineStore } from 'pinia'
import { ref } from 'vue'

export const useBadges = defineStore('badges', () => {
  const counts = ref<Record<string, number>>({})
  function set(route_name: string, count: number) {
    counts.value = { ...counts.value, [route_name]: count }
  }
  return { counts, set }
})
