// SPDX-License-Identifier: Apache-2.0
// Figures of families: those who have done it, or were told by a person, are proven.
import type { FamilyFigures } from '@/capabilities/notices/district/api'

export const provenOf = (figures: FamilyFigures) => figures.done + figures.told
export const shareOf = (figures: FamilyFigures) => (figures.families ? Math.floor((provenOf(figures) * 1000) / figures.families) : 0)
// Grades as numbers, those of kindergartens below one.
export const allGrades: readonly number[] = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
