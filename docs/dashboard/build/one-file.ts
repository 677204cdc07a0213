import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { withPolicy } from "./policy.ts";

/** Makes one HTML file of the page, its script and its style; the script is allowed by its hash. */
export function oneFile(name: string): Plugin {
  return {
    name: "meedoen:one-file",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        let html = "";
        let script = "";
        let style = "";
        for (const [key, piece] of Object.entries(bundle)) {
          if (piece.type === "chunk") script += piece.code;
          else if (key.endsWith(".css")) style += text(piece.source);
          else if (key.endsWith(".html")) html = text(piece.source);
          else this.error(`one file cannot hold ${key}`);
          delete bundle[key];
        }
        // What would end the element, or begin a comment in it.
        script = `\n${script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--")}`;
        const hash = createHash("sha256").update(script).digest("base64");
        html = html
          .replace(/\s*<script type="module"[^>]*><\/script>/, "")
          .replace(/\s*<link rel="stylesheet"[^>]*>/, "");
        html = withPolicy(html, `'sha256-${hash}'`);
        html = html.replace("</head>", () => `<style>${style}</style>\n  </head>`);
        html = html.replace("</body>", () => `<script type="module">${script}</script>\n  </body>`);
        this.emitFile({ type: "asset", fileName: name, source: html });
      },
    },
  };
}

const text = (source: string | Uint8Array): string =>
  typeof source === "string" ? source : new TextDecoder().decode(source);
