import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// The dashboard as it is built (`npm run build`), in a real Chromium. A file is an idea.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  cacheDir: fileURLToPath(new URL("../node_modules/.vitest", import.meta.url)),
  test: {
    include: ["*.test.ts"],
    globalSetup: ["driver/ready.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
