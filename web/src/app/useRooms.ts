// SPDX-License-Identifier: Apache-2.0
// The viewer's rooms that exist: those in the shell's menu, and those a phone's tab bar has no place for.
import { computed } from 'vue'
import { useRouter } from 'vue-router'
import { rooms, roomsBesideTabs, tabsOf } from '@/app/rooms'
import { postureOf } from '@/people/posture'
import { useSession } from '@/platform/access/session'
import { useScreen } from '@/platform/screen'

export function useRooms() {
  const session = useSession()
  const router = useRouter()
  const { isDesk } = useScreen()
  const open = computed(() => rooms[postureOf(session.roles)].filter((room) => router.hasRoute(room.route)))
  const inMenu = computed(() => (isDesk.value ? open.value : tabsOf(open.value)))
  const besideMenu = computed(() => (isDesk.value ? [] : roomsBesideTabs(open.value)))
  return { inMenu, besideMenu }
}
