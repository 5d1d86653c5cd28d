// SPDX-License-Identifier: Apache-2.0
// Writes into dist/worker.js which files of this build are kept on a phone: the shell for everybody, and the pages that
// are used without a network for staff and for families.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { filesOf } from './built_files.ts'

const dist = new URL('../dist/', import.meta.url)
const everybody = ['index.html', 'src/app/texts_zh_cn.ts', 'src/app/texts_en.ts', 'src/app/sending.ts', 'src/platform/offline/shell.ts',
  'src/platform/style/quasar_layer.css', 'src/app/pages/MePage.vue', 'src/app/pages/UnsentPage.vue', 'src/app/pages/StudentPage.vue',
  'src/app/pages/NotFoundPage.vue', 'src/platform/access/pages/SignInPage.vue']
const staff = ['src/app/pages/TodayPage.vue', 'src/app/pages/ClassPage.vue', 'src/capabilities/visits/planning/pages/VisitsPage.vue',
  'src/capabilities/visits/records/pages/VisitRecordPage.vue', 'src/capabilities/visits/records/pages/UnsentRecordPage.vue']
const family = ['src/app/pages/FamilyHomePage.vue', 'src/app/pages/ChildrenPage.vue']

const listed = (entries: string[]) => [...new Set(entries.flatMap((key) => [...filesOf(key)]))].map((file) => `/${file}`)
const shell = ['/index.html', '/kith.svg', ...listed(everybody)]
const besides = (files: string[]) => files.filter((each) => !shell.includes(each))
const files = { shell, staff: besides(listed(staff)), family: besides(listed(family)) }
const version = createHash('sha256').update(JSON.stringify(files)).update(readFileSync(new URL('index.html', dist))).digest('hex').slice(0, 12)

const worker = new URL('worker.js', dist)
const written = readFileSync(worker, 'utf8')
const known = written.replaceAll('__KITH_FILES__', JSON.stringify({ version, ...files }))
if (known === written) throw new Error('dist/worker.js has no place for the list of files')
writeFileSync(worker, known)
console.log(`kept on a phone: ${shell.length} files, ${files.staff.length} more for staff, ${files.family.length} for families`)
