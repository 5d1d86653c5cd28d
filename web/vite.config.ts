// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { quasar } from '@quasar/vite-plugin'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const server = process.env.KITH_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [vue(), quasar({ autoImportComponentCase: 'pascal' })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: false,
  },
  build: {
    // Older WeChat browsers on Android are Chromium 107 and newer; iOS 15 is the oldest we serve.
    target: ['chrome107', 'safari15'],
    manifest: true,
    rollupOptions: {
      input: { index: 'index.html', worker: 'src/platform/offline/worker.ts' },
      // The worker stands at the root, under one name: its folder is what it may answer for.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
    reportCompressedSize: false,
  },
  server: { host: '127.0.0.1', proxy: { '/api': server } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.spec.ts', 'scripts/**/*.spec.ts'],
    setupFiles: ['src/platform/testing/setup.ts'],
  },
})
