import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** The tests use the package by its own name, as built: what `cargo xtask wasm` put into `dist`. */
const own = (file: string) => fileURLToPath(new URL(`./dist/${file}`, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^meedoen$/, replacement: own("node.js") },
      { find: /^meedoen\/(\w+)$/, replacement: own("$1.js") },
    ],
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "node", include: ["tests/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "chromium",
          include: ["tests/browser/*.test.ts"],
          globalSetup: "tests/browser/support/setup.ts",
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: "packed",
          include: ["tests/packed/*.test.ts"],
          fileParallelism: false,
          testTimeout: 240_000,
        },
      },
    ],
  },
});
