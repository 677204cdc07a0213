import type { Plugin } from "vite";

/**
 * The content security policy of the page, as a `meta` element, so that it holds wherever the files
 * stand: nothing may be fetched, posted or framed, and only the page's own script runs.
 *
 * Styles may stand inline, for charts and the report carry theirs; images are drawn in the page.
 */
export function directives(script: string): string {
  return [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src ${script} 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** Puts the policy first in the head. */
export function withPolicy(html: string, script: string): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${directives(script)}" />`;
  return html.replace(/(<meta charset="utf-8" \/>)/, `$1\n    ${meta}`);
}

/** The page of the site; while it is being developed there is none, for Vite talks with the page. */
export function policy(): Plugin {
  return {
    name: "meedoen:policy",
    apply: "build",
    transformIndexHtml: { order: "post", handler: (html) => withPolicy(html, "'self'") },
  };
}
