// SPDX-License-Identifier: Apache-2.0
// The rooms of the shell, by posture, in their order. A room is shown once its route exists; its words are
// app.rooms.<route name>. A phone shows the first four and the last.
import type { Posture } from '@/people/posture'
import type { IconName } from '@/platform/ui/icons'

export interface Room { route: string; icon: IconName }

const me: Room = { route: 'me', icon: 'me' }

export const rooms: Record<Posture, Room[]> = {
  family: [
    { route: 'family_home', icon: 'home' },
    { route: 'inbox', icon: 'message' },
    { route: 'children', icon: 'child' },
    { route: 'learning', icon: 'learn' },
    me,
  ],
  teacher: [
    { route: 'teacher_today', icon: 'today' },
    { route: 'my_classes', icon: 'class' },
    { route: 'visits', icon: 'visit' },
    { route: 'notices', icon: 'message' },
    { route: 'norm_board', icon: 'norms' },
    { route: 'follow_ups', icon: 'check' },
    { route: 'gatherings', icon: 'calendar' },
    { route: 'committees', icon: 'people' },
    { route: 'cases', icon: 'star' },
    me,
  ],
  school: [
    { route: 'norm_board', icon: 'norms' },
    { route: 'teacher_today', icon: 'today' },
    { route: 'students', icon: 'people' },
    { route: 'visits', icon: 'visit' },
    { route: 'notices', icon: 'message' },
    { route: 'follow_ups', icon: 'check' },
    { route: 'gatherings', icon: 'calendar' },
    { route: 'committees', icon: 'people' },
    { route: 'cases', icon: 'star' },
    { route: 'staff', icon: 'key' },
    { route: 'roster_import', icon: 'upload' },
    { route: 'policies', icon: 'letter' },
    { route: 'school_settings', icon: 'settings' },
    me,
  ],
  district: [
    { route: 'district_board', icon: 'heat_map' },
    { route: 'district_letters', icon: 'letter' },
    { route: 'schools', icon: 'schools' },
    { route: 'showcase', icon: 'star' },
    { route: 'school_settings', icon: 'settings' },
    me,
  ],
}

// What a phone's tab bar holds of a posture's rooms.
export function tabsOf<T>(all: readonly T[]): T[] {
  return all.length <= 5 ? [...all] : [...all.slice(0, 4), ...all.slice(-1)]
}

// The rooms a phone has no tab for: they stand on the page of the last one.
export function roomsBesideTabs<T>(all: readonly T[]): T[] {
  const tabs = new Set(tabsOf(all))
  return all.filter((room) => !tabs.has(room))
}
