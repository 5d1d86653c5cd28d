// SPDX-License-Identifier: Apache-2.0
// English counts things: "{n} ‹family/families›" takes the first form after a 1 and the second after any other
// number. The number is the last one before the forms; more than one pair of forms may stand in a text.
const forms = /(\d[\d,.]*)([^‹\d]*)‹([^/›]*)\/([^›]*)›/g

export const withPlurals = (text: string) =>
  text.replace(forms, (_all, number: string, between: string, one: string, many: string) => number + between + (number === '1' ? one : many))
