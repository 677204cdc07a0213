import { defineConfig } from "vite";
import { embedded } from "./build/embedded.ts";
import { oneFile } from "./build/one-file.ts";
import { policy } from "./build/policy.ts";

// Two products: `dist/site`, static files for any web server, and `dist/meedoen.html`, one file that
// opens from `file://` (mode `single`).
export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [embedded(), mode === "single" ? oneFile("meedoen.html") : policy()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: mode === "single" ? "dist" : "dist/site",
    emptyOutDir: mode !== "single",
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    reportCompressedSize: false,
  },
}));
