// SPDX-License-Identifier: Apache-2.0
// Speaking into the telephone, two minutes at most. Where the browser cannot record, nothing is offered.
import { computed, onBeforeUnmount, ref } from 'vue'

const longest_s = 120
const bits_a_second = 32_000
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/webm']

export const canRecord = () => typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)

export function useVoice(done: (sound: Blob) => void) {
  const recorder = ref<MediaRecorder>()
  const seconds = ref(0)
  const isBarred = ref(false)
  let ticking: ReturnType<typeof setInterval> | undefined

  function stop() {
    clearInterval(ticking)
    if (recorder.value?.state === 'recording') recorder.value.stop()
    recorder.value = undefined
  }

  async function start() {
    isBarred.value = false
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const mimeType = types.find((each) => MediaRecorder.isTypeSupported(each))
      const made = new MediaRecorder(stream, { audioBitsPerSecond: bits_a_second, ...(mimeType ? { mimeType } : {}) })
      const parts: Blob[] = []
      made.ondataavailable = ({ data }) => parts.push(data)
      made.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        done(new Blob(parts, { type: made.mimeType }))
      }
      made.start()
      recorder.value = made
    } catch {
      // Refused by the person, or no microphone: the note can still be written.
      isBarred.value = true
      return
    }
    seconds.value = 0
    ticking = setInterval(() => { if (++seconds.value >= longest_s) stop() }, 1000)
  }

  onBeforeUnmount(stop)
  return { isRecording: computed(() => recorder.value !== undefined), isBarred, seconds, longest_s, start, stop }
}
